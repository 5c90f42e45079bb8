from pathlib import Path

import pytest

from assistant.index.spelling import letter_masks, similar_words
from assistant.language.mapped import MappedStrings

WORDS = sorted(("ekosysteemisopimus", "elokuva", "hakemus", "kokous", "rahoitus", "rahoitusosuus", "valtuusto"))


@pytest.fixture
def similar(tmp_path: Path):
    MappedStrings.write(tmp_path, "words", WORDS)
    words = MappedStrings(tmp_path, "words")
    masks, lengths = letter_masks(WORDS)
    return lambda word: [(words[number], edits) for number, edits in similar_words(word, words, masks, lengths)]


@pytest.mark.parametrize(
    ("typed", "meant", "edits"),
    [
        ("ekosyteemisopimus", "ekosysteemisopimus", 1),
        ("ekossyteemisopimus", "ekosysteemisopimus", 1),
        ("rahotus", "rahoitus", 1),
        ("rahoitussosuus", "rahoitusosuus", 1),
        ("valttuustto", "valtuusto", 2),
        ("elukova", "elokuva", 2),
    ],
)
def test_a_misspelt_word_finds_the_word_that_was_meant(similar, typed: str, meant: str, edits: int) -> None:
    assert similar(typed) == [(meant, edits)]


@pytest.mark.parametrize("word", ["xyz", "kok", "aurinko", "hak"])
def test_a_word_unlike_all_and_a_short_word_find_nothing(similar, word: str) -> None:
    assert similar(word) == []


def test_two_edits_are_too_many_for_a_short_word(similar) -> None:
    assert similar("kokuos") == [("kokous", 1)]
    assert similar("kakkos") == []
