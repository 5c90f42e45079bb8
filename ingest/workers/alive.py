"""How a reader tells that it is getting on: the time limit of a file then begins anew.

Only what is slow by nature says so, such as Tesseract after every page. A reader that hangs says nothing and is ended.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar


def _nobody() -> None:
    """Outside a reader's process nobody waits."""


listener: ContextVar[Callable[[], None]] = ContextVar("listener", default=_nobody)


def still_working() -> None:
    """Say that a part of the file is done."""
    listener.get()()
