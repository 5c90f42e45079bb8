"""What was found for the parts of a question, put together: one status, one list of drafts, one note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, zip_longest

from assistant.composition.compose import MAX_SENTENCES, compose, same_statement
from assistant.composition.forms.asked import share_told
from assistant.composition.prompts import NOTES, PARTLY, UNSURE
from assistant.domain import AnswerStatus, DraftClaim, Passage
from assistant.language.words import FINITE, words
from assistant.question.asking import AnswerType
from assistant.question.question import Question
from assistant.reading.answerability import Judgement, says_nothing
from assistant.reading.contradiction import Gap
from assistant.reading.evidence import Evidence

_OPEN_ENDED = frozenset({AnswerType.OTHER, AnswerType.HOW_TO, AnswerType.WHY})
_SURE = 0.65
"""Of the training questions judged less probable than this but shown, 27 % have no answer; of the others 9 %."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One question with its passages, their sentences best first, and whether they answer it.

    ``chat_failed`` marks that a chat model was to choose the sentences and did not.
    """

    question: Question
    passages: tuple[Passage, ...]
    evidence: tuple[Evidence, ...]
    judgement: Judgement
    chat_failed: bool = False

    @property
    def answered(self) -> bool:
        """Whether there is something to show."""
        return self.judgement.answerable

    @property
    def telling(self) -> list[Evidence]:
        """The sentences to show: none that says only that the material does not tell."""
        return [item for item in self.evidence if not says_nothing(item)]

    @property
    def unsure(self) -> bool:
        """Whether it is shown though it may well not answer."""
        return self.answered and self.judgement.probability < _SURE

    @property
    def joint(self) -> bool:
        """Whether the best sentence speaks of every city that the question names."""
        return self.answered and self.evidence[0].cities >= set(self.question.hints.cities)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The parts of a question that are answered, and those that are not; at least one of either.

    ``findings`` are all of them in the order of the question.
    """

    status: AnswerStatus
    answered: tuple[Finding, ...]
    missing: tuple[Finding, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def passages(self) -> list[Passage]:
        """The passages of all parts, each once, in turns: the first of every part, then the second of every part."""
        turns = zip_longest(*(finding.passages for finding in (*self.answered, *self.missing)))
        found = {passage.chunk.id: passage for passage in chain(*turns) if passage is not None}
        return list(found.values())

    @property
    def evidence(self) -> Sequence[Evidence]:
        """The sentences of the first part."""
        return (*self.answered, *self.missing)[0].evidence

    @property
    def gap(self) -> Gap | None:
        """What the first part lacks, where it is not answered."""
        return self.missing[0].judgement.gap if self.missing else None

    @property
    def note(self) -> str:
        """What is said beside an answer: the parts that are not answered, by name, and that the answer is unsure."""
        notes = [UNSURE] if self.unsure else []
        if any(finding.chat_failed for finding in self.answered):
            notes.append(NOTES["generator_failed"])
        if self.status is AnswerStatus.PARTLY_ANSWERED:
            missing = " ".join(_as_question(finding.question.text) for finding in self.missing)
            notes.insert(0, PARTLY.fill(missing=missing))
        return " ".join(notes)

    @property
    def unsure(self) -> bool:
        """Whether one of the parts is shown though it may well not answer."""
        return any(finding.unsure for finding in self.answered)

    def drafts(self, today: date | None = None) -> list[DraftClaim]:
        """The sentences to show, part by part; the parts share the room there is, and no sentence comes twice."""
        limit = max(1, MAX_SENTENCES // max(1, len(self.answered)))
        drafts: dict[str, DraftClaim] = {}
        for finding in self.answered:
            for draft in _needed(finding.question, compose(finding.question, finding.telling, limit, today)):
                if not (draft.more and any(same_statement(draft.text, other) for other in drafts)):
                    drafts.setdefault(draft.text, draft)
        return list(drafts.values())


def _needed(question: Question, drafts: Sequence[DraftClaim]) -> list[DraftClaim]:
    """The drafts without those that tell less of the question than the first, where that tells all of it.

    "Mitä tapahtuu, jos …?" is told by none: what happens is no word of the question.
    """
    text = question.standalone
    open_end = question.asks in _OPEN_ENDED and any(word.form in FINITE for word in words(text))
    whole = bool(drafts) and not open_end and share_told(text, drafts[0].text) == 1.0
    return [draft for draft in drafts if not (whole and draft.more and share_told(text, draft.text) < 1.0)]


def combine(findings: Sequence[Finding]) -> Outcome:
    """One outcome of the findings for the parts of a question, of which there is at least one."""
    answered = tuple(finding for finding in findings if finding.answered)
    missing = tuple(finding for finding in findings if not finding.answered)
    if not answered:
        return Outcome(findings[0].judgement.status, (), missing, tuple(findings))
    status = AnswerStatus.PARTLY_ANSWERED if missing else AnswerStatus.ANSWERED
    return Outcome(status, answered, missing, tuple(findings))


def _as_question(text: str) -> str:
    text = text[:1].upper() + text[1:]
    return text if text.endswith("?") else f"{text}?"
