"""Tables as rows of text that keep the names of their columns."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.blocks import Block, BlockKind


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
