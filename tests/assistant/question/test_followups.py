from __future__ import annotations

import pytest

from assistant.domain import Turn
from assistant.question.followups import continued, resolve


def understood(text: str, *earlier: str) -> str:
    return resolve(text, [Turn(question) for question in earlier]).standalone


@pytest.mark.parametrize(
    ("earlier", "text", "meant"),
    [
        ("Mitkä ovat Turun painopisteet?", "Entä Oulu?", "Mitkä ovat Oulun painopisteet?"),
        ("Mitkä ovat Turun ja Oulun painopisteet?", "Entä Tampere?", "Mitkä ovat Tampereen painopisteet?"),
        ("Milloin Turun haku päättyy?", "Kuka siitä päättää?", "Kuka siitä päättää – Turun haku?"),
        ("Paljonko tuki on vuonna 2022?", "Entä seuraavana vuonna?", "Paljonko tuki on vuonna 2023?"),
    ],
)
def test_a_follow_up_is_filled_in_from_the_conversation(earlier: str, text: str, meant: str) -> None:
    assert understood(text, earlier) == meant


def test_a_new_topic_is_not_dragged_along() -> None:
    question = "Mitä kustannuksia hankkeelle voi hyväksyä?"
    assert understood(question, "Kuka allekirjoitti Oulun sopimuksen?") == question


def test_a_clause_without_a_verb_takes_the_verb_of_the_first() -> None:
    assert continued("milloin?", "Kuka päättää tuesta?") == "milloin päättää tuesta?"


def test_a_clause_with_a_topic_of_its_own_keeps_only_the_things_spoken_of() -> None:
    assert continued("paljonko rahaa on?", "Milloin sopimukset allekirjoitettiin?") == "Paljonko rahaa on – sopimukset?"


@pytest.mark.parametrize(
    ("conversation", "meant"),
    [
        (
            ["Paljonko rahaa Vaasan kevään 2023 haussa oli?", "Kauanko hanke sai kestää?", "ja teemat?"],
            "Teemat – Vaasan kevään 2023 haussa?",
        ),
        (
            ["Mitkä ovat Turun painopisteet?", "Entä rahoittaja?", "ei kun Oulun"],
            "Rahoittaja – Oulun ekosysteemisopimus?",
        ),
        (
            ["Mitkä ovat Lahden painopisteet?", "Kuka siellä rahoittaa?", "entä oulussa?"],
            "Kuka siellä rahoittaa – Oulun ekosysteemisopimus?",
        ),
        (
            ["Milloin Seinäjoen ensimmäinen haku päättyi?", "Paljonko siinä oli rahaa?", "entä toisessa"],
            "Paljonko siinä oli rahaa – Seinäjoen toinen haku päättyi?",
        ),
        (["Mikä INKA oli?", "Mitkä olivat sen teemat?", "kuka siitä vastasi"], "Kuka siitä vastasi – INKA?"),
        (["Kuka rahoittaa Turun sopimusta?", "tarkoitin siis Tamperetta"], "Kuka rahoittaa Tampereen sopimusta?"),
        (["Voiko järjestö hakea rahoitusta?", "entä yritys?"], "Voiko yritys hakea rahoitusta?"),
        (["Mikä on 6Aika?", "Milloin se oli?", "ketkä oli mukana"], "Ketkä oli mukana – 6Aika?"),
    ],
)
def test_what_is_spoken_of_is_kept_over_turns_and_corrections(conversation: list[str], meant: str) -> None:
    assert understood(conversation[-1], *conversation[:-1]) == meant
