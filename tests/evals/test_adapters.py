"""Adapters to other tools: what they hand over, telemetry off before the import, a clear line without the extra."""

from __future__ import annotations

import os
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from assistant.errors import MissingExtraError
from evals.reporting.adapters import ExportedCase, deepeval_cases, exported, ragas_dataset
from tests.evals.subjects import MATERIAL, FakeSubject
from tests.evals.test_run import ran


@pytest.fixture
def cases(tmp_path: Path) -> list[ExportedCase]:
    return list(exported(ran(tmp_path, FakeSubject()), MATERIAL))


@pytest.fixture
def without_extras(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ragas", "deepeval", "deepeval.test_case"):
        monkeypatch.setitem(sys.modules, name, None)


def test_only_answerable_questions_are_exported_with_the_text_of_their_passages(cases: list[ExportedCase]) -> None:
    assert [case.id for case in cases] == [f"a{at}" for at in range(10)]
    first = cases[0]
    assert first.contexts[0] == MATERIAL["asiakirja-0"]
    assert (first.context_ids[0], first.reference_ids) == ("asiakirja-0", ("asiakirja-0",))
    assert first.reference == "10 euroa"


@pytest.mark.usefixtures("without_extras")
@pytest.mark.parametrize(("adapter", "extra"), [(ragas_dataset, "ragas"), (deepeval_cases, "deepeval")])
def test_without_the_extra_one_line_names_it(cases: list[ExportedCase], adapter: Any, extra: str) -> None:
    with pytest.raises(MissingExtraError, match=rf"pip install '\.\[{extra}\]'") as caught:
        adapter(cases)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("extra", ["ragas", "deepeval"])
def test_the_extra_that_is_named_can_be_installed(extra: str) -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert extra in project["optional-dependencies"]


@pytest.mark.usefixtures("without_extras")
def test_telemetry_is_off_before_the_import(cases: list[ExportedCase], monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("RAGAS_DO_NOT_TRACK", "DEEPEVAL_TELEMETRY_OPT_OUT"):
        monkeypatch.setenv(name, "0")
    for adapter in (ragas_dataset, deepeval_cases):
        with pytest.raises(MissingExtraError):
            adapter(cases)
    assert (os.environ["RAGAS_DO_NOT_TRACK"], os.environ["DEEPEVAL_TELEMETRY_OPT_OUT"]) == ("true", "1")


def test_ragas_takes_the_cases(cases: list[ExportedCase], tmp_path: Path) -> None:
    ragas = pytest.importorskip("ragas")
    ragas_dataset(cases).to_jsonl(str(tmp_path / "ragas.jsonl"))
    again = ragas.EvaluationDataset.from_jsonl(str(tmp_path / "ragas.jsonl"))
    assert [sample.user_input for sample in again] == [case.question for case in cases]


def test_deepeval_takes_the_cases(cases: list[ExportedCase]) -> None:
    pytest.importorskip("deepeval")
    assert [case.actual_output for case in deepeval_cases(cases)] == [case.answer for case in cases]
