"""Sheets of cells as rows of text that keep the names of their columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ingest.blocks import SHEET_LEVEL, Block, BlockKind
from ingest.readers.tables import is_figure, row_blocks

MOST_COLUMNS = 1_000
_YEAR = re.compile(r"(?:19|20)\d\d")

Rows = Iterable[Sequence[str]]


def book_blocks(sheets: Sequence[tuple[str, Rows]]) -> Iterator[Block]:
    """The blocks of a workbook: where there are several sheets, each under its name."""
    for name, rows in sheets:
        if len(sheets) > 1:
            yield Block(BlockKind.HEADING, name, SHEET_LEVEL)
        yield from sheet_blocks(rows)


def sheet_blocks(rows: Rows) -> Iterator[Block]:
    """The blocks of one sheet: empty rows divide its tables, a row of one cell above a table is its caption.

    The first row of a table names its columns unless it holds figures, which years are not.
    """
    table: list[Sequence[str]] = []
    for row in (*rows, ()):
        filled = [cell for cell in row if cell]
        if len(filled) > 1 or (table and filled):
            table.append(row)
            continue
        yield from row_blocks(table, _names_columns(table))
        table = []
        if filled:
            yield Block(BlockKind.PARAGRAPH, filled[0])


def _names_columns(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row of a table names the columns; of two columns, only where one holds nothing but figures."""
    if len(rows) < 2:
        return False
    names = [cell for cell in rows[0] if cell]
    if len(names) < 2 or any(is_figure(name) and not _YEAR.fullmatch(name) for name in names):
        return False
    if len(names) > 2:
        return True
    return len(rows) > 2 and any(
        all(column) for column in zip(*(map(is_figure, row) for row in rows[1:]), strict=False)
    )
