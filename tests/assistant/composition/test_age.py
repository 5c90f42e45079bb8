from __future__ import annotations

from datetime import date

import pytest

from assistant.composition.age import age_note
from assistant.domain import Document, Sentence

TODAY = date(2026, 11, 24)


def note(text: str, **fields: str) -> str:
    return age_note(Sentence("a", 0, 0, 0, 0, len(text), text), Document("a", "A", **fields), TODAY)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Lahden haun hakuaika oli 17.6.–30.8.2024.", "Haku päättyi 30.8.2024."),
        ("Vuoden 2024 haussa (päättyi 30.8.2024) jaettiin rahaa.", "Haku päättyi 30.8.2024."),
        ("Hakemus oli jätettävä 2.12.2022 mennessä.", "Haku päättyi 2.12.2022."),
        ("Vaasan kevään 2023 haussa jaettiin rahaa.", "Haku on päättynyt (viimeistään 31.5.2023)."),
        ("Porin haku järjestettiin vuonna 2022.", "Haku on päättynyt (viimeistään 31.12.2022)."),
    ],
)
def test_a_call_that_is_over_is_marked_with_its_end(text: str, said: str) -> None:
    assert note(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "Haku avattiin 18.3.2024.",
        "EURA 2021 -palvelussa täytetään maksamista koskevat hakemukset.",
        "Haku päättyy 30.1.2027.",
        "Hakuaika loppui 25.9., vuosi ei näy.",
        "Sopimus allekirjoitettiin 9.2.2021.",
    ],
)
def test_an_opening_day_a_day_to_come_and_what_is_no_call_are_not_marked(text: str) -> None:
    assert note(text) == ""


def test_past_and_superseded_documents_say_so_and_a_digest_never_gives_its_own_date() -> None:
    assert note("Tuki oli 60 %.", status="past", date="2018-05-03") == "Tieto on ajalta 3.5.2018."
    assert note("Tuki oli 60 %.", status="past", date="2026-11-24", authority="digest") == (
        "Tieto koskee jo päättynyttä vaihetta."
    )
    assert "korvannut uudempi (2019-04)" in note("Tuki oli 60 %.", status="superseded", date="2019-04")
