"""SQLite: documents, sections, chunks, sentences, commitments — text and offsets, no vectors.

Chunks are numbered 0..N-1 over the whole index (their ``row``) and sentences 0..M-1, both in document order; the
vectors and the lexical index use the same rows. Texts of sections, chunks and sentences are not stored a second
time: they are slices of ``documents.text``. A catalog is written once, by ``CatalogWriter``, and then only read.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.checksums import sha256
from assistant.domain import Chunk, Commitment, Document, ParsedDocument, Section, Sentence, Source
from assistant.errors import IndexDamagedError, IndexMissingError
from assistant.index.catalog_schema import (
    COMMITMENT_COLUMNS,
    DOCUMENT_COLUMNS,
    SENTENCE_COLUMNS,
    chunk_from_row,
    commitment_from_row,
    document_from_row,
    section_from_row,
    sentence_from_row,
)

Rows = NDArray[np.int64]

CATALOG_FILE = "catalog.sqlite"
_TEXT_CACHE_CHARACTERS = 20_000_000


class Catalog:
    """Read-only view of a catalog file; safe from any thread. Unknown ids and rows raise KeyError."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._lock = threading.RLock()
        self._texts: OrderedDict[str, str] = OrderedDict()
        self._cached_characters = 0

    @classmethod
    def open(cls, path: Path) -> Catalog:
        """Open the file at ``path``; it may be unlinked afterwards.

        Raises IndexMissingError when there is none, IndexDamagedError when it is not a catalog.
        """
        if not path.is_file():
            raise IndexMissingError(f"There is no catalog at {path}; build the index with 'python -m ingest PATH'.")
        connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        catalog = cls(connection)
        try:
            _ = catalog.meta, catalog.documents
        except sqlite3.DatabaseError as error:
            connection.close()
            raise IndexDamagedError(f"{path} cannot be read ({error}); build the index again.") from None
        return catalog

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    # -- the whole index --------------------------------------------------

    @cached_property
    def meta(self) -> Mapping[str, str]:
        """What the writer recorded: format, encoder, analyser, counts."""
        return MappingProxyType({str(k): str(v) for k, v in self._all("SELECT key, value FROM meta")})

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """Every document by its id, in index order."""
        rows = self._all(f"SELECT {', '.join(DOCUMENT_COLUMNS)} FROM documents ORDER BY ordinal")
        return MappingProxyType({row[0]: document_from_row(row) for row in rows})

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """The original publications that digests lead back to, by their id."""
        rows = self._all("SELECT id, title, publisher, date, kind, language, url FROM sources ORDER BY ordinal")
        return MappingProxyType({row[0]: Source(*row) for row in rows})

    @property
    def chunk_count(self) -> int:
        """Chunks of the whole index."""
        return len(self._chunk_documents)

    @cached_property
    def sentence_count(self) -> int:
        """Sentences of the whole index."""
        return int(self._all("SELECT count(*) FROM sentences")[0][0])

    def chunk_document_ids(self) -> list[str]:
        """The document of every chunk, by row."""
        ids = self._document_ids
        return [ids[ordinal] for ordinal in self._chunk_documents.tolist()]

    def chunk_rows(self, document_ids: Iterable[str]) -> Rows:
        """The rows, ascending, of all chunks of these documents; unknown ids have none."""
        ordinals = [self._ordinals[i] for i in document_ids if i in self._ordinals]
        return np.flatnonzero(np.isin(self._chunk_documents, np.asarray(ordinals, np.int64))).astype(np.int64)

    # -- text ---------------------------------------------------------------

    def text(self, document_id: str) -> str:
        """The canonical text of a document."""
        with self._lock:
            if document_id in self._texts:
                self._texts.move_to_end(document_id)
                return self._texts[document_id]
            rows = self._all("SELECT text FROM documents WHERE id = ?", (document_id,))
            if not rows:
                raise KeyError(document_id)
            text = str(rows[0][0])
            self._texts[document_id] = text
            self._cached_characters += len(text)
            while self._cached_characters > _TEXT_CACHE_CHARACTERS and len(self._texts) > 1:
                _, dropped = self._texts.popitem(last=False)
                self._cached_characters -= len(dropped)
            return text

    def slice(self, document_id: str, start: int, end: int) -> str:
        """Characters ``start`` to ``end`` of a document's canonical text."""
        return self.text(document_id)[start:end]

    # -- parts ----------------------------------------------------------------

    def chunks(self, rows: Sequence[int] | Rows) -> list[Chunk]:
        """The chunks at these rows, in the order asked for."""
        found = {row[0]: row for row in self._by_rows("SELECT * FROM chunks WHERE row IN", rows)}
        return [self._chunk(found[int(row)]) for row in rows]

    def section(self, document_id: str, ordinal: int) -> Section:
        """One section of a document."""
        rows = self._parts("SELECT * FROM sections", document_id, "AND ordinal = ?", ordinal)
        if not rows:
            raise KeyError((document_id, ordinal))
        return section_from_row(document_id, rows[0])

    def sections(self, document_id: str) -> list[Section]:
        """All sections of a document, in order."""
        rows = self._parts("SELECT * FROM sections", document_id, "ORDER BY ordinal")
        return [section_from_row(document_id, row) for row in rows]

    def sentences(self, chunk_rows: Sequence[int] | Rows) -> dict[int, list[tuple[int, Sentence]]]:
        """For each chunk row its sentences with their own rows, in order; a chunk without any has an empty list."""
        found: dict[int, list[tuple[int, Sentence]]] = {int(row): [] for row in chunk_rows}
        query = f"SELECT chunk_row, {', '.join(SENTENCE_COLUMNS)} FROM sentences WHERE chunk_row IN"
        for chunk_row, *row in sorted(self._by_rows(query, chunk_rows), key=lambda r: r[1]):
            found[chunk_row].append((row[0], self._sentence(row)))
        return found

    def sentence_range(self, document_id: str, first: int, last: int) -> list[Sentence]:
        """The sentences of a document with ordinals ``first`` to ``last``, both included."""
        rows = self._parts(
            f"SELECT {', '.join(SENTENCE_COLUMNS)} FROM sentences",
            document_id,
            "AND ordinal BETWEEN ? AND ? ORDER BY ordinal",
            first,
            last,
        )
        return [self._sentence(row) for row in rows]

    def commitments(self, city: str = "", party: str = "") -> list[Commitment]:
        """The commitments of one city and party (compared without case); all of them when both are empty."""
        rows = self._all(f"SELECT {', '.join(COMMITMENT_COLUMNS)} FROM commitments ORDER BY row")
        found = [self._commitment(row) for row in rows]
        wanted_city, wanted_party = city.casefold(), party.casefold()
        return [
            one
            for one in found
            if (not city or wanted_city in (name.casefold() for name in one.cities))
            and (not party or wanted_party in one.party.casefold())
        ]

    def parsed(self, document_id: str) -> ParsedDocument:
        """A document as ingest handed it over, so that the next generation takes it without reading it again."""
        if document_id not in self.documents:
            raise KeyError(document_id)
        chunks = self._parts("SELECT * FROM chunks", document_id, "ORDER BY row")
        sentences = self._parts(f"SELECT {', '.join(SENTENCE_COLUMNS)} FROM sentences", document_id, "ORDER BY row")
        commitments = self._parts(
            f"SELECT {', '.join(COMMITMENT_COLUMNS)} FROM commitments", document_id, "ORDER BY row"
        )
        return ParsedDocument(
            self.documents[document_id],
            self.text(document_id),
            tuple(self.sections(document_id)),
            tuple(self._chunk(row) for row in chunks),
            tuple(self._sentence(row) for row in sentences),
            tuple(self._commitment(row) for row in commitments),
        )

    def hashes(self, table: str) -> dict[bytes, int]:
        """Hash of what the encoder read → row, of every chunk or sentence (``table``)."""
        return {bytes(key): int(row) for key, row in self._all(f"SELECT hash, row FROM {table} ORDER BY row DESC")}

    def inputs(self) -> dict[str, tuple[str, str]]:
        """The file of every document: id → (absolute path, hash of everything that decides its content)."""
        return {key: (path, digest) for key, path, digest in self._all("SELECT document_id, path, hash FROM inputs")}

    # -- rows to values -------------------------------------------------------

    @cached_property
    def _document_ids(self) -> list[str]:
        return list(self.documents)

    @cached_property
    def _ordinals(self) -> dict[str, int]:
        return {document_id: ordinal for ordinal, document_id in enumerate(self._document_ids)}

    @cached_property
    def _chunk_documents(self) -> Rows:
        return np.asarray([row[0] for row in self._all("SELECT document FROM chunks ORDER BY row")], np.int64)

    def _chunk(self, row: Sequence[Any]) -> Chunk:
        document_id = self._document_ids[row[1]]
        return chunk_from_row(document_id, self.text(document_id), row)

    def _sentence(self, row: Sequence[Any]) -> Sentence:
        document_id = self._document_ids[row[1]]
        return sentence_from_row(document_id, self.text(document_id), row)

    def _commitment(self, row: Sequence[Any]) -> Commitment:
        document_id = self._document_ids[row[1]]
        return commitment_from_row(document_id, self.text(document_id), row)

    def _all(self, query: str, values: Sequence[Any] = ()) -> list[Any]:
        with self._lock:
            return self._connection.execute(query, values).fetchall()

    def _parts(self, select: str, document_id: str, rest: str, *values: int) -> list[Any]:
        return self._all(f"{select} WHERE document = ? {rest}", (self._ordinals[document_id], *values))

    def _by_rows(self, query: str, rows: Sequence[int] | Rows) -> list[Any]:
        """Rows of a table by key; the keys travel as one JSON array, so that their number has no limit."""
        return self._all(f"{query} (SELECT value FROM json_each(?))", (json.dumps([int(row) for row in rows]),))


def file_of(catalog: Catalog, document_id: str) -> Path | None:
    """The file that a document was read from; None where it is gone or has changed since."""
    path, _ = catalog.inputs().get(document_id, ("", ""))
    try:
        same = bool(path) and sha256(Path(path)) == catalog.documents[document_id].content_hash
    except OSError:
        return None
    return Path(path) if same else None
