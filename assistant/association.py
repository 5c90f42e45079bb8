"""Is a number, date, city or body said of the same thing? Compared by the words around it.

A sentence often holds several numbers of one kind ("60 prosenttia … valtiolta, 40 prosenttia … kaupungeilta"). The one a
claim repeats has to be the one whose surroundings fit the claim's best.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.clauses import Reading
from assistant.finnish import COORDINATORS, SUBORDINATORS
from assistant.wording import all_concepts, concepts, is_empty
from assistant.words import Word

_CROSSING = 0.45
_STEP = 0.06
_MARGIN = 1.1
_SLACK = 0.25
_FOLLOWING = 1.15

Surroundings = list[tuple[Word, float]]


def surroundings(reading: Reading, start: int, end: int, leave_out: Sequence[tuple[int, int]] = ()) -> Surroundings:
    """The content words around ``start:end`` with weights that fall with distance and at every border crossed."""
    before = [word for word in reading.words if word.end <= start]
    after = [word for word in reading.words if word.start >= end]
    found: Surroundings = []
    for sequence, towards in ((after, _FOLLOWING), (list(reversed(before)), 1.0)):
        weight, edge = towards, (end if sequence is after else start)
        for word in sequence:
            gap = reading.text[edge : word.start] if sequence is after else reading.text[word.end : edge]
            if re.search(r"[,;:()]|\.\s|\s[–—-]\s", gap) or word.lower in COORDINATORS or word.lower in SUBORDINATORS:
                weight *= _CROSSING
            edge = word.end if sequence is after else word.start
            weight *= 1 - _STEP
            if not any(a <= word.start < b for a, b in leave_out) and (not is_empty(word) or word.lower[0].isdigit()):
                found.append((word, weight))
    return found


def closeness(claim: Surroundings, evidence: Surroundings) -> float:
    """How much of the claim's surroundings the evidence's surroundings repeat."""
    weights: dict[str, float] = {}
    for word, weight in evidence:
        for concept in all_concepts(word.lemma, word.verb, word.parts):
            weights[concept] = max(weight, weights.get(concept, 0.0))
    total = 0.0
    for word, weight in claim:
        direct = max((weights.get(concept, 0.0) for concept in concepts(word.lemma, word.verb)), default=0.0)
        parts = [max((weights.get(c, 0.0) for c in concepts(part)), default=0.0) for part in word.parts]
        total += weight * max(direct, 0.7 * sum(parts) / len(parts) if parts else 0.0)
    return total


def fits(own: float, others: float) -> bool:
    """Whether the claimed item's own surroundings fit about as well as those of its rivals, or better."""
    return own * _MARGIN + _SLACK >= others
