"""The lines of a page in reading order, where a PDF does not hold them so: list numbers apart, columns row by row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.language.tokens import SMALL_LETTERS
from ingest.readers.printed import Fragment, Line
from ingest.repair import one_line

# The mean width of a character in ems; good enough to tell a full line from a short one.
CHARACTER_EMS = 0.5
_MARKER = re.compile(rf"\(?(?:\d{{1,2}}|[{SMALL_LETTERS}]|[ivx]{{1,4}})[.)]|[•▪◦‣●○■□·*–—-]")
_SAME_LINE = 3.0
# Lines of prose reach most of the way to the next column, the cells of a table seldom do.
_PROSE_FILLS = 0.7


def untangle(rows: Sequence[Sequence[Fragment]], page: int) -> list[Line]:
    """Make the lines of a page: fragments joined, columns one after the other, each list number before its item."""
    split = _column_border(rows)
    if split is None:
        lines = [line for row in rows if (line := _line(row, page))]
    else:
        left = [line for row in rows if (line := _line([f for f in row if f.x < split], page))]
        right = [line for row in rows if (line := _line([f for f in row if f.x >= split], page))]
        lines = left + right
    return _with_cells(_with_markers(lines))


def _line(fragments: Sequence[Fragment], page: int) -> Line | None:
    text = one_line("".join(fragment.text for fragment in fragments))
    solid = [fragment for fragment in fragments if fragment.text.strip()]
    if not text or not solid:
        return None
    letters = sum(len(fragment.text.strip()) for fragment in solid)
    bold = sum(len(fragment.text.strip()) for fragment in solid if fragment.bold) > letters / 2
    size = max(solid, key=lambda fragment: len(fragment.text)).size
    return Line(text, page, solid[0].x, solid[0].y, round(size, 1), bold)


def _column_border(rows: Sequence[Sequence[Fragment]]) -> float | None:
    """Where the right column begins when a page of two columns is written row by row; otherwise None.

    A table of two columns differs: its left cells seldom reach the border.
    """
    pairs = []
    for row in rows:
        solid = [fragment for fragment in row if fragment.text.strip()]
        if len(solid) == 2 and solid[1].x - solid[0].x > 12 * solid[0].size:
            pairs.append((solid[0], solid[1]))
    if len(pairs) < 5:
        return None
    border, count = Counter(round(right.x) for _, right in pairs).most_common(1)[0]
    at_border = [(left, right) for left, right in pairs if abs(right.x - border) < 2]
    filled = sorted(
        len(left.text.strip()) * CHARACTER_EMS * left.size / max(1.0, right.x - left.x) for left, right in at_border
    )
    is_prose = count >= 0.6 * len(pairs) and filled[len(filled) // 2] > _PROSE_FILLS
    return border - 2 if is_prose else None


def _with_markers(lines: list[Line]) -> list[Line]:
    """Put a bullet or number that was written apart in front of the text on the same height."""
    markers = [line for line in lines if _MARKER.fullmatch(line.text)]
    if not markers:
        return lines
    used: set[int] = set()
    result: list[Line] = []
    for line in lines:
        if _MARKER.fullmatch(line.text):
            result.append(line)
            continue
        beside = [m for m in markers if id(m) not in used and abs(m.y - line.y) < _SAME_LINE and 0 < line.x - m.x < 60]
        if beside:
            used.add(id(beside[0]))
            line = replace(line, text=f"{beside[0].text} {line.text}", x=beside[0].x)
        result.append(line)
    return [line for line in result if id(line) not in used]


def _with_cells(lines: list[Line]) -> list[Line]:
    """Join what stands side by side in a table that is written column by column; columns of prose stay apart."""
    rows: dict[int, list[Line]] = {}
    for line in lines:
        rows.setdefault(round(line.y), []).append(line)
    beside = [sorted(row, key=lambda line: line.x) for row in rows.values() if len(row) > 1]
    beside = [row for row in beside if all(b.x - a.x > 3 * a.size for a, b in pairwise(row))]
    filled = sorted(_filled(a, b) for row in beside for a, b in pairwise(row))
    if not filled or filled[len(filled) // 2] > _PROSE_FILLS:
        return lines
    joined = {id(row[0]): replace(row[0], text=" ".join(line.text for line in row)) for row in beside}
    dropped = {id(line) for row in beside for line in row[1:]}
    return [joined.get(id(line), line) for line in lines if id(line) not in dropped]


def _filled(left: Line, right: Line) -> float:
    """Tell how much of the way to its neighbour a line fills."""
    return len(left.text) * CHARACTER_EMS * left.size / max(1.0, right.x - left.x)
