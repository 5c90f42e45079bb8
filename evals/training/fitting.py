"""Fitting of the two small models: which sentence answers (softmax within a question), whether one does (logistic).

Both are convex and fitted with L-BFGS on standardised columns with an L2 penalty, so that a run is repeatable to the
last printed digit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

_CONSTANT = 1e-4
"""A column that varies less tells nothing."""

Matrix = NDArray[np.float64]
Group = tuple[Matrix, Matrix, float]
"""One question: features [sentences, columns], relevance of each sentence (0..1, one above 0), and its weight."""


def fit_softmax(groups: Sequence[Group], penalty: float) -> Matrix:
    """Column weights that maximise the log of the probability mass on relevant sentences, summed over questions."""
    rows = np.vstack([group[0] for group in groups])
    scale = rows.std(0) + 1e-9
    rows = rows / scale
    relevance = np.concatenate([group[1] / group[1].max() for group in groups])
    starts = np.cumsum([0, *(len(group[1]) for group in groups)])[:-1]
    owner = np.repeat(np.arange(len(groups)), [len(group[1]) for group in groups])
    importance = np.array([group[2] for group in groups])

    def loss(weights: Matrix) -> tuple[float, Matrix]:
        scores = rows @ weights
        raised = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
        chances = raised / np.add.reduceat(raised, starts)[owner]
        right = np.add.reduceat(chances * relevance, starts) + 1e-12
        slope = importance[owner] * (chances - chances * relevance / right[owner])
        value = -(importance * np.log(right)).sum() + penalty * (weights @ weights) / 2
        return float(value), rows.T @ slope + penalty * weights

    found = minimize(loss, np.zeros(rows.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 500})
    return np.asarray(found.x / scale, np.float64)


@dataclass(frozen=True, slots=True)
class FittedLogistic:
    """Logistic regression over standardised columns."""

    mean: Matrix
    scale: Matrix
    weights: Matrix
    bias: float

    def probabilities(self, rows: Matrix) -> Matrix:
        """Of each row."""
        return np.asarray(1.0 / (1.0 + np.exp(-(((rows - self.mean) / self.scale) @ self.weights + self.bias))))


def fit_logistic(rows: Matrix, labels: Matrix, importance: Matrix, penalty: float) -> FittedLogistic:
    """Weights that maximise the weighted likelihood of ``labels`` (0 or 1); the bias is not penalised."""
    mean, scale = rows.mean(0), rows.std(0)
    scale[scale < _CONSTANT] = 1.0
    columns = np.c_[(rows - mean) / scale, np.ones(len(rows))]
    penalised = np.append(np.ones(rows.shape[1]), 0.0)

    def loss(weights: Matrix) -> tuple[float, Matrix]:
        scores = columns @ weights
        chances = 1.0 / (1.0 + np.exp(-scores))
        value = (importance * np.logaddexp(0.0, -scores * (2 * labels - 1))).sum()
        shrunk = penalty * penalised * weights
        return float(value + shrunk @ weights / 2), columns.T @ (importance * (chances - labels)) + shrunk

    found = minimize(loss, np.zeros(columns.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    return FittedLogistic(mean, scale, np.asarray(found[:-1]), float(found[-1]))


def out_of_fold(rows: Matrix, labels: Matrix, importance: Matrix, penalty: float, folds: int, seed: int) -> Matrix:
    """The probability of each row by a model that was fitted without it."""
    fold = np.random.default_rng(seed).integers(0, folds, len(rows))
    found = np.zeros(len(rows))
    for number in range(folds):
        held = fold == number
        model = fit_logistic(rows[~held], labels[~held], importance[~held], penalty)
        found[held] = model.probabilities(rows[held])
    return found


def threshold_at(probabilities: Matrix, labels: Matrix, false_refusals: float) -> float:
    """The highest threshold that refuses at most this share of the answerable rows."""
    answerable = np.sort(probabilities[labels == 1])
    return float(answerable[int(false_refusals * len(answerable))]) if len(answerable) else 0.5
