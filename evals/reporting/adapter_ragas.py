"""``python -m evals ragas``: finished results as a ragas dataset, its telemetry switched off.

The file is what ``ragas.EvaluationDataset.from_jsonl`` reads. ragas' metrics with a model as judge are left to
whoever has one; its metrics by document id need none.
"""

from __future__ import annotations

import argparse
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

NO_TELEMETRY = {"RAGAS_DO_NOT_TRACK": "true", "DO_NOT_TRACK": "1"}


def main(arguments: Sequence[str]) -> int:
    """Write ``ragas.jsonl`` beside the result."""
    parser = argparse.ArgumentParser(prog="python -m evals ragas", description=__doc__)
    parser.add_argument("result", type=Path, nargs="?", default=RESULTS_FOLDER, help="folder or results.json of a run")
    parser.add_argument("--index", type=Path, help="the index that the run used (default: APURI_INDEX or index)")
    parser.add_argument("--out", type=Path, default=Path("ragas.jsonl"))
    given = parser.parse_args(arguments)
    texts = read_texts(given.index or Settings.from_environment().index)
    dataset = ragas_dataset(exported(read_results(given.result), texts))
    dataset.to_jsonl(str(given.out))
    print(f"{len(dataset)} samples in {given.out}")
    return 0


def ragas_dataset(cases: Iterable[ExportedCase]) -> Any:
    """A ``ragas.EvaluationDataset``. Raises MissingExtraError when ragas is not installed."""
    os.environ.update(NO_TELEMETRY)  # before the import: ragas reads it once
    try:
        ragas = import_module("ragas")
    except ImportError as error:
        raise MissingExtraError(
            f"ragas cannot be imported ({error}); install it with: pip install '.[ragas]'."
        ) from None
    return ragas.EvaluationDataset.from_list([_sample(case) for case in cases])


def _sample(case: ExportedCase) -> dict[str, Any]:
    return {
        "user_input": case.question,
        "response": case.answer,
        "retrieved_contexts": list(case.contexts),
        "retrieved_context_ids": list(case.context_ids),
        "reference": case.reference,
        "reference_context_ids": list(case.reference_ids),
    }
