"""What a question wants, by its words."""

from __future__ import annotations

import pytest

from assistant.question.asking import AnswerType, answer_type
from assistant.question.hints import read_hints


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Mikä on innovaatioallianssi?", AnswerType.DEFINITION),
        ("Mitä liite tarkoittaa?", AnswerType.DEFINITION),
        ("Mikä Innokaupunki on?", AnswerType.DEFINITION),
        ("Mikä on Suomen suurin saari?", AnswerType.OTHER),
        ("Mikä on Oulun hankkeen nimi?", AnswerType.OTHER),
        ("Mikä on Joensuun pinta-ala?", AnswerType.AMOUNT),
        ("Kuinka leveä silta on?", AnswerType.AMOUNT),
        ("Kuinka vanha talo on?", AnswerType.NUMBER),
        ("Mitä kustannusmalleja on?", AnswerType.LIST),
        ("Mikä viranomainen päättää?", AnswerType.WHO),
    ],
)
def test_the_words_and_the_noun_behind_them_say_what_is_wanted(question: str, kind: AnswerType) -> None:
    assert answer_type(question) is kind


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Vem öppnade ansökan om startpengar i Karleby?", "sv"),
        ("How long are the agreements in force?", "en"),
        ("Which simplified cost options exist?", "en"),
        ("Milloin haku alkaa?", "fi"),
        ("is", "fi"),
    ],
)
def test_the_word_that_opens_a_question_tells_its_language(question: str, language: str) -> None:
    assert read_hints(question).language == language
