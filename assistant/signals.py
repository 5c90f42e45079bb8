"""What tells whether the material answers a question at all, as numbers for the calibrated judgement in refusal.py."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.asking import AnswerType
from assistant.evidence import Evidence
from assistant.features import NAMES
from assistant.matching import Term, meant, terms_of, words_of
from assistant.question import Question
from assistant.rarity import Rarity
from assistant.scope import headings
from assistant.told import told

_TOP = 3
_HALF = 0.5
_MANY_TERMS = 8
_USUAL_LENGTH = 50.0
_MEASURED = (AnswerType.WHEN, AnswerType.DURATION, AnswerType.AMOUNT, AnswerType.NUMBER)


def signals(question: Question, evidence: Sequence[Evidence], rarity: Rarity) -> Mapping[str, float]:
    """Numbers about the best sentence, every feature of it among them, and about the runners-up. Needs evidence."""
    best, asks = evidence[0], question.asks
    foreign = question.hints.language != "fi"
    terms = terms_of(question.standalone)
    gaps = 1.0 - _covered(best, terms)
    similarities = [item.trait("similarity") for item in evidence]
    return {
        **dict(zip(NAMES, map(float, best.traits), strict=True)),
        **told(question.standalone, best.sentence.text, headings(best.passage)),
        "meaning_top": max(item.trait("overlap_meaning") for item in evidence[:_TOP]),
        "answered_top": max(item.trait("answered") for item in evidence[:_TOP]),
        "near_top": max(item.trait("fit_near") for item in evidence[:_TOP]),
        "unmeasured": 1.0 - best.trait(f"fit_{asks.value}") if asks in _MEASURED else 0.0,
        "terms": min(len(terms), _MANY_TERMS) / _MANY_TERMS,
        "unknown": 0.0 if foreign else _unknown(terms, rarity.count),
        "missing_rarity": max((gap * rarity(term.lemma) for gap, term in zip(gaps, terms, strict=True)), default=0.0),
        "uncounted": float(asks is AnswerType.NUMBER and best.trait("counted") == 0.0),
        "yes_no": float(asks is AnswerType.YES_NO),
        "unnamed_kind": float(asks is AnswerType.OTHER),
        "foreign": float(foreign),
        "asks_city": float(bool(question.hints.cities)),
        "no_city": float(bool(question.hints.cities)) * (1.0 - best.trait("city")),
        "similarity_lead": max(similarities) - float(np.median(similarities)),
        "dense": max(item.trait("passage_dense") for item in evidence),
        "score": best.score,
        "lead": best.score - evidence[1].score if len(evidence) > 1 else 0.0,
        "certainty": max(item.probability for item in evidence),
        "certainty_top": sum(item.probability for item in evidence[:_TOP]),
        "asked_length": len(question.standalone) / _USUAL_LENGTH,
    }


def contradicted(question: Question, best: Evidence, count: Callable[[str], int]) -> bool:
    """Whether the best sentence plainly speaks of something else than the question.

    That is: of another city, of none of the years asked about, of another one of several; or when a name of a Finnish
    question stands nowhere in the material.
    """
    wrong = any(best.trait(name) >= 1.0 for name in ("other_city", "other_year", "other_ordinal"))
    undated = bool(question.hints.years) and best.trait("year") < _HALF
    if wrong or undated or question.hints.language != "fi":
        return wrong or undated
    terms = terms_of(question.standalone)
    return bool(strangers(terms, _covered(best, terms), count))


def _unknown(terms: Sequence[Term], count: Callable[[str], int]) -> float:
    """The share of a question's words that the material does not have, not even as a part of a compound."""
    missing = [not count(term.lemma) and not any(count(part) for part in term.parts) for term in terms]
    return sum(missing) / max(1, len(terms))


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
