"""Which words of a claim may stand for a word of the evidence: its lemma, a checked synonym, its action, a part of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from assistant.language import lists
from assistant.language.syntax.constituents import Item
from assistant.language.wording import verbs_of
from assistant.language.words import Word, is_verb

_LONG = 8  # letters from which two words may differ in their ending only


def _named(lines: Sequence[str]) -> Mapping[str, frozenset[str]]:
    """Word → the names of the groups it is in."""
    found: dict[str, set[str]] = defaultdict(set)
    for number, line in enumerate(lines):
        for word in line.split():
            found[word].add(f"={number}")
    return {word: frozenset(names) for word, names in found.items()}


def _kept_apart(lines: Mapping[str, Sequence[str]]) -> Mapping[str, frozenset[str]]:
    """Word → the words that must never stand for it: opposites, other stages of a deed, other degrees."""
    found: dict[str, set[str]] = defaultdict(set)
    for line in lines.values():
        for word in line:
            found[word].update(other for other in line if other != word)
    return {word: frozenset(others) for word, others in found.items()}


GROUPS = _named(lists.phrases("equivalents.groups"))
_TOLD_AS = lists.groups("equivalents.told_as")
_NO_ENDING = re.compile(r"(?<=[A-Z]):(?!\w)(?=[ .,;)]|$)")
_CLEFT = re.compile(r" (?:on|oli|ovat|olivat) (?:juuri |nimenomaan )?(?:se|ne)(?: taho| tahot)?, jo(?:ka|tka) ")
_FULL_NAMES = [
    (re.compile(rf"\b{re.escape(full)}(\w{{0,4}})\b(?: \({short}\+?\))?", re.IGNORECASE), short)
    for full, short in lists.mapping("equivalents.short_names").items()
]
_APART = _kept_apart(lists.groups("equivalents.apart"))
_ACTIONS = lists.classes("equivalents.actions")
_ONLY_ITSELF = lists.words("verification.only_itself")


def abbreviated(text: str) -> str:
    """The text with names in full as they are called for short ("työ- ja elinkeinoministeriön (TEM)" → "TEM:n").

    "Liitto on se taho, joka päättää" becomes "liitto päättää".
    """
    text = _CLEFT.sub(" ", text)
    for pattern, short in _FULL_NAMES:
        text = pattern.sub(rf"{short}:\1", text)
    return _NO_ENDING.sub("", text)


def same_item(item: Item, other: Item) -> bool:
    """Whether the evidence's item may be called what the claim's is."""
    if item.quantity is not None or other.quantity is not None:
        return item.quantity is not None and other.quantity is not None and item.quantity.same_value(other.quantity)
    if item.word is None or other.word is None:
        return False
    parts = _part_names(other.word.parts) if item.case != "adv" and other.case != "verb" else frozenset()
    same = same_word(item, other) or bool(_names_of(item) & parts)
    return same or _same_stem(item, other) or _same_compound(item.word, other.word)


def same_word(item: Item, other: Item) -> bool:
    """Whether both are the same number or word, or the evidence's may be told as the claim's."""
    if item.quantity is not None:
        return True
    if _lemmas(item) & frozenset().union(*(_APART.get(lemma, ()) for lemma in _lemmas(other))):
        return False
    if _is_doer_of(item) != _is_doer_of(other) and "verb" not in (item.case, other.case):
        return bool(_own_names(item) & _own_names(other))  # "rahoittaja" is no "rahoitus"
    return bool(_names_of(item) & (_names_of(other) | _told_as(other)))


def _is_doer_of(item: Item) -> bool:
    """Whether a noun names who does a deed."""
    return item.word is not None and item.word.lemma.endswith(("ja", "jä", "ttori")) and len(item.word.lemma) > 5


def _own_names(item: Item) -> frozenset[str]:
    """The groups of the word itself, not those of its verb."""
    return frozenset() if item.word is None else GROUPS.get(item.word.lemma, frozenset()) | {item.word.lemma}


def _names_of(item: Item) -> frozenset[str]:
    """The names under which an item may be found in the other sentence."""
    word: Word | None = item.word
    if word is None:
        return frozenset()
    if item.case == "verb":
        return names(word.verb)
    own = names(word.lemma) | names(word.verb) if word.verb else names(word.lemma)
    adverb = names(word.lower) if word.lower.endswith("sti") else frozenset()
    return own | adverb | GROUPS.get(word.lower, frozenset())


def _lemmas(item: Item) -> frozenset[str]:
    word = item.word
    return frozenset() if word is None else frozenset({word.verb if item.case == "verb" else word.lemma})


def _told_as(item: Item) -> frozenset[str]:
    """The names of what the evidence's item may be told as, though not the other way about."""
    word = item.word
    if word is None:
        return frozenset()
    known = (word.verb if item.case == "verb" else word.lemma, word.lower)
    return frozenset().union(*(names(told) for one in known for told in _TOLD_AS.get(one, ())))


@lru_cache(maxsize=20_000)
def names(lemma: str) -> frozenset[str]:
    """The lemma, the verbs that it is the action of, and the groups of all these."""
    if lemma in _ONLY_ITSELF:
        return frozenset({lemma})
    found = {lemma, *verbs_of(lemma), *_of_minen(lemma)}
    if lemma in _ACTIONS:
        found.add(_ACTIONS[lemma])
    if lemma.endswith("sti"):
        found |= {lemma[:-5] + "nen", lemma[:-3], lemma[:-4] + "s"}  # juridisesti, nopeasti, tiiviisti
    return frozenset(found.union(*(GROUPS.get(one, frozenset()) for one in found)))


def _of_minen(lemma: str) -> frozenset[str]:
    """The verb of "allekirjoittaminen", the adjective of "laillisuus"."""
    if lemma.endswith("minen"):
        return frozenset(verb for verb in (lemma[:-5] + "a", lemma[:-5] + "ä") if is_verb(verb))
    return frozenset({lemma[:-4] + "nen"} if lemma.endswith(("isuus", "isyys")) else ())


def _same_compound(word: Word, other: Word) -> bool:
    """Whether two compounds differ in their last part only, and those say the same: "akkeraha", "akkerahoitus"."""
    one, two = word.parts, other.parts
    return len(one) == len(two) > 1 and one[:-1] == two[:-1] and bool(names(one[-1]) & names(two[-1]))


@lru_cache(maxsize=20_000)
def _part_names(parts: tuple[str, ...]) -> frozenset[str]:
    """What the parts of a compound answer for: "ekosysteemisopimus" may be called "sopimus"."""
    return frozenset().union(*(names(part) for part in parts if len(part) > 2))


def _same_stem(item: Item, other: Item) -> bool:
    """Whether two long words differ in their ending only: "syrjimättömyys", "syrjimättömyyttä"."""
    if item.word is None or other.word is None or "verb" in (item.case, other.case):
        return False
    one, two = item.word.lemma, other.word.lemma
    stem = one[: max(_LONG - 1, len(one) - 3)]
    return len(one) > _LONG and two.startswith(stem) and abs(len(one) - len(two)) < 4
