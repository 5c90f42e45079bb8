"""Cases that say, besides the facts of the right answer, in which form it must come: a verdict, a list, a table."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.cases.dataset import Case, load_cases

Variants = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExpectedTable:
    """The rows and columns of a comparison; ``cells[row][column]`` are accepted variants, empty where nothing is told."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[Variants, ...], ...]


@dataclass(frozen=True, slots=True)
class FormCase:
    """A case with the form of its answer.

    ``useful`` are further facts that a sentence may hold without being padding. ``facts`` are those of a city view.
    """

    case: Case
    useful: tuple[Variants, ...] = ()
    answer_span: str = ""
    verdict: str = ""
    items: tuple[Variants, ...] = ()
    complete: bool | None = None
    table: ExpectedTable | None = None
    facts: tuple[Variants, ...] = ()


def load_forms(path: Path) -> tuple[FormCase, ...]:
    """Read a file of cases. Raises CasesError as ``load_cases`` does."""
    cases = load_cases(path).cases
    lines = [line for line in path.read_text(encoding="utf-8-sig").splitlines() if line.strip()]
    return tuple(_form(case, json.loads(line)) for case, line in zip(cases, lines, strict=True))


def _form(case: Case, raw: Mapping[str, Any]) -> FormCase:
    return FormCase(
        case=case,
        useful=_variants(raw.get("useful")),
        answer_span=raw.get("answer_span") or "",
        verdict=raw.get("verdict") or raw.get("verdict_name") or "",
        items=_variants(raw.get("list")),
        complete=raw.get("complete"),
        table=_table(raw["table"]) if raw.get("table") else None,
        facts=tuple(fact for told in (raw.get("facts") or {}).values() for fact in _variants(told)),
    )


def _table(raw: Mapping[str, Any]) -> ExpectedTable:
    rows, columns = tuple(raw["rows"]), tuple(raw["columns"])
    cells = tuple(tuple(tuple(raw["cells"].get(f"{row}|{column}") or ()) for column in columns) for row in rows)
    return ExpectedTable(rows, columns, cells)


def _variants(raw: Sequence[Any] | None) -> tuple[Variants, ...]:
    return tuple((one,) if isinstance(one, str) else tuple(one) for one in raw or ())
