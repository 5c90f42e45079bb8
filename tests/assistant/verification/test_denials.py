"""How far a denial reaches."""

from __future__ import annotations

import pytest

from tests.assistant.verdicts import passes

FINISHED = "Avustusta ei myönnetä jo päättyneisiin hankkeisiin."
OWN_USE = "Tukea ei myönnetä yritykselle sen oman toiminnan kehittämiseen."
CITIES = "Tuki koskee kaupunkeja, ei yrityksiä."
SPRING = "Koulutus järjestetään keväällä eikä syksyllä."
BRACKETS = "Yleiset kulut hyväksytään (ei edustuskuluja)."
CONTRAST = "Hanke etenee, mutta laitehankinnasta päätetään erikseen ensi vuonna."


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Avustusta ei myönnetä hankkeisiin.", FINISHED),
        ("Tukea ei myönnetä yrityksille.", OWN_USE),
        ("Tuki koskee yrityksiä.", CITIES),
        ("Koulutus järjestetään syksyllä.", SPRING),
        ("Edustuskulut hyväksytään.", BRACKETS),
        ("Hankkeessa päätetään myös laitehankinnasta.", CONTRAST),
    ],
)
def test_what_is_denied_grows_by_no_dropped_word_and_holds_nowhere(claim: str, evidence: str) -> None:
    assert not passes(claim, evidence)


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Jo päättyneisiin hankkeisiin ei myönnetä avustusta.", FINISHED),
        ("Yritykselle ei myönnetä tukea sen oman toiminnan kehittämiseen.", OWN_USE),
        ("Tuki koskee kaupunkeja.", CITIES),
        ("Koulutus järjestetään keväällä.", SPRING),
        (
            "Aineistossa ei nimetä liittoa, joka myöntää rahoituksen.",
            "Rahoituksen myöntävää liittoa aineisto ei nimeä.",
        ),
    ],
)
def test_a_denial_told_whole_passes(claim: str, evidence: str) -> None:
    assert passes(claim, evidence)
