"""What is said when there is no answer: the status, what the material says of the gap, the nearest documents, whom to ask."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from assistant.composition.age import closed_on
from assistant.composition.prompts import (
    ASK_THEM,
    COURTESIES,
    GAPS,
    LATEST_CALL,
    MATERIAL_SAYS,
    MEANT,
    NEAREST_DOCUMENTS,
    REFUSALS,
    Yes,
)
from assistant.domain import Answer, AnswerStatus, Document, Passage, SentenceKind
from assistant.language import lists
from assistant.language.sentences import admits_gap
from assistant.language.words import words
from assistant.question.asking import AnswerType
from assistant.question.question import Question
from assistant.question.request import courtesy_of
from assistant.reading.answerability import says_nothing
from assistant.reading.contradiction import Gap
from assistant.reading.evidence import Evidence

_CONTACT_SECTIONS = lists.phrases("documents.contact_sections")

_NEAREST = 3


def refuse(
    question: Question,
    status: AnswerStatus,
    passages: Sequence[Passage] = (),
    evidence: Sequence[Evidence] = (),
    gap: Gap | None = None,
    meant: Sequence[str] = (),
    today: date | None = None,
) -> Answer:
    """The answer that says why there is none, what the material says of that, the nearest documents, whom to ask.

    ``meant`` are names of the material that a name of the question is nearly.
    """
    nearest = () if status is AnswerStatus.UNCLEAR else _nearest(passages)
    courtesy = courtesy_of(question.text)
    parts = [COURTESIES[courtesy] if courtesy else REFUSALS[status]]
    not_told = status is AnswerStatus.NOT_IN_MATERIAL
    if not_told:
        parts += _reason(gap)
        parts += [MEANT.fill(names=" / ".join(meant))] if meant else []
        parts += _latest_call(question, evidence, today)
        parts += [MATERIAL_SAYS.fill(sentence=item.sentence.text) for item in evidence[:1] if says_nothing(item)]
    if nearest:
        parts.append(NEAREST_DOCUMENTS.fill(titles="; ".join(document.title for document in nearest)))
    if not_told:
        parts += [ASK_THEM.fill(sentence=sentence) for sentence in _contact(question, passages)]
    verdict = Yes.UNKNOWN if not_told and question.asks is AnswerType.YES_NO else ""
    return Answer(
        question=question.text,
        status=status,
        text=" ".join(parts),
        nearest=nearest,
        interpretation=question.interpretation,
        verdict=verdict,
        unsure=bool(verdict) and not any(map(says_nothing, evidence[:1])),
    )


def _latest_call(question: Question, evidence: Sequence[Evidence], today: date | None) -> list[str]:
    """The call that closed last, where the next one is asked for and the material has none."""
    if not asks_next_call(question):
        return []
    own = [item for item in evidence if not item.beside_the_point]
    closed = [
        (day, item.sentence.text) for item in own if (day := closed_on(item.sentence.text, today or date.today())[0])
    ]
    return [LATEST_CALL.fill(sentence=max(closed)[1])] if closed else []


def asks_next_call(question: Question) -> bool:
    """Whether a question wants to know of a call that is still to come."""
    lower = {form for word in words(question.standalone) for form in (word.lower, word.lemma)}
    calls = lists.words("forms.aspects.haut.words")
    return not lists.words("forms.next").isdisjoint(lower) and not calls.isdisjoint(lower)


def _reason(gap: Gap | None) -> list[str]:
    """The sentence that says what is missing; none where there is nothing to name."""
    if gap is None:
        return []
    prompt = GAPS[gap.kind]
    values = {"asked": gap.asked, "found": gap.found}
    if any(not values[name] for name in prompt.fields):
        return []
    return [prompt.fill(**{name: values[name] for name in prompt.fields})]


def _contact(question: Question, passages: Sequence[Passage]) -> list[str]:
    """The sentence that tells whom to ask, from a passage about the city asked for; none when there is none."""
    asked = set(question.hints.cities)
    for passage in passages:
        about = not asked or asked & set(passage.document.cities)
        if about and passage.section.title.casefold().startswith(_CONTACT_SECTIONS):
            prose = [s.sentence.text for s in passage.sentences if s.sentence.kind is not SentenceKind.HEADING]
            return [text for text in prose[:1] if not admits_gap(text)]
    return []


def _nearest(passages: Sequence[Passage]) -> tuple[Document, ...]:
    documents = {passage.document.id: passage.document for passage in passages}
    return tuple(documents.values())[:_NEAREST]
