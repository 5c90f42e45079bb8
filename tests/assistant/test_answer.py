from __future__ import annotations

import time
from pathlib import Path

import pytest

from assistant.answer import Assistant
from assistant.composition.prompts import NOTES
from assistant.domain import Answer, AnswerStatus
from assistant.settings import CHAT_STYLES, Settings
from evals.cases.dataset import CASES_FOLDER, Case, load_cases
from evals.cases.keyfacts import states
from evals.verification.chat_server import MODEL, running
from evals.verification.hallucinations import assistant_with
from tests.assistant.chat_server import serving

QUESTION = "Kuka tekee lopullisen rahoituspäätöksen?"


@pytest.fixture(scope="module")
def assistant(corpus_index: Path) -> Assistant:
    return Assistant.open(Settings(index=corpus_index))


def cities_of(answer: Answer) -> list[str]:
    """The documents that the claims rest on, in their order, each run of one document once."""
    documents = {citation.n: citation.document_id for citation in answer.citations}
    order = [documents[claim.citations[0]] for claim in answer.claims]
    return [name for at, name in enumerate(order) if at == 0 or order[at - 1] != name]


@pytest.mark.parametrize("case", load_cases(CASES_FOLDER / "parts.jsonl").cases, ids=lambda case: case.id)
def test_questions_of_several_parts_get_the_status_and_the_facts_expected(assistant: Assistant, case: Case) -> None:
    answer = assistant.answer(case.question, case.history)
    shown = "\n".join(claim.text for claim in answer.claims)
    assert str(answer.status) == case.expected_status
    assert [fact for fact in case.key_facts if not states(shown, fact)] == []


def test_a_part_that_is_missing_is_named(assistant: Assistant) -> None:
    answer = assistant.answer("Mitkä ovat Turun ja Salon painopisteet?")
    assert answer.status is AnswerStatus.PARTLY_ANSWERED
    assert "Mitkä ovat Salon painopisteet?" in answer.note
    assert cities_of(answer) == ["kaupunki-turku"]


def test_every_city_compared_gets_its_sentences_together(assistant: Assistant) -> None:
    assert cities_of(assistant.answer("Vertaa Porin, Tampereen ja Lahden painopisteitä")) == [
        "kaupunki-pori",
        "kaupunki-tampere",
        "kaupunki-lahti",
    ]


def test_a_question_of_which_no_part_is_answered_is_refused(assistant: Assistant) -> None:
    answer = assistant.answer("Kuka on Salon kaupunginjohtaja ja montako asukasta Porvoossa on?")
    assert answer.status is AnswerStatus.NOT_IN_MATERIAL
    assert (answer.claims, answer.note) == ((), "")


def talking(corpus_index: Path, address: str, style: str = "reword") -> Assistant:
    settings = Settings(
        index=corpus_index, chat_model="openai:m", chat_base_url=address, chat_timeout_s=2.0, chat_style=style
    )
    return Assistant.open(settings)


@pytest.mark.parametrize("manner", ["well", "limited"])
def test_a_chat_model_words_the_answer_in_whole_sentences(corpus_index: Path, manner: str) -> None:
    with serving(manner) as (address, _):
        answer = talking(corpus_index, address).answer(QUESTION)
    assert [claim.text for claim in answer.claims] == [
        "Lopullisen rahoituspäätöksen tekee maakunnan liitto, joka myöntää rahan hankkeelle."
    ]
    assert answer.note == ""


@pytest.mark.parametrize(
    "manner", ["dies", "hangs", "trickles", "busy", "broken", "garbage", "page", "nonsense", "empty"]
)
@pytest.mark.parametrize("style", CHAT_STYLES)
def test_a_chat_server_that_fails_still_leaves_an_answer_and_a_note(
    assistant: Assistant, corpus_index: Path, manner: str, style: str
) -> None:
    started = time.monotonic()
    with serving(manner) as (address, server):
        answer = talking(corpus_index, address, style).answer(QUESTION)
        assert server.asked <= 2  # a choice is asked for as JSON first, then as plain labels
    assert time.monotonic() - started < 30
    assert answer.claims == assistant.answer(QUESTION).claims
    assert answer.note == NOTES["generator_failed"]


def test_a_chat_model_that_selects_shows_what_it_chose_word_for_word(corpus_index: Path) -> None:
    with serving("chooses") as (address, _):
        settings = Settings(index=corpus_index, chat_model="openai:m", chat_base_url=address)
        answer = Assistant.open(settings).answer(QUESTION)
    direct = [claim for claim in answer.claims if not claim.more]
    assert direct and all("maakunnan liitto" in claim.text for claim in direct)
    assert not any(claim.worded for claim in answer.claims)
    assert answer.note == "" and answer.status is AnswerStatus.ANSWERED


def test_a_chat_model_that_selects_may_find_no_answer(corpus_index: Path) -> None:
    with serving("declines") as (address, _):
        settings = Settings(index=corpus_index, chat_model="openai:m", chat_base_url=address)
        answer = Assistant.open(settings).answer(QUESTION)
    assert (answer.status, answer.claims) == (AnswerStatus.NOT_IN_MATERIAL, ())


def test_a_chat_server_that_is_not_there_still_leaves_an_answer_and_a_note(corpus_index: Path) -> None:
    with serving("well") as (address, _):
        pass
    answer = talking(corpus_index, address).answer(QUESTION)
    assert answer.claims and answer.note == NOTES["generator_failed"]


def test_what_a_chat_model_makes_up_is_withheld_and_counted(assistant: Assistant, corpus_index: Path) -> None:
    with serving("false") as (address, _):
        answer = talking(corpus_index, address).answer(QUESTION)
    assert answer.claims == assistant.answer(QUESTION).claims
    assert [withheld.text for withheld in answer.withheld] == ["Rahoituspäätöksen tekee Euroopan komissio 31.12.2099."]
    assert answer.note == NOTES["nothing_verified"]


def test_a_failing_chat_server_leaves_the_note_of_a_missing_part_too(corpus_index: Path) -> None:
    with serving("busy") as (address, _):
        answer = talking(corpus_index, address).answer("Mitkä ovat Turun ja Salon painopisteet?")
    assert answer.note.startswith(NOTES["generator_failed"]) and "Salon" in answer.note


@pytest.mark.slow
def test_a_real_model_killed_in_mid_answer_still_leaves_an_answer_and_a_note(
    assistant: Assistant, corpus_index: Path
) -> None:
    pytest.importorskip("xllamacpp", reason=f"{MODEL} is an extra")
    with running() as server:
        answer = assistant_with(Settings(index=corpus_index), server, dies=True).answer(QUESTION)
        assert server.process.returncode is not None
    assert answer.claims == assistant.answer(QUESTION).claims
    assert answer.note == NOTES["generator_failed"]
