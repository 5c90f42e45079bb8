"""The assistant: question → passages → evidence → drafts → verified answer, on one screen."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.composition.forms.composed import Composed, with_form
from assistant.composition.forms.duties import answer_duties, duties_of, untold
from assistant.composition.forms.formed import formed, planned
from assistant.composition.forms.spans import span_of
from assistant.composition.outcome import Finding, Outcome, combine
from assistant.composition.prompts import NOTES
from assistant.composition.refusal import refuse
from assistant.composition.surroundings import around
from assistant.domain import (
    Answer,
    AnswerStatus,
    Citation,
    Commitment,
    Document,
    DraftClaim,
    Passage,
    Section,
    Source,
    Surroundings,
    Turn,
    Withheld,
)
from assistant.errors import ApuriError, GeneratorError
from assistant.index.catalog import file_of
from assistant.index.history import Generation, listed
from assistant.index.index import Index
from assistant.index.rarity import Rarity
from assistant.language.morphology import load_analyser
from assistant.question.asking import AnswerType
from assistant.question.forms.duty import DutyQuestion, duty_of
from assistant.question.forms.plan import Plan, plan_of
from assistant.question.parts import clauses_of, names_of
from assistant.question.question import Question, understand
from assistant.question.request import courtesy_of
from assistant.reading.answerability import Judgement, judge, unclear
from assistant.reading.calibration import Calibration, load_calibration
from assistant.reading.contradiction import Gap, GapKind
from assistant.reading.evidence import weigh
from assistant.reading.reader import Reader, load_reader
from assistant.retrieval.limits import Limits
from assistant.retrieval.register import Register, Wanted, register
from assistant.retrieval.retrieve import Retriever
from assistant.settings import Settings
from assistant.stopwatch import Stopwatch
from assistant.verification.examine import Examined, examine
from assistant.verification.verbatim import plain
from assistant.verification.verify import verify

if TYPE_CHECKING:
    from assistant.composition.generator import Generator
    from assistant.composition.selection import Selector

_PASSAGES = 10
_GATHERED = 60
"""How many passages a list is gathered from."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Generation:
    """One generation of the index with what reads it."""

    index: Index
    retriever: Retriever
    rarity: Rarity
    calibration: Calibration
    reader: Reader | None = None
    selector: Selector | None = None

    @classmethod
    def of(cls, index: Index, settings: Settings, selector: Selector | None = None) -> _Generation:
        """What reads ``index``."""
        calibration = load_calibration(index.encoder.name)
        return cls(
            index, Retriever(index, settings), Rarity(index.lexical), calibration, load_reader(settings), selector
        )

    def plan(self, asked: Question) -> Plan:
        """How ``asked`` is looked up."""
        return plan_of(asked, self.index.catalog.documents.values())

    def find_all(self, plan: Plan, limits: Limits, watch: Stopwatch) -> Outcome:
        """What the index has for each question of a plan, in its order."""
        k = _GATHERED if plan.gathers or plan.member else _PASSAGES
        return combine([self._find_one(question, limits, watch, k) for question in plan.questions])

    def find(self, asked: Question, limits: Limits, watch: Stopwatch) -> Outcome:
        """What the index has for ``asked``: part by part where it asks several things, whole where no part is answered."""
        clauses = clauses_of(asked)
        outcome = combine([found for clause in clauses for found in self._find_names(clause, limits, watch)])
        if outcome.answered or len(outcome.missing) == 1:
            return outcome
        return combine([self._find_one(asked, limits, watch)])

    def duties(self, asked: Question, duty: DutyQuestion) -> tuple[Outcome, Composed] | None:
        """What the register has for a question on duties, as it is to be shown; None where it has nothing."""
        found = duties_of(duty, register(self.index.catalog, Wanted()).rows)
        passages = self.retriever.holding(found.commitments)
        composed = answer_duties(found, passages)
        finding = Finding(asked, tuple(passages), (), Judgement(AnswerStatus.ANSWERED, 1.0))
        return (combine([finding]), composed) if composed is not None else None

    def _find_names(self, asked: Question, limits: Limits, watch: Stopwatch) -> list[Finding]:
        """One finding for each city asked about; one in all where the best sentence speaks of all of them."""
        whole = self._find_one(asked, limits, watch)
        parts = names_of(asked, self.index.catalog.documents.values(), self._unknown)
        if len(parts) == 1 or (whole.joint and asked.asks is not AnswerType.COMPARE):
            return [whole]
        return [self._find_one(part, limits, watch) for part in parts]

    def _find_one(self, asked: Question, limits: Limits, watch: Stopwatch, k: int = _PASSAGES) -> Finding:
        passages = self.retriever.retrieve(asked, k, limits.kinds, limits.cities, limits.since)
        watch.lap("retrieve")
        evidence = weigh(asked, passages, self.rarity, self.calibration)
        judgement = judge(asked, evidence, self.rarity, self.calibration, self.reader)
        watch.lap("evidence")
        finding = Finding(asked, tuple(passages), tuple(evidence), judgement)
        if self.selector is not None:
            finding = self.selector.choose(finding, self.rarity.count)
            watch.lap("chat")
        return finding

    def meant(self, gap: Gap | None) -> list[str]:
        """The words of the material that a name which it lacks is nearly."""
        named = gap is not None and gap.kind is GapKind.NAME
        return [word.capitalize() for word in self.index.lexical.nearest(gap.asked.casefold())] if gap and named else []

    def _unknown(self, name: str) -> bool:
        """Whether the material has the name nowhere."""
        analysis = load_analyser().analyse(name)
        return not any(map(self.rarity.count, (analysis.lemma, *analysis.parts)))


