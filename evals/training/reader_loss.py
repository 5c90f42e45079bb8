"""What a reader is trained to make small, and what it is measured by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from evals.training.reader_examples import SPANS_KEPT, Packed
from evals.training.reader_model import Output

_NONE = -1e9
_SPAN_WEIGHT = 0.5


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows of one batch, padded to its longest, with all that the loss needs."""

    words: Tensor
    lengths: Tensor
    first: Tensor
    spans: Tensor
    spans_known: Tensor
    label: Tensor
    weight: Tensor


def batch(packed: Packed, rows: Sequence[int], words: NDArray[np.float16]) -> Batch:
    """Look up the word embeddings of some examples and lay their spans out."""
    lengths = packed.lengths[list(rows)]
    ids = np.full((len(rows), int(lengths.max())), 1, np.int64)
    spans = np.zeros((len(rows), SPANS_KEPT, 2), np.int64)
    known = np.zeros((len(rows), SPANS_KEPT), bool)
    for place, row in enumerate(rows):
        ids[place, : lengths[place]] = packed.row(row)
        found = packed.spans(row)
        spans[place, : len(found)], known[place, : len(found)] = found, True
        if packed.label[row] < 0.5:
            known[place, 0] = True  # the span at position 0: no answer
    return Batch(
        torch.from_numpy(words[ids].astype(np.float32)),
        torch.from_numpy(lengths),
        torch.from_numpy(packed.first[list(rows)].astype(np.int64)),
        torch.from_numpy(spans),
        torch.from_numpy(known),
        torch.from_numpy(packed.label[list(rows)]),
        torch.from_numpy(packed.weight[list(rows)]),
    )


def loss(output: Output, given: Batch) -> tuple[Tensor, Tensor]:
    """(span loss, answer-is-here loss), both summed over the rows with their weights.

    The span loss is the negative log likelihood of any listed span, so that the model chooses among them.
    """
    start = functional.log_softmax(output.start, -1).gather(1, given.spans[..., 0])
    end = functional.log_softmax(output.end, -1).gather(1, given.spans[..., 1])
    either = torch.logsumexp((start + end).masked_fill(~given.spans_known, _NONE), -1)
    certain = (2 * given.label - 1).abs() * given.weight * given.spans_known.any(-1)
    span = -(either.clamp(min=-30) * certain).sum()
    there = functional.binary_cross_entropy_with_logits(output.there, given.label, given.weight, reduction="sum")
    return _SPAN_WEIGHT * span, there


def evidence(start: NDArray[np.float32], end: NDArray[np.float32], longest: int = 30) -> tuple[float, int, int]:
    """(log-odds-like score of the best span against none, its first and its last position) of one row's logits."""
    scores = start[1:, None] + end[None, 1:]
    allowed = np.triu(np.ones(scores.shape, bool)) & ~np.triu(np.ones(scores.shape, bool), longest)
    scores = np.where(allowed, scores, -1e9)
    best = int(scores.argmax())
    first, last = divmod(best, scores.shape[1])
    return float(scores[first, last] - start[0] - end[0]), first + 1, last + 1


def auc(scores: NDArray[np.float64], labels: NDArray[np.bool_]) -> float:
    """The share of (answerable, unanswerable) pairs in the right order; ties count half."""
    _, inverse, counts = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[inverse]
    yes = int(labels.sum())
    return float((ranks[labels].sum() - yes * (yes + 1) / 2) / max(1, yes * (len(labels) - yes)))
