"""Answers on duties: by strength and party, the city's own first, with a verdict where one is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answer import Assistant
from assistant.domain import AnswerStatus
from assistant.index.index import Index
from assistant.settings import Settings


@pytest.fixture(scope="module")
def assistant(corpus_index: Path) -> Assistant:
    settings = Settings(index=corpus_index)
    return Assistant(Index.open(corpus_index, settings), settings)


def test_a_citys_own_duties_come_first_and_all_are_there(assistant: Assistant) -> None:
    answer = assistant.answer("Mihin Kuopio sitoutuu ekosysteemisopimuksessa?")
    assert "nimeää ekosysteemisopimukselle johtoryhmän" in answer.claims[0].text
    assert answer.table is not None
    groups = [row.name for row in answer.table.rows]
    assert groups[0] == "Velvoite: kaupunki"
    assert answer.complete
    assert f"kohtia tästä: {len(groups)}." in answer.note


def test_that_a_city_has_none_of_its_own_is_said(assistant: Assistant) -> None:
    answer = assistant.answer("Mihin Porin kaupunki on sitoutunut?")
    assert answer.status is AnswerStatus.PARTLY_ANSWERED
    assert answer.note.startswith("Aineisto ei kerro sitoumuksista, jotka koskisivat erikseen tätä: Pori.")


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Onko kaupungilla velvollisuus nimetä johtoryhmä?", "kyllä"),
        ("Onko kaupungilla velvollisuus raportoida vuosittain?", "ei selviä aineistosta"),
        ("Onko Vaasan kaupungilla velvollisuus järjestää asukasiltoja?", "ei selviä aineistosta"),
    ],
)
def test_whether_there_is_a_duty_has_a_verdict(assistant: Assistant, question: str, verdict: str) -> None:
    assert assistant.answer(question).verdict == verdict


def test_a_duty_that_the_material_lacks_is_named(assistant: Assistant) -> None:
    answer = assistant.answer("Onko kaupungilla velvollisuus raportoida vuosittain?")
    assert answer.status is AnswerStatus.NOT_IN_MATERIAL
    assert "kaupunki, velvollisuus: raportoida vuosittain" in answer.text


def test_only_the_duties_of_the_party_asked_about_are_shown(assistant: Assistant) -> None:
    answer = assistant.answer("Mitä velvollisuuksia Uudenmaan liitolla on?")
    assert answer.claims
    assert all("Uudenmaan liitto" in claim.text for claim in answer.claims)
