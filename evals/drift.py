"""``python -m evals drift OLD NEW``: the fixed questions put to two indexes; which answers changed, and why.

For whoever fetches new originals: each changed answer with the documents behind it that were added, changed or removed,
and the duties that came or went with those documents. An answer that changed though no document behind it did is
marked as ranked otherwise.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from assistant.answer import Assistant
from assistant.domain import Answer, Commitment, Document
from assistant.settings import Settings
from evals.cases.dataset import QUESTIONS, Case, load_cases

RANKED = "ranked otherwise"


@dataclass(frozen=True, slots=True)
class Drift:
    """One question whose answer changed: what it said and says, and the documents that it is due to."""

    question: str
    old: str
    new: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Duty:
    """A commitment that one of the indexes has and the other has not."""

    document_id: str
    party: str
    text: str
    came: bool


def main(arguments: Sequence[str]) -> int:
    """Compare two indexes; always exits 0: that answers change is no failure."""
    given = _arguments(arguments)
    old, new = (Assistant.open(replace(Settings.from_environment(), index=index)) for index in (given.old, given.new))
    documents = changed_documents(old.documents, new.documents)
    drifted = list(drift(old, new, load_cases(given.cases).cases, documents))
    duties = list(changed_duties(old.commitments(), new.commitments(), documents))
    if given.json:
        found = {"documents": documents, "answers": list(map(asdict, drifted)), "duties": list(map(asdict, duties))}
        print(json.dumps(found, ensure_ascii=False))
    else:
        print(to_text(documents, drifted, duties))
    return 0


def changed_documents(old: Mapping[str, Document], new: Mapping[str, Document]) -> dict[str, str]:
    """Document id → ``added``, ``changed`` or ``removed``; a document that is the same in both is not named."""
    found = dict.fromkeys(old.keys() - new.keys(), "removed") | dict.fromkeys(new.keys() - old.keys(), "added")
    found |= {name: "changed" for name in old.keys() & new.keys() if old[name].content_hash != new[name].content_hash}
    return dict(sorted(found.items()))


def drift(old: Assistant, new: Assistant, cases: Iterable[Case], documents: Mapping[str, str]) -> Iterable[Drift]:
    """Yield each question whose answer says something else in ``new``."""
    for case in cases:
        before, after = (one.answer(case.question, case.history) for one in (old, new))
        if said(before) != said(after):
            yield Drift(case.question, said(before), said(after), reasons(before, after, documents))


def said(answer: Answer) -> str:
    """What an answer comes to: its status, its verdict and its sentences; citations are left out."""
    return " · ".join(filter(None, (str(answer.status), answer.verdict, *(claim.text for claim in answer.claims))))


def reasons(before: Answer, after: Answer, documents: Mapping[str, str]) -> tuple[str, ...]:
    """The changed documents that one of the answers rests on, each with what happened to it."""
    cited = {cited.document_id for answer in (before, after) for cited in answer.citations}
    cited |= {document.id for answer in (before, after) for document in answer.nearest}
    return tuple(f"{name} {documents[name]}" for name in sorted(cited & documents.keys())) or (RANKED,)


def changed_duties(
    old: Iterable[Commitment], new: Iterable[Commitment], documents: Mapping[str, str]
) -> Iterable[Duty]:
    """Yield the duties of changed documents that only one of the indexes has."""
    before, after = ({(one.document_id, one.party, one.text) for one in duties} for duties in (old, new))
    for duty in sorted(before ^ after):
        if duty[0] in documents:
            yield Duty(*duty, came=duty in after)


def to_text(documents: Mapping[str, str], drifted: Sequence[Drift], duties: Sequence[Duty]) -> str:
    """The documents, then each changed answer before and after, then the duties that came (+) and went (-)."""
    lines = [
        f"{len(documents)} documents differ: {', '.join(f'{name} {how}' for name, how in documents.items()) or '–'}"
    ]
    lines.append(f"{len(drifted)} answers changed")
    for one in drifted:
        lines += [f"? {one.question} ({', '.join(one.reasons)})", f"  - {one.old}", f"  + {one.new}"]
    lines.append(f"{len(duties)} duties came or went")
    lines += [f"{'+' if one.came else '-'} {one.document_id} · {one.party}: {one.text}" for one in duties]
    return "\n".join(lines)


def _arguments(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evals drift", description=__doc__)
    parser.add_argument("old", type=Path, help="the earlier index folder")
    parser.add_argument("new", type=Path, help="the later index folder")
    parser.add_argument("--cases", type=Path, default=QUESTIONS, help="JSONL of questions (default: the shipped set)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    return parser.parse_args(arguments)
