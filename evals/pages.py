"""``python -m evals.pages DIR``: whether the right page of the right file is among the first passages.

DIR holds the files and questions.jsonl {id, question, file, page}. The index is built by ``python -m ingest`` (or
given, ``--index``) and every system of ``evals.systems`` is asked. A passage is right when it is of that file and its
pages include that page; several passages of one page count once, at the best rank.
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

import numpy as np
from tqdm import tqdm

from assistant.errors import ApuriError
from assistant.index import Index
from assistant.settings import Settings
from evals.metrics import hit_at_k, mean, ndcg_at_k, reciprocal_rank
from evals.systems import NAMES, Search, systems

_DEPTH = 100


@dataclass(frozen=True, slots=True)
class PageQuestion:
    """A question and the place, file and page, where its answer begins."""

    text: str
    file: str
    page: int


def main(arguments: Sequence[str]) -> int:
    """Measure and print; 0 unless the folder cannot be used."""
    parser = argparse.ArgumentParser(prog="python -m evals.pages", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="DIR", help="files and questions.jsonl")
    parser.add_argument("--index", type=Path, help="an index of DIR (default: a new one, built by 'python -m ingest')")
    parser.add_argument("--json", action="store_true", help="print JSON")
    given = parser.parse_args(list(arguments))
    questions = read_questions(given.folder / "questions.jsonl")
    with tempfile.TemporaryDirectory(prefix="apuri-pages-") as temporary:
        folder = given.index or build(given.folder, Path(temporary) / "index")
        settings = replace(Settings.from_environment(), index=folder)
        index = Index.open(folder, settings)
        try:
            found = systems(index, settings)
            measured = {name: measure(questions, found[name], pages_of(index), name) for name in NAMES}
        finally:
            index.close()
    print(json.dumps(measured) if given.json else _table(measured))
    return 0


def read_questions(path: Path) -> list[PageQuestion]:
    """Read the questions; raises ApuriError naming what cannot be read."""
    try:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        return [PageQuestion(str(row["question"]), str(row["file"]), int(row["page"])) for row in rows]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ApuriError(f"{path} cannot be read as page questions ({error!r}).") from None


def build(folder: Path, index: Path) -> Path:
    """Ingest the files of ``folder`` as a user would; raises ApuriError when that fails."""
    command = [sys.executable, "-m", "ingest", str(folder), "--index", str(index)]
    if subprocess.run(command, stdout=sys.stderr, check=False).returncode and not (index / "CURRENT").exists():
        raise ApuriError(f"{folder} could not be ingested; the lines above say why.")
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
    values: dict[str, list[float]] = {key: [] for key in ("hit@1", "hit@5", "mrr", "ndcg@10")}
    for question in tqdm(questions, desc=name, disable=None, leave=False):
        right = [
            pages[row][0] == question.file and question.page in pages[row][1] for row in search(question.text, _DEPTH)
        ]
        first = right.index(True) if True in right else len(right)
        gains = [float(rank == first) for rank in range(len(right))]
        values["hit@1"].append(hit_at_k(right, 1))
        values["hit@5"].append(hit_at_k(right, 5))
        values["mrr"].append(reciprocal_rank(right))
        values["ndcg@10"].append(ndcg_at_k(gains, [1.0], 10) or 0.0)
    return {key: mean(found) for key, found in values.items()}


def _table(measured: Mapping[str, Mapping[str, float | None]]) -> str:
    columns = ("hit@1", "hit@5", "mrr", "ndcg@10")
    lines = ["".join((f"{'':17}", *(f"{column:>10}" for column in columns)))]
    for name, values in measured.items():
        lines.append("".join((f"{name:17}", *(f"{values[column] or 0.0:10.3f}" for column in columns))))
    return "\n".join(lines)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except ApuriError as problem:
        print(f"evals.pages: {problem}", file=sys.stderr)
        sys.exit(2)
