"""Cities, regions, organisations and acting bodies in a sentence, with the case that tells who does what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.language import lists
from assistant.language.places import CITY_CASES, REGION_NAMES
from assistant.language.words import Word

_ACRONYMS = lists.groups("bodies.acronyms")
_BODY_GROUPS = lists.phrases("bodies.same")
_BODY_HEADS = lists.phrases("bodies.heads")
_NON_BODY_ACRONYMS = lists.words("bodies.other_acronyms")
_NOT_BODIES = lists.words("bodies.not_bodies")


@dataclass(frozen=True, slots=True)
class Body:
    """Somebody who can decide, pay, apply or undertake.

    ``head`` names the kind (``liitto``), ``lemma`` the word (``maakuntaliitto``), ``of`` the names and kinds before it
    (``uusimaa``). ``attribute`` is set when the body only qualifies the noun after it (``kaupungin edustajat``).
    """

    head: str
    lemma: str
    of: frozenset[str]
    case: str
    start: int
    end: int
    attribute: bool = False


@cache
def _places() -> frozenset[str]:
    return frozenset(name.casefold().replace("-", "") for name in (*CITY_CASES, *REGION_NAMES))


@cache
def _groups() -> dict[str, str]:
    return {lemma: line.split()[0] for line in _BODY_GROUPS for lemma in line.split()}


def is_place(word: Word) -> bool:
    """Whether the word names a city or a region."""
    return (word.capital or word.lemma == "pääkaupunkiseutu") and word.lemma.replace("-", "") in _places()


def bodies(text: str, found: Sequence[Word]) -> Iterator[Body]:
    """The bodies of the sentence; a city on its own counts as its city administration."""
    for index, word in enumerate(found):
        head = body_head(word)
        following = found[index + 1] if index + 1 < len(found) else None
        adjoining = following is not None and text[word.end : following.start].isspace()
        if not head and _is_organisation(word):
            head = word.lemma
        if not head:
            continue
        attribute = bool(
            adjoining and following and word.case == "gen" and not following.verb and following.lemma != "olla"
        )
        if is_place(word) and attribute and following is not None and body_head(following):
            continue  # "Kuopion kaupunki" is one body, named by its last word
        yield Body(
            _groups().get(head, head), word.lemma, _of(text, found, index), word.case, word.start, word.end, attribute
        )


def _is_organisation(word: Word) -> bool:
    """Whether the word is the acronym of somebody: "VTT", "MDI:n"."""
    name = word.text.partition(":")[0]
    return len(name) > 1 and name.isalpha() and name.isupper() and word.lemma not in _NON_BODY_ACRONYMS


def body_head(word: Word) -> str:
    """The kind of body that a word names; empty when it names none."""
    if is_place(word):
        return "kaupunki" if word.lemma in _cities() else ""
    return _common_head(word.lemma, word.parts)


@cache
def _cities() -> frozenset[str]:
    return frozenset(city.casefold() for city in CITY_CASES)


@lru_cache(maxsize=20_000)
def _common_head(lemma: str, parts: tuple[str, ...]) -> str:
    if lemma.endswith(tuple(_NOT_BODIES)):
        return ""
    if lemma in _ACRONYMS:
        return _ACRONYMS[lemma][-1] if _ACRONYMS[lemma][-1] in _BODY_HEADS else ""
    last = parts[-1] if parts else lemma
    if last in _BODY_HEADS:
        return last
    return next((head for head in _BODY_HEADS if lemma.endswith(head) and len(head) > 5), "")


def _of(text: str, found: Sequence[Word], index: int) -> frozenset[str]:
    """What qualifies the body: names in the genitive before it, the front of its compound."""
    word = found[index]
    of = {part for part in word.parts[:-1] if not any(part in other and part != other for other in word.parts[:-1])}
    if is_place(word):
        return frozenset({word.lemma})
    if word.lemma in _ACRONYMS:
        of |= set(_ACRONYMS[word.lemma][:-1])
    for before in reversed(found[:index]):
        if text[before.end : word.start].strip(" -"):
            break
        opening = before.start == 0 and before.text[1:] == before.lower[1:]
        named = is_place(before) or (before.capital and "-" not in before.text and not opening)
        if before.case in ("gen", "ill") and (named or body_head(before) or before.lemma == "maakunta"):
            of.add(before.lemma)
            of |= set(_ACRONYMS.get(before.lemma, ()))
            word = before
        else:
            break
    return frozenset(of)
