"""Where a claim departs from its evidence: the comparison of two readings, one aspect after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.alignment import clause_objection
from assistant.before_after import order_objection
from assistant.clauses import Reading
from assistant.compared import Case
from assistant.denials import denials_objection
from assistant.displaced import displaced_objection
from assistant.names_agree import bodies_objection, names_objection
from assistant.numbers_agree import numbers_objection
from assistant.pairing import pairing_objection
from assistant.rates import rates_objection
from assistant.reasons import Reason
from assistant.sequence import numbers_changed_places, parties_changed_places, replaced_objection
from assistant.wording import offered
from assistant.wording_agree import coverage_objection, date_words_objection, is_added, opposites_objection


def objection(claim: Reading, evidence: Sequence[Reading], context: Reading) -> str:
    """Return the first reason to withhold the claim; empty when there is none."""
    concepts = frozenset().union(*(offered(reading.words) for reading in evidence))
    case = Case(claim, tuple(evidence), concepts, offered(context.words))
    for test in _TESTS:
        reason = test(case)
        if reason:
            return reason
    return ""


def _clauses(case: Case) -> str:
    for index, clause in enumerate(case.claim.clauses):
        reason = clause_objection(case.claim, index, case.evidence)
        if reason or is_added(case, clause):
            return reason or Reason.WORDING
    return ""


def _swaps(case: Case) -> str:
    swapped = numbers_changed_places(case.claim, case.evidence)
    if swapped is not None:
        return Reason.DATE if swapped.date else Reason.NUMBER
    return Reason.ROLE if parties_changed_places(case.claim, case.evidence) is not None else ""


def _replacements(case: Case) -> str:
    return replaced_objection(case.claim, case.evidence, case.concepts, case.context)


_TESTS: tuple[Callable[[Case], str], ...] = (
    names_objection,
    numbers_objection,
    _swaps,
    bodies_objection,
    opposites_objection,
    rates_objection,
    date_words_objection,
    denials_objection,
    pairing_objection,
    order_objection,
    displaced_objection,
    _clauses,
    _replacements,
    coverage_objection,
)
