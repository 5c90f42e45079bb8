"""The form that an answer takes: a verdict, a list, a table, a view of an agreement, or sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.composition.age import closed_on
from assistant.composition.forms.compared import answer_choice
from assistant.composition.forms.composed import Composed
from assistant.composition.forms.listing import answer_cities, answer_list, answer_member, asks_cities, is_closed
from assistant.composition.forms.tables import answer_grid
from assistant.composition.forms.view import answer_view
from assistant.composition.forms.yes_no import answer_yes_no
from assistant.composition.outcome import Finding, Outcome
from assistant.composition.prompts import NOT_WHOLE, Yes
from assistant.composition.refusal import asks_next_call
from assistant.question.asking import AnswerType
from assistant.question.forms.member import Member
from assistant.question.forms.plan import Plan
from assistant.question.question import Question


def planned(plan: Plan, found: Outcome, today: date) -> Composed | None:
    """What the form of ``plan`` makes of the findings for its questions; None where they do not fill it."""
    findings = found.findings
    if plan.choice is not None:
        return answer_choice(plan.choice, (findings[0], findings[1]), today)
    if plan.view is not None:
        return answer_view(plan.view, findings, today)
    if plan.grid is not None:
        return answer_grid(plan.grid, findings, today)
    if plan.member is not None:
        return _belongs(plan.member, findings, today)
    if asks_cities(findings[0].question):
        gathered = answer_cities(findings[0], today)
        if gathered is not None:
            return gathered
    return answer_list(findings[0], today)


def _belongs(member: Member, findings: Sequence[Finding], today: date) -> Composed | None:
    """What a sentence tells of them for sure, otherwise whether a sentence that names all names them."""
    direct = answer_yes_no(findings[0], today)
    if direct is not None and direct.verdict in (Yes.YES, Yes.NO, Yes.PARTLY) and not direct.unsure:
        return direct
    return answer_member(member, findings[1])


def _only_past(asked: Question, found: Outcome, today: date) -> bool:
    """Whether the next call is asked for and the best sentences tell of calls that are over."""
    best = [finding.telling[0].sentence.text for finding in found.answered if finding.telling]
    return asks_next_call(asked) and all(closed_on(text, today)[0] for text in best)


def formed(asked: Question, found: Outcome, today: date) -> Composed | None:
    """What to show for ``asked`` from sentences alone, with a verdict where one is asked; None where nothing answers."""
    if len(found.findings) == 1 and found.findings[0].question.asks is AnswerType.YES_NO:
        return answer_yes_no(found.findings[0], today)
    if not found.answered or _only_past(asked, found, today):
        return None
    composed = Composed(tuple(found.drafts(today)), unsure=found.unsure)
    if asked.asks is not AnswerType.LIST or len(found.answered) > 1:
        return composed
    whole = is_closed(found.answered[0].telling[0])
    return replace(composed, complete=whole, note="" if whole else NOT_WHOLE)