class Assistant:
    """Answers questions from one index folder.

    Any number of threads may ask at once. A new generation of the index is taken up with the next question.
    """

    def __init__(
        self,
        index: Index,
        settings: Settings,
        generator: Generator | None = None,
        selector: Selector | None = None,
        today: Callable[[], date] = date.today,
    ) -> None:
        self._settings = settings
        self._today = today
        self._generator = generator
        self._selector = selector
        self._lock = threading.Lock()
        self._generation = _Generation.of(index, settings, selector)
        self._refused = ""

    @classmethod
    def open(cls, settings: Settings | None = None) -> Assistant:
        """Open the index that ``settings`` (default: the environment's) name.

        Raises IndexMissingError, IndexMismatchError, IndexDamagedError, or GeneratorError for an unusable chat model.
        """
        settings = settings or Settings.from_environment()
        return cls(Index.open(settings.index, settings), settings, *_open_chat(settings))

    def answer(
        self,
        question: str,
        history: Sequence[Turn] = (),
        kinds: Sequence[str] = (),
        cities: Sequence[str] = (),
        since: str = "",
    ) -> Answer:
        """The answer to ``question``; ``kinds``, ``cities`` and ``since`` limit what it may come from (``Limits``)."""
        *_, last = self.stream(question, history, kinds, cities, since)
        return last

    def stream(
        self,
        question: str,
        history: Sequence[Turn] = (),
        kinds: Sequence[str] = (),
        cities: Sequence[str] = (),
        since: str = "",
    ) -> Iterator[Answer]:
        """The answer as it grows; every state is verified, and the last one is the answer."""
        watch = Stopwatch()
        now = self._current()
        asked = understand(question, history)
        watch.lap("question")
        if unclear(asked) or courtesy_of(question):
            yield replace(refuse(asked, AnswerStatus.UNCLEAR), timings_ms=watch.laps())
            return
        limits = Limits(tuple(kinds), tuple(cities), since)
        found, composed = self._found(now, asked, limits, watch)
        if composed is None:
            status = AnswerStatus.NOT_IN_MATERIAL if found.answered else found.status
            refusal = refuse(
                asked, status, found.passages, found.evidence, found.gap, now.meant(found.gap), self._today()
            )
            yield replace(refusal, timings_ms=watch.laps())
            return
        extract = _checked(now, asked, composed, found)
        watch.lap("compose")
        for answer in self._worded(now, asked, found, extract):
            yield replace(answer, timings_ms=watch.laps())

    def _found(
        self, now: _Generation, asked: Question, limits: Limits, watch: Stopwatch
    ) -> tuple[Outcome, Composed | None]:
        """What the index has, and what is to be shown of it: in the form that the question plans, else in sentences."""
        duty = None if limits else duty_of(asked)
        if duty is not None:
            told = now.duties(asked, duty)
            if told is not None:
                return told
        found, composed = self._by_plan(now, asked, limits, watch)
        if duty is not None and duty.verdict and (composed is None or composed.unsure or not composed.verdict):
            return untold(duty, found), None
        return found, composed

    def _by_plan(
        self, now: _Generation, asked: Question, limits: Limits, watch: Stopwatch
    ) -> tuple[Outcome, Composed | None]:
        plan = now.plan(asked)
        if plan.has_form:
            found = now.find_all(plan, limits, watch)
            composed = planned(plan, found, self._today())
            if composed is not None:
                return found, composed
        found = now.find(asked, limits, watch)
        return found, formed(asked, found, self._today())

    def _worded(self, now: _Generation, asked: Question, found: Outcome, extract: Answer) -> Iterator[Answer]:
        """The answer in the chat model's words as they come; ``extract`` where there is none or it fails.

        A sentence that fails verification gives way to its evidence, verbatim: strictness loses nothing that is true.
        """
        if self._generator is None:
            yield extract
            return
        drafts: list[DraftClaim] = []
        withheld: list[Withheld] = []
        answer = None
        try:
            for draft in self._generator.draft(asked.standalone, found.passages):
                failed = verify([draft], found.passages, now.index.catalog).withheld
                withheld += failed
                drafts += [DraftClaim(one.text, (one,)) for one in draft.evidence] if failed else [draft]
                answer = replace(_checked(now, asked, Composed(tuple(_once(drafts))), found), withheld=tuple(withheld))
                if answer.claims:
                    yield answer
        except GeneratorError as error:
            _log.warning("%s", error)
            yield replace(extract, note=_joined(NOTES["generator_failed"], extract.note))
            return
        if answer is None or not any(claim.worded for claim in answer.claims):
            yield replace(extract, note=_joined(NOTES["nothing_verified"], extract.note), withheld=tuple(withheld))

    def search(
        self,
        question: str,
        k: int = 10,
        kinds: Sequence[str] = (),
        cities: Sequence[str] = (),
        since: str = "",
    ) -> list[Passage]:
        """The passages nearest to ``question``, best first: the retriever alone."""
        return self._current().retriever.retrieve(understand(question), k, kinds, cities, since)

    def examine(self, text: str) -> tuple[Examined, ...]:
        """Each statement of ``text`` with what of the material carries it, differs from it, or comes nearest."""
        now = self._current()
        return examine(text, now.retriever, now.index.catalog)

    def file(self, document_id: str) -> Path | None:
        """The file that a document was read from; None where it is gone or has changed since."""
        return file_of(self._current().index.catalog, document_id)

    @property
    def generations(self) -> list[Generation]:
        """The generations of the index that are kept, newest first; whether each is whole is not looked at."""
        return listed(self._current().index.folder)

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

    @property
    def generation(self) -> str:
        """The name of the index's current generation."""
        return self._current().index.generation

    def text(self, document_id: str) -> str:
        """The canonical text of a document; raises KeyError for an unknown one."""
        return self._current().index.catalog.text(document_id)

    def sections(self, document_id: str) -> list[Section]:
        """The sections of a document, in order; raises KeyError for an unknown one."""
        return self._current().index.catalog.sections(document_id)

    def commitments(self, city: str = "", party: str = "") -> list[Commitment]:
        """What the parties undertake; limited to a city or party where one is given."""
        return self._current().index.catalog.commitments(city=city, party=party)

    def register(self, wanted: Wanted) -> Register:
        """The rows of the register of commitments that are wanted, with what was understood and what is nearest."""
        return register(self._current().index.catalog, wanted)

    def _current(self) -> _Generation:
        """Return the newest generation that can be used; the one in hand stays usable for whoever still reads it."""
        with self._lock:
            newer = self._generation.index.newer()
            if newer and newer != self._refused:
                try:
                    index = Index.open(self._settings.index, self._settings, self._generation.index.encoder)
                    self._generation = _Generation.of(index, self._settings, self._selector)
                except ApuriError as error:
                    self._refused = newer
                    _log.error("%s is not taken up, %s goes on: %s", newer, self._generation.index.generation, error)
            return self._generation


