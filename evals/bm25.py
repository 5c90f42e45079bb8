"""What a user would otherwise take for the words: BM25 over white-space tokens, and over Finnish Snowball stems.

``WhitespaceBM25`` cuts text as LangChain's BM25Retriever does unless told otherwise (``str.split``);
``SnowballBM25`` as Lucene's and Haystack's Finnish analysis: lower case, words, Snowball stems. Both score with
bm25s, Lucene's formula, k1 0.9 and b 0.4 (Anserini's defaults).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from assistant.errors import MissingExtraError

_WORD = re.compile(r"\w+")


class WhitespaceBM25:
    """BM25 over the words between spaces, as they are written."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._index = _bm25([self.cut(text) for text in texts])
        self._count = len(texts)

    def cut(self, text: str) -> list[str]:
        """The tokens of a text."""
        return text.split()

    def search(self, query: str, k: int) -> list[tuple[int, float]]:
        """The best ``k`` texts with a word of the query: (position, score), best first."""
        tokens = [token for token in self.cut(query) if token in self._index.vocab_dict]
        if not tokens:
            return []
        rows, scores = self._index.retrieve([tokens], k=min(k, self._count), show_progress=False)
        pairs = zip(rows[0].tolist(), scores[0].tolist(), strict=True)
        return [(int(row), float(score)) for row, score in pairs if score > 0]


class SnowballBM25(WhitespaceBM25):
    """BM25 over stems by the Finnish Snowball algorithm."""

    def __init__(self, texts: Sequence[str]) -> None:
        try:
            import Stemmer
        except ImportError:
            raise MissingExtraError("The Snowball row needs PyStemmer; install the extra 'dev'.") from None
        self._stemmer: Any = Stemmer.Stemmer("finnish")
        super().__init__(texts)

    def cut(self, text: str) -> list[str]:
        """The stems of a text's words."""
        stems: list[str] = self._stemmer.stemWords(_WORD.findall(text.lower()))
        return stems


def _bm25(corpus: list[list[str]]) -> Any:
    try:
        import bm25s
    except ImportError:
        raise MissingExtraError("The BM25 rows need bm25s; install the extra 'dev'.") from None
    index = bm25s.BM25(method="lucene", k1=0.9, b=0.4)
    index.index(corpus, show_progress=False)
    return index
