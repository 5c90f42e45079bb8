"""Which lines make one paragraph: by gaps, type, bullets and whether a line broke before it was full."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from assistant.language.dates import MONTHS
from ingest.readers.pdf_page import PageType
from ingest.readers.printed import Line
from ingest.structure import BULLET, split_number

_SENTENCE_END = re.compile(r"[.!?:;…][\"”’)]*$")
_MONTH_NEXT = re.compile(rf"\d{{1,2}}\.\s+(?:{'|'.join(MONTHS)})", re.IGNORECASE)
_OPEN_RANGE = re.compile(r"[-–]\s+\d")
_FULL = 0.85


def tight_runs(lines: Sequence[Line], body: PageType, is_heading: Callable[[Line], bool]) -> Iterator[list[Line]]:
    """Gather runs of lines without a gap between them, across page ends where a sentence goes on; headings apart."""
    run: list[Line] = []
    for line in lines:
        if run and _goes_on(run, line, body, is_heading):
            run.append(line)
        else:
            if run:
                yield run
            run = [line]
    if run:
        yield run


def _goes_on(run: Sequence[Line], line: Line, body: PageType, is_heading: Callable[[Line], bool]) -> bool:
    last = run[-1]
    if is_heading(run[0]):
        return _continues_heading(last, line)
    if last.row or line.row or is_heading(line):
        return False
    if last.page != line.page or line.y - last.y > body.leading:
        return not _SENTENCE_END.search(last.text) and (line.text[:1].islower() or last.text.endswith("-"))
    gap = last.y - line.y
    return gap <= 1.35 * max(body.leading, line.size * 1.1) and abs(last.size - line.size) <= 1


def _continues_heading(last: Line, line: Line) -> bool:
    same_type = not line.row and last.page == line.page and abs(last.size - line.size) < 0.6 and last.bold == line.bold
    close = 0 < last.y - line.y < 1.9 * line.size
    starts_anew = bool(split_number(line.text)[0]) and not line.text[0].islower()
    return same_type and close and not starts_anew


def is_item(line: Line, previous_number: int) -> bool:
    """Whether a line begins a list item; a number counts when it is 1 or follows the one before."""
    mark = BULLET.match(line.text)
    if line.row or mark is None or _MONTH_NEXT.match(line.text):
        return False
    digits = re.sub(r"\D", "", mark.group(1))
    if not digits:
        return not _OPEN_RANGE.match(line.text) or previous_number < 0
    return int(digits) == 1 or int(digits) == previous_number + 1


def paragraphs(run: Sequence[Line], body: PageType, number: int = 0) -> Iterator[list[Line]]:
    """Part the paragraphs and list items of one run; ``number`` is that of the list item before it.

    A line ends a paragraph when the first word of the next would still have fitted on it, and either its sentence
    has ended, the next line begins like a new one, or most lines of the run break like that (an address, a list).
    """
    filled = [_filled(a, b, body) for a, b in pairwise(run)]
    ragged = _is_ragged(run, filled, body)
    group = [run[0]]
    number = item_number(run[0]) if is_item(run[0], number) else number
    for i, line in enumerate(run[1:]):
        item = is_item(line, number) and not (_OPEN_RANGE.match(line.text) and run[i].text[-1].isdigit())
        outdented = line.page == run[i].page and line.x < run[i].x - 5 and (len(group) > 1 or filled[i] < _FULL)
        if item or outdented or not _wraps(run[i], line, filled[i], ragged):
            yield group
            group = []
            number = item_number(line) if item else number
        group.append(line)
    yield group


def _is_ragged(run: Sequence[Line], filled: Sequence[float], body: PageType) -> bool:
    """Whether lines break before they are full, and not only because they stand in a narrow box."""
    if len(filled) < 2 or sum(room <= _FULL for room in filled) * 2 < len(filled):
        return False
    width = max(len(line.text) for line in run)
    if width > 0.7 * body.capacity(run[0]):
        return True
    full = sum(room * body.capacity(line) > _FULL * width for room, line in zip(filled, run, strict=False))
    return full < 0.8 * len(filled)


def item_number(line: Line) -> int:
    """Read the number that a list item begins with; 0 without one."""
    mark = BULLET.match(line.text)
    digits = re.sub(r"\D", "", mark.group(1)) if mark else ""
    return int(digits) if digits else 0


def _filled(last: Line, line: Line, body: PageType) -> float:
    """Tell how full ``last`` would be with the first word of ``line`` on it: 1.0 is a full line."""
    first_word = line.text.split(" ", 1)[0]
    return (len(last.text) + 1 + len(first_word)) / body.capacity(last)


def _wraps(last: Line, line: Line, filled: float, ragged: bool) -> bool:
    if last.page != line.page or last.text.endswith("-") or filled > _FULL:
        return True
    if _SENTENCE_END.search(last.text) or not line.text[:1].islower():
        return False
    return not ragged
