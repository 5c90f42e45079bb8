"""What tells whether the material answers a question at all, as numbers for the calibrated judgement in refusal.py."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from assistant.index.rarity import Rarity
from assistant.language import lists
from assistant.question.asking import MEASURED, AnswerType
from assistant.question.matching import Term, meant, terms_of, words_of
from assistant.question.question import Question
from assistant.question.scope import headings
from assistant.reading.contradiction import term_coverage
from assistant.reading.evidence import Evidence
from assistant.reading.features import NAMES
from assistant.reading.likeness import likeness
from assistant.reading.told import told
from assistant.retrieval.duties import asks_duty

_DUTY_QUESTION_WORDS = lists.words("questions.duties")

_TOP = 3
_SHOWN = 4
_ABOUT_CITY = 0.8
_MANY_TERMS = 8
_USUAL_LENGTH = 50.0


def signals(question: Question, evidence: Sequence[Evidence], rarity: Rarity) -> Mapping[str, float]:
    """Numbers about the best sentence, every feature of it among them, and about the runners-up. Needs evidence."""
    best, asks = evidence[0], question.asks
    foreign = question.hints.language != "fi"
    duty = asks_duty(question.standalone)
    terms = terms_of(question.standalone)
    granted = _granted(terms, best)
    terms = tuple(term for term in terms if term.cities or term.lemma not in granted)
    gaps = 1.0 - term_coverage(best, terms)
    similarities = [item.trait("similarity") for item in evidence]
    facts = told(question.standalone, best.sentence.text, headings(best.passage), granted)
    return {
        **dict(zip(NAMES, map(float, best.traits), strict=True)),
        **facts,
        **_beside_places(_known(terms, rarity) if foreign else terms, evidence, rarity),
        "agentless": facts["undone"] * float(asks is AnswerType.WHO),
        "meaning_top": max(item.trait("overlap_meaning") for item in evidence[:_TOP]),
        "answered_top": max(item.trait("answered") for item in evidence[:_TOP]),
        "near_top": max(item.trait("fit_near") for item in evidence[:_TOP]),
        "unmeasured": 1.0 - best.trait(f"fit_{asks.value}") if asks in MEASURED else 0.0,
        "terms": min(len(terms), _MANY_TERMS) / _MANY_TERMS,
        "unknown": 0.0 if foreign else _unknown(terms, rarity),
        "missing_rarity": max((gap * rarity(term.lemma) for gap, term in zip(gaps, terms, strict=True)), default=0.0),
        "uncounted": float(asks is AnswerType.NUMBER and best.trait("counted") == 0.0),
        "yes_no": float(asks is AnswerType.YES_NO),
        "asks_duty": float(duty),
        "no_duty": float(duty and not best.trait("duty")),
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


def _granted(terms: Sequence[Term], best: Evidence) -> frozenset[str]:
    """The words of the question that the best sentence need not have: a city it is about, what a duty or a form is called.

    "Mikä on liiton puhelinnumero?" is answered by a number, whether or not the word stands beside it.
    """
    cities = (
        frozenset(term.lemma for term in terms if term.cities) if best.trait("city") >= _ABOUT_CITY else frozenset()
    )
    duties = _DUTY_QUESTION_WORDS if best.trait("duty") else frozenset()
    return cities | duties | frozenset(lists.mapping("answers.forms"))


def _known(terms: Sequence[Term], rarity: Rarity) -> list[Term]:
    """The terms that the material has; of a foreign question the others are words that the glossary does not know."""
    return [term for term in terms if any(map(rarity.count, (term.lemma, *term.parts)))]


def _beside_places(terms: Sequence[Term], evidence: Sequence[Evidence], rarity: Rarity) -> dict[str, float]:
    """What the best sentence, and any of the first, say of the question besides the names of cities, 0..1.

    "Millainen sää Oulussa on?" finds much on Oulu and nothing of the weather.
    """
    rest = [term for term in terms if not term.cities]
    if not rest:
        return {"rest_mean": 1.0, "rest_least": 1.0, "rest_most": 1.0, "rest_anywhere": 1.0, "rest_strange": 0.0}
    shown = evidence[:_SHOWN]
    texts = [f"{item.sentence.text} {headings(item.passage)}" for item in shown]
    said = np.maximum(
        np.array([[meant(term, words_of(text)) for term in rest] for text in texts]),
        likeness([(term.lemma, *term.parts) for term in rest], texts),
    )
    weights = np.array([rarity(term.lemma) for term in rest])
    weights /= weights.sum()
    strange = np.array([not rarity.count(term.lemma) for term in rest], np.float64)
    return {
        "rest_mean": float(said[0] @ weights),
        "rest_least": float(said[0].min()),
        "rest_most": float(said[0].max()),
        "rest_anywhere": float(said.max(0) @ weights),
        "rest_strange": float((strange * (1.0 - said.max(0))) @ weights),
    }


def _unknown(terms: Sequence[Term], rarity: Rarity) -> float:
    """The share of a question's words that the material does not have, not even as a part of a compound."""
    return (len(terms) - len(_known(terms, rarity))) / max(1, len(terms))
