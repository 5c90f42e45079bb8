"""Comparisons as tables: each cell is the answer to its own question, cited, or empty where the material is silent."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from assistant.composition.compose import annotated
from assistant.composition.forms.asked import share_told
from assistant.composition.forms.clauses import read
from assistant.composition.forms.composed import CellDraft, Composed, TableDraft
from assistant.composition.forms.listing import gives_examples
from assistant.composition.forms.spans import nearest
from assistant.composition.forms.view import told_of
from assistant.composition.outcome import Finding
from assistant.domain import AnswerStatus, DraftClaim
from assistant.language import lists
from assistant.language.sentences import sets_apart
from assistant.language.words import words
from assistant.question.forms.grid import Grid, GridRow
from assistant.question.matching import match, terms_of, words_of
from assistant.question.scope import headings, other_ordinal
from assistant.reading.answerability import says_nothing
from assistant.reading.directness import opening_of
from assistant.reading.evidence import Evidence

_SILENT = lists.text("forms.silent") + " "
_CANDIDATES = 12
_ROW, _COLUMN, _SHARED, _LATER, _TOPIC = 0.6, 0.5, 0.3, 0.03, 0.3
_NUMBER = re.compile(r"\d+(?:,\d+)?")
_KINDS = {
    "share": frozenset({"share"}),
    "duration": frozenset({"duration"}),
    "money": frozenset({"money"}),
    "date": frozenset({"date"}),
    "reference": frozenset({"reference"}),
}
_OF_YEAR = lists.phrases("forms.of_year")


def answer_grid(grid: Grid, findings: Sequence[Finding], today: date | None = None) -> Composed | None:
    """The table with the sentences that carry its cells; None where every cell is empty."""
    cells = iter(findings)
    rows = tuple(
        (row.name, tuple(_cell(grid, row, column, next(cells)) for column in grid.columns)) for row in grid.rows
    )
    drafts = {cell.draft.text: cell.draft for _, told in rows for cell in told if cell.draft}
    if not drafts:
        return None
    evidence = [item for finding in findings for item in finding.evidence]
    noted = annotated(findings[0].question, list(drafts.values()), evidence, today)
    empty = any(cell.draft is None for _, told in rows for cell in told)
    status = AnswerStatus.PARTLY_ANSWERED if empty else AnswerStatus.ANSWERED
    return Composed(tuple(noted), table=TableDraft(grid.columns, rows), status=status)


def _cell(grid: Grid, row: GridRow, column: str, finding: Finding) -> CellDraft:
    side = grid.side(row, column)
    if side is not None:
        told = told_of(side, finding, row.cities, is_silent)
        return _whole(told[0]) if told else CellDraft()
    kind = kind_of(column)
    items = [item for item in finding.evidence[:_CANDIDATES] if _about_row(grid, row, item)]
    ranked = [
        (_worth(column, grid.common, kind, item) - _LATER * at + _TOPIC * _opens_on(row, item), item)
        for at, item in enumerate(items)
        if _worth(column, grid.common, kind, item) > 0
    ]
    _, best = max(ranked, key=lambda one: one[0], default=(0.0, None))
    if best is None or is_silent(best):
        return CellDraft()
    text = _shown(row, column, kind, finding, best)
    return CellDraft(text, DraftClaim(best.sentence.text, (best.sentence,))) if text else CellDraft()


def _whole(item: Evidence) -> CellDraft:
    return CellDraft(item.sentence.text, DraftClaim(item.sentence.text, (item.sentence,)))


def is_silent(item: Evidence) -> bool:
    """Whether a sentence says that the material does not tell, perhaps with what it tells instead."""
    return says_nothing(item) or _SILENT in item.sentence.text.casefold()


def kind_of(column: str) -> str:
    """What a column wants: a date, a sum, a share, a body; empty where it wants no kind."""
    for word in words(column):
        for kind, stems in lists.groups("forms.columns").items():
            if word.lower.startswith(stems) or word.lemma.startswith(stems):
                return kind
    return ""


def _about_row(grid: Grid, row: GridRow, item: Evidence) -> bool:
    """Whether a sentence speaks of the row: of its city, its year, or what it is called, and of no other row alone."""
    text, over = item.sentence.text, headings(item.passage)
    numbers = set(_NUMBER.findall(row.name))
    if other_ordinal(f"{row.call} {grid.common}", text) or not numbers <= set(_NUMBER.findall(f"{text} {over}")):
        return False
    if row.cities:
        return bool(row.cities & item.cities) and (not row.name.isdigit() or row.name in text)
    if row.name.isdigit():
        return row.name in text
    own = share_told(row.name, text)
    others = [share_told(other.name, text) for other in grid.rows if other != row]
    return own >= _ROW or (share_told(row.name, text, over) >= _ROW and own >= max(others, default=0.0))


def _opens_on(row: GridRow, item: Evidence) -> bool:
    """Whether a sentence opens on what the row is called."""
    opening = " ".join(word.text for word in opening_of(item.sentence.text).words)
    return not row.cities and share_told(row.name, opening) >= _ROW


def _worth(column: str, common: str, kind: str, item: Evidence) -> float:
    """How well a sentence tells what the column asks; 0 where it does not.

    The word for a value ("raha") is told by the value itself; what all cells have in common must be told in part.
    """
    text, over = item.sentence.text, item.passage.section.title
    told = is_silent(item)
    if gives_examples(text):
        return 0.0
    if kind in _KINDS and not told and not _values(kind, text):
        return 0.0
    if kind == "body" and not told and not _names_somebody(text):
        return 0.0
    rest = column if kind not in _KINDS or told else " ".join(w.text for w in words(column) if kind_of(w.text) != kind)
    own = (share_told(rest, text, over) + _exactly(rest, text)) / 2
    shared = share_told(common, text, over)
    if share_told(rest, text, over) < _COLUMN or (shared < _SHARED and share_told(column, "", over) < 1.0):
        return 0.0
    return own + _COLUMN * shared


def _names_somebody(text: str) -> bool:
    """Whether a sentence says who: a body or a name in the nominative behind its first word."""
    named = any(word.capital and word.start and word.case == "nom" for word in read(text).words)
    return named or any(body.case in ("nom", "gen") for body in read(text).bodies)


def _values(kind: str, text: str) -> list[tuple[int, int]]:
    """Where a sentence has values of a kind; "vuoden 2024 haku" names a call and tells no date."""
    found = [q for q in read(text).quantities if q.kind in _KINDS[kind]]
    return [(q.start, q.end) for q in found if not (q.date and text[: q.start].casefold().rstrip().endswith(_OF_YEAR))]


def _exactly(asked: str, text: str) -> float:
    """The share of the words asked that a sentence has itself, not by a synonym."""
    terms = terms_of(asked)
    return sum(match(term, words_of(text))[0] for term in terms) / len(terms) if terms else 1.0


def _shown(row: GridRow, column: str, kind: str, finding: Finding, item: Evidence) -> str:
    """What a cell shows: the value of its kind, otherwise the sentence."""
    text = item.sentence.text
    if kind not in _KINDS:
        return text
    places = _values(kind, text)
    if sets_apart(text):  # both sides of a conflict
        return " / ".join(text[slice(*place)] for place in places)
    if row.name.isdigit() and places:  # "… 2022 … 2023": the value that stands nearest to the year
        at = text.index(row.name)
        return text[slice(*min(places, key=lambda place: abs(place[1] - at)))]
    place = nearest(f"{column} {finding.question.standalone}", read(text), places)
    return text[slice(*place)] if place else ""
