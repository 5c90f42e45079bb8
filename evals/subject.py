"""What is evaluated: anything that answers a question and says which passages it saw."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Protocol

from assistant.answer import Assistant
from assistant.domain import Answer, Passage, Sentence, Turn
from assistant.errors import IndexMissingError
from assistant.question.question import understand
from assistant.settings import Settings
from assistant.verification.verify import check

PASSAGES = 10


class Subject(Protocol):
    """The product, or what it is compared with."""

    @property
    def name(self) -> str:
        """What the results call it."""

    def answer(self, question: str, history: Sequence[Turn]) -> Answer:
        """The answer as a reader would see it."""

    def passages(self, question: str, history: Sequence[Turn]) -> Sequence[Passage]:
        """The first passages, best first."""

    def text(self, document_id: str) -> str:
        """The canonical text of a document; empty when there is no such document."""

    def facts(self) -> Mapping[str, str]:
        """What a reader of the results must know of the index: encoder, analyser, corpus hash and so on."""


class Product:
    """The assistant over one index folder. Texts are read straight from SQLite, past the code under test."""

    name = "apuri"

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._assistant = Assistant.open(settings)
        self._texts = read_texts(settings.index)

    def answer(self, question: str, history: Sequence[Turn]) -> Answer:
        """The answer as a reader would see it."""
        return self._assistant.answer(question, history)

    def passages(self, question: str, history: Sequence[Turn]) -> Sequence[Passage]:
        """The first passages, best first."""
        return self._assistant.search(understand(question, history).standalone, k=PASSAGES)

    def text(self, document_id: str) -> str:
        """The canonical text of a document; empty when there is no such document."""
        return self._texts.get(document_id, "")

    def facts(self) -> Mapping[str, str]:
        """The index's own record."""
        return self._facts

    @cached_property
    def _facts(self) -> Mapping[str, str]:
        return read_meta(self._settings.index)


def catalog_path(index: Path) -> Path:
    """The catalog of the index's current generation. Raises IndexMissingError."""
    try:
        generation = (index / "CURRENT").read_text(encoding="utf-8").strip()
    except OSError:
        raise IndexMissingError(f"There is no index at {index}; build one with: python -m ingest corpus.") from None
    return index / generation / "catalog.sqlite"


def read_texts(index: Path) -> dict[str, str]:
    """Canonical text by document id."""
    return _pairs(index, "SELECT id, text FROM documents")


def read_meta(index: Path) -> dict[str, str]:
    """What the index says of itself."""
    return _pairs(index, "SELECT key, value FROM meta")


def _pairs(index: Path, query: str) -> dict[str, str]:
    connection = sqlite3.connect(f"file:{catalog_path(index)}?mode=ro", uri=True)
    try:
        return {str(key): str(value) for key, value in connection.execute(query)}
    finally:
        connection.close()


def supports(text: str, quotes: Sequence[str]) -> bool:
    """Whether the quotes together carry the text, by the product's own deterministic check."""
    evidence = [
        Sentence(document_id="", ordinal=at, section=0, chunk=0, start=0, end=len(quote), text=quote)
        for at, quote in enumerate(quotes)
    ]
    return bool(check(text, evidence).ok)
