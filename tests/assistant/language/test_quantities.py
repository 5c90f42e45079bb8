from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.language.numerals import numeral
from assistant.language.quantities import Quantity, quantities
from assistant.language.words import words


def read(text: str) -> list[Quantity]:
    return quantities(text, words(text))


@pytest.mark.parametrize(
    "text",
    [
        "tuki on 60 %",
        "tuki on 60 prosenttia",
        "tuki on kuusikymmentä prosenttia",
        "60-prosenttinen tuki",
        "60 %:n tuki",
    ],
)
def test_a_share_reads_the_same_however_it_is_written(text: str) -> None:
    (share,) = read(text)
    assert (share.kind, share.value, share.unit, share.bound) == ("share", 60.0, "%", "")


@pytest.mark.parametrize(
    "text",
    ["1,5 milj. €", "1,5 miljoonaa euroa", "1 500 000 euroa", "1.500.000 euroa", "puolitoista miljoonaa euroa"],
)
def test_a_sum_reads_the_same_however_it_is_written(text: str) -> None:
    (money,) = read(f"jaossa oli {text} tänä vuonna")
    assert (money.kind, money.value, money.unit) == ("money", 1_500_000.0, "€")


@pytest.mark.parametrize(
    "text",
    ["9.2.2021", "9. helmikuuta 2021", "helmikuun 9. päivänä 2021", "9. päivänä helmikuuta 2021", "2021-02-09"],
)
def test_a_date_reads_the_same_however_it_is_written(text: str) -> None:
    (date,) = read(f"sopimus tehtiin {text}")
    assert date.date is not None
    assert (date.date.year, date.date.month, date.date.day) == (2021, 2, 9)


def test_a_range_of_dates_gives_both_ends_the_year() -> None:
    first, last = read("haku oli auki 18.3.–19.4.2024")
    assert first.date and last.date
    assert (first.date.year, first.date.month, first.date.day) == (2024, 3, 18)
    assert (last.date.year, last.date.month, last.date.day) == (2024, 4, 19)


def test_the_end_of_a_year_is_its_last_day() -> None:
    (end,) = read("voimassa vuoden 2027 loppuun")
    assert end.date and (end.date.year, end.date.month, end.date.day) == (2027, 12, 31)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("enintään 60 prosenttia", "max"),
        ("korkeintaan 60 prosenttia", "max"),
        ("ei saa ylittää 60 prosenttia", "max"),
        ("vähintään 60 prosenttia", "min"),
        ("yli 60 prosenttia", "over"),
        ("alle 60 prosenttia", "under"),
        ("noin 60 prosenttia", "about"),
        ("enimmäismäärä on 60 prosenttia", "max"),
        ("minimi on 60 prosenttia", "min"),
        ("tasan 60 prosenttia", ""),
    ],
)
def test_a_bound_belongs_to_its_number(text: str, bound: str) -> None:
    assert [quantity.bound for quantity in read(f"tuen {text}")] == [bound]


def test_durations_agree_across_units_and_forms() -> None:
    (years,), (months,), (adjective,) = read("kaksi vuotta"), read("24 kuukautta"), read("kaksivuotinen hanke")
    assert years.same_value(months) and years.same_value(adjective)
    assert not years.same_value(read("kolme vuotta")[0])


def test_fractions_are_shares() -> None:
    assert [
        round(q.value)
        for text in ("puolet", "kolmannes", "kolme neljäsosaa", "joka toinen")
        for q in read(f"{text} rahasta")
        if isinstance(q.value, float)
    ] == [50, 33, 75, 50]


def test_references_are_taken_whole() -> None:
    kinds = [(q.kind, q.value) for q in read("HE 47/2021 vp, 4 §:n, § 32, TEM/2021/15 ja klo 13")]
    assert kinds == [
        ("reference", "47/2021"),
        ("section", "4"),
        ("section", "32"),
        ("reference", "2021/15"),
        ("clock", "13:00"),
    ]


def test_a_less_exact_date_is_carried_by_a_more_exact_one_but_not_the_other_way() -> None:
    (day,), (year,) = read("9.2.2021"), read("vuonna 2021")
    assert year.same_value(day) and not day.same_value(year)


_ONES = ["", "yksi", "kaksi", "kolme", "neljä", "viisi", "kuusi", "seitsemän", "kahdeksan", "yhdeksän"]


def spelled(number: int) -> str:
    """A cardinal below a million in the nominative."""
    if number >= 1000:
        head = spelled(number // 1000) if number >= 2000 else ""
        return head + ("tuhatta" if head else "tuhat") + (spelled(number % 1000) if number % 1000 else "")
    if number >= 100:
        head = _ONES[number // 100] if number >= 200 else ""
        return head + ("sataa" if head else "sata") + (spelled(number % 100) if number % 100 else "")
    if number >= 20:
        return _ONES[number // 10] + "kymmentä" + _ONES[number % 10]
    return _ONES[number - 10] + "toista" if number > 10 else ("kymmenen" if number == 10 else _ONES[number])


@settings(max_examples=200, deadline=None)
@given(st.integers(min_value=1, max_value=999_999))
def test_every_cardinal_in_words_has_its_value(number: int) -> None:
    assert numeral(spelled(number)) == number


@settings(max_examples=100, deadline=None)
@given(st.integers(min_value=1, max_value=10**9))
def test_grouping_of_digits_changes_nothing(number: int) -> None:
    grouped = f"{number:,}".replace(",", " ")
    values = [q.value for q in read(f"summa on {grouped} euroa")]
    assert values == [float(number)]
