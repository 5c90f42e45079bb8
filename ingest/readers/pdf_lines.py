"""The only pypdf import: a PDF as lines of text with their place and type, page by page."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pypdf import PageObject, PdfReader

from assistant.errors import DocumentLimitError, UnreadableDocumentError
from ingest.readers.pdf_columns import untangle
from ingest.readers.pdf_tables import looks_tabular, with_table_rows
from ingest.readers.pdf_worded import names_columns, with_worded_rows
from ingest.readers.printed import Fragment, Line
from ingest.repair import one_line

MOST_PAGES = 5_000
_LOOKED_AT = 10
_PAGE_PIXELS = 700_000  # A4 has 970,000 at 100 dots an inch, and letters cannot be read in less
_BOLD = ("bold", "black", "heavy", "cmbx", "demi")
_log = logging.getLogger(__name__)
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class PdfContent:
    """What stands in a PDF: its lines, its outline as (title, page, depth) and its own metadata."""

    lines: tuple[Line, ...]
    page_count: int
    outline: tuple[tuple[str, int, int], ...]
    title: str
    company: str
    date: str
    is_scan: bool


def read_pdf_content(path: Path) -> PdfContent:
    """Open and read a PDF.

    Raises UnreadableDocumentError when it is encrypted, damaged or has no pages, DocumentLimitError when too long.
    """
    try:
        reader = PdfReader(path)
        if reader.is_encrypted and not _opens_without_password(reader):
            raise UnreadableDocumentError(f"{path.name}: the PDF is encrypted; save a copy without a password.")
        count = len(reader.pages)
    except (UnreadableDocumentError, RecursionError, MemoryError):
        raise
    except Exception as error:
        raise _damaged(path, error) from error
    if count == 0:
        raise UnreadableDocumentError(f"{path.name}: the PDF has no pages; download it again.")
    if count > MOST_PAGES:
        raise DocumentLimitError(f"{path.name}: the PDF has {count} pages, more than {MOST_PAGES}; split it.")
    pages = [_page(reader, number, path.name) for number in range(count)]
    if all(page is None for page in pages):
        raise UnreadableDocumentError(f"{path.name}: no page of the PDF can be read; print it to PDF again.")
    title, company, date = _metadata(reader)
    return PdfContent(
        lines=tuple(line for page in pages for line in page or ()),
        page_count=count,
        outline=tuple(_outline(reader)),
        title=title,
        company=company,
        date=date,
        is_scan=_is_scan(reader, min(count, _LOOKED_AT)),
    )


def _opens_without_password(reader: PdfReader) -> bool:
    try:
        return bool(reader.decrypt(""))
    except Exception:  # also when the package for its cipher is not installed
        return False


def _damaged(path: Path, error: Exception) -> UnreadableDocumentError:
    reason = " ".join(str(error).split())[:120] or type(error).__name__
    return UnreadableDocumentError(f"{path.name}: the PDF is damaged ({reason}); download it again or print it to PDF.")


def _page(reader: PdfReader, number: int, name: str) -> list[Line] | None:
    """Read the lines of one page; None for a page that cannot be read, for the others may still be worth reading."""
    try:
        page = reader.pages[number]
        lines = _page_lines(page, number + 1)
        worded = names_columns(lines)
        if worded or looks_tabular(lines):
            layout = page.extract_text(extraction_mode="layout", layout_mode_space_vertically=False)
            lines = with_table_rows(with_worded_rows(lines, layout) if worded else lines, layout)
        return lines
    except (RecursionError, MemoryError):
        raise
    except Exception as error:
        _log.warning("%s: page %d cannot be read (%s)", name, number + 1, " ".join(str(error).split())[:100])
        return None


def _page_lines(page: PageObject, number: int) -> list[Line]:
    rows: list[list[Fragment]] = [[]]

    def visit(text: str, cm: list[float], tm: list[float], font: dict[str, Any] | None, size: float) -> None:
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        scale = max(abs(tm[0]), abs(tm[1])) * max(abs(cm[0]), abs(cm[1]))
        bold = any(word in str((font or {}).get("/BaseFont", "")).lower() for word in _BOLD)
        for i, piece in enumerate(text.split("\n")):
            if i:
                rows.append([])
            if piece:
                rows[-1].append(Fragment(piece, x, y, abs(size * scale), bold))

    page.extract_text(visitor_text=visit)
    return untangle([row for row in rows if row], number)


def _is_scan(reader: PdfReader, count: int) -> bool:
    """Whether most of the first pages are pictures; a text with logos whose letters are damaged is no scan."""
    return sum(_pixels(reader, number) >= _PAGE_PIXELS for number in range(count)) * 2 > count


def _pixels(reader: PdfReader, number: int) -> int:
    """The pixels of all pictures that a page names itself."""
    try:
        page: Any = reader.pages[number]
        named = page["/Resources"].get_object()["/XObject"].get_object()
        pictures = [thing for name in named if (thing := named[name].get_object()).get("/Subtype") == "/Image"]
        return sum(int(picture["/Width"]) * int(picture["/Height"]) for picture in pictures)
    except Exception:  # whatever is wrong with a damaged page, it is no scan
        return 0


def _outline(reader: PdfReader) -> Iterator[tuple[str, int, int]]:
    try:
        yield from _outline_level(reader, reader.outline, 1)
    except Exception:
        return


def _outline_level(reader: PdfReader, items: list[Any], depth: int) -> Iterator[tuple[str, int, int]]:
    for item in items:
        if isinstance(item, list):
            if depth < 10:
                yield from _outline_level(reader, item, depth + 1)
        else:
            page = reader.get_destination_page_number(item)
            if page is not None and item.title:
                yield one_line(str(item.title)), page + 1, depth


def _metadata(reader: PdfReader) -> tuple[str, str, str]:
    """Title, company and ISO date of the document's own metadata; empty where damaged or missing."""
    try:
        metadata = reader.metadata
        if metadata is None:
            return "", "", ""
        created = metadata.creation_date
        date = created.date().isoformat() if created else ""
        return one_line(str(metadata.title or "")), one_line(str(metadata.get("/Company") or "")), date
    except Exception:
        return "", "", ""
