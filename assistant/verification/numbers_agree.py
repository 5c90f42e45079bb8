"""Whether the numbers and dates of a claim are those of its evidence, said of the same things."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from assistant.language.clauses import Reading
from assistant.language.finnish import COORDINATORS, DURATION_RELATIONS
from assistant.language.numerals import numeral
from assistant.language.quantities import Quantity
from assistant.language.wording import covered, is_empty, offered
from assistant.language.words import FINITE, Form
from assistant.verification.association import (
    Span,
    Surroundings,
    chain,
    closeness,
    name_fits,
    number_fits,
    surroundings,
)
from assistant.verification.compared import Case
from assistant.verification.date_bounds import date_bound
from assistant.verification.labels import another_ordinal, counted_there, done_elsewhere, fits_label
from assistant.verification.reasons import Reason

_TIME_KINDS = frozenset({"date", "clock"})
UNPLACED = frozenset({"reference", "section"})

_LISTED = re.compile(rf",?\s+(?:(?:{'|'.join(COORDINATORS)})\s+)?")
_DIGITS = re.compile(r"\d+")


def numbers_objection(case: Case) -> str:
    """Return why a number or date of the claim is not what the evidence has; empty when all are."""
    for quantity in case.claim.quantities:
        reason = _number(case, quantity)
        if reason:
            return reason
    if _shrunk(case.claim) - _shrunk(*case.evidence) or _unread(case.claim) - _figures(*case.evidence):
        return Reason.NUMBER
    return Reason.NUMBER if _repeated(case.claim) - _repeated(*case.evidence) else ""


def _shrunk(*readings: Reading) -> set[object]:
    """The numbers and dates that a range has at both its ends, or a list twice: "2021–2021", "2021, 2021 ja 2024"."""
    return {
        one.date or one.value
        for reading in readings
        for one, two in pairwise(reading.quantities)
        if (one.date, one.value) == (two.date, two.value)
        and (one.start == two.start or _LISTED.fullmatch(reading.text[one.end : two.start]))
    }


def _unread(reading: Reading) -> set[str]:
    """The figures that no quantity accounts for: "2914" in "2914–2020" is no year."""
    text = list(reading.text)
    for quantity in reading.quantities:
        text[quantity.start : quantity.end] = " " * (quantity.end - quantity.start)
    return set(_DIGITS.findall("".join(text)))


def _figures(*readings: Reading) -> set[str]:
    return {figure for reading in readings for figure in _DIGITS.findall(reading.text)}


def _repeated(*readings: Reading) -> set[float | str]:
    """The references that stand there more than once."""
    found = Counter(q.value for reading in readings for q in reading.quantities if q.kind == "reference")
    return {value for value, times in found.items() if times > 1}


def _number(case: Case, quantity: Quantity) -> str:
    wrong = Reason.DATE if quantity.kind in _TIME_KINDS else Reason.NUMBER
    same = [(r, other) for r in case.evidence for other in r.quantities if same_number(quantity, other, r)]
    if not same:
        return wrong
    fitting = [(r, other) for r, other in same if _bounds_agree(case.claim, quantity, r, other)]
    limited_otherwise = [item for item in same if item not in fitting]
    if not fitting or counted_there(case.claim, quantity, fitting, limited_otherwise):
        return Reason.BOUND
    if quantity.kind not in UNPLACED and not _number_fits(case, quantity, fitting):
        return wrong
    return "" if quantity.kind != "count" or any(_counts_same(case, quantity, r) for r, _ in fitting) else Reason.NUMBER


def _number_fits(case: Case, quantity: Quantity, fitting: Sequence[tuple[Reading, Quantity]]) -> bool:
    """Whether the number stands in the evidence where the claim's words are, and not another of its kind."""
    own = _around(case.claim, quantity)
    best, place = max(
        ((closeness(own, _around(r, other)), (r, other)) for r, other in fitting), key=lambda item: item[0]
    )
    mates = {(id(r), span) for r, other in fitting for span in chain(r, (other.start, other.end), _spans(r, other))}
    # A date is said of more than its own clause: "samalla ajalla".
    rivals = {(id(reading), rival.start) for reading, rival in _rivals(case, quantity)}
    others = [
        clause
        for reading in case.evidence
        for clause in reading.clauses
        if quantity.date is None or any(r == id(reading) and clause.start <= at < clause.end for r, at in rivals)
    ]
    if all(done_elsewhere(case.claim, quantity, item, others) for item in fitting):
        return False
    if quantity.kind != "ordinal" and all(another_ordinal(case.claim, quantity, item) for item in fitting):
        return False
    named = None if quantity.date else fits_label(case.claim, quantity, place, _rivals(case, quantity))
    if named is not None:
        return named
    compare = name_fits if quantity.date is not None else number_fits
    for reading in case.evidence:
        for rival in reading.quantities:
            alike = (
                rival.kind == quantity.kind
                and rival.unit == quantity.unit
                and not same_number(quantity, rival, reading)
            )
            if not alike or (id(reading), (rival.start, rival.end)) in mates:
                continue
            mine, theirs = best, closeness(own, _around(reading, rival))
            for twin in case.claim.quantities:
                if twin != quantity and same_number(twin, rival, reading):
                    # The claim has the rival as well: have the two changed places?
                    mine += closeness(_around(case.claim, twin), _around(reading, rival))
                    theirs += closeness(_around(case.claim, twin), _around(*place))
                    break
            if not compare(mine, theirs):
                return False
    return True


