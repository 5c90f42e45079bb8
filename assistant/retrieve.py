"""Question → passages: the vectors and the words each name candidates, the scores are added, the best are read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from assistant.domain import Document, Passage, ScoredSentence
from assistant.hints import Hints
from assistant.index import Index
from assistant.lexical import Floats, Rows, top
from assistant.settings import Settings

_CANDIDATES = 200
_LEXICAL_WEIGHT = 0.1


class Asked(Protocol):
    """A question understood (``question.Question``): the retriever reads these two."""

    @property
    def standalone(self) -> str:
        """The question with what it leans on filled in."""

    @property
    def hints(self) -> Hints:
        """What its words say of the documents."""


class Retriever:
    """Finds the passages of one index that answer a question. Safe to share between threads."""

    def __init__(self, index: Index, settings: Settings) -> None:
        self._index = index
        self._settings = settings
        self._cities = {city for document in index.catalog.documents.values() for city in document.cities}

    def retrieve(
        self, question: str | Asked, k: int = 10, kinds: Sequence[str] = (), cities: Sequence[str] = ()
    ) -> list[Passage]:
        """The best ``k`` passages, best first; ``kinds`` and ``cities`` limit the documents they come from."""
        text = question if isinstance(question, str) else question.standalone
        allowed = self._allowed(kinds, cities)
        if k < 1 or not text.strip() or (allowed is not None and not allowed):
            return []
        vector = self._index.encoder.query(text)
        rows, dense, lexical = self._candidates(text, vector, allowed, max(k, _CANDIDATES))
        scores = dense + _LEXICAL_WEIGHT * lexical
        best = top(scores, k)
        return self._passages(vector, rows[best], scores[best], dense[best], lexical[best])

    def _allowed(self, kinds: Sequence[str], cities: Sequence[str]) -> list[str] | None:
        """The ids of the documents of these kinds and cities; None when all are."""
        if not kinds and not cities:
            return None
        return [
            document.id
            for document in self._index.catalog.documents.values()
            if (not kinds or document.kind in kinds) and (not cities or set(document.cities) & set(cities))
        ]

    def _candidates(self, text: str, vector: Floats, allowed: list[str] | None, k: int) -> tuple[Rows, Floats, Floats]:
        """Rows that either half names, with the cosine and the share of the best BM25 score of each."""
        near = self._index.chunk_vectors.search(vector, k, allowed)
        scores = self._index.lexical.scores(text)
        if allowed is not None:
            inside = np.zeros(len(scores), dtype=bool)
            inside[self._index.catalog.chunk_rows(allowed)] = True
            scores[~inside] = 0.0
        named = [row for row in top(scores, k) if scores[row] > 0]
        rows = np.unique(np.asarray([*(row for row, _ in near), *named], dtype=np.int64))
        dense = self._index.chunk_vectors.vectors(rows) @ vector
        lexical = scores[rows] / max(float(scores.max(initial=0.0)), 1e-6)
        return rows, dense, lexical

    def _passages(self, vector: Floats, rows: Rows, scores: Floats, dense: Floats, lexical: Floats) -> list[Passage]:
        catalog = self._index.catalog
        chunks, sentences = catalog.chunks(rows), catalog.sentences(rows)
        passages = []
        for position, (row, chunk) in enumerate(zip(rows.tolist(), chunks, strict=True)):
            inside = sentences[row]
            cosines = self._index.sentence_vectors.similarities(vector, [number for number, _ in inside])
            passages.append(
                Passage(
                    chunk=chunk,
                    document=self._document(chunk.document_id),
                    section=catalog.section(chunk.document_id, chunk.section),
                    score=float(scores[position]),
                    scores={"dense": float(dense[position]), "lexical": float(lexical[position])},
                    sentences=tuple(
                        ScoredSentence(sentence, float(cosine))
                        for (_, sentence), cosine in zip(inside, cosines, strict=True)
                    ),
                )
            )
        return passages

    def _document(self, document_id: str) -> Document:
        return self._index.catalog.documents[document_id]
