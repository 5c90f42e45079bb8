"""Room for a bounded number of answers at once, whoever asks: a page, a link, a form or a program."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

AT_ONCE = 8
# Each holds a thread of the server while it waits; pages that ask nothing need some too.
WAITING = 16


class CrowdedError(Exception):
    """So many wait already that this question is not taken."""


class Places:
    """``at_once`` places; ``waiting`` more may stand in line for one, and nobody else."""

    def __init__(self, at_once: int = AT_ONCE, waiting: int = WAITING) -> None:
        self._inside = threading.BoundedSemaphore(at_once + waiting)
        self._places = threading.BoundedSemaphore(at_once)

    @contextmanager
    def place(self) -> Iterator[None]:
        """Hold a place, after waiting for it where all are taken; raises CrowdedError when the line is full."""
        if not self._inside.acquire(blocking=False):
            raise CrowdedError
        try:
            with self._places:
                yield
        finally:
            self._inside.release()
