"""Finished results as plain rows that the adapters to other evaluation tools share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class ExportedCase:
    """One judged question with texts: what was retrieved, what was answered, what a right answer says.

    ``reference`` joins the first variant of each key fact; ``reference_ids`` are the gold documents.
    """

    id: str
    question: str
    answer: str
    contexts: tuple[str, ...]
    context_ids: tuple[str, ...]
    reference: str
    reference_ids: tuple[str, ...]


def exported(result: Mapping[str, Any], texts: Mapping[str, str]) -> Iterator[ExportedCase]:
    """The answerable questions of a result; ``texts`` has the canonical text of each document."""
    for row in result["questions"]:
        if row["answerable"]:
            passages = row["response"]["passages"]
            yield ExportedCase(
                id=row["id"],
                question=row["response"]["interpretation"] or row["question"],
                answer=row["response"]["text"],
                contexts=tuple(texts.get(one["document_id"], "")[one["start"] : one["end"]] for one in passages),
                context_ids=tuple(one["document_id"] for one in passages),
                reference="; ".join(variants[0] for variants in row["key_facts"]),
                reference_ids=tuple(dict.fromkeys(gold["document_id"] for gold in row["gold"] if gold["document_id"])),
            )
