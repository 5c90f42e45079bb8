"""Answer → HTML: the conversation column. No Gradio here; every value is escaped by ``ui.markup``."""

from __future__ import annotations

from assistant.composition.prompts import WITHHELD_REASONS
from assistant.domain import Answer, AnswerStatus, Claim, Document, Withheld
from assistant.verification.reasons import Reason
from ui import texts
from ui.conversation import Conversation, Exchange
from ui.markup import element, escape, safe_url
from ui.plain import answer_with_sources, readable_date

# Drawn, because a system without emoji would show an empty box; the style sheet turns it for "down".
_THUMB = (
    '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M7 10v11H3V10h4Zm0 0 4-8c1.7 0 3 1.3 3 3v4h5.3c1.2 0 2.2 1.1 '
    '2 2.3l-1.3 8c-.2 1-1 1.7-2 1.7H7"/></svg>'
)
_SHOWS_CLAIMS = {AnswerStatus.ANSWERED, AnswerStatus.PARTLY_ANSWERED}


def header(documents: int, model: str = "") -> str:
    """The top of the page: what the assistant is, what it is not, and where a question goes."""
    privacy = texts.WITH_MODEL.format(model=model) if model else texts.PRIVATE
    size = texts.MATERIAL_SIZE.format(documents=documents)
    return element(
        "header",
        element("a", escape(texts.SKIP_TO_QUESTION), class_="apuri-skip", href="#apuri-question"),
        element("h1", escape(texts.NAME)),
        element("p", escape(texts.TAGLINE), class_="apuri-tagline"),
        element("p", escape(f"{texts.IS_NOT} {privacy} {size}"), class_="apuri-isnot"),
        class_="apuri-header",
    )


def conversation(exchanges: Conversation, rate: bool = False) -> str:
    """The whole conversation, or the welcome with example questions before the first one."""
    if not exchanges:
        return _welcome()
    shown = "".join(_exchange(exchange, turn, rate) for turn, exchange in enumerate(exchanges, start=1))
    return element("div", shown, class_="apuri-log", aria_label=texts.CONVERSATION_LABEL, role="region")


def outcome(answer: Answer) -> str:
    """One line for screen readers when an answer has come."""
    status = texts.STATUS_LABELS[answer.status]
    count = len(answer.citations)
    if count == 1:
        return texts.DONE_ONE_SOURCE.format(status=status)
    return texts.DONE.format(status=status, sources=count)


def announcement(text: str) -> str:
    """A line for the page's live region, which only assistive technology shows."""
    return element("p", escape(text), class_="apuri-sr") if text else ""


def source_id(turn: int, n: int) -> str:
    """The id of the panel entry of citation ``n`` of exchange ``turn``."""
    return f"lahde-{turn}-{n}"


def _welcome() -> str:
    examples = "".join(
        element("li", element("button", escape(text), type="button", class_="apuri-example", data_ask=text))
        for text in texts.EXAMPLES
    )
    return element(
        "div",
        element("h2", escape(texts.WELCOME_TITLE)),
        element("p", escape(texts.WELCOME_TEXT)),
        element("h3", escape(texts.EXAMPLES_TITLE)),
        element("ul", examples, class_="apuri-examples"),
        class_="apuri-welcome",
    )


def _exchange(exchange: Exchange, turn: int, rate: bool) -> str:
    asked = element(
        "h2",
        element("span", escape(f"{texts.YOU_ASKED}: "), class_="apuri-sr"),
        escape(exchange.question),
        class_="apuri-asked",
    )
    return element("article", asked, _reply(exchange, turn, rate), class_="apuri-exchange", data_turn=str(turn))


def _reply(exchange: Exchange, turn: int, rate: bool) -> str:
    if exchange.error:
        return element("div", element("p", escape(exchange.error)), class_="apuri-answer apuri-error", role="alert")
    if exchange.answer is None:
        return element("div", element("p", escape(texts.SEARCHING)), class_="apuri-answer apuri-pending")
    answer = exchange.answer
    return element(
        "div",
        _status(answer.status),
        _optional("p", _interpretation(answer), "apuri-interpreted"),
        _body(answer, exchange, turn),
        _optional("p", answer.note, "apuri-note"),
        _withheld(answer.withheld),
        _actions(exchange, turn, rate),
        class_="apuri-answer",
    )


