"""Tables of figures in a PDF: rows that keep the names of their columns, by where things stand on the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.readers.printed import Line
from ingest.repair import one_line

_FIGURE = re.compile(r"[-–+]?\s?\d[\d .,]*(?:\s?(?:%|€|eur|t€|M€))?", re.IGNORECASE)
_CELL = re.compile(r"\S+(?: \S+)*")
_FEWEST_ROWS = 3


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    start: int
    end: int

    @property
    def is_figure(self) -> bool:
        return _FIGURE.fullmatch(self.text) is not None


def looks_tabular(lines: Sequence[Line]) -> bool:
    """Whether several lines are mostly figures: only then is the page read once more for its layout."""
    return sum(_figures(line.text) for line in lines) >= _FEWEST_ROWS


def _figures(text: str) -> bool:
    digits = sum(character.isdigit() for character in text)
    return len(re.findall(r"\d+(?:[.,]\d+)?", text)) >= 3 and digits > 0.3 * len(text.replace(" ", ""))


def with_table_rows(lines: Sequence[Line], layout: str) -> list[Line]:
    """``lines`` with each table row as text that names its columns, and without the rows of column names."""
    rows, headers = _rows_by_key(layout)
    result = []
    for line in lines:
        key = _squeeze(line.text)
        if key in rows:
            result.append(replace(line, text=rows[key], row=True))
        elif key not in headers:
            result.append(line)
    return result


def _squeeze(text: str) -> str:
    return re.sub(r"\s+", "", one_line(text))


def _rows_by_key(layout: str) -> tuple[dict[str, str], set[str]]:
    rows: dict[str, str] = {}
    headers: set[str] = set()
    header: list[_Cell] = []
    for text in layout.split("\n"):
        cells = [_Cell(one_line(m.group()), m.start(), m.end()) for m in _CELL.finditer(text) if one_line(m.group())]
        figures = [cell for cell in cells if cell.is_figure]
        if len(cells) >= 2 and not figures:
            header = cells
        elif header and figures and cells[0] not in figures:
            rendered = _render(cells, header)
            if rendered:
                rows[_squeeze(text)] = rendered
                headers.add(_squeeze(" ".join(cell.text for cell in header)))
        elif len(cells) == 1 and len(cells[0].text) > 60:
            header = []
    return rows, headers


def _render(cells: Sequence[_Cell], header: Sequence[_Cell]) -> str:
    """One row with its column names, by position; a row with empty cells goes without: a wrong name is worse."""
    names = [cell.text for cell in header]
    if len(names) == len(cells) - 1:
        names.insert(0, "")
    if len(names) != len(cells):
        names = [""] * len(cells)
    return "; ".join(f"{name}: {cell.text}" if name else cell.text for name, cell in zip(names, cells, strict=True))
