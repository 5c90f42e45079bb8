"""Which sentences of the passages answer the question, most direct first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.domain import Passage, Sentence
from assistant.question.asking import MEASURED
from assistant.question.question import Question
from assistant.question.scope import cities_in, headings
from assistant.reading.calibration import Calibration
from assistant.reading.features import NAMES, Candidate, candidates_of, features
from assistant.reading.forms import formless, forms_of
from assistant.retrieval.duties import asks_only_duty

_OTHER_CITY, _OTHER_YEAR, _NO_DUTY, _FORMLESS, _OPENS_LIST = 3.0, 1.5, 12.0, 6.0, 3.0
_DIRECT, _LESS_DIRECT = 0.6, 1.0
"""What a sentence loses, in units of the score: a difference of 3 is a ratio of 20 in probability."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence with how well it answers.

    ``score`` orders the sentences of one question; ``probability`` is that of this sentence being the answer if one
    of them is (the softmax of the scores, for which the weights are learned). ``traits`` are the features behind the
    score (``features.NAMES``). ``cities`` are those the sentence speaks of.
    """

    candidate: Candidate
    score: float
    probability: float
    traits: NDArray[np.float64]

    @property
    def sentence(self) -> Sentence:
        """The sentence."""
        return self.candidate.scored.sentence

    @property
    def passage(self) -> Passage:
        """The passage it came with."""
        return self.candidate.passage

    @property
    def beside_the_point(self) -> bool:
        """Whether the sentence speaks of another city or only of other years than the question."""
        return self.trait("other_city") >= 1.0 or self.trait("other_year") >= 1.0

    @property
    def cities(self) -> frozenset[str]:
        """The cities the sentence names, otherwise those of its headings and document."""
        named = cities_in(self.sentence.text)
        return named or cities_in(headings(self.passage)) | frozenset(self.passage.document.cities)

    def trait(self, name: str) -> float:
        """One feature by name."""
        return float(self.traits[NAMES.index(name)])


def weigh(
    question: Question, passages: Sequence[Passage], rarity: Callable[[str], float], calibration: Calibration
) -> list[Evidence]:
    """Every sentence of the passages with its score, best first; headings are not evidence.

    A sentence about another city or year than asked about is held back: training has too few of them to learn by how
    much, and an official who asks about Turku is not served by Lahti.
    """
    candidates = candidates_of(passages)
    matrix = features(question, candidates, rarity)
    return ranked(question, candidates, matrix, calibration.evidence_weights(NAMES))


def ranked(
    question: Question, candidates: Sequence[Candidate], matrix: NDArray[np.float64], weights: NDArray[np.float64]
) -> list[Evidence]:
    """The candidates best first, scored by their features (one row each) and the weights of those."""
    if not candidates:
        return []
    scores = matrix @ weights - _beside_the_point(matrix) - _held_back(question, candidates, matrix)
    chances = np.exp(scores - scores.max())
    chances /= chances.sum()
    order = np.argsort(-scores, kind="stable")
    return [Evidence(candidates[i], float(scores[i]), float(chances[i]), matrix[i]) for i in order]


def _beside_the_point(matrix: NDArray[np.float64]) -> NDArray[np.float64]:
    """What each row loses for being about another city or year."""
    city, year = (matrix[:, NAMES.index(name)] for name in ("other_city", "other_year"))
    return np.asarray(_OTHER_CITY * (city >= 1.0) + _OTHER_YEAR * (year >= 1.0), np.float64)


def _held_back(question: Question, candidates: Sequence[Candidate], matrix: NDArray[np.float64]) -> NDArray[np.float64]:
    """What each candidate loses for the kind of its sentence.

    A question on undertakings alone is answered by undertakings in force, one for an address or a name by
    a sentence that has one; a question for a number or a date by a sentence that states it before one that opens a list.
    Where a sentence opens on just what is asked, in its form, the less direct lose (``directness``).
    """
    loss = np.zeros(len(candidates), np.float64)
    in_force = np.array([candidate.passage.document.status == "current" for candidate in candidates])
    duty = in_force & (matrix[:, NAMES.index("duty")] > 0)
    if duty.any() and asks_only_duty(question.standalone):
        loss += _NO_DUTY * ~duty
    if forms_of(question.standalone):
        loss += _FORMLESS * np.array([formless(question.standalone, c.scored.sentence.text) for c in candidates])
    if question.asks in MEASURED:
        loss += _OPENS_LIST * np.array([c.scored.sentence.text.rstrip().endswith(":") for c in candidates])
    direct = matrix[:, NAMES.index("same_form")] * matrix[:, NAMES.index("directness")]
    if direct.max() >= _DIRECT:
        loss += _LESS_DIRECT * (1.0 - direct)
    return loss
