"""Who acts in a sentence."""

from __future__ import annotations

import pytest

from assistant.language.parties import bodies
from assistant.language.words import words


def who(text: str) -> list[tuple[str, set[str], str]]:
    return [(body.head, set(body.of), body.case) for body in bodies(text, words(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kuopion kaupunki vastaa rahoituksesta.", [("kaupunki", {"kuopio"}, "nom")]),
        ("Pohjois-Savon liitto myöntää tuen.", [("liitto", {"pohjoissavo"}, "nom")]),
        ("Tampere hakee rahoitusta.", [("kaupunki", {"tampere"}, "nom")]),
        ("VTT osallistuu hankkeeseen.", [("vtt", set(), "nom")]),
        ("Hanke kestää kaksi vuotta.", []),
    ],
)
def test_a_body_is_known_by_its_head_and_whose_it_is(text: str, found: list[tuple[str, set[str], str]]) -> None:
    assert who(text) == found


def test_an_acronym_stands_for_the_words_it_is_made_of() -> None:
    assert who("TEM päättää.") == [("ministeriö", {"työ", "elinkeino"}, "nom")]


def test_a_genitive_before_a_noun_only_qualifies_it() -> None:
    text = "Kaupungin edustajat kokoontuvat."
    assert [(body.lemma, body.attribute) for body in bodies(text, words(text))] == [
        ("kaupunki", True),
        ("edustaja", False),
    ]
