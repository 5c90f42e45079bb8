"""Questions on duties: whose, of which strength, on what."""

from __future__ import annotations

import pytest

from assistant.question.forms.duty import duty_of
from assistant.question.question import understand


@pytest.mark.parametrize(
    ("question", "party", "cities", "about"),
    [
        ("Mihin Kuopio sitoutuu ekosysteemisopimuksessa?", "kaupunki", ("Kuopio",), ()),
        ("Mitä velvoitteita Kokkolan kaupungilla on?", "kaupunki", ("Kokkola",), ()),
        ("Mihin valtio sitoutuu?", "valtio", (), ()),
        ("Mitä velvollisuuksia Uudenmaan liitolla on?", "Uudenmaan liitto", (), ()),
        ("Mitä Vaasan kaupungin pitää tehdä?", "kaupunki", ("Vaasa",), ()),
        ("Mitä velvoitteita sopimuksessa on?", "", (), ()),
        ("Mihin Kuopio sitoutui johtoryhmän osalta?", "kaupunki", ("Kuopio",), ("johtoryhmä",)),
    ],
)
def test_a_question_on_duties_is_understood(
    question: str, party: str, cities: tuple[str, ...], about: tuple[str, ...]
) -> None:
    asked = duty_of(understand(question))
    assert asked is not None
    assert (asked.party, asked.cities, tuple(term.lemma for term in asked.about)) == (party, cities, about)
    assert not asked.verdict


def test_a_duty_may_be_asked_with_yes_or_no() -> None:
    asked = duty_of(understand("Onko kaupungilla velvollisuus raportoida vuosittain?"))
    assert asked is not None
    assert (asked.verdict, [term.lemma for term in asked.about]) == (True, ["raportoida", "vuosittain"])


def test_what_is_expected_is_asked_apart() -> None:
    asked = duty_of(understand("Mitä kaupungilta odotetaan?"))
    assert asked is not None
    assert asked.strengths == ("odotus",)


@pytest.mark.parametrize(
    "question", ["Kuka päättää?", "Kenen vastuulla on seuranta?", "Mikä on johtoryhmän tehtävä?", "Saako yritys hakea?"]
)
def test_other_questions_are_none(question: str) -> None:
    assert duty_of(understand(question)) is None
