"""What to read: files, folders and the manifest that describes them."""

from __future__ import annotations

import json
import os
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.domain import Source
from ingest.readers.registry import has_reader

MANIFEST = "manifest.jsonl"
SOURCES = "sources.jsonl"
# Files of a folder that nobody means to index; named alone they are tried.
_NEVER_DOCUMENTS = frozenset({"questions.jsonl", MANIFEST, SOURCES})


@dataclass(frozen=True, slots=True)
class ManifestEntry:
    """One line of a manifest; without a manifest only ``id`` is known, and ``declared`` is false."""

    id: str
    title: str = ""
    publisher: str = ""
    kind: str = ""
    language: str = ""
    date: str = ""
    url: str = ""
    cities: tuple[str, ...] = ()
    status: str = "current"
    authority: str = "primary"
    sources: tuple[str, ...] = ()
    declared: bool = False


@dataclass(frozen=True, slots=True)
class InputFile:
    """One file to read, and what is known of it beforehand."""

    path: Path
    entry: ManifestEntry


@dataclass(frozen=True, slots=True)
class Failure:
    """A path that is not in the index as it is on disk, and why, in one line."""

    path: str
    error: str

    def __str__(self) -> str:
        return self.error


@dataclass(frozen=True, slots=True)
class Loaded:
    """Everything that the given paths name: the files, the sources beside a manifest, and what could not be used."""

    files: tuple[InputFile, ...]
    sources: tuple[Source, ...] = ()
    problems: tuple[Failure, ...] = ()


def load(paths: Sequence[Path]) -> Loaded:
    """Find the documents under ``paths``, in a stable order; problems are returned, not raised."""
    files: list[InputFile] = []
    sources: dict[str, Source] = {}
    problems: list[Failure] = []
    for path in paths:
        try:
            if path.is_dir():
                files.extend(_folder(path, problems))
                sources.update(_sources(path / SOURCES, problems))
            elif path.is_file():
                files.extend(_usable([path], problems))
            else:
                problems.append(_problem(path, "there is no such file or folder; check the path"))
        except OSError as error:
            problems.append(_problem(path, f"cannot be read ({error.strerror})"))
    unique, doubles = _without_doubles(files)
    return Loaded(tuple(unique), tuple(sources.values()), tuple(problems + doubles))


def resolved(path: Path) -> Path:
    """Return the absolute path without links; a link that leads to itself stays as it is."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path.absolute()


def _problem(path: Path, what: str) -> Failure:
    shown = os.fsencode(path).decode("utf-8", "backslashreplace")
    return Failure(shown, f"{shown}: {what}.")


def _undeclared(path: Path) -> ManifestEntry:
    return ManifestEntry(id=unicodedata.normalize("NFC", path.stem))


def _folder(folder: Path, problems: list[Failure]) -> list[InputFile]:
    if (folder / MANIFEST).is_file():
        return list(_from_manifest(folder, problems))
    root = resolved(folder)
    found: list[Path] = []
    for path in _walk(folder, problems):
        if not resolved(path).is_relative_to(root):
            problems.append(_outside(path, "a link that leads out of the folder"))
        elif path.is_file() and not has_reader(path):
            problems.append(_problem(path, f"no reader knows {path.suffix or 'a name without an ending'}; skipped"))
        elif has_reader(path):
            found.append(path)
    return _usable(found, problems)


def _walk(folder: Path, problems: list[Failure]) -> list[Path]:
    """Return the files and links below ``folder``, sorted, but for hidden ones; what cannot be read is a problem."""

    def unreadable(error: OSError) -> None:
        problems.append(_problem(Path(error.filename), f"the folder cannot be read ({error.strerror}); give access"))

    found: list[Path] = []
    for parent, folders, names in os.walk(folder, onerror=unreadable):
        folders[:] = [name for name in folders if not name.startswith(".")]
        paths = [Path(parent, name) for name in (*folders, *names) if not name.startswith(".")]
        found += [p for p in paths if p.name not in _NEVER_DOCUMENTS and (p.is_symlink() or p.is_file())]
    return sorted(found)


def _usable(paths: Iterable[Path], problems: list[Failure]) -> list[InputFile]:
    """Return the files whose names can be stored and that are no links to themselves; the others are problems."""
    files = []
    for path in paths:
        try:
            str(path).encode()
            path.resolve()
        except UnicodeEncodeError:
            problems.append(_problem(path, "its name is not UTF-8; rename it"))
        except (OSError, RuntimeError):
            problems.append(_problem(path, "a link that leads to itself; remove it"))
        else:
            files.append(InputFile(path, _undeclared(path)))
    return files


def _outside(path: Path, what: str) -> Failure:
    return _problem(path, f"{what}; copy the file into the folder to index it")


def _from_manifest(folder: Path, problems: list[Failure]) -> Iterator[InputFile]:
    root = resolved(folder)
    for number, record in _lines(folder / MANIFEST, problems):
        try:
            entry, relative = _entry(record)
            path = folder / relative
            if not path.resolve().is_relative_to(root):
                problems.append(_outside(path, f"the manifest (line {number}) points outside its folder"))
            elif not path.is_file():
                problems.append(_problem(path, f"named in the manifest (line {number}) but there is no such file"))
            else:
                yield InputFile(path, entry)
        except (KeyError, TypeError, ValueError, OSError, RuntimeError) as error:
            problems.append(Failure(str(folder), f"{folder / MANIFEST}, line {number}: {error}; correct the line."))


def _lines(path: Path, problems: list[Failure]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Read the JSON objects of a .jsonl file with their line numbers; a line that is none is a problem of its folder."""

    def problem(what: str) -> None:
        problems.append(Failure(str(path.parent), f"{path}{what}."))

    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        problem(f": cannot be read as UTF-8 ({error})")
        return
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            json.dumps(record, ensure_ascii=False).encode()
        except (ValueError, RecursionError) as error:
            problem(f", line {number}: not JSON ({error}); correct the line")
            continue
        if isinstance(record, dict):
            yield number, record
        else:
            problem(f", line {number}: not a JSON object; correct the line")


