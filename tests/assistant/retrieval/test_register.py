"""The register finds the rows that an official asks for, in whatever form the names are given."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.index.index import Index
from assistant.retrieval.register import EVERY_CITY, Register, Wanted, register
from assistant.settings import Settings


@pytest.fixture(scope="module")
def index(corpus_index: Path) -> Index:
    return Index.open(corpus_index, Settings(index=corpus_index))


def _found(index: Index, **wanted: str) -> Register:
    return register(index.catalog, Wanted(**wanted))


@pytest.mark.parametrize("name", ["Kuopio", "kuopion", "Kuopiossa", "Kuopoi"])
def test_a_city_is_known_in_every_form_of_its_name(index: Index, name: str) -> None:
    found = _found(index, city=name)
    assert found.understood.city == "Kuopio"
    assert found.rows
    assert all("Kuopio" in row.commitment.cities for row in found.rows)


@pytest.mark.parametrize("name", ["TEM", "työ- ja elinkeinoministeriö", "työ- ja elinkeinoministeriön"])
def test_a_party_is_known_by_its_name_and_its_acronym(index: Index, name: str) -> None:
    assert {row.commitment.party for row in _found(index, party=name).rows} == {"TEM ja ohjausryhmä"}


def test_a_misspelt_party_is_understood_and_said(index: Index) -> None:
    found = _found(index, party="kaupunkki")
    assert found.understood.party == "kaupunki"
    assert found.rows


def test_a_strength_may_be_inflected(index: Index) -> None:
    found = _found(index, strength="kiellot")
    assert {row.commitment.strength for row in found.rows} == {"kielto"}


def test_the_same_duty_in_several_documents_is_one_row(index: Index) -> None:
    rows = _found(index).rows
    assert len({(row.commitment.party, row.commitment.text) for row in rows}) == len(rows)
    assert any(row.also for row in rows)


def test_every_row_opens_at_its_sentence(index: Index) -> None:
    for row in _found(index).rows:
        for one in (row.commitment, *row.also):
            assert index.catalog.text(one.document_id)[one.start : one.end] == one.text


def test_an_empty_result_names_what_is_nearest(index: Index) -> None:
    found = _found(index, city="Tampere", party="kaupunki")
    assert not found.rows
    assert {near.condition for near in found.nearest} == {EVERY_CITY, "city", "party"}


def test_a_name_that_nothing_is_like_is_said(index: Index) -> None:
    found = _found(index, city="Narnia")
    assert (found.rows, found.unknown) == ((), ("city",))
    assert found.nearest[0].condition == "city"
