"""When not to answer, and what to say then: weak evidence, nothing asked, another subject."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.domain import Answer, AnswerStatus, Document, Passage
from assistant.evidence import Evidence
from assistant.features import terms_of
from assistant.prompts import NEAREST_DOCUMENTS, REFUSALS
from assistant.question import Question

_NEAREST = 3


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether the evidence carries an answer."""

    status: AnswerStatus

    @property
    def answerable(self) -> bool:
        """Whether there is something to show."""
        return self.status in (AnswerStatus.ANSWERED, AnswerStatus.PARTLY_ANSWERED)


def unclear(question: Question) -> bool:
    """Whether nothing is asked: no word with a meaning of its own."""
    return not terms_of(question.standalone)


def judge(question: Question, evidence: Sequence[Evidence], passages: Sequence[Passage]) -> Judgement:
    """Whether ``evidence`` answers ``question``."""
    if not evidence:
        return Judgement(AnswerStatus.NOT_IN_MATERIAL)
    best = evidence[0]
    strong = best.trait("similarity") >= 0.83 and best.trait("overlap_passage") >= 0.4
    return Judgement(AnswerStatus.ANSWERED if strong else AnswerStatus.NOT_IN_MATERIAL)


def refuse(question: Question, status: AnswerStatus, passages: Sequence[Passage] = ()) -> Answer:
    """The answer that says why there is none and names the nearest documents."""
    nearest = _nearest(passages)
    text = REFUSALS[status]
    if nearest:
        text += " " + NEAREST_DOCUMENTS.fill(titles="; ".join(document.title for document in nearest))
    return Answer(
        question=question.text, status=status, text=text, nearest=nearest, interpretation=question.interpretation
    )


def partly(judgement: Judgement) -> str:
    """The note beside an answer to a part of the question; empty for a whole answer."""
    return REFUSALS[judgement.status] if judgement.status is AnswerStatus.PARTLY_ANSWERED else ""


def _nearest(passages: Sequence[Passage]) -> tuple[Document, ...]:
    documents = {passage.document.id: passage.document for passage in passages}
    return tuple(documents.values())[:_NEAREST]
