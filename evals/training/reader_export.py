"""``python -m evals.training.reader_export``: the newest checkpoint as the product's 8-bit file, checked against torch.

Only what was trained is stored. The probability is a logistic
function of the answer-is-here logit and of the best span's score, fitted on the held-out articles; the reported AUC
and accuracy are those of each half of these articles under weights fitted on the other half.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from assistant.models.reader_weights import read_reader, write_reader
from assistant.models.weights import packed_file
from evals.training import reader_check as check
from evals.training.reader_examples import Packed
from evals.training.reader_loss import auc, evidence
from evals.training.reader_model import load_encoder, load_packed, packed_names
from evals.training.reader_train import Recipe, scorer

_THERE, _SPAN = 0.5, 0.25
_SOME = 10
_RIDGE = 1e-2


def windows_of(score: check.Score, given: check.Labelled, every: int = 1) -> Windows:
    """Both scores of each window of every ``every``-th held-out question."""
    rows = [row for row, owner in enumerate(given.question) if owner % every == 0]
    pairs = [(there, evidence(start, end)[0]) for start, end, there in score(given.packed, rows)]
    return Windows(np.array(pairs, np.float64), given.question[rows] // every, given.answerable[::every])


@dataclass(frozen=True, slots=True)
class Windows:
    """``pairs [windows, 2]``: the answer-is-here logit and the best span's score; whose they are, and the truth."""

    pairs: NDArray[np.float64]
    question: NDArray[np.int64]
    answerable: NDArray[np.bool_]

    def best(self, weights: NDArray[np.float64]) -> NDArray[np.float64]:
        """The log-odds of each question's best window; ``weights`` are those of the pair and the constant."""
        scores = self.pairs @ weights[:2] + weights[2]
        best = np.full(len(self.answerable), -np.inf)
        np.maximum.at(best, self.question, scores)
        return best

    def half(self, first: bool) -> Windows:
        """The questions of the first or the last articles."""
        middle = len(self.answerable) // 2
        kept = (self.question < middle) == first
        answerable = self.answerable[:middle] if first else self.answerable[middle:]
        return Windows(self.pairs[kept], self.question[kept] - (0 if first else middle), answerable)

    def fitted(self) -> NDArray[np.float64]:
        """The weights that make the truth likeliest, of each question's most promising window."""
        weights = np.array([_THERE, _SPAN, 0.0])
        for _ in range(60):
            rows = self._best_rows(weights)
            x = np.column_stack((self.pairs[rows], np.ones(len(rows))))
            chance = 1 / (1 + np.exp(-(x @ weights)))
            gradient = x.T @ (self.answerable - chance) - _RIDGE * weights
            hessian = (x * (chance * (1 - chance))[:, None]).T @ x + _RIDGE * np.eye(3)
            weights = np.maximum(weights + 0.5 * np.linalg.solve(hessian, gradient), (0.0, 0.0, -np.inf))
        return weights

    def _best_rows(self, weights: NDArray[np.float64]) -> NDArray[np.int64]:
        order = np.lexsort((self.pairs @ weights[:2], self.question))
        last = np.flatnonzero(np.diff(self.question[order], append=-1))
        return order[last]


def crossed(given: Windows) -> tuple[float, float]:
    """(AUC, accuracy at one half) of each half of the articles under weights fitted on the other half; their means."""
    found = []
    for first in (True, False):
        ours, weights = given.half(first), given.half(not first).fitted()
        best = ours.best(weights)
        found.append((auc(best, ours.answerable), float(((best > 0) == ours.answerable).mean())))
    (auc_one, right_one), (auc_two, right_two) = found
    return (auc_one + auc_two) / 2, (right_one + right_two) / 2


def main(arguments: Sequence[str]) -> int:
    """Export, read back, compare, and write the figures beside the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, required=True)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--checkpoint", type=Path)
    parser.add_argument("--float32", action="store_true", help="measure in float32 throughout (four times slower)")
    parser.add_argument("--every", type=int, default=1, help="measure only on every so many held-out questions")
    given = parser.parse_args(arguments)
    began = time.time()
    newest = given.checkpoint or sorted((given.root / "checkpoints").glob("step-*.pt"))[-1]
    saved: dict[str, Any] = torch.load(newest, weights_only=False)
    model, words = load_encoder(given.root / "e5")
    model.load_state_dict(saved["model"])
    given.out.parent.mkdir(parents=True, exist_ok=True)
    labelled = check.labelled(given.shared, given.root / "e5", given.root / "data" / "labelled_held_out.npz")
    full = windows_of(scorer(model, words, False), labelled, _SOME * given.every)
    write_reader(given.out, packed_names(saved["model"], Recipe().frozen_layers), {})
    rounded, _ = load_encoder(given.root / "e5")
    load_packed(rounded, read_reader(given.out).tensors())
    eight = windows_of(scorer(rounded, words, False), labelled, _SOME * given.every)
    score = scorer(rounded, words, not given.float32)
    every = windows_of(score, labelled, given.every)
    weights = every.fitted()
    auc_crossed, accuracy_crossed = crossed(every)
    step, tokens, read = saved["counts"]
    facts = {
        "there": float(weights[0]),
        "span": float(weights[1]),
        "bias": float(weights[2]),
        "step": step,
        "tokens": tokens,
        "windows": read,
        "encoder": hashlib.sha256(packed_file().read_bytes()).hexdigest(),
    }
    write_reader(given.out, packed_names(saved["model"], Recipe().frozen_layers), facts)
    exact, overlap = check.spans(score, Packed(given.root / "data" / "nq_held_out.npz"), 2 * given.every)
    figures = {
        **facts,
        "bytes": given.out.stat().st_size,
        "auc": round(auc_crossed, 4),
        "accuracy": round(accuracy_crossed, 4),
        "auc_there_only": round(auc(every.best(np.array([1.0, 0.0, 0.0])), every.answerable), 4),
        "auc_span_only": round(auc(every.best(np.array([0.0, 1.0, 0.0])), every.answerable), 4),
        "auc_fitted_on_the_same": round(auc(every.best(weights), every.answerable), 4),
        "auc_some_float": round(auc(full.best(weights), full.answerable), 4),
        "auc_some_8_bit": round(auc(eight.best(weights), eight.answerable), 4),
        "largest_difference": round(float(np.abs(full.best(weights) - eight.best(weights)).max()), 4),
        "nq_exact": round(exact, 4),
        "nq_f1": round(overlap, 4),
        "domain_window_auc": round(
            check.window_auc(score, Packed(given.root / "data" / "domain_held_out.npz"), given.every), 4
        ),
        "seconds": round(time.time() - began),
    }
    given.out.with_suffix(".json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(figures, indent=1))
    return 0
