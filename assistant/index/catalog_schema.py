"""The tables of ``catalog.sqlite`` and how a row becomes a domain value."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from assistant.domain import Chunk, Commitment, Document, Section, Sentence, SentenceKind

FORMAT = "2"
"""Of the whole index folder; raised when a reader of an earlier one would misread it."""

SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE documents (
    ordinal INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, text TEXT NOT NULL,
    title TEXT, publisher TEXT, kind TEXT, language TEXT, date TEXT, url TEXT, cities TEXT, status TEXT,
    authority TEXT, source_ids TEXT, path TEXT, content_hash TEXT, page_starts TEXT);
CREATE TABLE inputs (document_id TEXT PRIMARY KEY, path TEXT NOT NULL, hash TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE sources (
    ordinal INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    title TEXT, publisher TEXT, date TEXT, kind TEXT, language TEXT, url TEXT);
CREATE TABLE sections (
    document INTEGER NOT NULL, ordinal INTEGER NOT NULL, start INTEGER, "end" INTEGER,
    title TEXT, number TEXT, level INTEGER, path TEXT, parent INTEGER,
    PRIMARY KEY (document, ordinal)) WITHOUT ROWID;
CREATE TABLE chunks (
    row INTEGER PRIMARY KEY, document INTEGER NOT NULL, ordinal INTEGER NOT NULL, section INTEGER NOT NULL,
    start INTEGER, "end" INTEGER, context TEXT, page_start INTEGER, page_end INTEGER, hash BLOB NOT NULL);
CREATE TABLE sentences (
    row INTEGER PRIMARY KEY, document INTEGER NOT NULL, ordinal INTEGER NOT NULL, section INTEGER NOT NULL,
    chunk INTEGER NOT NULL, start INTEGER, "end" INTEGER, kind TEXT, lead_in INTEGER, page INTEGER, source_ids TEXT,
    chunk_row INTEGER NOT NULL, hash BLOB NOT NULL);
CREATE TABLE commitments (
    row INTEGER PRIMARY KEY, document INTEGER NOT NULL, party TEXT, verb TEXT, start INTEGER, "end" INTEGER,
    section TEXT, page INTEGER, cities TEXT, strength TEXT, source_ids TEXT,
    deadline TEXT, due TEXT, sum TEXT, condition TEXT, frequency TEXT, standing TEXT);
"""

INDICES = """
CREATE INDEX chunks_document ON chunks (document);
CREATE INDEX sentences_document ON sentences (document, ordinal);
CREATE INDEX sentences_chunk ON sentences (chunk_row);
CREATE INDEX commitments_document ON commitments (document);
"""

DOCUMENT_COLUMNS = (
    "id",
    "title",
    "publisher",
    "kind",
    "language",
    "date",
    "url",
    "cities",
    "status",
    "authority",
    "source_ids",
    "path",
    "content_hash",
    "page_starts",
)
SENTENCE_COLUMNS = (
    "row",
    "document",
    "ordinal",
    "section",
    "chunk",
    "start",
    '"end"',
    "kind",
    "lead_in",
    "page",
    "source_ids",
)
COMMITMENT_COLUMNS = (
    "row",
    "document",
    "party",
    "verb",
    "start",
    '"end"',
    "section",
    "page",
    "cities",
    "strength",
    "source_ids",
    "deadline",
    "due",
    "sum",
    "condition",
    "frequency",
    "standing",
)


def packed(values: Sequence[Any]) -> str:
    """A tuple of strings or numbers as it is stored."""
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")) if values else ""


def unpacked(stored: str) -> tuple[Any, ...]:
    """The tuple that ``packed`` stored."""
    return tuple(json.loads(stored)) if stored else ()


def document_row(document: Document) -> tuple[Any, ...]:
    """The values of DOCUMENT_COLUMNS."""
    return tuple(
        packed(value) if isinstance(value, tuple) else value
        for value in (getattr(document, name) for name in DOCUMENT_COLUMNS)
    )


def document_from_row(row: Sequence[Any]) -> Document:
    """From the values of DOCUMENT_COLUMNS."""
    values = dict(zip(DOCUMENT_COLUMNS, row, strict=True))
    for name in ("cities", "source_ids", "page_starts"):
        values[name] = unpacked(values[name])
    return Document(**values)


def section_from_row(document_id: str, row: Sequence[Any]) -> Section:
    """From all columns of ``sections``."""
    _, ordinal, start, end, title, number, level, path, parent = row
    return Section(document_id, ordinal, start, end, title, number, level, unpacked(path), parent)


def chunk_from_row(document_id: str, text: str, row: Sequence[Any]) -> Chunk:
    """From all columns of ``chunks`` and the document's text."""
    _, _, ordinal, section, start, end, context, page_start, page_end, _ = row
    return Chunk(document_id, ordinal, section, start, end, text[start:end], context, page_start, page_end)


def sentence_from_row(document_id: str, text: str, row: Sequence[Any]) -> Sentence:
    """From the values of SENTENCE_COLUMNS and the document's text."""
    _, _, ordinal, section, chunk, start, end, kind, lead_in, page, sources = row
    return Sentence(
        document_id,
        ordinal,
        section,
        chunk,
        start,
        end,
        text[start:end],
        SentenceKind(kind),
        lead_in,
        page,
        unpacked(sources),
    )


def commitment_from_row(document_id: str, text: str, row: Sequence[Any]) -> Commitment:
    """From the values of COMMITMENT_COLUMNS and the document's text."""
    _, _, party, verb, start, end, section, page, cities, strength, sources, *terms = row
    quote = text[start:end]
    where = (start, end, section, page, unpacked(cities))
    return Commitment(document_id, party, verb, quote, *where, strength, unpacked(sources), *terms)
