"""The gate: the real assistant over the real corpus, on a fixed part of the questions.

Every fourth shipped question is asked. The answers must not be significantly worse than the committed figures, and
three planted regressions must each be caught under the right name.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import assistant.answer as answering
import assistant.composition.outcome as outcome
from assistant.domain import DraftClaim, Passage
from assistant.reading.answerability import Judgement
from assistant.retrieval.retrieve import Retriever
from assistant.settings import Settings
from evals.cases.dataset import QUESTIONS, Dataset, load_cases
from evals.reporting.compare import compare
from evals.reporting.readme import main as readme
from evals.results import FIGURES, read_results
from evals.run import Options, run
from evals.subject import Product, supports
from tests.evals.test_run import without_times

pytestmark = pytest.mark.slow

FLOORS = {"hit@5": 0.90, "citation_precision": 0.95, "citation_recall": 0.95}
Results = Mapping[str, Any]


def fixed_part() -> Dataset:
    whole = load_cases(QUESTIONS)
    return replace(whole, cases=whole.cases[::4])


def asked(settings: Settings, out: Path) -> Results:
    return run(fixed_part(), Product(settings), supports, settings, out, Options())


@pytest.fixture(scope="module")
def sound(corpus_settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Results:
    return asked(corpus_settings, tmp_path_factory.mktemp("sound"))


def test_nothing_is_significantly_worse_than_the_committed_results(sound: Results) -> None:
    found = compare(read_results(FIGURES), sound)
    assert not found.failures, found.verdicts


def test_the_promised_floors_hold(sound: Results) -> None:
    values = {name: sound["measures"][name]["value"] for name in FLOORS}
    assert all(values[name] >= floor for name, floor in FLOORS.items()), values
    assert sound["measures"]["invented_citations"]["value"] == 0.0


def test_a_second_run_is_equal_to_the_last_digit(sound: Results, corpus_settings: Settings, tmp_path: Path) -> None:
    again = asked(corpus_settings, tmp_path)
    assert json.dumps(without_times(again)) == json.dumps(without_times(sound))


def test_a_retriever_that_returns_the_second_best_document_is_caught(
    sound: Results, corpus_settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = Retriever.retrieve

    def second_best(self: Retriever, *given: Any, **named: Any) -> list[Passage]:
        found = honest(self, *given, **named)
        return [passage for passage in found if passage.document.id != found[0].document.id]

    monkeypatch.setattr(Retriever, "retrieve", second_best)
    assert "hit@1" in compare(sound, asked(corpus_settings, tmp_path)).failures


def test_refusals_switched_off_are_caught(
    sound: Results, corpus_settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering, "judge", lambda *_: Judgement(answering.AnswerStatus.ANSWERED))
    assert "refusal_recall" in compare(sound, asked(corpus_settings, tmp_path)).failures


def test_verification_switched_off_is_caught_once_something_lies(
    corpus_settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = outcome.compose

    def lying(*given: Any) -> Sequence[DraftClaim]:
        first, *rest = honest(*given) or [None]
        return () if first is None else (replace(first, text=f"{first.text[:-1]} 99 prosenttia."), *rest)

    monkeypatch.setattr(outcome, "compose", lying)
    checked = asked(corpus_settings, tmp_path / "on")
    assert checked["measures"]["citation_precision"]["value"] == 1.0
    monkeypatch.setattr("assistant.verification.verify._Ledger.objection", lambda *_: "")
    failures = compare(checked, asked(corpus_settings, tmp_path / "off")).failures
    assert {"citation_precision", "citation_recall"} <= set(failures)


def test_readme_shows_the_committed_figures() -> None:
    assert readme(["--check"]) == 0
