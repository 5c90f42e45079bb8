"""A reader of passages: for a question and windows of text, whether each answers, where, and which sentence.

Every window is computed alone, so that its figures do not depend on the ones beside it, and in float32; probabilities
are rounded to three decimals, because the last digits of a product differ from one processor to the next.
"""

from __future__ import annotations

import mmap
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.language.sentences import split_sentences
from assistant.models.model_folder import Form, model_folder
from assistant.models.onnx_engine import open_session
from assistant.models.onnx_model import MODEL_FILE
from assistant.models.reader_graph import LOGITS, THERE, WORDS
from assistant.models.reader_inputs import LONGEST, Inputs, Row, room_for, windows
from assistant.models.reader_weights import READER_FILE, ReaderWeights, read_reader
from assistant.models.weights import WordRows, dequantised, packed_file, read_word_rows

_DECIMALS = 3
_LONGEST_SPAN = 30
_NONE = -1e9

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Read:
    """What the reader finds in one text.

    ``probability`` that it answers; ``start`` and ``end`` of the likeliest answer in characters (-1 when the text is
    empty); ``sentences``, one score for each of ``split_sentences(text)``: the probability that the answer is in it.
    """

    probability: float
    start: int
    end: int
    sentences: tuple[float, ...]


class Reader:
    """Reads texts beside a question. Safe from any thread; ``threads`` windows are read at once."""

    def __init__(self, folder: Path, weights: ReaderWeights, threads: int = 2) -> None:
        """``folder`` holds the graph of ``weights`` and the tokenizer (``model_folder(Form.READER)``)."""
        self._session = open_session(folder / MODEL_FILE)
        self._inputs = Inputs(folder)
        self._words = _word_rows()
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="reader")
        self._there, self._span, self._bias = (float(weights.facts[name]) for name in ("there", "span", "bias"))

    def read(self, question: str, texts: Sequence[str]) -> list[Read]:
        """What each text holds for the question; a text longer than a window is read in several that overlap."""
        asked, *pieces = self._inputs.pieces([question, *texts])
        sentences = [split_sentences(text) for text in texts]
        rows: list[Row] = []
        owners: list[int] = []
        for number, (text, found) in enumerate(zip(pieces, sentences, strict=True)):
            for window in windows(text, found, room_for(asked)):
                if window.ids:
                    rows.append(self._inputs.row(asked, window, LONGEST))
                    owners.append(number)
        results: list[list[_Found]] = [[] for _ in texts]
        for owner, result in zip(owners, self._pool.map(self._run, rows), strict=True):
            results[owner].append(result)
        return [self._joined(found, spans) for found, spans in zip(results, sentences, strict=True)]

    def logits(self, ids: Sequence[int]) -> tuple[Floats, float]:
        """The raw output for one row of tokens: start and end logits ``[tokens, 2]``, and the answer-is-here logit."""
        words = dequantised(self._words.blocks[np.asarray(ids)].reshape(-1)).reshape(1, len(ids), -1)
        logits, there = self._session.run([LOGITS, THERE], {WORDS: words})
        return logits[0], float(there[0, 0])

    def _run(self, row: Row) -> _Found:
        logits, there = self.logits(row.ids)
        inside = logits[row.first : row.first + len(row.offsets)]
        none = logits[0]
        score, first, last = best_span(inside, none)
        chance = 1 / (1 + np.exp(-(self._there * there + self._span * score + self._bias)))
        mass = np.exp(inside - inside.max(0))
        mass = (mass / mass.sum(0)).mean(1)
        return _Found(float(chance), score, row.offsets[first][0], row.offsets[last][1], row.offsets, mass)

    @staticmethod
    def _joined(found: Sequence[_Found], sentences: Sequence[tuple[int, int]]) -> Read:
        if not found:
            return Read(0.0, -1, -1, tuple(0.0 for _ in sentences))
        best = max(found, key=lambda one: round(one.chance, _DECIMALS))
        scores = np.zeros(len(sentences))
        for one in found:
            middles = np.array([(start + end) / 2 for start, end in one.offsets])
            for number, (start, end) in enumerate(sentences):
                share = float(one.mass[(middles >= start) & (middles <= end)].sum())
                scores[number] = max(scores[number], one.chance * share)
        rounded = tuple(round(float(score), _DECIMALS) for score in scores)
        return Read(round(best.chance, _DECIMALS), best.start, best.end, rounded)


@dataclass(frozen=True, slots=True)
class _Found:
    """One window: its probability, its best span in characters, and where in it the answer's ends are likely."""

    chance: float
    score: float
    start: int
    end: int
    offsets: list[tuple[int, int]]
    mass: Floats


def best_span(inside: Floats, none: Floats) -> tuple[float, int, int]:
    """(score of the best span against none, its first token, its last token) of ``[tokens, 2]`` logits."""
    scores = inside[:, 0][:, None] + inside[:, 1][None, :]
    square = np.ones(scores.shape, bool)
    scores = np.where(np.triu(square) & ~np.triu(square, _LONGEST_SPAN), scores, np.float32(_NONE))
    first, last = divmod(int(scores.argmax()), scores.shape[1])
    return float(scores[first, last] - none[0] - none[1]), first, last


@cache
def shipped_reader() -> Reader:
    """Return the reader whose weights ship with the product; its graph is made on first use."""
    return Reader(model_folder(Form.READER), read_reader(READER_FILE))


def _word_rows() -> WordRows:
    with packed_file().open("rb") as file:
        return read_word_rows(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
