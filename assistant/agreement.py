"""Where a claim departs from its evidence: the comparison of two readings, one aspect after the other."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.alignment import best_clause, clause_objection, replaced_objection
from assistant.association import Span, Surroundings, chain, closeness, name_fits, number_fits, surroundings
from assistant.clauses import Reading
from assistant.date_bounds import SIDES, date_bound
from assistant.finnish import (
    COMPARATIVE_PATTERN,
    DATE_BOUND_VERBS,
    DATE_BOUND_WORDS,
    LASTING_VERBS,
    LIGHT_VERBS,
    RATE_UNITS,
    STATE_VERBS,
    UNIT_LEMMAS,
    VAGUE_NUMBERS,
)
from assistant.numerals import numeral
from assistant.parties import Body, is_place, same_body
from assistant.quantities import Quantity
from assistant.reasons import Reason
from assistant.wording import concepts, concepts_of, covered, is_bound_word, is_empty, is_known, offered, opposite
from assistant.words import FINITE, Form, Word

_FREE_WORDS_FROM = 6
_COMPARATIVE = re.compile(COMPARATIVE_PATTERN)
_TIME_KINDS = frozenset({"date", "clock"})
_UNPLACED = frozenset({"reference", "section"})


@dataclass(frozen=True, slots=True)
class Case:
    """A claim beside its evidence; ``concepts`` are all that the evidence offers, ``context`` what stands over it.

    The context may answer for a common word, never for a name, a number, a verb or a body.
    """

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
    if quantity.kind not in _UNPLACED and not _number_fits(case, quantity, fitting):
        return wrong
    return "" if quantity.kind != "count" or any(_counts_same(case, quantity, r) for r, _ in fitting) else Reason.NUMBER


def _number_fits(case: Case, quantity: Quantity, fitting: Sequence[tuple[Reading, Quantity]]) -> bool:
    """Whether the number stands in the evidence where the claim's words are, and not another of its kind."""
    own = _around(case.claim, quantity)
    best, place = max(
        ((closeness(own, _around(r, other)), (r, other)) for r, other in fitting), key=lambda item: item[0]
    )
    mates = {(id(r), span) for r, other in fitting for span in chain(r, (other.start, other.end), _spans(r, other))}
    compare = name_fits if quantity.date is not None else number_fits
    for reading in case.evidence:
        for rival in reading.quantities:
            alike = rival.kind == quantity.kind and rival.unit == quantity.unit and not _same(quantity, rival, reading)
            if not alike or (id(reading), (rival.start, rival.end)) in mates:
                continue
            mine, theirs = best, closeness(own, _around(reading, rival))
            for twin in case.claim.quantities:
                if twin != quantity and _same(twin, rival, reading):
                    # The claim has the rival as well: have the two changed places?
                    mine += closeness(_around(case.claim, twin), _around(reading, rival))
                    theirs += closeness(_around(case.claim, twin), _around(*place))
                    break
            if not compare(mine, theirs):
                return False
    return True


def _around(reading: Reading, quantity: Quantity) -> Surroundings:
    rivals = [span for span in _spans(reading, quantity) if span != (quantity.start, quantity.end)]
    return surroundings(reading, quantity.start, quantity.end, rivals)


def _spans(reading: Reading, quantity: Quantity) -> list[Span]:
    """Where the numbers of this kind stand in a sentence."""
    return [(q.start, q.end) for q in reading.quantities if q.kind == quantity.kind]


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
    return quantity.bound in (other.bound, other.bound.replace("nearly", "about"))


