"""Questions that were written or labelled for passages, as rows of tokens.

Three sources: the labelled public articles that are not held out, questions of our own on public passages (they name
the passage by its row in DATA and the answer by its characters), and passages of our own with their questions.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.language.sentences import split_sentences
from assistant.models.reader_inputs import LONGEST, Inputs
from evals.cases.dataset import CASES_FOLDER
from evals.jsonl import read_rows
from evals.training.reader_data import HELD_OUT, LABELLED, WRITTEN, Builder, read
from evals.training.reader_domain import Rows

PASSAGES = CASES_FOLDER / "training_passages.jsonl"
PUBLIC = CASES_FOLDER / "training_public.jsonl"
_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question on a passage; ``over`` is what stands above it, ``span`` where the answer is (None: not there)."""

    question: str
    over: str
    passage: str
    span: _Span | None


def labelled(builder: Builder, rows: Sequence[dict[str, Any]]) -> None:
    """Add the labelled questions of the articles that are not held out; a window holds the answer where there is one."""
    kept = [row for row in rows if row["article"] not in HELD_OUT]
    texts = sorted({row["passage"] for row in kept})
    passages = dict(zip(texts, builder.passages(texts), strict=True))
    for row, question in zip(kept, builder.inputs.pieces([row["question"] for row in kept]), strict=True):
        spans = sorted({(at, at + len(a)) for a in row["answers"] if (at := row["passage"].find(a)) >= 0})
        label = float(row["answerable"])
        if spans or not label:
            builder.add(question, passages[row["passage"]], spans, label, 1.0, LABELLED, LONGEST)


def on_passages(path: Path) -> Iterator[Asked]:
    """The questions on passages of our own."""
    for row in read_rows(path, "questions"):
        over = " ".join(f"{part}." for part in (row["title"], row.get("heading", "")) if part)
        for item in row["questions"]:
            answer = item["answer"]
            at = row["passage"].index(answer) if answer else -1
            yield Asked(item["question"], over, row["passage"], (at, at + len(answer)) if answer else None)


def on_public(path: Path, data: Path) -> Iterator[Asked]:
    """Our questions on public passages."""
    passages = {name: [row["passage"] for row in read(data / f"{name}.jsonl.gz")] for name in ("nq_fi", "squad2_fi")}
    for row in read_rows(path, "questions"):
        passage = passages[row["source"]][row["row"]]
        for item in row["questions"]:
            span = item["span"]
            yield Asked(item["question"], "", passage, (span[0], span[1]) if span else None)


def add(rows: Rows, asked: Asked) -> None:
    """Add the passage whole, and the sentence with the answer, or one without it, as the product would show it."""
    spans = [asked.span] if asked.span else []
    shift = len(asked.over) + 1 if asked.over else 0
    text = f"{asked.over} {asked.passage}" if asked.over else asked.passage
    rows.add(asked.question, text, [(a + shift, b + shift) for a, b in spans], float(bool(spans)), WRITTEN)
    cut = split_sentences(asked.passage)
    for number, (start, end) in enumerate(cut):
        holds = bool(spans) and start <= spans[0][0] < end
        beside = bool(spans) and number > 0 and cut[number - 1][0] <= spans[0][0] < cut[number - 1][1]
        if not holds and (beside or number != zlib.crc32(asked.question.encode()) % len(cut)):
            continue
        first = cut[number - 1][0] if number else start
        own = [(a - first + shift, b - first + shift) for a, b in spans] if holds else []
        window = f"{asked.over} {asked.passage[first:end]}" if asked.over else asked.passage[first:end]
        rows.add(asked.question, window, own, float(holds), WRITTEN)


def write(data: Path, out: Path, encoder: Path) -> None:
    """Write ``written.npz``."""
    inputs = Inputs(encoder)
    builder = Builder(inputs)
    labelled(builder, read(data / "squad2_fi_labelled.jsonl.gz"))
    rows = Rows(inputs)
    rows.examples.rows.extend(builder.examples.rows)
    for asked in (*on_passages(PASSAGES), *on_public(PUBLIC, data)):
        add(rows, asked)
    rows.examples.save(out / "written.npz")
    print("labelled", len(builder.examples.rows), "written", len(rows.examples.rows) - len(builder.examples.rows))
