"""Whether the evidence answers the question: too weak, nothing asked, another subject."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.domain import AnswerStatus
from assistant.index.rarity import Rarity
from assistant.language.sentences import admits_gap
from assistant.question.matching import terms_of
from assistant.question.question import Question
from assistant.question.request import request_of
from assistant.reading.calibration import Calibration, read_signals
from assistant.reading.contradiction import Gap, GapKind, gap_of, term_coverage
from assistant.reading.evidence import Evidence
from assistant.reading.reader import Reader, read_best
from assistant.reading.signals import signals
from assistant.retrieval.duties import asks_only_duty

_SURE_GAP = 0.6
"""A sentence that says the material does not tell is the answer when it is this probable."""

_ALIKE = 0.3
"""Below it, the words of a question have nothing in common with the material."""

_SAID = 0.5
"""Below it, a word of the question is not said."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether the evidence carries an answer, how probably (0..1), and what it lacks where it does not."""

    status: AnswerStatus
    probability: float = 0.0
    gap: Gap | None = None

    @property
    def answerable(self) -> bool:
        """Whether there is something to show."""
        return self.status in (AnswerStatus.ANSWERED, AnswerStatus.PARTLY_ANSWERED)


def unclear(question: Question) -> bool:
    """Whether nothing is asked: no word with a meaning of its own."""
    return not terms_of(question.standalone)


def judge(
    question: Question,
    evidence: Sequence[Evidence],
    rarity: Rarity,
    calibration: Calibration,
    reader: Reader | None = None,
) -> Judgement:
    """Whether ``evidence`` answers ``question``; a ``reader`` reads the best of it."""
    if not evidence or _foreign(question, evidence, rarity):
        return Judgement(AnswerStatus.OUT_OF_SCOPE)
    if (request := request_of(question.standalone)) is not None:
        return Judgement(AnswerStatus.NOT_IN_MATERIAL, gap=Gap(GapKind(request.value)))
    telling = telling_of(evidence)
    gap = gap_of(question, telling[0], rarity.count) if telling else Gap(GapKind.UNSAID)
    if gap is not None:
        return Judgement(AnswerStatus.NOT_IN_MATERIAL, gap=gap)
    if asks_only_duty(question.standalone):  # what ingest found to be an undertaking is one, and nothing else is
        undertaken = telling[0].trait("duty") > 0
        return Judgement(AnswerStatus.ANSWERED, 1.0) if undertaken else Judgement(AnswerStatus.NOT_IN_MATERIAL)
    found = signals(question, telling, rarity)
    model = calibration.answerable
    probability = model.probability(np.array([found[name] for name in model.names], np.float64))
    if reader is not None and calibration.reading is not None:
        model = calibration.reading
        probability = model.probability(read_signals(probability, *read_best(reader, question, telling)))
    if probability < model.threshold:
        return Judgement(AnswerStatus.NOT_IN_MATERIAL, probability, _unsaid(question, telling[0], rarity))
    return Judgement(AnswerStatus.ANSWERED, probability)


def _unsaid(question: Question, best: Evidence, rarity: Rarity) -> Gap:
    """The rarest word of the question that the nearest sentence says in no way."""
    terms = [term for term in terms_of(question.standalone) if not term.cities]
    missing = [term for term, said in zip(terms, term_coverage(best, terms), strict=True) if said < _SAID]
    rarest = max(missing, key=lambda term: rarity(term.lemma), default=None)
    return Gap(GapKind.UNSAID, rarest.lemma if rarest else "")


def telling_of(evidence: Sequence[Evidence]) -> list[Evidence]:
    """The evidence without sentences that say that the material does not tell; none when such a one is the answer."""
    if evidence and says_nothing(evidence[0]) and evidence[0].probability >= _SURE_GAP:
        return []
    return [item for item in evidence if not says_nothing(item)]


def says_nothing(evidence: Evidence) -> bool:
    """Whether the sentence says only that the material does not tell."""
    return admits_gap(evidence.sentence.text)


def _foreign(question: Question, evidence: Sequence[Evidence], rarity: Rarity) -> bool:
    """Whether the question has nothing to do with the material: none of its words stands in it, nor a word like it."""
    terms = terms_of(question.standalone)
    if (
        question.hints.language != "fi"
        or not terms
        or any(rarity.count(word) for term in terms for word in (term.lemma, *term.parts))
    ):
        return False
    return not evidence or evidence[0].trait("alike_anywhere") < _ALIKE
