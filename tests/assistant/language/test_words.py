"""What grammar tells of a word: lemma, verb, form, case."""

from __future__ import annotations

import pytest

from assistant.language.words import Form, Word, words


def word(text: str) -> Word:
    return words(text)[0]


@pytest.mark.parametrize(
    ("text", "verb", "form", "passive"),
    [
        ("päätti", "päättää", Form.PAST, False),
        ("päättävät", "päättää", Form.PRESENT, False),
        ("kehitetään", "kehittää", Form.PRESENT, True),
        ("päätettiin", "päättää", Form.PAST, True),
        ("olisi", "olla", Form.CONDITIONAL, False),
        ("nimenneet", "nimetä", Form.PARTICIPLE, False),
        ("toteutettava", "toteuttaa", Form.NECESSIVE, True),
        ("tarvitse", "tarvita", Form.CONNEGATIVE, False),
        ("hakea", "hakea", Form.INFINITIVE, False),
        ("kaupunki", "", Form.OTHER, False),
    ],
)
def test_a_verb_form_is_told_from_a_noun(text: str, verb: str, form: Form, passive: bool) -> None:
    found = word(text)
    assert (found.verb, found.form, found.passive) == (verb, form, passive)


@pytest.mark.parametrize(
    ("text", "lemma", "case"),
    [
        ("liitto", "liitto", "nom"),
        ("maakunnan", "maakunta", "gen"),
        ("rahoituksesta", "rahoitus", "ela"),
        ("kaupungit", "kaupunki", "nompl"),
        ("Oulussa", "oulu", "ine"),
        ("EAKR:n", "eakr", "gen"),
    ],
)
def test_a_noun_has_its_lemma_and_case(text: str, lemma: str, case: str) -> None:
    found = word(text)
    assert (found.lemma, found.case) == (lemma, case)


def test_a_compound_with_a_meaning_of_its_own_has_no_parts() -> None:
    assert {"oma", "rahoitus", "osuus"} <= set(word("omarahoitusosuus").parts)
    assert word("maakunta").parts == ()
