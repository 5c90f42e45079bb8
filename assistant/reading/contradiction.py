"""What the best sentence plainly lacks of what is asked: rules, where signals.py only weighs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from assistant.question.matching import Term, meant, terms_of, words_of
from assistant.question.question import Question
from assistant.question.scope import headings, other_side, years_in
from assistant.reading.evidence import Evidence
from assistant.reading.forms import formless

_HALF = 0.5


class GapKind(StrEnum):
    """What of a question the nearest sentence does not have."""

    OPINION = "opinion"
    OWN_CASE = "own_case"
    CITY = "city"
    YEAR = "year"
    ORDINAL = "ordinal"
    SIDE = "side"
    FORM = "form"
    NAME = "name"
    UNSAID = "unsaid"


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is asked and that the nearest sentence lacks.

    ``asked`` and ``found`` name it as the question and the sentence have it, where there is something to name.
    """

    kind: GapKind
    asked: str = ""
    found: str = ""


def gap_of(question: Question, best: Evidence, count: Callable[[str], int]) -> Gap | None:
    """Return why the best sentence plainly speaks of something else than the question; None when it does not.

    It does when it is of another city, of none of the years asked about, of another one of several, or of who acted for
    another party; when it lacks the form that alone can answer (a telephone number); or when a name of a Finnish
    question stands nowhere in the material: ``count`` says how often the material has a word.
    """
    if best.trait("other_city") >= 1.0:
        return Gap(GapKind.CITY, _listed(question.hints.cities), _listed(sorted(best.cities)))
    if best.trait("other_year") >= 1.0 or (question.hints.years and best.trait("year") < _HALF):
        named = years_in(best.sentence.text)[0]
        return Gap(GapKind.YEAR, _listed(map(str, question.hints.years)), _listed(map(str, sorted(named))))
    if best.trait("other_ordinal") >= 1.0:
        return Gap(GapKind.ORDINAL)
    if formless(question.standalone, best.sentence.text):
        return Gap(GapKind.FORM)
    if other_side(question.standalone, best.sentence.text):
        return Gap(GapKind.SIDE)
    if question.hints.language != "fi":
        return None
    terms = terms_of(question.standalone)
    unknown = strangers(terms, term_coverage(best, terms), count)
    return Gap(GapKind.NAME, unknown[0].lemma.capitalize()) if unknown else None


def contradicted(question: Question, best: Evidence, count: Callable[[str], int]) -> bool:
    """Whether the best sentence plainly speaks of something else than the question."""
    return gap_of(question, best, count) is not None


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


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)
