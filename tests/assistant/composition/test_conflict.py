from __future__ import annotations

import pytest

from assistant.composition.conflict import conflict_notes
from assistant.domain import DraftClaim
from assistant.question.question import understand


def marked(question: str, *sentences: str) -> list[bool]:
    return [bool(note) for note in conflict_notes(understand(question), [DraftClaim(s, ()) for s in sentences])]


def test_two_signing_days_of_two_sources_are_marked_as_a_disagreement() -> None:
    assert marked(
        "Milloin ekosysteemisopimukset allekirjoitettiin?",
        "Ministeri allekirjoitti ekosysteemisopimukset 8.2.2021 Kajaanin kaupungin asiakirjan mukaan.",
        "Ekosysteemisopimukset allekirjoitettiin TEM:n tiedotteen mukaan tiistaina 9.2.2021.",
    ) == [True, True]


def test_a_sentence_that_sets_two_sources_against_each_other_is_marked_with_whoever_knows_one_side() -> None:
    assert marked(
        "Montako painopistettä Tampereella on?",
        "Tampereen painopisteitä on sivun mukaan kolme, mutta Pirkanmaan liitto puhuu neljästä painopisteestä.",
        "Tampereen sopimuksessa on Pirkanmaan liiton mukaan neljä strategista painopistettä.",
    ) == [True, True]


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        (
            "Paljonko haussa jaettiin rahaa?",
            "Pääkaupunkiseudun haussa, joka päättyi 25.9., oli jaossa 5,34 miljoonaa euroa.",
            "Pääkaupunkiseudun haussa, joka päättyi 25.4., oli jaossa 2,8 miljoonaa euroa.",
        ),
        (
            "Paljonko valtioneuvosto jakoi sopimusten toteuttamiseen?",
            "Valtioneuvosto jakoi 10.2.2022 noin 21,6 miljoonaa euroa sopimusten toteuttamiseen.",
            "Valtioneuvosto jakoi 10.2.2022 noin 6,9 miljoonaa euroa verkoston toteuttamiseen.",
        ),
        (
            "Mikä oli Joensuun haun potti?",
            "Joensuun haussa jaettiin EAKR-rahaa enintään 1 000 000 euroa.",
            "Joensuun kaupunki varasi hakuun EAKR-rahan lisäksi enintään 415 000 euroa.",
        ),
        ("Milloin hallitus kokoontui?", "Hallitus kokoontui 3.5.2021.", "Hallitus kokoontui 17.5.2021."),
        ("Milloin haku on auki?", "Lahden haku on auki 17.6.–30.8.2024.", "Lahden haku on auki 17.6.–30.8.2024."),
        (
            "Milloin sopimus allekirjoitettiin?",
            "Oulun sopimus allekirjoitettiin 8.2.2021.",
            "Turun sopimus allekirjoitettiin 9.2.2021.",
        ),
    ],
)
def test_different_things_with_different_values_are_no_disagreement(question: str, one: str, other: str) -> None:
    assert marked(question, one, other) == [False, False]


def test_only_what_was_asked_for_is_compared() -> None:
    sentence = "Haussa (17.6.–30.8.2024) oli tiedotteen mukaan 730 000 euroa, mutta toisen mukaan 1,4 miljoonaa euroa."
    assert marked("Paljonko haussa oli rahaa?", sentence) == [True]
    assert marked("Milloin haku oli?", sentence) == [False]
    assert marked("Kuka avasi haun?", sentence) == [False]
