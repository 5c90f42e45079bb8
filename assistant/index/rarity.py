"""How telling a word is in the indexed material: its inverse document frequency over the chunks."""

from __future__ import annotations

import math

import numpy as np

from assistant.index.lexical import LexicalIndex, LexicalQuery

_PRIOR_CHUNKS = 20.0
"""Chunks added to the count, so that a word's weight in a tiny index says little: there one chunk is much of it."""


class Rarity:
    """Weights of lemmas in one index; remembered. Safe from any thread."""

    def __init__(self, lexical: LexicalIndex) -> None:
        self._lexical = lexical
        self._known: dict[str, float] = {}
        self._counts: dict[str, int] = {}

    def __call__(self, lemma: str) -> float:
        """``ln(1 + (N + prior) / (df + 1))``, above zero; greatest for a lemma that no chunk has."""
        weight = self._known.get(lemma)
        if weight is None:
            total = self._lexical.count + _PRIOR_CHUNKS
            weight = self._known[lemma] = math.log(1.0 + total / (self.count(lemma) + 1.0))
        return weight

    def count(self, lemma: str) -> int:
        """The number of chunks with the lemma, as a word or as a part of a compound."""
        if lemma not in self._counts:
            query = self._lexical.query(lemma)
            best = max(query.weights, key=lambda term: query.weights[term], default=None)
            whole = best is not None and query.weights[best] >= 1.0
            only = LexicalQuery({best: 1.0}) if best is not None and whole else LexicalQuery({})
            self._counts[lemma] = int(np.count_nonzero(self._lexical.scores(only)))
        return self._counts[lemma]
