"""What an ingest will do: the files to read, the documents to keep, and those that are gone.

A file's digest covers its bytes, its line of the manifest, the encoder's name and the code that reads documents. Any of
them changing brings the file in again. What cannot be read is never taken for deleted.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import assistant
from assistant.domain import Source
from assistant.errors import ApuriError, IndexDamagedError
from assistant.index.catalog import CATALOG_FILE, Catalog
from assistant.index.catalog_schema import FORMAT
from assistant.index.generations import current_name
from assistant.index.history import check_whole
from assistant.index.recorded import Recorded
from assistant.models.encoder_input import encoder_name
from assistant.settings import Settings
from ingest.load import Failure, InputFile, Loaded, resolved

# The parts of the core that decide what an index holds; all of ingest does. The architecture test holds that ingest
# imports nothing of the core beside them.
DECIDING = ("checksums.py", "domain.py", "errors.py", "settings.py", "language", "models", "index")
# More documents of one folder than this, and more than half of them, are not taken for deleted without being told.
_FEW = 3


@dataclass(frozen=True, slots=True)
class Previous:
    """The current generation as the comparison needs it; ``catalog`` is None when there is none that can be used.

    ``problem`` says what is wrong with the one that is there.
    """

    path: Path | None = None
    catalog: Catalog | None = None
    inputs: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """Files to read with their digests, documents to keep, sources to store; ``notes`` are lines that are no failure."""

    read: tuple[tuple[InputFile, str], ...]
    keep: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int
    sources: tuple[Source, ...]
    failed: tuple[Failure, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Seen:
    """The files compared with the previous generation; ``ids`` are documents that their files still stand for."""

    read: tuple[tuple[InputFile, str], ...]
    ids: frozenset[str]
    unchanged: int
    failed: tuple[Failure, ...]
    notes: tuple[str, ...]


def previous_generation(settings: Settings) -> Previous:
    """Return the current generation, checked file by file."""
    path = None
    try:
        name = current_name(settings.index)
        if name is None:
            return Previous()
        path = settings.index / name
        check_whole(path)
        catalog = Catalog.open(path / CATALOG_FILE)
        if catalog.meta.get("format") != FORMAT:
            raise IndexDamagedError(f"{path} has another format.")
        return Previous(path, catalog, catalog.inputs())
    except ApuriError as error:
        return Previous(problem=str(error).split("; ")[0].rstrip(".") + ".")


def plan(
    paths: Sequence[Path],
    loaded: Loaded,
    previous: Previous,
    recorded: Recorded,
    settings: Settings,
    allow_removals: bool,
    anew: bool = False,
) -> Plan:
    """Compare what lies under ``paths`` with the previous generation; ``anew`` reads unchanged files too."""
    seen = _compare(loaded, previous, recorded, settings, anew)
    gone, failed = _gone(paths, loaded, previous, seen.ids, allow_removals)
    stones = {removal.id for removal in recorded.removed}
    removed = tuple(i for i in previous.inputs if i in gone or (i in stones and i not in seen.ids))
    keep = tuple(i for i in previous.inputs if i not in removed)
    return Plan(
        seen.read,
        keep,
        removed,
        seen.unchanged,
        _sources(loaded, previous, keep),
        (*loaded.problems, *seen.failed, *failed),
        seen.notes,
    )


def _compare(loaded: Loaded, previous: Previous, recorded: Recorded, settings: Settings, anew: bool) -> _Seen:
    read: list[tuple[InputFile, str]] = []
    ids: set[str] = set()
    failed: list[Failure] = []
    notes: list[str] = []
    unchanged = 0
    for file in loaded.files:
        path, name = str(file.path.resolve()), file.entry.id
        try:
            content, digest = _digests(file, settings)
        except OSError as error:
            failed.append(Failure(str(file.path), f"{file.path}: cannot be read ({error.strerror})."))
            ids.add(name)
            continue
        earlier_path, earlier_digest = previous.inputs.get(name, (path, ""))
        if removal := recorded.removal_of(name, path, content):
            notes.append(
                f"{file.path}: {removal.id!r} was removed on {removal.on} and stays so; "
                f"'python -m ingest restore {removal.id}' lets it in again."
            )
        elif earlier_path != path and _may_be_there(earlier_path):
            text = f"{file.path}: its id {name!r} belongs to {earlier_path} already; give it an id of its own."
            failed.append(Failure(str(file.path), text))
        else:
            ids.add(name)
            if (earlier_path, earlier_digest) == (path, digest) and not anew:
                unchanged += 1
            else:
                read.append((file, digest))
    return _Seen(tuple(read), frozenset(ids), unchanged, tuple(failed), tuple(notes))


def _gone(
    paths: Sequence[Path], loaded: Loaded, previous: Previous, seen: Iterable[str], allow_removals: bool
) -> tuple[set[str], list[Failure]]:
    """Return the documents that lay under ``paths`` and do so no more, and the folders that lost too many to believe."""
    missing = {str(path) for path in paths if allow_removals and not path.exists()}
    unread = [resolved(Path(problem.path)) for problem in loaded.problems if problem.path not in missing]
    here = {file.path.resolve() for file in loaded.files}
    absent = {i: Path(path) for i, (path, _) in previous.inputs.items() if path and i not in seen}
    gone: set[str] = set()
    failed: list[Failure] = []
    for given in paths:
        root = resolved(given)
        below = {i for i, p in absent.items() if p.is_relative_to(root) and not any(map(p.is_relative_to, unread))}
        lost = [i for i in below if absent[i] not in here]
        before = sum(bool(path) and Path(path).is_relative_to(root) for path, _ in previous.inputs.values())
        empty = not any(path.is_relative_to(root) for path in here)
        if lost and not allow_removals and (empty or (len(lost) > _FEW and 2 * len(lost) > before)):
            text = f"{given}: {len(lost)} of its {before} documents are not there any more; they stay in the index. "
            failed.append(Failure(str(given), text + "Give --allow-removals if they were deleted on purpose."))
            below -= set(lost)
        gone |= below
    return gone, failed


def _may_be_there(path: str) -> bool:
    try:
        return Path(path).is_file()
    except OSError:
        return True


def _sources(loaded: Loaded, previous: Previous, keep: Iterable[str]) -> tuple[Source, ...]:
    sources = {source.id: source for source in loaded.sources}
    if previous.catalog:
        documents = previous.catalog.documents
        cited = {source_id for i in keep for source_id in documents[i].source_ids}
        for source_id, source in previous.catalog.sources.items():
            if source_id in cited:
                sources.setdefault(source_id, source)
    return tuple(sources.values())


def _digests(file: InputFile, settings: Settings) -> tuple[str, str]:
    """Return the hash of the file, and of everything that decides what the index holds of it. Raises OSError."""
    with file.path.open("rb") as content:
        digest = hashlib.file_digest(content, "sha256")
    of_content = digest.hexdigest()
    digest.update(f"{file.entry!r}\0{encoder_name(settings)}\0{_code_digest()}".encode())
    return of_content, digest.hexdigest()


@cache
def _code_digest() -> str:
    core = Path(str(assistant.__file__)).parent
    digest = hashlib.sha256()
    for part in (*(core / name for name in DECIDING), Path(__file__).parent):
        for file in [part] if part.is_file() else sorted(part.rglob("*")):
            if file.is_file() and file.suffix not in (".pyc", ".pyo"):
                digest.update(file.read_bytes())
    return digest.hexdigest()
