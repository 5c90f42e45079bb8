"""Sentences that tell the same thing differently: 8.2. or 9.2., three or four."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.asking import AnswerType
from assistant.cues import cues
from assistant.domain import DraftClaim
from assistant.features import words_of
from assistant.prompts import SOURCES_DISAGREE
from assistant.question import Question
from assistant.scope import cities_in

_ALIKE = 0.45
_COMPARED = (AnswerType.WHEN, AnswerType.AMOUNT, AnswerType.NUMBER, AnswerType.DURATION)


def conflict_notes(question: Question, drafts: Sequence[DraftClaim]) -> list[str]:
    """For each draft the note that another one disagrees with it; empty where none does."""
    notes = [""] * len(drafts)
    kind = question.asks if question.asks in _COMPARED else None
    for i, one in enumerate(drafts):
        for j in range(i):
            if kind is not None and disagree(one.text, drafts[j].text, kind):
                notes[i] = notes[j] = SOURCES_DISAGREE
    return notes


def disagree(one: str, other: str, kind: AnswerType) -> bool:
    """Whether two sentences of like words, about the same cities, offer different answers of ``kind``."""
    mine, theirs = (
        {cue.text.strip().casefold() for cue in cues(text, kind) if cue.strength == 1.0} for text in (one, other)
    )
    if not mine or not theirs or mine & theirs or cities_in(one) != cities_in(other):
        return False
    first, second = (_plain_lemmas(text) for text in (one, other))
    shared = len(first & second)
    return shared / max(1, min(len(first), len(second))) >= _ALIKE and shared >= 3


def _plain_lemmas(text: str) -> set[str]:
    return {lemma for lemma in words_of(text).lemmas if lemma.isalpha() and len(lemma) > 2}
