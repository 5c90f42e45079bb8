"""Words that mean alike without a common lemma: vectors of words, and the likeness of texts to a question's words."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from assistant.models.weights import dequantised, packed_file, read_packed, read_word_rows
from assistant.models.word_vectors import load_word_vectors
from assistant.reading.likeness import likeness
from assistant.reading.told import told


def _cosine(one: str, other: str) -> float:
    vectors = load_word_vectors()
    return float(vectors.cosines(vectors.numbers([one]), vectors.numbers([other]))[0, 0])


def test_a_word_is_nearer_to_its_translation_than_to_another_word() -> None:
    for foreign, finnish, other in (
        ("funding", "rahoitus", "kissa"),
        ("avtal", "sopimus", "vesi"),
        ("university", "yliopisto", "maksatus"),
        ("decision", "päätös", "pyörä"),
    ):
        assert _cosine(foreign, finnish) > _cosine(foreign, other) + 0.1


def test_a_word_has_the_same_number_and_vector_whenever_it_is_asked_for() -> None:
    vectors = load_word_vectors()
    first = vectors.numbers(["omarahoitus", "kunta"])
    vectors.numbers([f"sana{n}" for n in range(3000)])
    assert vectors.numbers(["omarahoitus", "kunta"]).tolist() == first.tolist()
    assert np.isclose(vectors.cosines(first, first).diagonal(), 1.0, atol=1e-2).all()


def test_the_rows_of_words_are_those_of_the_unpacked_model() -> None:
    content = packed_file().read_bytes()
    rows, whole = read_word_rows(content), read_packed(content)
    expected = whole.tensors["emb.word"].reshape(whole.header.vocabulary, -1)
    for piece in (5, 1234, 249_999):
        assert np.array_equal(dequantised(rows.blocks[piece]).reshape(-1), expected[piece])
    assert rows.pieces == whole.pieces


@given(st.lists(st.text(max_size=12), max_size=4), st.lists(st.text(max_size=40), max_size=4))
def test_likeness_is_a_share_for_every_text_and_word(words: list[str], texts: list[str]) -> None:
    found = likeness([(word,) for word in words], texts)
    assert found.shape == (len(texts), len(words))
    assert ((found >= 0.0) & (found <= 1.01)).all()


def test_a_word_in_the_text_is_wholly_alike_and_a_text_without_words_not_at_all() -> None:
    found = likeness([("rahoitus",), ("kissa",)], ["Rahoitus päätetään hankkeittain.", "— …"])
    assert found[0, 0] > 0.99
    assert found[0, 1] < 0.5
    assert not found[1].any()


def test_a_sentence_that_pays_nothing_does_not_tell_when_it_is_paid() -> None:
    question = "Milloin tuki maksetaan?"
    paid = told(question, "Tuki maksetaan jälkikäteen maksatushakemuksen perusteella.", "")
    unpaid = told(question, "Tuki on enintään 60 prosenttia.", "")
    assert paid["verb"] == 1.0
    assert unpaid["verb"] == 0.0
    assert paid["told"] > unpaid["told"]


def test_the_verb_must_be_in_the_sentence_and_other_words_may_stand_over_it() -> None:
    over = told("Mitkä ovat Turun painopisteet?", "Ne ovat uudistuva teollisuus ja life science.", "Turku Painopisteet")
    bare = told("Mitkä ovat Turun painopisteet?", "Ne ovat uudistuva teollisuus ja life science.", "")
    assert over["told"] > bare["told"]
