"""The assistant: question → passages → evidence → drafts → verified answer, on one screen."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.calibration import Calibration, load_calibration
from assistant.compose import compose
from assistant.domain import (
    Answer,
    AnswerStatus,
    Citation,
    Commitment,
    Document,
    DraftClaim,
    Passage,
    Source,
    Surroundings,
    Turn,
)
from assistant.errors import GeneratorError
from assistant.evidence import weigh
from assistant.index import Index
from assistant.prompts import NOTES
from assistant.question import Question, understand
from assistant.rarity import Rarity
from assistant.refusal import Judgement, judge, partly, refuse, unclear
from assistant.retrieve import Retriever
from assistant.settings import Settings
from assistant.stopwatch import Stopwatch
from assistant.surroundings import around
from assistant.verify import verify

if TYPE_CHECKING:
    from assistant.generator import Generator

_PASSAGES = 10
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Generation:
    """One generation of the index with what reads it."""

    index: Index
    retriever: Retriever
    rarity: Rarity
    calibration: Calibration

    @classmethod
    def of(cls, index: Index, settings: Settings) -> _Generation:
        """What reads ``index``."""
        calibration = load_calibration(index.encoder.name)
        return cls(index, Retriever(index, settings), Rarity(index.lexical), calibration)


class Assistant:
    """Answers questions from one index folder.

    Any number of threads may ask at once. A new generation of the index is taken up with the next question.
    """

    def __init__(self, index: Index, settings: Settings, generator: Generator | None = None) -> None:
        self._settings = settings
        self._generator = generator
        self._lock = threading.Lock()
        self._generation = _Generation.of(index, settings)

    @classmethod
    def open(cls, settings: Settings | None = None) -> Assistant:
        """Open the index that ``settings`` (default: the environment's) name.

        Raises IndexMissingError, IndexMismatchError, IndexDamagedError, or GeneratorError for an unusable chat model.
        """
        settings = settings or Settings.from_environment()
        return cls(Index.open(settings.index, settings), settings, _open_generator(settings))

    def answer(
        self, question: str, history: Sequence[Turn] = (), kinds: Sequence[str] = (), cities: Sequence[str] = ()
    ) -> Answer:
        """The answer to ``question``; ``kinds`` and ``cities`` limit the documents it may come from."""
        *_, last = self.stream(question, history, kinds, cities)
        return last

    def stream(
        self, question: str, history: Sequence[Turn] = (), kinds: Sequence[str] = (), cities: Sequence[str] = ()
    ) -> Iterator[Answer]:
        """The answer as it grows; every state is verified, and the last one is the answer."""
        watch = Stopwatch()
        now = self._current()
        asked = understand(question, history)
        watch.lap("question")
        if unclear(asked):
            yield replace(refuse(asked, AnswerStatus.UNCLEAR), timings_ms=watch.laps())
            return
        passages = now.retriever.retrieve(asked, k=_PASSAGES, kinds=kinds, cities=cities)
        watch.lap("retrieve")
        evidence = weigh(asked, passages, now.rarity, now.calibration)
        judgement = judge(asked, evidence, now.rarity, now.calibration)
        watch.lap("evidence")
        if not judgement.answerable:
            yield replace(refuse(asked, judgement.status, passages, evidence), timings_ms=watch.laps())
            return
        extract = _checked(now, asked, compose(asked, evidence), passages, judgement)
        watch.lap("compose")
        for answer in self._worded(now, asked, passages, judgement, extract):
            yield replace(answer, timings_ms=watch.laps())

    def _worded(
        self, now: _Generation, asked: Question, passages: Sequence[Passage], judgement: Judgement, extract: Answer
    ) -> Iterator[Answer]:
        """The answer in the chat model's words as they pass verification; ``extract`` where there is none or it fails."""
        if self._generator is None:
            yield extract
            return
        drafts: list[DraftClaim] = []
        answer = None
        try:
            for draft in self._generator.draft(asked.standalone, passages):
                drafts.append(draft)
                answer = _checked(now, asked, drafts, passages, judgement)
                if answer.claims:
                    yield answer
        except GeneratorError as error:
            _log.warning("%s", error)
            yield replace(extract, note=NOTES["generator_failed"])
            return
        if answer is None or not answer.claims:
            withheld = answer.withheld if answer else ()
            yield replace(extract, note=NOTES["nothing_verified"], withheld=(*extract.withheld, *withheld))

    def search(
        self, question: str, k: int = 10, kinds: Sequence[str] = (), cities: Sequence[str] = ()
    ) -> list[Passage]:
        """The passages nearest to ``question``, best first: the retriever alone."""
        return self._current().retriever.retrieve(understand(question), k=k, kinds=kinds, cities=cities)

    def surroundings(self, citation: Citation, width: int = 600) -> Surroundings:
        """The text around a citation, up to ``width`` characters on each side."""
        return around(self._current().index.catalog, citation, width)

    @property
    def documents(self) -> Mapping[str, Document]:
        """Every document of the index by its id."""
        return self._current().index.catalog.documents

    @property
    def sources(self) -> Mapping[str, Source]:
        """Every original publication that the digests lead back to, by its id."""
        return self._current().index.catalog.sources

    def commitments(self, city: str = "", party: str = "") -> list[Commitment]:
        """What the parties undertake; limited to a city or party where one is given."""
        return self._current().index.catalog.commitments(city=city, party=party)

    def _current(self) -> _Generation:
        """The newest generation of the index; the one in hand stays usable for whoever still reads it."""
        with self._lock:
            if self._generation.index.is_stale():
                index = Index.open(self._settings.index, self._settings, self._generation.index.encoder)
                self._generation = _Generation.of(index, self._settings)
            return self._generation


def _checked(
    now: _Generation, asked: Question, drafts: Sequence[DraftClaim], passages: Sequence[Passage], judgement: Judgement
) -> Answer:
    """The drafts that verification lets through; a refusal when it lets none through."""
    checked = verify(drafts, passages, now.index.catalog)
    if not checked.claims:
        refusal = refuse(asked, AnswerStatus.NOT_IN_MATERIAL, passages)
        return replace(refusal, withheld=checked.withheld)
    return Answer(
        question=asked.text,
        status=judgement.status,
        text=" ".join(f"{claim.text} {''.join(f'[{n}]' for n in claim.citations)}" for claim in checked.claims),
        claims=checked.claims,
        citations=checked.citations,
        withheld=checked.withheld,
        interpretation=asked.interpretation,
        note=partly(judgement),
    )


def _open_generator(settings: Settings) -> Generator | None:
    """The chat model; its packages are imported only where one is set, because they take seconds to load."""
    if not settings.chat_model:
        return None
    from assistant.generator import Generator

    return Generator.open(settings)
