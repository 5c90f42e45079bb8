"""``python -m evals deepeval``: finished results as DeepEval test cases, its telemetry switched off.

The file is what ``EvaluationDataset.add_test_cases_from_json_file`` of DeepEval reads. Its metrics need a model as
judge, so they are left to whoever has one.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from assistant.errors import MissingExtraError
from assistant.settings import Settings
from evals.reporting.exported import ExportedCase, exported
from evals.results import RESULTS_FOLDER, read_results
from evals.subject import read_texts

NO_TELEMETRY = {"DEEPEVAL_TELEMETRY_OPT_OUT": "1", "DEEPEVAL_DISABLE_DOTENV": "1", "DO_NOT_TRACK": "1"}
_FIELDS = ("name", "input", "actual_output", "expected_output", "retrieval_context")


def main(arguments: Sequence[str]) -> int:
    """Write ``deepeval.json``."""
    parser = argparse.ArgumentParser(prog="python -m evals deepeval", description=__doc__)
    parser.add_argument("result", type=Path, nargs="?", default=RESULTS_FOLDER, help="folder or results.json of a run")
    parser.add_argument("--index", type=Path, help="the index that the run used (default: APURI_INDEX or index)")
    parser.add_argument("--out", type=Path, default=Path("deepeval.json"))
    given = parser.parse_args(arguments)
    texts = read_texts(given.index or Settings.from_environment().index)
    cases = deepeval_cases(exported(read_results(given.result), texts))
    rows = [{name: getattr(case, name) for name in _FIELDS} for case in cases]
    given.out.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"{len(rows)} test cases in {given.out}")
    return 0


def deepeval_cases(cases: Iterable[ExportedCase]) -> list[Any]:
    """A list of ``deepeval.test_case.LLMTestCase``. Raises MissingExtraError when DeepEval is not installed."""
    os.environ.update(NO_TELEMETRY)  # before the import: DeepEval reads it once
    try:
        deepeval = import_module("deepeval.test_case")
    except ImportError as error:
        raise MissingExtraError(
            f"DeepEval cannot be imported ({error}); install it with: pip install '.[deepeval]'."
        ) from None
    return [
        deepeval.LLMTestCase(
            name=case.id,
            input=case.question,
            actual_output=case.answer,
            expected_output=case.reference,
            retrieval_context=list(case.contexts),
        )
        for case in cases
    ]
