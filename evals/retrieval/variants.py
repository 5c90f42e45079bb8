"""``python -m evals variants``: questions inflected, split, misspelt, colloquial, translated still find their document.

``cases/variants.jsonl`` has 60 variants of 20 questions with the documents that answer them; the shipped corpus must
be in the index. Prints hit@1, hit@5 and MRR in all and by kind of variant, and every variant that is not found.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.index.index import Index
from assistant.question.question import understand
from assistant.retrieval.retrieve import Retriever
from evals.command import index_parser, settings_for
from evals.jsonl import read_rows
from evals.metrics import hit_at_k, mean, reciprocal_rank
from evals.tables import measures

CASES = Path(__file__).parents[1] / "cases" / "variants.jsonl"
TARGET = 0.90
_DEPTH = 10


@dataclass(frozen=True, slots=True)
class Variant:
    """One wording and the documents that answer it."""

    id: str
    kind: str
    question: str
    gold: frozenset[str]


def main(arguments: Sequence[str]) -> int:
    """Measure and print; 0 when hit@5 reaches the target, else 1."""
    parser = index_parser("variants", __doc__)
    parser.add_argument("--cases", type=Path, default=CASES)
    parser.add_argument("--json", action="store_true", help="print JSON")
    given = parser.parse_args(list(arguments))
    settings = settings_for(given.index)
    index = Index.open(settings.index, settings)
    try:
        found = {variant: ranks(Retriever(index, settings), variant) for variant in read_variants(given.cases)}
    finally:
        index.close()
    result = summary(found)
    print(json.dumps(result, ensure_ascii=False) if given.json else _table(result, found))
    return 0 if (result["all"]["hit@5"] or 0.0) >= TARGET else 1


def read_variants(path: Path) -> list[Variant]:
    """Read the cases; raises ApuriError naming what cannot be read."""
    return [
        Variant(row["id"], row["kind"], row["question"], frozenset(gold["document_id"] for gold in row["gold"]))
        for row in read_rows(path, "id", "kind", "question", "gold")
    ]


def ranks(retriever: Retriever, variant: Variant) -> list[bool]:
    """Which of the first passages come from a document that answers."""
    passages = retriever.retrieve(understand(variant.question), _DEPTH)
    return [passage.document.id in variant.gold for passage in passages]


def summary(found: dict[Variant, list[bool]]) -> dict[str, dict[str, float | None]]:
    """The measures in all and by kind."""
    kinds = {"all": list(found.values())}
    for variant, relevant in found.items():
        kinds.setdefault(variant.kind, []).append(relevant)
    return {
        kind: {
            "hit@1": mean([hit_at_k(relevant, 1) for relevant in rankings]),
            "hit@5": mean([hit_at_k(relevant, 5) for relevant in rankings]),
            "mrr": mean([reciprocal_rank(relevant) for relevant in rankings]),
        }
        for kind, rankings in kinds.items()
    }


def _table(result: dict[str, dict[str, float | None]], found: dict[Variant, list[bool]]) -> str:
    lines = [measures("", ("hit@1", "hit@5", "mrr"), result)]
    missed = [variant for variant, relevant in found.items() if not any(relevant[:5])]
    return "\n".join(lines + [f"not among the first five: {variant.id}  {variant.question}" for variant in missed])
