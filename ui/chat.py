"""What happens when a reader asks, rates or starts over. No web here: values in, exchanges out."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from assistant.domain import Answer, Citation, Commitment, Document, Passage, Section, Source, Surroundings, Turn
from assistant.errors import ApuriError
from assistant.retrieval.register import Register, Wanted
from ui import texts
from ui.conversation import EVERYTHING, Conversation, Exchange, Filters, OpenedCitation
from ui.feedback import VOTES, FeedbackLog
from ui.store import Store

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

    def stream(
        self, question: str, history: Sequence[Turn] = (), kinds: Sequence[str] = (), cities: Sequence[str] = ()
    ) -> Iterator[Answer]:
        """The answer as it grows; the last one is whole."""

    def search(
        self, question: str, k: int = 10, kinds: Sequence[str] = (), cities: Sequence[str] = ()
    ) -> list[Passage]:
        """The passages nearest to a question."""

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


class Chat:
    """Conversations over one assistant, kept in a store."""

    def __init__(self, assistant: Answering, store: Store | None = None, feedback: FeedbackLog | None = None) -> None:
        self.assistant = assistant
        self.feedback = feedback or FeedbackLog()
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
        """The exchange each time its answer grows; nothing is kept."""
        waiting = Exchange(" ".join(question.split()), filters=filters, generation=self.assistant.generation)
        try:
            for answer in self.assistant.stream(waiting.question, tuple(history), filters.kinds, filters.cities):
                yield replace(waiting, answer=answer, opened=tuple(map(self._open, answer.citations)))
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
        """The kinds and the cities that the material's documents have, sorted for the filters."""
        documents = self.assistant.documents.values()
        kinds = sorted({document.kind for document in documents if document.kind})
        return Filters(tuple(kinds), tuple(sorted({city for document in documents for city in document.cities})))

    def known(self, kinds: Sequence[str], cities: Sequence[str]) -> Filters:
        """The filters among ``kinds`` and ``cities`` that the material has."""
        choices = self.choices()
        return Filters(
            tuple(kind for kind in choices.kinds if kind in kinds),
            tuple(city for city in choices.cities if city in cities),
        )

    def warm_up(self) -> None:
        """Answer one question unseen, so that the first reader does not wait for models and caches to load."""
        for _ in self.answers(texts.EXAMPLES[0]):
            pass

    def _open(self, citation: Citation) -> OpenedCitation:
        document = self.assistant.documents.get(citation.document_id)
        try:
            around = self.assistant.surroundings(citation, _SURROUNDINGS)
        except KeyError:
            around = None
        digest = document.title if document and (citation.source_id or document.authority == "digest") else ""
        original = self._original(citation, document)
        kind, language = (original.kind, original.language) if original else ("", "fi")
        return OpenedCitation(citation, kind, digest, around, language)

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
