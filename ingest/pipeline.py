"""From paths to a new generation of the index: load, compare, read what changed, write, swap.

An unchanged file costs a hash; when nothing changed, nothing heavy is even imported. A document's digest covers the
file's bytes, its line of the manifest, the encoder's name and the code that reads documents, so that any of them
changing brings the file in again; its vectors are reused wherever the text came out the same.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import assistant
from assistant.domain import Source
from assistant.errors import ApuriError, IndexFolderError, ManifestError
from assistant.index.catalog import CATALOG_FILE, Catalog
from assistant.index.catalog_schema import FORMAT
from assistant.index.catalog_writer import Input, check_parsed
from assistant.index.generations import current_name, prune, writer_lock
from assistant.models.encoder_input import encoder_name
from assistant.settings import Settings
from ingest.load import InputFile, Loaded, load

if TYPE_CHECKING:
    from assistant.models.encoder import Encoder

# The parts of the core that decide what an index holds; all of ingest does. The architecture test holds that ingest
# imports nothing of the core beside them.
DECIDING = ("domain.py", "errors.py", "settings.py", "language", "models", "index")


class Watcher(Protocol):
    """Told how far an ingest is: files read, then characters encoded."""

    def reading(self, done: int, total: int) -> None:
        """Files read so far and in all."""

    def encoding(self, done: int, total: int) -> None:
        """Characters encoded so far and in all."""


class Unwatched:
    """A Watcher that looks away."""

    def reading(self, done: int, total: int) -> None:
        """Do nothing."""

    def encoding(self, done: int, total: int) -> None:
        """Do nothing."""


@dataclass(frozen=True, slots=True)
class Failure:
    """One input that is not in the index as it is on disk, and why, in one line."""

    path: str
    error: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What an ingest did: totals of the index, then what changed in it."""

    documents: int
    chunks: int
    sentences: int
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    failed: tuple[Failure, ...] = ()
    seconds: float = 0.0
    generation: str = ""


@dataclass(frozen=True, slots=True)
class _Previous:
    """The current generation as the comparison needs it; ``catalog`` is None when there is no usable one."""

    path: Path | None
    catalog: Catalog | None
    inputs: Mapping[str, tuple[str, str]]
    warning: Failure | None = None


@dataclass(frozen=True, slots=True)
class _Plan:
    """What to do: files to read with their digests, documents to keep, sources to store."""

    read: tuple[tuple[InputFile, str], ...]
    keep: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int
    sources: tuple[Source, ...]
    failed: tuple[Failure, ...]


def ingest_paths(paths: Sequence[Path], settings: Settings, watcher: Watcher | None = None) -> Summary:
    """Bring the index up to date with ``paths``; documents ingested earlier from elsewhere stay.

    Files that fail are listed in the summary; a changed file that fails keeps its earlier version in the index.
    Raises IndexLockedError, IndexFolderError.
    """
    start = time.monotonic()
    loaded = load(paths)
    with writer_lock(settings.index):
        previous = _previous(settings)
        plan = _plan(paths, loaded, previous, settings)
        if previous.catalog and not plan.read and not plan.removed and _same_sources(previous.catalog, plan.sources):
            prune(settings.index)
            result = Summary(0, 0, 0, unchanged=plan.unchanged, failed=plan.failed)
            return _finished(result, previous.catalog, previous.path, start)
        return _carry_out(plan, previous, settings, watcher or Unwatched(), start)


def remove_document(document_id: str, settings: Settings) -> Summary:
    """Delete a document: the index is written anew without it, and every earlier file of the folder is removed.

    Raises IndexFolderError when there is no index or no such document in it.
    """
    start = time.monotonic()
    with writer_lock(settings.index):
        previous = _previous(settings)
        if previous.catalog is None or previous.path is None:
            raise IndexFolderError(f"There is no usable index at {settings.index}; nothing to remove from.")
        ids = list(previous.catalog.documents)
        if document_id not in ids:
            near = ", ".join(ids[:5])
            raise IndexFolderError(f"The index has no document {document_id!r}; it has {len(ids)}, such as {near}.")
        keep = tuple(i for i in ids if i != document_id)
        plan = _Plan((), keep, (document_id,), len(keep), tuple(previous.catalog.sources.values()), ())
        return _carry_out(plan, previous, settings, Unwatched(), start)


def _previous(settings: Settings) -> _Previous:
    name = current_name(settings.index)
    if name is None:
        return _Previous(None, None, {})
    path = settings.index / name
    try:
        catalog = Catalog.open(path / CATALOG_FILE)
        if catalog.meta.get("format") == FORMAT:
            return _Previous(path, catalog, catalog.inputs())
        reason = "it has another format"
    except ApuriError as error:
        reason = str(error)
    return _Previous(None, None, {}, Failure(str(path), f"The earlier index is not used: {reason}"))