def _entry(record: Mapping[str, Any]) -> tuple[ManifestEntry, str]:
    missing = [name for name in ("id", "path") if not isinstance(record.get(name), str) or not record[name].strip()]
    if missing:
        raise ValueError(f"it has no {' and no '.join(missing)}")
    if "\0" in record["path"]:
        raise ValueError("its path holds a zero byte")
    text = {
        name: str(record.get(name) or "")
        for name in ("title", "publisher", "kind", "language", "date", "url", "status", "authority")
    }
    text["status"] = text["status"] or "current"
    text["authority"] = text["authority"] or "primary"
    entry = ManifestEntry(
        id=unicodedata.normalize("NFC", record["id"].strip()),
        **text,
        cities=_names(record, "cities"),
        sources=_names(record, "sources"),
        declared=True,
    )
    return entry, record["path"]


def _names(record: Mapping[str, Any], name: str) -> tuple[str, ...]:
    value = record.get(name) or ()
    if isinstance(value, str) or not all(isinstance(item, str) for item in value):
        raise ValueError(f"its {name} is not a list of strings")
    return tuple(value)


def _sources(path: Path, problems: list[Failure]) -> dict[str, Source]:
    """Read the sources a digest names, by id; none when there is no such file or it is malformed."""
    if not path.is_file():
        return {}
    found: list[Failure] = []
    sources: dict[str, Source] = {}
    for number, record in _lines(path, found):
        fields = {name: str(record.get(name) or "") for name in Source.__dataclass_fields__}
        sources[fields["id"]] = Source(**fields)
        if not fields["id"]:
            found.append(Failure(str(path.parent), f"{path}, line {number}: a source without an id; correct the line."))
    problems.extend(found[:1])
    return {} if found else sources


def _without_doubles(files: Sequence[InputFile]) -> tuple[list[InputFile], list[Failure]]:
    """Each file once. Declared ids must differ; those made of file names are told apart by ending and folder."""
    unique: dict[str, InputFile] = {}
    problems: list[Failure] = []
    seen: set[Path] = set()
    for file in files:
        resolved = file.path.resolve()
        if resolved in seen:
            continue
        seen.add(resolved)
        name = file.entry.id
        if name in unique and file.entry.declared:
            problems.append(
                _problem(file.path, f"its id {name!r} belongs to {unique[name].path} already; give it an id of its own")
            )
            continue
        for candidate in (name, file.path.name, f"{file.path.parent.name}-{file.path.name}", str(file.path)):
            if unicodedata.normalize("NFC", candidate) not in unique:
                name = unicodedata.normalize("NFC", candidate)
                break
        entry = file.entry if name == file.entry.id else ManifestEntry(id=name)
        unique[name] = InputFile(file.path, entry)
    return list(unique.values()), problems
