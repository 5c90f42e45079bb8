"""A sentence as an answer's form needs it: its clauses with their polarity, its quantities and the bodies it names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.language import lists
from assistant.language.parties import Body, bodies
from assistant.language.quantities import Quantity, quantities
from assistant.language.syntax.statements import read as statements_of
from assistant.language.words import Word, words

_NEGATIONS = lists.words("syntax.negations")
_CUTS = frozenset(word for word in _NEGATIONS if word.startswith("ei") and word.endswith(("kä", "ka")))
_CUTS |= lists.words("forms.against")


@dataclass(frozen=True, slots=True)
class Clause:
    """One statement of a sentence: where it stands, whether it denies, whether it is a condition."""

    words: tuple[Word, ...]
    start: int
    end: int
    negative: bool
    condition: bool


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
    clauses = tuple(
        _clause(piece, one.link == "condition")
        for one in statements_of(text).statements
        for piece in _pieces(one.words)
    )
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


def _clause(found: tuple[Word, ...], condition: bool) -> Clause:
    negative = any(word.lower in _NEGATIONS for word in found)
    return Clause(found, min(word.start for word in found), max(word.end for word in found), negative, condition)
