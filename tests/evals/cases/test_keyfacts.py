"""Key facts are found in every number format and inflection, and not inside other numbers or words."""

from __future__ import annotations

import pytest

from evals.cases.keyfacts import found_facts, states


@pytest.mark.parametrize(
    ("text", "variant"),
    [
        ("Tuki on 1 333 333 euroa.", "1333333"),
        ("Tuki on 1\u00a0333\u00a0333 euroa.", "1 333 333"),
        ("Päätös tehtiin 10.–31.5.2021.", "10.-31.5.2021"),
        ("Pirkanmaan liiton tehtävä", "pirkanmaan lii"),
        ("osuus on 25 prosenttia", "25 prosent"),
        ("Vuosi 2022.", "2022"),
        ("jaossa oli 0,9 miljoonaa", "0,9 miljoonaa"),
    ],
)
def test_the_fact_is_found(text: str, variant: str) -> None:
    assert states(text, [variant])


@pytest.mark.parametrize(
    ("text", "variant"),
    [
        ("osuus on 250 euroa", "25"),
        ("osuus on 125 euroa", "25"),
        ("osuus on 2,5 euroa", "5"),
        ("osuus on 25,5 euroa", "25"),
        ("9.2.2021", "2.2021"),
        ("koliitto", "liitto"),
        ("1 150 000 euroa", "150 000"),
    ],
)
def test_part_of_another_number_or_word_is_not_the_fact(text: str, variant: str) -> None:
    assert not states(text, [variant])


def test_each_fact_is_judged_by_any_of_its_variants() -> None:
    assert found_facts("Kaksi vuotta.", [["2 vuotta", "kaksi vuotta"], ["kolme"]]) == [True, False]
