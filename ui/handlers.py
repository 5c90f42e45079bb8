"""What happens when the reader asks, rates or starts over. No Gradio here: values in, what to show out."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from assistant.domain import Answer, Citation, Document, Source, Surroundings, Turn
from assistant.errors import ApuriError
from ui import panel, render, texts
from ui.conversation import Conversation, Exchange, OpenedCitation
from ui.feedback import VOTES, FeedbackLog

QUESTION_LIMIT = 1000
_KEPT_EXCHANGES = 40
_SURROUNDINGS = 360  # characters on each side of a quote: about six lines of the panel

_log = logging.getLogger(__name__)


class Answering(Protocol):
    """The part of ``assistant.answer.Assistant`` that the chat uses."""

    @property
    def documents(self) -> Mapping[str, Document]:
        """Every document of the index by id."""

    def stream(
        self, question: str, history: Sequence[Turn] = (), kinds: Sequence[str] = (), cities: Sequence[str] = ()
    ) -> Iterator[Answer]:
        """The answer as it grows; the last one is whole."""

    def surroundings(self, citation: Citation, width: int = 600) -> Surroundings:
        """The quote with the text around it; raises KeyError when its document is gone."""


@dataclass(frozen=True, slots=True)
class View:
    """Everything the page shows after an event."""

    conversation: str
    sources: str
    announcement: str
    exchanges: Conversation


class Chat:
    """The chat's events over one assistant. It holds nothing of a session: that comes in and goes out."""

    def __init__(self, assistant: Answering, feedback: FeedbackLog | None = None) -> None:
        self._assistant = assistant
        self._feedback = feedback or FeedbackLog()

    def ask(
        self, question: str, exchanges: Conversation, kinds: Sequence[str] = (), cities: Sequence[str] = ()
    ) -> Iterator[View]:
        """The page while the question waits and each time its answer grows; nothing for an empty question."""
        question = " ".join(question.split())
        if not question:
            return
        earlier = exchanges[-_KEPT_EXCHANGES:]
        if len(question) > QUESTION_LIMIT:
            too_long = Exchange(question[:80] + " …", error=texts.TOO_LONG.format(limit=QUESTION_LIMIT))
            yield self.view((*earlier, too_long), too_long.error)
            return
        yield self.view((*earlier, Exchange(question)), texts.SEARCHING)
        for exchange in self._answers(question, earlier, kinds, cities):
            said = exchange.error or (render.outcome(exchange.answer) if exchange.answer else "")
            yield self.view((*earlier, exchange), said)

    def rate(self, exchanges: Conversation, turn: int, vote: str) -> View:
        """Keep a vote on exchange ``turn`` (from 1); anything that is not a vote on an exchange changes nothing."""
        if vote not in VOTES or not 1 <= turn <= len(exchanges) or not self._feedback.enabled:
            return self.view(exchanges)
        rated = replace(exchanges[turn - 1], vote=vote)
        try:
            self._feedback.add(rated, vote)
        except OSError:
            _log.exception("feedback was not kept")
            return self.view(exchanges, texts.TRY_AGAIN)
        return self.view((*exchanges[: turn - 1], rated, *exchanges[turn:]), texts.RATED)

    def view(self, exchanges: Conversation, announcement: str = "") -> View:
        """The page for these exchanges."""
        return View(
            render.conversation(exchanges, rate=self._feedback.enabled),
            panel.sources(exchanges),
            render.announcement(announcement),
            exchanges,
        )

    def choices(self) -> tuple[list[str], list[str]]:
        """The kinds and the cities that the material's documents have, sorted for the filters."""
        documents = self._assistant.documents.values()
        return sorted({d.kind for d in documents if d.kind}), sorted({city for d in documents for city in d.cities})

    def warm_up(self) -> None:
        """Answer one question unseen, so that the first reader does not wait for models and caches to load."""
        for _ in self.ask(texts.EXAMPLES[0], ()):
            pass

    def _answers(
        self, question: str, earlier: Conversation, kinds: Sequence[str], cities: Sequence[str]
    ) -> Iterator[Exchange]:
        history = tuple(exchange.turn for exchange in earlier if exchange.answer)
        try:
            for answer in self._assistant.stream(question, history, tuple(kinds), tuple(cities)):
                yield Exchange(question, answer, tuple(self._open(citation) for citation in answer.citations))
        except ApuriError as error:
            _log.exception("no answer")
            yield Exchange(question, error=error_message(error))
        except Exception:
            # One broken answer must not end a conversation; the log keeps the cause.
            _log.exception("no answer")
            yield Exchange(question, error=texts.TRY_AGAIN)

    def _open(self, citation: Citation) -> OpenedCitation:
        document = self._assistant.documents.get(citation.document_id)
        try:
            around = self._assistant.surroundings(citation, _SURROUNDINGS)
        except KeyError:
            around = None
        return OpenedCitation(citation, self._kind(citation, document), document, around)

    def _kind(self, citation: Citation, document: Document | None) -> str:
        """The kind of the original publication; empty where only the kind of our digest is known."""
        if citation.source_id:
            # An assistant over bare documents may have no sources to name.
            source: Source | None = getattr(self._assistant, "sources", {}).get(citation.source_id)
            return source.kind if source else ""
        return document.kind if document else ""


def error_message(error: ApuriError, index: str = "index") -> str:
    """The error in Finnish, in one line that says what to do."""
    template = texts.ERRORS.get(type(error), texts.OTHER_ERROR)
    return template.format(index=index, command=texts.BUILD_INDEX.format(index=index), detail=str(error))
