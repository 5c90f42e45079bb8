"""Questions as data: one JSON object a line, with what is known of the right answer.

Only ``question`` must be there (``id`` defaults to the line number). What is optional:

- ``history``: earlier exchanges, ``[{"question", "answer"}]`` or plain questions,
- ``gold`` (also ``sources`` or ``documents``): where the answer stands, ``{"document_id", "section", "source_ids"}`` or
  plain ids,
- ``key_facts`` (also ``facts``): what a right answer says, each a list of accepted variants or one string,
- ``expected_status`` or ``answerable``: whether the material answers it,
- ``kind``, ``difficulty``, ``held_out`` and ``provenance`` (the sources it was written from).
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from assistant.domain import AnswerStatus, Turn
from assistant.errors import ApuriError

CASES_FOLDER = Path(__file__).parent
QUESTIONS = CASES_FOLDER / "questions.jsonl"
_SOURCE_ID = re.compile(r"S\d+")
_MESSAGES_SHOWN = 5
_T = TypeVar("_T")


class CasesError(ApuriError):
    """A file of questions is missing or malformed; the text names file, line and field."""


@dataclass(frozen=True, slots=True)
class Gold:
    """One place that answers the question. A sentence matches by its document and section, or by a shared source id.

    An empty ``document_id`` leaves the sources alone to decide; an empty ``section`` accepts the whole document.
    """

    document_id: str = ""
    section: str = ""
    source_ids: tuple[str, ...] = ()

    def covers(self, document_id: str, section: str, source_ids: Iterable[str]) -> bool:
        """Whether text of that document and section, resting on those sources, is gold."""
        if not set(self.source_ids).isdisjoint(source_ids):
            return True
        return bool(self.document_id) and self.document_id == document_id and self.section in ("", section)


@dataclass(frozen=True, slots=True)
class Case:
    """A question and what is known of its right answer.

    ``answerable`` is None where the file does not say: such a case counts in no measure that needs it.
    """

    id: str
    question: str
    kind: str = ""
    difficulty: str = ""
    held_out: bool = False
    history: tuple[Turn, ...] = ()
    gold: tuple[Gold, ...] = ()
    key_facts: tuple[tuple[str, ...], ...] = ()
    answerable: bool | None = None
    expected_status: str = ""
    provenance: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dataset:
    """The cases of one file and the hash of its bytes."""

    path: Path
    cases: tuple[Case, ...]
    digest: str


def load_cases(path: Path) -> Dataset:
    """Read a file of cases. Raises CasesError that says which line and field is wrong."""
    try:
        raw = path.read_bytes()
        lines = raw.decode("utf-8-sig").splitlines()
    except OSError as error:
        raise CasesError(f"Cannot read the cases {path}: {error.strerror or error}.") from None
    except UnicodeDecodeError as error:
        raise CasesError(f"{path} is not UTF-8 (byte {error.start}); save it as UTF-8.") from None
    cases, problems = _parse_lines(lines)
    if problems:
        more = f" (and {len(problems) - _MESSAGES_SHOWN} more)" if len(problems) > _MESSAGES_SHOWN else ""
        raise CasesError(f"{path} is malformed: " + "; ".join(problems[:_MESSAGES_SHOWN]) + more + ".")
    if not cases:
        raise CasesError(f"{path} holds no cases; write one JSON object a line with at least a question.")
    return Dataset(path, tuple(cases), hashlib.sha256(raw).hexdigest()[:16])


def _parse_lines(lines: Sequence[str]) -> tuple[list[Case], list[str]]:
    cases: list[Case] = []
    problems: list[str] = []
    seen: dict[str, int] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            case = parse_case(json.loads(line), default_id=str(number))
        except json.JSONDecodeError as error:
            problems.append(f"line {number} is not JSON ({error.msg} at column {error.colno})")
        except ValueError as error:
            problems.append(f"line {number}: {error}")
        else:
            if case.id in seen:
                problems.append(f"line {number}: id {case.id!r} is taken by line {seen[case.id]}")
            seen.setdefault(case.id, number)
            cases.append(case)
    return cases, problems


def parse_case(raw: object, default_id: str = "") -> Case:
    """Turn one JSON object into a Case. Raises ValueError that names the field."""
    if not isinstance(raw, dict):
        raise ValueError("it must be a JSON object")
    question = _text(raw, "question").strip()
    if not question:
        raise ValueError("'question' is missing or empty")
    gold = tuple(gold for name in ("gold", "sources", "documents") for gold in _items(raw, name, _gold))
    named = {name: value for name, value in raw.items() if not isinstance(value, dict)}  # "facts" by aspect: forms.py
    key_facts = tuple(fact for name in ("key_facts", "facts") for fact in _items(named, name, _fact))
    status, answerable = _expectation(raw, known=bool(gold or key_facts))
    held_out = raw.get("held_out", False)
    if not isinstance(held_out, bool):
        raise ValueError("'held_out' must be true or false")
    return Case(
        id=str(raw.get("id") if raw.get("id") not in (None, "") else default_id),
        question=question,
        kind=_text(raw, "kind"),
        difficulty=_text(raw, "difficulty"),
        held_out=held_out,
        history=_items(raw, "history", _turn),
        gold=gold,
        key_facts=key_facts,
        answerable=answerable,
        expected_status=status,
        provenance=_items(raw, "provenance", str),
    )


def _text(raw: dict[str, Any], name: str) -> str:
    value = raw.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise ValueError(f"'{name}' must be text, not {type(value).__name__}")
    return value


def _items(raw: dict[str, Any], name: str, parse: Callable[[Any], _T]) -> tuple[_T, ...]:
    value = raw.get(name)
    if value is None or value == "":
        return ()
    if not isinstance(value, list):
        raise ValueError(f"'{name}' must be a list, not {type(value).__name__}")
    return tuple(parse(item) for item in value)


def _turn(raw: Any) -> Turn:
    if isinstance(raw, str):
        return Turn(raw)
    if isinstance(raw, dict) and isinstance(raw.get("question"), str):
        return Turn(raw["question"], str(raw.get("answer") or ""))
    raise ValueError("each turn of 'history' must be a question or an object with 'question'")


def _gold(raw: Any) -> Gold:
    if isinstance(raw, str):
        return Gold(source_ids=(raw,)) if _SOURCE_ID.fullmatch(raw) else Gold(document_id=raw)
    if isinstance(raw, dict):
        sources = raw.get("source_ids") or ([raw["source_id"]] if raw.get("source_id") else [])
        document_id = str(raw.get("document_id") or raw.get("document") or raw.get("id") or "")
        if isinstance(sources, list) and (document_id or sources):
            return Gold(document_id, str(raw.get("section") or ""), tuple(map(str, sources)))
    raise ValueError("each gold place must be an id or an object with 'document_id' or a list 'source_ids'")


def _fact(raw: Any) -> tuple[str, ...]:
    variants = [raw] if isinstance(raw, (str, int, float)) else raw
    if isinstance(variants, list) and variants and all(str(variant).strip() for variant in variants):
        return tuple(map(str, variants))
    raise ValueError("each key fact must be text or a list of accepted variants")


def _expectation(raw: dict[str, Any], known: bool) -> tuple[str, bool | None]:
    status, answerable = _text(raw, "expected_status"), raw.get("answerable")
    if answerable is not None and not isinstance(answerable, bool):
        raise ValueError("'answerable' must be true or false")
    if status and status not in list(AnswerStatus):
        raise ValueError(f"'expected_status' is {status!r}; use one of {', '.join(AnswerStatus)}")
    if status and answerable is None:
        answerable = is_answer(status)
    if answerable is None and known:
        answerable = True
    if not status and answerable is not None:
        status = AnswerStatus.ANSWERED if answerable else AnswerStatus.NOT_IN_MATERIAL
    return str(status), answerable


def is_answer(status: str) -> bool:
    """Whether that outcome shows an answer (every other one is a refusal)."""
    return status in (AnswerStatus.ANSWERED, AnswerStatus.PARTLY_ANSWERED)
