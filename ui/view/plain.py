"""Answer → plain text and simple HTML for the clipboard, with everything that must not be lost on the way."""

from __future__ import annotations

import re
from html import escape

from assistant.domain import Answer, Citation, Table, TableRow
from ui import texts
from ui.conversation import Exchange
from ui.view.addresses import safe_url
from ui.view.shape import reason, shows_claims, state

_ISO_DATE = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")


def as_text(exchange: Exchange, name: str = texts.NAME) -> str:
    """The question, the answer with its marks, its sources with addresses, and every caveat that the page shows."""
    answer = exchange.answer
    if answer is None:
        return f"{exchange.question}\n\n{exchange.error}".rstrip()
    lines = [exchange.question, *before(exchange, answer), "", *sentences(answer)]
    lines += ["", *warned] if (warned := caveats(answer)) else []
    if sources := source_lines(exchange):
        lines += ["", texts.COPY_SOURCES, *sources]
    return "\n".join([*lines, "", footer(exchange, name)])


def as_html(exchange: Exchange, name: str = texts.NAME) -> str:
    """The same as HTML that a word processor takes: paragraphs, a list of sources, links."""
    answer = exchange.answer
    if answer is None:
        return "".join(f"<p>{escape(line)}</p>" for line in as_text(exchange, name).splitlines() if line)
    parts = [f"<p><strong>{escape(exchange.question)}</strong></p>"]
    parts += [f"<p><em>{escape(line)}</em></p>" for line in before(exchange, answer)]
    parts += [f"<p>{_raised(escape(line))}</p>" for line in sentences(answer)]
    parts += [f"<p><em>{escape(line)}</em></p>" for line in caveats(answer)]
    if sources := source_lines(exchange):
        items = "".join(f"<p>{_linked(line)}</p>" for line in sources)
        parts.append(f"<p><strong>{escape(texts.COPY_SOURCES)}</strong></p>{items}")
    return "".join([*parts, f"<p><small>{escape(footer(exchange, name))}</small></p>"])


def source_lines(exchange: Exchange) -> list[str]:
    """The sources on a line each: number, title, publisher, date, place, address, and how it is quoted."""
    lines = []
    for opened in exchange.opened:
        how = texts.COPY_DIGEST if opened.digest else texts.COPY_VERBATIM
        lines.append(f"{source_line(opened.citation)} ({how})")
    return lines


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


def before(exchange: Exchange, answer: Answer) -> list[str]:
    """What stands above the answer: its quality, how the question was read, and where was searched."""
    quality = f"{texts.STATE_LABELS[state(answer)]} ({texts.STATUS_LABELS[answer.status]})"
    lines = [texts.COPY_STATE.format(state=quality)]
    if answer.interpretation:
        lines.append(texts.INTERPRETED.format(question=answer.interpretation))
    if exchange.filters:
        lines.append(texts.SEARCHED_IN.format(filters=", ".join(exchange.filters.names)))
    return lines


def sentences(answer: Answer, table: bool = True) -> list[str]:
    """The answer on a line a sentence, with its marks; its table as lines too, unless told otherwise."""
    if not shows_claims(answer):
        return [answer.text]
    lines = [answer.verdict.capitalize(), texts.VERDICT_HINT] if answer.verdict else []
    if answer.table and table:
        lines += ["\t".join(row) for row in table_rows(answer.table)]
    marked = ((claim, "".join(f"[{n}]" for n in claim.citations)) for claim in answer.claims)
    lines += [" ".join(part for part in (claim.text, marks, claim.note) if part) for claim, marks in marked]
    return [*lines, texts.MAYBE_INCOMPLETE] if answer.complete is False else lines


def table_rows(table: Table) -> list[list[str]]:
    """The table's cells by rows, the headings first."""
    return [["", *table.columns], *(_row(row) for row in table.rows)]


def caveats(answer: Answer) -> list[str]:
    """What the answer warns of, and what was withheld from it."""
    withheld = (texts.COPY_WITHHELD.format(text=one.text, reason=reason(one.reason)) for one in answer.withheld)
    return [line for line in (answer.note, *withheld) if line]


def footer(exchange: Exchange, name: str) -> str:
    """Who gave the answer, when, and from which generation of the index."""
    date = readable_date(exchange.asked[:10])
    return texts.COPY_FOOTER.format(name=name, date=date, generation=exchange.generation)


def _row(row: TableRow) -> list[str]:
    cells = [" ".join((cell.text or texts.NO_CELL, *(f"[{n}]" for n in cell.citations))) for cell in row.cells]
    return [row.name, *cells]


def _raised(escaped: str) -> str:
    return re.sub(r"((?:\[\d+\])+)", r"<sup>\1</sup>", escaped)


def _linked(line: str) -> str:
    parts = re.split(r"(https?://\S+)", line)
    return "".join(f'<a href="{escape(part)}">{escape(part)}</a>' if safe_url(part) else escape(part) for part in parts)
