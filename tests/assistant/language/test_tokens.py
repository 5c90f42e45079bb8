"""How text is cut: for the index, for grammar, for a question."""

from __future__ import annotations

import pytest

from assistant.language.tokens import lower_words, tokens, words_and_numbers

TEXT = "137 §:n 1 000 000 euroa, EAKR:n 60 %:n tuki virka- ja TKI-toimintaan 30.9.2020"


def test_the_index_has_one_token_for_a_section_and_for_a_grouped_number() -> None:
    assert [token.text for token in tokens(TEXT)] == [
        *("§137", "n", "1000000", "euroa", "EAKR:n", "60", "n", "tuki", "virka", "ja", "TKI-toimintaan", "30.9.2020"),
    ]


def test_grammar_keeps_numbers_and_hanging_hyphens_as_written_and_no_bare_endings() -> None:
    assert [token.text for token in words_and_numbers(TEXT)] == [
        *("137", "1 000 000", "euroa", "EAKR:n", "60", "tuki", "virka-", "ja", "TKI-toimintaan", "30.9.2020"),
    ]


@pytest.mark.parametrize("cut", [tokens, words_and_numbers])
def test_a_token_stands_where_it_says(cut) -> None:  # type: ignore[no-untyped-def]
    for token in cut("Tuki on 60 prosenttia (TKI-hanke)."):
        assert "Tuki on 60 prosenttia (TKI-hanke)."[token.start : token.end] == token.text


def test_the_words_of_a_question_are_in_lower_case_and_held_together() -> None:
    assert lower_words("Mikä on EU:n TKI-tuki 2021–2027?") == ["mikä", "on", "eu:n", "tki-tuki", "2021–2027"]
