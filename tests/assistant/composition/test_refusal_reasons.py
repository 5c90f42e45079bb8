"""A refusal says what the nearest sentence lacks."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answer import Assistant
from assistant.composition.prompts import GAPS
from assistant.domain import AnswerStatus
from assistant.reading.contradiction import GapKind
from assistant.settings import Settings


@pytest.fixture(scope="module")
def assistant(corpus_index: Path) -> Assistant:
    return Assistant.open(Settings(index=corpus_index))


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("Paljonko Vaasan haussa oli rahaa vuonna 2019?", "ei vuotta 2019"),
        ("Paljonko Salo sai käynnistysrahaa?", "Aineistossa ei mainita nimeä Salo."),
        ("Onko urheilu mielestäsi hyvä painopiste Lahdelle?", "mielipidettä"),
        ("Missä vaiheessa hakemuksemme on?", "yksittäistä hakemusta"),
    ],
)
def test_a_refusal_names_what_is_missing(assistant: Assistant, question: str, reason: str) -> None:
    answer = assistant.answer(question)
    assert answer.status is AnswerStatus.NOT_IN_MATERIAL
    assert reason in answer.text


def test_every_kind_of_gap_has_its_words() -> None:
    assert set(GAPS) == set(GapKind)
