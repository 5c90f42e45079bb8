"""When the best sentence plainly speaks of something else than the question: rules, where signals.py only weighs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.question.matching import Term, meant, terms_of, words_of
from assistant.question.question import Question
from assistant.question.scope import headings, other_side
from assistant.reading.evidence import Evidence
from assistant.reading.forms import formless

_HALF = 0.5


def contradicted(question: Question, best: Evidence, count: Callable[[str], int]) -> bool:
    """Whether the best sentence plainly speaks of something else than the question.

    That is: of another city, of none of the years asked about, of another one of several, of who acted for another
    party; without the form that alone can answer (a telephone number); or when a name of a Finnish question stands
    nowhere in the material.
    """
    wrong = any(best.trait(name) >= 1.0 for name in ("other_city", "other_year", "other_ordinal"))
    wrong = wrong or formless(question.standalone, best.sentence.text)
    wrong = wrong or other_side(question.standalone, best.sentence.text)
    undated = bool(question.hints.years) and best.trait("year") < _HALF
    if wrong or undated or question.hints.language != "fi":
        return wrong or undated
    terms = terms_of(question.standalone)
    return bool(strangers(terms, term_coverage(best, terms), count))


def strangers(terms: Sequence[Term], covered: NDArray[np.float64], count: Callable[[str], int]) -> list[Term]:
    """The names in a question that the material does not have at all."""
    return [
        term
        for term, found in zip(terms, covered, strict=True)
        if term.is_name and found < _HALF and count(term.lemma) == 0 and not any(count(part) for part in term.parts)
    ]


def term_coverage(evidence: Evidence, terms: Sequence[Term]) -> NDArray[np.float64]:
    """How much of each term the sentence, the one before it and its headings mean, 0..1."""
    texts = (evidence.sentence.text, evidence.candidate.before, headings(evidence.passage))
    return np.array([max(meant(term, words_of(text)) for text in texts) for term in terms], np.float64)
