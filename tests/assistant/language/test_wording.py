"""Which words say the same."""

from __future__ import annotations

import pytest

from assistant.language.wording import concepts_of, covered, is_empty, offered
from assistant.language.words import Word, words


def word(text: str) -> Word:
    return words(text)[0]


def test_an_action_and_its_verb_share_a_concept() -> None:
    assert concepts_of("päätös") & concepts_of("päättää")
    assert concepts_of("koordinointi") & concepts_of("koordinoida")
    assert not concepts_of("päätös") & concepts_of("hakemus")


@pytest.mark.parametrize(
    ("said", "there"),
    [("ratkaisu", True), ("rahaa", True), ("maakuntaliitto", True), ("kaupunki", False), ("hyväksyä", False)],
)
def test_a_word_is_covered_by_itself_a_synonym_or_its_parts(said: str, there: bool) -> None:
    assert covered(word(said), offered(words("Maakunnan liitto päättää rahoituksesta"))) is there


@pytest.mark.parametrize(("said", "empty"), [("ja", True), ("enintään", False), ("kaupunki", False)])
def test_function_words_are_empty(said: str, empty: bool) -> None:
    assert is_empty(word(said)) == empty
