"""``python -m evals pages PATH...``: whether a right page of a right file is among the first passages.

PATHs are files and folders; the questions {id, question, file, page} or {id, question, gold: [{file, page}...],
held_out} stand in the first folder's questions.jsonl or in ``--questions``. The index is built by ``python -m ingest``
(or given, ``--index``) and every system of ``evals.retrieval.systems`` is asked. A passage is right when it is of that file and
its pages include that page; whatever comes after the first right one counts no more. Questions marked ``held_out`` are
shown apart: nothing may be chosen on them.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from tqdm import tqdm

from assistant.errors import ApuriError
from assistant.index.index import Index
from assistant.settings import Settings
from evals.jsonl import read_rows
from evals.metrics import hit_at_k, mean, ndcg_at_k, reciprocal_rank
from evals.retrieval.systems import NAMES, Search, systems
from evals.tables import measures

_DEPTH = 100
MEASURES = ("hit@1", "hit@5", "mrr", "ndcg@10")


@dataclass(frozen=True, slots=True)
class PageQuestion:
    """A question and the places, file and page, any of which answers it."""

    text: str
    places: frozenset[tuple[str, int]]
    held_out: bool = False


def main(arguments: Sequence[str]) -> int:
    """Measure and print; 0 unless the folder cannot be used."""
    parser = argparse.ArgumentParser(prog="python -m evals pages", description=__doc__)
    parser.add_argument("paths", type=Path, nargs="+", metavar="PATH", help="files and folders")
    parser.add_argument("--questions", type=Path, help="the questions (default: questions.jsonl of the first folder)")
    parser.add_argument("--index", type=Path, help="an index of them (default: a new one, built by 'python -m ingest')")
    parser.add_argument("--json", action="store_true", help="print JSON")
    given = parser.parse_args(list(arguments))
    halves = _halves(read_questions(given.questions or given.paths[0] / "questions.jsonl"))
    with tempfile.TemporaryDirectory(prefix="apuri-pages-") as temporary:
        folder = given.index or build(given.paths, Path(temporary) / "index")
        settings = replace(Settings.from_environment(), index=folder)
        index = Index.open(folder, settings)
        try:
            found, pages = systems(index, settings), pages_of(index)
            measured = {
                half: {name: measure(questions, found[name], pages, name) for name in NAMES}
                for half, questions in halves.items()
            }
        finally:
            index.close()
    tables = (measures(f"{half} ({len(halves[half])})", MEASURES, found) for half, found in measured.items())
    print(json.dumps(measured) if given.json else "\n\n".join(tables))
    return 0


def read_questions(path: Path) -> list[PageQuestion]:
    """Read the questions; raises ApuriError naming what cannot be read."""
    try:
        return [_question(row) for row in read_rows(path, "question")]
    except (ValueError, KeyError, TypeError) as error:
        raise ApuriError(f"{path} cannot be read as page questions ({error!r}).") from None


def _question(row: Mapping[str, Any]) -> PageQuestion:
    places = frozenset((str(place["file"]), int(place["page"])) for place in row.get("gold", [row]))
    return PageQuestion(str(row["question"]), places, bool(row.get("held_out", False)))


def _halves(questions: Sequence[PageQuestion]) -> dict[str, list[PageQuestion]]:
    """The questions by whether they are held out; one kind where none is."""
    halves: dict[str, list[PageQuestion]] = {}
    for question in questions:
        halves.setdefault("held out" if question.held_out else "not held out", []).append(question)
    return halves if len(halves) > 1 else {"all": list(questions)}


def build(paths: Sequence[Path], index: Path) -> Path:
    """Ingest files and folders as a user would; raises ApuriError when that fails."""
    command = [sys.executable, "-m", "ingest", *map(str, paths), "--index", str(index)]
    if subprocess.run(command, stdout=sys.stderr, check=False).returncode and not (index / "CURRENT").exists():
        raise ApuriError(f"{', '.join(map(str, paths))} could not be ingested; the lines above say why.")
    return index


def pages_of(index: Index) -> list[tuple[str, range]]:
    """File name and pages of every chunk, by row."""
    documents = index.catalog.documents
    return [
        (Path(documents[chunk.document_id].path).name, range(chunk.page_start or 0, (chunk.page_end or 0) + 1))
        for chunk in index.catalog.chunks(np.arange(index.catalog.chunk_count))
    ]


def measure(
    questions: Sequence[PageQuestion], search: Search, pages: Sequence[tuple[str, range]], name: str = ""
) -> dict[str, float | None]:
    """Share of questions with the right page first and among the first five, MRR, nDCG@10."""
    values: dict[str, list[float]] = {key: [] for key in MEASURES}
    for question in tqdm(questions, desc=name, disable=None, leave=False):
        right = [_right(question, *pages[row]) for row in search(question.text, _DEPTH)]
        first = right.index(True) if True in right else len(right)
        gains = [float(rank == first) for rank in range(len(right))]
        values["hit@1"].append(hit_at_k(right, 1))
        values["hit@5"].append(hit_at_k(right, 5))
        values["mrr"].append(reciprocal_rank(right))
        values["ndcg@10"].append(ndcg_at_k(gains, [1.0], 10) or 0.0)
    return {key: mean(found) for key, found in values.items()}


def _right(question: PageQuestion, file: str, pages: range) -> bool:
    return any(file == name and page in pages for name, page in question.places)
