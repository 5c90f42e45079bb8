"""Tables as rows of text that keep the names of their columns."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.blocks import Block, BlockKind

_LONGEST_NAME = 60


def has_header_row(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row names the columns, where nothing marks it: names alone above rows that hold figures.

    Two columns are more often a form, label and value, than a table, so they need a mark.
    """
    if len(rows) < 2 or len(rows[0]) < 3 or any(len(name) > _LONGEST_NAME for name in rows[0]):
        return False
    named = sum(bool(name.strip()) for name in rows[0]) >= len(rows[0]) - 1
    return named and not any(is_figure(name) for name in rows[0]) and any(is_figure(c) for row in rows[1:] for c in row)


def is_figure(cell: str) -> bool:
    """Whether a cell holds a number, a sum or a date more than words."""
    digits = sum(character.isdigit() for character in cell)
    return digits > 0 and digits >= sum(character.isalpha() for character in cell)


def row_blocks(rows: Sequence[Sequence[str]], has_header: bool, page: int | None = None) -> list[Block]:
    """One block a row: ``Kaupunki: Tampere; Osuus: 60 %``; without a header the cells alone, divided by semicolons.

    A table of a header alone keeps it as its only row.
    """
    filled = [[cell.strip() for cell in row] for row in rows if any(cell.strip() for cell in row)]
    if not filled:
        return []
    header = filled[0] if has_header and len(filled) > 1 else []
    texts = [_row_text(row, header) for row in (filled[1:] if header else filled)]
    return [Block(BlockKind.TABLE_ROW, text, page=page) for text in texts if text]


def _row_text(row: Sequence[str], header: Sequence[str]) -> str:
    parts = []
    for i, cell in enumerate(row):
        name = header[i].rstrip(":") if i < len(header) else ""
        if cell:
            parts.append(f"{name}: {cell}" if name and name != cell else cell)
    return "; ".join(parts)
