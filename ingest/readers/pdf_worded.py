"""Tables of words in a PDF, such as who does what by when: rows that keep the names of their columns.

A table begins under a line of column names that such tables have; each cell belongs to the column it stands under,
and a line that fills only some columns goes on with the row above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.language import lists
from ingest.readers.printed import Line
from ingest.repair import one_line

_NAMES = frozenset().union(*(lists.words(f"commitments.table.{name}") for name in ("who", "when", "what", "state")))
_FIGURE = re.compile(r"[\d .,]+(?:%|€)?")
_CELL = re.compile(r"\S+(?: \S+)*")
_FEWEST_NAMES, _FEWEST_ROWS = 2, 2
_SLACK = 2
_LONGEST_NAMES = 8


@dataclass(slots=True)
class _Row:
    """The text of a row by column, and the printed lines that it takes, without their spaces."""

    cells: list[str]
    lines: list[str]


@dataclass(slots=True)
class _Table:
    """A table as it stands in the layout: where its columns begin, their names, the lines of those, and its rows."""

    starts: list[int]
    head: _Row
    rows: list[_Row]


def names_columns(lines: Sequence[Line]) -> bool:
    """Whether a line may be the column names of a table of words."""
    return any(_is_head(line.text.split()) for line in lines)


def with_worded_rows(lines: Sequence[Line], layout: str) -> list[Line]:
    """``lines`` with each row of such a table in one, as text that names its columns, and without the column names."""
    result = list(lines)
    for table in _tables(layout):
        if len(table.rows) < _FEWEST_ROWS:
            continue
        replaced = [_put(result, row.lines, _render(table.head.cells, row.cells)) for row in table.rows]
        if all(replaced):
            _put(result, table.head.lines, "")
    return result


def _is_head(words: Sequence[str]) -> bool:
    known = sum(word.casefold().strip(",/") in _NAMES for word in words)
    return known >= _FEWEST_NAMES and len(words) <= _LONGEST_NAMES


def _put(lines: list[Line], keys: Sequence[str], text: str) -> bool:
    """Put ``text`` for the lines that read as ``keys``, one after the other; an empty one takes them away."""
    squeezed = [_squeeze(line.text) for line in lines]
    for at in range(len(lines) - len(keys) + 1):
        if squeezed[at : at + len(keys)] == list(keys) and not lines[at].row:
            lines[at : at + len(keys)] = [replace(lines[at], text=text, row=True)] if text else []
            return True
    return False


def _tables(layout: str) -> Iterator[_Table]:
    table: _Table | None = None
    for text in [*layout.split("\n"), ""]:
        cells = [(match.start(), one_line(match.group())) for match in _CELL.finditer(text)]
        if not cells:
            continue
        if len(cells) >= _FEWEST_NAMES and _is_head(text.split()):
            if table is not None:
                yield table
            names = [name for _, name in cells]
            table = _Table([start for start, _ in cells], _Row(names, [_squeeze(text)]), [])
        elif table is not None and not _goes_on(table, cells, _squeeze(text)):
            yield table
            table = None
    if table is not None:
        yield table


def _goes_on(table: _Table, cells: Sequence[tuple[int, str]], key: str) -> bool:
    """Add a line to a table: as a row, or as more of the row above it; False where it is none of either."""
    at = [_column(table.starts, start) for start, _ in cells]
    if None in at or len(set(at)) < len(at):
        return False
    texts = [""] * len(table.starts)
    for column, (_, text) in zip(at, cells, strict=True):
        texts[column or 0] = text
    above = table.rows[-1] if table.rows else table.head
    full = len(cells) >= max(_FEWEST_NAMES, len(table.starts) - 1)
    sums_up = any(
        _FIGURE.fullmatch(new) and _FIGURE.fullmatch(old) for old, new in zip(above.cells, texts, strict=True)
    )
    if (texts[0] and full) or sums_up:
        table.rows.append(_Row(texts, [key]))
    elif (not texts[0] and len(cells) < len(table.starts)) or (table.rows and texts[0][:1].islower()):
        above.cells[:] = [f"{old} {new}".strip() for old, new in zip(above.cells, texts, strict=True)]
        above.lines.append(key)
    else:
        return False
    return True


def _column(starts: Sequence[int], start: int) -> int | None:
    return next((i for i, at in enumerate(starts) if abs(at - start) <= _SLACK), None)


def _render(names: Sequence[str], cells: Sequence[str]) -> str:
    return "; ".join(f"{name}: {cell}" for name, cell in zip(names, cells, strict=True) if cell)


def _squeeze(text: str) -> str:
    return re.sub(r"\s+", "", one_line(text))
