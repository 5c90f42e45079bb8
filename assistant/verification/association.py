"""Is a number, date, city or body said of the same thing? Compared by the words around it.

A sentence often holds several numbers of one kind ("60 prosenttia … valtiolta, 40 prosenttia … kaupungeilta"). The one a
claim repeats has to be the one whose surroundings fit the claim's best.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.language.clauses import Reading, read
from assistant.language.finnish import COORDINATORS, SUBORDINATORS
from assistant.language.wording import all_concepts, concepts, is_empty
from assistant.language.words import FINITE, Form, Word

_HEAVY, _LIGHT = 0.4, 0.85
_STEP = 0.95
_AFTER = 1.15
_PAST_RIVAL, _OF_RIVAL = 0.5, 0.3
_NUMBER_MARGIN, _NUMBER_SLACK = 1.15, 0.25
_NAME_MARGIN, _NAME_SLACK = 1.7, 0.6

Span = tuple[int, int]
Surroundings = list[tuple[Word, float]]


def surroundings(reading: Reading, start: int, end: int, rivals: Sequence[Span] = ()) -> Surroundings:
    """The content words around ``start:end`` with weights that fall with distance and at every border crossed.

    ``rivals`` are the spans of the other items of the kind: a border behind which one stands, or a verb, counts
    heavily; a mere "ja" in a list lightly. Words of a rival are left out.
    """
    return _surroundings(reading.text, start, end, tuple(rivals))


@lru_cache(maxsize=4_000)
def _surroundings(text: str, start: int, end: int, rivals: tuple[Span, ...]) -> Surroundings:
    reading = read(text)
    after = [word for word in reading.words if word.start >= end]
    before = [word for word in reversed(reading.words) if word.end <= start]
    return [*_walk(reading, after, end, _AFTER, rivals), *_walk(reading, before, start, 1.0, rivals)]


def _walk(reading: Reading, sequence: Sequence[Word], edge: int, weight: float, rivals: Sequence[Span]) -> Surroundings:
    """One direction, away from the item."""
    found: Surroundings = []
    leaning = True  # the item's own piece has neither verb nor subject: it leans on what the rival's piece says
    outside: list[float] = []  # the weights before the brackets that are open
    shared = False  # such a piece was left: what stands beyond the rival belongs to both
    for position, word in enumerate(sequence):
        gap = reading.text[min(edge, word.end) : max(edge, word.start)]
        inside = any(a <= word.start < b for a, b in rivals)
        backwards = word.end <= edge
        edge = word.start if backwards else word.end
        before = weight
        if _is_border(reading, word, gap) and not shared:
            shared = backwards and leaning and _rival_ahead(sequence[position:], rivals)
            weight *= _crossing(sequence[position:], rivals, backwards and leaning)
        opening, closing = (")", "(") if backwards else ("(", ")")
        if closing in gap and outside:
            weight = outside.pop()
        if opening in gap and closing not in gap[gap.rindex(opening) :]:
            outside.append(before)
        if inside and shared:
            shared, weight = False, 1.0
        weight *= _STEP * (_PAST_RIVAL if inside and not leaning else 1.0)
        if not inside and (not is_empty(word) or word.lower[0].isdigit()):
            # In "150 000 euroa vuodelle 2022 ja 160 000 vuodelle 2023" the first year is the rival's alone.
            found.append((word, weight * (_OF_RIVAL if shared else 1.0)))
        leaning = leaning and (shared or not _stands_alone(word))
    return found


def _stands_alone(word: Word) -> bool:
    """Whether a word makes its piece of the sentence a statement of its own: a finite verb or a subject."""
    return word.form in FINITE or (word.case in ("nom", "nompl") and not is_empty(word) and not word.lower[0].isdigit())


def _rival_ahead(rest: Sequence[Word], rivals: Sequence[Span]) -> bool:
    return any(a <= word.start < b for word in rest[:8] for a, b in rivals)


def _is_border(reading: Reading, word: Word, gap: str) -> bool:
    if re.search(r"[,;:()]|\.\s|\s[–—-]\s", gap):
        return True
    if word.lower in SUBORDINATORS:
        return True
    # "EAKR- ja valtion tuki" is one phrase.
    return word.lower in COORDINATORS and not reading.text[: word.start].rstrip().endswith("-")


def _crossing(rest: Sequence[Word], rivals: Sequence[Span], leaning: bool) -> float:
    """What crossing a border costs: much when a rival or a verb rules behind it."""
    for word in rest[:6]:
        if any(a <= word.start < b for a, b in rivals):
            return _LIGHT if leaning else _HEAVY
        if word.form in FINITE and word.form is not Form.EITHER:
            return _HEAVY
    return _LIGHT


def closeness(claim: Surroundings, evidence: Surroundings) -> float:
    """How much of the claim's surroundings the evidence's surroundings repeat."""
    weights: dict[str, float] = {}
    for word, weight in evidence:
        for concept in all_concepts(word.lemma, word.verb, word.parts):
            if weight > weights.get(concept, 0.0):
                weights[concept] = weight
    total = 0.0
    for word, weight in claim:
        direct = max((weights.get(concept, 0.0) for concept in concepts(word.lemma, word.verb)), default=0.0)
        parts = [max((weights.get(c, 0.0) for c in concepts(part)), default=0.0) for part in word.parts]
        total += weight * max(direct, 0.7 * sum(parts) / len(parts) if parts else 0.0)
    return total


def number_fits(own: float, others: float) -> bool:
    """Whether a number's own surroundings fit about as well as those of its rivals, or better."""
    return own * _NUMBER_MARGIN + _NUMBER_SLACK >= others


def name_fits(own: float, others: float) -> bool:
    """The same for names and bodies, which word order moves about more freely."""
    return own * _NAME_MARGIN + _NAME_SLACK >= others


def chain(reading: Reading, span: Span, items: Sequence[Span], between: int = 0) -> list[Span]:
    """The items listed with this one ("Lahden, Porin ja Turun"): commas, conjunctions and ``between`` other words."""
    ordered = sorted(set(items) | {span})
    position = ordered.index(span)
    first = last = position
    while first > 0 and _joined(reading, ordered[first - 1], ordered[first], between):
        first -= 1
    while last + 1 < len(ordered) and _joined(reading, ordered[last], ordered[last + 1], between):
        last += 1
    return ordered[first : last + 1]


def _joined(reading: Reading, one: Span, other: Span, allowed: int) -> bool:
    between = [word for word in reading.words if one[1] <= word.start < other[0]]
    gap = reading.text[one[1] : other[0]]
    own = [word for word in between if word.lower not in COORDINATORS]
    listed = len(own) < len(between) or bool(re.search(r"[,–-]", gap))
    return (
        listed
        and len(own) <= allowed
        and not any(word.form in FINITE for word in own)
        and not re.search(r"[;:.()]", gap)
    )
