"""``python -m evals run``: cases in, results and report out, the figures on the terminal."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from assistant.settings import Settings
from evals.cases.dataset import QUESTIONS, load_cases
from evals.reporting.report import write_report
from evals.results import RESULTS_FOLDER
from evals.run import Options, run
from evals.scoring import MEASURES
from evals.subject import Product, supports


def main(arguments: Sequence[str]) -> int:
    """Run the cases; exit 1 when a citation was invented."""
    given = _arguments(arguments)
    dataset = load_cases(given.cases)
    settings = Settings.from_environment()
    settings = replace(settings, index=given.index) if given.index else settings
    options = Options(jobs=given.jobs, progress=sys.stderr.isatty() and not given.quiet)
    results = run(dataset, Product(settings), supports, settings, given.out, options)
    print(to_text(results))
    if not given.no_report:
        print("Report: " + ", ".join(str(path) for path in write_report(results, given.out)))
    return 1 if results["measures"]["invented_citations"]["value"] else 0


def _arguments(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evals run", description=__doc__)
    parser.add_argument("--cases", type=Path, default=QUESTIONS, help="JSONL of cases (default: the shipped questions)")
    parser.add_argument("--index", type=Path, help="index folder (default: APURI_INDEX or index)")
    parser.add_argument("--out", type=Path, default=RESULTS_FOLDER, help="folder for the results")
    parser.add_argument("--jobs", type=_positive, default=1, help="questions at a time; above 1, latency is under load")
    parser.add_argument("--quiet", action="store_true", help="no progress bar")
    parser.add_argument("--no-report", action="store_true", help="write results.json alone")
    return parser.parse_args(arguments)


def _positive(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number above zero")
    return int(text)


def to_text(results: Mapping[str, Any]) -> str:
    """The figures as lines for a terminal: value, 95 % interval, number of questions."""
    lines = [f"{results['cases']['count']} questions of {results['cases']['file']}, answered by {results['system']}"]
    for measure in MEASURES:
        found = results["measures"][measure.name]
        if found["n"]:
            lines.append(f"  {measure.name:20} {_value(found)}")
    times = {name: f"{value:.0f}" if value is not None else "none" for name, value in results["latency_ms"].items()}
    lines.append(f"  {'ms per answer':20} p50 {times['p50']}  p95 {times['p95']}")
    lines.append("  verdicts: " + ", ".join(f"{name} {count}" for name, count in results["verdicts"].items()))
    return "\n".join(lines)


def _value(found: Mapping[str, Any]) -> str:
    if found["value"] is None:
        return f"   none                     n={found['n']}"
    return f"{found['value']:7.3f}  [{found['low']:.3f}, {found['high']:.3f}]  n={found['n']}"
