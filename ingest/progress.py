"""How far an ingest is: told to a Watcher, drawn as a progress bar on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tqdm import tqdm


class Watcher:
    """Told how far an ingest is: files read, then characters encoded. This one looks away."""

    def reading(self, done: int, total: int) -> None:
        """Files read so far and in all."""

    def encoding(self, done: int, total: int) -> None:
        """Characters encoded so far and in all."""


class ProgressBar(Watcher):
    """Draws one bar per stage on standard error."""

    def __init__(self) -> None:
        self._bar: tqdm[None] | None = None
        self._stage = ""

    def reading(self, done: int, total: int) -> None:
        """Files read so far and in all."""
        self._draw("Reading", "file", done, total)

    def encoding(self, done: int, total: int) -> None:
        """Characters encoded so far and in all."""
        self._draw("Encoding", "char", done, total)

    def _draw(self, stage: str, unit: str, done: int, total: int) -> None:
        from tqdm import tqdm

        if self._bar is None or self._stage != stage:
            self._bar = tqdm(total=total, desc=stage, unit=unit, unit_scale=True, file=None, leave=False)
            self._stage = stage
        self._bar.update(done - self._bar.n)
        if done >= total:
            self._bar.close()
