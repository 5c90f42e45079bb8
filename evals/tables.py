"""One form for every table on the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

_GAP = "  "


def table(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Return the rows below the head: the first column to the left, the others to the right."""
    cells = [list(head), *([cell(value) for value in row] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return "\n".join(_line(row, widths) for row in cells)


def measures(head: str, columns: Sequence[str], rows: Mapping[str, Mapping[str, Any]]) -> str:
    """Return a table of named measures: a line for every name, a column for each of ``columns``."""
    return table((head, *columns), [(name, *(row[column] for column in columns)) for name, row in rows.items()])


def cell(value: Any) -> str:
    """Return a value as it is shown: three digits of a fraction, a dash for none."""
    if value is None:
        return "–"
    if isinstance(value, float):
        return (
            f"{value:,.0f}" if value.is_integer() and value > 1 else f"{value:.1f}" if value >= 10 else f"{value:.3f}"
        )
    return f"{value:,}" if isinstance(value, int) else str(value)


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = (
        text.ljust(width) if at == 0 else text.rjust(width)
        for at, (text, width) in enumerate(zip(row, widths, strict=True))
    )
    return _GAP.join((first, *others)).rstrip()
