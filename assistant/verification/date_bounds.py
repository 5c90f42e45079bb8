"""Is a date a beginning, an end or the day itself? "31.12.2027 saakka", "viimeistään 30.9.", "haku päättyi 7.8."."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.language.clauses import Reading
from assistant.language.finnish import DATE_BOUND_VERBS, DATE_BOUND_WORDS, SINCE_YEAR, TO_THE_END
from assistant.language.quantities import Quantity

_NEAR = 4


@dataclass(frozen=True, slots=True)
class DateBound:
    """``kind`` is ``until``, ``before``, ``from``, ``after`` or empty; ``worded`` when a word of its own says so."""

    kind: str = ""
    worded: bool = False

    def agrees(self, evidence: DateBound) -> bool:
        """Whether a claim with this bound says no more than evidence with that one."""
        if self.kind and evidence.kind:
            return SIDES[self.kind] == SIDES[evidence.kind] and (self.kind == evidence.kind or not self.worded)
        if evidence.kind == "from" and not evidence.worded:
            return True
        return not (self.worded or evidence.worded)

    def same_side(self, kind: str) -> bool:
        """Whether this is the end, or the beginning, that ``kind`` names."""
        return bool(self.kind) and SIDES[self.kind] == SIDES[kind]


SIDES = {"until": "end", "before": "end", "from": "start", "after": "start"}


def date_bound(reading: Reading, quantity: Quantity) -> DateBound:
    """Read the bound of a date from the words beside it, its place in a range, or the verb of its clause."""
    others = [q for q in reading.quantities if (q.start, q.end) != (quantity.start, quantity.end) and q.kind != "clock"]
    stop = min((q.start for q in others if q.start >= quantity.end), default=len(reading.text))
    begin = max((q.end for q in others if q.end <= quantity.start), default=0)
    after = [word for word in reading.words if quantity.end <= word.start < stop][:_NEAR]
    before = [word for word in reading.words if begin <= word.start and word.end <= quantity.start][-_NEAR:]
    for word in (*after, *reversed(before)):
        kind = DATE_BOUND_WORDS.get(word.lower)
        if kind and (word in after) == (word.lower not in _BEFORE_THE_DATE):
            return DateBound(kind, worded=True)
    if reading.text[quantity.start : quantity.end].casefold().endswith(TO_THE_END):
        return DateBound("until", worded=True)
    ends = [other for other in reading.quantities if (other.start, other.end) == (quantity.start, quantity.end)]
    if len(ends) > 1:
        return DateBound("from" if ends[0] == quantity else "until")
    if before and before[-1].lower == SINCE_YEAR:
        return DateBound("from")
    for clause in reading.clauses:
        if clause.start <= quantity.start < clause.end:
            for verb in clause.verbs:
                if verb in DATE_BOUND_VERBS:
                    return DateBound(DATE_BOUND_VERBS[verb])
    return DateBound()


_BEFORE_THE_DATE = frozenset(
    word for word, kind in DATE_BOUND_WORDS.items() if kind == "before" or word.startswith(("viimeist", "aikaisint"))
)
