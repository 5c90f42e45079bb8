"""What tells whether the material answers a question at all, as numbers for the calibrated judgement in refusal.py."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.asking import AnswerType
from assistant.evidence import Evidence
from assistant.features import Term, meant, terms_of, words_of
from assistant.question import Question
from assistant.scope import headings

_TOP = 3
_RELATED = 0.2
_HALF = 0.5
_MEASURED = (AnswerType.WHEN, AnswerType.DURATION, AnswerType.AMOUNT, AnswerType.NUMBER)


def signals(question: Question, evidence: Sequence[Evidence]) -> Mapping[str, float]:
    """Numbers about the best sentence and the runners-up. Needs evidence."""
    best, asks = evidence[0], question.asks
    similarities = [item.trait("similarity") for item in evidence]
    return {
        "meaning": best.trait("overlap_meaning"),
        "meaning_top": max(item.trait("overlap_meaning") for item in evidence[:_TOP]),
        "missing": best.trait("missing"),
        "names": best.trait("overlap_names"),
        "pairs": best.trait("overlap_pairs"),
        "answered": best.trait("answered"),
        "near": best.trait("fit_near"),
        "unmeasured": 1.0 - best.trait(f"fit_{asks.value}") if asks in _MEASURED else 0.0,
        "yes_no": float(asks is AnswerType.YES_NO),
        "asks_city": float(bool(question.hints.cities)),
        "no_city": float(bool(question.hints.cities)) * (1.0 - best.trait("city")),
        "similarity": best.trait("similarity"),
        "similarity_lead": max(similarities) - float(np.median(similarities)),
        "dense": max(item.trait("passage_dense") for item in evidence),
        "certainty": max(item.probability for item in evidence[:_TOP]),
    }


def contradicted(question: Question, best: Evidence, count: Callable[[str], int]) -> bool:
    """Whether the best sentence plainly speaks of something else than the question.

    That is: of another city, of none of the years asked about, of another one of several; when it has no number for
    the things to be counted; when a name of the question stands nowhere in the material; when it shares next to
    nothing with the question.
    """
    wrong = any(best.trait(name) >= 1.0 for name in ("other_city", "other_year", "other_ordinal"))
    undated = bool(question.hints.years) and best.trait("year") < _HALF
    uncounted = question.asks is AnswerType.NUMBER and not question.interpretation and best.trait("counted") == 0.0
    terms = terms_of(question.standalone)
    unrelated = question.hints.language == "fi" and best.trait("overlap_meaning") < _RELATED
    return wrong or undated or uncounted or unrelated or bool(strangers(terms, _covered(best, terms), count))


def strangers(terms: Sequence[Term], covered: NDArray[np.float64], count: Callable[[str], int]) -> list[Term]:
    """The names in a question that the material does not have at all."""
    return [
        term
        for term, found in zip(terms, covered, strict=True)
        if term.is_name and found < _HALF and count(term.lemma) == 0 and not any(count(part) for part in term.parts)
    ]


def _covered(evidence: Evidence, terms: Sequence[Term]) -> NDArray[np.float64]:
    """How much of each term the sentence, the one before it and its headings mean, 0..1."""
    texts = (evidence.sentence.text, evidence.candidate.before, headings(evidence.passage))
    return np.array([max(meant(term, words_of(text)) for text in texts) for term in terms], np.float64)
