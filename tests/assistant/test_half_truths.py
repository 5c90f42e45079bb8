"""What a chat model may make of true sentences: facts of two sources mixed, one word of one sentence changed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.domain import Sentence
from assistant.language.places import CITY_CASES
from assistant.verification.verify import check
from evals.verification.adversarial_build import Statement, statements

KUOPIO = "Kuopion EAKR-tuki on suuntaa-antavasti 450 000 euroa vuodessa, kahdeksi vuodeksi kerrallaan."
KOKKOLA = "Kokkolan EAKR- ja valtion tuki on suuntaa-antavasti 560 000 euroa vuodessa, kahdeksi vuodeksi kerrallaan."
LAHTI = "Lahden EAKR-haun hakuaika oli 17.6.–30.8.2024, ja haku on päättynyt."
TURKU = "Turun kestävän kaupunkikehittämisen EAKR-haun hakuaika oli 18.3.–19.4.2024, ja haku on päättynyt."
CHECKS = "Pohjois-Savon liitto tarkistaa Kuopion hankkeiden lainmukaisuuden ja tekee rahoituspäätökset."
CHOICE = "Joensuun ekosysteemisopimuksen rahoitettavat hankkeet valitsevat Joensuun kaupungin edustajat."
LEVEL = "Ekosysteemisopimuksissa EAKR- ja valtion rahoituksen taso eli tukiosuus on 60 prosenttia."
MINIMUM = "Kaupunkien oman rahoitusosuuden minimi on 25 prosenttia."
FIRMS = "Yritykset voivat hakea rahoitusta."


def passes(claim: str, *evidence: str) -> bool:
    return check(claim, [Sentence("d", n, 0, 0, 0, len(text), text) for n, text in enumerate(evidence)]).ok


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Kuopion EAKR-tuki on suuntaa-antavasti 560 000 euroa vuodessa.", (KUOPIO, KOKKOLA)),
        ("Kuopion EAKR-tuki on 560 000 euroa ja Kokkolan 450 000 euroa vuodessa.", (KUOPIO, KOKKOLA)),
        ("Kuopion ja Kokkolan EAKR-tuki on yhteensä 1 010 000 euroa vuodessa.", (KUOPIO, KOKKOLA)),
        ("Kuopion EAKR-tuki on suurempi kuin Kokkolan.", (KUOPIO, KOKKOLA)),
        ("Lahden haku päättyi 19.4.2024.", (LAHTI, TURKU)),
        ("Turun haku päättyi 30.8.2024 ja Lahden 19.4.2024.", (LAHTI, TURKU)),
        ("Joensuun hankkeiden lainmukaisuuden tarkistaa Pohjois-Savon liitto.", (CHECKS, CHOICE)),
        ("Kaupunkien oman rahoitusosuuden minimi on 60 prosenttia.", (LEVEL, MINIMUM)),
        ("Kaupunkien tukiosuus on 25 prosenttia.", (LEVEL, MINIMUM)),
    ],
)
def test_facts_of_two_sources_are_not_mixed(claim: str, evidence: tuple[str, ...]) -> None:
    assert not passes(claim, *evidence)


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Yritykset voivat hakea rahoitusta, ja kaupunkien oman rahoitusosuuden minimi on 25 %.", (FIRMS, MINIMUM)),
        (
            "Lahden haku on päättynyt, ja Turun haku on päättynyt.",
            ("Lahden haku on päättynyt.", "Turun haku on päättynyt."),
        ),
    ],
)
def test_facts_of_two_sources_may_stand_side_by_side(claim: str, evidence: tuple[str, ...]) -> None:
    assert passes(claim, *evidence)


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Kuopion EAKR-tuki on suuntaa-antavasti 450 000 euroa vuodessa, ja se on kaupungille pakollinen.", KUOPIO),
        ("Kuopion EAKR-tuki on suuntaa-antavasti 450 000 euroa vuodessa, mikä on enemmän kuin muualla.", KUOPIO),
        ("Kaupunkien oman rahoitusosuuden minimi on 25 prosenttia, eikä siitä voi poiketa.", MINIMUM),
        ("Kaupunkien oman rahoitusosuuden minimi on 25 prosenttia, koska valtio säästää.", MINIMUM),
        ("Yritykset voivat hakea rahoitusta ja saavat sitä aina.", FIRMS),
        ("Yritykset voivat hakea rahoitusta ilmaiseksi.", FIRMS),
    ],
)
def test_nothing_is_added_to_what_is_said(claim: str, evidence: str) -> None:
    assert not passes(claim, evidence)


def test_neither_a_title_nor_the_question_is_evidence() -> None:
    assert not passes("Kuopion ekosysteemisopimus koskee rahoitusta.", FIRMS)
    assert not passes("Yritykset voivat hakea rahoitusta enintään 80 prosenttia.", FIRMS)


FIGURES = [(s, match.span()) for s in statements() for match in re.finditer(r"\d+", s.text)]
CITIES = [
    (s, match.span(), city, case)
    for s in statements()
    for city, forms in CITY_CASES.items()
    for case, form in enumerate(forms)
    for match in re.finditer(rf"\b{form}\b", s.text)
]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(FIGURES), st.integers(min_value=0, max_value=9), st.sampled_from("123456789"))
def test_another_digit_anywhere_in_a_verbatim_sentence_is_withheld(
    place: tuple[Statement, tuple[int, int]], offset: int, digit: str
) -> None:
    sentence, (start, end) = place
    at = start + offset % (end - start)
    changed = sentence.text[:at] + digit + sentence.text[at + 1 :]
    assert passes(changed, sentence.text) == (changed == sentence.text)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(CITIES), st.sampled_from(sorted(CITY_CASES)))
def test_another_city_in_a_verbatim_sentence_is_withheld(
    place: tuple[Statement, tuple[int, int], str, int], other: str
) -> None:
    sentence, (start, end), city, case = place
    if other == city or any(form in sentence.text for form in CITY_CASES[other]):
        return
    changed = sentence.text[:start] + CITY_CASES[other][case] + sentence.text[end:]
    assert not passes(changed, sentence.text)
