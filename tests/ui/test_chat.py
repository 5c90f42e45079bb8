"""What happens when a reader asks, rates or starts over."""

import json
from pathlib import Path

import pytest

from assistant.domain import Turn
from assistant.errors import ApuriError, GeneratorError, IndexMissingError
from tests.ui.fakes import KUOPIO, FakeAssistant
from ui import texts
from ui.chat import QUESTION_LIMIT, Chat, error_message, problem
from ui.conversation import Exchange, Filters
from ui.feedback import FeedbackLog

QUESTION = "Mitkä ovat Kuopion painopisteet?"


def _ask(chat: Chat, question: str, conversation: str = "one") -> Exchange:
    *_, last = chat.ask(conversation, question)
    return last


def test_an_answer_comes_as_it_grows_and_is_kept_whole() -> None:
    chat = Chat(FakeAssistant())
    first, last = chat.ask("one", QUESTION)
    assert (len(first.opened), len(last.opened)) == (1, 2)
    assert chat.exchanges("one") == (last,)


def test_the_conversation_goes_along_as_turns() -> None:
    assistant = FakeAssistant()
    chat = Chat(assistant)
    answered = _ask(chat, QUESTION)
    _ask(chat, "Entä Oulu?")
    assert assistant.asked[0][1] == ()
    assert assistant.asked[1][1] == (Turn(QUESTION, answered.answer.text if answered.answer else ""),)


def test_two_readers_never_see_each_other() -> None:
    chat = Chat(FakeAssistant())
    mine = _ask(chat, QUESTION, "one")
    _ask(chat, "Paljonko Suomessa on asukkaita?", "other")
    assert [exchange.question for exchange in chat.exchanges("other")] == ["Paljonko Suomessa on asukkaita?"]
    assert chat.find("other", mine.id) is None


def test_a_program_without_a_conversation_leaves_nothing_behind() -> None:
    chat = Chat(FakeAssistant())
    _ask(chat, QUESTION, "")
    assert chat.exchanges("") == ()


def test_an_answer_that_quotes_a_removed_document_goes_with_it() -> None:
    assistant = FakeAssistant()
    chat = Chat(assistant)
    _ask(chat, QUESTION)
    refusal = _ask(chat, "Paljonko Suomessa on asukkaita?")
    del assistant.documents[KUOPIO.id]
    assistant.generation = "generation-000002-def"
    assert chat.exchanges("one") == (refusal,)


def test_filters_reach_the_assistant_and_unknown_ones_do_not() -> None:
    assistant = FakeAssistant()
    chat = Chat(assistant)
    filters = chat.known(["laki", "satu"], ["Kuopio", "<script>"])
    assert filters == Filters(("laki",), ("Kuopio",))
    list(chat.ask("one", QUESTION, filters))
    assert assistant.asked[0][2:] == (("laki",), ("Kuopio",))


def test_the_filters_offer_what_the_material_has() -> None:
    assert Chat(FakeAssistant()).choices() == Filters(("laki", "sopimus", "verkkosivu"), ("Kuopio",))


@pytest.mark.parametrize("question", ["", "   ", "\n\t", "a" * (QUESTION_LIMIT + 1)])
def test_a_question_with_a_problem_changes_nothing(question: str) -> None:
    assistant = FakeAssistant()
    chat = Chat(assistant)
    assert problem(question)
    assert list(chat.ask("one", question)) == []
    assert assistant.asked == []


@pytest.mark.parametrize(
    ("error", "said"),
    [(GeneratorError("dead"), "Kielimalli ei vastannut"), (RuntimeError("secret detail"), texts.TRY_AGAIN)],
)
def test_an_error_is_one_finnish_line_and_the_conversation_goes_on(error: Exception, said: str) -> None:
    assistant = FakeAssistant(error)
    chat = Chat(assistant)
    failed = _ask(chat, QUESTION)
    assert said in failed.error
    assert "secret detail" not in failed.error
    assistant.error = None
    assert _ask(chat, QUESTION).answer is not None


def test_the_kind_shown_is_that_of_the_original_publication() -> None:
    exchange = _ask(Chat(FakeAssistant()), QUESTION)
    assert [opened.kind for opened in exchange.opened] == ["verkkosivu", "verkkosivu"]


def test_a_vote_is_kept_with_what_it_was_given_on_and_can_be_withdrawn(tmp_path: Path) -> None:
    path = tmp_path / "arviot.jsonl"
    chat = Chat(FakeAssistant(), feedback=FeedbackLog(path))
    exchange = _ask(chat, QUESTION)
    for vote, kept in (("down", "down"), ("withdrawn", "")):
        rated = chat.rate("one", exchange.id, vote, "puuttuu luku")
        assert rated is not None
        assert rated.vote == kept
        assert chat.exchanges("one") == (rated,)
    first, second = map(json.loads, path.read_text("utf-8").splitlines())
    assert (first["vote"], first["reason"], first["answer_id"]) == ("down", "puuttuu luku", exchange.id)
    assert first["generation"] == "generation-000001-abc"
    assert second["vote"] == "withdrawn"


@pytest.mark.parametrize(("conversation", "vote"), [("other", "up"), ("one", "</script>"), ("", "up")])
def test_a_vote_that_is_none_is_ignored(tmp_path: Path, conversation: str, vote: str) -> None:
    path = tmp_path / "arviot.jsonl"
    chat = Chat(FakeAssistant(), feedback=FeedbackLog(path))
    exchange = _ask(chat, QUESTION)
    assert chat.rate(conversation, exchange.id, vote) is None
    assert not path.exists()


def test_a_missing_index_is_explained_with_the_command_that_builds_it() -> None:
    message = error_message(IndexMissingError("none"), "minun/index")
    assert "minun/index" in message
    assert "python -m ingest corpus --index minun/index" in message


def test_every_error_has_a_finnish_message() -> None:
    def tree(kind: type[ApuriError]) -> list[type[ApuriError]]:
        return [kind, *(sub for child in kind.__subclasses__() for sub in tree(child))]

    for kind in tree(ApuriError):
        message = error_message(kind("detail"))
        assert "{" not in message
        assert "\n" not in message
