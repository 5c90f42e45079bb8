"""The reports of ``python -m evals`` as the page shows them: the newest in full, the earlier ones as drift."""

from __future__ import annotations

import json
import logging
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ui import texts

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure with its interval; ``baseline`` is that of the simple chain, where it was measured."""

    label: str
    meaning: str
    value: float
    low: float
    high: float
    count: int
    baseline: float | None
    rises: bool
    history: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """One evaluation; ``verdicts`` are shares of all questions by their Finnish name, the best first."""

    at: str
    commit: str
    questions: int
    documents: str
    chunks: str
    created: str
    p50: float
    p95: float
    measures: tuple[Measure, ...]
    verdicts: tuple[tuple[str, int], ...]
    earlier: tuple[str, ...] = ()


def read_report(path: Path | None) -> Report | None:
    """The newest report of ``path``, a file or a folder of files, with the drift since the earlier ones; None for none."""
    if path is None or not path.exists():
        return None
    files = [path] if path.is_file() else sorted(path.rglob("*.json"))
    found = [raw for file in files if (raw := _read(file)) is not None]
    found.sort(key=lambda raw: str(raw["product"]["record"]["at"]))
    try:
        return _report(found[-1], found[:-1]) if found else None
    except (KeyError, TypeError, ValueError) as error:
        _log.warning("the report %s cannot be shown: %r", path, error)
        return None


def _read(file: Path) -> Mapping[str, Any] | None:
    """A file of figures, or the results of one run in the same form; None for any other file."""
    try:
        raw = json.loads(file.read_text(encoding="utf-8"))
        raw = raw if "product" in raw else {"product": raw}
        _ = raw["product"]["record"]["at"], raw["product"]["measures"], raw["product"]["questions"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return raw


def _report(newest: Mapping[str, Any], earlier: list[Mapping[str, Any]]) -> Report:
    product = newest["product"]
    record, index = product["record"], product["record"]["index"]
    baseline = newest.get("baseline", {}).get("measures", {})
    verdicts = Counter(str(question["verdict"]) for question in product["questions"])
    return Report(
        at=record["at"],
        commit=record["commit"],
        questions=product["cases"]["count"],
        documents=index["documents"],
        chunks=index["chunks"],
        created=index["created"],
        p50=product["latency_ms"]["p50"],
        p95=product["latency_ms"]["p95"],
        measures=tuple(
            _measure(name, product["measures"][name], baseline.get(name), earlier)
            for name in texts.MEASURES
            if product["measures"].get(name, {}).get("value") is not None
        ),
        verdicts=tuple((label, verdicts[name]) for name, label in texts.VERDICTS.items() if verdicts[name]),
        earlier=tuple(raw["product"]["record"]["at"][:10] for raw in earlier),
    )


def _measure(
    name: str, raw: Mapping[str, Any], baseline: Mapping[str, Any] | None, earlier: list[Mapping[str, Any]]
) -> Measure:
    label, meaning, rises = texts.MEASURES[name]
    before = (one["product"]["measures"].get(name, {}).get("value") for one in earlier)
    history = [float(value) for value in before if value is not None]
    return Measure(
        label,
        meaning,
        float(raw["value"]),
        float(raw["low"]),
        float(raw["high"]),
        int(raw["n"]),
        baseline["value"] if baseline else None,
        rises,
        (*history, float(raw["value"])) if history else (),
    )
