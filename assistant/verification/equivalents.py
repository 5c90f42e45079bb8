"""Which words of a claim may stand for a word of the evidence: its lemma, a synonym, its action, a part of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from assistant.language import lists
from assistant.language.syntax.constituents import Item
from assistant.language.wording import concepts, concepts_of
from assistant.language.words import Word

_LONG = 8  # letters from which two words may differ in their ending only


def _groups(lines: Sequence[str]) -> dict[str, frozenset[str]]:
    """Word → the names of its groups."""
    found: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        for word in line.split():
            found[word].add(f"={line.split()[0]}")
    return {word: frozenset(names) for word, names in found.items()}


_SYNONYMS = _groups(lists.phrases("verification.synonyms"))
_VERBS = _groups(lists.phrases("verification.verbs"))
_ACTIONS = lists.classes("verification.actions")
_ONLY_ITSELF = lists.words("verification.only_itself")


def same_item(item: Item, other: Item) -> bool:
    """Whether the evidence's item may be called what the claim's is."""
    if item.quantity is not None or other.quantity is not None:
        return item.quantity is not None and other.quantity is not None and item.quantity.same_value(other.quantity)
    if item.word is None or other.word is None:
        return False
    parts = _part_keys(other.word.parts) if item.case != "adv" and other.case != "verb" else frozenset()
    return same_word(item, other) or bool(_keys_of(item) & parts) or _same_stem(item, other)


def same_word(item: Item, other: Item) -> bool:
    """Whether both are the same number or word, or synonyms."""
    return item.quantity is not None or bool(_keys_of(item) & _keys_of(other))


def _keys_of(item: Item) -> frozenset[str]:
    """The names under which an item may be found in the other sentence."""
    word: Word | None = item.word
    if word is None:
        return frozenset()
    return _verb_keys(word.verb) if item.case == "verb" else _word_keys(word.lemma, word.verb)


@lru_cache(maxsize=5_000)
def _verb_keys(verb: str) -> frozenset[str]:
    return concepts_of(verb) | _VERBS.get(verb, frozenset())


@lru_cache(maxsize=20_000)
def _word_keys(lemma: str, verb: str) -> frozenset[str]:
    if lemma in _ONLY_ITSELF:
        return frozenset({lemma})
    found = set(concepts(lemma, verb)) | _SYNONYMS.get(lemma, frozenset())
    if lemma.endswith("sti"):
        found.add(lemma[:-3] + "nen")
    return frozenset(found | concepts_of(_ACTIONS[lemma]) if lemma in _ACTIONS else found)


@lru_cache(maxsize=20_000)
def _part_keys(parts: tuple[str, ...]) -> frozenset[str]:
    """What the parts of a compound answer for: "ekosysteemisopimus" may be called "sopimus"."""
    return frozenset().union(*(concepts_of(part) for part in parts if len(part) > 2))


def _same_stem(item: Item, other: Item) -> bool:
    """Whether two long words differ in their ending only: "syrjimättömyys", "syrjimättömyyttä"."""
    if item.word is None or other.word is None or "verb" in (item.case, other.case):
        return False
    one, two = item.word.lemma, other.word.lemma
    stem = one[: max(_LONG - 1, len(one) - 3)]
    return len(one) > _LONG and two.startswith(stem) and abs(len(one) - len(two)) < 4
