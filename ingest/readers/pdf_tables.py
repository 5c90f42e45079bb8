"""Tables of figures in a PDF: rows that keep the names of their columns, by where things stand on the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.readers.printed import Line
from ingest.repair import one_line

_FIGURE = re.compile(r"[-–+]?\s?\d[\d .,]*(?:\s?(?:%|€|eur|t€|M€))?", re.IGNORECASE)
_CELL = re.compile(r"\S+(?: \S+)*")
_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_FEWEST_ROWS = 3


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str

    @property
    def is_figure(self) -> bool:
        return _FIGURE.fullmatch(self.text) is not None and _DATE.search(self.text) is None


def looks_tabular(lines: Sequence[Line]) -> bool:
    """Whether several lines are mostly figures: only then is the page read once more for its layout."""
    return sum(_figures(line.text) for line in lines) >= _FEWEST_ROWS


def _figures(text: str) -> bool:
    digits = sum(character.isdigit() for character in text)
    return len(re.findall(r"\d+(?:[.,]\d+)?", text)) >= 2 and digits > 0.3 * len(text.replace(" ", ""))


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
    """Text of each table row by its characters, and the header lines that every row of their table names."""
    rows: dict[str, str] = {}
    headers: set[str] = set()
    table: list[list[_Cell]] = []
    for text in [*layout.split("\n"), ""]:
        cells = [_Cell(one_line(m.group())) for m in _CELL.finditer(text) if one_line(m.group())]
        figures = [cell for cell in cells if cell.is_figure]
        if _names_years(cells):
            _render_table(table, rows, headers)
            table = [cells]
        elif table and figures and not cells[0].is_figure and 2 * len(figures) >= len(cells) - 1:
            table.append(cells)
        elif len(cells) != 1 or len(cells[0].text) > 60:
            _render_table(table, rows, headers)
            table = [cells] if len(cells) >= 2 and not figures else []
    return rows, headers


def _names_years(cells: Sequence[_Cell]) -> bool:
    """Whether a line names columns and some of them are years: "Rahoittaja 2026 2027 Yhteensä"."""
    years = sum(_YEAR.fullmatch(cell.text) is not None for cell in cells)
    figures = sum(cell.is_figure for cell in cells)
    return years > 1 and figures == years and len(cells) > years and not cells[0].is_figure


def _render_table(table: Sequence[Sequence[_Cell]], rows: dict[str, str], headers: set[str]) -> None:
    if len(table) < _FEWEST_ROWS:
        return
    header = table[0]
    for cells in table[1:]:
        rows[_squeeze(" ".join(cell.text for cell in cells))] = _render(cells, header)
    if all(len(cells) in (len(header), len(header) + 1) for cells in table[1:]):
        headers.add(_squeeze(" ".join(cell.text for cell in header)))


def _render(cells: Sequence[_Cell], header: Sequence[_Cell]) -> str:
    """One row with its column names, by position; a row with empty cells goes without: a wrong name is worse."""
    names = [cell.text for cell in header]
    if len(names) == len(cells) - 1:
        names.insert(0, "")
    if len(names) != len(cells):
        names = [""] * len(cells)
    return "; ".join(f"{name}: {cell.text}" if name else cell.text for name, cell in zip(names, cells, strict=True))
