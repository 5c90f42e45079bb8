"""Sentences that tell the same thing differently: 8.2. or 9.2., three or four.

A note that sources disagree must be rarer than the disagreements: two calls, two grants or two meetings with
different sums and dates are not the same thing told twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.composition.age import last_day
from assistant.composition.prompts import SOURCES_DISAGREE
from assistant.domain import DraftClaim
from assistant.language import lists
from assistant.language.quantities import Quantity, quantities
from assistant.language.sentences import sets_apart
from assistant.language.words import Word, words
from assistant.question.asking import AnswerType
from assistant.question.matching import Term, match, terms_of, words_of
from assistant.question.question import Question
from assistant.question.scope import cities_in, ordinals_in

_ACCORDING_TO = lists.text("sentences.according_to")
_STATE_VERBS = lists.words("sentences.state_verbs")

_KINDS: dict[AnswerType, frozenset[str]] = {
    AnswerType.WHEN: frozenset({"date"}),
    AnswerType.AMOUNT: frozenset({"money", "share"}),
    AnswerType.NUMBER: frozenset({"count"}),
    AnswerType.LIST: frozenset({"count"}),
    AnswerType.DURATION: frozenset({"duration"}),
}
_ALIKE, _FEWEST_ALIKE = 0.45, 3
_COVERED = 0.5
_NEAR_DAYS = 7
"""Dates further apart are two events rather than two accounts of one."""


@dataclass(frozen=True, slots=True)
class _Statement:
    """What is compared of a sentence, without whom it names as its source ("Kajaanin asiakirjan mukaan")."""

    text: str
    values: tuple[Quantity, ...]
    others: tuple[Quantity, ...]
    verbs: frozenset[str]
    lemmas: frozenset[str]
    covered: frozenset[Term]


def conflict_notes(question: Question, drafts: Sequence[DraftClaim]) -> list[str]:
    """For each draft the note that it or another one tells of a disagreement; empty where none does."""
    notes = [""] * len(drafts)
    if question.asks not in _KINDS:
        return notes
    terms = terms_of(question.standalone)
    statements = [_statement(draft.text, question.asks, terms) for draft in drafts]
    for i, one in enumerate(statements):
        if _tells_of_two(one):
            notes[i] = SOURCES_DISAGREE
        for j in range(i):
            if _disagree(one, statements[j]):
                notes[i] = notes[j] = SOURCES_DISAGREE
    return notes


def disagree(one: str, other: str, question: Question) -> bool:
    """Whether two sentences answer ``question`` with different values of what they both tell."""
    terms = terms_of(question.standalone)
    first, second = (_statement(text, question.asks, terms) for text in (one, other))
    return question.asks in _KINDS and _disagree(first, second)


def _statement(sentence: str, asks: AnswerType, terms: Sequence[Term]) -> _Statement:
    found = words(sentence)
    numbers = quantities(sentence, found)
    text = _without(sentence, list(_attributions(found)))
    told = words_of(text)
    kinds = _KINDS.get(asks, frozenset())
    return _Statement(
        sentence,
        tuple({(q.start, q.end): q for q in numbers if q.kind in kinds}.values()),  # of a range its end
        tuple(q for q in numbers if q.kind not in kinds and q.kind == "date"),
        frozenset(word.verb for word in found if word.verb) - _STATE_VERBS,
        frozenset(lemma for lemma in told.lemmas if lemma.isalpha() and len(lemma) > 2),
        frozenset(term for term in terms if not cities_in(term.lemma) and match(term, told)[0] >= _COVERED),
    )


def _attributions(found: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Where a sentence names its source: "TEM:n tiedotteen mukaan", back to the first word in the genitive."""
    for at, word in enumerate(found):
        if word.lower == _ACCORDING_TO:
            first = at
            while first > 0 and found[first - 1].case == "gen" and not found[first - 1].verb:
                first -= 1
            yield found[first].start, word.end


def _without(text: str, places: Sequence[tuple[int, int]]) -> str:
    for start, end in reversed(places):
        text = text[:start] + text[end:]
    return text


def _tells_of_two(statement: _Statement) -> bool:
    """Whether the sentence itself sets two values of different sources against each other."""
    values = statement.values
    return sets_apart(statement.text) and any(not values[0].same_value(value) for value in values[1:])


def _disagree(one: _Statement, other: _Statement) -> bool:
    if not one.values or not other.values or not _about_one_thing(one, other):
        return False
    if not _share(one.values, other.values):
        pairs = ((mine, theirs) for mine in one.values for theirs in other.values)
        return _told_alike(one, other) and any(_comparable(mine, theirs) for mine, theirs in pairs)
    # One sentence sets two values against each other, and the other one knows of one of them only.
    return any(
        _tells_of_two(teller) and len(plain.values) == 1 and plain.values[0].same_value(value)
        for teller, plain in ((one, other), (other, one))
        for value in teller.values
    )


def _about_one_thing(one: _Statement, other: _Statement) -> bool:
    """Whether both tell of the same cities, the same words of the question, the same other dates."""
    if one.covered != other.covered or ordinals_in(one.text) != ordinals_in(other.text):
        return False
    if one.others and other.others and not _share(one.others, other.others):
        return False
    return _cities(one) == _cities(other)


def _told_alike(one: _Statement, other: _Statement) -> bool:
    """Whether both use the same verb for what was asked, or else most of the same words."""
    if one.verbs and other.verbs and not one.verbs & other.verbs:
        return False
    shared = one.lemmas & other.lemmas
    alike = len(shared) / max(1, min(len(one.lemmas), len(other.lemmas)))
    same_verb = bool(one.verbs & other.verbs) and len(one.covered) > 1
    return same_verb or (alike >= _ALIKE and len(shared) >= _FEWEST_ALIKE)


def _cities(statement: _Statement) -> frozenset[str]:
    return frozenset(city for lemma in statement.lemmas for city in cities_in(lemma))


def _share(mine: Sequence[Quantity], theirs: Sequence[Quantity]) -> bool:
    return any(one.same_value(other) or other.same_value(one) for one in mine for other in theirs)


def _comparable(mine: Quantity, theirs: Quantity) -> bool:
    """Whether two values measure in the same unit; dates: whether they are near each other."""
    if mine.date is None or theirs.date is None:
        return (mine.kind, mine.unit) == (theirs.kind, theirs.unit)
    first, second = last_day(mine.date), last_day(theirs.date)
    return first is not None and second is not None and abs((first - second).days) <= _NEAR_DAYS
