"""Answers on what a party is bound to, out of the register: by strength and party, the city's own first, and how whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.composition.compose import same_statement
from assistant.composition.forms.composed import CellDraft, Composed, TableDraft
from assistant.composition.outcome import Finding, Outcome, combine
from assistant.composition.prompts import (
    DUTIES_CUT,
    DUTIES_GENERAL,
    DUTIES_WHOLE,
    DUTY_ASKED,
    DUTY_COLUMNS,
    Yes,
)
from assistant.domain import AnswerStatus, Commitment, DraftClaim, Passage
from assistant.language import lists
from assistant.question.forms.duty import DutyQuestion
from assistant.question.matching import Term, match, words_of
from assistant.reading.answerability import Judgement
from assistant.reading.contradiction import Gap, GapKind
from assistant.retrieval.register import Row, is_party

_STRENGTHS = lists.phrases("commitments.strengths")
_BAN = lists.text("commitments.ban")
_TOLD = 0.6
_STEM = 5
_MOST = 15
_FEW = 4


@dataclass(frozen=True, slots=True)
class Duties:
    """The duties that answer a question, in the order in which they are shown; ``own`` of them are the city's own."""

    asked: DutyQuestion
    rows: tuple[Row, ...]
    own: int

    @property
    def commitments(self) -> list[Commitment]:
        """The first place of each."""
        return [row.commitment for row in self.rows]


def duties_of(asked: DutyQuestion, rows: Sequence[Row]) -> Duties:
    """Return the duties in force of the party asked about: those of its city, then those that bind every city."""
    wanted = frozenset(asked.cities)
    fitting = [row for row in rows if _fits(row, asked)]
    if wanted:
        own = [row for row in fitting if wanted & frozenset(row.commitment.cities)]
        rest = [row for row in fitting if not row.commitment.cities]
    else:
        own = [row for row in fitting if not row.commitment.cities]
        rest = [row for row in fitting if row.commitment.cities]
    first = _once(sorted(own, key=lambda row: _place(row, wanted)), [])
    return Duties(asked, (*first, *_once(sorted(rest, key=_place), first)), len(first))


def answer_duties(duties: Duties, passages: Sequence[Passage]) -> Composed | None:
    """The duties as sentences and as a table by strength and party; None where there are none."""
    shown = duties.rows[:_MOST]
    drafts = [(row, _draft(row.commitment, passages)) for row in shown]
    told = [(row, draft) for row, draft in drafts if draft is not None]
    if not told:
        return None
    if duties.asked.verdict:
        return _verdict(told)
    table = TableDraft(DUTY_COLUMNS, tuple((_group(row), _cells(row, draft)) for row, draft in told))
    whole = len(shown) == len(duties.rows)
    count = str(len(duties.rows))
    note = DUTIES_WHOLE.fill(count=count) if whole else DUTIES_CUT.fill(count=count, shown=str(len(told)))
    status = AnswerStatus.ANSWERED
    if duties.asked.cities and not duties.own:
        note = f"{DUTIES_GENERAL.fill(city=' ja '.join(duties.asked.cities))} {note}"
        status = AnswerStatus.PARTLY_ANSWERED
    return Composed(
        tuple(draft for _, draft in told),
        table=table if len(told) > 1 else None,
        complete=whole,
        note=note,
        status=status,
    )


def untold(asked: DutyQuestion, found: Outcome) -> Outcome:
    """The outcome of a question on a duty that the material does not tell of, with what was asked for."""
    party = " ja ".join(asked.cities) or asked.party
    about = " ".join(term.lemma for term in asked.about)
    gap = Gap(GapKind.UNSAID, asked=DUTY_ASKED.fill(party=party, about=about))
    judgement = Judgement(AnswerStatus.NOT_IN_MATERIAL, gap=gap)
    first = found.findings[0]
    return combine([Finding(first.question, tuple(found.passages), tuple(found.evidence), judgement)])


def _verdict(told: Sequence[tuple[Row, DraftClaim]]) -> Composed:
    """The verdict of the first duty on what was asked, with the others after it."""
    best = told[0][0].commitment
    drafts = [DraftClaim(d.text, d.evidence, d.note, more=at > 0) for at, (_, d) in enumerate(told[:_FEW])]
    return Composed(tuple(drafts), verdict=Yes.NO if best.strength == _BAN else Yes.YES, status=AnswerStatus.ANSWERED)


def _fits(row: Row, asked: DutyQuestion) -> bool:
    one = row.commitment
    in_force = row.document.status == "current" and one.standing not in ("past", "proposal")
    whose = not asked.party or is_party(one, asked.party) or any(is_party(one, city) for city in asked.cities)
    told = all(_tells(one.text, term) for term in asked.about)
    return in_force and one.strength in asked.strengths and whose and told


def _tells(text: str, term: Term) -> bool:
    """Whether a sentence has a word of the question, or one of the same stem."""
    found = words_of(text)
    stem = term.lemma[:-2]
    return match(term, found)[0] >= _TOLD or (
        len(stem) >= _STEM and any(word.startswith(stem) for word in found.lemmas)
    )


def _place(row: Row, cities: frozenset[str] = frozenset()) -> tuple[int, str, bool]:
    """Where a row stands: by strength, by party; of two that say the same the city's own document comes first."""
    own = bool(cities & frozenset(row.document.cities))
    return _STRENGTHS.index(row.commitment.strength), row.commitment.party.casefold(), not own


def _once(rows: Sequence[Row], before: Sequence[Row]) -> tuple[Row, ...]:
    """The rows without those that say what another has said already."""
    found: list[Row] = []
    for row in rows:
        text = row.commitment.text
        if not any(same_statement(text, other.commitment.text) for other in (*before, *found)):
            found.append(row)
    return tuple(found)


def _draft(one: Commitment, passages: Sequence[Passage]) -> DraftClaim | None:
    """The sentence of a commitment where a passage has it."""
    sentence = next(
        (
            scored.sentence
            for passage in passages
            if passage.document.id == one.document_id
            for scored in passage.sentences
            if scored.sentence.start == one.start
        ),
        None,
    )
    return DraftClaim(sentence.text, (sentence,)) if sentence is not None else None


def _group(row: Row) -> str:
    return f"{row.commitment.strength.capitalize()}: {row.commitment.party}"


def _cells(row: Row, draft: DraftClaim) -> tuple[CellDraft, ...]:
    one = row.commitment
    term = next((t for t in (one.deadline, one.frequency, one.sum) if t), "")
    return CellDraft(draft.text, draft), CellDraft(term, draft) if term else CellDraft()
