"""``python -m assistant verify --batch FILE``: whether given sentences carry a claim, on any text and without an index."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from assistant.domain import Sentence
from assistant.errors import ApuriError
from assistant.verification.verify import check


def verdicts(path: str) -> Iterator[dict[str, object]]:
    """Yield ``{"id", "supported", "reason"}`` for each line; ``-`` reads standard input.

    Raises ``ApuriError`` after the last line when some line was no case; each such line is named on standard error.
    """
    try:
        text = sys.stdin.read() if path == "-" else Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ApuriError(f"{path} cannot be read: {error}.") from None
    bad = 0
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            yield _verdict(line)
        except ValueError as error:
            bad += 1
            print(f"Line {number} is skipped: {error}.", file=sys.stderr)
    if bad:
        raise ApuriError(f"{bad} of the lines could not be judged.")


def _verdict(line: str) -> dict[str, object]:
    case: Any = json.loads(line)
    if not isinstance(case, dict) or not isinstance(case.get("claim"), str):
        raise ValueError('it is no object with "id", "claim" and "evidence"')
    evidence = case.get("evidence")
    if not isinstance(evidence, list) or not all(isinstance(text, str) for text in evidence):
        raise ValueError('"evidence" is no list of sentences')
    sentences = [Sentence("", number, 0, 0, 0, len(text), text) for number, text in enumerate(evidence)]
    verdict = check(case["claim"], sentences)
    return {"id": case.get("id"), "supported": verdict.ok, "reason": str(verdict.reason)}
