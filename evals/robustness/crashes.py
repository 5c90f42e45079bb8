"""Kills ingest at random moments and looks whether the index is whole each time.

    python -m evals crashes [--kills 50] [--seed 0] [--json]

A round changes some files of a small folder, starts ``python -m ingest`` on it and sends SIGKILL after a random part of
the time that a whole run takes. Then the index must open, hold every document of the last finished or of the new state
(never a mixture), and agree with its own checks; after the last round one undisturbed run must reach the new state.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from assistant.errors import ApuriError
from assistant.index.index import Index
from assistant.settings import Settings

_FILES = 6
_WHOLE_RUN_TIMEOUT_S = 600.0
_ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class CrashReport:
    """What the rounds showed; in some the run was over before the kill. ``whole`` must equal ``rounds``."""

    rounds: int
    killed: int
    whole: int
    old: int
    new: int
    continued: bool
    problems: tuple[str, ...]


def run_crashes(folder: Path, kills: int, seed: int = 0) -> CrashReport:
    """Play rounds in ``folder`` until ``kills`` of them have killed a running ingest."""
    chance = random.Random(seed)
    material, index = folder / "material", folder / "index"
    material.mkdir(parents=True)
    state = write_state(material, 0)
    started = time.monotonic()
    _ingest(material, index).wait(_WHOLE_RUN_TIMEOUT_S)
    whole_run = time.monotonic() - started
    following, killed, old, new = state, 0, 0, 0
    problems: list[str] = []
    number = 0
    while killed < kills:
        number += 1
        following = write_state(material, number)
        killed += _kill_after(_ingest(material, index), chance.uniform(0, whole_run))
        found = read_state(index)
        old, new = old + (found == state), new + (found == following)
        if found not in (state, following):
            problems.append(f"round {number}: {found if isinstance(found, str) else 'a mixture of two states'}")
        if found == following:
            state = following
    _ingest(material, index).wait(_WHOLE_RUN_TIMEOUT_S)
    continued = read_state(index) == following
    return CrashReport(number, killed, number - len(problems), old, new, continued, tuple(problems))


def write_state(material: Path, number: int) -> dict[str, str]:
    """Write the files of a state; returns a sign of each document's text. Files come, go and change."""
    signs = {}
    for place in range(_FILES):
        path = material / f"asiakirja-{place}.md"
        if place and (number + place) % _FILES == 0:
            path.unlink(missing_ok=True)
            continue
        version = number - number % (place + 1)
        sign = f"versio {version} kohta {place}"
        lines = [f"Tavoite {line} kuuluu asiaan {sign}." for line in range(4)]
        path.write_text(f"# Asiakirja {place}\n\n" + "\n\n".join(lines) + "\n", encoding="utf-8")
        signs[path.stem] = sign
    return signs


def read_state(folder: Path) -> dict[str, str] | str:
    """The sign of every document that the index holds, or what is wrong with the index."""
    try:
        index = Index.open(folder, Settings(index=folder))
    except ApuriError as error:
        return str(error)
    try:
        index.check_samples()
        signs = {}
        for document_id in index.catalog.documents:
            index.catalog.parsed(document_id)
            text = index.catalog.text(document_id)
            start = text.index("versio")
            signs[document_id] = text[start : text.index(".", start)]
        return signs
    except (ApuriError, ValueError, KeyError) as error:
        return f"{type(error).__name__}: {error}"
    finally:
        index.close()


def _ingest(material: Path, index: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "ingest", str(material), "--index", str(index)]
    return subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _kill_after(process: subprocess.Popen[bytes], seconds: float) -> bool:
    """Kill the process after so many seconds; whether it was still running."""
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return True
    return False


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the rounds and print what they showed; status 1 unless every index was whole."""
    parser = argparse.ArgumentParser(prog="python -m evals crashes", description="Kill ingest at random moments.")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        report = run_crashes(Path(folder), options.kills, options.seed)
    if options.json:
        print(json.dumps(asdict(report), ensure_ascii=False))
    else:
        print(
            f"{report.whole} of {report.rounds} times a whole index ({report.killed} killed while running, "
            f"{report.old} times the old state, {report.new} times the new); "
            f"an undisturbed run then {'reached' if report.continued else 'did not reach'} the new state"
        )
        for problem in report.problems:
            print(problem)
    return 0 if report.whole == report.rounds and report.continued else 1