def _counts_same(case: Case, quantity: Quantity, reading: Reading) -> bool:
    """Whether what the claim counts is in the evidence: "kuusi hanketta" is not "kuusi yritystä"."""
    after = [word for word in case.claim.words if word.start >= quantity.end][:4]
    for word in after:
        if case.claim.text[quantity.end : word.start].count(",") or (
            word.form in FINITE and word.form is not Form.EITHER
        ):
            return True
        if numeral(word.lower) is not None:
            continue
        if word.case in ("par", "gen", "nom", "ine", "ela", "all", "ade", "tra", "nompl") and not is_empty(word):
            if covered(word, offered(reading.words)):
                return True
            if not word.verb and not word.lemma.endswith(("inen", "va", "vä", "tu", "ty")):
                return False
    return True


# --- names and bodies -------------------------------------------------------------------------------


def _names(case: Case) -> str:
    for name in case.claim.names:
        if not covered(name, case.concepts):
            return Reason.PLACE if is_place(name) else Reason.BODY
        if is_place(name) and not _name_fits(case, name):
            return Reason.PLACE
    return ""


def _name_fits(case: Case, name: Word) -> bool:
    """Whether the name stands in the evidence where the claim's words are, and not another name of its kind."""

    def spans(reading: Reading) -> list[Span]:
        return [(n.start, n.end) for n in reading.names if is_place(n) == is_place(name)]

    def holds(reading: Reading, span: Span) -> bool:
        return any(covered(name, offered([n])) for n in reading.names if (n.start, n.end) == span)

    return _placed(case, (name.start, name.end), spans, holds)


def _placed(
    case: Case, span: Span, spans: Callable[[Reading], list[Span]], holds: Callable[[Reading, Span], bool]
) -> bool:
    """Compare the surroundings of one claimed item with those of its equals and of its rivals in the evidence."""
    own = _around_chain(case.claim, span, spans(case.claim))
    mine, others = 0.0, 0.0
    for reading in case.evidence:
        items = spans(reading)
        mates = {mate for item in items if holds(reading, item) for mate in chain(reading, item, items, between=1)}
        for item in items:
            near = closeness(own, _around_chain(reading, item, items))
            if holds(reading, item):
                mine = max(mine, near)
            elif item not in mates:
                others = max(others, near)
    return mine == 0.0 or name_fits(mine, others)


def _around_chain(reading: Reading, span: Span, items: Sequence[Span]) -> Surroundings:
    """The surroundings of an item together with those it is listed with."""
    mates = chain(reading, span, items, between=1)
    rivals = [item for item in items if item not in mates]
    return surroundings(reading, mates[0][0], mates[-1][1], rivals)


def _bodies(case: Case) -> str:
    known = [body for reading in case.evidence for body in reading.bodies]
    for body in case.claim.bodies:
        if not any(same_body(body, other) for other in known) and not _described(case, body):
            return Reason.BODY
        if not _body_fits(case, body):
            return Reason.ROLE
    return ""


def _described(case: Case, body: Body) -> bool:
    """Whether another word of the evidence holds the body ("kaupunkien" in "kaupunkikohtaiset")."""
    return not body.of and body.lemma in case.concepts


def _body_fits(case: Case, body: Body) -> bool:
    def spans(reading: Reading) -> list[Span]:
        # A genitive only qualifies; it is no rival to who acts or is acted upon.
        return [(b.start, b.end) for b in reading.bodies if b == body or b.case != "gen" or body.case == "gen"]

    def holds(reading: Reading, span: Span) -> bool:
        found = [b for b in reading.bodies if (b.start, b.end) == span]
        alike = [b for b in found if b.head == body.head and not (body.of and b.of and not body.of & b.of)]
        return bool(alike) or any(same_body(body, b) for b in found)

    return _is_subject_there(case, body) or _placed(case, (body.start, body.end), spans, holds)


def _is_subject_there(case: Case, body: Body) -> bool:
    """Whether the claim's subject is also the subject, perhaps left out, of the statement that the claim repeats."""
    for index, clause in enumerate(case.claim.clauses):
        if body in clause.subjects:
            best = best_clause(case.claim, index, case.evidence)
            return best is not None and any(same_body(body, other) for other in best.subjects)
    return False


