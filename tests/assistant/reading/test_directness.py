"""The sentence that opens on what is asked comes first."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answer import Assistant
from assistant.reading.directness import directness
from assistant.settings import Settings

OWN = "Kuopion ekosysteemisopimuksen painopisteet ovat terveys- ja hyvinvointiteknologia sekä vesiosaaminen."
PART = "Kuopion terveys- ja hyvinvointiteknologian painopisteen sisältöjä ovat terveysdata-alustat."


def _rarity(lemma: str) -> float:
    return 0.5 if lemma == "ekosysteemisopimus" else 3.0


def test_a_sentence_on_just_what_is_asked_opens_more_directly_than_one_on_a_part_of_it() -> None:
    own, part = (directness("Mitkä ovat Kuopion painopisteet?", text, _rarity) for text in (OWN, PART))
    assert own[0] == 1.0 > part[0]
    assert own[1] > part[1] > 0.0


def test_a_sentence_that_opens_on_something_else_is_not_direct() -> None:
    assert directness("Mitkä ovat Kuopion painopisteet?", "Hakuaika päättyi kesällä.", _rarity) == (0.0, 0.0)
    assert directness("Mikä?", OWN, _rarity) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("Mitkä ovat Kuopion painopisteet?", "Kuopion ekosysteemisopimuksen painopisteet"),
        ("Mitkä ovat Turun painopisteet?", "Turun ekosysteemisopimuksen painopisteet"),
        ("Mitkä ovat Helsingin painopisteet?", "Pääkaupunkiseudun ekosysteemisopimuksella on neljä painopistettä"),
    ],
)
def test_the_answer_leads_with_the_most_direct_sentence(corpus_index: Path, question: str, opening: str) -> None:
    answer = Assistant.open(Settings(index=corpus_index)).answer(question)
    assert answer.claims
    assert answer.claims[0].text.startswith(opening)


def test_either_sentence_that_tells_how_many_may_lead(corpus_index: Path) -> None:
    answer = Assistant.open(Settings(index=corpus_index)).answer("Montako sopimusta on?")
    assert " 16 " in answer.claims[0].text


def test_a_sentence_that_says_only_what_the_material_lacks_is_no_part_of_an_answer(corpus_index: Path) -> None:
    answer = Assistant.open(Settings(index=corpus_index)).answer("Mikä on TEM:n rooli?")
    assert not any(claim.text.startswith("Aineistossa ei ole") for claim in answer.claims)
