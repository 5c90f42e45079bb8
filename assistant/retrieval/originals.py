"""An official original stands before our digest's statement of it, where both answer a question about as well."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.domain import Passage

_ABOUT_AS_WELL = 0.05  # in units of the passages' score, that is of the cosine
_JUST_ABOVE = 1e-6


def originals_first(passages: Sequence[Passage]) -> list[Passage]:
    """The passages, best first, with each original lifted over the first digest passage that tells what it says.

    A digest passage tells of an original when one of its sentences has that original as its source and its own score is
    at most 0.05 higher. The lift stands in ``scores`` under ``original``.
    """
    ordered = list(passages)
    for passage in passages:
        place = ordered.index(passage)
        told = next((i for i in range(place) if _tells_of(ordered[i], passage)), None)
        if told is not None:
            score = ordered[told].score + _JUST_ABOVE
            lift = {"original": score - passage.score}
            ordered.insert(told, replace(ordered.pop(place), score=score, scores=passage.scores | lift))
    return ordered


def _tells_of(digest: Passage, original: Passage) -> bool:
    if original.document.authority != "primary" or digest.document.authority != "digest":
        return False
    sources = {source for scored in digest.sentences for source in scored.sentence.source_ids}
    return bool(sources & set(original.document.source_ids)) and digest.score - original.score <= _ABOUT_AS_WELL
