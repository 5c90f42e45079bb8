"""Measures a reader while it is trained: answerability on labelled articles it has not seen, spans on held-out questions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.language.sentences import split_sentences
from assistant.models.reader_inputs import LONGEST, Inputs, room_for, windows
from evals.training.reader_data import HELD_OUT, LABELLED, NQ, read
from evals.training.reader_examples import Example, Examples, Packed
from evals.training.reader_loss import auc, evidence

Logits = list[tuple[NDArray[np.float32], NDArray[np.float32], float]]
Score = Callable[[Packed, Sequence[int]], Logits]


@dataclass(frozen=True, slots=True)
class Labelled:
    """Windows of the held-out labelled questions: ``question`` tells which one a window belongs to."""

    packed: Packed
    question: NDArray[np.int64]
    answerable: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Figures:
    """AUC of the yes/no head, of the best span against none, and of both; accuracy of both at its best cut."""

    there: float
    span: float
    both: float
    accuracy: float


def labelled(shared: Path, folder: Path, cache: Path) -> Labelled:
    """Cut the held-out articles into windows as the product does; kept in ``cache``."""
    rows = [row for row in read(shared / "squad2_fi_labelled.jsonl.gz") if row["article"] in HELD_OUT]
    inputs, examples, owner = Inputs(folder), Examples(), []
    for number, row in enumerate(rows):
        question, passage = inputs.pieces([row["question"], row["passage"]])
        for window in windows(passage, split_sentences(row["passage"]), room_for(question)):
            made = inputs.row(question, window, LONGEST)
            examples.add(Example(made.ids, made.first, [], float(row["answerable"]), 1.0, LABELLED))
            owner.append(number)
    examples.save(cache)
    return Labelled(Packed(cache), np.array(owner), np.array([bool(row["answerable"]) for row in rows]))


def answerability(score: Score, given: Labelled, every: int = 1) -> Figures:
    """Ask every ``every``-th question; a passage's score is that of its best window."""
    chosen = [i for i, owner in enumerate(given.question) if owner % every == 0]
    logits = score(given.packed, chosen)
    asked = sorted({int(given.question[i]) for i in chosen})
    best = {owner: np.full(3, -np.inf) for owner in asked}
    for i, (start, end, there) in zip(chosen, logits, strict=True):
        span = evidence(start, end)[0]
        owner = int(given.question[i])
        best[owner] = np.maximum(best[owner], [there, span, combined(there, span)])
    scores = np.array([best[owner] for owner in asked], np.float64)
    labels = given.answerable[asked]
    cuts = np.quantile(scores[:, 2], np.linspace(0.05, 0.95, 91))
    accuracy = max(float(((scores[:, 2] > cut) == labels).mean()) for cut in cuts)
    there, span, both = (auc(scores[:, column], labels) for column in range(3))
    return Figures(there, span, both, accuracy)


def window_auc(score: Score, packed: Packed, every: int = 1) -> float:
    """AUC of every ``every``-th single window by both heads."""
    rows = list(range(0, len(packed), every))
    scores = [combined(there, evidence(start, end)[0]) for start, end, there in score(packed, rows)]
    return auc(np.array(scores, np.float64), packed.label[rows] > 0.5)


def combined(there: float, span: float) -> float:
    """One number out of the yes/no logit and the best span's score against none."""
    return 0.5 * there + 0.25 * span


def spans(score: Score, packed: Packed, every: int = 1) -> tuple[float, float]:
    """(exact matches, F1) of the best span over token positions, over questions whose answer is in the window."""
    chosen = [i for i in range(len(packed)) if packed.label[i] > 0.5 and packed.source[i] == NQ][::every]
    exact = overlap = 0.0
    for i, (start, end, _) in zip(chosen, score(packed, chosen), strict=True):
        _, first, last = evidence(start, end)
        listed = [(int(a), int(b)) for a, b in packed.spans(i)]
        exact += (first, last) in listed
        overlap += max(_f1(first, last, a, b) for a, b in listed)
    return exact / len(chosen), overlap / len(chosen)


def _f1(first: int, last: int, true_first: int, true_last: int) -> float:
    shared = min(last, true_last) - max(first, true_first) + 1
    return 0.0 if shared <= 0 else 2 * shared / (last - first + 1 + true_last - true_first + 1)


def words_f1(found: str, true: str) -> float:
    """Word overlap of two texts, as SQuAD counts it."""
    ours, theirs = (Counter(re.findall(r"\w+", text.lower())) for text in (found, true))
    shared = sum((ours & theirs).values())
    return 2 * shared / max(1, ours.total() + theirs.total())
