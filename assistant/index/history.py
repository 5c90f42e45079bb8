"""The generations of an index folder: which there are, whether each is whole, and going back to one."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from assistant.checksums import CHECKSUMS_FILE, damaged_file
from assistant.errors import ApuriError, IndexDamagedError, IndexFolderError, IndexMissingError
from assistant.index.catalog import CATALOG_FILE, Catalog
from assistant.index.catalog_schema import FORMAT
from assistant.index.generations import CHROMA_DATABASE, current_name, generation_names, make_current, writer_lock


@dataclass(frozen=True, slots=True)
class Generation:
    """One generation; ``problem`` is empty when it is whole."""

    name: str
    current: bool
    created: str = ""
    documents: int = 0
    chunks: int = 0
    bytes: int = 0
    problem: str = ""


def generations(folder: Path) -> list[Generation]:
    """Return every generation of ``folder``, checked in full, newest first. Raises IndexMissingError."""
    names = generation_names(folder)
    if not names:
        raise IndexMissingError(f"There is no index at {folder}; build one with 'python -m ingest PATH'.")
    try:
        current = current_name(folder)
    except IndexDamagedError:
        current = None
    return [_generation(folder / name, name == current) for name in names]


def listed(folder: Path) -> list[Generation]:
    """Return every generation of ``folder`` that can be opened, newest first, without checking whether it is whole."""
    found, current = [], current_name(folder)
    for name in generation_names(folder):
        with suppress(ApuriError, sqlite3.Error, ValueError, OSError):
            created, documents, chunks = _counts(folder / name)
            found.append(Generation(name, name == current, created, documents, chunks))
    return found


def roll_back(folder: Path, name: str = "") -> Generation:
    """Make ``name`` the current generation; without a name the newest whole one before the current.

    Raises IndexFolderError when there is none or it is not whole.
    """
    with writer_lock(folder):
        found = generations(folder)
        older = found[next((i + 1 for i, one in enumerate(found) if one.current), 0) :]
        chosen = next(
            (one for one in (found if name else older) if one.name == name or not (name or one.problem)), None
        )
        if chosen is None:
            names = ", ".join(one.name for one in found)
            raise IndexFolderError(f"{folder} has no {name or 'earlier generation that is whole'}; it has {names}.")
        if chosen.problem:
            raise IndexDamagedError(f"{chosen.name} is not whole: {chosen.problem}; choose another generation.")
        make_current(folder, chosen.name)
        return chosen


def check_whole(generation: Path) -> None:
    """Raise IndexDamagedError unless every file has its recorded checksum; a release before this one recorded none."""
    if (generation / CHECKSUMS_FILE).exists() and (name := damaged_file(generation)):
        raise IndexDamagedError(
            f"{generation / name} is not as it was written; go back with 'python -m ingest rollback' "
            "or build the index anew with 'python -m ingest rebuild'."
        )


def _generation(path: Path, current: bool) -> Generation:
    size = sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
    try:
        counts = _counts(path)
        with closing(Catalog.open(path / CATALOG_FILE)) as catalog:
            problem = _problem(path) or ("" if catalog.meta.get("format") == FORMAT else "it has another format")
        return Generation(path.name, current, *counts, size, problem)
    except (ApuriError, sqlite3.Error, ValueError) as error:
        return Generation(path.name, current, bytes=size, problem=f"its catalog cannot be read ({error})")


def _counts(path: Path) -> tuple[str, int, int]:
    """When a generation was made, its documents and its chunks, as its catalog says."""
    with closing(Catalog.open(path / CATALOG_FILE)) as catalog:
        meta = catalog.meta
        return meta.get("created", ""), int(meta.get("documents", 0)), int(meta.get("chunks", 0))


def _problem(path: Path) -> str:
    if name := damaged_file(path):
        return f"{name} is {'missing' if not (path / name).exists() else 'not as it was written'}"
    database = path / CHROMA_DATABASE
    if database.exists():
        try:
            with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
                ((answer,),) = connection.execute("PRAGMA quick_check(1)").fetchall()
        except sqlite3.Error as error:
            answer = str(error)
        return "" if answer == "ok" else f"{CHROMA_DATABASE} is damaged ({answer})"
    return ""
