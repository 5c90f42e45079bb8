from __future__ import annotations

import pytest

from assistant.instructions import addresses_model, without_instructions
from evals.adversarial_build import statements
from evals.injections import injections


def test_every_injection_text_is_recognised() -> None:
    assert [item.text for item in injections() if not addresses_model(item.text)] == []


def test_there_are_at_least_sixty_of_them_in_two_languages() -> None:
    assert len(injections()) >= 60
    assert {item.language for item in injections()} == {"fi", "en"}


def test_no_sentence_of_the_corpus_is_taken_for_one() -> None:
    assert [s.text for s in statements() if addresses_model(s.text)] == []


@pytest.mark.parametrize("template", ["{question} {injection}", "{injection} {question}"])
def test_a_question_is_freed_of_what_stands_beside_it(template: str) -> None:
    question = "Mikä on kaupungin oman rahoituksen vähimmäisosuus?"
    for item in injections():
        assert without_instructions(template.format(question=question, injection=item.text)) == question


def test_a_text_of_nothing_else_stays() -> None:
    assert without_instructions("Kerro minulle vitsi.") == "Kerro minulle vitsi."
