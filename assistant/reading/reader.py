"""Whether a sentence answers a question, as a reader says: one interface, several readers (the trained one, none)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from assistant.models.reader import Read, shipped_reader
from assistant.question.question import Question
from assistant.reading.evidence import Evidence
from assistant.settings import Settings

READ = 2
"""Sentences that are read for a question, the likeliest first: the second tells how sure the first is."""


class Reader(Protocol):
    """Reads texts beside a question."""

    def read(self, question: str, texts: Sequence[str]) -> list[Read]:
        """Return what each text holds for the question."""


def load_reader(settings: Settings) -> Reader | None:
    """Return the reader that ``settings`` name; None when it is switched off (``APURI_READER=none``)."""
    return None if settings.reader == "none" else shipped_reader()


def read_best(reader: Reader, question: Question, evidence: Sequence[Evidence]) -> tuple[float, float]:
    """Return the probabilities that the best sentence answers and that the next one does (0 when there is none)."""
    found = reader.read(question.standalone, [window(item) for item in evidence[:READ]])
    probabilities = [read.probability for read in found] + [0.0] * READ
    return probabilities[0], probabilities[1]


def window(item: Evidence) -> str:
    """Return a sentence as the reader gets it: title and heading, the sentence before, then the sentence."""
    over = (item.passage.document.title, item.passage.section.title)
    return " ".join((*(f"{part}." for part in over if part), item.candidate.before, item.sentence.text))
