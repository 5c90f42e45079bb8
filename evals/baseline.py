"""``python -m evals baseline``: the chain of the usual tutorial on the same cases, to stand beside the product's."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from assistant.settings import Settings
from evals.cases.dataset import QUESTIONS, load_cases
from evals.chain import TutorialChain
from evals.results import BASELINE, RESULTS_FOLDER
from evals.run import Options, run
from evals.run_command import to_text
from evals.subject import supports


def main(arguments: Sequence[str]) -> int:
    """Run the cases through the chain and write its ``results.json``; 'evals report' shows both side by side."""
    parser = argparse.ArgumentParser(prog="python -m evals baseline", description=__doc__)
    parser.add_argument("--cases", type=Path, default=QUESTIONS, help="JSONL of cases (default: the shipped questions)")
    parser.add_argument("--index", type=Path, help="index folder whose texts are used (default: APURI_INDEX or index)")
    parser.add_argument("--out", type=Path, default=RESULTS_FOLDER / BASELINE, help="folder for the results")
    given = parser.parse_args(arguments)
    settings = Settings.from_environment()
    settings = replace(settings, index=given.index) if given.index else settings
    options = Options(progress=sys.stderr.isatty())
    print(to_text(run(load_cases(given.cases), TutorialChain(settings), supports, settings, given.out, options)))
    return 0
