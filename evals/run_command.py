"""``python -m evals run`` and ``baseline``: cases in, results and report out, the figures on the terminal."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from evals.cases.dataset import QUESTIONS, load_cases
from evals.chain import TutorialChain
from evals.command import index_parser, settings_for
from evals.reporting.report import write_report
from evals.results import BASELINE, RESULTS_FOLDER
from evals.run import Options, run
from evals.scoring import MEASURES
from evals.subject import Product, supports
from evals.tables import cell, table


def main(arguments: Sequence[str]) -> int:
    """Run the cases; exit 1 when a citation was invented."""
    given = _arguments(arguments)
    dataset = load_cases(given.cases)
    settings = settings_for(given.index)
    options = Options(jobs=given.jobs, progress=sys.stderr.isatty() and not given.quiet)
    results = run(dataset, Product(settings), supports, settings, given.out, options)
    print(to_text(results))
    if not given.no_report:
        print("Report: " + ", ".join(str(path) for path in write_report(results, given.out)))
    return 1 if results["measures"]["invented_citations"]["value"] else 0


def baseline(arguments: Sequence[str]) -> int:
    """Put the cases to the chain of the usual tutorial; 'evals report' shows both side by side."""
    given = _parser("baseline", RESULTS_FOLDER / BASELINE).parse_args(arguments)
    options = Options(progress=sys.stderr.isatty())
    settings = settings_for(given.index)
    print(to_text(run(load_cases(given.cases), TutorialChain(settings), supports, settings, given.out, options)))
    return 0


def _arguments(arguments: Sequence[str]) -> argparse.Namespace:
    parser = _parser("run", RESULTS_FOLDER)
    parser.add_argument("--jobs", type=_positive, default=1, help="questions at a time; above 1, latency is under load")
    parser.add_argument("--quiet", action="store_true", help="no progress bar")
    parser.add_argument("--no-report", action="store_true", help="write results.json alone")
    return parser.parse_args(arguments)


def _parser(name: str, out: Path) -> argparse.ArgumentParser:
    parser = index_parser(name, __doc__)
    parser.add_argument("--cases", type=Path, default=QUESTIONS, help="JSONL of cases (default: the shipped questions)")
    parser.add_argument("--out", type=Path, default=out, help="folder for the results")
    return parser


def _positive(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number above zero")
    return int(text)


def to_text(results: Mapping[str, Any]) -> str:
    """The figures as lines for a terminal: value, 95 % interval, number of questions."""
    lines = [f"{results['cases']['count']} questions of {results['cases']['file']}, answered by {results['system']}"]
    found = {measure.name: results["measures"][measure.name] for measure in MEASURES}
    rows = [(name, one["value"], _interval(one), one["n"]) for name, one in found.items() if one["n"]]
    lines.append(table(("measure", "value", "95 % interval", "n"), rows))
    times = {name: f"{value:.0f}" if value is not None else "none" for name, value in results["latency_ms"].items()}
    lines.append(f"  {'ms per answer':20} p50 {times['p50']}  p95 {times['p95']}")
    lines.append("  verdicts: " + ", ".join(f"{name} {count}" for name, count in results["verdicts"].items()))
    return "\n".join(lines)


def _interval(found: Mapping[str, Any]) -> str:
    return f"[{cell(found['low'])}, {cell(found['high'])}]" if found["low"] is not None else ""
