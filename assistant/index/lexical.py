"""The lexical index: BM25 over Finnish lemmas and compound parts, in mapped files.

A chunk is a bag of terms with fractional counts: a lemma of its text counts 1, a compound part ``PART``, a lemma of
its title and headings ``TITLE``. Scores follow Robertson & Zaragoza, *The Probabilistic Relevance Framework* (2009),
3.5 (BM25F, one saturation over the weighted counts), with the idf of Lucene, ``ln(1 + (N - df + 0.5)/(df + 0.5))``.
The impact of every term in every chunk is computed when the index is written, so that a query only adds rows of
floats: ``indptr`` uint64 [terms + 1], ``rows`` uint32 and ``impacts`` float32 [postings].
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import overload

import numpy as np
import numpy.typing as npt

from assistant.errors import IndexDamagedError, IndexMismatchError
from assistant.index.spelling import Lengths, Masks, letter_masks, similar_words
from assistant.language import lists
from assistant.language.mapped import MappedStrings, map_file
from assistant.language.morphology import Analyser, Analysis, load_analyser
from assistant.language.tokens import tokens

_STOP_LEMMAS = lists.marked("stopwords.words", "index")

FORMAT = 3
K1, B = 1.2, 0.6
SHORTEST = 0.6
PART, TITLE = 0.5, 0.5
QUERY_PART, QUERY_PART_ALONE = 0.4, 0.8
STEM = 0.8
PREFIX, PREFIX_LETTERS = 0.8, 5
SHORTEST_RESPELT, LONGEST_RESPELT = 5, 20
CORRECTED = {0: 1.0, 1: 0.8, 2: 0.5}

Floats = npt.NDArray[np.float32]
Rows = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class LexicalQuery:
    """What is looked for: term number → weight, and the words no chunk has.

    ``ceiling`` is what a chunk would score at most that had every word, the unknown ones too.
    """

    weights: dict[int, float]
    unknown: tuple[str, ...] = ()
    ceiling: float = 0.0

    @property
    def size(self) -> float:
        """How much is looked for: a known word counts 1, and what its parts, stems and first letters weigh; others 1."""
        return sum(self.weights.values()) + len(self.unknown)


class LexicalIndex:
    """A read-only lexical index; safe to share between threads."""

    def __init__(self, folder: Path, analyser: Analyser) -> None:
        self.count, self.analyser_name = _read_meta(folder)
        if self.analyser_name != analyser.name:
            raise IndexMismatchError(
                f"The index was built with the analyser {self.analyser_name}, this is {analyser.name}; build it anew."
            )
        self.analyser = analyser
        self._terms = MappedStrings(folder, "terms")
        self._masks: Masks = np.frombuffer(map_file(folder / "masks"), dtype=np.uint64)
        self._lengths: Lengths = np.frombuffer(map_file(folder / "lengths"), dtype=np.uint8)
        self._bounds: npt.NDArray[np.uint64] = np.frombuffer(map_file(folder / "indptr"), dtype=np.uint64)
        self._rows: npt.NDArray[np.uint32] = np.frombuffer(map_file(folder / "rows"), dtype=np.uint32)
        self._impacts: Floats = np.frombuffer(map_file(folder / "impacts"), dtype=np.float32)

    @staticmethod
    def build(folder: Path, texts: Iterable[tuple[int, str, str]], analyser: Analyser | None = None) -> None:
        """Write an index of ``(row, title and headings, text)``; rows must count up from 0."""
        analyser = analyser or load_analyser()
        folder.mkdir(parents=True, exist_ok=True)
        postings = _Postings(analyser)
        for row, context, text in texts:
            postings.add(row, context, text)
        postings.write(folder)
        meta = {"format": FORMAT, "analyser": analyser.name, "rows": postings.count}
        (folder / "meta.json").write_text(json.dumps(meta), encoding="utf-8")

    @classmethod
    def open(cls, folder: Path, analyser: Analyser | None = None) -> LexicalIndex:
        """Open the index in ``folder``.

        Raises IndexDamagedError when a file is missing, IndexMismatchError when another analyser wrote it.
        """
        try:
            return cls(folder, analyser or load_analyser())
        except (OSError, ValueError, KeyError) as error:
            raise IndexDamagedError(f"The lexical index in {folder} cannot be read ({error}); build it anew.") from None

    def query(self, text: str, respell: bool = True) -> LexicalQuery:
        """The terms of a question: its lemmas without question and filler words, and compound parts for less.

        An unknown word is taken for a known one misspelt, unless ``respell`` says that it may well be a word elsewhere.
        """
        weights: dict[int, float] = {}
        unknown: list[str] = []
        for token in tokens(text):
            analysis = self.analyser.analyse(token.text)
            if analysis.lemma in _STOP_LEMMAS:
                continue
            found = self._find(analysis)
            if respell and not analysis.known and self._terms.find(analysis.lemma) < 0:
                found += self._correct(analysis)
            if not found:
                unknown.append(token.text)
            for number, weight in found:
                weights[number] = weights.get(number, 0.0) + weight
        ceiling = sum(weight * self._idf(number) for number, weight in weights.items())
        return LexicalQuery(weights, tuple(unknown), ceiling + len(unknown) * _idf(0, self.count))

    def nearest(self, lemma: str) -> list[str]:
        """The terms that a lemma which the index lacks is nearly; none for one that it has."""
        if self._terms.find(lemma) >= 0:
            return []
        return [self._terms[number] for number, _ in similar_words(lemma, self._terms, self._masks, self._lengths)]

    def rarity(self, lemma: str) -> float:
        """The idf of a lemma as a term of its own; that of no chunk where none has it."""
        number = self._terms.find(lemma)
        return self._idf(number) if number >= 0 else _idf(0, self.count)

    def _idf(self, term: int) -> float:
        return _idf(int(self._bounds[term + 1] - self._bounds[term]), self.count)

    def _find(self, analysis: Analysis) -> list[tuple[int, float]]:
        """The terms of one word that the index has; without the whole word its parts and stems stand for it."""
        whole = self._terms.find(analysis.lemma)
        rest = [(part, QUERY_PART if whole >= 0 else QUERY_PART_ALONE) for part in analysis.parts]
        rest += [(stem, STEM) for stem in analysis.stems]
        rest += [(prefix, PREFIX) for prefix in _prefix(analysis.lemma)]
        found = [(number, weight) for term, weight in rest if (number := self._terms.find(term)) >= 0]
        return [(whole, 1.0), *found] if whole >= 0 else found

    def _correct(self, analysis: Analysis) -> list[tuple[int, float]]:
        """Terms that a misspelt word may mean: those nearest to it or its stems, else those of a form one edit away."""
        for form in (analysis.lemma, *analysis.stems):
            similar = similar_words(form, self._terms, self._masks, self._lengths)
            if similar:
                return [(number, CORRECTED[edits] / len(similar)) for number, edits in similar]
        if not SHORTEST_RESPELT <= len(analysis.lemma) <= LONGEST_RESPELT:
            return []
        found = [number for lemma in self.analyser.respelt(analysis.lemma) if (number := self._terms.find(lemma)) >= 0]
        return [(number, CORRECTED[1] / len(found)) for number in found]

    def scores(self, query: LexicalQuery | str) -> Floats:
        """The BM25 score of every chunk, float32 [chunks]."""
        if isinstance(query, str):
            query = self.query(query)
        scores = np.zeros(self.count, dtype=np.float32)
        for term, weight in query.weights.items():
            postings = slice(int(self._bounds[term]), int(self._bounds[term + 1]))
            scores[self._rows[postings]] += np.float32(weight) * self._impacts[postings]
        return scores

    def search(
        self, query: LexicalQuery | str, k: int = 10, allowed_rows: Rows | Sequence[int] | None = None
    ) -> list[tuple[int, float]]:
        """The best ``k`` of the allowed chunks (all when None) that have a term of the query: (row, score)."""
        scores = self.scores(query)
        if allowed_rows is None:
            best = top(scores, k)
        else:
            allowed = np.asarray(allowed_rows, dtype=np.int64)
            best = allowed[top(scores[allowed], k)]
        return [(int(row), float(scores[row])) for row in best if scores[row] > 0]


def top(scores: Floats, k: int) -> Rows:
    """The positions of the ``k`` highest scores, highest first, ties by position."""
    if 0 < k < len(scores):
        threshold = np.partition(scores, len(scores) - k)[len(scores) - k]
        candidates = np.flatnonzero(scores >= threshold)
    else:
        candidates = np.arange(len(scores))
    return candidates[np.argsort(-scores[candidates], kind="stable")][: max(k, 0)].astype(np.int64)


class _Postings:
    """Collects the terms of the chunks, then writes them as mapped arrays."""

    def __init__(self, analyser: Analyser) -> None:
        self._analyser = analyser
        self._numbers: dict[str, int] = {}
        self._words: dict[str, tuple[tuple[int, float], ...]] = {}
        self._terms, self._rows = array("L"), array("L")
        self._counts, self._lengths = array("f"), array("f")

    @property
    def count(self) -> int:
        return len(self._lengths)

    def add(self, row: int, context: str, text: str) -> None:
        if row != len(self._lengths):
            raise ValueError(f"rows must count up from 0: {row} after {len(self._lengths) - 1}")
        counts: dict[int, float] = {}
        length = self._count(counts, text, 1.0) + TITLE * self._count(counts, context, TITLE)
        self._lengths.append(length)
        self._terms.extend(counts.keys())
        self._counts.extend(counts.values())
        self._rows.extend([row] * len(counts))

    def _count(self, counts: dict[int, float], text: str, weight: float) -> int:
        words = [token.text for token in tokens(text)]
        for word in words:
            for number, share in self._word(word):
                counts[number] = counts.get(number, 0.0) + weight * share
        return len(words)

    def _word(self, word: str) -> tuple[tuple[int, float], ...]:
        found = self._words.get(word)
        if found is None:
            analysis = self._analyser.analyse(word)
            pairs = [(analysis.lemma, 1.0), *((part, PART) for part in analysis.parts)]
            pairs += [(stem, STEM) for stem in analysis.stems]
            pairs += [(prefix, 1.0) for prefix in _prefix(analysis.lemma)]
            found = tuple((self._numbers.setdefault(term, len(self._numbers)), share) for term, share in pairs)
            self._words[word] = found
        return found

    def write(self, folder: Path) -> None:
        names = sorted(self._numbers)
        rank = np.empty(len(names), dtype=np.int64)
        rank[[self._numbers[name] for name in names]] = np.arange(len(names))
        terms = rank[np.asarray(self._terms, dtype=np.int64)]
        order = np.argsort(terms, kind="stable")
        rows = np.asarray(self._rows, dtype=np.uint32)[order]
        counts = np.asarray(self._counts, dtype=np.float32)[order]
        frequency = np.bincount(terms, minlength=len(names))
        MappedStrings.write(folder, "terms", names)
        masks, lengths = letter_masks(names)
        (folder / "masks").write_bytes(masks.tobytes())
        (folder / "lengths").write_bytes(lengths.tobytes())
        (folder / "indptr").write_bytes(np.concatenate(([0], np.cumsum(frequency))).astype(np.uint64).tobytes())
        (folder / "rows").write_bytes(rows.tobytes())
        (folder / "impacts").write_bytes(self._impacts(rows, counts, np.repeat(frequency, frequency)).tobytes())

    def _impacts(self, rows: npt.NDArray[np.uint32], counts: Floats, frequency: npt.NDArray[np.int64]) -> Floats:
        lengths = np.asarray(self._lengths, dtype=np.float32)
        average = max(float(lengths.mean()), 1.0) if len(lengths) else 1.0
        norm = K1 * (1 - B + B * np.maximum(lengths / average, SHORTEST))
        impacts: Floats = (_idf(frequency, len(lengths)) * counts / (counts + norm[rows])).astype(np.float32)
        return impacts


@overload
def _idf(frequency: int, count: int) -> float: ...
@overload
def _idf(frequency: npt.NDArray[np.int64], count: int) -> npt.NDArray[np.float64]: ...
def _idf(frequency: int | npt.NDArray[np.int64], count: int) -> float | npt.NDArray[np.float64]:
    """How much it says that a chunk has a term that ``frequency`` of ``count`` chunks have."""
    return np.log1p((count - frequency + 0.5) / (frequency + 0.5))


def _prefix(lemma: str) -> tuple[str, ...]:
    """The first letters of a longer word: what *rahoittaa*, *rahoitus* and *rahoittaja* have in common."""
    return (lemma[:PREFIX_LETTERS] + "*",) if len(lemma) >= PREFIX_LETTERS and lemma[0].isalpha() else ()


def _read_meta(folder: Path) -> tuple[int, str]:
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    if meta["format"] != FORMAT:
        raise IndexMismatchError(f"The lexical index has format {meta['format']}, not {FORMAT}; build it anew.")
    return int(meta["rows"]), str(meta["analyser"])
