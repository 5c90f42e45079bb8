"""How near the words of a text come to a word of the question, where no lemma and no synonym list joins them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from assistant.language import lists
from assistant.language.morphology import load_analyser
from assistant.language.tokens import tokens
from assistant.models.word_vectors import load_word_vectors

_QUESTION_STOP_WORDS = lists.marked("stopwords.words", "question")

Matrix = NDArray[np.float64]
_SHORTEST = 3


def likeness(words: Sequence[tuple[str, ...]], texts: Sequence[str]) -> Matrix:
    """``[len(texts), len(words)]``: the greatest cosine, not below 0, of a word's forms with a word of the text."""
    vectors = load_word_vectors()
    forms = [form for one in words for form in one]
    found = np.zeros((len(texts), len(words)), np.float64)
    numbers = {text: _numbers(text) for text in texts}
    distinct = np.unique(np.concatenate([np.zeros(0, np.int64), *numbers.values()]))
    if not forms or not len(distinct):
        return found
    cosines = np.maximum(vectors.cosines(vectors.numbers(forms), distinct), 0.0)
    starts = np.cumsum([0, *(len(one) for one in words)])[:-1]
    best = np.maximum.reduceat(cosines, starts, axis=0)
    rows = {text: best[:, np.searchsorted(distinct, inside)] for text, inside in numbers.items() if len(inside)}
    for at, text in enumerate(texts):
        if text in rows:
            found[at] = rows[text].max(1)
    return found


@lru_cache(maxsize=50_000)
def _numbers(text: str) -> NDArray[np.int64]:
    """The words of a text that mean something, as they are, as lemmas and as compound parts, by number."""
    analyser = load_analyser()
    words: dict[str, None] = {}
    for token in tokens(text):
        analysis = analyser.analyse(token.text)
        for word in (token.text.casefold(), analysis.lemma, *analysis.parts):
            if len(word) >= _SHORTEST and not word[0].isdigit() and word not in _QUESTION_STOP_WORDS:
                words[word] = None
    return load_word_vectors().numbers(tuple(words))
