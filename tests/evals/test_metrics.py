"""Every measure against values worked out by hand."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.metrics import (
    bootstrap_interval,
    first_covers,
    hit_at_k,
    mean,
    ndcg_at_k,
    paired_difference,
    percentile,
    ranked,
    ratio,
    recall_at_k,
    reciprocal_rank,
)


def test_equal_scores_are_ranked_by_id_whatever_the_order_of_arrival() -> None:
    assert ranked({"b": 1.0, "a": 1.0, "c": 2.0}) == ranked({"a": 1.0, "c": 2.0, "b": 1.0}) == ["c", "a", "b"]


def test_a_hit_counts_within_k_only() -> None:
    results = [False, False, True]
    assert (hit_at_k(results, 2), hit_at_k(results, 3), hit_at_k([], 5)) == (0.0, 1.0, 0.0)


def test_the_reciprocal_rank_is_that_of_the_first_relevant_result() -> None:
    assert reciprocal_rank([False, False, True, True]) == 1 / 3
    assert reciprocal_rank([False]) == 0.0


def test_recall_has_no_value_when_nothing_is_relevant() -> None:
    assert recall_at_k([True, False, True], total=4, k=3) == 0.5
    assert recall_at_k([True, False, True], total=4, k=1) == 0.25
    assert recall_at_k([False], total=0, k=1) is None


def test_ndcg_of_a_list_worked_out_by_hand() -> None:
    # gains 1 at ranks 2 and 3; ideal 1 at ranks 1 and 2
    found = 1 / math.log2(3) + 1 / math.log2(4)
    best = 1 + 1 / math.log2(3)
    assert ndcg_at_k([0, 1, 1], [1, 1], 10) == pytest.approx(found / best, abs=1e-12)
    assert ndcg_at_k([0, 1, 1], [1, 1], 10) == pytest.approx(0.6934264036172708, abs=1e-12)


def test_ndcg_weighs_graded_gains_and_cuts_at_k() -> None:
    assert ndcg_at_k([2, 0, 1], [1, 2], 2) == pytest.approx(2 / (2 + 1 / math.log2(3)), abs=1e-12)
    assert ndcg_at_k([0, 0], [], 10) is None


def test_a_gold_place_counts_once_at_its_best_rank() -> None:
    assert first_covers([[0], [0], [], [0, 1], [1]]) == [True, False, False, True, False]


def test_percentiles_are_observed_values() -> None:
    values = [float(value) for value in range(20, 0, -1)]
    assert (percentile(values, 0.5), percentile(values, 0.95), percentile([7.0], 0.95)) == (10.0, 19.0, 7.0)
    assert percentile([], 0.5) is None


def test_without_a_verdict_there_is_no_value() -> None:
    assert mean([]) is None
    assert ratio([], []) is None
    assert ratio([0.0], [0.0]) is None
    assert bootstrap_interval([0.0], [0.0]) is None
    assert paired_difference(([1.0], [1.0]), ([0.0], [0.0])) is None


def test_the_interval_is_the_same_every_time_and_holds_the_value() -> None:
    tops, bottoms = [1.0, 0.0, 1.0, 1.0, 0.0, 1.0], [1.0] * 6
    interval = bootstrap_interval(tops, bottoms)
    assert interval == bootstrap_interval(tops, bottoms)
    assert interval is not None
    assert interval[0] < 4 / 6 < interval[1]


def test_the_interval_of_a_certain_outcome_is_a_point() -> None:
    assert bootstrap_interval([1.0] * 9, [1.0] * 9) == (1.0, 1.0)


def test_a_uniform_fall_is_a_certain_difference() -> None:
    ones = [1.0] * 8
    assert paired_difference((ones, ones), ([0.5] * 8, ones)) == (-0.5, -0.5, -0.5)


def test_pairing_makes_a_small_but_steady_fall_certain() -> None:
    old = [float(value) for value in range(10)]
    new = [value - 0.1 for value in old]
    found = paired_difference((old, [1.0] * 10), (new, [1.0] * 10))
    assert found == pytest.approx((-0.1, -0.1, -0.1))


@given(st.lists(st.booleans(), max_size=12), st.integers(1, 12))
def test_measures_of_a_ranking_stay_between_zero_and_one_and_agree(relevant: list[bool], k: int) -> None:
    assert 0.0 <= reciprocal_rank(relevant) <= 1.0
    assert hit_at_k(relevant, k) == float((reciprocal_rank(relevant[:k])) > 0)
    gain = ndcg_at_k(list(map(float, relevant)), list(map(float, relevant)), k)
    assert gain is None or 0.0 <= gain <= 1.0 + 1e-12


@given(st.lists(st.booleans(), min_size=1, max_size=12))
def test_a_perfect_order_has_ndcg_one(relevant: list[bool]) -> None:
    best = sorted(map(float, relevant), reverse=True)
    assert ndcg_at_k(best, best, 10) == (1.0 if any(relevant) else None)
