"""When the best sentence is not the answer: rules on form and party, and what is left of a question beside its city."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answer import Assistant
from assistant.composition.prompts import UNSURE
from assistant.domain import AnswerStatus
from assistant.question.asking import AnswerType
from assistant.question.matching import match, terms_of, words_of
from assistant.question.scope import other_side
from assistant.reading.cues import cues
from assistant.reading.forms import formless
from assistant.settings import Settings


@pytest.fixture(scope="module")
def assistant(corpus_index: Path) -> Assistant:
    return Assistant.open(Settings(index=corpus_index))


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Mikä on Keski-Suomen liiton puhelinnumero?", "Yhteyshenkilö on Keski-Suomen liiton rahoituspäällikkö."),
        ("Mikä on kehitysjohtajan sähköposti?", "Yhteyshenkilö on kaupungin kehitysjohtaja."),
        ("Mikä on Turun yhteyspäällikön nimi?", "Turun yhteyshenkilö on kaupungin yhteyspäällikkö."),
        ("Missä pykälässä mallista säädetään?", "Mallista säädetään asetuksessa (867/2021)."),
    ],
)
def test_what_has_one_form_is_not_answered_by_a_sentence_without_it(question: str, text: str) -> None:
    assert formless(question, text)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Mikä on liiton puhelinnumero?", "Liiton vaihde on 014 123 4567."),
        ("Mikä on liiton osoite?", "Liitto toimii osoitteessa Satamakatu 2."),
        ("Mikä on portaalin osoite?", "Portaali on osoitteessa rakennerahastot.fi."),
        ("Mikä on päätöksen diaarinumero?", "Pormestari hyväksyi sopimuksen (HEL 2020-010811)."),
        ("Mikä on ekosysteemisopimuksen englanninkielinen nimi?", "Englanniksi sopimus on ecosystem agreement."),
        ("Milloin haku päättyy?", "Haku päättyi."),
    ],
)
def test_a_sentence_with_the_form_asked_for_may_answer(question: str, text: str) -> None:
    assert not formless(question, text)


def test_who_acted_for_the_state_does_not_tell_who_acted_for_the_city() -> None:
    state = "Elinkeinoministeri allekirjoitti sopimukset valtion puolesta 8.2.2021."
    assert other_side("Kuka allekirjoitti Oulun sopimuksen kaupungin puolesta?", state)
    assert other_side("Kuka allekirjoitti sopimuksen Oulun puolesta?", state)
    assert not other_side("Kuka allekirjoitti sopimukset valtion puolesta?", state)
    assert not other_side("Kuka allekirjoitti sopimukset?", state)
    assert not other_side(
        "Kuka allekirjoitti sopimuksen Oulun puolesta?", "Kaupungin puolesta sen teki kaupunginjohtaja."
    )


def test_a_city_is_known_as_a_place_by_any_of_its_names() -> None:
    assert [bool(term.cities) for term in terms_of("Millainen sää Treella on?")] == [False, True]
    assert [bool(term.cities) for term in terms_of("jkl painopisteet")] == [True, False]
    helsinki = terms_of("Helsingin painopisteet")[0]
    assert match(helsinki, words_of("Pääkaupunkiseudun painopisteitä on neljä."))[0] == 1.0


def test_a_number_within_an_adjective_counts_and_a_part_of_a_sum_does_not() -> None:
    assert [cue.text for cue in cues("Tiimi on nelihenkinen.", AnswerType.NUMBER)] == ["nelihenkinen"]
    assert not cues("Haussa oli jaossa 100 000 euroa.", AnswerType.NUMBER)


@pytest.mark.parametrize(
    "question",
    [
        "Millainen sää Oulussa on huomenna?",
        "Mikä on Kuopion sairaalan päivystyksen aukioloaika?",
        "Montako joukkuetta pelaa Tampereen salibandysarjassa?",
        "Mistä saa halvan polkupyörän Vaasassa?",
        "Kuka allekirjoitti Seinäjoen sopimuksen kaupungin puolesta?",
    ],
)
def test_a_city_alone_does_not_make_a_question_answerable(assistant: Assistant, question: str) -> None:
    answer = assistant.answer(question)
    assert answer.status in (AnswerStatus.NOT_IN_MATERIAL, AnswerStatus.OUT_OF_SCOPE)
    assert not answer.claims


@pytest.mark.parametrize("question", ["Mihin Kuopio sitoutuu?", "Mitkä ovat Turun painopisteet?"])
def test_what_a_city_undertakes_is_answered(assistant: Assistant, question: str) -> None:
    assert assistant.answer(question).status is AnswerStatus.ANSWERED


def test_an_address_asked_for_leads_the_answer(assistant: Assistant) -> None:
    answer = assistant.answer("Mikä on Innokaupunkien verkko-osoite?")
    assert answer.claims
    assert "innokaupungit.fi" in answer.claims[0].text


def test_an_answer_that_is_sure_says_nothing_of_being_unsure(assistant: Assistant) -> None:
    assert UNSURE not in assistant.answer("Mikä on kaupungin oman rahoituksen vähimmäisosuus?").note
