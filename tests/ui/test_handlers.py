"""What happens when the reader asks, rates or starts over."""

import json
from pathlib import Path

import pytest

from assistant.domain import Turn
from assistant.errors import ApuriError, GeneratorError, IndexMissingError
from tests.ui.fakes import FOCUS, FakeAssistant
from ui import texts
from ui.conversation import Conversation
from ui.feedback import FeedbackLog
from ui.handlers import QUESTION_LIMIT, Chat, error_message

QUESTION = "Mitkä ovat Kuopion painopisteet?"


def _ask(chat: Chat, question: str, exchanges: Conversation = ()) -> Conversation:
    *_, last = chat.ask(question, exchanges)
    return last.exchanges


def test_a_question_shows_at_once_and_then_its_answer_as_it_grows() -> None:
    waiting, first, last = Chat(FakeAssistant()).ask(QUESTION, ())
    assert texts.SEARCHING in waiting.conversation
    assert "[2]" not in first.conversation
    assert "[2]" in last.conversation
    assert f"<mark>{FOCUS}</mark>" in last.sources
    assert "Lähteitä 2" in last.announcement


def test_the_conversation_goes_along_as_turns() -> None:
    assistant = FakeAssistant()
    chat = Chat(assistant)
    exchanges = _ask(chat, QUESTION)
    _ask(chat, "Entä Oulu?", exchanges)
    assert assistant.asked[0][1] == ()
    assert assistant.asked[1][1] == (Turn(QUESTION, exchanges[0].answer.text if exchanges[0].answer else ""),)


def test_two_sessions_never_see_each_other() -> None:
    chat = Chat(FakeAssistant())
    one, other = _ask(chat, QUESTION), _ask(chat, "Paljonko Suomessa on asukkaita?")
    assert [exchange.question for exchange in one] == [QUESTION]
    assert [exchange.question for exchange in other] == ["Paljonko Suomessa on asukkaita?"]


def test_filters_reach_the_assistant() -> None:
    assistant = FakeAssistant()
    list(Chat(assistant).ask(QUESTION, (), ["ohje"], ["Kuopio"]))
    assert assistant.asked[0][2:] == (("ohje",), ("Kuopio",))


def test_the_filters_offer_what_the_material_has() -> None:
    assert Chat(FakeAssistant()).choices() == (["laki", "sopimus"], ["Kuopio"])


@pytest.mark.parametrize("question", ["", "   ", "\n\t"])
def test_an_empty_question_changes_nothing(question: str) -> None:
    assert list(Chat(FakeAssistant()).ask(question, ())) == []


def test_a_question_that_is_too_long_is_refused_before_it_is_asked() -> None:
    assistant = FakeAssistant()
    (view,) = Chat(assistant).ask("a" * (QUESTION_LIMIT + 1), ())
    assert str(QUESTION_LIMIT) in view.conversation
    assert assistant.asked == []


@pytest.mark.parametrize(
    ("error", "said"),
    [(GeneratorError("dead"), "Kielimalli ei vastannut"), (RuntimeError("secret detail"), texts.TRY_AGAIN)],
)
def test_an_error_is_one_finnish_line_and_the_conversation_goes_on(error: Exception, said: str) -> None:
    assistant = FakeAssistant(error)
    chat = Chat(assistant)
    exchanges = _ask(chat, QUESTION)
    assert said in chat.view(exchanges).conversation
    assert "secret detail" not in chat.view(exchanges).conversation
    assistant.error = None
    assert _ask(chat, QUESTION, exchanges)[-1].answer is not None


def test_the_kind_shown_is_that_of_the_original_publication() -> None:
    (exchange,) = _ask(Chat(FakeAssistant()), QUESTION)
    assert [opened.kind for opened in exchange.opened] == ["verkkosivu", "verkkosivu"]


def test_a_vote_is_kept_and_shown(tmp_path: Path) -> None:
    path = tmp_path / "arviot.jsonl"
    chat = Chat(FakeAssistant(), FeedbackLog(path))
    view = chat.rate(_ask(chat, QUESTION), 1, "down")
    assert view.exchanges[0].vote == "down"
    assert texts.RATED in view.announcement
    assert json.loads(path.read_text("utf-8"))["vote"] == "down"


@pytest.mark.parametrize(("turn", "vote"), [(0, "up"), (2, "up"), (-1, "up"), (1, "</script>")])
def test_a_vote_that_is_none_is_ignored(tmp_path: Path, turn: int, vote: str) -> None:
    path = tmp_path / "arviot.jsonl"
    chat = Chat(FakeAssistant(), FeedbackLog(path))
    chat.rate(_ask(chat, QUESTION), turn, vote)
    assert not path.exists()


def test_a_vote_that_cannot_be_written_is_said_so(tmp_path: Path) -> None:
    chat = Chat(FakeAssistant(), FeedbackLog(tmp_path / "none" / "arviot.jsonl"))
    assert texts.TRY_AGAIN in chat.rate(_ask(chat, QUESTION), 1, "up").announcement


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
