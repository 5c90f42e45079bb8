"""A number stands beside what the evidence says of it."""

from __future__ import annotations

import pytest

from tests.assistant.verdicts import passes

USED = "Kaupunki varasi 90 000 euroa, josta käytettiin 61 000 euroa."
STAFF = "Hankkeessa on 14 työntekijää, joista kolme on tutkijoita."
TOWNS = "Ohjelmaan osallistui 14 kuntaa, joista yhdeksän on maaseutukuntia."
CITIES = "Verkostossa on 18 kaupunkia, mutta edellisessä ohjelmassa niitä oli kuusi."


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        (("Kaupunki käytti 90 000 euroa."), (USED,)),
        (("Hankkeessa on 14 tutkijaa."), (STAFF,)),
        (("Ohjelmaan osallistui yhdeksän kuntaa."), (TOWNS,)),
        (("Edellisessä ohjelmassa oli 18 kaupunkia."), (CITIES,)),
        (
            ("Esityksen tunnus on HaVM 4/2020 vp."),
            ("Esityksen tunnus on HE 10/2020 vp.", "Mietinnön tunnus on HaVM 4/2020 vp."),
        ),
        (
            ("Alueen noin 400 työpaikasta 5 000 on esihenkilötehtävissä."),
            ("Alueella on noin 400 yritystä ja noin 5 000 työpaikkaa, joista 400 on esihenkilötehtävissä.",),
        ),
    ],
)
def test_a_number_keeps_its_own_words(claim: str, evidence: tuple[str, ...]) -> None:
    assert not passes(claim, *evidence)


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Kaupunki varasi 90 000 euroa.", USED),
        ("Hankkeen 14 työntekijästä kolme on tutkijoita.", STAFF),
        ("Ohjelmaan osallistui 14 kuntaa.", TOWNS),
        ("Verkostossa on 18 kaupunkia.", CITIES),
    ],
)
def test_a_number_with_its_words_passes(claim: str, evidence: str) -> None:
    assert passes(claim, evidence)
