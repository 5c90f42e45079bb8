"""Citations → HTML: the numbered sources beside the conversation. No Gradio here."""

from __future__ import annotations

from assistant.domain import Citation, Surroundings
from ui import texts
from ui.conversation import Conversation, Exchange, OpenedCitation
from ui.markup import element, escape, safe_url
from ui.plain import place, readable_date
from ui.render import source_id


def sources(exchanges: Conversation) -> str:
    """The sources of every answer, grouped by question; the page shows the last group until a mark opens another."""
    title = element("h2", escape(texts.SOURCES))
    last = len(exchanges)
    groups = "".join(
        _group(exchange, turn, hidden=turn != last, named=last > 1) for turn, exchange in enumerate(exchanges, start=1)
    )
    return element("section", title, groups or _hint(texts.NO_SOURCES), class_="apuri-sources")


def _group(exchange: Exchange, turn: int, hidden: bool, named: bool) -> str:
    question = ""
    if named:
        question = element("p", escape(f"{texts.SOURCES_OF}: {exchange.question}"), class_="apuri-group-title")
    opened = "".join(_source(item, turn) for item in exchange.opened)
    if not opened:
        opened = "" if exchange.answer is None else _hint(texts.NO_SOURCES_IN_ANSWER)
    return element("div", question, opened, class_="apuri-group", data_turn=str(turn), hidden=hidden)


def _hint(text: str) -> str:
    return element("p", escape(text), class_="apuri-hint")


def _source(opened: OpenedCitation, turn: int) -> str:
    citation = opened.citation
    summary = element(
        "summary",
        element("span", f"[{citation.n}]", class_="apuri-number"),
        element(
            "span",
            element("span", escape(citation.title), class_="apuri-source-title"),
            element("span", escape(_short_facts(opened)), class_="apuri-facts"),
            class_="apuri-source-head",
        ),
    )
    return element(
        "details",
        summary,
        element("div", _facts(opened), _quote(opened), _footer(opened, turn), class_="apuri-source-body"),
        class_="apuri-source",
        id=source_id(turn, citation.n),
        data_document=citation.document_id,
        data_start=str(citation.start),
        data_end=str(citation.end),
    )


def _short_facts(opened: OpenedCitation) -> str:
    citation = opened.citation
    return " · ".join(part for part in (citation.publisher, readable_date(citation.date), opened.kind) if part)


def _facts(opened: OpenedCitation) -> str:
    citation = opened.citation
    digest = opened.document.title if opened.document and _from_digest(opened) else ""
    rows = (
        (texts.PUBLISHER, citation.publisher),
        (texts.DATE, readable_date(citation.date) or texts.NO_DATE),
        (texts.KIND, opened.kind),
        (texts.DIGEST_OF, digest),
        (texts.PLACE, _where(citation, opened.surroundings)),
    )
    return element(
        "dl", "".join(element("dt", escape(name)) + element("dd", escape(value)) for name, value in rows if value)
    )


def _where(citation: Citation, surroundings: Surroundings | None) -> str:
    """The path of headings down to the quote where it says more than the section alone."""
    if surroundings is None or len(surroundings.section_path) < 2:
        return place(citation)
    page = texts.PAGE.format(page=citation.page) if citation.page is not None else ""
    return ", ".join(part for part in (" › ".join(surroundings.section_path), page) if part)


def _from_digest(opened: OpenedCitation) -> bool:
    return bool(opened.citation.source_id) or (opened.document is not None and opened.document.authority == "digest")


def _quote(opened: OpenedCitation) -> str:
    mark = element("mark", escape(opened.citation.quote))
    around = opened.surroundings
    if around is None:
        return element("blockquote", mark, class_="apuri-quote") + _hint(texts.QUOTE_MISSING)
    return element("blockquote", escape(around.before), mark, escape(around.after), class_="apuri-quote")


def _footer(opened: OpenedCitation, turn: int) -> str:
    note = texts.DIGEST_NOTE if _from_digest(opened) else texts.VERBATIM_NOTE
    url = safe_url(opened.citation.url)
    link = ""
    if url:
        link = element(
            "a",
            escape(texts.TO_ORIGINAL),
            element("span", escape(f" {texts.NEW_WINDOW}"), class_="apuri-sr"),
            href=url,
            target="_blank",
            rel="noopener noreferrer",
            class_="apuri-original",
        )
    back = element("button", escape(texts.BACK_TO_ANSWER), type="button", class_="apuri-action", data_back=str(turn))
    return element("p", escape(note), class_="apuri-facts") + element("div", link, back, class_="apuri-actions")
