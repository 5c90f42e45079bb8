"""``python -m evals compare OLD NEW``: exit 1 on a significant fall or an invented citation; names the measure."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from evals.reporting.compare import compare, to_text
from evals.results import read_results


def main(arguments: Sequence[str]) -> int:
    """Compare two results."""
    parser = argparse.ArgumentParser(prog="python -m evals compare", description=__doc__)
    parser.add_argument("old", type=Path, help="folder or results.json of the run before the change")
    parser.add_argument("new", type=Path, help="folder or results.json of the run after it")
    given = parser.parse_args(arguments)
    found = compare(read_results(given.old), read_results(given.new))
    print(to_text(found))
    return 1 if found.failures else 0
