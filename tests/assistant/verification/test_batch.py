from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.__main__ import main

EVIDENCE = ["Tuki on enintään 60 prosenttia."]


def judged(tmp_path: Path, capsys: pytest.CaptureFixture[str], *lines: str) -> tuple[int, list[dict[str, object]], str]:
    path = tmp_path / "claims.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    code = main(["verify", "--batch", str(path), "--index", str(tmp_path / "none")])
    said = capsys.readouterr()
    return code, [json.loads(line) for line in said.out.splitlines()], said.err


def case(id_: object, claim: object, evidence: object = EVIDENCE) -> str:
    return json.dumps({"id": id_, "claim": claim, "evidence": evidence}, ensure_ascii=False)


def test_each_line_gets_a_verdict_without_an_index(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, verdicts, _ = judged(tmp_path, capsys, case("a", "Tuki on korkeintaan 60 %."), case("b", "Tuki on 70 %."))
    assert code == 0
    assert [(one["id"], one["supported"]) for one in verdicts] == [("a", True), ("b", False)]
    assert [one["reason"] for one in verdicts] == ["", "number"]


@pytest.mark.parametrize(
    "bad", ["{", "[]", '{"id": "x"}', case("x", "Tuki.", "Tuki."), case("x", 3), case("x", "Tuki.", [3])]
)
def test_a_bad_line_gets_one_clear_line_and_the_rest_is_judged(
    bad: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, verdicts, error = judged(tmp_path, capsys, bad, "", case("b", EVIDENCE[0]))
    assert code == 1
    assert [one["id"] for one in verdicts] == ["b"]
    assert error.startswith("Line 1 is skipped: ")
    assert "Traceback" not in error


def test_a_file_that_is_not_there_is_one_clear_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "--batch", str(tmp_path / "none.jsonl")]) == 1
    assert "cannot be read" in capsys.readouterr().err
