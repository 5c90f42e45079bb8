"""Where a claim departs from its evidence: the comparison of two readings, one aspect after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.alignment import clause_objection, replaced_objection
from assistant.association import closeness, fits, surroundings
from assistant.clauses import Reading
from assistant.date_bounds import date_bound
from assistant.finnish import LIGHT_VERBS, STATE_VERBS, VAGUE_NUMBERS
from assistant.parties import Body, is_place, same_body
from assistant.quantities import Quantity
from assistant.reasons import Reason
from assistant.wording import covered, is_empty, offered, opposite
from assistant.words import FINITE, Form, Word

_FREE_WORDS_FROM = 6
_TIME_KINDS = frozenset({"date", "clock"})


@dataclass(frozen=True, slots=True)
class Case:
    """A claim beside its evidence; ``concepts`` are all that the evidence offers, ``context`` what stands over it."""

    claim: Reading
    evidence: tuple[Reading, ...]
    concepts: frozenset[str]
    context: frozenset[str]


def objection(claim: Reading, evidence: Sequence[Reading], context: Reading) -> str:
    """Return the first reason to withhold the claim; empty when there is none."""
    concepts = frozenset().union(*(offered(reading.words) for reading in evidence))
    case = Case(claim, tuple(evidence), concepts, offered(context.words))
    for test in _TESTS:
        reason = test(case)
        if reason:
            return reason
    return ""


# --- numbers ----------------------------------------------------------------------------------------


def _numbers(case: Case) -> str:
    for quantity in case.claim.quantities:
        reason = _number(case, quantity)
        if reason:
            return reason
    return ""


def _number(case: Case, quantity: Quantity) -> str:
    wrong = Reason.DATE if quantity.kind in _TIME_KINDS else Reason.NUMBER
    same = [(r, other) for r in case.evidence for other in r.quantities if _same(quantity, other, r)]
    if not same:
        return wrong
    fitting = [(r, other) for r, other in same if _bounds_agree(case.claim, quantity, r, other)]
    if not fitting:
        return Reason.BOUND
    own = surroundings(case.claim, quantity.start, quantity.end)
    best = max(_near(own, reading, other) for reading, other in fitting)
    rivals = [
        _near(own, reading, other)
        for reading in case.evidence
        for other in reading.quantities
        if other.kind == quantity.kind and other.unit == quantity.unit and not _same(quantity, other, reading)
    ]
    if rivals and not fits(best, max(rivals)):
        return wrong
    return "" if quantity.kind != "count" or any(_counts_same(case, quantity, r) for r, _ in fitting) else Reason.NUMBER


def _near(own: list[tuple[Word, float]], reading: Reading, other: Quantity) -> float:
    return closeness(own, surroundings(reading, other.start, other.end))


def _same(quantity: Quantity, other: Quantity, reading: Reading) -> bool:
    """Same value; a claim may add to a date the year that the evidence sentence names elsewhere."""
    if quantity.same_value(other):
        return True
    if quantity.date is None or other.date is None or other.date.year or not quantity.date.year:
        return False
    years = {another.date.year for another in reading.quantities if another.date is not None and another.date.year}
    return years == {quantity.date.year} and quantity.date.covers(other.date.in_year(quantity.date.year))


def _bounds_agree(claim: Reading, quantity: Quantity, reading: Reading, other: Quantity) -> bool:
    if quantity.date is not None:
        return date_bound(claim, quantity).agrees(date_bound(reading, other))
    mine, theirs = quantity.bound, other.bound
    mine, theirs = ("" if bound == "exact" else bound for bound in (mine, theirs))
    return mine == theirs or (mine, theirs) == ("about", "nearly")


def _counts_same(case: Case, quantity: Quantity, reading: Reading) -> bool:
    """Whether what the claim counts is in the evidence: "kuusi hanketta" is not "kuusi yritystä"."""
    after = [word for word in case.claim.words if word.start >= quantity.end][:4]
    for word in after:
        if (
            case.claim.text[quantity.end : word.start].count(",")
            or word.form in FINITE
            and word.form is not Form.EITHER
        ):
            return True
        if word.case in ("par", "gen", "nom", "ine", "ela", "all", "ade", "tra", "nompl") and not is_empty(word):
            if covered(word, offered(reading.words)):
                return True
            if not word.verb and not word.lemma.endswith(("inen", "va", "vä", "tu", "ty")):
                return False
    return True


# --- names and bodies -------------------------------------------------------------------------------


def _names(case: Case) -> str:
    for name in case.claim.names:
        if not covered(name, case.concepts) and not covered(name, case.context):
            return Reason.PLACE if is_place(name) else Reason.BODY
        if (is_place(name) or name.text.isupper()) and not _name_fits(case, name):
            return Reason.PLACE if is_place(name) else Reason.BODY
    return ""


def _name_fits(case: Case, name: Word) -> bool:
    """Whether the name stands in the evidence where the claim's words are, and not another name of its kind."""
    own = surroundings(
        case.claim, name.start, name.end, [(n.start, n.end) for n in case.claim.names if is_place(n) == is_place(name)]
    )
    mine, others = 0.0, 0.0
    for reading in case.evidence:
        for other in reading.names:
            if is_place(other) is not is_place(name):
                continue
            near = closeness(own, surroundings(reading, other.start, other.end))
            if covered(name, offered([other])):
                mine = max(mine, near)
            else:
                others = max(others, near)
    return mine == 0.0 or fits(mine, others)


