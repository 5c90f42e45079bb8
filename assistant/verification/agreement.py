"""Where a claim departs from its evidence: the comparison of two readings, one aspect after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.language.clauses import Reading
from assistant.language.wording import offered
from assistant.verification.alignment import clause_objection
from assistant.verification.before_after import order_objection
from assistant.verification.compared import Case
from assistant.verification.denials import denials_objection
from assistant.verification.displaced import displaced_objection
from assistant.verification.names_agree import bodies_objection, names_objection
from assistant.verification.numbers_agree import numbers_objection
from assistant.verification.pairing import pairing_objection
from assistant.verification.rates import rates_objection
from assistant.verification.reasons import Reason
from assistant.verification.sequence import numbers_changed_places, parties_changed_places, replaced_objection
from assistant.verification.wording_agree import coverage_objection, date_words_objection, is_added, opposites_objection


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
