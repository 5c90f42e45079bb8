"""A sentence as an answer's form needs it: its clauses with their polarity, its quantities and the bodies it names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.language import lists
from assistant.language.parties import Body, bodies
from assistant.language.quantities import Quantity, quantities
from assistant.language.syntax.statement import Statement
from assistant.language.syntax.statements import read as statements_of
from assistant.language.words import Form, Word, words

_NEGATIONS = lists.words("syntax.negations")
_CUTS = frozenset(word for word in _NEGATIONS if word.startswith("ei") and word.endswith(("kä", "ka")))
_CUTS |= lists.words("forms.against")
_CONDITIONS = lists.words("forms.conditions")
_MOODS = lists.groups("forms.mood")
_WITHOUT = lists.text("forms.without")
_DONE_WITHOUT = lists.phrases("forms.without_endings")


@dataclass(frozen=True, slots=True)
class Clause:
    """One statement of a sentence: where it stands, whether it denies, whether it is a condition.

    ``modality`` is ``must``, ``may``, ``advice`` or empty. ``lacking`` are the words for what is done without.
    """

    words: tuple[Word, ...]
    start: int
    end: int
    negative: bool
    condition: bool
    modality: str = ""
    lacking: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence read."""

    text: str
    words: tuple[Word, ...]
    clauses: tuple[Clause, ...]
    quantities: tuple[Quantity, ...]
    bodies: tuple[Body, ...]


@lru_cache(maxsize=4_000)
def read(text: str) -> Reading:
    """Read one sentence, or a few."""
    found = tuple(words(text))
    clauses = tuple(_clause(piece, one) for one in statements_of(text).statements for piece in _pieces(one.words))
    return Reading(text, found, clauses, tuple(quantities(text, found)), tuple(bodies(text, found)))


def _pieces(found: Sequence[Word]) -> Iterator[tuple[Word, ...]]:
    """The words of a statement, cut where a denial or a contrast begins: "… koko ohjelmaa eikä vain sopimuksia"."""
    piece: list[Word] = []
    for word in found:
        if word.lower in _CUTS and piece:
            yield tuple(piece)
            piece = []
        piece.append(word)
    if piece:
        yield tuple(piece)


def _clause(found: tuple[Word, ...], statement: Statement) -> Clause:
    return Clause(
        found,
        min(word.start for word in found),
        max(word.end for word in found),
        negative=any(word.lower in _NEGATIONS for word in found),
        condition=found[0].lower in _CONDITIONS,
        modality=_modality(found, statement),
        lacking=tuple(word for at, word in enumerate(found) if _is_lacking(word, found[at - 1 : at])),
    )


def _modality(found: Sequence[Word], statement: Statement) -> str:
    """What a clause requires, allows or advises; by its verb where that is no modal one ("edellyttää")."""
    for mood, verbs in _MOODS.items():
        if any(word.verb in verbs or word.lemma in verbs for word in found):
            return mood
    return next((mood for mood in ("must", "may") if mood in statement.verb.modality), "")


def _is_lacking(word: Word, before: Sequence[Word]) -> bool:
    done_without = word.form is Form.INFINITIVE and word.lower.endswith(_DONE_WITHOUT)
    return done_without or any(one.lower == _WITHOUT for one in before)
