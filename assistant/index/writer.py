"""Writes a new generation of the index folder beside the current one, checks it and swaps it in.

Vectors are reused by the hash of what the encoder reads: from the previous generation, and from the journal that a
killed writer left (hashes and vectors only, no text).
"""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from assistant.checksums import write_checksums
from assistant.domain import ParsedDocument, Source
from assistant.errors import IndexDamagedError, IndexFolderError
from assistant.index.catalog import CATALOG_FILE, Catalog
from assistant.index.catalog_schema import FORMAT
from assistant.index.catalog_writer import CatalogWriter, Input
from assistant.index.generations import CHROMA_DATABASE, new_generation, prune, publish
from assistant.index.index import LEXICAL_FOLDER, SENTENCES_FILE, Index
from assistant.index.journal import Journal
from assistant.index.lexical import LexicalIndex
from assistant.index.vectors import (
    CHUNKS_FILE,
    Vector,
    mapped,
    write_chunk_vectors,
    write_sentence_vectors,
)
from assistant.language.morphology import load_analyser
from assistant.models.encoder import Encoder
from assistant.models.encoder_input import chunk_input, input_hash, sentence_input
from assistant.settings import Settings

Progress = Callable[[int, int], None]
"""Called with the characters encoded so far and in all."""

_SLICE = 512  # texts between two entries in the journal


@dataclass(slots=True)
class _Wanted:
    """The vectors that a generation needs: one hash a row, and the text of every hash."""

    hashes: list[bytes] = field(default_factory=list)
    texts: dict[bytes, str] = field(default_factory=dict)

    def add(self, text: str) -> None:
        key = input_hash(text)
        self.hashes.append(key)
        self.texts.setdefault(key, text)


def write_generation(
    folder: Path,
    documents: Iterable[ParsedDocument | Input],
    sources: Iterable[Source],
    encoder: Encoder,
    previous: Path | None = None,
    progress: Progress | None = None,
    keep: int = 1,
) -> str:
    """Write the documents as the new current generation of ``folder`` and return its name.

    The caller holds ``writer_lock(folder)``. ``previous`` is the generation folder whose vectors may be reused,
    ``keep`` the number of generations that stay, the new one among them.
    Raises IndexFolderError (disk full and the like) or IndexDamagedError (a check failed); the earlier generation
    is current then as before.
    """
    with suppress(IndexDamagedError):  # a damaged CURRENT says nothing about what may go
        prune(folder, keep)
    generation = new_generation(folder)
    try:
        _write(generation, documents, sources, encoder, previous, progress)
        write_checksums(generation, left_out=(CHROMA_DATABASE,))
        _check(generation, encoder)
        publish(generation)
    except BaseException as error:
        shutil.rmtree(generation, ignore_errors=True)
        if isinstance(error, OSError | sqlite3.Error):
            raise IndexFolderError(f"The index in {folder} could not be written ({error}); it is as before.") from error
        raise
    Journal.remove(folder)
    prune(folder, keep)
    return generation.name


def _write(
    generation: Path,
    documents: Iterable[ParsedDocument | Input],
    sources: Iterable[Source],
    encoder: Encoder,
    previous: Path | None,
    progress: Progress | None,
) -> None:
    chunks, sentences = _Wanted(), _Wanted()
    document_ids: list[str] = []
    writer = CatalogWriter(generation / CATALOG_FILE)
    try:
        digest = hashlib.sha256()
        for one in documents:
            given = one if isinstance(one, Input) else Input(one)
            writer.add(given.parsed, given.path, given.digest)
            digest.update(f"{given.parsed.document.id}\0{given.parsed.text}\0".encode())
            for chunk in given.parsed.chunks:
                chunks.add(chunk_input(chunk))
                document_ids.append(chunk.document_id)
            for sentence in given.parsed.sentences:
                sentences.add(sentence_input(sentence))
        writer.add_sources(sources)
        meta = _meta(encoder, writer, digest.hexdigest())
        writer.finish(meta)
    finally:
        writer.close()
    known = _known_vectors(previous, encoder, chunks.texts.keys() | sentences.texts.keys())
    _encode(generation.parent, encoder, chunks.texts | sentences.texts, known, progress)
    write_chunk_vectors(generation, _matrix(chunks.hashes, known, encoder), document_ids)
    write_sentence_vectors(generation / SENTENCES_FILE, _matrix(sentences.hashes, known, encoder))
    _write_lexical(generation)


