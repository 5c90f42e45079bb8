"""The extractive answer: one to four verbatim sentences, most direct first, with what they need to be understood."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.domain import DraftClaim, Sentence
from assistant.evidence import Evidence
from assistant.question import Question

MAX_SENTENCES = 4


def compose(question: Question, evidence: Sequence[Evidence]) -> list[DraftClaim]:
    """The sentences to show for ``question``, from ``evidence`` ordered best first."""
    chosen: list[Sentence] = []
    for item in evidence:
        if len(chosen) == MAX_SENTENCES:
            break
        if item.score < evidence[0].score - 2.0:
            break
        if all(item.sentence.text != other.text for other in chosen):
            chosen.append(item.sentence)
    return [DraftClaim(sentence.text, (sentence,)) for sentence in chosen]
