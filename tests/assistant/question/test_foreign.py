from __future__ import annotations

import pytest

from assistant.domain import Turn
from assistant.question.foreign import in_finnish
from assistant.question.question import understand


@pytest.mark.parametrize(
    ("asked", "gloss"),
    [
        ("When were the ecosystem agreements signed?", "Milloin ekosysteemisopimus allekirjoittaa?"),
        ("Vem fattar beslut om finansieringen?", "Kuka päättää päätös rahoitus?"),
        ("Vilka är Vasas prioriteringar?", "Mitkä Vaasa painopisteet?"),
        ("What are the priorities of Turku and Oulu?", "Mikä painopisteet Turku ja Oulu?"),
    ],
)
def test_a_question_in_swedish_or_english_is_glossed_with_the_words_of_the_field(asked: str, gloss: str) -> None:
    assert in_finnish(asked) == gloss


@pytest.mark.parametrize(
    "asked",
    [
        "Milloin ekosysteemisopimukset allekirjoitettiin?",
        "Mikä on flat rate?",
        "What is the weather like in Tampere tomorrow?",
        "Hur förnyar jag mitt pass?",
        "",
    ],
)
def test_finnish_questions_and_those_about_something_else_stay_as_they_are(asked: str) -> None:
    assert in_finnish(asked) == asked


def test_the_reader_is_shown_how_a_foreign_question_was_understood() -> None:
    asked = understand("What are the priorities of Turku?")
    assert asked.interpretation == "Mikä painopisteet Turku?"
    assert understand("And Oulu?", [Turn("What are the priorities of Turku?")]).standalone == "Mikä painopisteet Oulu?"
    assert understand("Mitkä ovat Turun painopisteet?").interpretation == ""
