"""What comes at a rate keeps that rate."""

from __future__ import annotations

import pytest

from tests.assistant.verdicts import passes


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Raportti annetaan vuosittain.", "Raportti annetaan puolivuosittain."),
        ("Ryhmä kokoontuu joka kuukausi.", "Ryhmä kokoontuu joka toinen kuukausi."),
        ("Ohjelmaa arvioidaan vuosittain.", "Ohjelmaa arvioidaan kahden vuoden välein."),
        ("Rahaa jaetaan vuodeksi kerrallaan.", "Rahaa jaetaan kahdeksi vuodeksi kerrallaan."),
        ("Tukea jaetaan yhteensä noin 2 miljoonaa euroa.", "Tukea jaetaan vuosittain noin 2 miljoonaa euroa."),
        ("Tuki on 40 000 euroa kuukaudessa.", "Tuki on 40 000 euroa vuodessa."),
        ("Maksatusta haetaan kerran vuodessa.", "Maksatusta haetaan kahdesti vuodessa."),
    ],
)
def test_another_rate_is_withheld(claim: str, evidence: str) -> None:
    assert not passes(claim, evidence)


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Maksatusta haetaan kaksi kertaa vuodessa.", "Maksatusta haetaan kahdesti vuodessa."),
        ("Vuosittain jaetaan noin 2 miljoonaa euroa tukea.", "Tukea jaetaan vuosittain noin 2 miljoonaa euroa."),
    ],
)
def test_the_same_rate_in_other_words_passes(claim: str, evidence: str) -> None:
    assert passes(claim, evidence)
