"""The answer to a question that chooses between two things: both values, each cited, and what they come to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from assistant.composition.age import last_day
from assistant.composition.compose import annotated
from assistant.composition.forms.asked import share_told
from assistant.composition.forms.clauses import read
from assistant.composition.forms.composed import Composed
from assistant.composition.forms.spans import nearest
from assistant.composition.outcome import Finding
from assistant.domain import AnswerStatus, DraftClaim
from assistant.language.dates import find_dates
from assistant.language.quantities import Quantity
from assistant.question.forms.choice import Choice, Scale
from assistant.question.scope import headings
from assistant.reading.evidence import Evidence

_CANDIDATES = 6
_TOLD = 0.45
"""The share of a side's words that its sentence must tell."""
_CLEARLY = 0.2
_DOUBT = 0.25
_SIZES = frozenset({"money", "share", "count", "duration", "unit"})


@dataclass(frozen=True, slots=True)
class _Value:
    """What one side comes to, in ``unit``, and where the sentence says it."""

    item: Evidence
    unit: str
    size: float
    place: tuple[int, int] | None
    share: float


def answer_choice(choice: Choice, findings: tuple[Finding, Finding], today: date | None = None) -> Composed | None:
    """Both values and the verdict; None where one of them is not told, or they are not of one unit."""
    if choice.scale is Scale.FIT:
        return _by_fit(choice, findings, today)
    first, second = (list(_values(finding, choice.scale)) for finding in findings)
    pairs = [(one, other) for one in first for other in second if one.unit == other.unit and one.size != other.size]
    if not pairs:
        return None
    one, other = max(pairs, key=lambda pair: pair[0].share + pair[1].share)
    greater = one.size > other.size
    verdict = choice.greater if greater else choice.lesser
    winner = _winner(choice, verdict, one, other)
    ordered = (one, other) if winner is one else (other, one)
    sentences = dict.fromkeys(value.item.sentence for value in ordered)
    drafts = [DraftClaim(sentence.text, (sentence,)) for sentence in sentences]
    evidence = [item for finding in findings for item in finding.evidence]
    drafts = annotated(findings[0].question, drafts, evidence, today)
    return Composed(tuple(drafts), verdict, place=ordered[0].place, status=AnswerStatus.ANSWERED)


def _winner(choice: Choice, verdict: str, one: _Value, other: _Value) -> _Value:
    """The side whose sentence leads: the one that the verdict names, otherwise the first."""
    names = [" ja ".join(side.hints.cities) for side in choice.sides]
    return other if verdict == names[1] != names[0] else one


def _values(finding: Finding, scale: Scale) -> Iterator[_Value]:
    """What the best sentences on one side come to."""
    question = finding.question.standalone
    for rank, item in enumerate(finding.telling[:_CANDIDATES]):
        text = item.sentence.text
        share = share_told(question, text, headings(item.passage)) - 0.05 * rank
        if item.beside_the_point or share < _TOLD:
            continue
        found = list(_dates(text)) if scale is Scale.TIME else list(_sizes(text, question))
        place = nearest(question, read(text), [place for _, _, place in found])
        unit, size, place = next((one for one in found if one[2] == place), ("", 0.0, None))
        if place:
            yield _Value(item, unit, size, place, share)


def _sizes(text: str, question: str) -> Iterator[tuple[str, float, tuple[int, int]]]:
    asked = read(question).quantities
    for q in read(text).quantities:
        if q.kind in _SIZES and isinstance(q.value, float) and not _said(q, asked):
            yield f"{q.kind} {q.unit}", q.value, (q.start, q.end)


def _said(quantity: Quantity, asked: tuple[Quantity, ...]) -> bool:
    return any(quantity.same_value(other) for other in asked)


def _dates(text: str) -> Iterator[tuple[str, float, tuple[int, int]]]:
    """The beginnings of the dates of a sentence; the end of a range is none."""
    seen: set[tuple[int, int]] = set()
    for found, start, end in find_dates(text):
        day = last_day(found)
        if day is not None and (start, end) not in seen and (found.month or found.season):
            yield "date", float(day.toordinal()), (start, end)
        seen.add((start, end))


def _by_fit(choice: Choice, findings: tuple[Finding, Finding], today: date | None) -> Composed | None:
    """The side of which it is told; None where both are told alike."""
    scored = []
    for finding in findings:
        items = [item for item in finding.telling[:_CANDIDATES] if not item.beside_the_point]
        best = max(items, key=lambda item: (_fit(finding, item), item.score), default=None)
        if best is None:
            return None
        scored.append((_fit(finding, best), best))
    (one, first), (other, second) = scored
    if abs(one - other) < _CLEARLY:
        return None
    verdict, item = (choice.greater, first) if one > other else (choice.lesser, second)
    drafts = annotated(findings[0].question, [DraftClaim(item.sentence.text, (item.sentence,))], [item], today)
    return Composed(tuple(drafts), verdict, unsure=max(one, other) < _TOLD, status=AnswerStatus.ANSWERED)


def _fit(finding: Finding, item: Evidence) -> float:
    """How much of the question the sentence itself tells, and how probably the side is answered at all."""
    told = share_told(finding.question.standalone, item.sentence.text, item.passage.document.title)
    return told - _DOUBT * (1.0 - finding.judgement.probability)
