"""A statement brought along: what carries it, what differs from it, what only comes near."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answer import Assistant
from assistant.settings import Settings
from assistant.verification.examine import MOST_SENTENCES, Bearing


@pytest.fixture(scope="module")
def assistant(corpus_index: Path) -> Assistant:
    return Assistant.open(Settings(index=corpus_index))


def test_a_sentence_of_the_material_carries_itself(assistant: Assistant) -> None:
    statement = "Kaupunkien oman rahoitusosuuden eli omarahoitusosuuden minimi on 25 prosenttia."
    (one,) = assistant.examine(statement)
    assert one.bearing is Bearing.CARRIES
    assert statement in [cited.quote for witness in one.witnesses for cited in witness.citations]


def test_another_number_differs_and_the_source_is_named(assistant: Assistant) -> None:
    (one,) = assistant.examine("Kaupungin omarahoitusosuus on vähintään 30 prosenttia.")
    assert one.bearing is Bearing.DIFFERS
    assert one.witnesses[0].reason == "number"
    assert "25 prosenttia" in one.witnesses[0].citations[0].quote


def test_what_the_material_does_not_say_is_only_near_and_the_words_it_lacks_are_named(assistant: Assistant) -> None:
    (one,) = assistant.examine("Lopullisen rahoituspäätöksen tekee eduskunta.")
    assert one.bearing is Bearing.NEAR
    assert "eduskunta" in one.witnesses[0].missing


def test_every_sentence_of_a_text_is_examined_up_to_a_limit(assistant: Assistant) -> None:
    assert len(assistant.examine("Kuopio on kaupunki. Lahti on kaupunki.")) == 2
    assert len(assistant.examine("Kuopio on kaupunki. " * 20)) == MOST_SENTENCES
    assert assistant.examine(" 123 ") == ()


def test_what_is_shown_stands_in_the_catalog(assistant: Assistant) -> None:
    for one in assistant.examine("Kuopion painopiste on kaivosala. Sopimukset ovat sitovia."):
        for cited in (cited for witness in one.witnesses for cited in witness.citations):
            assert assistant.text(cited.document_id)[cited.start : cited.end] == cited.quote
