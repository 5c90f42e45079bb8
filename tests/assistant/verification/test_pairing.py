"""Which of two parallel things belongs to which."""

from __future__ import annotations

import pytest

from tests.assistant.verdicts import passes

NAMES = "Hankkeen suomenkielinen nimi on Valokaari ja englanninkielinen Light Arc."
ROLES = "Ehdotuksen tekee sihteeristö ja päätöksen ohjausryhmä."
KEEPERS = "Portaalin ylläpidosta vastaa Gofore ja sisällöstä Solita."
QUESTIONS = "Sisältökysymyksiin vastaa kaupunki, rahoituskysymyksiin liitto."
COSTS = "Suorat kustannukset korvataan kuittien perusteella ja välilliset kustannukset prosenttiosuutena."
BRACKETS = "Teemat ovat vesiosaaminen (Kuopio), akkukemia (Kokkola) ja robotiikka (Pori)."
OWNERS = "Säätiö perustettiin kaupungin aloitteesta ja yliopiston rahoittamana."
FUNDS = "EAKR rahoittaa investointeja, ESR+ osaamista ja JTF siirtymää."
AUTHORS = "Raportin tilasi Sitra ja sen laati Demos Helsinki."


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Hankkeen englanninkielinen nimi on Valokaari.", NAMES),
        ("Päätöksen tekee sihteeristö.", ROLES),
        ("Portaalin sisällöstä vastaa Gofore.", KEEPERS),
        ("Rahoituskysymyksiin vastaa kaupunki.", QUESTIONS),
        ("Välilliset kustannukset korvataan kuittien perusteella.", COSTS),
        ("Kuopion teema on robotiikka.", BRACKETS),
        ("Säätiö perustettiin yliopiston aloitteesta ja kaupungin rahoittamana.", OWNERS),
        ("Raportin laati Sitra.", AUTHORS),
        ("ESR+ rahoittaa siirtymää.", FUNDS),
    ],
)
def test_halves_of_two_statements_make_no_third(claim: str, evidence: str) -> None:
    assert not passes(claim, evidence)


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Hankkeen suomenkielinen nimi on Valokaari.", NAMES),
        ("Sihteeristö tekee ehdotuksen.", ROLES),
        ("Portaalin ylläpidosta vastaa Gofore.", KEEPERS),
        ("Suorat kustannukset korvataan kuittien perusteella.", COSTS),
        ("Raportin laati Demos Helsinki.", AUTHORS),
        ("Kokkolan teema on akkukemia ja Kuopion vesiosaaminen.", BRACKETS),
        (
            "Helsingin kaupungin ja Uudenmaan liiton välinen sopimus on voimassa.",
            "Uudenmaan liiton ja Helsingin kaupungin välinen sopimus on voimassa.",
        ),
    ],
)
def test_each_statement_alone_passes(claim: str, evidence: str) -> None:
    assert passes(claim, evidence)
