"""How long the steps of an answer take."""

from __future__ import annotations

from time import perf_counter


class Stopwatch:
    """Names the stretches between calls of ``lap``; times in milliseconds."""

    def __init__(self) -> None:
        self._started = self._last = perf_counter()
        self._laps: dict[str, float] = {}

    def lap(self, name: str) -> None:
        """End the current stretch and call it ``name`` (stretches of one name add up)."""
        now = perf_counter()
        self._laps[name] = self._laps.get(name, 0.0) + (now - self._last) * 1000
        self._last = now

    def laps(self) -> dict[str, float]:
        """The stretches so far, and ``total`` since the start."""
        total = (perf_counter() - self._started) * 1000
        return {name: round(ms, 2) for name, ms in {**self._laps, "total": total}.items()}
