"""``python -m evals ragas`` and ``python -m evals deepeval``: finished results in the form of other evaluation tools.

The files are what ``ragas.EvaluationDataset.from_jsonl`` and DeepEval's ``add_test_cases_from_json_file`` read. Metrics with a
model as judge are left to whoever has one. Both tools' telemetry is switched off before they are imported.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from assistant.errors import MissingExtraError
from evals.command import index_parser, settings_for
from evals.results import RESULTS_FOLDER, read_results
from evals.subject import read_texts

NO_TELEMETRY = {
    "RAGAS_DO_NOT_TRACK": "true",
    "DEEPEVAL_TELEMETRY_OPT_OUT": "1",
    "DEEPEVAL_DISABLE_DOTENV": "1",
    "DO_NOT_TRACK": "1",
}
_FIELDS = ("name", "input", "actual_output", "expected_output", "retrieval_context")


@dataclass(frozen=True, slots=True)
class ExportedCase:
    """One judged question with texts: what was retrieved, what was answered, what a right answer says.

    ``reference`` joins the first variant of each key fact; ``reference_ids`` are the gold documents.
    """

    id: str
    question: str
    answer: str
    contexts: tuple[str, ...]
    context_ids: tuple[str, ...]
    reference: str
    reference_ids: tuple[str, ...]


def ragas(arguments: Sequence[str]) -> int:
    """Write ``ragas.jsonl``."""
    cases, out = _asked("ragas", "ragas.jsonl", arguments)
    dataset = ragas_dataset(cases)
    dataset.to_jsonl(str(out))
    print(f"{len(dataset)} samples in {out}")
    return 0


def deepeval(arguments: Sequence[str]) -> int:
    """Write ``deepeval.json``."""
    cases, out = _asked("deepeval", "deepeval.json", arguments)
    rows = [{name: getattr(case, name) for name in _FIELDS} for case in deepeval_cases(cases)]
    out.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"{len(rows)} test cases in {out}")
    return 0


def exported(result: Mapping[str, Any], texts: Mapping[str, str]) -> Iterator[ExportedCase]:
    """Yield the answerable questions of a result; ``texts`` has the canonical text of each document."""
    for row in result["questions"]:
        if row["answerable"]:
            passages = row["response"]["passages"]
            yield ExportedCase(
                id=row["id"],
                question=row["response"]["interpretation"] or row["question"],
                answer=row["response"]["text"],
                contexts=tuple(texts.get(one["document_id"], "")[one["start"] : one["end"]] for one in passages),
                context_ids=tuple(one["document_id"] for one in passages),
                reference="; ".join(variants[0] for variants in row["key_facts"]),
                reference_ids=tuple(dict.fromkeys(gold["document_id"] for gold in row["gold"] if gold["document_id"])),
            )


def ragas_dataset(cases: Iterable[ExportedCase]) -> Any:
    """Return a ``ragas.EvaluationDataset``. Raises MissingExtraError when ragas is not installed."""
    library = _imported("ragas", "ragas")
    return library.EvaluationDataset.from_list(
        [
            {
                "user_input": case.question,
                "response": case.answer,
                "retrieved_contexts": list(case.contexts),
                "retrieved_context_ids": list(case.context_ids),
                "reference": case.reference,
                "reference_context_ids": list(case.reference_ids),
            }
            for case in cases
        ]
    )


def deepeval_cases(cases: Iterable[ExportedCase]) -> list[Any]:
    """Return a list of ``deepeval.test_case.LLMTestCase``. Raises MissingExtraError when DeepEval is not installed."""
    library = _imported("DeepEval", "deepeval.test_case")
    return [
        library.LLMTestCase(
            name=case.id,
            input=case.question,
            actual_output=case.answer,
            expected_output=case.reference,
            retrieval_context=list(case.contexts),
        )
        for case in cases
    ]


def _asked(name: str, out: str, arguments: Sequence[str]) -> tuple[Iterator[ExportedCase], Path]:
    parser = index_parser(name, __doc__)
    parser.add_argument("result", type=Path, nargs="?", default=RESULTS_FOLDER, help="folder or results.json of a run")
    parser.add_argument("--out", type=Path, default=Path(out))
    given = parser.parse_args(arguments)
    return exported(read_results(given.result), read_texts(settings_for(given.index).index)), given.out


def _imported(name: str, module: str) -> Any:
    os.environ.update(NO_TELEMETRY)  # before the import: both read it once
    try:
        return import_module(module)
    except ImportError as error:
        raise MissingExtraError(
            f"{name} cannot be imported ({error}); install it with: pip install '.[{name.lower()}]'."
        ) from None
