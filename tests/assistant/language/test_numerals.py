"""Numbers in words."""

from __future__ import annotations

import pytest

from assistant.language.numerals import leading_numeral, numeral, ordinal


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("kuusi", 6),
        ("kahdelle", 2),
        ("kuusitoista", 16),
        ("kuusikymmentä", 60),
        ("kuusikymmentäviisi", 65),
        ("viisisataatuhatta", 500_000),
        ("kaksituhatta", 2_000),
        ("puolitoista", 1.5),
        ("nolla", 0),
        ("yhdessä", None),  # "together"
        ("kaupunki", None),
    ],
)
def test_a_cardinal_has_its_value_in_any_case(word: str, value: float | None) -> None:
    assert numeral(word) == value


@pytest.mark.parametrize(
    ("word", "lemma", "value"),
    [
        ("ensimmäisen", "ensimmäinen", 1),
        ("toisessa", "toinen", 2),
        ("kolmannen", "kolmas", 3),
        ("viimeiseksi", "viimeinen", -1),
        ("kaupungin", "kaupunki", None),
    ],
)
def test_an_ordinal_has_its_place(word: str, lemma: str, value: int | None) -> None:
    assert ordinal(word, lemma) == value


@pytest.mark.parametrize(
    ("word", "split"),
    [("kaksivuotinen", (2, "vuotinen")), ("nelihenkinen", (4, "henkinen")), ("kaupunki", None)],
)
def test_a_compound_adjective_begins_with_its_numeral(word: str, split: tuple[int, str] | None) -> None:
    assert leading_numeral(word) == split
