"""Results as files: the whole of a run outside git, and the compact figures of the last one inside it.

``results.json`` of a run holds every answer (megabytes). ``evals/figures.json`` holds what README shows and the gate
compares with: record, measures and latency of product and baseline, and each question's shares.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from assistant.errors import ApuriError

ROOT = Path(__file__).parents[1]
FIGURES = ROOT / "evals" / "figures.json"
RESULTS_FOLDER = ROOT / "build" / "evals"
RESULTS, BASELINE, LATENCY = "results.json", "baseline", "latency.json"
_HEAD = ("system", "record", "cases", "measures", "latency_ms")
_CASE_FIELDS = ("question", "history", "gold", "key_facts", "answerable")
Result = Mapping[str, Any]


class ResultsError(ApuriError):
    """A result is missing, unreadable or not comparable."""


def read_results(path: Path) -> Result:
    """Return a result from the folder of a run, its JSON file or a file of figures. Raises ResultsError."""
    file = path / RESULTS if path.is_dir() else path
    raw = _read_json(file)
    if "product" in raw:
        raw = _expanded(raw["product"])
    if "questions" not in raw:
        raise ResultsError(f"{file} is not a result of 'evals run'.")
    if not raw["questions"]:
        raise ResultsError(f"{file} holds no questions.")
    return raw


def write_results(path: Path, result: Result) -> None:
    """Write one line a question, so that a difference of two results can be read."""
    path.write_text(_by_line({**result, "questions": []}, result["questions"]), encoding="utf-8")


def read_figures(path: Path = FIGURES) -> Result:
    """Return the compact figures: ``product``, and ``baseline`` and ``latency`` where they were measured."""
    raw = _read_json(path)
    if "product" not in raw:
        raise ResultsError(f"{path} holds no figures; 'evals readme --write --results DIR' writes them.")
    return raw


def write_figures(folder: Path, path: Path = FIGURES) -> None:
    """Write the compact figures of the run in ``folder``, its baseline and its latency. Raises ResultsError."""
    figures: dict[str, Any] = {}
    if (folder / BASELINE / RESULTS).exists():
        figures["baseline"] = _head(read_results(folder / BASELINE))
    if (folder / LATENCY).exists():
        figures["latency"] = _read_json(folder / LATENCY)
    result = read_results(folder)
    rows = (_compact(row, result["measures"]) for row in result["questions"])
    whole = figures | {"product": _head(result) | {"questions": []}}
    path.write_text(_by_line(whole, rows), encoding="utf-8")


def case_digest(row: Result) -> str:
    """Return a hash of the case that a question's row was asked from; edited cases differ in it."""
    if "case" in row:
        return str(row["case"])
    fields = json.dumps([row[name] for name in _CASE_FIELDS], ensure_ascii=False)
    return hashlib.sha256(fields.encode()).hexdigest()[:8]


def _head(result: Result) -> dict[str, Any]:
    return {name: result[name] for name in _HEAD}


def _compact(row: Result, measures: Iterable[str]) -> dict[str, Any]:
    """A question with its shares in the order of ``measures``; a denominator of one is left out."""
    shares = [_share(*row["shares"].get(name, (None, 1))) for name in measures]
    return {"id": row["id"], "case": case_digest(row), "verdict": row["verdict"], "shares": shares}


def _share(top: float | None, bottom: float) -> float | list[float] | None:
    plain = int(top) if top is not None and top == int(top) else top
    return plain if bottom == 1 or top is None else [top, bottom]


def _expanded(product: Result) -> dict[str, Any]:
    def shares(row: Result) -> dict[str, Any]:
        pairs = zip(product["measures"], row["shares"], strict=True)
        return {name: one if isinstance(one, list) else [one, 1.0] for name, one in pairs if one is not None}

    return {**product, "questions": [{**row, "shares": shares(row)} for row in product["questions"]]}


def _read_json(path: Path) -> dict[str, Any]:
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ResultsError(f"Cannot read the result {path}: {error.strerror or error}.") from None
    except json.JSONDecodeError:
        raw = None
    if not isinstance(raw, dict):
        raise ResultsError(f"{path} is not a result of 'evals run'.")
    return raw


def _by_line(whole: Result, questions: Iterable[Any]) -> str:
    """``whole`` as indented JSON, its one empty list of questions filled in, one a line."""
    rows = ",\n".join(json.dumps(row, ensure_ascii=False) for row in questions)
    head = json.dumps(whole, ensure_ascii=False, indent=1)
    return head.replace('"questions": []', f'"questions": [\n{rows}\n ]') + "\n"
