"""Dates in every way of writing them."""

from __future__ import annotations

import pytest

from assistant.language.dates import Date, find_dates, tells_of_an_end


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("allekirjoitettiin 9.2.2021", [Date(2021, 2, 9)]),
        ("9. helmikuuta 2021", [Date(2021, 2, 9)]),
        ("helmikuun 9. päivänä 2021", [Date(2021, 2, 9)]),
        ("vuoden 2021 helmikuussa", [Date(2021, 2)]),
        ("2021-02-09", [Date(2021, 2, 9)]),
        ("keväällä 2021", [Date(2021, season="kevä")]),
        ("ohjelmakausi 2021–2027", [Date(2021), Date(2027)]),
        ("vuodesta 2021 vuoteen 2027", [Date(2021), Date(2027)]),
        ("haku on auki 1.–15.3.2021", [Date(2021, 3, 1), Date(2021, 3, 15)]),
        ("tammi–maaliskuussa 2022", [Date(2022, 1), Date(2022, 3)]),
        ("vuoden 2021 loppuun mennessä", [Date(2021, 12, 31)]),
        ("kohta 40.13.2020", []),
    ],
)
def test_a_date_is_read_however_it_is_written(text: str, dates: list[Date]) -> None:
    assert [date for date, _, _ in find_dates(text)] == dates


def test_a_date_covers_what_says_the_same_and_more() -> None:
    assert Date(2021, 2).covers(Date(2021, 2, 9))
    assert not Date(2021, 2, 9).covers(Date(2021, 2))
    assert not Date(2021).covers(Date(2022, 2))


@pytest.mark.parametrize(
    ("text", "end"), [("haku päättyy 9.2.", True), ("9.2. asti", True), ("haku avautuu 9.2.", False)]
)
def test_the_words_around_a_day_tell_an_end_from_a_start(text: str, end: bool) -> None:
    assert tells_of_an_end(text) is end
