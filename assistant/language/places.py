"""The cities of the programme and other places, by every form and alias of their names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from assistant.language import lists
from assistant.language.morphology import load_analyser
from assistant.language.tokens import tokens

CITY_CASES = lists.groups("places.cities")
OTHER_CITIES = tuple(lists.groups("places.other_cities").values())
REGION_NAMES = lists.phrases("places.regions")
CITY_ALIASES = {
    alias: tuple(cities.split()) for cities, aliases in lists.groups("places.aliases").items() for alias in aliases
}
_ALIAS_ENDINGS = lists.phrases("places.alias_endings")


def named_cities(text: str, more_cities: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the cities that ``text`` names, in its order; ``more_cities`` are looked for besides the programme's."""
    words = [token.text for token in tokens(text)]
    others = {name.casefold(): name for name in more_cities}
    found: dict[str, None] = {}
    for word in [*words, *_hyphen_heads(words)]:
        for city in _cities_of(word) or _by_lemma(word, others):
            found.setdefault(city)
    return tuple(found)


def _hyphen_heads(words: Sequence[str]) -> list[str]:
    """``Lappeenranta-Imatra`` names two cities."""
    return [piece for word in words if "-" in word for piece in word.split("-")]


def _cities_of(word: str) -> tuple[str, ...]:
    forms = _city_forms()
    folded = word.casefold().replace(":", "")
    return forms.get(folded) or forms.get(load_analyser().lemma(word)) or ()


def _by_lemma(word: str, names: dict[str, str]) -> tuple[str, ...]:
    name = names.get(word.casefold()) or names.get(load_analyser().lemma(word))
    return (name,) if name else ()


@cache
def _city_forms() -> dict[str, tuple[str, ...]]:
    """Case-folded form → the cities it names."""
    forms = {
        alias + ending: cities for alias, cities in CITY_ALIASES.items() for ending in _ALIAS_ENDINGS if len(alias) > 2
    }
    for city, cases in CITY_CASES.items():
        forms |= {case.casefold(): CITY_ALIASES.get(city.casefold(), (city,)) for case in cases}
    return forms