def _meta(encoder: Encoder, writer: CatalogWriter, text_hash: str) -> dict[str, str]:
    return {
        "format": FORMAT,
        "encoder": encoder.name,
        "dimension": str(encoder.dimension),
        "analyser": load_analyser().name,
        "documents": str(writer.document_count),
        "chunks": str(writer.chunk_count),
        "sentences": str(writer.sentence_count),
        "text_hash": text_hash,
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
    }


def _known_vectors(previous: Path | None, encoder: Encoder, wanted: Iterable[bytes]) -> dict[bytes, Vector]:
    """The vectors of wanted hashes that the previous generation has."""
    if previous is None:
        return {}
    catalog = Catalog.open(previous / CATALOG_FILE)
    try:
        if catalog.meta.get("encoder") != encoder.name:
            return {}
        needed, known = set(wanted), {}
        # Chunks last: they are kept in full precision, so theirs win where a chunk is one sentence.
        for table, file in (("sentences", SENTENCES_FILE), ("chunks", CHUNKS_FILE)):
            vectors = mapped(previous / file)
            found = [(key, row) for key, row in catalog.hashes(table).items() if key in needed]
            for key, row in found:
                known[key] = np.asarray(vectors[row], np.float32)
        return known
    finally:
        catalog.close()


def _encode(
    folder: Path, encoder: Encoder, texts: dict[bytes, str], known: dict[bytes, Vector], progress: Progress | None
) -> None:
    """Add to ``known`` the vectors it lacks; every slice goes to the journal, for a next run if this one is killed."""
    with Journal.open(folder, encoder.name, encoder.dimension) as journal:
        known.update((key, vector) for key, vector in journal.vectors.items() if key in texts and key not in known)
        # Longest first: batches of like length waste little padding, and what is left only gets faster.
        missing = sorted((key for key in texts if key not in known), key=lambda key: -len(texts[key]))
        total, done = sum(len(texts[key]) for key in missing), 0
        encoder.expect(total)
        for first in range(0, len(missing), _SLICE):
            keys = missing[first : first + _SLICE]
            vectors = encoder.passages([texts[key] for key in keys])
            known.update(zip(keys, vectors, strict=True))
            journal.append(keys, vectors)
            done += sum(len(texts[key]) for key in keys)
            if progress:
                progress(done, total)


def _matrix(hashes: list[bytes], known: dict[bytes, Vector], encoder: Encoder) -> Vector:
    matrix = np.empty((len(hashes), encoder.dimension), np.float32)
    for row, key in enumerate(hashes):
        matrix[row] = known[key]
    return matrix


def _write_lexical(generation: Path) -> None:
    catalog = Catalog.open(generation / CATALOG_FILE)
    try:
        LexicalIndex.build(generation / LEXICAL_FOLDER, _lexical_texts(catalog), load_analyser())
    finally:
        catalog.close()


def _lexical_texts(catalog: Catalog) -> Iterator[tuple[int, str, str]]:
    for first in range(0, catalog.chunk_count, _SLICE):
        rows = range(first, min(first + _SLICE, catalog.chunk_count))
        for row, chunk in zip(rows, catalog.chunks(rows), strict=True):
            yield row, chunk.context, chunk.text


def _check(generation: Path, encoder: Encoder) -> None:
    index = Index.open_generation(generation, Settings(), encoder)
    try:
        index.check_samples()
    finally:
        index.close()