def _bodies(case: Case) -> str:
    known = [body for reading in case.evidence for body in reading.bodies]
    for body in case.claim.bodies:
        if not any(same_body(body, other, case.context) for other in known) and not _described(case, body):
            return Reason.BODY
        if not _body_fits(case, body):
            return Reason.ROLE
    return ""


def _described(case: Case, body: Body) -> bool:
    """Whether the context or another form of the word names the body ("hakemus" does not name a "hakija")."""
    return body.lemma in case.context or body.lemma in case.concepts


def _body_fits(case: Case, body: Body) -> bool:
    own = surroundings(case.claim, body.start, body.end, [(b.start, b.end) for b in case.claim.bodies])
    mine, others = 0.0, 0.0
    for reading in case.evidence:
        for other in reading.bodies:
            near = closeness(
                own, surroundings(reading, other.start, other.end, [(b.start, b.end) for b in reading.bodies])
            )
            if same_body(body, other, case.context):
                mine = max(mine, near)
            elif other.head != body.head or (body.of and other.of and not body.of & other.of):
                others = max(others, near)
    return mine == 0.0 or fits(mine, others)


# --- words ------------------------------------------------------------------------------------------


def _opposites(case: Case) -> str:
    return Reason.OPPOSITE if any(opposite(word, case.concepts) for word in case.claim.words) else ""


def _coverage(case: Case) -> str:
    content = [word for word in case.claim.words if not is_empty(word)]
    if not content:
        return Reason.EMPTY
    missing = [word for word in content if not covered(word, case.concepts) and not covered(word, case.context)]
    missing = [word for word in missing if not _is_number_word(case.claim, word)]
    for word in missing:
        if word.lemma in VAGUE_NUMBERS:
            return Reason.NUMBER
        if word.verb and not {word.verb} & (LIGHT_VERBS | STATE_VERBS) and word.form is not Form.NOUN:
            return Reason.VERB
    missing = [word for word in missing if word.verb not in LIGHT_VERBS | STATE_VERBS]
    free = 1 if len(content) >= _FREE_WORDS_FROM else 0
    return Reason.WORDING if len(missing) > free else ""


def _is_number_word(reading: Reading, word: Word) -> bool:
    return any(quantity.start <= word.start < quantity.end for quantity in reading.quantities)


def _clauses(case: Case) -> str:
    for index in range(len(case.claim.clauses)):
        reason = clause_objection(case.claim, index, case.evidence, case.context)
        if reason:
            return reason
    return ""


def _replacements(case: Case) -> str:
    return replaced_objection(case.claim, case.evidence, case.concepts | case.context)


_TESTS: tuple[Callable[[Case], str], ...] = (_names, _numbers, _bodies, _opposites, _clauses, _replacements, _coverage)
