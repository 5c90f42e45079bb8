"""``python -m evals.training.reader_data SHARED OUT``: the public Finnish question sets as rows of tokens.

Which labels are sure and which are likely is told in SHARED's README; a likely one is a label between 0 and 1. Four
labelled articles are held out of everything (:data:`HELD_OUT`), and every 40th question of the first set.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.language.sentences import split_sentences
from assistant.models.reader_inputs import LONGEST, Inputs, Pieces, Row, room_for
from evals.training.reader_examples import Example, Examples

NQ, SQUAD, LABELLED, DOMAIN, WRITTEN = range(5)
_SPANS_SURE = (NQ, LABELLED)
HELD_OUT = frozenset({443, 450, 462, 474})
HELD_OUT_EVERY = 40
LONGEST_SQUAD = 224
_SURE, _LIKELY = 3, 5
_YEAR = re.compile(r"\b1\d{3}\b|\b20[0-2]\d\b")
_NAME = re.compile(r"(?<=\s)[A-ZÅÄÖ][\wåäöÅÄÖé'-]{3,}")


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage with its tokens and sentences."""

    text: str
    pieces: Pieces
    sentences: list[tuple[int, int]]


def read(path: Path) -> list[dict[str, Any]]:
    """The rows of a gzipped JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


class Builder:
    """Turns questions and passages into examples; ``randomly`` makes every choice repeatable."""

    def __init__(self, inputs: Inputs, seed: int = 13) -> None:
        self.inputs, self.randomly, self.examples = inputs, random.Random(seed), Examples()

    def passages(self, texts: Sequence[str]) -> list[Passage]:
        """Cut texts into tokens and sentences."""
        cut = self.inputs.pieces(texts)
        return [Passage(text, pieces, split_sentences(text)) for text, pieces in zip(texts, cut, strict=True)]

    def add(
        self,
        question: Pieces,
        passage: Passage,
        spans: Sequence[tuple[int, int]],
        label: float,
        weight: float,
        source: int,
        longest: int = LONGEST,
    ) -> None:
        """Add the window around an answer, or the likeliest window where no answer is known."""
        room = room_for(question, longest)
        if label > 0.5 and spans:
            start = (
                self.around(passage, spans[0], room) if source in _SPANS_SURE else _likeliest(question, passage, room)
            )
        else:
            start = _likeliest(question, passage, room)
        cut = Pieces(passage.pieces.ids[start : start + room], passage.pieces.offsets[start : start + room])
        row = self.inputs.row(question, cut, longest)
        found = [] if label <= 0.5 else [place for span in spans if (place := _place(row, span)) is not None]
        if spans and label > 0.5 and not found and source in _SPANS_SURE:
            return
        self.examples.add(Example(row.ids, row.first, found, label, weight, source))

    def around(self, passage: Passage, span: tuple[int, int], room: int) -> int:
        """A sentence to begin with, drawn from those that leave the span inside the window."""
        offsets = passage.pieces.offsets
        if len(offsets) <= room:
            return 0
        last = next((i for i, (_, end) in enumerate(offsets) if end >= span[1]), len(offsets) - 1)
        begin = next((i for i, (_, end) in enumerate(offsets) if end > span[0]), 0)
        starts = [first for first in _starts(passage) if first <= begin and last < first + room]
        return self.randomly.choice(starts) if starts else max(0, begin - self.randomly.randrange(max(1, room // 2)))


def _starts(passage: Passage) -> list[int]:
    """The first token of each sentence."""
    starts, token = [], 0
    for first, _ in passage.sentences:
        while token < len(passage.pieces.offsets) and passage.pieces.offsets[token][1] <= first:
            token += 1
        starts.append(token)
    return starts


def _likeliest(question: Pieces, passage: Passage, room: int) -> int:
    """The first token of the window that shares most rare tokens with the question."""
    ids = passage.pieces.ids
    if len(ids) <= room:
        return 0
    asked = {token for token in question.ids if token > 300}
    hits = np.cumsum([0, *(token in asked for token in ids)])
    starts = [start for start in _starts(passage) if start < len(ids)] or [0]
    return max(starts, key=lambda start: (int(hits[min(start + room, len(ids))] - hits[start]), -start))


def _place(row: Row, span: tuple[int, int]) -> tuple[int, int] | None:
    """The first and last position of a span of characters in a row, if all of it is inside."""
    inside = [i for i, (start, end) in enumerate(row.offsets) if start < span[1] and end > span[0]]
    if not inside or row.offsets[inside[0]][0] > span[0] or row.offsets[inside[-1]][1] < span[1]:
        return None
    return row.first + inside[0], row.first + inside[-1]


def _without(passage: Passage, spans: Sequence[tuple[int, int]]) -> str:
    """The passage less each sentence that holds a span; empty when nothing is left."""
    kept = [s for s in passage.sentences if not any(s[0] < end and s[1] > start for start, end in spans)]
    return " ".join(passage.text[start:end] for start, end in kept)


def similar(asked: Sequence[str], texts: Sequence[str], most: int) -> Iterator[list[int]]:
    """For each question the texts that share most rare word beginnings with it, best first."""
    from scipy.sparse import csr_matrix

    vocabulary: dict[str, int] = {}

    def counts(lines: Sequence[str], grow: bool) -> Any:
        columns: list[int] = []
        ends = [0]
        for line in lines:
            words = {word[:6] for word in re.findall(r"\w{3,}", line.lower())}
            known = (vocabulary.setdefault(w, len(vocabulary)) if grow else vocabulary.get(w, -1) for w in words)
            columns.extend(column for column in known if column >= 0)
            ends.append(len(columns))
        return columns, ends

    columns, ends = counts(texts, True)
    seen = np.bincount(columns, minlength=len(vocabulary))
    weights = np.log(1 + len(texts) / (1 + seen))
    lengths = np.sqrt(np.maximum(1, np.diff(ends)))
    data = weights[columns] / np.repeat(lengths, np.diff(ends)) ** 0.5
    matrix = csr_matrix((data, columns, ends), shape=(len(texts), len(vocabulary))).T.tocsr()
    columns, ends = counts(asked, False)
    rows = csr_matrix((weights[columns], columns, ends), shape=(len(asked), len(vocabulary)))
    for first in range(0, len(asked), 256):
        product: NDArray[np.float64] = (rows[first : first + 256] @ matrix).toarray()
        best = np.argpartition(-product, min(most, product.shape[1] - 1), axis=1)[:, :most]
        for scores, chosen in zip(product, best, strict=True):
            yield [int(i) for i in chosen[np.argsort(-scores[chosen])]]


def natural_questions(builder: Builder, rows: Sequence[dict[str, Any]], held_out: Builder) -> None:
    """Spans; and for each question a passage without its answer: a similar one, or its own less the answer's sentence."""
    passages = builder.passages([row["passage"] for row in rows])
    asked = [(i, row) for i, row in enumerate(rows) if row["spans"]]
    questions = builder.inputs.pieces([row["questions"][0] for _, row in asked])
    near = similar([row["questions"][0] for _, row in asked], [row["passage"] for row in rows], 8)
    for number, ((own, row), question, others) in enumerate(zip(asked, questions, near, strict=True)):
        into = held_out if number % HELD_OUT_EVERY == 0 else builder
        spans = [(start, end) for start, end in row["spans"]]
        into.add(question, passages[own], spans, 1.0, 1.0, NQ)
        answers = {row["passage"][start:end].lower().strip('.," ')[:12] for start, end in spans}
        clean = [i for i in others if i != own and not any(a in passages[i].text.lower() for a in answers)]
        left = _without(passages[own], spans)
        if builder.randomly.random() < 0.35 and len(left) > 80:
            into.add(question, builder.passages([left])[0], [], 0.0, 0.8, NQ)
        elif clean:
            into.add(question, passages[builder.randomly.choice(clean[:3])], [], 0.0, 1.0, NQ)


