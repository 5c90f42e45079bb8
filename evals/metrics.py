"""Measures as pure functions. A measure without a single verdict is None: it never counts as success.

A ranked result is a list of booleans or gains, best first. Ties are broken before ranking, by ``ranked``: the
deliberate order is score descending, then id ascending, so that no measure depends on the order of arrival.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

SEED = 20200520
RESAMPLES = 2000


def ranked(scores: Mapping[str, float]) -> list[str]:
    """Ids, best score first; equal scores in ascending order of id."""
    return sorted(scores, key=lambda name: (-scores[name], name))


def hit_at_k(relevant: Sequence[bool], k: int) -> float:
    """1.0 when one of the first ``k`` results is relevant."""
    return float(any(relevant[:k]))


def reciprocal_rank(relevant: Sequence[bool]) -> float:
    """One over the rank, from 1, of the first relevant result; 0.0 without one (its mean is MRR)."""
    return next((1.0 / rank for rank, hit in enumerate(relevant, start=1) if hit), 0.0)


def recall_at_k(relevant: Sequence[bool], total: int, k: int) -> float | None:
    """Relevant results among the first ``k`` over ``total``, all that there are; None when there are none."""
    return sum(relevant[:k]) / total if total else None


def ndcg_at_k(gains: Sequence[float], ideal: Sequence[float], k: int) -> float | None:
    """Discounted gain of the first ``k`` over that of the best order of ``ideal``: sum of gain / log2(rank + 1).

    Järvelin and Kekäläinen 2002 with linear gains, as trec_eval computes it. None when nothing is relevant.
    """
    best = _dcg(sorted(ideal, reverse=True)[:k])
    return _dcg(gains[:k]) / best if best else None


def _dcg(gains: Sequence[float]) -> float:
    return sum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains, start=1))


def first_covers(covered: Sequence[Sequence[int]]) -> list[bool]:
    """Relevance of a ranked list in which each gold place counts once, at its best rank.

    ``covered[i]`` holds the indices of the gold places that result ``i`` covers. Otherwise a document cut into
    many passages would outweigh one that is short.
    """
    seen: set[int] = set()
    relevant = []
    for places in covered:
        fresh = set(places) - seen
        relevant.append(bool(fresh))
        seen |= fresh
    return relevant


def percentile(values: Sequence[float], share: float) -> float | None:
    """The nearest-rank percentile (``share`` in 0..1): an observed value; None without values."""
    if not values:
        return None
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


def mean(values: Sequence[float]) -> float | None:
    """The arithmetic mean; None without values."""
    return math.fsum(values) / len(values) if values else None


def ratio(numerators: Sequence[float], denominators: Sequence[float]) -> float | None:
    """Sum over sum; None when the denominators sum to nothing, that is, without a verdict."""
    total = math.fsum(denominators)
    return math.fsum(numerators) / total if total else None


def bootstrap_interval(
    numerators: Sequence[float], denominators: Sequence[float], resamples: int = RESAMPLES, seed: int = SEED
) -> tuple[float, float] | None:
    """The 95 % percentile interval (Efron 1979) of ``ratio`` over resampled questions; None without a verdict."""
    if not math.fsum(denominators):
        return None
    top, bottom = (_resampled_sums(values, resamples, seed) for values in (numerators, denominators))
    return _interval(top[bottom > 0] / bottom[bottom > 0])


def paired_difference(
    old: tuple[Sequence[float], Sequence[float]],
    new: tuple[Sequence[float], Sequence[float]],
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> tuple[float, float, float] | None:
    """New ratio minus old, with its 95 % paired bootstrap interval: (difference, low, high).

    Both sides are (numerators, denominators) over the same questions in the same order, and every resample draws
    the same questions for both. None when either side has no verdict.
    """
    before, after = ratio(*old), ratio(*new)
    if before is None or after is None:
        return None
    old_top, old_bottom = (_resampled_sums(values, resamples, seed) for values in old)
    new_top, new_bottom = (_resampled_sums(values, resamples, seed) for values in new)
    kept = (old_bottom > 0) & (new_bottom > 0)
    if not kept.any():
        return after - before, after - before, after - before
    low, high = _interval(new_top[kept] / new_bottom[kept] - old_top[kept] / old_bottom[kept])
    return after - before, low, high


def _resampled_sums(values: Sequence[float], resamples: int, seed: int) -> NDArray[np.float64]:
    array = np.asarray(values, dtype=np.float64)
    drawn = np.random.default_rng(seed).integers(0, len(array), size=(resamples, len(array)))
    sums: NDArray[np.float64] = array[drawn].sum(axis=1)
    return sums


def _interval(sample: NDArray[np.float64]) -> tuple[float, float]:
    low, high = np.quantile(sample, [0.025, 0.975])
    return float(low), float(high)


def repetition(statements: Sequence[frozenset[str]]) -> float | None:
    """The share of statements, each a set of words, that say nothing new: an earlier one has nearly all their words.

    A word with a digit must be there; of the others, four in five. None without statements.
    """
    if not statements:
        return None
    repeated = [
        any(_tells_all(earlier, statement) for earlier in statements[:at]) for at, statement in enumerate(statements)
    ]
    return sum(repeated) / len(statements)


def _tells_all(earlier: frozenset[str], statement: frozenset[str]) -> bool:
    figures = {word for word in statement if any(map(str.isdigit, word))}
    words = statement - figures
    return figures <= earlier and len(words & earlier) >= 0.8 * len(words)


def overlap(given: Sequence[str], expected: Sequence[str]) -> float:
    """The F1 of two lists of words, each word counted as often as it stands: 1.0 when they are the same words."""
    shared = sum(min(given.count(word), expected.count(word)) for word in set(given))
    return 2 * shared / (len(given) + len(expected)) if shared else 0.0
