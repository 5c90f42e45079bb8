"""One agreement in one view: a sentence for each side of it that is asked for, and what the material does not tell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from assistant.composition.compose import annotated
from assistant.composition.forms.composed import Composed
from assistant.composition.outcome import Finding
from assistant.composition.prompts import NOT_TOLD
from assistant.domain import AnswerStatus, DraftClaim
from assistant.question.forms.aspects import Aspect, all_aspects
from assistant.question.forms.plan import MEASURES, View
from assistant.reading.answerability import says_nothing
from assistant.reading.evidence import Evidence

_IN_ORDER = frozenset({MEASURES, "osapuolet"})
"""Sides whose section opens on what matters most."""
_FEW, _MANY = 1, 5


def answer_view(view: View, findings: Sequence[Finding], today: date | None = None) -> Composed | None:
    """A sentence for each side, in the order of the plan; None where the material tells of none of them."""
    drafts: list[DraftClaim] = []
    missing: list[str] = []
    for name, finding in zip(view.aspects, findings, strict=True):
        many = _MANY if name == MEASURES and not view.whole else _FEW
        found = told_of(all_aspects()[name], finding, frozenset(view.cities))[:many]
        if not found and not (view.whole and name == MEASURES):
            missing.append(name)
        for item in found:
            if item.sentence.text not in [draft.text for draft in drafts]:
                drafts.append(DraftClaim(item.sentence.text, (item.sentence,)))
    if not drafts:
        return None
    evidence = [item for finding in findings for item in finding.evidence]
    drafts = annotated(findings[0].question, drafts, evidence, today)
    note = NOT_TOLD.fill(names=", ".join(all_aspects()[name].title for name in missing)) if missing else ""
    status = AnswerStatus.PARTLY_ANSWERED if missing else AnswerStatus.ANSWERED
    return Composed(tuple(drafts), note=note, status=status)


def told_of(
    aspect: Aspect, finding: Finding, cities: frozenset[str], silent: Callable[[Evidence], bool] = says_nothing
) -> list[Evidence]:
    """The sentences on one side of the agreement of these cities; none where the material says that it does not tell.

    It does where a sentence on that side is ``silent`` and no other names the side.
    """
    own = [item for item in finding.evidence if item.cities & cities and not item.beside_the_point]
    under = [item for item in own if _stands_under(aspect, item, cities) and aspect.says.search(item.sentence.text)]
    told = [item for item in under if not silent(item)]
    if len(told) < len(under) and not any(map(aspect.named_in, (item.sentence.text for item in told))):
        return []
    if not told and finding.answered:
        told = [item for item in own if aspect.says.search(item.sentence.text) and not silent(item)][:1]
    if aspect.name in _IN_ORDER:
        told.sort(key=lambda item: (item.sentence.document_id, item.sentence.ordinal))
    return told


def _stands_under(aspect: Aspect, item: Evidence, cities: frozenset[str]) -> bool:
    """Whether the sentence stands under a heading on that side, in a document about these cities."""
    document = frozenset(item.passage.document.cities)
    return bool(document & cities) and item.passage.section.title.casefold().startswith(aspect.headings)