def squad(builder: Builder, rows: Sequence[dict[str, Any]]) -> None:
    """Paragraphs whose first questions are answerable and whose last mostly are not; other paragraphs; swapped names."""
    articles: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        articles[row["article"]].append(row)
    for paragraphs in articles.values():
        counts = [len(row["questions"]) for row in paragraphs]
        extended = max(counts) > _LIKELY
        crowded = sum(count > 12 for count in counts) > 2
        texts = [row["passage"] for row in paragraphs]
        passages = builder.passages(texts)
        flat = [(i, q) for i, row in enumerate(paragraphs) for q in range(len(row["questions"]))]
        wordings = [paragraphs[i]["questions"][q] for i, q in flat]
        near = similar(wordings, texts, 2)
        years = sorted({year for text in wordings for year in _YEAR.findall(text)})
        names = sorted({name for text in wordings for name in _NAME.findall(text)})
        pieces = builder.inputs.pieces(wordings)
        for (i, q), wording, question, others in zip(flat, wordings, pieces, near, strict=True):
            spans = [(start, end) for start, end in paragraphs[i]["spans"]]
            count = counts[i]
            label, weight = _likelihood(q, count, extended, crowded)
            if weight:
                builder.add(question, passages[i], spans, label, weight, SQUAD, LONGEST_SQUAD)
            if label < 0.9:
                continue
            draw = builder.randomly.random()
            other = next((j for j in others if j != i), None)
            if draw < 0.2 and other is not None:
                builder.add(question, passages[other], [], 0.04, 0.8, SQUAD, LONGEST_SQUAD)
            elif draw < 0.5 and (changed := _swapped(builder.randomly, wording, texts[i], years, names)):
                asked = builder.inputs.pieces([changed])[0]
                builder.add(asked, passages[i], [], 0.06, 0.8, SQUAD, LONGEST_SQUAD)


