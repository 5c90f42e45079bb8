"""OpenDocument: texts (.odt) with headings, lists, tables and notes; spreadsheets (.ods) as their cells are shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from assistant.errors import UnreadableDocumentError
from ingest.blocks import Block, BlockKind, Reading
from ingest.readers.office.archive import Archive
from ingest.readers.office.sheets import MOST_COLUMNS, book_blocks
from ingest.readers.tables import has_header_row, row_blocks
from ingest.repair import one_line

_T = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_SKIPPED = {f"{_T}tracked-changes", f"{_T}table-of-content", f"{_OFFICE}annotation", f"{_T}note"}


def read(path: Path) -> Reading:
    """Read the blocks of an OpenDocument text or spreadsheet and what its properties say."""
    with Archive(path) as archive:
        content = archive.xml("content.xml")
        meta = archive.xml("meta.xml")
    body = content.find(f"{_OFFICE}body") if content is not None else None
    text = body.find(f"{_OFFICE}text") if body is not None else None
    sheets = body.find(f"{_OFFICE}spreadsheet") if body is not None else None
    if text is not None:
        blocks = _blocks(text, 0)
    elif sheets is not None:
        tables = sheets.findall(f"{_TABLE}table")
        blocks = book_blocks([(t.get(f"{_TABLE}name", ""), map(_cells, t.iter(f"{_TABLE}table-row"))) for t in tables])
    else:
        raise UnreadableDocumentError(f"{path.name}: not an OpenDocument text or spreadsheet; save it anew as one.")
    date = _property(meta, f"{_META}creation-date") or _property(meta, f"{_DC}date")
    return Reading(
        tuple(block for block in blocks if block.text),
        title=_property(meta, f"{_DC}title"),
        date=date[:10],
        language=_property(meta, f"{_DC}language")[:2].lower(),
    )


def _property(meta: Element | None, name: str) -> str:
    element = next(meta.iter(name), None) if meta is not None else None
    return one_line(element.text or "") if element is not None else ""


def _text(element: Element) -> str:
    parts = [element.text or ""]
    for child in element:
        if child.tag in (f"{_T}s", f"{_T}tab", f"{_T}line-break"):
            parts.append(" ")
        elif child.tag not in _SKIPPED:
            parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _blocks(parent: Element, depth: int) -> Iterator[Block]:
    for element in parent:
        if element.tag == f"{_T}h":
            level = element.get(f"{_T}outline-level", "1")
            yield Block(BlockKind.HEADING, one_line(_text(element)), int(level) if level.isdigit() else 1)
        elif element.tag == f"{_T}p":
            kind = BlockKind.LIST_ITEM if depth else BlockKind.PARAGRAPH
            yield Block(kind, one_line(_text(element)), depth, "- " if depth else "")
            yield from _notes(element)
        elif element.tag == f"{_T}list":
            for item in element.findall(f"{_T}list-item"):
                yield from _blocks(item, depth + 1)
        elif element.tag == f"{_TABLE}table":
            yield from _table(element)
        elif element.tag not in _SKIPPED and element.tag.startswith(_T):
            yield from _blocks(element, depth)


def _notes(paragraph: Element) -> Iterator[Block]:
    for body in paragraph.iter(f"{_T}note-body"):
        yield Block(BlockKind.NOTE, one_line(" ".join(_text(p) for p in body.iter(f"{_T}p"))))


def _table(table: Element) -> Iterator[Block]:
    header_rows = list(table.iter(f"{_TABLE}table-header-rows"))
    rows = [_cells(row) for row in table.iter(f"{_TABLE}table-row")]
    yield from row_blocks(rows, bool(header_rows) or has_header_row(rows))


def _cells(row: Element) -> list[str]:
    """The cells as they are shown. What is repeated stands as often; but not the empty end of a row, which has no end."""
    cells: list[str] = []
    for cell in row:
        if cell.tag in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            shown = one_line(" ".join(_text(p) for p in cell.iter(f"{_T}p")))
            cells += [shown] * min(int(cell.get(f"{_TABLE}number-columns-repeated", "1")), MOST_COLUMNS - len(cells))
    while cells and not cells[-1]:
        cells.pop()
    return cells
