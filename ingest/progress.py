"""A progress bar on a terminal: files while they are read, characters while they are encoded."""

from __future__ import annotations

from tqdm import tqdm


class ProgressBar:
    """A Watcher that draws one bar per stage on standard error."""

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
        if self._bar is None or self._stage != stage:
            self._bar = tqdm(total=total, desc=stage, unit=unit, unit_scale=True, file=None, leave=False)
            self._stage = stage
        self._bar.update(done - self._bar.n)
        if done >= total:
            self._bar.close()
