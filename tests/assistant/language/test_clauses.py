from __future__ import annotations

import pytest

from assistant.language.clauses import Clause, read
from assistant.language.words import Form, words


def only(text: str) -> Clause:
    (clause,) = read(text).clauses
    return clause


def test_a_clause_knows_its_denial() -> None:
    assert only("Hanke ei saa rahoitusta.").negative
    assert only("Hankkeet toteutetaan ilman yritysrahaa.").negative
    assert only("Hanke on tukikelvoton.").negative
    assert not only("Hanke saa rahoitusta.").negative


def test_a_bound_in_negative_words_denies_nothing() -> None:
    assert not only("Tuki ei saa ylittää 60 prosenttia.").negative


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Hankkeen on noudatettava strategiaa.", {"must"}),
        ("Hankkeen pitää noudattaa strategiaa.", {"must"}),
        ("Hankkeen tulee noudattaa strategiaa.", {"must"}),
        ("Kaupunki voi nimetä johtoryhmän.", {"may"}),
        ("Kaupunki saa rahaa.", set()),
        ("Rahoitus tulee ohjelmasta.", set()),
        ("Kaupungin odotetaan vetävän osaajia.", {"expected"}),
        ("Tavoitteena on vahvistaa osaamista.", {"intended"}),
        ("Kaupungit sitoutuivat osuuteen.", {"commits"}),
        ("Kaupunki nimeää johtoryhmän.", set()),
    ],
)
def test_a_clause_knows_whether_something_must_or_may_be(text: str, modality: set[str]) -> None:
    assert only(text).modality == modality


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("Haku päättyi.", "past"),
        ("Haku päättyy.", "present"),
        ("Haku on päättynyt.", "past"),
        ("Haku avattiin.", "past"),
        ("Haku avataan.", "present"),
        ("Kaupungit hyväksyivät sopimuksen.", "past"),
        ("Kaupungit hyväksyvät sopimuksen.", "present"),
        ("Tukea ei myönnetty.", "past"),
    ],
)
def test_a_clause_knows_its_tense(text: str, tense: str) -> None:
    assert only(text).tense == tense


def test_who_acts_is_in_the_nominative_and_carries_over_a_conjunction() -> None:
    first, second = read("Uudenmaan liitto tekee päätökset ja neuvoo kaupunkia.").clauses
    assert [body.lemma for body in first.subjects] == ["liitto"]
    assert [body.lemma for body in second.subjects] == ["liitto"]


def test_a_passive_has_no_subject() -> None:
    assert only("Johtoryhmä nimetään vuosittain.").subjects == ()


def test_who_must_act_is_in_the_genitive() -> None:
    assert [body.lemma for body in only("Liiton on seurattava rahoitusta.").subjects] == ["liitto"]


def test_a_condition_is_a_clause_of_its_own() -> None:
    conditions = [clause.condition for clause in read("Hanke ei saa rahaa, jos peruste jää täyttymättä.").clauses]
    assert conditions == [False, True]


@pytest.mark.parametrize(
    ("word", "verb", "form"),
    [
        ("päättävät", "päättää", Form.PRESENT),
        ("päättivät", "päättää", Form.PAST),
        ("hyväksytty", "hyväksyä", Form.PARTICIPLE),
        ("noudatettava", "noudattaa", Form.NECESSIVE),
        ("valinnut", "valita", Form.PARTICIPLE),
        ("varaa", "varata", Form.PRESENT),
        ("hyväksyminen", "hyväksyä", Form.NOUN),
        ("kestävät", "kestää", Form.PRESENT),
    ],
)
def test_a_word_is_known_as_a_form_of_its_verb(word: str, verb: str, form: Form) -> None:
    (found,) = words(word)
    assert (found.verb, found.form) == (verb, form)
