"""What a case adds to each measure of form: whether the answer is direct, concise and whole, its verdict right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from assistant.domain import Answer, Table
from evals.cases.forms import ExpectedTable, FormCase, Variants
from evals.cases.keyfacts import found_facts, normalise, states
from evals.metrics import overlap, ratio, repetition
from evals.response import Response
from evals.scoring import Shares

SPAN_OVERLAP = 0.5
MEASURES = (
    "directness", "concision", "repetition", "key_fact_recall", "status", "verdict_accuracy", "wrong_verdicts_unflagged",
    "list_recall", "list_honesty", "cell_accuracy", "span_accuracy", "city_facts", "follow_ups", "invented_citations",
)  # fmt: skip
_EDGE = ".,;:()[]–-"


@dataclass(frozen=True, slots=True)
class ScoredForm:
    """A case, its answer, and (numerator, denominator) for each measure that applies to it."""

    form: FormCase
    answer: Answer
    shares: Shares


def score_form(form: FormCase, answer: Answer, response: Response) -> ScoredForm:
    """Judge one answer; a refusal shows nothing."""
    texts = [claim.text for claim in answer.claims] if response.answered else []
    shares = {**_told(form, answer, texts), **_verdict(form, answer), **_list(form, answer, texts)}
    if form.table:
        shares["cell_accuracy"] = right_cells(form.table, answer.table)
    if form.answer_span:
        given = answer.answer_span.text if answer.answer_span else ""
        shares["span_accuracy"] = (float(overlap(_words(given), _words(form.answer_span)) >= SPAN_OVERLAP), 1.0)
    if form.case.expected_status:
        shares["status"] = (float(answer.status == form.case.expected_status), 1.0)
    if response.citations:
        shares["invented_citations"] = (sum(not cited.exact for cited in response.citations), len(response.citations))
    return ScoredForm(form, answer, shares)


def _told(form: FormCase, answer: Answer, texts: Sequence[str]) -> Shares:
    """Key facts, and how much stands beside them."""
    key_facts, shares = form.case.key_facts, Shares()
    shown = "\n".join([*texts, *_cell_texts(answer.table), answer.note])
    if key_facts and form.case.answerable:
        found = found_facts(shown, key_facts)
        shares["directness"] = (float(any(found_facts(texts[0], key_facts))) if texts else 0.0, 1.0)
        shares["key_fact_recall"] = (sum(found) / len(found), 1.0)
        if form.case.kind == "dialogue":
            shares["follow_ups"] = (float(all(found)), 1.0)
    if texts:
        wanted = [*key_facts, *form.useful, *form.items, *form.facts, *_expected_cells(form.table)]
        shares["concision"] = (sum(any(states(text, one) for one in wanted) for text in texts), len(texts))
        shares["repetition"] = (repetition([frozenset(_words(text)) for text in texts]) or 0.0, 1.0)
    if form.facts:
        shares["city_facts"] = (sum(found_facts(shown, form.facts)), len(form.facts))
    return shares


def _verdict(form: FormCase, answer: Answer) -> Shares:
    if not form.verdict:
        return {}
    right = answer.verdict.casefold() == form.verdict.casefold()
    wrong = bool(answer.verdict) and not right and not answer.unsure
    return {"verdict_accuracy": (float(right), 1.0), "wrong_verdicts_unflagged": (float(wrong), 1.0)}


def _list(form: FormCase, answer: Answer, texts: Sequence[str]) -> Shares:
    if not form.items:
        return {}
    shares: Shares = {"list_recall": (sum(found_facts("\n".join(texts), form.items)) / len(form.items), 1.0)}
    if form.complete is not None:
        shares["list_honesty"] = (float(answer.complete is form.complete), 1.0)
    return shares


def right_cells(expected: ExpectedTable, table: Table | None) -> tuple[float, float]:
    """How many cells are right, of how many: one holds a variant, or nothing where nothing is told.

    Rows and columns are matched by their names, columns by their order where there are equally many.
    """
    total = float(len(expected.rows) * len(expected.columns))
    if table is None:
        return 0.0, total
    rows = _matched(expected.rows, [row.name for row in table.rows], by_order=False)
    columns = _matched(expected.columns, table.columns, by_order=len(expected.columns) == len(table.columns))
    right = 0
    for row, cells in zip(rows, expected.cells, strict=True):
        for column, variants in zip(columns, cells, strict=True):
            text = table.rows[row].cells[column].text if row is not None and column is not None else ""
            right += _right_cell(text, variants)
    return float(right), total


def _right_cell(text: str, variants: Variants) -> bool:
    return states(text, variants) if variants else not text


def _matched(expected: Sequence[str], given: Sequence[str], *, by_order: bool) -> list[int | None]:
    """For each expected name the place of the given one that is most like it and not taken."""
    if by_order:
        return list(range(len(expected)))
    free, found = list(range(len(given))), list[int | None]()
    for name in expected:
        best = max(free, key=lambda at: _alike(name, given[at]), default=None)
        found.append(best)
        if best is not None:
            free.remove(best)
    return found


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, normalise(one), normalise(other)).ratio()


def _expected_cells(table: ExpectedTable | None) -> list[Variants]:
    return [variants for row in table.cells for variants in row if variants] if table else []


def _cell_texts(table: Table | None) -> list[str]:
    return [cell.text for row in table.rows for cell in row.cells] if table else []


def _words(text: str) -> list[str]:
    return [word for word in (piece.strip(_EDGE) for piece in normalise(text).split()) if word]


def summary(scored: Sequence[ScoredForm]) -> Mapping[str, float | None]:
    """Each measure over those cases; None where it applies to none."""
    return {name: _ratio(scored, name) for name in MEASURES}


def _ratio(scored: Sequence[ScoredForm], name: str) -> float | None:
    shares = [item.shares[name] for item in scored if name in item.shares]
    return ratio([share[0] for share in shares], [share[1] for share in shares])
