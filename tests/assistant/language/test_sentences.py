"""Sentence splitting: what it must never do, and how well it does on sentences of our own."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.language.sentences import admits_gap, is_notice, sets_apart, split_sentences

SENTENCES = Path(__file__).with_name("sentences_fi.txt")

# fmt: off
_pieces = st.sampled_from([
    "Kaupunki", "n.", "esim.", "9.", "31.12.2027", "§", "5 §:n", "mom.", "jne.", "”", "(", ")", "–", "klo 16.15",
    "?", "!", "...", "hakee", "\n", "\n\n", "A.", "www.esimerkki.fi", "1.", "Se", "milj. euroa", ",", ".",
    " ", "\u00a0", "3,5", "%",
])
# fmt: on
texts = st.one_of(st.text(max_size=200), st.lists(_pieces, max_size=40).map(" ".join))


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


def paragraphs() -> list[list[str]]:
    lines = SENTENCES.read_text(encoding="utf-8").splitlines()
    groups = "\n".join(line for line in lines if not line.startswith("#")).split("\n\n")
    return [group.split("\n") for group in groups if group.strip()]


@given(texts)
@settings(max_examples=300)
def test_spans_are_ordered_apart_trimmed_and_hold_every_visible_character(text: str) -> None:
    spans = split_sentences(text)
    covered = 0
    for start, end in spans:
        assert covered <= start < end <= len(text)
        assert text[covered:start].strip() == ""
        assert text[start:end] == text[start:end].strip()
        assert "\n" not in text[start:end]
        covered = end
    assert text[covered:].strip() == ""


@given(texts)
@settings(max_examples=200)
def test_splitting_a_sentence_again_changes_nothing_about_where_its_lines_end(text: str) -> None:
    for sentence in split(text):
        assert "".join("".join(split(sentence)).split()) == "".join(sentence.split())


@given(
    st.lists(st.sampled_from([s for group in paragraphs() for s in group if s[-1] in ".?!"]), min_size=1, max_size=6)
)
@settings(max_examples=100)
def test_a_full_stop_before_a_capital_letter_separates(sentences: list[str]) -> None:
    assert len(split("\n".join(sentences))) >= len(sentences)


def test_at_least_two_hundred_administrative_sentences_are_split_as_their_author_meant() -> None:
    expected = found = correct = 0
    for group in paragraphs():
        ends, position = set(), 0
        for sentence in group:
            position += len(sentence)
            ends.add(position)
            position += 1
        got = {end for _, end in split_sentences(" ".join(group))}
        expected, found, correct = expected + len(ends), found + len(got), correct + len(ends & got)
    precision, recall = correct / found, correct / expected
    assert expected >= 200
    assert min(precision, recall) >= 0.97, f"precision {precision:.3f}, recall {recall:.3f} on {expected} sentences"


@pytest.mark.parametrize(
    "sentence",
    [
        "Sopimus tehtiin 9. helmikuuta 2021 kaupungin kanssa.",
        "Kausi päättyy 31.12.2027 mennessä.",
        "Tukea saa esim. Tampereen kaupunki.",
        "Tähän kuuluvat mm. Espoo ja Vantaa.",
        "Rahaa on n. 30 milj. euroa, ks. liite.",
        "Kokous alkaa klo 9.30 ja päättyy klo 11.",
        "Asiasta säädetään lain 5 §:ssä ja 7 §:n 2 mom. lopussa.",
        "3.2 Rahoitus ja kustannukset",
        "1. Tavoitteet ja toimenpiteet",
        "Esittelijä oli J. R. Virtanen.",
        "”Onko näin?” hän kysyi.",
        "Summa on 1.250.000 euroa.",
        "Lisätietoja: etunimi.sukunimi@esimerkki.fi",
        "Sen 2. vaihe alkaa.",
    ],
)
def test_these_stay_whole(sentence: str) -> None:
    assert split(sentence) == [sentence]


def test_a_footnote_number_stays_with_the_sentence_it_follows() -> None:
    assert split("Tuki päättyy.1 Uusi haku alkaa.") == ["Tuki päättyy.1", "Uusi haku alkaa."]


def test_a_line_break_always_ends_a_sentence() -> None:
    assert split("palkat\nmatkat") == ["palkat", "matkat"]


@pytest.mark.parametrize(
    ("text", "gap", "notice", "apart"),
    [
        ("Rahoittavaa viranomaista aineisto ei nimeä.", True, False, False),
        ("Painopisteitä aineisto ei luettele, mutta niitä on kolme.", False, False, False),
        ("Tämä on Ekosysteemiapurin oma kooste.", False, True, False),
        ("Tiedotteen mukaan kaupunkeja on 16, mutta ohjeen mukaan 17.", False, False, True),
        ("Liitto päättää rahoituksesta.", False, False, False),
    ],
)
def test_a_sentence_on_the_material_itself_is_told_from_one_that_answers(
    text: str, gap: bool, notice: bool, apart: bool
) -> None:
    assert (admits_gap(text), is_notice(text), sets_apart(text)) == (gap, notice, apart)
