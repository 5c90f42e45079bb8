"""An answer as it is drafted: the sentences, and the form they come in. Verification makes an ``Answer`` of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.composition.prompts import VERDICTS
from assistant.domain import Answer, AnswerStatus, Cell, Claim, DraftClaim, Span, Table, TableRow
from assistant.verification.verbatim import plain

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class CellDraft:
    """A cell before it is verified: what it shows, and the draft that carries it (None: an empty cell)."""

    text: str = ""
    draft: DraftClaim | None = None


@dataclass(frozen=True, slots=True)
class TableDraft:
    """A table before it is verified."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[CellDraft, ...]], ...]


@dataclass(frozen=True, slots=True)
class Composed:
    """What is to be shown, if verification lets it through.

    ``place`` is the asked part of the first draft; None where it is to be looked for. ``status`` is set where the form
    decides it, and not the findings.
    """

    drafts: tuple[DraftClaim, ...]
    verdict: str = ""
    unsure: bool = False
    place: Place | None = None
    table: TableDraft | None = None
    complete: bool | None = None
    note: str = ""
    status: AnswerStatus | None = None


def with_form(answer: Answer, composed: Composed, span: Span | None) -> Answer:
    """The verified answer in its form: verdict, table, span, and a text that reads in that order.

    A verdict falls with the sentence that carries it and where the answer is unsure, a cell with its draft.
    """
    first = composed.drafts[0].text if composed.drafts else ""
    carried = bool(answer.claims) and answer.claims[0].text == plain(first)
    verdict = composed.verdict if (carried or not composed.drafts) and not composed.unsure else ""
    table = _table(composed.table, answer.claims) if composed.table else None
    span = _span(composed.place, answer.claims) if carried and composed.place else span
    answer = replace(answer, verdict=verdict, unsure=composed.unsure, answer_span=span, table=table)
    answer = replace(answer, complete=composed.complete)
    return replace(answer, text=reading_text(answer))


def _span(place: Place, claims: Sequence[Claim]) -> Span:
    start, end = place
    return Span(0, start, end, claims[0].text[start:end])


def _table(draft: TableDraft, claims: Sequence[Claim]) -> Table:
    cited = {claim.text: claim.citations for claim in claims}
    rows = []
    for name, cells in draft.rows:
        numbers = [cited.get(plain(cell.draft.text), ()) if cell.draft else () for cell in cells]
        rows.append(
            TableRow(name, tuple(Cell(c.text, n) if n else Cell() for c, n in zip(cells, numbers, strict=True)))
        )
    return Table(draft.columns, tuple(rows))


def reading_text(answer: Answer) -> str:
    """The answer as text: the verdict, what answers, then what adds to it."""
    direct = [_line(claim) for claim in answer.claims if not claim.more]
    more = [_line(claim) for claim in answer.claims if claim.more]
    opening = VERDICTS.get(answer.verdict, f"{answer.verdict}." if answer.verdict else "")
    return " ".join(part for part in (opening, *direct, *more) if part)


def _line(claim: Claim) -> str:
    return f"{claim.text} {''.join(f'[{n}]' for n in claim.citations)}"
