"""Question → passages: the vectors and the words each name candidates, the scores are added, the best are read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from assistant.domain import Commitment, Passage, ScoredSentence
from assistant.index.index import Index
from assistant.index.lexical import Floats, Rows, top
from assistant.question.hints import Hints, QueryForm, read_query
from assistant.retrieval.boosts import DUTY, DUTY_ALONE, Boosts, quote_boost
from assistant.retrieval.duties import Duties, asks_duty, asks_only_duty
from assistant.retrieval.fusion import words
from assistant.retrieval.glossary import search_words
from assistant.retrieval.headings import TITLED, Headings, contents_boosts
from assistant.retrieval.limits import Limits
from assistant.retrieval.originals import originals_first
from assistant.retrieval.rerank import READ, load_cross_encoder, reranked
from assistant.settings import Settings

_CANDIDATES = 200
_PER_CITY = 20
_DEEPER = 4  # how many times as many are looked at where single sentences are ruled out
_READ, _READ_FOR_QUESTION = 30, 10  # of the best, how many are read for their headings


class Asked(Protocol):
    """A question understood (``question.Question``): the retriever reads its wording."""

    @property
    def wording(self) -> str:
        """What to look for, with what the question leans on filled in."""


@dataclass(frozen=True, slots=True)
class _Candidates:
    """Chunks by row with their scores, all of one length; ``total`` is ``dense`` and the ``boosts`` of every name."""

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
        self._headings = Headings(index.catalog, index.lexical)
        self._reads = load_cross_encoder(settings.cross_encoder) if settings.cross_encoder else None
        self._duties = Duties(index.catalog)

    def retrieve(
        self,
        question: str | Asked,
        k: int = 10,
        kinds: Sequence[str] = (),
        cities: Sequence[str] = (),
        since: str = "",
    ) -> list[Passage]:
        """The best ``k`` passages, best first; ``kinds``, ``cities`` and ``since`` limit what they come from (``Limits``)."""
        limits = Limits(tuple(kinds), tuple(cities), since)
        if not limits.by_sentence:
            return self._retrieve(question, k, limits)
        return limits.within(self._retrieve(question, _DEEPER * k, limits), self._index.catalog.sources)[:k]

    def _retrieve(self, question: str | Asked, k: int, limits: Limits) -> list[Passage]:
        text = question if isinstance(question, str) else question.wording
        allowed = self._allowed(limits)
        if k < 1 or not text.strip() or (allowed is not None and not allowed):
            return []
        hints = read_query(text, self._boosts.cities)
        vector = self._index.encoder.query(text)
        found = self._score(text, vector, hints, allowed, max(2 * k, _CANDIDATES))
        if self._reads is None:
            return originals_first(self._passages(text, vector, found, self._order(found, hints, k)))
        passages = self._passages(text, vector, found, self._order(found, hints, max(k, READ)))
        return originals_first(reranked(text, passages, self._reads)[:k])

    def holding(self, commitments: Sequence[Commitment]) -> list[Passage]:
        """The passages that these commitments stand in, in their order, unscored."""
        catalog = self._index.catalog
        rows = list(dict.fromkeys(row for one in commitments for row in self._rows_holding(one)))
        sentences = catalog.sentences(rows)
        return [
            Passage(
                chunk=chunk,
                document=catalog.documents[chunk.document_id],
                section=catalog.section(chunk.document_id, chunk.section),
                score=0.0,
                sentences=tuple(ScoredSentence(sentence) for _, sentence in sentences[row]),
            )
            for row, chunk in zip(rows, catalog.chunks(rows), strict=True)
        ]

    def _rows_holding(self, one: Commitment) -> list[int]:
        rows = self._index.catalog.chunk_rows([one.document_id]).tolist()
        chunks = zip(rows, self._index.catalog.chunks(rows), strict=True)
        return [row for row, chunk in chunks if chunk.start <= one.start < chunk.end]

    def _allowed(self, limits: Limits) -> list[str] | None:
        """The ids of the documents that may hold something within the limits; None when all may."""
        catalog = self._index.catalog
        return limits.documents(catalog.documents.values(), catalog.sources) if limits else None

    def _score(self, text: str, vector: Floats, hints: Hints, allowed: list[str] | None, k: int) -> _Candidates:
        query = self._index.lexical.query(search_words(text, hints), respell=hints.language == "fi")
        scores = self._index.lexical.scores(query)
        if allowed is not None:
            scores = scores * self._inside(allowed)
        rows = self._rows(text, vector, scores, hints, allowed, k)
        dense, bm25 = self._index.chunk_vectors.vectors(rows) @ vector, scores[rows]
        boosts = self._boosts.of(rows, text, hints)
        if asks_duty(text):
            weight = DUTY_ALONE if asks_only_duty(text) else DUTY
            boosts["duty"] = np.where(np.isin(rows, self._duties.rows(text, hints)), weight, 0.0).astype(np.float32)
        boosts["words"] = words(bm25, query, hints)
        total = sum(boosts.values(), dense)
        for name, values in self._read(rows, top(total, _read_depth(hints)), text, hints).items():
            boosts[name] = values
            total = total + values
        return _Candidates(rows, dense, bm25 / max(float(scores.max(initial=0.0)), 1e-6), boosts, total)

    def _read(self, rows: Rows, best: Rows, text: str, hints: Hints) -> dict[str, Floats]:
        """The boosts that need a passage's text, of the best: a heading like the query, a list of contents, a quote."""
        chunks = self._index.catalog.chunks(rows[best])
        read = {
            "heading": self._headings.boosts(text, hints, chunks),
            "contents": contents_boosts(hints, chunks),
            "quote": np.asarray([quote_boost(hints.quotes, chunk.text) for chunk in chunks], np.float32),
        }
        boosts = {name: np.zeros(len(rows), np.float32) for name, values in read.items() if values.any()}
        for name, values in boosts.items():
            values[best] = read[name]
        return boosts

    def _rows(self, text: str, vector: Floats, scores: Floats, hints: Hints, allowed: list[str] | None, k: int) -> Rows:
        """The chunks that the vectors or the words name, and for each city of the question its nearest."""
        near = [_rows_of(self._index.chunk_vectors.search(vector, k, allowed))]
        for city in hints.cities:
            if documents := self._of_city(city, allowed):
                near.append(_rows_of(self._index.chunk_vectors.search(vector, _PER_CITY, documents)))
        worded = top(scores, k)
        return np.unique(np.concatenate((*near, worded[scores[worded] > 0], *self._bound(text, hints, allowed))))

    def _bound(self, text: str, hints: Hints, allowed: list[str] | None) -> list[Rows]:
        """The chunks in which the party asked about undertakes something, where that is asked."""
        if not asks_duty(text):
            return []
        rows = self._duties.rows(text, hints)
        return [rows if allowed is None else rows[self._inside(allowed)[rows] > 0]]

    def _of_city(self, city: str, allowed: list[str] | None) -> list[str]:
        documents = self._index.catalog.documents
        names: Iterable[str] = documents if allowed is None else allowed
        return [name for name in names if city in documents[name].cities]

    def _inside(self, allowed: list[str]) -> Floats:
        inside = np.zeros(self._index.catalog.chunk_count, np.float32)
        inside[self._index.catalog.chunk_rows(allowed)] = 1.0
        return inside

    def _order(self, found: _Candidates, hints: Hints, k: int) -> list[int]:
        """Positions of the best ``k``; of several cities the best of each comes first, beside what is titled so."""
        order = [int(position) for position in top(found.total, len(found.rows))]
        if len(hints.cities) > 1:
            cities = self._boosts.cities_of(found.rows)
            leaders: dict[str, int] = {}
            for position in order:
                for city in set(cities[position]) & set(hints.cities) - leaders.keys():
                    leaders[city] = position
            titled = np.flatnonzero(found.boosts.get("heading", np.zeros(0, np.float32)) >= TITLED).tolist()
            first = sorted({*leaders.values(), *titled}, key=order.index)
            order = first + [position for position in order if position not in first]
        return order[:k]

    def _passages(self, text: str, vector: Floats, found: _Candidates, order: list[int]) -> list[Passage]:
        catalog = self._index.catalog
        rows = found.rows[order]
        duties = self._duties.inside(rows.tolist() if asks_duty(text) else ())
        sentences = catalog.sentences(rows)
        passages = []
        for at, (position, row, chunk) in enumerate(zip(order, rows.tolist(), catalog.chunks(rows), strict=True)):
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
                    commitments=duties[at] if duties else (),
                )
            )
        return passages


def _rows_of(found: list[tuple[int, float]]) -> Rows:
    return np.asarray([row for row, _ in found], np.int64)


def _read_depth(hints: Hints) -> int:
    """How many of the best are read: a title's heading may bring a passage up from far below, a question's not."""
    return _READ_FOR_QUESTION if hints.form is QueryForm.QUESTION else _READ
