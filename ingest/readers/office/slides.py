"""Presentations (.pptx), through python-pptx: a slide is a page with its title, texts, tables and speaker's notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pptx import Presentation

from ingest.blocks import Block, BlockKind, Reading
from ingest.readers.office.archive import Archive
from ingest.readers.tables import row_blocks
from ingest.repair import one_line

_DEEPEST = 20


def read(path: Path) -> Reading:
    """Read the slides of a presentation and what its properties say."""
    with Archive(path) as archive:
        archive.check()
    deck = Presentation(str(path))
    slides = list(deck.slides)
    blocks = [block for number, slide in enumerate(slides, 1) for block in _slide(slide, number)]
    about = deck.core_properties
    return Reading(
        tuple(block for block in blocks if block.text),
        title=one_line(about.title or ""),
        date=about.created.date().isoformat() if about.created else "",
        language=(about.language or "")[:2].lower(),
        page_count=len(slides),
    )


def _slide(slide: Any, page: int) -> Iterator[Block]:
    title = slide.shapes.title
    if title is not None:
        yield Block(BlockKind.HEADING, one_line(title.text_frame.text), 1 if page == 1 else 2, page=page)
    for shape in _flat(slide.shapes):
        if shape.has_text_frame and (title is None or shape.shape_id != title.shape_id):
            yield from _texts(shape, page)
        elif getattr(shape, "has_table", False):
            rows = [[one_line(cell.text) for cell in row.cells] for row in shape.table.rows]
            yield from row_blocks(rows, shape.table.first_row, page)
    if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
        for said in slide.notes_slide.notes_text_frame.paragraphs:
            yield Block(BlockKind.NOTE, one_line(said.text), page=page)


def _flat(shapes: Iterable[Any], depth: int = 0) -> Iterator[Any]:
    """The shapes in their order, those of groups among them."""
    for shape in shapes:
        if hasattr(shape, "shapes") and depth < _DEEPEST:
            yield from _flat(shape.shapes, depth + 1)
        else:
            yield shape


def _texts(shape: Any, page: int) -> Iterator[Block]:
    """The paragraphs of a shape; several in a placeholder are the points of a list."""
    said = [paragraph for paragraph in shape.text_frame.paragraphs if paragraph.text.strip()]
    listed = shape.is_placeholder and len(said) > 1
    for paragraph in said:
        if listed:
            yield Block(BlockKind.LIST_ITEM, one_line(paragraph.text), paragraph.level + 1, "- ", page)
        else:
            yield Block(BlockKind.PARAGRAPH, one_line(paragraph.text), page=page)
