"""What changed between two indexes is told with its reason: the document, and the duties in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.domain import Answer, AnswerStatus, Citation, Claim, Commitment, Document
from assistant.settings import Settings
from evals.__main__ import main
from evals.drift import RANKED, changed_documents, changed_duties, reasons, said
from ingest.pipeline import ingest_paths


def _answer(text: str, document_id: str) -> Answer:
    cited = Citation(1, document_id, "", "", "", "", "", None, 0, len(text), text)
    return Answer("?", AnswerStatus.ANSWERED, text, claims=(Claim(text, (1,)),), citations=(cited,))


def _duty(document_id: str, text: str) -> Commitment:
    return Commitment(document_id, "kaupunki", "osallistua", text, 0, len(text), "", None)


def test_documents_are_added_changed_or_removed() -> None:
    old = {"a": Document("a", "", content_hash="1"), "b": Document("b", ""), "c": Document("c", "")}
    new = {"a": Document("a", "", content_hash="2"), "b": Document("b", ""), "d": Document("d", "")}
    assert changed_documents(old, new) == {"a": "changed", "c": "removed", "d": "added"}


def test_an_answer_names_the_changed_documents_that_it_rests_on() -> None:
    before, after = _answer("Tuki on 60 prosenttia.", "a"), _answer("Tuki on 70 prosenttia.", "a")
    assert said(before) != said(after)
    assert reasons(before, after, {"a": "changed", "b": "added"}) == ("a changed",)
    assert reasons(before, after, {"b": "added"}) == (RANKED,)


def test_duties_that_came_or_went_are_those_of_changed_documents() -> None:
    old, new = [_duty("a", "maksaa"), _duty("b", "seuraa")], [_duty("a", "valitsee")]
    found = list(changed_duties(old, new, {"a": "changed"}))
    assert [(duty.text, duty.came) for duty in found] == [("maksaa", False), ("valitsee", True)]


@pytest.mark.slow
def test_a_changed_sum_is_found_by_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, sum_ in (("old", "100 000"), ("new", "200 000")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "haku.md").write_text(
            f"# Haku\n\nKokkolan haussa oli jaossa {sum_} euroa.\n", encoding="utf-8"
        )
        ingest_paths([tmp_path / name], Settings(index=tmp_path / f"{name}-index"))
    cases = tmp_path / "cases.jsonl"
    cases.write_text('{"question": "Paljonko Kokkolan haussa oli jaossa rahaa?"}\n', encoding="utf-8")
    assert main(["drift", str(tmp_path / "old-index"), str(tmp_path / "new-index"), "--cases", str(cases)]) == 0
    told = capsys.readouterr().out
    assert "1 answers changed" in told
    assert "200 000 euroa" in told
