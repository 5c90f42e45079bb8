"""Answer → plain text for the clipboard."""

from __future__ import annotations

import re

from assistant.domain import Citation
from ui import texts
from ui.conversation import Exchange

_ISO_DATE = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")


def answer_with_sources(exchange: Exchange) -> str:
    """The question, the answer's text with its marks, and the numbered sources with their addresses."""
    if exchange.answer is None:
        return exchange.question
    lines = [exchange.question, "", exchange.answer.text]
    if exchange.answer.citations:
        lines += ["", texts.COPY_SOURCES, *(source_line(citation) for citation in exchange.answer.citations)]
    return "\n".join(lines)


def source_line(citation: Citation) -> str:
    """One source on one line: number, title, publisher, date, place, address."""
    facts = (citation.title, citation.publisher, readable_date(citation.date), place(citation), citation.url)
    return f"[{citation.n}] " + ". ".join(fact for fact in facts if fact)


def place(citation: Citation) -> str:
    """Where in the document the quote stands: section and page."""
    page = texts.PAGE.format(page=citation.page) if citation.page is not None else ""
    return ", ".join(part for part in (citation.section, page) if part)


def readable_date(date: str) -> str:
    """An ISO date in the Finnish way (``2021-02-09`` → ``9.2.2021``); anything else as it is."""
    match = _ISO_DATE.fullmatch(date)
    if not match:
        return date
    year, month, day = match.groups()
    return f"{int(day)}.{int(month)}.{year}" if day else f"{int(month)}/{year}"
