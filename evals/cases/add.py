"""``python -m evals add --from-feedback FILE``: what users rated becomes cases to complete by hand.

Feedback is the chat's own log: one JSON object a line with ``vote``, ``question``, ``status`` and ``documents``. An
answer that was liked gives its documents as gold; of one that was disliked nothing is known, and its case is
marked so until somebody writes what is right. A vote that was withdrawn is none, and an answer under filters is left
out: the evaluation asks the whole material.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from evals.cases.dataset import CASES_FOLDER, CasesError, is_answer, load_cases

FEEDBACK_CASES = CASES_FOLDER / "from_feedback.jsonl"
VOTES = ("up", "down", "withdrawn")
Raw = dict[str, Any]


def main(arguments: Sequence[str]) -> int:
    """Append the new questions to the file of cases."""
    parser = argparse.ArgumentParser(prog="python -m evals add", description=__doc__)
    parser.add_argument("--from-feedback", type=Path, required=True, metavar="FILE", help="the chat's feedback log")
    parser.add_argument("--cases", type=Path, default=FEEDBACK_CASES, help="file of cases to append to")
    given = parser.parse_args(arguments)
    known = {case.question for case in load_cases(given.cases).cases} if given.cases.exists() else set()
    cases = list(to_cases(_read(given.from_feedback), known))
    with given.cases.open("a", encoding="utf-8") as file:
        file.writelines(json.dumps(case, ensure_ascii=False) + "\n" for case in cases)
    todo = sum("answerable" not in case for case in cases)
    print(f"{len(cases)} new questions in {given.cases}; {todo} of them need 'answerable', 'gold' and 'key_facts'.")
    return 0


def to_cases(rows: Iterable[Raw], known: Iterable[str] = ()) -> Iterator[Raw]:
    """One case for each question that is not known yet; the last vote on a question counts."""
    seen = set(known)
    answers = {row.get("answer_id") or number: row for number, row in enumerate(rows)}
    whole = (row for row in answers.values() if row["vote"] != "withdrawn" and not _filtered(row))
    latest = {row["question"].strip(): row for row in whole}
    for question, row in latest.items():
        if question in seen:
            continue
        name = "fb-" + hashlib.sha256(question.encode()).hexdigest()[:8]
        yield {"id": name, "kind": "feedback", "question": question, **_known(row), "provenance": _provenance(row)}


def _filtered(row: Raw) -> bool:
    return any(row.get(name) for name in ("kinds", "cities", "since"))


def _provenance(row: Raw) -> list[str]:
    """Where the case comes from: the reader's reason is what somebody who completes it looks at first."""
    return ["feedback", *(f"{name} {row[name]}" for name in ("vote", "reason", "generation") if row.get(name))]


def _known(row: Raw) -> Raw:
    if row["vote"] != "up":
        return {}
    answered = is_answer(row["status"])
    gold = [{"document_id": name} for name in row.get("documents", [])] if answered else []
    return {"answerable": answered, "expected_status": row["status"], "gold": gold}


def _read(path: Path) -> Iterator[Raw]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise CasesError(f"Cannot read the feedback {path}: {error.strerror or error}.") from None
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            sound = row["question"].strip() and row["vote"] in VOTES and isinstance(row["status"], str)
        except (json.JSONDecodeError, KeyError, TypeError, AttributeError):
            sound = False
        if not sound:
            raise CasesError(
                f"{path} line {number} is not feedback: it needs 'question', 'vote' (up, down or withdrawn) and 'status'."
            )
        yield row
