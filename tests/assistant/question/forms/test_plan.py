"""Which form a question plans: two sides, rows and columns, the sides of one agreement, or a list."""

from __future__ import annotations

import pytest

from assistant.question.forms.choice import Scale, choice_of
from assistant.question.forms.grid import grid_of
from assistant.question.forms.member import member_of
from assistant.question.forms.plan import plan_of
from assistant.question.question import understand
from assistant.question.spoken import in_writing


def test_two_cities_and_a_comparison_are_a_choice() -> None:
    choice = choice_of(understand("Kumpi saa enemmän tukea, Kokkola vai Kuopio?"))
    assert choice is not None
    assert (choice.scale, choice.greater, choice.lesser) == (Scale.SIZE, "Kokkola", "Kuopio")


def test_before_or_after_asks_when_of_both_events() -> None:
    choice = choice_of(understand("Tuliko laki voimaan ennen vai jälkeen sopimusten allekirjoituksen?"))
    assert choice is not None
    assert [side.text for side in choice.sides] == [
        "Milloin Tuli laki voimaan?",
        "Milloin sopimusten allekirjoituksen?",
    ]


@pytest.mark.parametrize(
    ("question", "rows", "columns"),
    [
        (
            "Lahden ja Turun 2024 haut rinnakkain: aika, raha, tukiprosentti",
            ["Lahti", "Turku"],
            ["aika", "raha", "tukiprosentti"],
        ),
        (
            "flat rate 40 vs flat rate 1,5, kummassa käytetään",
            ["flat rate 40", "flat rate 1,5"],
            ["kummassa käytetään"],
        ),
        (
            "Rovaniemen rahat 2022 ja 2023: TEM:n myöntämä vs omarahoitus",
            ["2022", "2023"],
            ["TEM:n myöntämä", "omarahoitus"],
        ),
        ("Vertaa Lahden ja Porin painopisteitä ja rahoittajaa", ["Lahti", "Pori"], ["painopisteitä", "rahoittajaa"]),
        (
            "Paljonko rahaa jaettiin 2022 ja 2024 sopimuksiin? Taulukkona",
            ["2022", "2024"],
            ["Paljonko rahaa jaettiin sopimuksiin"],
        ),
        (
            "Hankkeiden ensimmäinen ja toinen kierros: montako hanketta, kuka valitsi",
            ["ensimmäinen", "toinen"],
            ["montako hanketta", "kuka valitsi"],
        ),
        (
            "Kokkolan AKKE-haku vs Tampereen eka haku: milloin auki ja paljonko rahaa",
            ["Kokkolan AKKE-haku", "Tampereen eka haku"],
            ["milloin auki", "paljonko rahaa"],
        ),
    ],
)
def test_a_comparison_is_a_table_of_its_own_words(question: str, rows: list[str], columns: list[str]) -> None:
    grid = grid_of(understand(question))
    assert grid is not None
    assert [row.name for row in grid.rows] == rows
    assert list(grid.columns) == columns


@pytest.mark.parametrize(
    ("question", "name", "everybody"),
    [
        ("Onko Kotka mukana ekosysteemisopimuksissa?", "Kotka", "Mitkä kaupungit On mukana ekosysteemisopimuksissa?"),
        ("Oliko Mikkeli INKA-ohjelman vetokaupunki?", "Mikkeli", "Mitkä kaupungit Oli INKA-ohjelman veto?"),
        ("Vetikö Kuopio hanketta?", "Kuopio", "Mitkä kaupungit Veti hanketta?"),
    ],
)
def test_whether_somebody_belongs_is_asked_of_everybody(question: str, name: str, everybody: str) -> None:
    member = member_of(understand(question))
    assert member is not None
    assert (member.name, member.everybody.text) == (name, everybody)


def test_two_years_are_a_choice_between_them() -> None:
    choice = choice_of(understand("Jaettiinko rahaa enemmän vuonna 2022 vai 2024?"))
    assert choice is not None
    assert (choice.greater, choice.lesser) == ("2022", "2024")


def test_a_question_for_one_thing_is_no_table() -> None:
    assert grid_of(understand("Mitkä ovat Oulun painopisteet?")) is None


@pytest.mark.parametrize(
    "question",
    ["Mistä Vaasan sopimuksessa on kyse?", "Turun sopimus, perusjutut", "Lahden ekosysteemisopimuksen yhteenveto"],
)
def test_an_agreement_asked_for_as_a_whole_is_a_view(question: str) -> None:
    view = plan_of(understand(question), []).view
    assert view is not None
    assert view.aspects == ("painopisteet", "toimenpiteet", "rahoittaja", "osapuolet", "voimassaolo")


@pytest.mark.parametrize("question", ["Kuka valitsee hankkeet Oulussa?", "Milloin Lahden haku oli?"])
def test_a_question_for_one_side_is_none(question: str) -> None:
    assert plan_of(understand(question), []).view is None


def test_spoken_words_and_misspelt_cities_are_put_in_writing() -> None:
    assert in_writing("millon jyvaskylan haku oli") == "milloin jyväskylän haku oli"
    assert in_writing("voiks yritys hakea") == "voiko yritys hakea"
