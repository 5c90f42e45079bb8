from __future__ import annotations

from collections import Counter

import pytest

from evals.verification.adversarial import FALSE_WITHHELD, TRUE_PASSED, judge, share
from evals.verification.adversarial_build import build, load
from evals.verification.falsify import OPERATORS

pytestmark = pytest.mark.slow


def test_the_committed_set_is_large_enough_and_evenly_spread() -> None:
    false = Counter(case.kind for case in load() if case.kind in OPERATORS)
    assert sum(false.values()) >= 600
    assert min(false.values()) >= 0.8 * max(false.values())
    assert sum(case.true for case in load()) >= 300
    assert 0.2 < sum(case.held_out for case in load()) / len(load()) < 0.45


def test_building_it_twice_gives_the_same_set() -> None:
    assert build() == build()


def test_false_sentences_are_withheld_and_true_ones_pass() -> None:
    judged = [judge(case) for case in load()]
    assert share([item for item in judged if not item.case.true]) >= FALSE_WITHHELD
    assert share([item for item in judged if item.case.true]) >= TRUE_PASSED


def test_a_test_that_is_left_out_lets_falsehoods_through() -> None:
    false = [case for case in load() if case.kind == "negation_removed"]
    assert share([judge(case) for case in false]) == 1.0
    assert share([judge(case, without=("polarity",)) for case in false]) < 1.0
