"""What a reader hands on: the blocks of a document in reading order, before they become one text."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

SHEET_LEVEL = 4
"""The level of a heading that names a sheet of a workbook: it never names the document."""


class BlockKind(StrEnum):
    """What a block is on the page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item, table row or footnote: one line of clean text, no line breaks inside.

    ``level`` is the depth of a heading (1 is the highest, 0 unknown) or of a list item (1 is the outermost).
    ``bullet`` is what stands before a list item ("- ", "1. ", "a) "); it belongs to the text but to no sentence.
    ``page`` is where the block begins; ``page_breaks`` has (offset in ``text``, page) for each later page.
    ``marks`` has (offset in ``text``, source ids) where a digest named its sources.
    """

    kind: BlockKind
    text: str
    level: int = 0
    bullet: str = ""
    page: int | None = None
    page_breaks: tuple[tuple[int, int], ...] = ()
    marks: tuple[tuple[int, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole document as its reader saw it; metadata fields are empty when the file does not say."""

    blocks: tuple[Block, ...]
    title: str = ""
    publisher: str = ""
    date: str = ""
    language: str = ""
    page_count: int = 0
    notes: tuple[str, ...] = field(default=())
