"""Questions on what a party undertakes ("Mihin Kuopio sitoutuu?"), and the commitments of the index that answer them.

What a party undertakes is seldom said in the words of such a question: "Kaupunki nimeää johtoryhmän" is a duty without
the word. Ingest has found these sentences by their grammar; here they are brought to the question.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from assistant.domain import Commitment
from assistant.index.catalog import Catalog
from assistant.index.lexical import Rows
from assistant.language import lists
from assistant.language.morphology import load_analyser
from assistant.language.tokens import tokens
from assistant.question.hints import Hints
from assistant.question.matching import terms_of

_RIGHT = lists.text("commitments.right")
_CITY_PARTY = lists.text("questions.city")
_DUTY_QUESTION_WORDS = lists.words("questions.duties")
_PARTY_WORDS = lists.words("questions.parties")
_UNDERTAKING_WORDS = lists.words("questions.undertakings")


def asks_duty(text: str) -> bool:
    """Whether a question asks what somebody undertakes, must do, is expected to do or aims at."""
    analyser = load_analyser()
    words = {token.text.casefold() for token in tokens(text)}
    return bool(_DUTY_QUESTION_WORDS & (words | {analyser.lemma(word) for word in words}))


def asks_only_duty(text: str) -> bool:
    """Whether a question asks for the undertakings of a party and for nothing more: "Mihin Kuopio sitoutuu?"."""
    lemmas = {term.lemma for term in terms_of(text) if not term.cities}
    return bool(lemmas & _UNDERTAKING_WORDS) and lemmas <= _UNDERTAKING_WORDS | _PARTY_WORDS


def is_of(commitment: Commitment, question: str, cities: Sequence[str]) -> bool:
    """Whether the party of a commitment is the one asked about: by a word of the question, or as the city named."""
    analyser = load_analyser()
    party = {analyser.lemma(token.text) for token in tokens(commitment.party)}
    asked = {analyser.lemma(token.text) for token in tokens(question)}
    return bool(party & asked) or (bool(cities) and _CITY_PARTY in party)


class Duties:
    """The duties, bans, aims and expectations of one catalog by chunk; rights are none. Safe to share between threads."""

    def __init__(self, catalog: Catalog) -> None:
        by_document: dict[str, list[Commitment]] = {}
        for commitment in catalog.commitments():
            if commitment.strength != _RIGHT:
                by_document.setdefault(commitment.document_id, []).append(commitment)
        self._by_row: dict[int, tuple[Commitment, ...]] = {}
        for document_id, commitments in by_document.items():
            rows = catalog.chunk_rows([document_id])
            for row, chunk in zip(rows.tolist(), catalog.chunks(rows), strict=True):
                inside = tuple(c for c in commitments if chunk.start <= c.start < chunk.end)
                if inside:
                    self._by_row[row] = inside

    def rows(self, text: str, hints: Hints) -> Rows:
        """The chunks that hold a commitment of the asked cities, or of no city, made by the party asked about."""
        wanted = frozenset(hints.cities)
        found = [
            row
            for row, commitments in self._by_row.items()
            if any(_concerns(c, wanted) and is_of(c, text, hints.cities) for c in commitments)
        ]
        return np.asarray(found, np.int64)

    def inside(self, rows: Iterable[int]) -> list[tuple[Commitment, ...]]:
        """The commitments of each of these chunks."""
        return [self._by_row.get(row, ()) for row in rows]


def _concerns(commitment: Commitment, cities: frozenset[str]) -> bool:
    return not cities or not commitment.cities or bool(cities & frozenset(commitment.cities))
