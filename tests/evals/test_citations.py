"""ALCE's citation precision and recall, worked out by hand with a toy notion of support."""

from __future__ import annotations

from collections.abc import Sequence

from evals.citations import citation_precision, citation_recall


def every_word_stands_in(text: str, quotes: Sequence[str]) -> bool:
    words = set(" ".join(quotes).split())
    return set(text.split()) <= words


def test_a_statement_that_its_quotes_carry_together_has_full_recall_and_precision() -> None:
    statement = ("a b", ["a x", "b y"])
    assert citation_recall([statement], every_word_stands_in) == 1.0
    assert citation_precision([statement], every_word_stands_in) == 1.0


def test_a_citation_that_adds_nothing_costs_precision_not_recall() -> None:
    statement = ("a b", ["a b", "c"])
    assert citation_recall([statement], every_word_stands_in) == 1.0
    assert citation_precision([statement], every_word_stands_in) == 0.5


def test_two_citations_that_each_carry_the_statement_are_both_relevant() -> None:
    assert citation_precision([("a", ["a b", "a c"])], every_word_stands_in) == 1.0


def test_a_statement_without_support_has_neither() -> None:
    statements = [("a", ["a"]), ("b", ["c"])]
    assert citation_recall(statements, every_word_stands_in) == 0.5
    assert citation_precision(statements, every_word_stands_in) == 0.5


def test_a_statement_without_citations_is_not_carried() -> None:
    assert citation_recall([("a", [])], every_word_stands_in) == 0.0


def test_an_answer_that_states_nothing_is_no_success() -> None:
    assert citation_recall([], every_word_stands_in) == 0.0
    assert citation_precision([], every_word_stands_in) == 0.0
