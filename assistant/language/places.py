"""The cities of the programme and other places, with the forms of their names."""

from __future__ import annotations

from assistant.language import lists

CITY_CASES = lists.groups("places.cities")
CITY_ALIASES = {
    alias: tuple(cities.split()) for cities, aliases in lists.groups("places.aliases").items() for alias in aliases
}
ALIAS_ENDINGS = lists.phrases("places.alias_endings")
REGION_NAMES = lists.phrases("places.regions")
OTHER_CITIES = tuple(lists.groups("places.other_cities").values())
