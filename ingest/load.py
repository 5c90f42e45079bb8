"""What to read: files, folders and the manifest that describes them."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.domain import Source
from assistant.errors import ApuriError, DocumentError, ManifestError, UnreadableDocumentError, UnsupportedFormatError

MANIFEST = "manifest.jsonl"
SOURCES = "sources.jsonl"
SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".docx", ".odt", ".rtf"})
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
class Loaded:
    """Everything that the given paths name: the files, the sources beside a manifest, and what could not be used."""

    files: tuple[InputFile, ...]
    sources: tuple[Source, ...] = ()
    problems: tuple[ApuriError, ...] = ()


def load(paths: Sequence[Path]) -> Loaded:
    """Find the documents under ``paths``, in a stable order; problems are returned, not raised."""
    files: list[InputFile] = []
    sources: dict[str, Source] = {}
    problems: list[ApuriError] = []
    for path in paths:
        if path.is_dir():
            folder_files, folder_problems = _folder(path)
            files.extend(folder_files)
            problems.extend(folder_problems)
            try:
                sources.update(_sources(path / SOURCES))
            except ManifestError as error:
                problems.append(error)
        elif path.is_file():
            files.append(InputFile(path, _undeclared(path)))
        else:
            problems.append(UnreadableDocumentError(f"{path}: there is no such file or folder; check the path."))
    unique, doubles = _without_doubles(files)
    return Loaded(tuple(unique), tuple(sources.values()), tuple(problems + doubles))


def _undeclared(path: Path) -> ManifestEntry:
    return ManifestEntry(id=unicodedata.normalize("NFC", path.stem))


def _folder(folder: Path) -> tuple[list[InputFile], list[ApuriError]]:
    if (folder / MANIFEST).is_file():
        return _from_manifest(folder)
    files: list[InputFile] = []
    problems: list[ApuriError] = []
    root = folder.resolve()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() or p.is_symlink()):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if hidden or path.name in _NEVER_DOCUMENTS:
            continue
        if not path.resolve().is_relative_to(root):
            problems.append(_outside(path, "a link that leads out of the folder"))
        elif path.suffix.lower() in SUFFIXES:
            files.append(InputFile(path, _undeclared(path)))
        elif path.is_file():
            problems.append(
                UnsupportedFormatError(f"{path}: no reader knows {path.suffix or 'a name without an ending'}; skipped.")
            )
    return files, problems


def _outside(path: Path, what: str) -> DocumentError:
    return UnreadableDocumentError(f"{path}: {what}; copy the file into the folder to index it.")


def _from_manifest(folder: Path) -> tuple[list[InputFile], list[ApuriError]]:
    files: list[InputFile] = []
    problems: list[ApuriError] = []
    root = folder.resolve()
    for number, record in _lines(folder / MANIFEST, problems):
        try:
            entry, relative = _entry(record)
        except (KeyError, TypeError, ValueError) as error:
            problems.append(ManifestError(f"{folder / MANIFEST}, line {number}: {error}; correct the line."))
            continue
        path = folder / relative
        if not path.resolve().is_relative_to(root):
            problems.append(_outside(path, f"the manifest (line {number}) points outside its folder"))
        elif not path.is_file():
            problems.append(
                UnreadableDocumentError(f"{path}: named in the manifest (line {number}) but there is no such file.")
            )
        else:
            files.append(InputFile(path, entry))
    return files, problems


def _lines(path: Path, problems: list[ApuriError]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Read the JSON objects of a .jsonl file with their line numbers; a line that is none becomes a problem."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        problems.append(ManifestError(f"{path}: cannot be read as UTF-8 ({error})."))
        return
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            problems.append(ManifestError(f"{path}, line {number}: not JSON ({error}); correct the line."))
            continue
        if isinstance(record, dict):
            yield number, record
        else:
            problems.append(ManifestError(f"{path}, line {number}: not a JSON object; correct the line."))


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


def _sources(path: Path) -> dict[str, Source]:
    """Read the sources a digest names, by id; empty when there is no such file. Raises ManifestError when malformed."""
    if not path.is_file():
        return {}
    problems: list[ApuriError] = []
    sources: dict[str, Source] = {}
    for number, record in _lines(path, problems):
        fields = {name: str(record.get(name) or "") for name in Source.__dataclass_fields__}
        if not fields["id"]:
            raise ManifestError(f"{path}, line {number}: a source without an id; correct the line.")
        sources[fields["id"]] = Source(**fields)
    if problems:
        raise ManifestError(str(problems[0]))
    return sources


def _without_doubles(files: Sequence[InputFile]) -> tuple[list[InputFile], list[ApuriError]]:
    """Each file once. Declared ids must differ; those made of file names are told apart by ending and folder."""
    unique: dict[str, InputFile] = {}
    problems: list[ApuriError] = []
    seen: set[Path] = set()
    for file in files:
        resolved = file.path.resolve()
        if resolved in seen:
            continue
        seen.add(resolved)
        name = file.entry.id
        if name in unique and file.entry.declared:
            problems.append(
                ManifestError(
                    f"{file.path}: its id {name!r} belongs to {unique[name].path} already; give it an id of its own."
                )
            )
            continue
        for candidate in (name, file.path.name, f"{file.path.parent.name}-{file.path.name}", str(file.path)):
            if unicodedata.normalize("NFC", candidate) not in unique:
                name = unicodedata.normalize("NFC", candidate)
                break
        entry = file.entry if name == file.entry.id else ManifestEntry(id=name)
        unique[name] = InputFile(file.path, entry)
    return list(unique.values()), problems
