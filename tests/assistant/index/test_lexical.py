from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import IndexDamagedError, IndexMismatchError
from assistant.index.lexical import LexicalIndex, top
from assistant.language.morphology import Analyser, load_analyser

TEXTS = [
    ("Rahoitus", "Hankkeen omarahoitusosuuden on oltava vähintään 30 prosenttia."),
    ("Sopimus", "Ekosysteemisopimukset ovat aiesopimuksia valtion ja kaupunkien välillä."),
    ("§ 137 Talousarvio", "Kaupunginhallitus hyväksyi talousarvion 30.9.2020."),
    ("Turku", "Turun painopisteet ovat terveys ja uudistuva teollisuus. EAKR:n hakuja on kaksi."),
    ("Turku", "Korikobrat anoi tukea heittokoneeseen."),
]


@pytest.fixture
def index(tmp_path: Path) -> LexicalIndex:
    LexicalIndex.build(tmp_path, ((row, context, text) for row, (context, text) in enumerate(TEXTS)))
    return LexicalIndex.open(tmp_path)


@pytest.mark.parametrize(
    ("query", "row"),
    [
        ("omarahoitusosuus", 0),
        ("oma rahoitus", 0),
        ("ekosysteemisopimuksesta", 1),
        ("mikä on aiesopimus", 1),
        ("137 §", 2),
        ("talousarviot", 2),
        ("2020", 2),
        ("eakr", 3),
        ("Turussa", 3),
        ("korikobrien", 4),
        ("heittokone", 4),
        ("ekosyteemisopimus", 1),
        ("omarahotusosuus", 0),
    ],
)
def test_a_query_in_another_form_finds_the_text(index: LexicalIndex, query: str, row: int) -> None:
    assert index.search(query, 1)[0][0] == row


def test_what_may_be_a_word_of_another_language_is_not_taken_for_a_finnish_one_misspelt(index: LexicalIndex) -> None:
    assert index.query("omarahotusosuus").weights
    assert not index.query("heitokone", respell=False).weights
    assert index.query("heitokone", respell=False).unknown == ("heitokone",)


def test_a_query_is_as_large_as_what_it_looks_for(index: LexicalIndex) -> None:
    assert index.query("Turku").size < index.query("Turku omarahoitusosuus").size
    assert index.query("xyzzyx", respell=False).size == 1.0


def test_a_whole_word_weighs_more_than_the_part_of_a_compound(tmp_path: Path) -> None:
    LexicalIndex.build(
        tmp_path, [(0, "", "Uusi rahoituspäätös tuli."), (1, "", "Uusi rahoitus tuli."), (2, "", "Muu.")]
    )
    assert [row for row, _ in LexicalIndex.open(tmp_path).search("rahoitus", 3)] == [1, 0]


def test_only_allowed_rows_are_found(index: LexicalIndex) -> None:
    assert [row for row, _ in index.search("Turku", 5)] == [3, 4]
    assert [row for row, _ in index.search("Turku", 5, allowed_rows=[0, 4])] == [4]
    assert index.search("Turku", 5, allowed_rows=[]) == []


@pytest.mark.parametrize("query", ["", "   ", "???", "xyzzy", "ja on se"])
def test_a_query_without_a_word_of_the_index_finds_nothing(index: LexicalIndex, query: str) -> None:
    assert index.search(query, 5) == []


def test_an_empty_index_answers_nothing(tmp_path: Path) -> None:
    LexicalIndex.build(tmp_path, [])
    assert LexicalIndex.open(tmp_path).search("rahoitus", 5) == []


def test_an_index_of_another_analyser_is_refused(tmp_path: Path) -> None:
    LexicalIndex.build(tmp_path, [(0, "", "Teksti.")])

    class Other(Analyser):
        def __init__(self) -> None:
            self.name = "other"

    with pytest.raises(IndexMismatchError, match="other"):
        LexicalIndex.open(tmp_path, Other())


def test_a_missing_file_is_said_in_one_line(tmp_path: Path) -> None:
    LexicalIndex.build(tmp_path, [(0, "", "Teksti.")])
    (tmp_path / "impacts").unlink()
    with pytest.raises(IndexDamagedError, match="build it anew") as error:
        LexicalIndex.open(tmp_path)
    assert "\n" not in str(error.value)


def test_building_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        LexicalIndex.build(tmp_path / name, ((row, *texts) for row, texts in enumerate(TEXTS)), load_analyser())
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


@given(st.lists(st.floats(0, 5, width=32), max_size=30), st.integers(0, 40))
@settings(max_examples=50, deadline=None)
def test_top_is_the_head_of_a_stable_sort(values: list[float], k: int) -> None:
    scores = np.asarray(values, np.float32)
    assert top(scores, k).tolist() == np.argsort(-scores, kind="stable")[:k].tolist()
