"""What a user would otherwise take for the words: BM25 over white-space tokens, Finnish stems, or dictionary forms.

``WhitespaceBM25`` cuts text as LangChain's BM25Retriever does unless told otherwise (``str.split``);
``SnowballBM25`` as Lucene's and Haystack's Finnish analysis: lower case, words, Snowball stems. ``SimplemmaBM25`` takes
base forms by simplemma, ``VoikkoBM25`` by Voikko (Debian's voikko-fi), alone or with a compound's parts. All score with
bm25s, Lucene's formula, k1 0.9 and b 0.4 (Anserini's defaults).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from assistant.errors import MissingExtraError

_WORD = re.compile(r"\w+")
_PART = re.compile(r"\(([^)+]+)\)")


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


class SimplemmaBM25(WhitespaceBM25):
    """BM25 over base forms by simplemma, without our own splitting of compounds."""

    def cut(self, text: str) -> list[str]:
        """The base forms of a text's words."""
        return [_simplemma(word) for word in _WORD.findall(text)]


class VoikkoBM25(WhitespaceBM25):
    """BM25 over base forms by Voikko, each followed by the parts of a compound when ``parts``."""

    def __init__(self, texts: Sequence[str], parts: bool = False) -> None:
        try:
            from libvoikko import Voikko, VoikkoException
        except ImportError:
            raise MissingExtraError("The Voikko rows need the Python package libvoikko.") from None
        try:
            self._voikko: Any = Voikko("fi")
        except (OSError, VoikkoException) as error:
            raise MissingExtraError(f"The Voikko rows need Debian's libvoikko1 and voikko-fi ({error}).") from None
        self._parts = parts
        self._known: dict[str, list[str]] = {}
        super().__init__(texts)

    def cut(self, text: str) -> list[str]:
        """The base forms of a text's words, of the first reading of each."""
        return [form for word in _WORD.findall(text) for form in self._forms(word)]

    def _forms(self, word: str) -> list[str]:
        if word not in self._known:
            read = self._voikko.analyze(word)
            base = str(read[0].get("BASEFORM", word)).lower() if read else word.lower()
            parts = [part.lower() for part in _PART.findall(read[0].get("WORDBASES", ""))] if read else []
            self._known[word] = [base, *parts] if self._parts and len(parts) > 1 else [base]
        return self._known[word]


@lru_cache(maxsize=1 << 20)
def _simplemma(word: str) -> str:
    from simplemma import lemmatize

    return str(lemmatize(word, lang="fi")).lower()


def _bm25(corpus: list[list[str]]) -> Any:
    try:
        import bm25s
    except ImportError:
        raise MissingExtraError("The BM25 rows need bm25s; install the extra 'dev'.") from None
    index = bm25s.BM25(method="lucene", k1=0.9, b=0.4)
    index.index(corpus, show_progress=False)
    return index
