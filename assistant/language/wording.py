"""Which words say the same: synonyms, a verb and its nouns, a compound and its parts.

A word has *concepts*: the names of its synonym groups, or its lemma (the infinitive for every form of a verb and for
the noun of an action). Two words agree when they share a concept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from assistant.language import lists
from assistant.language.numerals import leading_numeral
from assistant.language.words import Word, is_verb

_ACRONYMS = lists.groups("bodies.acronyms")
_EMPTY_WORDS = lists.marked("stopwords.words", "evidence")
_STOP_LEMMAS = lists.marked("stopwords.words", "index")
_SYNONYM_GROUPS = lists.phrases("synonyms.groups")

_MIN_SHARED = 6
_ACTION_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("inti", ("oida", "öidä")),
    ("ointi", ("oida",)),
    ("nta", ("ta", "a", "ia")),
    ("ntä", ("tä", "ä", "iä")),
    ("us", ("aa", "taa", "ttaa")),
    ("ys", ("ää", "tää", "ttää")),
    ("tus", ("ttaa", "taa")),
    ("tys", ("ttää", "tää")),
    ("ely", ("ellä",)),
    ("elu", ("ella",)),
    ("o", ("aa", "a")),
    ("ö", ("ää", "ä")),
)


@cache
def _groups() -> dict[str, frozenset[str]]:
    """Lemma → names of its synonym groups."""
    groups: dict[str, set[str]] = defaultdict(set)
    for line in _SYNONYM_GROUPS:
        name, *others = line.split()
        for lemma in (name, *others):
            groups[lemma].add(f"={name}")
    return {lemma: frozenset(names) for lemma, names in groups.items()}


@lru_cache(maxsize=20_000)
def concepts_of(lemma: str) -> frozenset[str]:
    """The concepts of one lemma."""
    found = set(_groups().get(lemma, ()))
    for verb in _possible_verbs(lemma):
        if verb in _groups():
            found |= _groups()[verb]
        elif is_verb(verb):
            found.add(verb)
    return frozenset(found | {lemma})


@lru_cache(maxsize=20_000)
def verbs_of(noun: str) -> frozenset[str]:
    """The verbs whose action a noun names, by its ending: "koordinointi" → "koordinoida"."""
    return frozenset(verb for verb in _possible_verbs(noun) if is_verb(verb))


def _possible_verbs(noun: str) -> Iterator[str]:
    for ending, replacements in _ACTION_ENDINGS:
        if noun.endswith(ending) and len(noun) > len(ending) + 3:
            yield from (noun[: -len(ending)] + replacement for replacement in replacements)


@lru_cache(maxsize=20_000)
def concepts(lemma: str, verb: str = "") -> frozenset[str]:
    """The concepts of a word by its lemma and, when it is a verb's form, the infinitive."""
    return concepts_of(lemma) | (concepts_of(verb) if verb else frozenset())


@lru_cache(maxsize=20_000)
def all_concepts(lemma: str, verb: str, parts: tuple[str, ...]) -> frozenset[str]:
    """The concepts of a word and of its parts: what it offers as evidence."""
    found = concepts(lemma, verb)
    for part in parts:
        found |= concepts_of(part)
    for full in _ACRONYMS.get(lemma, ()):
        found |= concepts_of(full)
    if (split := leading_numeral(lemma)) is not None:
        found |= concepts_of(split[1])
    return found


def offered(evidence: Iterable[Word]) -> frozenset[str]:
    """Every concept that these words can answer for."""
    found: set[str] = set()
    for word in evidence:
        found |= all_concepts(word.lemma, word.verb, word.parts)
    return frozenset(found)


def covered(word: Word, evidence: frozenset[str]) -> bool:
    """Whether the evidence has this word, a synonym of it, or all the parts of the compound."""
    if concepts(word.lemma, word.verb) & evidence:
        return True
    parts = [part for part in word.parts if len(part) > 2]
    if parts and all(concepts_of(part) & evidence or _within(part, parts, evidence) for part in parts):
        return True
    if word.lemma in _ACRONYMS:
        return all(concepts_of(part) & evidence for part in _ACRONYMS[word.lemma])
    return _by_stem(word.lemma, evidence)


def _within(part: str, parts: list[str], evidence: frozenset[str]) -> bool:
    """A part of a part counts when the larger part is there (``kunta`` in ``maakunta``)."""
    return any(part in other and other != part and concepts_of(other) & evidence for other in parts)


def _by_stem(lemma: str, evidence: frozenset[str]) -> bool:
    """An unknown derivative shares a long beginning with a word of the evidence (``hiilineutraalius``)."""
    if len(lemma) < _MIN_SHARED + 2:
        return False
    stem = lemma[: max(_MIN_SHARED, len(lemma) - 3)]
    return any(other.startswith(stem) and len(other) <= len(lemma) + 3 for other in evidence if other[0] != "=")


def is_empty(word: Word) -> bool:
    """Whether a word has no content of its own (function words; numbers are compared elsewhere)."""
    return (
        word.lower in _EMPTY_WORDS
        or word.lemma in _EMPTY_WORDS
        or word.lemma in _STOP_LEMMAS
        or word.lower[0].isdigit()
    )
