"""The only pypdf import: a PDF as lines of text with their place and type, page by page."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError

from assistant.errors import DocumentLimitError, UnreadableDocumentError
from ingest.repair import one_line

MOST_PAGES = 5_000
_BOLD = ("bold", "black", "heavy", "cmbx", "semibold", "demi")
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class Line:
    """One line as printed: ``x`` and ``y`` of its start in points from the lower left corner, ``size`` in points."""

    text: str
    page: int
    x: float
    y: float
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class PdfContent:
    """What stands in a PDF: its lines, its outline as (title, page, depth) and its own metadata."""

    lines: tuple[Line, ...]
    page_count: int
    outline: tuple[tuple[str, int, int], ...]
    title: str
    author: str
    date: str


def read_pdf_content(path: Path) -> PdfContent:
    """Open and read a PDF.

    Raises UnreadableDocumentError when it is encrypted, damaged or has no pages, DocumentLimitError when too long.
    """
    try:
        reader = PdfReader(path)
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableDocumentError(f"{path.name}: the PDF is encrypted; save a copy without a password.")
        count = len(reader.pages)
    except UnreadableDocumentError:
        raise
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError, NotImplementedError) as e:
        raise _damaged(path, e) from e
    if count == 0:
        raise UnreadableDocumentError(f"{path.name}: the PDF has no pages; download it again.")
    if count > MOST_PAGES:
        raise DocumentLimitError(f"{path.name}: the PDF has {count} pages, more than {MOST_PAGES}; split it.")
    lines = [line for number in range(count) for line in _page(reader, number)]
    title, author, date = _metadata(reader)
    return PdfContent(tuple(lines), count, tuple(_outline(reader)), title, author, date)


def _damaged(path: Path, error: Exception) -> UnreadableDocumentError:
    reason = " ".join(str(error).split())[:120] or type(error).__name__
    return UnreadableDocumentError(f"{path.name}: the PDF is damaged ({reason}); download it again or print it to PDF.")


def _page(reader: PdfReader, number: int) -> list[Line]:
    """Read the lines of one page; a page that cannot be read is empty, for the others may still be worth reading."""
    try:
        return _page_lines(reader.pages[number], number + 1)
    except RecursionError as error:
        raise DocumentLimitError(f"page {number + 1} is nested too deep; print the document to PDF again.") from error
    except MemoryError:
        raise
    except Exception:
        logging.getLogger(__name__).warning("page %d could not be read", number + 1)
        return []


def _page_lines(page: PageObject, number: int) -> list[Line]:
    lines: list[Line] = []
    parts: list[tuple[str, float, float, float, bool]] = []

    def finish() -> None:
        text = one_line("".join(part[0] for part in parts))
        solid = [part for part in parts if part[0].strip()]
        if text and solid:
            letters = sum(len(part[0]) for part in solid)
            bold = sum(len(part[0]) for part in solid if part[4]) > letters / 2
            size = max(part[3] for part in solid)
            lines.append(Line(text, number, solid[0][1], solid[0][2], round(size, 1), bold))
        parts.clear()

    def visit(text: str, cm: list[float], tm: list[float], font: dict[str, Any] | None, size: float) -> None:
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        scale = max(abs(tm[0]), abs(tm[1])) * max(abs(cm[0]), abs(cm[1]))
        bold = any(word in str((font or {}).get("/BaseFont", "")).lower() for word in _BOLD)
        for i, piece in enumerate(text.split("\n")):
            if i:
                finish()
            if piece:
                parts.append((piece, x, y, abs(size * scale), bold))

    page.extract_text(visitor_text=visit)
    finish()
    return lines


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
    """Title, author and ISO date of the document's own metadata; empty where damaged or missing."""
    try:
        metadata = reader.metadata
        if metadata is None:
            return "", "", ""
        created = metadata.creation_date
        date = created.date().isoformat() if created else ""
        return one_line(str(metadata.title or "")), one_line(str(metadata.author or "")), date
    except Exception:
        return "", "", ""
