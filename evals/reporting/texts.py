"""The Finnish words of the report, kept as data beside the cases."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from evals.cases.dataset import CASES_FOLDER


@lru_cache(maxsize=1)
def texts() -> Mapping[str, Any]:
    """Every text by its name."""
    found: Mapping[str, Any] = json.loads((CASES_FOLDER / "report_texts.json").read_text(encoding="utf-8"))
    return found


def name_of(group: str, value: str) -> str:
    """The Finnish name of a kind, verdict, status and so on; the value itself when it has none."""
    return str(texts()[group].get(value, value))


def measure_name(name: str) -> str:
    """The Finnish name of a measure."""
    return str(texts()["measures"].get(name, [name, ""])[0])


def measure_meaning(name: str) -> str:
    """What the measure tells, in one Finnish sentence."""
    return str(texts()["measures"].get(name, [name, ""])[1])


def number(value: float | None, digits: int = 3) -> str:
    """A number with the Finnish decimal comma; a text for no verdict."""
    return texts()["no_verdict"] if value is None else f"{value:.{digits}f}".replace(".", ",")
