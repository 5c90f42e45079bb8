"""The answer to a yes-or-no question: the sentence that carries a verdict first, and the verdict."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assistant.composition.compose import MAX_SENTENCES, annotated, chosen, copies_of
from assistant.composition.forms.asked import asked_of, share_told, tells_verb
from assistant.composition.forms.composed import Composed
from assistant.composition.forms.listing import with_items
from assistant.composition.forms.verdict import Verdict, verdict_of
from assistant.composition.outcome import Finding
from assistant.composition.prompts import TODAY, Yes
from assistant.domain import AnswerStatus, DraftClaim, Sentence
from assistant.question.scope import headings
from assistant.reading.answerability import says_nothing

_CANDIDATES = 4
_POSSIBLE = 0.12
_SURE, _LATER, _RULED, _DATED, _UNTOLD = 0.3, 0.12, 0.2, 0.4, 0.5
_LATEST = 0.3
_BETTER = 0.25
"""How much more of the question a gap has to name than the sentence, to be the answer."""


@dataclass(frozen=True, slots=True)
class _Carrier:
    """A sentence with the verdict it carries, and how well it does."""

    sentence: Sentence
    verdict: Verdict
    worth: float
    share: float
    dated: bool


def answer_yes_no(finding: Finding, today: date | None = None) -> Composed | None:
    """The verdict on the question of ``finding`` with the sentences that carry it; None where nothing is told."""
    question = finding.question
    carriers = _carriers(finding, today)
    if not carriers:
        return None
    best = max(carriers, key=lambda carrier: carrier.worth)
    # The sentence tells all that is asked, whatever the judgement of the whole: then it is the answer.
    carried = best.verdict.sure and best.verdict.answer != Yes.UNKNOWN and (best.verdict.ruled or best.share == 1.0)
    if _gap_fits_better(finding, best) or not (finding.answered or carried):
        return None
    first = DraftClaim(best.sentence.text, (best.sentence, *copies_of(best.sentence, finding.telling, [best.sentence])))
    others = [item for item in chosen(question, finding.telling, MAX_SENTENCES) if item.sentence != best.sentence]
    others = [] if best.dated or carried else others
    more = [DraftClaim(item.sentence.text, (item.sentence,), more=True) for item in others[: MAX_SENTENCES - 1]]
    sure = best.verdict.sure and (carried or not finding.unsure)
    note = TODAY.fill(date=_finnish(today or date.today())) if best.dated else ""
    drafts = annotated(question, [first, *more], finding.evidence, today)
    status = AnswerStatus.PARTLY_ANSWERED if best.verdict.answer == Yes.UNKNOWN else AnswerStatus.ANSWERED
    return Composed(tuple(drafts), best.verdict.answer, not sure, best.verdict.place, note=note, status=status)


def _carriers(finding: Finding, today: date | None) -> list[_Carrier]:
    question = finding.question.standalone
    dated = asked_of(question).lasts
    found: list[_Carrier] = []
    items = finding.telling[: 2 * _CANDIDATES if dated else _CANDIDATES]
    if not items:
        return []
    least = 0.0 if dated else _POSSIBLE * items[0].probability
    for rank, item in enumerate(items):
        if rank and (item.beside_the_point or item.probability < least):
            continue
        over = headings(item.passage)
        for sentence in with_items(item):
            verdict = verdict_of(question, sentence.text, over, today)
            share = share_told(question, sentence.text, over)
            by_date = dated and verdict.place is not None and "." in sentence.text[slice(*verdict.place)]
            told = verdict.answer != Yes.UNKNOWN
            worth = (
                share
                + _SURE * (verdict.sure and told)
                - min(_LATER * rank, _LATEST)
                + _RULED * verdict.ruled
                - _UNTOLD * (not told and not by_date)
            )
            worth += _DATED * (by_date - (dated and not by_date))
            found.append(_Carrier(sentence, verdict, worth, share, bool(by_date)))
    return found


def _gap_fits_better(finding: Finding, best: _Carrier) -> bool:
    """Whether a sentence that says that the material does not tell names more of the question than the best one."""
    question = finding.question.standalone
    gaps = [item.sentence.text for item in finding.evidence if says_nothing(item)]
    return any(
        share_told(question, gap) >= best.share + _BETTER
        or tells_verb(question, gap) > tells_verb(question, best.sentence.text)
        for gap in gaps
    )


def _finnish(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"
