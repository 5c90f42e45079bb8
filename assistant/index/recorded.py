"""What an index folder remembers beside its generations: what it was built from, and what was taken out by hand.

``inputs.json`` holds paths, ids and hashes, never text. It is replaced by a rename, as ``CURRENT`` is.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from assistant.errors import IndexDamagedError

_FILE = "inputs.json"


@dataclass(frozen=True, slots=True)
class Removed:
    """A document that was removed by hand: the same id, file or content is not ingested again."""

    id: str
    path: str
    content_hash: str
    on: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """The files and folders that ingest was given, absolute, and the documents removed since."""

    paths: tuple[str, ...] = ()
    removed: tuple[Removed, ...] = ()

    def with_paths(self, paths: Iterable[str]) -> Recorded:
        """Return this with more paths; those below another one are left out."""
        outermost: list[str] = []
        for path in sorted({*self.paths, *paths}, key=lambda path: Path(path).parts):
            if not outermost or not Path(path).is_relative_to(outermost[-1]):
                outermost.append(path)
        return replace(self, paths=tuple(outermost))

    def removal_of(self, document_id: str, path: str, content_hash: str) -> Removed | None:
        """Return the removal that keeps this document out, if there is one."""
        return next(
            (r for r in self.removed if r.id == document_id or r.path == path or r.content_hash == content_hash), None
        )


def read_recorded(folder: Path) -> Recorded:
    """Return what is recorded in ``folder``; in an index of an earlier release, the files that its catalog names.

    Raises IndexDamagedError when the file cannot be used.
    """
    path = folder / _FILE
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        return Recorded(tuple(map(str, values["paths"])), tuple(Removed(**value) for value in values["removed"]))
    except (FileNotFoundError, NotADirectoryError):
        return Recorded().with_paths(_files_of_catalog(folder))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IndexDamagedError(
            f"{path} cannot be read ({error}); it says which documents were removed by hand. Restore or delete it."
        ) from None


def _files_of_catalog(folder: Path) -> list[str]:
    """The files that the current generation was read from, whatever format it has; none where that cannot be told."""
    try:
        catalog = folder / (folder / "CURRENT").read_text(encoding="utf-8").strip() / "catalog.sqlite"
        with closing(sqlite3.connect(f"{catalog.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            return [str(path) for (path,) in connection.execute("SELECT path FROM inputs WHERE path != ''")]
    except (OSError, ValueError, sqlite3.Error):
        return []


def write_recorded(folder: Path, recorded: Recorded) -> None:
    """Replace what is recorded. Raises OSError."""
    temporary = folder / f"{_FILE}.new"
    temporary.write_text(json.dumps(asdict(recorded), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    temporary.replace(folder / _FILE)