def _joined(*notes: str) -> str:
    return " ".join(note for note in notes if note)


def _checked(now: _Generation, asked: Question, composed: Composed, found: Outcome) -> Answer:
    """The drafts that verification lets through, in their form; a refusal when it lets none through."""
    checked = verify(composed.drafts, found.passages, now.index.catalog)
    if not checked.claims:
        refusal = refuse(asked, AnswerStatus.NOT_IN_MATERIAL, found.passages)
        return replace(refusal, withheld=checked.withheld)
    more = {plain(draft.text) for draft in composed.drafts if draft.more}
    claims = tuple(replace(claim, more=claim.text in more) for claim in checked.claims)
    answer = Answer(
        question=asked.text,
        status=composed.status or found.status,
        text="",
        claims=claims,
        citations=checked.citations,
        withheld=checked.withheld,
        interpretation=asked.interpretation,
        note=_joined("" if composed.status else found.note, composed.note),
    )
    return with_form(answer, composed, span_of(asked.standalone, asked.asks, claims))


def _once(drafts: Sequence[DraftClaim]) -> list[DraftClaim]:
    """The drafts, each text once."""
    return list({draft.text: draft for draft in drafts}.values())


def _open_chat(settings: Settings) -> tuple[Generator | None, Selector | None]:
    """The chat model in its style; its packages are imported only where one is set: they take seconds to load."""
    if not settings.chat_model:
        return None, None
    from assistant.composition.chat import open_model
    from assistant.composition.generator import Generator
    from assistant.composition.selection import Selector

    model = open_model(settings)
    if settings.chat_style == "select":
        return None, Selector(model, settings.chat_timeout_s)
    return Generator(model, settings.chat_timeout_s), None
