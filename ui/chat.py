"""What happens when a reader asks, rates or starts over. No web here: values in, exchanges out."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from assistant.domain import Answer, Citation, Commitment, Document, Passage, Section, Source, Surroundings, Turn
from assistant.errors import ApuriError
from assistant.index.history import Generation
from assistant.retrieval.register import Register, Wanted
from assistant.verification.examine import Examined
from ui import texts
from ui.conversation import EVERYTHING, Conversation, Exchange, Filters, OpenedCitation
from ui.feedback import VOTES, FeedbackLog
from ui.places import Places
from ui.store import Store
from ui.view.pages import has_pages

QUESTION_LIMIT = 1000
_KEPT_EXCHANGES = 40
_SURROUNDINGS = 300  # characters on each side of a quote: about five lines of a source

_log = logging.getLogger(__name__)


class Answering(Protocol):
    """The part of ``assistant.answer.Assistant`` that the web service uses."""

    @property
    def documents(self) -> Mapping[str, Document]:
        """Every document of the index by id."""

    @property
    def sources(self) -> Mapping[str, Source]:
        """Every original publication by id."""

    @property
    def generation(self) -> str:
        """The name of the index's generation."""

    @property
    def generations(self) -> list[Generation]:
        """The generations of the index that are kept, newest first."""

    def stream(
        self,
        question: str,
        history: Sequence[Turn] = (),
        kinds: Sequence[str] = (),
        cities: Sequence[str] = (),
        since: str = "",
    ) -> Iterator[Answer]:
        """The answer as it grows; the last one is whole."""

    def search(
        self,
        question: str,
        k: int = 10,
        kinds: Sequence[str] = (),
        cities: Sequence[str] = (),
        since: str = "",
    ) -> list[Passage]:
        """The passages nearest to a question."""

    def examine(self, text: str) -> tuple[Examined, ...]:
        """Each statement of a text with what the material has on it."""

    def surroundings(self, citation: Citation, width: int = 600) -> Surroundings:
        """The quote with the text around it; raises KeyError when its document is gone."""

    def commitments(self, city: str = "", party: str = "") -> list[Commitment]:
        """What the parties undertake."""

    def register(self, wanted: Wanted) -> Register:
        """The rows of the register of commitments."""

    def text(self, document_id: str) -> str:
        """The canonical text of a document; raises KeyError for an unknown one."""

    def sections(self, document_id: str) -> list[Section]:
        """The sections of a document, in order; raises KeyError for an unknown one."""

    def file(self, document_id: str) -> Path | None:
        """The file that a document was read from; None where it is gone or has changed since."""


