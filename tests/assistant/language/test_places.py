"""Cities by every name they go by."""

from __future__ import annotations

import pytest

from assistant.language.places import CITY_CASES, named_cities


@pytest.mark.parametrize(
    ("text", "cities"),
    [
        ("Tampereella ja Oulussa", ("Tampere", "Oulu")),
        ("Lappeenranta-Imatra", ("Lappeenranta", "Imatra")),
        ("pk-seudulla", ("Helsinki", "Espoo", "Vantaa")),
        ("Treen hanke", ("Tampere",)),
        ("Helsingforsin ja Åbos", ("Helsinki", "Turku")),
        ("Kuopio:n", ("Kuopio",)),
        ("Lapuan valtuusto", ()),
    ],
)
def test_cities_are_found_in_their_order_by_any_name(text: str, cities: tuple[str, ...]) -> None:
    assert named_cities(text) == cities


@pytest.mark.parametrize("city", sorted(CITY_CASES))
def test_a_city_is_found_in_every_case(city: str) -> None:
    for form in CITY_CASES[city]:
        found = named_cities(form)
        assert city in found or len(found) == 3  # pääkaupunkiseutu is three


def test_a_city_outside_the_programme_is_found_when_it_is_looked_for() -> None:
    assert named_cities("Lapuan nuorisovaltuusto", ["Lapua"]) == ("Lapua",)
