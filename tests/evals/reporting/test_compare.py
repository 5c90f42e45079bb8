"""Planted regressions make the comparison fail, each with the right measure named."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from evals.__main__ import main
from evals.reporting.compare import compare, to_text
from evals.results import ResultsError, read_results
from tests.evals.subjects import FakeSubject, cases
from tests.evals.test_run import ran


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return ran(tmp_path_factory.mktemp("sound"), FakeSubject())


@pytest.mark.parametrize(
    ("fault", "named"),
    [
        ({"skip_best": True}, "hit@1"),
        ({"lies": True}, "citation_precision"),
        ({"refuses": False}, "refusal_recall"),
        ({"invents": True}, "invented_citations"),
    ],
)
def test_a_planted_fault_fails_and_is_named(
    sound: dict[str, Any], tmp_path: Path, fault: dict[str, bool], named: str
) -> None:
    found = compare(sound, ran(tmp_path, FakeSubject(**fault)))
    assert named in found.failures
    assert f"REGRESSION in {', '.join(found.failures)}" in to_text(found)


def test_the_same_result_twice_is_no_regression(sound: dict[str, Any]) -> None:
    found = compare(sound, sound)
    assert (found.failures, found.verdicts) == ((), ())
    assert to_text(found).endswith("No regression.")


def test_an_improvement_is_no_regression(sound: dict[str, Any], tmp_path: Path) -> None:
    worse = ran(tmp_path, FakeSubject(skip_best=True))
    found = compare(worse, sound)
    assert found.failures == ()
    assert any(change.rose for change in found.changes)


def test_every_changed_question_is_listed(sound: dict[str, Any], tmp_path: Path) -> None:
    found = compare(sound, ran(tmp_path, FakeSubject(refuses=False)))
    assert [(name, old, new) for name, _, old, new in found.verdicts] == [
        (f"u{at}", "refused_rightly", "answered_wrongly") for at in range(5)
    ]


def test_one_question_that_fell_is_no_significant_fall(sound: dict[str, Any], tmp_path: Path) -> None:
    fallen = ran(tmp_path, FakeSubject())
    fallen["questions"][0]["shares"]["hit@1"] = [0.0, 1.0]
    found = compare(sound, fallen)
    assert "hit@1" not in found.failures
    assert next(change for change in found.changes if change.measure.name == "hit@1").difference == pytest.approx(-0.1)


def test_a_measure_that_lost_every_verdict_has_fallen(sound: dict[str, Any], tmp_path: Path) -> None:
    assert "refusal_precision" in compare(sound, ran(tmp_path, FakeSubject(refuses=False))).failures


def test_questions_that_only_one_side_has_are_named_and_left_out(sound: dict[str, Any], tmp_path: Path) -> None:
    found = compare(sound, ran(tmp_path, FakeSubject(), cases()[:-1]))
    assert found.only_old == ("u4",)
    assert "only in OLD: 1 questions (u4)" in to_text(found)


def test_results_of_other_cases_cannot_be_compared(sound: dict[str, Any]) -> None:
    renamed = {**sound, "questions": [{**row, "id": "x" + row["id"]} for row in sound["questions"]]}
    with pytest.raises(ResultsError, match="share no question"):
        compare(sound, renamed)


def test_the_command_exits_one_on_a_regression_and_two_on_a_bad_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran(tmp_path / "old", FakeSubject())
    ran(tmp_path / "new", FakeSubject(refuses=False))
    assert main(["compare", str(tmp_path / "old"), str(tmp_path / "old")]) == 0
    assert main(["compare", str(tmp_path / "old"), str(tmp_path / "new")]) == 1
    assert "refusal_recall" in capsys.readouterr().out.splitlines()[-1]
    assert main(["compare", str(tmp_path / "old"), str(tmp_path / "none")]) == 2
    assert "Cannot read the result" in capsys.readouterr().err


def test_a_file_that_is_no_result_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.json"
    path.write_text("[]", encoding="utf-8")
    with pytest.raises(ResultsError, match="is not a result"):
        read_results(path)