def _rivals(case: Case, quantity: Quantity) -> list[tuple[Reading, Quantity]]:
    """The other numbers of the same kind and unit in the evidence."""
    return [
        (reading, rival)
        for reading in case.evidence
        for rival in reading.quantities
        if rival.kind == quantity.kind
        and rival.unit == quantity.unit
        and not (same_number(quantity, rival, reading) and _bounds_agree(case.claim, quantity, reading, rival))
    ]


def _around(reading: Reading, quantity: Quantity) -> Surroundings:
    rivals = [span for span in _spans(reading, quantity) if span != (quantity.start, quantity.end)]
    return surroundings(reading, quantity.start, quantity.end, rivals)


def _spans(reading: Reading, quantity: Quantity) -> list[Span]:
    """Where the numbers of this kind stand in a sentence."""
    return [(q.start, q.end) for q in reading.quantities if q.kind == quantity.kind]


def same_number(quantity: Quantity, other: Quantity, reading: Reading) -> bool:
    """Same value; a claim may add to a date the year that the evidence sentence names elsewhere."""
    if quantity.same_value(other):
        return True
    if quantity.date is None or other.date is None or other.date.year or not quantity.date.year:
        return False
    years = {another.date.year for another in reading.quantities if another.date is not None and another.date.year}
    return years == {quantity.date.year} and quantity.date.covers(other.date.in_year(quantity.date.year))


def _bounds_agree(claim: Reading, quantity: Quantity, reading: Reading, other: Quantity) -> bool:
    if quantity.date is not None:
        mine, theirs = date_bound(claim, quantity), date_bound(reading, other)
        # "päättyi 9.2." where the evidence has that end for another date.
        elsewhere = (
            mine.kind
            and not theirs.kind
            and any(
                date_bound(reading, rival).same_side(mine.kind)
                for rival in reading.quantities
                if rival.date is not None
            )
        )
        return mine.agrees(theirs) and not elsewhere
    if quantity.kind in ("duration", "unit") and _relation(claim, quantity) != _relation(reading, other):
        return False
    return quantity.bound in (other.bound, other.bound.replace("nearly", "about"))


def _relation(reading: Reading, quantity: Quantity) -> str:
    """What the word behind a duration makes of it: within it, after it, before something."""
    behind = next((word for word in reading.words if word.start >= quantity.end), None)
    return DURATION_RELATIONS.get(behind.lower, "") if behind is not None else ""


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
