"""From paths to a new generation of the index: load, compare, read what changed, write, swap.

An unchanged file costs a hash; when nothing changed, nothing heavy is even imported. Vectors are reused wherever the
text came out the same.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.domain import Source
from assistant.errors import ApuriError, IndexDamagedError, IndexFolderError
from assistant.index.catalog import CATALOG_FILE, Catalog
from assistant.index.catalog_writer import Input, check_parsed
from assistant.index.generations import prune, writer_lock
from assistant.index.recorded import Recorded, Removed, read_recorded, write_recorded
from assistant.settings import Settings
from ingest.load import Failure, InputFile, load, resolved
from ingest.plan import Plan, Previous, plan, previous_generation
from ingest.progress import Watcher

if TYPE_CHECKING:
    from assistant.models.encoder import Encoder


@dataclass(frozen=True, slots=True)
class Summary:
    """What an ingest did: totals of the index, then what changed in it; ``notes`` are lines that are no failure."""

    documents: int
    chunks: int
    sentences: int
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    failed: tuple[Failure, ...] = ()
    notes: tuple[str, ...] = ()
    seconds: float = 0.0
    generation: str = ""


def ingest_paths(
    paths: Sequence[Path], settings: Settings, watcher: Watcher | None = None, allow_removals: bool = False
) -> Summary:
    """Bring the index up to date with ``paths``; documents ingested earlier from elsewhere stay.

    Files that fail are listed in the summary; a changed file that fails keeps its earlier version in the index. So do
    documents of a folder that has lost most of them, unless ``allow_removals`` says that they were deleted.
    Raises IndexLockedError, IndexFolderError.
    """
    start = time.monotonic()
    with writer_lock(settings.index):
        recorded, previous = read_recorded(settings.index), previous_generation(settings)
        notes: tuple[str, ...] = ()
        if previous.problem:
            if not _covers(paths, recorded):
                raise IndexDamagedError(
                    f"{previous.problem} Nothing was changed: 'python -m ingest rebuild' builds the index anew from "
                    "all that it was built from, 'python -m ingest rollback' goes back to an earlier generation."
                )
            notes = (f"The earlier index is not used, all is read again. {previous.problem}",)
        return _run(paths, settings, watcher, allow_removals, previous, recorded, start, notes=notes)


def rebuild(
    settings: Settings, paths: Sequence[Path] = (), watcher: Watcher | None = None, allow_removals: bool = False
) -> Summary:
    """Read everything again that the index was built from, or ``paths``, whatever state it is in.

    Raises IndexFolderError when nothing is recorded, or something recorded is not there and ``allow_removals`` is false.
    """
    start = time.monotonic()
    with writer_lock(settings.index):
        recorded, previous = read_recorded(settings.index), previous_generation(settings)
        wanted = list(paths) or [Path(path) for path in recorded.paths]
        if not wanted:
            raise IndexFolderError(f"{settings.index} has no record of what it was built from; name files or folders.")
        absent = [path for path in wanted if not path.exists()]
        if absent and not allow_removals:
            raise IndexFolderError(
                f"{absent[0]} is not there, so nothing was changed; mount it, or give --allow-removals to go without."
            )
        return _run(wanted, settings, watcher, allow_removals, previous, recorded, start, anew=True)


def _run(
    paths: Sequence[Path],
    settings: Settings,
    watcher: Watcher | None,
    allow_removals: bool,
    previous: Previous,
    recorded: Recorded,
    start: float,
    anew: bool = False,
    notes: tuple[str, ...] = (),
) -> Summary:
    loaded = load(paths)
    todo = plan(paths, loaded, previous, recorded, settings, allow_removals, anew)
    todo = replace(todo, notes=notes + todo.notes)
    _record(paths, previous, recorded, settings)
    if previous.catalog and not todo.read and not todo.removed and _same_sources(previous.catalog, todo.sources):
        prune(settings.index, settings.generations)
        result = Summary(0, 0, 0, unchanged=todo.unchanged, failed=todo.failed, notes=todo.notes)
        return _finished(result, previous.catalog, previous.path, start)
    return _carry_out(todo, previous, settings, watcher or Watcher(), start, settings.generations)


def remove_document(document_id: str, settings: Settings) -> Summary:
    """Delete a document for good: no file of the index folder holds it after, and it is not ingested again.

    Earlier generations go with it. Raises IndexFolderError when there is no index or no such document in it.
    """
    start = time.monotonic()
    with writer_lock(settings.index):
        previous, recorded = previous_generation(settings), read_recorded(settings.index)
        if previous.catalog is None or previous.path is None:
            raise IndexFolderError(f"There is no usable index at {settings.index}; nothing to remove from.")
        ids = list(previous.catalog.documents)
        if document_id not in ids:
            near = ", ".join(ids[:5])
            raise IndexFolderError(f"The index has no document {document_id!r}; it has {len(ids)}, such as {near}.")
        path = previous.inputs[document_id][0]
        content = previous.catalog.documents[document_id].content_hash
        removal = Removed(document_id, path, content, f"{datetime.now(UTC):%Y-%m-%d}")
        others = tuple(one for one in recorded.removed if one.id != document_id)
        write_recorded(settings.index, replace(recorded, removed=(*others, removal)))
        there = f"{path} is still there; it is not ingested again until 'python -m ingest restore {document_id}'."
        notes = (there,) if path and Path(path).is_file() else ()
        keep = tuple(i for i in ids if i != document_id)
        sources = tuple(previous.catalog.sources.values())
        todo = Plan((), keep, (document_id,), len(keep), sources, notes=notes)
        return _carry_out(todo, previous, settings, Watcher(), start, generations=1)


def restore_document(document_id: str, settings: Settings) -> None:
    """Let a removed document in again with the next ingest. Raises IndexFolderError when it was not removed."""
    with writer_lock(settings.index):
        recorded = read_recorded(settings.index)
        left = tuple(one for one in recorded.removed if one.id != document_id)
        if left == recorded.removed:
            ids = ", ".join(one.id for one in left) or "none"
            raise IndexFolderError(
                f"No document {document_id!r} was removed from {settings.index}; removed are: {ids}."
            )
        write_recorded(settings.index, replace(recorded, removed=left))


def _covers(paths: Sequence[Path], recorded: Recorded) -> bool:
    """Whether ``paths`` are all that the index was built from."""
    given = [resolved(path) for path in paths]
    return bool(recorded.paths) and all(any(Path(p).is_relative_to(root) for root in given) for p in recorded.paths)


def _record(paths: Sequence[Path], previous: Previous, recorded: Recorded, settings: Settings) -> None:
    """Record what the index is built from; files of earlier releases' indexes too."""
    earlier = [path for path, _ in previous.inputs.values() if path]
    below = recorded.with_paths(str(resolved(path)) for path in paths if path.exists())
    wanted = below.with_paths(earlier)
    if wanted != recorded:
        write_recorded(settings.index, wanted)


