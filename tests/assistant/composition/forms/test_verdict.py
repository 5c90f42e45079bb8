"""A verdict says what its sentence carries: its polarity, its values, its conditions, today's date."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.composition.forms.verdict import verdict_of

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("question", "sentence", "answer"),
    [
        (
            "Pitääkö yksikkökustannusmallissa tehdä työaikakirjanpito?",
            "Yksikkökustannusmallissa tarvitaan työaikakirjanpito myös kokoaikaisilta työntekijöiltä.",
            "kyllä",
        ),
        (
            "Arvioidaanko JTF-hankkeissa Itämeri-strategiaa?",
            "Itämeri-strategiaa, jota ei arvioida JTF-hankkeissa",
            "ei",
        ),
        (
            "Koskeeko 280 miljoonaa vain ekosysteemisopimuksia?",
            "Noin 280 miljoonaa euroa koskee koko ohjelmaa eikä vain ekosysteemisopimuksia.",
            "ei",
        ),
        (
            "Onko Tampereella kolme painopistettä?",
            "Tampereen painopisteitä on sivun mukaan kolme, mutta Pirkanmaan liitto puhuu neljästä painopisteestä.",
            "osin",
        ),
        ("Onko Turun haku vielä auki?", "Turun haun hakuaika oli 18.3.–19.4.2024.", "ei"),
        ("Onko hanke edelleen käynnissä?", "Hanke kestää 1.4.2023–31.3.2027.", "kyllä"),
        ("Joko loppuseminaari on pidetty?", "Hankkeen loppuseminaari pidettiin Kokkolassa 25.6.2025.", "kyllä"),
        ("Onko tuki 70 prosenttia?", "Tuki on enintään 60 prosenttia kustannuksista.", "ei"),
        (
            "Saako koordinaatio vielä nyt EAKR-rahaa?",
            "Koordinaatioon käytettiin EAKR-rahaa 399 651 euroa kaudella 1.6.2022–31.10.2024.",
            "ei selviä aineistosta",
        ),
    ],
)
def test_the_verdict_is_that_of_the_sentence(question: str, sentence: str, answer: str) -> None:
    assert verdict_of(question, sentence, today=TODAY).answer == answer


def test_a_sentence_on_something_else_carries_no_sure_verdict() -> None:
    found = verdict_of("Voiko kaupunki irtisanoa sopimuksen?", "Vaasassa pidettiin työpaja 28.11.2022.")
    assert found.answer == "ei selviä aineistosta"
