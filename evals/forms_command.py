"""``python -m evals forms``: whether the form of an answer follows its question, by kind of question."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from assistant.contract import answer_json
from assistant.settings import Settings
from evals.cases.dataset import CASES_FOLDER
from evals.cases.forms import FormCase, load_forms
from evals.forms import MEASURES, ScoredForm, score_form, summary
from evals.response import Response
from evals.subject import Product, Subject

CASES = CASES_FOLDER / "answer_forms.jsonl"


def main(arguments: Sequence[str]) -> int:
    """Put the cases to the assistant; exit 1 when a citation was invented."""
    given = _arguments(arguments)
    settings = Settings.from_environment()
    settings = replace(settings, index=given.index) if given.index else settings
    subject = Product(settings)
    scored = [ask(subject, form) for form in load_forms(given.cases)]
    results = to_results(scored)
    print(json.dumps(results, ensure_ascii=False) if given.json else to_text(results))
    return 1 if results["all"]["invented_citations"] else 0


def ask(subject: Subject, form: FormCase) -> ScoredForm:
    """The answer to one case, judged."""
    answer = subject.answer(form.case.question, form.case.history)
    texts = {cited.document_id: subject.text(cited.document_id) for cited in answer.citations}
    return score_form(form, answer, Response.of(form.case.id, answer, (), texts, 0.0))


def to_results(scored: Sequence[ScoredForm]) -> dict[str, Any]:
    """The measures over all cases and by kind, and every answer with what it adds to them."""
    kinds = dict.fromkeys(item.form.case.kind for item in scored)
    return {
        "count": len(scored),
        "all": summary(scored),
        "kinds": {kind: summary([item for item in scored if item.form.case.kind == kind]) for kind in kinds},
        "answers": [
            {"question": item.form.case.question, "shares": item.shares, **answer_json(item.answer, item.form.case.id)}
            for item in scored
        ],
    }


def to_text(results: Mapping[str, Any]) -> str:
    """One line a measure: over all cases, then by kind."""
    kinds = results["kinds"]
    lines = [f"{results['count']} cases", f"{'':26}{'all':>8}" + "".join(f"{kind:>12}" for kind in kinds)]
    for name in MEASURES:
        values = [kinds[kind][name] for kind in kinds]
        lines.append(
            f"{name:26}{_figure(results['all'][name]):>8}" + "".join(f"{_figure(value):>12}" for value in values)
        )
    return "\n".join(lines)


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _arguments(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evals forms", description=__doc__)
    parser.add_argument("--cases", type=Path, default=CASES, help="JSONL of cases that say the form of the answer")
    parser.add_argument("--index", type=Path, help="index folder (default: APURI_INDEX or index)")
    parser.add_argument("--json", action="store_true", help="print JSON, with every answer")
    return parser.parse_args(arguments)
