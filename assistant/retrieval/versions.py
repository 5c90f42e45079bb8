"""Duties that a newer document lays down anew: the same party, the same act, nearly the same words, a later date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from assistant.domain import Commitment, Document
from assistant.language.morphology import load_analyser
from assistant.language.tokens import tokens

_SAME = 0.6
"""How many of the words of the shorter duty the other has too, numbers aside."""
_MOST = 400
"""A party with more duties by one verb than this has its versions left unread: every pair would be compared."""

Stated = tuple[Commitment, Document]


def newer_versions(stated: Sequence[Stated]) -> dict[int, str]:
    """Of each duty that a later document states anew, by its place in ``stated``: where it stands there."""
    alike: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, (one, _) in enumerate(stated):
        alike[one.party.casefold(), one.verb.casefold()].append(at)
    found: dict[int, str] = {}
    for places in alike.values():
        dated = sorted((at for at in places if stated[at][1].date), key=lambda at: stated[at][1].date)
        if len(dated) > _MOST:
            continue
        for i, at in enumerate(dated):
            later = [other for other in dated[i + 1 :] if _renews(stated[at], stated[other])]
            if later:
                newest = stated[later[-1]][0]
                found[at] = f"{newest.document_id}#{newest.start}-{newest.end}"
    return found


def _renews(old: Stated, new: Stated) -> bool:
    (one, earlier), (other, later) = old, new
    if earlier.date >= later.date or one.document_id == other.document_id or set(one.cities) != set(other.cities):
        return False
    words, others = _words(one.text), _words(other.text)
    least = min(len(words), len(others))
    return one.text != other.text and least > 0 and len(words & others) >= _SAME * least


@lru_cache(maxsize=8_000)
def _words(text: str) -> frozenset[str]:
    lemma = load_analyser().lemma
    return frozenset(lemma(token.text) for token in tokens(text) if not token.text[0].isdigit())
