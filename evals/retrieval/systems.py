"""The retrievers that are measured side by side over one index: question and k → rows of chunks, best first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from assistant.index.index import Index
from assistant.index.lexical import top
from assistant.question.question import understand
from assistant.retrieval.retrieve import Retriever
from assistant.settings import Settings
from evals.retrieval.bm25 import SimplemmaBM25, SnowballBM25, VoikkoBM25, WhitespaceBM25

Search = Callable[[str, int], list[int]]
"""Question and k → chunk rows, best first."""

RRF_CONSTANT = 60  # LangChain's EnsembleRetriever
NAMES = ("apuri", "dense", "lexical", "bm25-whitespace", "bm25-snowball", "rrf")
MORE = ("bm25-simplemma", "bm25-voikko", "bm25-voikko-parts")
"""Further ways to read Finnish words; Voikko is not on every machine, so that these are measured when asked for."""


def systems(index: Index, settings: Settings) -> Mapping[str, Search]:
    """Every system of ``NAMES``.

    ``apuri`` is the product's retriever as configured, called as the assistant calls it; ``dense`` and ``lexical``
    are its halves alone, the first exact; ``rrf`` is rank fusion, as EnsembleRetriever does it, of ``dense`` and
    ``bm25-snowball``.
    """
    row_of = {chunk_id: row for row, chunk_id in enumerate(_chunk_ids(index))}
    retriever = Retriever(index, settings)
    vectors = index.chunk_vectors.vectors(np.arange(index.catalog.chunk_count))
    texts = _texts(index)
    whitespace, snowball = WhitespaceBM25(texts), SnowballBM25(texts)

    def apuri(question: str, k: int) -> list[int]:
        return [row_of[passage.chunk.id] for passage in retriever.retrieve(understand(question), k)]

    def dense(question: str, k: int) -> list[int]:
        return [int(row) for row in top(vectors @ index.encoder.query(question), k)]

    def lexical(question: str, k: int) -> list[int]:
        return [row for row, _ in index.lexical.search(question, k)]

    def by_whitespace(question: str, k: int) -> list[int]:
        return [row for row, _ in whitespace.search(question, k)]

    def by_snowball(question: str, k: int) -> list[int]:
        return [row for row, _ in snowball.search(question, k)]

    def rrf(question: str, k: int) -> list[int]:
        return rank_fusion([dense(question, k), by_snowball(question, k)])[:k]

    return dict(zip(NAMES, (apuri, dense, lexical, by_whitespace, by_snowball, rrf), strict=True))


def rank_fusion(rankings: Sequence[Sequence[int]]) -> list[int]:
    """Reciprocal rank fusion (Cormack, Clarke and Büttcher 2009) with equal weights; ties in order of arrival."""
    scores: dict[int, float] = {}
    for ranking in rankings:
        for rank, row in enumerate(ranking, start=1):
            scores[row] = scores.get(row, 0.0) + 1.0 / (RRF_CONSTANT + rank)
    return sorted(scores, key=lambda row: -scores[row])


def _chunk_ids(index: Index) -> list[str]:
    return [chunk.id for chunk in index.catalog.chunks(np.arange(index.catalog.chunk_count))]


def _texts(index: Index) -> list[str]:
    chunks = index.catalog.chunks(np.arange(index.catalog.chunk_count))
    return [f"{chunk.context}\n{chunk.text}" if chunk.context else chunk.text for chunk in chunks]


def more_systems(index: Index) -> Mapping[str, Search]:
    """Every system of ``MORE``; raises MissingExtraError where Voikko is not installed."""
    texts = _texts(index)
    found = (SimplemmaBM25(texts), VoikkoBM25(texts), VoikkoBM25(texts, parts=True))
    return {name: _rows(bm25) for name, bm25 in zip(MORE, found, strict=True)}


def _rows(bm25: WhitespaceBM25) -> Search:
    return lambda question, k: [row for row, _ in bm25.search(question, k)]
