"""The draw of facts, feedback that becomes cases, and README's figures."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from evals.__main__ import main
from evals.cases.add import to_cases
from evals.cases.dataset import load_cases
from evals.corpus.facts import DRAWN, FACTS, POPULATION, drawn, to_text
from evals.reporting.compare import compare
from evals.reporting.readme import END, START, ReadmeError, block, with_figures
from evals.response import Response, Stated
from evals.results import read_figures, read_results, write_figures
from evals.scoring import score
from tests.evals.subjects import FakeSubject
from tests.evals.test_run import exact, ran

FACT_LIST = Path(__file__).parents[2].parent / "shared" / "material" / "facts.md"


def test_the_questions_are_those_of_the_facts_that_the_seed_draws() -> None:
    rows = [json.loads(line) for line in FACTS.read_text(encoding="utf-8").splitlines()]
    assert [row["fact"] for row in rows] == drawn()
    assert len(rows) == DRAWN


@pytest.mark.skipif(not FACT_LIST.exists(), reason="the list of facts is not part of the repository")
def test_the_sources_of_every_question_are_those_of_its_fact() -> None:
    facts = [line for line in FACT_LIST.read_text(encoding="utf-8").splitlines() if line.startswith("- ")]
    assert len(facts) == POPULATION
    for row in (json.loads(line) for line in FACTS.read_text(encoding="utf-8").splitlines()):
        for source in row["provenance"]:
            assert f"[{source}]" in facts[row["fact"] - 1], row["id"]


def test_a_fact_counts_only_when_an_answer_states_it() -> None:
    one, two = load_cases(FACTS).cases[:2]
    stated = Response(one.id, "answered", "", (Stated(" ".join(fact[0] for fact in one.key_facts), ()),))
    refused = Response(two.id, "not_in_material", "")
    text = to_text([score(one, stated, exact), score(two, refused, exact)])
    assert text.splitlines()[-1].startswith("1 of 2 answered")
    assert two.id in text
    assert one.id not in text


def feedback(question: str, vote: str, status: str = "answered") -> dict[str, Any]:
    return {"vote": vote, "question": question, "status": status, "answer": "…", "documents": ["kuka-paattaa"]}


def test_a_liked_answer_gives_its_documents_and_a_disliked_one_nothing() -> None:
    liked, disliked, refused = to_cases(
        [feedback("Kuka?", "up"), feedback("Mikä?", "down"), feedback("Miksi?", "up", "not_in_material")]
    )
    assert (liked["answerable"], liked["gold"]) == (True, [{"document_id": "kuka-paattaa"}])
    assert not {"answerable", "gold"} & set(disliked)
    assert (refused["answerable"], refused["gold"]) == (False, [])


def test_the_last_vote_on_a_question_counts_and_known_questions_are_left_out() -> None:
    rows = [feedback("Kuka?", "up"), feedback("Kuka?", "down"), feedback("Mikä?", "up")]
    (case,) = to_cases(rows, known=["Mikä?"])
    assert case["question"] == "Kuka?"
    assert "answerable" not in case


def test_a_withdrawn_vote_and_an_answer_under_filters_give_no_case() -> None:
    rows = [
        {**feedback("Kuka?", "down"), "answer_id": "a", "reason": "väärä asia"},
        {**feedback("Kuka?", "withdrawn"), "answer_id": "a"},
        {**feedback("Mikä?", "up"), "answer_id": "b", "cities": ["Lahti"]},
        {**feedback("Miksi?", "down"), "answer_id": "c", "reason": "väärä asia", "generation": "generation-000001-abc"},
    ]
    (case,) = to_cases(rows)
    assert case["question"] == "Miksi?"
    assert case["provenance"] == ["feedback", "vote down", "reason väärä asia", "generation generation-000001-abc"]


def test_the_command_appends_once_and_its_file_is_a_file_of_cases(tmp_path: Path) -> None:
    log, cases = tmp_path / "log.jsonl", tmp_path / "cases.jsonl"
    log.write_text(json.dumps(feedback("Kuka?", "up")) + "\n", encoding="utf-8")
    for _ in range(2):
        assert main(["add", "--from-feedback", str(log), "--cases", str(cases)]) == 0
    (case,) = load_cases(cases).cases
    assert (case.question, case.answerable) == ("Kuka?", True)


@pytest.mark.parametrize(
    "line", ["{", '{"question": "a"}', '{"question": " ", "vote": "up", "status": "answered"}', "3"]
)
def test_feedback_that_is_none_is_refused_with_its_line(
    tmp_path: Path, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    log = tmp_path / "log.jsonl"
    log.write_text(line, encoding="utf-8")
    assert main(["add", "--from-feedback", str(log), "--cases", str(tmp_path / "cases.jsonl")]) == 2
    assert "line 1 is not feedback" in capsys.readouterr().err


def test_a_missing_log_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", "--from-feedback", str(tmp_path / "none"), "--cases", str(tmp_path / "cases.jsonl")]) == 2
    assert "Cannot read the feedback" in capsys.readouterr().err


def kept(folder: Path) -> Mapping[str, Any]:
    """The compact figures of the run in ``folder``."""
    write_figures(folder, folder / "figures.json")
    return read_figures(folder / "figures.json")


def test_readme_holds_exactly_the_figures_between_its_marks(tmp_path: Path) -> None:
    ran(tmp_path, FakeSubject())
    shown = block(kept(tmp_path))
    text = with_figures(f"before\n{START}\nold\n{END}\nafter", shown)
    assert text == f"before\n{START}\n{shown}\n{END}\nafter"
    assert with_figures(text, shown) == text
    assert "| invented citations | 0.000 |" in shown


def test_a_baseline_gets_its_column(tmp_path: Path) -> None:
    ran(tmp_path, FakeSubject())
    ran(tmp_path / "baseline", FakeSubject(refuses=False))
    assert "| refusal recall | 1.000 | 1.000 – 1.000 | 5 | 0.000 |" in block(kept(tmp_path))


def test_compact_figures_compare_as_the_whole_result_does(tmp_path: Path) -> None:
    whole = ran(tmp_path, FakeSubject(skip_best=True))
    kept(tmp_path)
    compact, better = read_results(tmp_path / "figures.json"), ran(tmp_path / "better", FakeSubject())
    assert compare(compact, better) == compare(whole, better)
    assert (tmp_path / "figures.json").stat().st_size < (tmp_path / "results.json").stat().st_size / 3


def test_readme_without_marks_is_refused() -> None:
    with pytest.raises(ReadmeError, match="once each"):
        with_figures("nothing", "block")
