from __future__ import annotations

import pytest

from assistant.domain import Document, Turn
from assistant.question.parts import clauses_of, names_of
from assistant.question.question import understand

DOCUMENTS = [
    Document("lappeenranta-imatra", "Sopimus", cities=("Lappeenranta", "Imatra")),
    Document("turku", "Sopimus", cities=("Turku",)),
    Document("kaikki", "Yleisesitys", cities=("Turku", "Oulu", "Tampere", "Lahti")),
]


def clauses(text: str) -> list[str]:
    return [clause.standalone for clause in clauses_of(understand(text))]


def named(text: str) -> list[tuple[str, tuple[str, ...]]]:
    parts = names_of(understand(text), DOCUMENTS, unknown=lambda name: name.casefold() in {"salon", "raahe"})
    return [(part.standalone, part.hints.cities) for part in parts]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Milloin sopimukset allekirjoitettiin ja paljonko rahaa on?",
            ["Milloin sopimukset allekirjoitettiin?", "Paljonko rahaa on – sopimukset?"],
        ),
        ("Kuka päättää tuesta ja millä perusteella?", ["Kuka päättää tuesta?", "millä perusteella päättää tuesta?"]),
        ("Kuka päättää ja millä perusteella?", ["Kuka päättää?", "millä perusteella päättää?"]),
        ("Kuka päättää tuesta? Mistä sitä haetaan?", ["Kuka päättää tuesta?", "Mistä sitä haetaan – tuesta?"]),
        ("Kuka päättää Oulun tuesta? Entä Turussa?", ["Kuka päättää Oulun tuesta?", "Kuka päättää Turun tuesta?"]),
        ("Mikä on haku ja haetaanko siitä rahaa?", ["Mikä on haku?", "Haetaanko siitä rahaa – haku?"]),
    ],
)
def test_each_clause_with_a_question_word_is_a_question_of_its_own(text: str, parts: list[str]) -> None:
    assert clauses(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "Voivatko kunnat ja kaupungit hakea rahoitusta?",
        "Missä ja miten rahoitusta haetaan?",
        "Milloin haku alkaa ja päättyy?",
        "Onko verkko ja joukko mukana?",
        "Mikä on Turun ja Oulun sopimus?",
        "Kuka päättää rahoituksesta? Kiitos jo etukäteen!",
    ],
)
def test_what_is_one_question_stays_one(text: str) -> None:
    assert clauses(text) == [text]


def test_a_clause_remembers_how_it_was_typed() -> None:
    _, second = clauses_of(understand("Kuka päättää tuesta ja millä perusteella?"))
    assert second.text == "millä perusteella?"


def test_every_clause_of_a_follow_up_gets_what_the_conversation_was_about() -> None:
    asked = understand("Kuka siitä päättää ja milloin?", [Turn("Mikä on Tampereen haku?")])
    assert [clause.standalone for clause in clauses_of(asked)] == [
        "Kuka siitä päättää – Tampereen haku?",
        "milloin – Tampereen haku?",
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Mitkä ovat Turun ja Oulun painopisteet?",
            [("Mitkä ovat Turun painopisteet?", ("Turku",)), ("Mitkä ovat Oulun painopisteet?", ("Oulu",))],
        ),
        (
            "Mitkä ovat Turun, Oulun ja Lahden painopisteet?",
            [
                ("Mitkä ovat Turun painopisteet?", ("Turku",)),
                ("Mitkä ovat Oulun painopisteet?", ("Oulu",)),
                ("Mitkä ovat Lahden painopisteet?", ("Lahti",)),
            ],
        ),
        (
            "Vertaa Tampereen ja Turun painopisteitä",
            [("Tampereen painopisteitä", ("Tampere",)), ("Turun painopisteitä", ("Turku",))],
        ),
        (
            "Miten Turun painopisteet eroavat Oulun painopisteistä?",
            [("Turun painopisteet?", ("Turku",)), ("Oulun painopisteistä?", ("Oulu",))],
        ),
    ],
)
def test_each_city_is_asked_about_alone(text: str, parts: list[tuple[str, tuple[str, ...]]]) -> None:
    assert named(text) == parts


def test_cities_of_one_agreement_are_asked_about_together() -> None:
    question = "Mikä on Lappeenrannan ja Imatran sopimus?"
    assert named(question) == [(question, ("Lappeenranta", "Imatra"))]
    both = named("Mikä on Lappeenrannan, Imatran ja Turun sopimus?")
    assert [cities for _, cities in both] == [("Lappeenranta", "Imatra"), ("Turku",)]


@pytest.mark.parametrize("text", ["Mitkä ovat Turun ja Salon painopisteet?", "mitkä ovat turun ja salon painopisteet?"])
def test_a_name_beside_a_city_that_the_material_does_not_have_is_a_part_of_its_own(text: str) -> None:
    known, stranger = named(text)
    assert known[1] == ("Turku",)
    assert stranger == (f"{text.split()[0]} ovat Salon painopisteet?", ())


@pytest.mark.parametrize(
    "text", ["Mitä Turku ja valtio sopivat?", "Mikä on Turun ja TEM:n rooli?", "Mitä Raahe tekee?"]
)
def test_what_is_no_second_city_is_no_part(text: str) -> None:
    assert [standalone for standalone, _ in named(text)] == [text]