def _same_sources(catalog: Catalog, sources: Iterable[Source]) -> bool:
    return dict(catalog.sources) == {source.id: source for source in sources}


def _carry_out(
    todo: Plan, previous: Previous, settings: Settings, watcher: Watcher, start: float, generations: int
) -> Summary:
    from assistant.index.writer import write_generation
    from assistant.models.loading import load_encoder

    encoder = load_encoder(settings, bulk=True)
    parsed, failures = _read(todo.read, encoder, watcher)
    changed = sum(i in previous.inputs for i in parsed)
    result = Summary(
        *(0, 0, 0),
        added=len(parsed) - changed,
        changed=changed,
        unchanged=todo.unchanged,
        removed=len(todo.removed),
        failed=todo.failed + tuple(failures),
        notes=todo.notes,
    )
    catalog, path = previous.catalog, previous.path
    if parsed or todo.removed or (catalog and not _same_sources(catalog, todo.sources)):
        # Documents keep their place; new ones come last.
        order = list(dict.fromkeys((*todo.keep, *parsed)))
        documents = (parsed.get(i) or _kept(previous, i) for i in order)
        name = write_generation(
            settings.index, documents, todo.sources, encoder, previous.path, watcher.encoding, generations
        )
        path = settings.index / name
        catalog = Catalog.open(path / CATALOG_FILE)
    return _finished(result, catalog, path, start)


def _kept(previous: Previous, document_id: str) -> Input:
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
