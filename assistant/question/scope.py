"""Whether a sentence speaks of the city and the year that a question asks about."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from assistant.domain import Passage
from assistant.language import lists
from assistant.language.morphology import load_analyser
from assistant.language.places import named_cities
from assistant.language.tokens import tokens

_CITY_PARTY = lists.text("questions.city")
_ON_BEHALF = lists.text("questions.on_behalf")
_ORDINAL_LEMMAS = lists.integers("numerals.ordinals")

_YEARS = re.compile(r"\b((?:19|20)\d\d)\s?[–-]\s?((?:19|20)\d\d)\b")


@lru_cache(maxsize=50_000)
def cities_in(text: str) -> frozenset[str]:
    """The cities of the programme that a text names."""
    return frozenset(named_cities(text))


@lru_cache(maxsize=50_000)
def years_in(text: str) -> tuple[frozenset[int], frozenset[int]]:
    """The years a text names, and those that its spans of years (2021–2027) contain besides."""
    named = frozenset(int(year) for year in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", text))
    spanned = {year for first, last in _YEARS.findall(text) for year in range(int(first) + 1, int(last))}
    return named, frozenset(spanned) - named


def headings(passage: Passage) -> str:
    """Title and headings over a passage."""
    return " ".join((passage.document.title, *passage.section.path, passage.section.title))


def city_fit(asked: frozenset[str], text: str, before: str, passage: Passage) -> float:
    """1 when the sentence names an asked city, 0.8 when what stands over it does, 0 when nothing tells, -1 for others.

    A sentence that names only other cities is no evidence for the asked one, except in the asked city's own document.
    """
    if not asked:
        return 0.0
    own = cities_in(text)
    if own & asked:
        return 1.0
    document = frozenset(passage.document.cities)
    around = cities_in(headings(passage)) | (document if len(document) <= 3 else frozenset())
    if around & asked:
        return 0.3 if own else 0.8
    if own or around:
        return -1.0
    return 0.5 if cities_in(before) & asked else 0.0


def year_fit(asked: frozenset[int], text: str, before: str, passage: Passage) -> float:
    """1 when the sentence names an asked year, 0.5 when its span contains one, -1 when it names only others."""
    if not asked:
        return 0.0
    named, spanned = years_in(text)
    if named & asked:
        return 1.0
    if spanned & asked:
        return 0.5
    around = years_in(headings(passage))[0] | years_in(before)[0]
    if named:
        return -0.5 if around & asked else -1.0
    return 0.5 if around & asked else 0.0


@lru_cache(maxsize=50_000)
def ordinals_in(text: str) -> frozenset[int]:
    """Which of several a text speaks of: "toinen haku" is the second."""
    analyser = load_analyser()
    lemmas = (analyser.lemma(token.text) for token in tokens(text))
    return frozenset(_ORDINAL_LEMMAS[lemma] for lemma in lemmas if lemma in _ORDINAL_LEMMAS)


def other_ordinal(question: str, text: str) -> bool:
    """Whether the text speaks only of another one of several than the question: the second call, not the third."""
    asked, found = ordinals_in(question), ordinals_in(text)
    return bool(asked and found and not asked & found)


def other_side(question: str, text: str) -> bool:
    """Whether the text tells who acted for another party only: "valtion puolesta", not "kaupungin puolesta"."""
    asked, found = sides_in(question), sides_in(text)
    return bool(asked and found and not asked & found)


@lru_cache(maxsize=50_000)
def sides_in(text: str) -> frozenset[str]:
    """The parties on whose behalf ("X:n puolesta") something is done in a text; a city's name is its city."""
    analyser, words = load_analyser(), [token.text for token in tokens(text)]
    before = [word for word, after in pairwise(words) if after.casefold() == _ON_BEHALF]
    return frozenset(_CITY_PARTY if cities_in(word) else analyser.lemma(word) for word in before)
