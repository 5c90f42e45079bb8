"""Question → passages: the vectors and the words each name candidates, the scores are added, the best are read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from assistant.boosts import Boosts
from assistant.domain import Passage, ScoredSentence
from assistant.fusion import lexical_weight
from assistant.hints import Hints, read_hints
from assistant.index import Index
from assistant.lexical import Floats, Rows, top
from assistant.settings import Settings

_CANDIDATES = 200
_PER_CITY = 20


class Asked(Protocol):
    """A question understood (``question.Question``): the retriever reads these two."""

    @property
    def standalone(self) -> str:
        """The question with what it leans on filled in."""

    @property
    def hints(self) -> Hints:
        """What its words say of the documents."""


@dataclass(frozen=True, slots=True)
class _Candidates:
    """Chunks by row with their scores, all of one length; ``boosts`` by name."""

    rows: Rows
    dense: Floats
    lexical: Floats
    boosts: dict[str, Floats]
    total: Floats


class Retriever:
    """Finds the passages of one index that answer a question. Safe to share between threads."""

    def __init__(self, index: Index, settings: Settings) -> None:
        self._index = index
        self._settings = settings
        self._boosts = Boosts(index.catalog)

    def retrieve(
        self, question: str | Asked, k: int = 10, kinds: Sequence[str] = (), cities: Sequence[str] = ()
    ) -> list[Passage]:
        """The best ``k`` passages, best first; ``kinds`` and ``cities`` limit the documents they come from."""
        text = question if isinstance(question, str) else question.standalone
        allowed = self._allowed(kinds, cities)
        if k < 1 or not text.strip() or (allowed is not None and not allowed):
            return []
        hints = read_hints(text, self._boosts.cities)
        vector = self._index.encoder.query(text)
        found = self._score(text, vector, hints, allowed, max(2 * k, _CANDIDATES))
        order = self._order(found, hints, k)
        return self._passages(vector, found, order)

    def _allowed(self, kinds: Sequence[str], cities: Sequence[str]) -> list[str] | None:
        """The ids of the documents of these kinds and cities; None when all are."""
        if not kinds and not cities:
            return None
        return [
            document.id
            for document in self._index.catalog.documents.values()
            if (not kinds or document.kind in kinds) and (not cities or set(document.cities) & set(cities))
        ]

    def _score(self, text: str, vector: Floats, hints: Hints, allowed: list[str] | None, k: int) -> _Candidates:
        scores = self._index.lexical.scores(text)
        if allowed is not None:
            scores = scores * self._inside(allowed)
        rows = self._rows(vector, scores, hints, allowed, k)
        dense = self._index.chunk_vectors.vectors(rows) @ vector
        lexical = scores[rows] / max(float(scores.max(initial=0.0)), 1e-6)
        boosts = self._boosts.of(rows, text, hints)
        total = dense + lexical_weight(hints) * lexical + sum(boosts.values(), np.zeros(len(rows), np.float32))
        return _Candidates(rows, dense, lexical, boosts, total)

    def _rows(self, vector: Floats, scores: Floats, hints: Hints, allowed: list[str] | None, k: int) -> Rows:
        """The chunks that the vectors or the words name, and for each city of the question its nearest."""
        near = self._index.chunk_vectors.search(vector, k, allowed)
        for city in hints.cities:
            documents = self._of_city(city, allowed)
            near += self._index.chunk_vectors.search(vector, _PER_CITY, documents) if documents else []
        words = top(scores, k)
        return np.unique(np.concatenate((np.asarray([row for row, _ in near], np.int64), words[scores[words] > 0])))

    def _of_city(self, city: str, allowed: list[str] | None) -> list[str]:
        documents = self._index.catalog.documents
        names: Iterable[str] = documents if allowed is None else allowed
        return [name for name in names if city in documents[name].cities]

    def _inside(self, allowed: list[str]) -> Floats:
        inside = np.zeros(self._index.catalog.chunk_count, np.float32)
        inside[self._index.catalog.chunk_rows(allowed)] = 1.0
        return inside

    def _order(self, found: _Candidates, hints: Hints, k: int) -> list[int]:
        """Positions of the best ``k``; when several cities are asked about, the best of each comes first."""
        order = [int(position) for position in top(found.total, len(found.rows))]
        if len(hints.cities) > 1:
            cities = self._boosts.cities_of(found.rows)
            leaders: dict[str, int] = {}
            for position in order:
                for city in set(cities[position]) & set(hints.cities) - leaders.keys():
                    leaders[city] = position
            first = sorted(set(leaders.values()), key=order.index)
            order = first + [position for position in order if position not in first]
        return order[:k]

    def _passages(self, vector: Floats, found: _Candidates, order: list[int]) -> list[Passage]:
        catalog = self._index.catalog
        rows = found.rows[order]
        sentences = catalog.sentences(rows)
        passages = []
        for position, row, chunk in zip(order, rows.tolist(), catalog.chunks(rows), strict=True):
            inside = sentences[row]
            cosines = self._index.sentence_vectors.similarities(vector, [number for number, _ in inside])
            boosts = {name: float(values[position]) for name, values in found.boosts.items() if values[position]}
            passages.append(
                Passage(
                    chunk=chunk,
                    document=catalog.documents[chunk.document_id],
                    section=catalog.section(chunk.document_id, chunk.section),
                    score=float(found.total[position]),
                    scores={"dense": float(found.dense[position]), "lexical": float(found.lexical[position])} | boosts,
                    sentences=tuple(
                        ScoredSentence(sentence, float(cosine))
                        for (_, sentence), cosine in zip(inside, cosines, strict=True)
                    ),
                )
            )
        return passages