# --- words ------------------------------------------------------------------------------------------


def _opposites(case: Case) -> str:
    wrong = (word for word in case.claim.words if opposite(word, case.concepts) and not _said_by_number(case, word))
    return Reason.OPPOSITE if any(wrong) else ""


def _rates_and_bounds(case: Case) -> str:
    """Compare "per" and "until": "kuukaudessa" is not "vuodessa"; "jälkeen" is not "mennessä", with or without a date."""
    evidence = [word for reading in case.evidence for word in reading.words]
    lemmas = {word.lemma for word in evidence} | {part for word in evidence for part in word.parts}
    sides = {SIDES[DATE_BOUND_WORDS[word.lower]] for word in evidence if word.lower in DATE_BOUND_WORDS}
    sides |= {SIDES[DATE_BOUND_VERBS[word.verb]] for word in evidence if word.verb in DATE_BOUND_VERBS}
    sides |= {
        SIDES[date_bound(r, q).kind] for r in case.evidence for q in r.quantities if q.date and date_bound(r, q).kind
    }
    for word in case.claim.words:
        if word.case == "ine" and word.lemma in RATE_UNITS and not lemmas & set(RATE_UNITS[word.lemma].split()):
            return Reason.NUMBER
        if word.lower in DATE_BOUND_WORDS and sides and SIDES[DATE_BOUND_WORDS[word.lower]] not in sides:
            return Reason.BOUND
    return ""


def _coverage(case: Case) -> str:
    content = [word for word in case.claim.words if not is_empty(word)]
    if not content:
        return Reason.EMPTY
    missing = [word for word in content if not covered(word, case.concepts) and not _is_compared_elsewhere(case, word)]
    for word in missing:
        if word.lemma in VAGUE_NUMBERS or word.lemma in UNIT_LEMMAS:
            return Reason.NUMBER
        if (
            word.verb
            and word.verb not in LIGHT_VERBS | STATE_VERBS
            and word.form is not Form.NOUN
            and is_known(word.verb)
        ):
            return Reason.VERB
        if _COMPARATIVE.match(word.lower):
            return Reason.OPPOSITE
    missing = [w for w in missing if w.verb not in LIGHT_VERBS | STATE_VERBS and not covered(w, case.context)]
    free = 1 if len(content) >= _FREE_WORDS_FROM else 0
    return Reason.WORDING if len(missing) > free else ""


def _is_compared_elsewhere(case: Case, word: Word) -> bool:
    """Whether the word belongs to a number, a bound or a limit, which have tests of their own."""
    return _is_number_word(case.claim, word) or is_bound_word(word) or _said_by_number(case, word)


def _said_by_number(case: Case, word: Word) -> bool:
    """Whether a date or a duration of the evidence says what the verb says ("päättyy" for "saakka")."""
    for side in {
        side for verb, side in DATE_BOUND_VERBS.items() if concepts_of(verb) & concepts(word.lemma, word.verb)
    }:
        bounds = (date_bound(r, q) for r in case.evidence for q in r.quantities if q.date is not None)
        if any(bound.same_side(side) for bound in bounds):
            return True
    lasting = word.verb in LASTING_VERBS
    return lasting and any(q.kind == "duration" for r in case.evidence for q in r.quantities)


def _is_number_word(reading: Reading, word: Word) -> bool:
    return any(quantity.start <= word.start < quantity.end for quantity in reading.quantities)


def _clauses(case: Case) -> str:
    for index in range(len(case.claim.clauses)):
        reason = clause_objection(case.claim, index, case.evidence)
        if reason:
            return reason
    return ""


def _replacements(case: Case) -> str:
    return replaced_objection(case.claim, case.evidence, case.concepts, case.context)


_TESTS: tuple[Callable[[Case], str], ...] = (
    _names,
    _numbers,
    _bodies,
    _opposites,
    _rates_and_bounds,
    _clauses,
    _replacements,
    _coverage,
)
