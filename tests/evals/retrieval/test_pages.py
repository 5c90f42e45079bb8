"""Page questions: what counts as found, and the shipped set in plain words."""

import json
from pathlib import Path

import pytest

from assistant.errors import ApuriError
from evals.cases.dataset import CASES_FOLDER
from evals.retrieval.pages import measure, read_questions

PLAIN_WORDS = CASES_FOLDER / "plain_words.jsonl"


def _questions(folder: Path, *rows: dict[str, object]) -> Path:
    path = folder / "questions.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_any_of_the_places_named_answers_and_another_page_of_the_file_does_not(tmp_path: Path) -> None:
    gold = [{"file": "a.pdf", "page": 2}, {"file": "b.pdf", "page": 1}]
    asked = read_questions(_questions(tmp_path, {"question": "Missä?", "gold": gold}))
    pages = [("a.pdf", range(1, 2)), ("b.pdf", range(1, 3)), ("a.pdf", range(2, 3))]
    assert measure(asked, lambda question, k: [0, 1, 2], pages)["mrr"] == 0.5
    assert measure(asked, lambda question, k: [2, 0, 1], pages)["hit@1"] == 1.0
    assert measure(asked, lambda question, k: [0], pages)["hit@5"] == 0.0


def test_a_question_may_name_its_only_place_itself(tmp_path: Path) -> None:
    (asked,) = read_questions(_questions(tmp_path, {"question": "Missä?", "file": "a.pdf", "page": 2}))
    assert asked.places == {("a.pdf", 2)}
    assert not asked.held_out


def test_a_question_without_a_place_is_named_as_unreadable(tmp_path: Path) -> None:
    with pytest.raises(ApuriError, match=r"questions\.jsonl"):
        read_questions(_questions(tmp_path, {"question": "Missä?"}))


def test_half_of_the_plain_questions_are_held_out_and_none_is_asked_twice() -> None:
    questions = read_questions(PLAIN_WORDS)
    assert len(questions) >= 60
    assert len({question.text for question in questions}) == len(questions)
    assert sum(question.held_out for question in questions) * 2 == len(questions)
