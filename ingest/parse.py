"""One file in, one ParsedDocument out: read, structure, describe, cut."""

from __future__ import annotations

import errno
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.checksums import sha256
from assistant.domain import Commitment, Document, ParsedDocument
from assistant.errors import (
    ApuriError,
    DocumentError,
    DocumentLimitError,
    UnreadableDocumentError,
    UnsupportedFormatError,
)
from ingest.blocks import Reading
from ingest.chunk import CountTokens, cut
from ingest.commitments import find_commitments
from ingest.describe import date_of, publisher_of, title_of
from ingest.load import InputFile, ManifestEntry
from ingest.readers.registry import READERS, reader_of
from ingest.structure import Structured, structure
from ingest.workers.processes import Limits, map_files

LARGEST_FILE = 100 * 1024 * 1024
LONGEST_TEXT = 20_000_000


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document read and structured but not yet cut: what needs no encoder."""

    document: Document
    structured: Structured
    commitments: tuple[Commitment, ...]


def parse_file(
    path: Path, entry: ManifestEntry | None, count_tokens: CountTokens, max_tokens: int = 512
) -> ParsedDocument:
    """Read ``path`` and cut it for an encoder that counts with ``count_tokens``. Raises DocumentError."""
    return finish(read_file(path, entry), count_tokens, max_tokens)


def finish(read: ReadDocument, count_tokens: CountTokens, max_tokens: int = 512) -> ParsedDocument:
    """Cut a document that was read into chunks."""
    document, structured = read.document, read.structured
    chunks, sentences = cut(structured, document.id, document.title, count_tokens, max_tokens)
    return ParsedDocument(document, structured.text, structured.sections, chunks, sentences, read.commitments)


def parse_many(
    files: Iterable[InputFile],
    count_tokens: CountTokens,
    max_tokens: int = 512,
    workers: int = 2,
    limits: Limits | None = None,
) -> Iterator[ParsedDocument | DocumentError]:
    """Parse files in processes of their own; one outcome a file, in order. Nothing in a file raises here."""
    for outcome in read_many(files, workers, limits):
        if isinstance(outcome, DocumentError):
            yield outcome
            continue
        try:
            yield finish(outcome, count_tokens, max_tokens)
        except DocumentLimitError as error:
            yield DocumentLimitError(f"{Path(outcome.document.path).name}: {error}")


def read_many(
    files: Iterable[InputFile], workers: int = 2, limits: Limits | None = None
) -> Iterator[ReadDocument | DocumentError]:
    """Read files in processes of their own; one outcome a file, in order. Nothing in a file raises here."""
    yield from map_files(files, workers, limits)


def read_file(path: Path, entry: ManifestEntry | None = None) -> ReadDocument:
    """Read one file in this process. Raises DocumentError, whatever is wrong with the file."""
    try:
        return _read(path, entry or ManifestEntry(id=path.stem))
    except DocumentError:
        raise
    except RecursionError:
        raise DocumentLimitError(f"{path.name}: nested too deep to read; save it anew from its program.") from None
    except MemoryError:
        raise DocumentLimitError(f"{path.name}: needs more memory than one file may use; split it.") from None
    except ApuriError as error:
        raise UnreadableDocumentError(f"{path.name}: {error}") from error
    except OSError as error:
        if error.errno == errno.ENOMEM:
            raise DocumentLimitError(f"{path.name}: needs more memory than one file may use; split it.") from None
        raise UnreadableDocumentError(f"{path.name}: cannot be opened ({error.strerror or error}).") from error
    except Exception as error:
        reason = " ".join(f"{type(error).__name__}: {error}".split())[:160]
        raise UnreadableDocumentError(f"{path.name}: damaged ({reason}); save it anew from its program.") from error


def _read(path: Path, entry: ManifestEntry) -> ReadDocument:
    size = path.stat().st_size
    if size == 0:
        raise UnreadableDocumentError(f"{path.name}: the file is empty; download or save it again.")
    if size > LARGEST_FILE:
        raise DocumentLimitError(
            f"{path.name}: {size >> 20} MB, more than {LARGEST_FILE >> 20} MB for one file; split it."
        )
    read = reader_of(path)
    if read is None:
        known = " ".join(sorted(READERS))
        raise UnsupportedFormatError(f"{path.name}: no reader for {path.suffix or 'this name'}; convert to {known}.")
    reading = read(path)
    structured = structure(reading.blocks, entry.id, reading.page_count)
    if len(structured.text) > LONGEST_TEXT:
        raise DocumentLimitError(f"{path.name}: more than {LONGEST_TEXT // 1_000_000} million characters; split it.")
    if not structured.text.strip():
        raise UnreadableDocumentError(f"{path.name}: no text in it; check that it is the right file.")
    document = _describe(path, entry, reading, structured)
    commitments = find_commitments(document, structured.sections, structured.sentences)
    return ReadDocument(document, structured, commitments)


def _describe(path: Path, entry: ManifestEntry, reading: Reading, structured: Structured) -> Document:
    """Take the manifest's word first, then the file's own metadata and content, then its name."""
    return Document(
        id=entry.id,
        title=entry.title or title_of(reading, path),
        publisher=entry.publisher or publisher_of(reading),
        kind=entry.kind,
        language=entry.language or reading.language or "fi",
        date=entry.date or date_of(reading, path),
        url=entry.url,
        cities=entry.cities,
        status=entry.status,
        authority=entry.authority,
        source_ids=entry.sources,
        path=str(path),
        content_hash=sha256(path),
        page_starts=structured.page_starts,
    )
