"""Questions on what a party undertakes find its commitments, in whatever words these stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answer import Assistant
from assistant.domain import AnswerStatus, Commitment
from assistant.index.index import Index
from assistant.retrieval.duties import asks_duty, asks_only_duty, is_of
from assistant.retrieval.retrieve import Retriever
from assistant.settings import Settings


@pytest.mark.parametrize(
    "question",
    [
        "Mihin Kuopio sitoutuu?",
        "Mitä velvoitteita Oululla on?",
        "Mikä on johtoryhmän tehtävä?",
        "Mitä kaupungilta edellytetään?",
        "What does the state commit to?",
        "Vad har staden för skyldigheter?",
    ],
)
def test_a_question_on_duties_is_known_by_its_words(question: str) -> None:
    assert asks_duty(question)


@pytest.mark.parametrize("question", ["Mitkä ovat Turun painopisteet?", "Milloin haku päättyy?", "Kuka päättää?"])
def test_other_questions_ask_for_no_duty(question: str) -> None:
    assert not asks_duty(question)


def _commitment(party: str) -> Commitment:
    return Commitment("a", party, "nimeää", "Kaupunki nimeää johtoryhmän.", 0, 28, "1", None)


def test_a_duty_is_of_the_party_named_and_a_citys_when_a_city_is_named() -> None:
    assert is_of(_commitment("valtio"), "Mihin valtio sitoutuu?", ())
    assert is_of(_commitment("kaupunki"), "Mihin Kuopio sitoutuu?", ("Kuopio",))
    assert not is_of(_commitment("valtio"), "Mihin Kuopio sitoutuu?", ("Kuopio",))
    assert not is_of(_commitment("johtoryhmä"), "Mihin valtio sitoutuu?", ())


def test_the_passages_for_a_question_on_duties_carry_the_commitments(corpus_index: Path) -> None:
    settings = Settings(index=corpus_index)
    retriever = Retriever(Index.open(corpus_index, settings), settings)
    bound = retriever.retrieve("Mihin valtio sitoutuu?", k=5)
    assert sum(bool(passage.commitments) for passage in bound) >= 3
    assert bound[0].scores["duty"] > 0
    assert not any(passage.commitments for passage in retriever.retrieve("Mitkä ovat Turun painopisteet?"))


@pytest.mark.parametrize("question", ["Mihin Kuopio sitoutuu?", "Mitä velvoitteita valtiolla on sopimuksessa?"])
def test_a_question_may_ask_for_undertakings_and_nothing_more(question: str) -> None:
    assert asks_only_duty(question)


@pytest.mark.parametrize("question", ["Mihin kolmeen asiaan Oulu on sitoutunut?", "Mihin Savonlinna sitoutuu?"])
def test_a_question_with_words_of_its_own_asks_for_more_than_undertakings(question: str) -> None:
    assert not asks_only_duty(question)


@pytest.mark.parametrize(
    "question", ["Mihin Tampere sitoutuu?", "Mihin valtio sitoutuu?", "Mitä velvoitteita Oululla on?"]
)
def test_what_a_party_undertakes_is_answered_by_its_undertakings(corpus_index: Path, question: str) -> None:
    settings = Settings(index=corpus_index)
    assistant = Assistant.open(settings)
    undertaken = {commitment.text for commitment in assistant.commitments()}
    answer = assistant.answer(question)
    assert answer.status in (AnswerStatus.ANSWERED, AnswerStatus.PARTLY_ANSWERED)
    assert answer.claims[0].text in undertaken
