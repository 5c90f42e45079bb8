"""Repair of characters and of lines that were broken in print."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.repair import join_lines, mend_spaces, one_line, repair, vocabulary

tricky = st.text(
    alphabet="aäoö\u00a8\u0308\u200b\u00ad\ufeff\u00a0\ufb01 -\n.AÄ\u02da\u00b4iı\u2028\x00\x0c", max_size=60
)


@given(st.one_of(tricky, st.text(max_size=100)))
def test_repaired_text_is_composed_and_holds_no_invisible_character(text: str) -> None:
    repaired = repair(text)
    assert repaired == unicodedata.normalize("NFC", repaired)
    assert not set(repaired) & set("\u200b\u00ad\ufeff\u00a0\u2060\ufb01\x00\r")


@given(st.one_of(tricky, st.text(max_size=100)))
def test_repairing_twice_changes_nothing_more(text: str) -> None:
    once = one_line(text)
    assert one_line(once) == once


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("j\u00a8arjestelm\u00a8an", "järjestelmän"),
        ("k\u00a8ayt\u00a8oss\u00a8a", "käytössä"),
        ("\u00a8Oljy", "Öljy"),
        ("\u02daAbo", "Åbo"),
        ("Garc\u00b4\u0131a", "García"),
        ("\ufb01lmi ja \ufb02yygeli", "filmi ja flyygeli"),
        ("virka-\u200b ja ty\u00f6ehtosopimus", "virka- ja työehtosopimus"),
        ("sopi\u00admus", "sopimus"),
        ("sopi\u00ad\nmus", "sopimus"),
        ("5\u00a0\u00a7", "5 §"),
        ("ka\u0308ytto\u0308", "käyttö"),
        ("\ufeffOtsikko", "Otsikko"),
    ],
)
def test_what_software_took_apart_is_put_together(broken: str, whole: str) -> None:
    assert repair(broken) == whole


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("kaupun-", "gin johtoryhmä", "kaupungin johtoryhmä"),
        ("tuki-", "intensiteetti", "tuki-intensiteetti"),
        ("2021-", "2027", "2021-2027"),
        ("2021–", "2027", "2021–2027"),
        ("virka-", "ja työehtosopimus", "virka- ja työehtosopimus"),
        ("Etelä-", "Pohjanmaa", "Etelä-Pohjanmaa"),
        ("TKI-", "toiminta", "TKI-toiminta"),
        ("talousarvio ja -", "suunnitelma", "talousarvio ja -suunnitelma"),
        ("vuosi -", "vuosi", "vuosi - vuosi"),
        ("sopimus,", "joka päättyy", "sopimus, joka päättyy"),
        ("rivi", "", "rivi"),
    ],
)
def test_lines_join_and_a_real_hyphen_stays(first: str, second: str, joined: str) -> None:
    assert join_lines(first, second) == joined


def test_a_letter_set_apart_goes_back_to_its_word_only_where_the_word_is_known() -> None:
    words = vocabulary(["toimielimet päättävät"])
    assert mend_spaces("t oimielimet esittävät", words) == "toimielimet esittävät"
    assert mend_spaces("kohta b koskee ja t uloksia", words) == "kohta b koskee ja t uloksia"


def test_a_word_that_stands_elsewhere_decides_about_the_hyphen() -> None:
    words = vocabulary(["Twitter-sovelluksia ja it-arkkitehtuuri", "esiintyy usein", "kevät-", "kausi alkaa"])
    assert join_lines("it-", "arkkitehtuuri", words) == "it-arkkitehtuuri"
    assert join_lines("esi-", "intyneet", words) == "esiintyneet"
    assert join_lines("Twitter-", "palvelu", words) == "Twitter-palvelu"
    assert "kausi" not in words
