from __future__ import annotations

import pytest

from assistant.language.syntax.statement import Statement
from assistant.language.syntax.statements import read


def only(text: str) -> Statement:
    (statement,) = read(text).statements
    return statement


@pytest.mark.parametrize(
    ("text", "negative"),
    [
        ("Hanke ei saa rahoitusta.", True),
        ("Hanke saa rahoitusta.", False),
        ("Tuki koskee kaupunkeja, ei yrityksiä.", False),
        ("Tuki koskee koko ohjelmaa eikä vain sopimuksia.", False),
    ],
)
def test_polarity_is_the_verbs(text: str, negative: bool) -> None:
    assert only(text).verb.negative == negative


@pytest.mark.parametrize(
    ("text", "modality", "deeds"),
    [
        ("Hankkeen on noudatettava strategiaa.", {"must"}, ["noudattaa"]),
        ("Hankkeen pitää noudattaa strategiaa.", {"must"}, ["noudattaa"]),
        ("Hakija on velvollinen tuntemaan aiheen.", {"must"}, ["tuntea"]),
        ("Kaupunki voi rahoittaa hanketta.", {"may"}, ["rahoittaa"]),
        ("TEM aikoi viedä sopimuksen valtioneuvostolle.", set(), ["aikoa", "viedä"]),
        ("Kaupunki on rahoittanut hanketta.", set(), ["rahoittaa"]),
    ],
)
def test_modal_verbs_are_told_from_deeds(text: str, modality: set[str], deeds: list[str]) -> None:
    verb = only(text).verb
    assert verb.modality == modality
    assert [word.verb for word in verb.deeds] == deeds


@pytest.mark.parametrize(
    ("text", "tense", "passive"),
    [
        ("Haku päättyi.", "past", False),
        ("Haku on päättynyt.", "past", False),
        ("Haku avataan.", "present", True),
        ("Hankkeet valittiin.", "past", True),
    ],
)
def test_tense_and_voice(text: str, tense: str, passive: bool) -> None:
    assert (only(text).verb.tense, only(text).verb.passive) == (tense, passive)


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Vuokra muuttuu, jos indeksi nousee.", ["", "condition"]),
        ("Jos indeksi nousee, vuokra muuttuu.", ["condition", ""]),
        ("Liitto seuraa, että rahoitusta kertyy.", ["", "content"]),
        ("Liitto tarkistaa hankkeen ja tekee päätöksen.", ["", ""]),
        ("Hankkeessa on sekä kehittämistä että investointeja.", [""]),
        ("Ryhmä kokoontuu joka kuukausi.", [""]),
    ],
)
def test_a_clause_knows_how_it_hangs_on_another(text: str, links: list[str]) -> None:
    assert [statement.link for statement in read(text).statements] == links


def members(statement: Statement) -> set[str]:
    return {item.text for item in statement.all_items}


def test_a_coordinated_clause_shares_the_subject() -> None:
    second = read("Liitto tarkistaa hankkeen ja tekee päätöksen.").statements[1]
    assert members(second) == {"Liitto", "päätöksen"}


def test_a_pronoun_and_a_bare_noun_stand_for_the_phrase_before() -> None:
    for text in ("Porin kesän 2022 haku on päättynyt, ja siinä jaettiin 900 000 euroa.",
                 "Porin kesän 2022 haku on päättynyt, ja haussa jaettiin 900 000 euroa."):  # fmt: skip
        assert {"Porin", "haku"} <= members(read(text).statements[1])


def test_a_relative_clause_is_said_of_what_stands_before_it() -> None:
    statement = read("Hakija on Porin kaupunki, joka rahoittaa hanketta.").statements[1]
    assert (statement.link, members(statement)) == ("", {"Porin", "kaupunki", "hanketta"})


def test_a_genitive_modifies_the_noun_behind_it() -> None:
    items = {item.text: item for item in only("Kuopion kaupungin edustajat valitsevat hankkeet.").items}
    assert items["Kuopion"].governors == {items["kaupungin"].start}
    assert items["edustajat"].is_head


def test_parallel_sums_are_conjuncts() -> None:
    statement = only("TEM myönsi hankkeisiin 150 000 euroa vuodelle 2022 ja 160 000 euroa vuodelle 2023.")
    places = {item.text: statement.conjuncts.get(item.start) for item in statement.items}
    assert places["150 000 euroa"] == places["2022"] != places["160 000 euroa"] == places["2023"]
    assert places["hankkeisiin"] is None
