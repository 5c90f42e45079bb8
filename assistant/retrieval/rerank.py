"""Re-reading the best passages with a cross-encoder, where one is set (``APURI_CROSS_ENCODER``).

A cross-encoder reads question and passage together, which is slower and may be surer than comparing vectors. None is
part of the product: the setting names a model that is already on the machine.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache

from assistant.domain import Passage
from assistant.models.encoder_input import chunk_input

READ = 20

Score = Callable[[Sequence[tuple[str, str]]], list[float]]
"""Pairs of question and passage → how well each passage answers, higher is better."""


@lru_cache(maxsize=1)
def load_cross_encoder(name: str) -> Score:
    """The cross-encoder ``name``, a folder or a name in the local cache of models.

    Raises SettingsError when it cannot be loaded from this machine.
    """
    from assistant.models.bulk import cross_encoder

    return cross_encoder(name)


def reranked(question: str, passages: Sequence[Passage], score: Score) -> list[Passage]:
    """The first ``READ`` passages in the order that ``score`` gives them, then the others as they were.

    Each place keeps its score, so that scores still fall along the result. What the cross-encoder said stands in
    ``scores`` under ``cross_encoder``, and what a passage gained or lost by it under ``reranking``.
    """
    read, rest = list(passages[:READ]), list(passages[READ:])
    if not read:
        return rest
    verdicts = score([(question, chunk_input(passage.chunk)) for passage in read])
    order = sorted(range(len(read)), key=lambda position: -verdicts[position])
    moved = [_at(read[position], verdicts[position], read[place].score) for place, position in enumerate(order)]
    return moved + rest


def _at(passage: Passage, verdict: float, score: float) -> Passage:
    told = {"cross_encoder": verdict, "reranking": score - passage.score}
    return replace(passage, score=score, scores=passage.scores | told)
