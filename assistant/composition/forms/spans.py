"""The part of a sentence that was asked for: the date of a "milloin", the sum of a "paljonko", the body of a "kuka"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.composition.forms.clauses import Reading, read
from assistant.domain import Claim, Span
from assistant.language.words import FINITE
from assistant.question.asking import AnswerType
from assistant.question.matching import meant, terms_of, words_of

KINDS: dict[AnswerType, frozenset[str]] = {
    AnswerType.WHEN: frozenset({"date"}),
    AnswerType.AMOUNT: frozenset({"money", "share"}),
    AnswerType.NUMBER: frozenset({"count", "unit", "share"}),
    AnswerType.DURATION: frozenset({"duration", "date"}),
}
"""The quantities that answer a question of each kind."""
_EDGE = " .,;:"
Place = tuple[int, int]


def has_form(asks: AnswerType, text: str) -> bool:
    """Whether a sentence states a value of the kind that is asked for; True where no kind is."""
    kinds = KINDS.get(asks)
    return kinds is None or any(quantity.kind in kinds for quantity in read(text).quantities)


def span_of(question: str, asks: AnswerType, claims: Sequence[Claim]) -> Span | None:
    """The part of the direct claim that answers ``question``; None where no part can be told from the rest."""
    for at, claim in enumerate(claims):
        place = None if claim.more else asked_part(question, asks, claim.text)
        if place:
            return Span(at, *place, claim.text[place[0] : place[1]])
    return None


def asked_part(question: str, asks: AnswerType, text: str) -> Place | None:
    """Where the asked part of a sentence stands."""
    reading = read(text)
    if asks in KINDS:
        return nearest(question, reading, [(q.start, q.end) for q in reading.quantities if q.kind in KINDS[asks]])
    if asks is AnswerType.WHO:
        return nearest(question, reading, list(_bodies(question, reading))) or _predicate(text)
    return _predicate(text)


def _bodies(question: str, reading: Reading) -> Iterator[Place]:
    """The names and bodies of a sentence that the question does not have."""
    asked = set(words_of(question).lemmas)
    for body in reading.bodies:
        words = [word for word in reading.words if body.start <= word.start < body.end]
        if not asked >= {word.lemma for word in words}:
            yield body.start, body.end


def nearest(question: str, reading: Reading, places: Sequence[Place]) -> Place | None:
    """Return of several places the one with most of the question's words near it; the first of equals."""
    if len(places) < 2:
        return places[0] if places else None
    terms = terms_of(question)

    def near(place: Place) -> float:
        clause = next((c for c in reading.clauses if c.start <= place[0] < c.end), None)
        around = words_of(reading.text[clause.start : clause.end] if clause else reading.text)
        own = words_of(reading.text[place[0] : place[1]])
        return sum(meant(term, around) for term in terms) - 2 * sum(meant(term, own) for term in terms)

    return max(places, key=near)


def _predicate(text: str) -> Place | None:
    """What stands behind the finite verb, to the end of its clause."""
    reading = read(text)
    if ":" in text[:-1]:
        start = text.index(":") + 1
        return _trimmed(text, start, len(text))
    for word in reading.words:
        if word.form in FINITE:
            start = word.end if word.verb == "olla" else word.start
            return _trimmed(text, start, len(text))
    return None


def _trimmed(text: str, start: int, end: int) -> Place | None:
    match = re.search(r"\S", text[start:end].rstrip(_EDGE) if text[start:end] else "")
    if not match:
        return None
    return start + match.start(), start + len(text[start:end].rstrip(_EDGE))
