"""``python -m evals commitments``: which labelled sentences of agreements the register has, with party, strength and terms.

The documents beside the labels are indexed as a user indexes them and their register is compared line by line.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.domain import Commitment
from assistant.errors import ApuriError
from assistant.index.index import Index
from assistant.language.morphology import load_analyser
from assistant.settings import Settings
from evals.cases.dataset import CASES_FOLDER

TUNED = CASES_FOLDER / "commitments" / "tuned.jsonl"
TARGET = 0.92
TERMS = ("deadline", "sum", "condition", "frequency")
_MARKER = re.compile(r"^\s*(?:[-•*–]|\(?\d{1,2}[.)]|\d+(?:\.\d+)+|[a-zåäö]\))\s+")

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many."""

    part: int
    whole: int

    @property
    def value(self) -> float:
        """The share, 1 where there is nothing to find."""
        return self.part / self.whole if self.whole else 1.0

    def __str__(self) -> str:
        """Part, whole and share."""
        return f"{self.part}/{self.whole} = {self.value:.3f}"


def main(arguments: Sequence[str]) -> int:
    """Index the documents and print the figures; exit 1 when one is below the target."""
    parser = argparse.ArgumentParser(prog="python -m evals commitments", description=__doc__)
    parser.add_argument("--held-out", type=Path, metavar="FILE", help="labels of another set, with docs/ beside them")
    parser.add_argument(
        "--documents", type=Path, metavar="DIR", help="its documents (default: docs/ beside the labels)"
    )
    parser.add_argument("--json", action="store_true", help="print JSON")
    given = parser.parse_args(arguments)
    labels = given.held_out or TUNED
    rows = read_rows(labels)
    figures = measure(rows, register_of(given.documents or labels.parent / "docs"))
    if given.json:
        print(json.dumps({name: share.value for name, share in figures.items()}))
    else:
        print("\n".join(f"{name:12} {share}" for name, share in figures.items()))
    return 0 if all(share.value >= TARGET for share in figures.values()) else 1


def read_rows(path: Path) -> list[Row]:
    """Return the labelled sentences of a file. Raises ApuriError."""
    try:
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    except (OSError, json.JSONDecodeError) as error:
        raise ApuriError(f"{path} cannot be read: {error}.") from None


def register_of(documents: Path) -> list[Commitment]:
    """Return the register of a folder, indexed in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "ingest", str(documents), "--index", folder]
        if subprocess.run(command, stdout=sys.stderr, check=False).returncode:
            raise ApuriError(f"{documents} could not be indexed.")
        index = Index.open(Path(folder), Settings(index=Path(folder)))
        found = index.catalog.commitments()
        index.close()
        return found


def measure(rows: Sequence[Row], found: Iterable[Commitment]) -> dict[str, Share]:
    """Return detection precision and recall, and of what is found the right party, strength and terms."""
    hits: dict[int, list[Commitment]] = {}
    strays = 0
    by_sentence = {(row["doc"], plain(row["sentence"])): i for i, row in enumerate(rows)}
    for one in found:
        at = by_sentence.get((one.document_id, plain(one.text)))
        if at is None:
            strays += 1
        else:
            hits.setdefault(at, []).append(one)
    wanted = [i for i, row in enumerate(rows) if row["is_commitment"] and not row.get("optional")]
    right = [i for i in wanted if i in hits]
    wrong = strays + sum(not rows[i]["is_commitment"] for i in hits)
    figures = {
        "precision": Share(len(right), len(right) + wrong),
        "recall": Share(len(right), len(wanted)),
        "party": Share(sum(_has_party(rows[i], hits[i]) for i in right), len(right)),
        "strength": Share(sum(_has_strength(rows[i], hits[i]) for i in right), len(right)),
    }
    for term in TERMS:
        figures[term] = Share(sum(_has_term(rows[i], hits[i], term) for i in right), len(right))
    return figures


def plain(text: str) -> str:
    """Return a text without its list marker, in lower case, with single spaces."""
    return " ".join(_MARKER.sub("", text).split()).casefold()


def _accepted(row: Row, name: str) -> list[str]:
    return [value for value in (row.get(name), *row.get(f"{name}_also", [])) if value]


def _has_party(row: Row, found: Sequence[Commitment]) -> bool:
    """Whether the head of the party is an accepted one's: "Porin kaupunki" is "kaupunki"."""
    heads = {_heads(name) for name in _accepted(row, "party")}
    return any(_heads(one.party) in heads for one in found)


def _heads(name: str) -> frozenset[str]:
    members = re.split(r",\s+|\s(?:ja|sekä|tai)\s", name.casefold())
    return frozenset(load_analyser().lemma(member.split()[-1]) for member in members if member.split())


def _has_strength(row: Row, found: Sequence[Commitment]) -> bool:
    return any(one.strength in _accepted(row, "strength") for one in found)


def _has_term(row: Row, found: Sequence[Commitment], name: str) -> bool:
    """Whether a term is an accepted span or a part of one, and empty where the sentence has none."""
    spans = [plain(getattr(one, name)) for one in found if getattr(one, name)]
    accepted = [plain(value) for value in _accepted(row, name)]
    if not spans:
        return not row.get(name)
    return any(span in value or value in span for span in spans for value in accepted)
