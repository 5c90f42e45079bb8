"""When not to answer, and what to say then: weak evidence, nothing asked, another subject."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.calibration import Calibration
from assistant.contradiction import contradicted
from assistant.domain import Answer, AnswerStatus, Document, Passage, SentenceKind
from assistant.duties import asks_only_duty
from assistant.evidence import Evidence
from assistant.finnish import CONTACT_SECTIONS, GAP_PATTERN
from assistant.matching import terms_of
from assistant.prompts import ASK_THEM, MATERIAL_SAYS, NEAREST_DOCUMENTS, REFUSALS
from assistant.question import Question
from assistant.rarity import Rarity
from assistant.signals import signals

_NEAREST = 3
_SURE_GAP = 0.6
"""A sentence that says the material does not tell is the answer when it is this probable."""

_ALIKE = 0.3
"""Below it, the words of a question have nothing in common with the material."""

_GAP = re.compile(GAP_PATTERN, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether the evidence carries an answer, and how probably (0..1)."""

    status: AnswerStatus
    probability: float = 0.0

    @property
    def answerable(self) -> bool:
        """Whether there is something to show."""
        return self.status in (AnswerStatus.ANSWERED, AnswerStatus.PARTLY_ANSWERED)


def unclear(question: Question) -> bool:
    """Whether nothing is asked: no word with a meaning of its own."""
    return not terms_of(question.standalone)


def judge(question: Question, evidence: Sequence[Evidence], rarity: Rarity, calibration: Calibration) -> Judgement:
    """Whether ``evidence`` answers ``question``."""
    if not evidence or _foreign(question, evidence, rarity):
        return Judgement(AnswerStatus.OUT_OF_SCOPE)
    telling = telling_of(evidence)
    if not telling or contradicted(question, telling[0], rarity.count):
        return Judgement(AnswerStatus.NOT_IN_MATERIAL)
    if asks_only_duty(question.standalone):  # what ingest found to be an undertaking is one, and nothing else is
        undertaken = telling[0].trait("duty") > 0
        return Judgement(AnswerStatus.ANSWERED, 1.0) if undertaken else Judgement(AnswerStatus.NOT_IN_MATERIAL)
    found = signals(question, telling, rarity)
    model = calibration.answerable
    probability = model.probability(np.array([found[name] for name in model.names], np.float64))
    if probability < model.threshold:
        return Judgement(AnswerStatus.NOT_IN_MATERIAL, probability)
    return Judgement(AnswerStatus.ANSWERED, probability)


def telling_of(evidence: Sequence[Evidence]) -> list[Evidence]:
    """The evidence without sentences that say that the material does not tell; none when such a one is the answer."""
    if evidence and says_nothing(evidence[0]) and evidence[0].probability >= _SURE_GAP:
        return []
    return [item for item in evidence if not says_nothing(item)]


def says_nothing(evidence: Evidence) -> bool:
    """Whether the sentence says only that the material does not tell."""
    return bool(_GAP.search(evidence.sentence.text))


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


def refuse(
    question: Question, status: AnswerStatus, passages: Sequence[Passage] = (), evidence: Sequence[Evidence] = ()
) -> Answer:
    """The answer that says why there is none, what the material says of that, the nearest documents, whom to ask."""
    nearest = () if status is AnswerStatus.UNCLEAR else _nearest(passages)
    parts = [REFUSALS[status]]
    if status is AnswerStatus.NOT_IN_MATERIAL:
        parts += [MATERIAL_SAYS.fill(sentence=item.sentence.text) for item in evidence[:1] if says_nothing(item)]
    if nearest:
        parts.append(NEAREST_DOCUMENTS.fill(titles="; ".join(document.title for document in nearest)))
    if status is AnswerStatus.NOT_IN_MATERIAL:
        parts += [ASK_THEM.fill(sentence=sentence) for sentence in _contact(question, passages)]
    return Answer(
        question=question.text,
        status=status,
        text=" ".join(parts),
        nearest=nearest,
        interpretation=question.interpretation,
    )


def _contact(question: Question, passages: Sequence[Passage]) -> list[str]:
    """The sentence that tells whom to ask, from a passage about the city asked for; none when there is none."""
    asked = set(question.hints.cities)
    for passage in passages:
        about = not asked or asked & set(passage.document.cities)
        if about and passage.section.title.casefold().startswith(CONTACT_SECTIONS):
            prose = [s.sentence.text for s in passage.sentences if s.sentence.kind is not SentenceKind.HEADING]
            return [text for text in prose[:1] if not _GAP.search(text)]
    return []


def _nearest(passages: Sequence[Passage]) -> tuple[Document, ...]:
    documents = {passage.document.id: passage.document for passage in passages}
    return tuple(documents.values())[:_NEAREST]
