"""``python -m evals reading FILE.jsonl``: how well the reader tells passages that answer from those that do not.

A line of FILE is ``{"id", "question", "passage", "answerable"}``. ``--json`` prints ``{"auc", "accuracy", "ms_p50"}``
and how many lines there were; accuracy counts a probability of at least one half as "answerable".
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from assistant.errors import SettingsError
from assistant.models.reader import Reader, shipped_reader
from evals.training.reader_loss import auc


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with a passage, and whether the passage answers it."""

    name: str
    question: str
    passage: str
    answerable: bool


@dataclass(frozen=True, slots=True)
class Figures:
    """AUC of the probability, share of right decisions at one half, median time of a passage (ms), number of lines."""

    auc: float
    accuracy: float
    ms_p50: float
    asked: int


def load(path: Path) -> list[Asked]:
    """The lines of a file. Raises SettingsError with the number of a line that cannot be used."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            answerable = row["answerable"]
            if not isinstance(answerable, bool):
                raise ValueError("'answerable' must be true or false")
            found.append(Asked(str(row.get("id", number)), str(row["question"]), str(row["passage"]), answerable))
        except (ValueError, KeyError, TypeError) as error:
            raise SettingsError(f"{path}, line {number}: {error}") from error
    return found


def measure(reader: Reader, asked: Sequence[Asked]) -> Figures:
    """Read every passage once, one after another."""
    chances, times = [], []
    for case in asked:
        began = time.perf_counter()
        chances.append(reader.read(case.question, [case.passage])[0].probability)
        times.append(1000 * (time.perf_counter() - began))
    scores, labels = np.array(chances, np.float64), np.array([case.answerable for case in asked])
    accuracy = float(((scores >= 0.5) == labels).mean())
    return Figures(round(auc(scores, labels), 4), round(accuracy, 4), round(float(np.median(times)), 1), len(asked))


def main(arguments: Sequence[str]) -> int:
    """Measure a file."""
    parser = argparse.ArgumentParser(prog="evals reading", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--json", action="store_true", help="one line of JSON")
    given = parser.parse_args(arguments)
    try:
        asked = load(given.file)
    except OSError as error:
        print(f"evals reading: {given.file}: {error.strerror}", file=sys.stderr)
        return 2
    if not asked:
        print(f"evals reading: {given.file} holds no questions", file=sys.stderr)
        return 2
    figures = measure(shipped_reader(), asked)
    if given.json:
        print(json.dumps(asdict(figures)))
    else:
        print(
            f"{figures.asked} passages: AUC {figures.auc:.3f}, accuracy {figures.accuracy:.1%}, {figures.ms_p50:.0f} ms each"
        )
    return 0
