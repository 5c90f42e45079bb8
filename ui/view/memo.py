"""An answer as a memo to file: a Word document, or a tagged PDF."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from io import BytesIO
from pathlib import Path

import docx
import typst
from docx.document import Document

from ui import texts
from ui.conversation import Exchange
from ui.view import plain
from ui.view.addresses import safe_url
from ui.view.shape import shows_claims

_TEMPLATE = Path(__file__).parents[1] / "templates" / "memo.typ"


@dataclass(frozen=True, slots=True)
class MemoSource:
    """One citation: its line, its quote, and how the quote was made."""

    line: str
    quote: str
    how: str
    url: str


@dataclass(frozen=True, slots=True)
class Memo:
    """What a memo says, in its order; ``table`` is rows of cells, the first one the headings."""

    title: str
    before: tuple[str, ...]
    sentences: tuple[str, ...]
    table: tuple[tuple[str, ...], ...]
    caveats: tuple[str, ...]
    sources: tuple[MemoSource, ...]
    footer: str
    sources_title: str = texts.COPY_SOURCES
    language: str = "fi"


def memo_of(exchange: Exchange, name: str = texts.NAME) -> Memo:
    """The memo of an exchange that has an answer; it holds every caveat that the page shows."""
    answer = exchange.answer
    assert answer is not None
    table = plain.table_rows(answer.table) if answer.table and shows_claims(answer) else []
    return Memo(
        title=exchange.question,
        before=tuple(plain.before(exchange, answer)),
        sentences=tuple(plain.sentences(answer, table=False)),
        table=tuple(map(tuple, table)),
        caveats=tuple(plain.caveats(answer)),
        sources=tuple(
            MemoSource(
                plain.source_line(opened.citation),
                opened.citation.quote,
                texts.COPY_DIGEST if opened.digest else texts.COPY_VERBATIM,
                safe_url(opened.citation.url),
            )
            for opened in exchange.opened
        ),
        footer=plain.footer(exchange, name),
    )


def as_docx(memo: Memo) -> bytes:
    """The memo as a Word document with real headings, a real table and styles to change."""
    document = docx.Document()
    document.core_properties.title = memo.title
    document.core_properties.author = ""
    document.core_properties.language = memo.language
    document.add_heading(memo.title, level=1)
    _add(document, memo.before, "Subtitle")
    _add_table(document, memo.table)
    _add(document, memo.sentences, "Normal")
    _add(document, memo.caveats, "Intense Quote")
    if memo.sources:
        document.add_heading(memo.sources_title, level=2)
    for source in memo.sources:
        document.add_paragraph(f"{source.line} ({source.how})")
        document.add_paragraph(source.quote, style="Quote")
    _add(document, [memo.footer], "Caption")
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def as_pdf(memo: Memo) -> bytes:
    """The memo as a tagged PDF (PDF/UA-1), its fonts inside."""
    inputs = {"memo": json.dumps(asdict(memo), ensure_ascii=False)}
    written = typst.compile(
        _TEMPLATE.read_bytes(), format="pdf", sys_inputs=inputs, pdf_standards="ua-1", ignore_system_fonts=True
    )
    assert isinstance(written, bytes)
    return written


MEMOS: dict[str, tuple[Callable[[Memo], bytes], str]] = {
    "docx": (as_docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "pdf": (as_pdf, "application/pdf"),
}


def _add(document: Document, lines: tuple[str, ...] | list[str], style: str) -> None:
    for line in lines:
        document.add_paragraph(line, style=style)


def _add_table(document: Document, rows: tuple[tuple[str, ...], ...]) -> None:
    if not rows:
        return
    table = document.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.add_paragraph()