def _likelihood(q: int, count: int, extended: bool, crowded: bool) -> tuple[float, float]:
    """(how likely the answer is there, the weight) of a paragraph's question number ``q`` of ``count``."""
    if q < _SURE:
        return (1.0, 1.0) if count > _SURE or not extended else (0.9, 0.6)
    if not extended:
        return 0.97, 0.8
    if crowded or count > 12:
        return 0.9, 0.3
    if count >= 7 and q >= max(_LIKELY, count - _LIKELY) + (count > 10):
        return 0.06, 1.0
    return (0.85, 0.3) if q < _LIKELY - 1 and count >= 8 else (0.5, 0.0)


def _swapped(
    randomly: random.Random, question: str, passage: str, years: Sequence[str], names: Sequence[str]
) -> str | None:
    """The question with a year or a name exchanged for another that the passage does not hold."""
    for pattern, pool in ((_YEAR, years), (_NAME, names)):
        found = [match for match in pattern.finditer(question) if match.group()[:5] in passage]
        if not found:
            continue
        match = randomly.choice(found)
        old = match.group()
        fitting = [new for new in pool if new[:4] not in passage and (pattern is _YEAR or new[-2:] == old[-2:])]
        if fitting:
            return question[: match.start()] + randomly.choice(fitting) + question[match.end() :]
    return None


def main(arguments: Sequence[str]) -> int:
    """Write ``public.npz`` and ``nq_held_out.npz``."""
    shared, out, folder = (Path(name) for name in arguments)
    builder, held_out = Builder(Inputs(folder)), Builder(Inputs(folder))
    squad(builder, read(shared / "squad2_fi.jsonl.gz"))
    natural_questions(builder, read(shared / "nq_fi.jsonl.gz"), held_out)
    builder.examples.save(out / "public.npz")
    held_out.examples.save(out / "nq_held_out.npz")
    print("all", len(builder.examples.rows), "held out", len(held_out.examples.rows))
    return 0
