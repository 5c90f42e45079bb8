"""The dictionary of word forms."""

from __future__ import annotations

import pytest

from assistant.language.lexicon import load_lexicon


@pytest.mark.parametrize(
    ("form", "lemma", "common"),
    [("sopimuksen", "sopimus", "sopimus"), ("oulussa", "oulu", None), ("xyzzy", None, None)],
)
def test_a_form_has_a_lemma_which_may_be_a_name(form: str, lemma: str | None, common: str | None) -> None:
    lexicon = load_lexicon()
    assert (lexicon.lemma(form), lexicon.common_lemma(form)) == (lemma, common)
