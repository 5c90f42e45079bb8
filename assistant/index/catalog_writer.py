"""Writes a new catalog file: documents in order, rows numbered as they come."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.domain import Commitment, ParsedDocument, Source
from assistant.errors import IndexDamagedError
from assistant.index.catalog_schema import DOCUMENT_COLUMNS, INDICES, SCHEMA, document_row, packed
from assistant.models.encoder_input import chunk_input, input_hash, sentence_input


@dataclass(frozen=True, slots=True)
class Input:
    """A document and the file it came from; ``digest`` covers everything that decides the document's content."""

    parsed: ParsedDocument
    path: str = ""
    digest: str = ""


class CatalogWriter:
    """Writes one catalog: ``add`` each document, ``add_sources``, ``finish``, ``close``. It is no catalog before."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        # The file is new and invisible until the generation is swapped in: no journal is needed to undo anything.
        self._connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 8192;")
        self._connection.executescript(SCHEMA)
        self._connection.execute("BEGIN")
        self.document_count = 0
        self.chunk_count = 0
        self.sentence_count = 0
        self._commitment_count = 0
        self._source_count = 0
        self._ids: set[str] = set()

    def add(self, parsed: ParsedDocument, input_path: str = "", input_digest: str = "") -> None:
        """Append a document. ``input_path`` and its digest let the next ingest see that its file is unchanged.

        Raises IndexDamagedError when an offset of the document breaks its invariants or its id was added before.
        """
        check_parsed(parsed)
        document_id, ordinal = parsed.document.id, self.document_count
        if document_id in self._ids:
            raise IndexDamagedError(f"Two documents have the id {document_id!r}; give one of them another id.")
        self._ids.add(document_id)
        columns = ", ".join(("ordinal", "text", *DOCUMENT_COLUMNS))
        places = ", ".join("?" * (len(DOCUMENT_COLUMNS) + 2))
        values = (ordinal, parsed.text, *document_row(parsed.document))
        self._connection.execute(f"INSERT INTO documents ({columns}) VALUES ({places})", values)
        self._connection.execute("INSERT INTO inputs VALUES (?, ?, ?)", (document_id, input_path, input_digest))
        self._add_parts(ordinal, parsed)
        self.document_count += 1

    def _add_parts(self, document: int, parsed: ParsedDocument) -> None:
        first_chunk, first_sentence = self.chunk_count, self.sentence_count
        for s in parsed.sections:
            extent = (s.start, s.end)
            self._insert("sections", document, s.ordinal, *extent, s.title, s.number, s.level, packed(s.path), s.parent)
        for c in parsed.chunks:
            of_chunk = (first_chunk + c.ordinal, document, c.ordinal, c.section, c.start, c.end)
            self._insert("chunks", *of_chunk, c.context, c.page_start, c.page_end, input_hash(chunk_input(c)))
        for n in parsed.sentences:
            of_sentence = (first_sentence + n.ordinal, document, n.ordinal, n.section, n.chunk, n.start, n.end)
            form = (n.kind.value, n.lead_in, n.page, packed(n.source_ids))
            self._insert("sentences", *of_sentence, *form, first_chunk + n.chunk, input_hash(sentence_input(n)))
        self._add_commitments(document, parsed.commitments)
        self.chunk_count += len(parsed.chunks)
        self.sentence_count += len(parsed.sentences)

    def _add_commitments(self, document: int, commitments: Iterable[Commitment]) -> None:
        for c in commitments:
            values = (self._commitment_count, document, c.party, c.verb, c.start, c.end, c.section, c.page)
            terms = (c.deadline, c.due, c.sum, c.condition, c.frequency, c.standing)
            self._insert("commitments", *values, packed(c.cities), c.strength, packed(c.source_ids), *terms)
            self._commitment_count += 1

    def add_sources(self, sources: Iterable[Source]) -> None:
        """Append original publications; a repeated id keeps the first."""
        for s in sources:
            values = (self._source_count, s.id, s.title, s.publisher, s.date, s.kind, s.language, s.url)
            self._connection.execute("INSERT OR IGNORE INTO sources VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)
            self._source_count += 1

    def finish(self, meta: Mapping[str, str]) -> None:
        """Record ``meta`` and build the indices."""
        self._connection.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
        self._connection.execute("COMMIT")
        self._connection.executescript(INDICES)

    def close(self) -> None:
        """Close the file; not finished before, it is no catalog."""
        self._connection.close()

    def _insert(self, table: str, *values: str | int | bytes | None) -> None:
        self._connection.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(values))})", values)


def check_parsed(parsed: ParsedDocument) -> None:
    """Raise IndexDamagedError unless every offset holds and the ordinals number their parts."""
    name, text = parsed.document.id, parsed.text
    for parts in (parsed.chunks, parsed.sentences, parsed.commitments):
        for part in parts:
            if text[part.start : part.end] != part.text or part.document_id != name:
                raise IndexDamagedError(f"{name}: the text at {part.start}:{part.end} is not the recorded one.")
    for ordered in (parsed.sections, parsed.chunks, parsed.sentences):
        if [part.ordinal for part in ordered] != list(range(len(ordered))):
            raise IndexDamagedError(f"{name}: its parts are not numbered from 0 in order.")
    if "".join(chunk.text for chunk in parsed.chunks) != text:
        raise IndexDamagedError(f"{name}: its chunks do not cover its text without gaps.")
    for chunk in parsed.chunks:
        section = parsed.sections[chunk.section]
        if not section.start <= chunk.start <= chunk.end <= section.end:
            raise IndexDamagedError(f"{name}: chunk {chunk.ordinal} crosses the border of its section.")
    for sentence in parsed.sentences:
        if not 0 <= sentence.chunk < len(parsed.chunks) or not 0 <= sentence.section < len(parsed.sections):
            raise IndexDamagedError(f"{name}: sentence {sentence.ordinal} belongs to no chunk or section.")
