"""Which sentences of the passages answer the question, most direct first."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.domain import Passage, Sentence, SentenceKind
from assistant.features import NAMES, Candidate, candidates_of, features
from assistant.question import Question

_WEIGHTS = Path(__file__).parent / "calibration" / "evidence.json"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence with how well it answers: ``score`` orders the sentences of one question.

    ``traits`` are the features behind the score (``features.NAMES``).
    """

    candidate: Candidate
    score: float
    traits: NDArray[np.float64]

    @property
    def sentence(self) -> Sentence:
        """The sentence."""
        return self.candidate.scored.sentence

    @property
    def passage(self) -> Passage:
        """The passage it came with."""
        return self.candidate.passage

    def trait(self, name: str) -> float:
        """One feature by name."""
        return float(self.traits[NAMES.index(name)])


def weigh(question: Question, passages: Sequence[Passage], rarity: Callable[[str], float]) -> list[Evidence]:
    """Every sentence of the passages with its score, best first; headings are not evidence."""
    candidates = [c for c in candidates_of(passages) if c.scored.sentence.kind is not SentenceKind.HEADING]
    if not candidates:
        return []
    matrix = features(question, candidates, rarity)
    scores = matrix @ weights()
    order = np.argsort(-scores, kind="stable")
    return [Evidence(candidates[i], float(scores[i]), matrix[i]) for i in order]


@cache
def weights() -> NDArray[np.float64]:
    """The learned weight of each feature, in the order of ``features.NAMES``."""
    learned = json.loads(_WEIGHTS.read_text(encoding="utf-8"))["weights"]
    return np.array([learned[name] for name in NAMES], np.float64)