class Chat:
    """Conversations over one assistant, kept in a store."""

    def __init__(
        self,
        assistant: Answering,
        store: Store | None = None,
        feedback: FeedbackLog | None = None,
        places: Places | None = None,
    ) -> None:
        self.assistant = assistant
        self.feedback = feedback or FeedbackLog()
        self.answered_one: Callable[[Exchange], object] = lambda exchange: None
        self._places = places or Places()
        self._store = store or Store()
        self._generation = ""

    def ask(self, conversation: str, question: str, filters: Filters = EVERYTHING) -> Iterator[Exchange]:
        """The exchange each time its answer grows; the last one is kept in ``conversation``.

        A question with a ``problem`` changes nothing and yields nothing. Without a name nothing is kept.
        """
        if problem(question):
            return
        history = [exchange.turn for exchange in self.exchanges(conversation) if exchange.answer]
        exchange = None
        for exchange in self.answers(question, history, filters):
            yield exchange
        if exchange is not None and conversation:
            self._store.add(conversation, exchange)

    def answers(self, question: str, history: Sequence[Turn] = (), filters: Filters = EVERYTHING) -> Iterator[Exchange]:
        """The exchange each time its answer grows; nothing is kept. Raises CrowdedError."""
        exchange = None
        with self._places.place():
            for exchange in self._answers(question, history, filters):
                yield exchange
        if exchange is not None:
            self.answered_one(exchange)

    def answered(self, question: str, filters: Filters = EVERYTHING) -> Exchange:
        """The exchange with its whole answer; nothing is kept. Raises CrowdedError."""
        *_, exchange = self.answers(question, filters=filters)
        return exchange

    def examine(self, text: str) -> tuple[Examined, ...]:
        """Each statement of ``text`` with what the material has on it. Raises CrowdedError."""
        with self._places.place():
            return self.assistant.examine(text)

    def opened(self, citation: Citation) -> OpenedCitation:
        """The citation with what its source shows."""
        document = self.assistant.documents.get(citation.document_id)
        try:
            around = self.assistant.surroundings(citation, _SURROUNDINGS)
        except KeyError:
            around = None
        digest = document.title if document and (citation.source_id or document.authority == "digest") else ""
        original = self._original(citation, document)
        kind, language = (original.kind, original.language) if original else ("", "fi")
        pictured = document is not None and bool(document.page_starts) and has_pages(Path(document.path))
        return OpenedCitation(citation, kind, digest, around, language, pictured)

    def _answers(self, question: str, history: Sequence[Turn], filters: Filters) -> Iterator[Exchange]:
        waiting = Exchange(" ".join(question.split()), filters=filters, generation=self.assistant.generation)
        try:
            for answer in self.assistant.stream(
                waiting.question, tuple(history), filters.kinds, filters.cities, filters.since
            ):
                yield replace(waiting, answer=answer, opened=tuple(map(self.opened, answer.citations)))
        except ApuriError as error:
            _log.exception("no answer")
            yield replace(waiting, error=error_message(error))
        except Exception:
            # One broken answer must not end a conversation; the log keeps the cause.
            _log.exception("no answer")
            yield replace(waiting, error=texts.TRY_AGAIN)

    def exchanges(self, conversation: str) -> Conversation:
        """What the conversation holds; never text of a document that has left the index."""
        if self.assistant.generation != self._generation:
            self._store.forget_without(self.assistant.documents)
            self._generation = self.assistant.generation
        return self._store.last(conversation, _KEPT_EXCHANGES) if conversation else ()

    def find(self, conversation: str, id_: str) -> Exchange | None:
        """One exchange of the conversation; None when it has no such one."""
        return self._store.find(conversation, id_) if conversation else None

    def forget(self, conversation: str) -> None:
        """Delete the conversation."""
        self._store.forget(conversation)

    def rate(self, conversation: str, id_: str, vote: str, reason: str = "") -> Exchange | None:
        """Keep a vote on an exchange and return it; None for what is not a vote on an answer of this conversation.

        Raises OSError when the vote cannot be written.
        """
        exchange = self.find(conversation, id_)
        if exchange is None or vote not in VOTES or not self.feedback.enabled:
            return None
        self.feedback.add(exchange, vote, reason)
        rated = replace(exchange, vote="" if vote == "withdrawn" else vote)
        self._store.replace(rated)
        return rated

    def choices(self) -> Filters:
        """The kinds of publications and the cities that the material has, sorted for the filters."""
        documents, sources = self.assistant.documents.values(), self.assistant.sources.values()
        kinds = {one.kind for one in documents} | {one.kind for one in sources}
        cities = {city for document in documents for city in document.cities}
        return Filters(tuple(sorted(kinds - {""})), tuple(sorted(cities)))

    def years(self) -> list[str]:
        """The years in which publications of the material are dated, newest first."""
        dates = [one.date for one in self.assistant.documents.values() if one.authority != "digest"]
        dates += [one.date for one in self.assistant.sources.values()]
        return sorted({date[:4] for date in dates if date}, reverse=True)

    def known(self, kinds: Sequence[str], cities: Sequence[str], since: str = "") -> Filters:
        """The filters among these that the material has."""
        choices = self.choices()
        return Filters(
            tuple(kind for kind in choices.kinds if kind in kinds),
            tuple(city for city in choices.cities if city in cities),
            since if since in self.years() else "",
        )

    def warm_up(self) -> None:
        """Answer one question unseen, so that the first reader does not wait for models and caches to load."""
        for _ in self.answers(texts.EXAMPLES[0]):
            pass

    def _original(self, citation: Citation, document: Document | None) -> Source | Document | None:
        """The publication that the citation names; None where only our digest of it is known."""
        return self.assistant.sources.get(citation.source_id) if citation.source_id else document


def problem(question: str) -> str:
    """What keeps the question from being asked, in Finnish; empty when nothing does."""
    length = len(" ".join(question.split()))
    if not length:
        return texts.EMPTY_QUESTION
    if length > QUESTION_LIMIT:
        return texts.TOO_LONG.format(limit=QUESTION_LIMIT)
    return ""


def error_message(error: ApuriError, index: str = "index") -> str:
    """The error in Finnish, in one line that says what to do."""
    template = texts.ERRORS.get(type(error), texts.OTHER_ERROR)
    return template.format(index=index, command=texts.BUILD_INDEX.format(index=index), detail=str(error))