def _plan(paths: Sequence[Path], loaded: Loaded, previous: _Previous, settings: Settings) -> _Plan:
    failed = [Failure("", str(problem)) for problem in loaded.problems]
    if previous.warning:
        failed.append(previous.warning)
    read: list[tuple[InputFile, str]] = []
    seen: dict[str, str] = {}
    unchanged = 0
    for file in loaded.files:
        path = str(file.path.resolve())
        try:
            digest = _digest(file, settings)
        except OSError as error:
            failed.append(Failure(str(file.path), f"{file.path}: cannot be read ({error.strerror})."))
            seen[file.entry.id] = path
            continue
        earlier_path, earlier_digest = previous.inputs.get(file.entry.id, (path, ""))
        if earlier_path != path and Path(earlier_path).is_file():
            text = f"{file.path}: its id {file.entry.id!r} belongs to {earlier_path} already; give it an id of its own."
            failed.append(Failure(str(file.path), text))
            continue
        seen[file.entry.id] = path
        if (earlier_path, earlier_digest) == (path, digest):
            unchanged += 1
        else:
            read.append((file, digest))
    removed = _gone(paths, loaded, previous, seen)
    keep = tuple(i for i in previous.inputs if i not in removed)
    return _Plan(tuple(read), keep, removed, unchanged, _sources(loaded, previous, keep), tuple(failed))


def _gone(paths: Sequence[Path], loaded: Loaded, previous: _Previous, seen: Mapping[str, str]) -> tuple[str, ...]:
    """The earlier documents that lay under ``paths`` and do so no more, or do so under another id."""
    if any(isinstance(problem, ManifestError) for problem in loaded.problems):
        return ()  # A manifest that cannot be read says nothing about what is gone.
    roots = [path.resolve() for path in paths if path.exists()]
    return tuple(
        document_id
        for document_id, (path, _) in previous.inputs.items()
        if document_id not in seen and path and any(Path(path).is_relative_to(root) for root in roots)
    )


def _sources(loaded: Loaded, previous: _Previous, keep: Iterable[str]) -> tuple[Source, ...]:
    sources = {source.id: source for source in loaded.sources}
    if previous.catalog:
        documents = previous.catalog.documents
        cited = {source_id for i in keep for source_id in documents[i].source_ids}
        for source_id, source in previous.catalog.sources.items():
            if source_id in cited:
                sources.setdefault(source_id, source)
    return tuple(sources.values())


def _same_sources(catalog: Catalog, sources: Iterable[Source]) -> bool:
    return dict(catalog.sources) == {source.id: source for source in sources}


def _carry_out(plan: _Plan, previous: _Previous, settings: Settings, watcher: Watcher, start: float) -> Summary:
    from assistant.index.writer import write_generation
    from assistant.models.loading import load_encoder

    encoder = load_encoder(settings, bulk=True)
    parsed, failures = _read(plan.read, encoder, watcher)
    changed = sum(i in previous.inputs for i in parsed)
    result = Summary(
        *(0, 0, 0),
        added=len(parsed) - changed,
        changed=changed,
        unchanged=plan.unchanged,
        removed=len(plan.removed),
        failed=plan.failed + tuple(failures),
    )
    catalog, path = previous.catalog, previous.path
    if parsed or plan.removed or (catalog and not _same_sources(catalog, plan.sources)):
        # Documents keep their place; new ones come last.
        order = list(dict.fromkeys((*plan.keep, *parsed)))
        documents = (parsed.get(i) or _kept(previous, i) for i in order)
        name = write_generation(settings.index, documents, plan.sources, encoder, previous.path, watcher.encoding)
        path = settings.index / name
        catalog = Catalog.open(path / CATALOG_FILE)
    return _finished(result, catalog, path, start)


def _kept(previous: _Previous, document_id: str) -> Input:
    """An unchanged document, as the earlier generation has it."""
    assert previous.catalog is not None
    path, digest = previous.inputs[document_id]
    return Input(previous.catalog.parsed(document_id), path, digest)


def _finished(result: Summary, catalog: Catalog | None, path: Path | None, start: float) -> Summary:
    seconds = round(time.monotonic() - start, 3)
    if catalog is None or path is None:
        return replace(result, seconds=seconds)
    documents, chunks, sentences = (int(catalog.meta[name]) for name in ("documents", "chunks", "sentences"))
    return replace(
        result, documents=documents, chunks=chunks, sentences=sentences, seconds=seconds, generation=path.name
    )


def _read(
    files: Sequence[tuple[InputFile, str]], encoder: Encoder, watcher: Watcher
) -> tuple[dict[str, Input], list[Failure]]:
    from ingest.parse import parse_many

    parsed: dict[str, Input] = {}
    failures: list[Failure] = []
    outcomes = parse_many([file for file, _ in files], encoder.count_tokens, encoder.max_tokens, os.cpu_count() or 1)
    for done, ((file, digest), outcome) in enumerate(zip(files, outcomes, strict=True), 1):
        try:
            if isinstance(outcome, ApuriError):
                raise outcome
            check_parsed(outcome)
            parsed[file.entry.id] = Input(outcome, str(file.path.resolve()), digest)
        except ApuriError as error:
            failures.append(Failure(str(file.path), str(error)))
        watcher.reading(done, len(files))
    return parsed, failures


def _digest(file: InputFile, settings: Settings) -> str:
    """Everything that decides what the index holds of the file. Raises OSError when it cannot be read."""
    with file.path.open("rb") as content:
        digest = hashlib.file_digest(content, "sha256")
    digest.update(f"{file.entry!r}\0{encoder_name(settings)}\0{_code_digest()}".encode())
    return digest.hexdigest()


@cache
def _code_digest() -> str:
    core = Path(str(assistant.__file__)).parent
    digest = hashlib.sha256()
    for part in (*(core / name for name in DECIDING), Path(__file__).parent):
        for file in [part] if part.is_file() else sorted(part.rglob("*")):
            if file.is_file() and file.suffix not in (".pyc", ".pyo"):
                digest.update(file.read_bytes())
    return digest.hexdigest()
