"""What a passage begins with: the lines that may be its heading, and whether it is a list of contents.

Where a reader found the sections, a passage begins with its heading. Text cut by length or by page does not: the page's
running header comes first (body, kind and page, another number on every page), then a number on a line of its own, then
the heading, perhaps over two lines. And a list of contents begins with headings that are not its own: two numbered
lines in a row.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

_READ = 600  # characters of a passage in which its heading is looked for
_LONGEST_HEADING = 200
_HEADER_LINES = 4
_HEADERS_AT_MOST = 5
_REPEATED = 3
_REPEATED_SHARE = 0.25
_ITEMS = 3
_LINE_END = 40  # characters in which the dots before a page number are looked for

_DIGITS = re.compile(r"\d+")
_LETTER = re.compile(r"[^\W\d_]")
_ITEM = re.compile(r"(§\s*)?(\d{1,6}(?:\.\d{1,6})*)\.?(\s*§)?\s+[^\W\d]")
_LEADER = re.compile(r"(?:\.\s?){4,}\s*\d+$|…\s*\d+$")
_SENTENCE_ENDS = (".", "!", ",")


@lru_cache(maxsize=8192)
def first_lines(text: str) -> tuple[str, ...]:
    """The lines that a passage begins with, without empty ones."""
    return tuple(line for line in map(str.strip, text.lstrip()[:_READ].split("\n")) if line)


def running_headers(texts: Sequence[str]) -> frozenset[str]:
    """Lines that several passages begin with and that differ in their digits only, each number as #.

    A line without digits may be a heading that sections share, so that a quarter of the passages must have it.
    """
    counts = Counter(line for text in texts for line in {_folded(line) for line in first_lines(text)[:_HEADER_LINES]})
    often = max(_REPEATED, _REPEATED_SHARE * len(texts))
    return frozenset(line for line, count in counts.items() if count >= (_REPEATED if "#" in line else often))


def heading_lines(text: str, headers: frozenset[str] = frozenset()) -> tuple[tuple[str, ...], str]:
    """What may be the heading, as one line and as two; and the line that may have its number.

    Nothing where the passage begins with a sentence or as a list of contents.
    """
    lines, number = list(first_lines(text)), ""
    for _ in range(_HEADERS_AT_MOST):
        if not lines or not (_folded(lines[0]) in headers or not _LETTER.search(lines[0])):
            break
        number = lines.pop(0)
    if not lines or _begins_list(lines):
        return (), ""
    number = lines[0] if _LETTER.search(number) or not number else number
    whole = [lines[0], " ".join(lines[:2])]
    found = [line for line in dict.fromkeys(whole) if len(line) <= _LONGEST_HEADING]
    return tuple(line for line in found if not line.endswith(_SENTENCE_ENDS)), number[:_LONGEST_HEADING]


@lru_cache(maxsize=8192)
def lists_contents(text: str) -> bool:
    """Whether a passage is a list of contents: §-numbers that count up line by line, or dots that lead to page numbers.

    Other numbered lines may be what a document says.
    """
    lines = [line.strip() for line in text.split("\n")]
    if sum(bool(_LEADER.search(line[-_LINE_END:])) for line in lines) >= _ITEMS:
        return True
    numbers = [number for line in lines if "§" in line and (number := _number(line))]
    return sum(_follows(*pair) for pair in pairwise(numbers)) >= _ITEMS - 1


def _begins_list(lines: Sequence[str]) -> bool:
    """Whether the first line is an item of a list: the next item follows, at most one line later."""
    first = _number(lines[0])
    rest = [_number(line) for line in lines[1:3]]
    return bool(first) and any(_follows(first, number) for number in rest)


def _number(line: str) -> tuple[int, ...]:
    """The number that a line begins with, level by level; empty when it has none."""
    found = _ITEM.match(line)
    return tuple(int(level) for level in found[2].split(".")) if found else ()


def _follows(number: tuple[int, ...], later: tuple[int, ...]) -> bool:
    return bool(later) and later[:-1] == number[:-1] and later[-1] == number[-1] + 1


def _folded(line: str) -> str:
    return _DIGITS.sub("#", line.casefold())
