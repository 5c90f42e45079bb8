"""What tells whether the material answers a question at all, as numbers for the calibrated judgement in refusal.py."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from assistant.asking import AnswerType
from assistant.evidence import Evidence
from assistant.features import Term, meant, terms_of, words_of
from assistant.question import Question
from assistant.scope import headings

_TOP = 3
_UNFORMED = (AnswerType.YES_NO, AnswerType.OTHER, AnswerType.COMPARE)


class Frequencies(Protocol):
    """How rare and how frequent a lemma is in the material (``rarity.Rarity``)."""

    def __call__(self, lemma: str) -> float:
        """Its rarity."""

    def count(self, lemma: str) -> int:
        """The number of chunks with it."""


def signals(question: Question, evidence: Sequence[Evidence], frequencies: Frequencies) -> Mapping[str, float]:
    """Numbers about the best sentence, the runners-up and what of the question nothing covers. Needs evidence."""
    best, asks = evidence[0], question.asks
    terms = terms_of(question.standalone)
    covered = _covered(best, terms)
    similarities = np.array([item.trait("similarity") for item in evidence])
    years = float(bool(question.hints.years))
    return {
        "meaning": best.trait("overlap_meaning"),
        "meaning_top": max(item.trait("overlap_meaning") for item in evidence[:_TOP]),
        "names": best.trait("overlap_names"),
        "missing": best.trait("missing"),
        "missing_rarity": max(
            ((1 - c) * frequencies(t.lemma) for c, t in zip(covered, terms, strict=True)), default=0.0
        ),
        "stranger": float(bool(strangers(terms, covered, frequencies.count))),
        "pairs": best.trait("overlap_pairs"),
        "own": best.trait("overlap"),
        "answered": best.trait("answered"),
        "near": best.trait("fit_near"),
        "unfit": 0.0 if asks in _UNFORMED else 1.0 - best.trait(f"fit_{asks.value}"),
        "uncounted": float(asks is AnswerType.NUMBER) * (1.0 - best.trait("counted")),
        "yes_no": float(asks is AnswerType.YES_NO),
        "city": best.trait("city"),
        "other_city": best.trait("other_city"),
        "no_year": years * (1.0 - best.trait("year")),
        "other_year": best.trait("other_year"),
        "similarity": best.trait("similarity"),
        "similarity_lead": float(similarities.max() - np.median(similarities)),
        "dense": max(item.trait("passage_dense") for item in evidence),
        "certainty": max(item.probability for item in evidence[:_TOP]),
        "few_words": 1.0 / (1.0 + len(terms)),
    }


def strangers(terms: Sequence[Term], covered: NDArray[np.float64], count: Callable[[str], int]) -> list[Term]:
    """The names in a question that the material does not have at all."""
    return [
        term
        for term, found in zip(terms, covered, strict=True)
        if term.is_name and found < 0.5 and count(term.lemma) == 0 and not any(count(part) for part in term.parts)
    ]


def _covered(evidence: Evidence, terms: Sequence[Term]) -> NDArray[np.float64]:
    """How much of each term the sentence, the one before it and its headings mean, 0..1."""
    texts = (evidence.sentence.text, evidence.candidate.before, headings(evidence.passage))
    return np.array([max(meant(term, words_of(text)) for text in texts) for term in terms], np.float64)