def _status(status: AnswerStatus) -> str:
    return element("p", escape(texts.STATUS_LABELS[status]), class_=f"apuri-status apuri-status-{status.value}")


def _interpretation(answer: Answer) -> str:
    return texts.INTERPRETED.format(question=answer.interpretation) if answer.interpretation else ""


def _body(answer: Answer, exchange: Exchange, turn: int) -> str:
    claims = "".join(_claim(claim, exchange, turn) for claim in answer.claims)
    if answer.status in _SHOWS_CLAIMS and claims:
        return element("ul", claims, class_="apuri-claims") + _nearest(answer.nearest)
    return element("p", escape(answer.text), class_="apuri-refusal") + _nearest(answer.nearest)


def _claim(claim: Claim, exchange: Exchange, turn: int) -> str:
    titles = {opened.citation.n: opened.citation.title for opened in exchange.opened}
    marks = "".join(_mark(n, titles.get(n, ""), turn) for n in claim.citations)
    return element("li", escape(claim.text), "&nbsp;", marks, _optional("span", claim.note, "apuri-claim-note"))


def _mark(n: int, title: str, turn: int) -> str:
    label = texts.OPEN_SOURCE.format(n=n, title=title)
    where = source_id(turn, n)
    return element(
        "a", f"[{n}]", class_="apuri-mark", href=f"#{where}", data_source=where, aria_label=label, title=label
    )


def _nearest(documents: tuple[Document, ...]) -> str:
    if not documents:
        return ""
    items = "".join(element("li", _document(document)) for document in documents)
    return element("div", element("h3", escape(texts.NEAREST)), element("ul", items), class_="apuri-nearest")


def _document(document: Document) -> str:
    known = (document.publisher, readable_date(document.date), document.kind)
    facts = texts.OUR_DIGEST if document.authority == "digest" else ", ".join(part for part in known if part)
    url = safe_url(document.url)
    title = escape(document.title)
    name = element("a", title, href=url, target="_blank", rel="noopener noreferrer") if url else title
    return name + _optional("span", facts, "apuri-facts")


def _withheld(withheld: tuple[Withheld, ...]) -> str:
    if not withheld:
        return ""
    one = len(withheld) == 1
    title = texts.WITHHELD_ONE if one else texts.WITHHELD_MANY.format(count=len(withheld))
    items = "".join(
        element(
            "li",
            element("s", escape(item.text)),
            element("span", escape(texts.WITHHELD_REASON.format(reason=_reason(item.reason))), class_="apuri-facts"),
        )
        for item in withheld
    )
    return element("details", element("summary", escape(title)), element("ul", items), class_="apuri-withheld")


def _reason(code: str) -> str:
    try:
        return WITHHELD_REASONS[Reason(code)]
    except (ValueError, KeyError):
        return code or texts.UNKNOWN_REASON


def _actions(exchange: Exchange, turn: int, rate: bool) -> str:
    copy = element(
        "button",
        escape(texts.COPY),
        type="button",
        class_="apuri-action",
        data_copy=answer_with_sources(exchange),
        data_done=texts.COPIED,
        data_failed=texts.COPY_FAILED,
    )
    thumbs = _thumbs(exchange, turn) if rate else ""
    return element("div", copy, thumbs, class_="apuri-actions")


def _thumbs(exchange: Exchange, turn: int) -> str:
    buttons = "".join(
        element(
            "button",
            _THUMB,
            type="button",
            class_="apuri-action apuri-thumb",
            data_vote=vote,
            data_turn=str(turn),
            aria_label=label,
            title=label,
            aria_pressed="true" if exchange.vote == vote else "false",
        )
        for vote, label in (("up", texts.RATE_UP), ("down", texts.RATE_DOWN))
    )
    return element("span", buttons, role="group", aria_label=texts.RATE, class_="apuri-thumbs")


def _optional(tag: str, text: str, class_: str) -> str:
    return element(tag, escape(text), class_=class_) if text else ""
