"""Questions in English and Swedish are looked for in Finnish words; Finnish ones as they are."""

from __future__ import annotations

import pytest

from assistant.question.hints import read_hints
from assistant.retrieval.glossary import search_words


def looked_for(text: str) -> str:
    return search_words(text, read_hints(text))


def test_a_finnish_question_stays_as_it_is() -> None:
    assert looked_for("Mitkä ovat Turun painopisteet?") == "Mitkä ovat Turun painopisteet?"


def test_a_city_by_another_name_is_looked_for_by_its_own_too() -> None:
    assert looked_for("Treen sopimus") == "Treen sopimus Tampere"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Are the ecosystem agreements legally binding?", "ekosysteemisopimus laillinen oikeudellinen sitova"),
        ("What does the regional council of Kymenlaakso do?", "maakuntaliitto maakunnan liitto Kymenlaakso"),
        ("Vilka är tyngdpunkterna i Åbos ekosystemavtal?", "Turku painopiste"),
        ("When did Carl Sagan die?", "Carl Sagan die"),
    ],
)
def test_terms_become_finnish_and_names_stay(text: str, words: str) -> None:
    assert set(words.split()) <= set(looked_for(text).split())


def test_small_words_of_the_language_are_not_looked_for() -> None:
    assert not {"what", "is", "the", "of"} & set(looked_for("What is the aim of the programme?").casefold().split())
    assert not {"i", "vad", "blev"} & set(looked_for("Vad blev beslutat i Åbo?").casefold().split())
