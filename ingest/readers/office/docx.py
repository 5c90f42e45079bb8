"""Word documents (.docx): headings with their automatic numbers, lists, tables, footnotes; revisions as accepted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from assistant.errors import UnreadableDocumentError
from ingest.blocks import Block, BlockKind, Reading
from ingest.readers.office.archive import Archive
from ingest.readers.office.docx_styles import Numbering, Styles, attribute, w
from ingest.readers.tables import has_header_row, row_blocks
from ingest.repair import one_line

_SKIPPED = {w("del"), w("moveFrom"), w("instrText"), w("delText"), w("txbxContent"), w("footnoteReference")}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_CORE = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_TITLE_LEVEL = 1


def read(path: Path) -> Reading:
    """Read the blocks of a Word document and what its properties say."""
    with Archive(path) as archive:
        document = archive.xml("word/document.xml")
        if document is None:
            raise UnreadableDocumentError(f"{path.name}: not a Word document; save it as .docx from its program.")
        reader = _Reader(
            Styles(archive.xml("word/styles.xml")),
            Numbering(archive.xml("word/numbering.xml")),
            _footnotes(archive.xml("word/footnotes.xml")),
        )
        body = document.find(w("body"))
        blocks = tuple(block for block in reader.blocks(body if body is not None else document) if block.text)
        core = archive.xml("docProps/core.xml")
    return Reading(
        blocks,
        title=_property(core, f"{_CORE}title"),
        date=_property(core, f"{_TERMS}created")[:10],
        language=_property(core, f"{_CORE}language")[:2].lower(),
    )


def _property(core: Element | None, name: str) -> str:
    element = core.find(name) if core is not None else None
    return one_line(element.text or "") if element is not None else ""


def _footnotes(root: Element | None) -> dict[str, str]:
    if root is None:
        return {}
    notes = {attribute(note, "id"): one_line(_text(note)) for note in root.iter(w("footnote"))}
    return {number: text for number, text in notes.items() if text}


def _text(element: Element) -> str:
    """Gather what is read of an element: without deleted text, field codes and the second copy of a drawing's text."""
    parts: list[str] = []
    stack = [element]
    while stack:
        node = stack.pop()
        if node is not element and (node.tag in _SKIPPED or node.tag == _FALLBACK):
            continue
        if node.tag == w("t"):
            parts.append(node.text or "")
        elif node.tag in (w("tab"), w("br"), w("cr")):
            parts.append(" ")
        elif node.tag == w("noBreakHyphen"):
            parts.append("-")
        elif node.tag == w("p") and parts:
            parts.append(" ")
        stack.extend(reversed(node))
    return "".join(parts)


class _Reader:
    def __init__(self, styles: Styles, numbering: Numbering, footnotes: dict[str, str]) -> None:
        self._styles = styles
        self._numbering = numbering
        self._footnotes = footnotes

    def blocks(self, parent: Element) -> Iterator[Block]:
        """Make the blocks of a body, a text box or a content control."""
        for element in parent:
            if element.tag == w("p"):
                yield from self._paragraph(element)
            elif element.tag == w("tbl"):
                yield from self._table(element)
            elif element.tag == w("sdt") and not self._is_contents(element):
                content = element.find(w("sdtContent"))
                yield from self.blocks(content) if content is not None else ()
            elif element.tag in (w("ins"), w("moveTo"), w("smartTag"), w("customXml")):
                yield from self.blocks(element)

    @staticmethod
    def _is_contents(element: Element) -> bool:
        gallery = element.find(f"{w('sdtPr')}/{w('docPartObj')}/{w('docPartGallery')}")
        return gallery is not None and "contents" in attribute(gallery, "val").lower()

    def _paragraph(self, paragraph: Element) -> Iterator[Block]:
        style = self._styles.of(paragraph)
        text = one_line(_text(paragraph))
        if text and not style.is_contents:
            label = self._numbering.next_label(paragraph, style)
            if style.level or style.is_title:
                level = _TITLE_LEVEL if style.is_title else style.level
                yield Block(BlockKind.HEADING, f"{label or ''} {text}".strip(), level)
            elif label is not None:
                bullet = f"{label} " if re.search(r"\w", label) else "- "
                yield Block(BlockKind.LIST_ITEM, text, self._numbering.depth(paragraph, style) + 1, bullet)
            else:
                yield Block(BlockKind.PARAGRAPH, text)
        for reference in paragraph.iter(w("footnoteReference")):
            note = self._footnotes.get(attribute(reference, "id"))
            if note:
                yield Block(BlockKind.NOTE, note)
        for box in paragraph.iter(w("txbxContent")):
            if not _is_within_fallback(paragraph, box):
                yield from self.blocks(box)

    def _table(self, table: Element) -> Iterator[Block]:
        rows: list[list[str]] = []
        marked = False
        for number, row in enumerate(table.iter(w("tr"))):
            cells = row.findall(w("tc"))
            rows.append([one_line(" ".join(_text(paragraph) for paragraph in cell.iter(w("p")))) for cell in cells])
            if number == 0:
                properties = row.find(w("trPr"))
                marked = properties is not None and properties.find(w("tblHeader")) is not None
                marked = marked or _all_bold(row)
        if len(rows) == 1 and len(rows[0]) == 1:  # a frame around text, not a table
            yield Block(BlockKind.PARAGRAPH, rows[0][0])
        else:
            yield from row_blocks(rows, marked or has_header_row(rows))


def _all_bold(row: Element) -> bool:
    runs = [run for run in row.iter(w("r")) if "".join(t.text or "" for t in run.iter(w("t"))).strip()]
    return bool(runs) and all(run.find(f"{w('rPr')}/{w('b')}") is not None for run in runs)


def _is_within_fallback(paragraph: Element, box: Element) -> bool:
    return any(inner is box for fallback in paragraph.iter(_FALLBACK) for inner in fallback.iter(w("txbxContent")))
