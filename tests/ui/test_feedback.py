"""Thumbs are kept only where the operator wants them."""

import json
from pathlib import Path

from tests.ui.fakes import answered, citation
from ui.conversation import Exchange, OpenedCitation
from ui.feedback import FeedbackLog

EXCHANGE = Exchange("Mitkä?", answered("Mitkä?"), (OpenedCitation(citation()),))


def test_feedback_is_off_unless_a_path_is_set() -> None:
    log = FeedbackLog()
    assert not log.enabled
    log.add(EXCHANGE, "up")


def test_a_vote_is_one_line_with_the_question_and_the_answer(tmp_path: Path) -> None:
    path = tmp_path / "arviot.jsonl"
    log = FeedbackLog(path)
    log.add(EXCHANGE, "up")
    log.add(EXCHANGE, "down")
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert [line["vote"] for line in lines] == ["up", "down"]
    assert lines[0]["question"] == "Mitkä?"
    assert lines[0]["documents"] == ["kaupunki-kuopio"]
