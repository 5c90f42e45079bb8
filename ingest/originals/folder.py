"""The folder of downloaded originals: the files, and a manifest that ``python -m ingest`` reads and fetch continues.

A manifest line has the fields of every manifest and those of the download: ``retrieved`` (when the bytes came),
``checked`` (when the server last said they are current), ``final_url``, ``sha256``, ``licence``, ``content_type``,
``etag``, ``last_modified`` and ``found_on``. Files and manifest are replaced whole: an interrupted fetch loses nothing.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from assistant.errors import ManifestError
from ingest.load import MANIFEST
from ingest.originals.download import Download, Known
from ingest.originals.wanted import Wanted

_FILES = "files"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one original that was stored or found unchanged."""

    id: str
    change: str
    size: int
    path: Path


def now() -> str:
    """Return the time, UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Originals:
    """The folder, read at the start and written after every change."""

    def __init__(self, folder: Path, clock: Callable[[], str] = now) -> None:
        self.folder = folder
        self._clock = clock
        self._records = _read(folder / MANIFEST)

    def known(self, id: str) -> Known | None:
        """Return the conditions for asking again; None where nothing is stored, or the file is not the one recorded."""
        record = self._records.get(id)
        if record is None or self.body(id) is None:
            return None
        return Known(*(str(record.get(name) or "") for name in ("final_url", "etag", "last_modified")))

    def body(self, id: str) -> bytes | None:
        """Return the stored bytes; None where there are none or they are not those that were downloaded."""
        path = self.folder / str(self._records.get(id, {}).get("path") or "")
        if not path.is_file():
            return None
        body = path.read_bytes()
        return body if _sha256(body) == self._records[id].get("sha256") else None

    def keep(self, wanted: Wanted, answer: Download, format: str, licence: str) -> Outcome:
        """Store a download in place of an earlier one."""
        old = self._records.get(wanted.id)
        path = Path(_FILES) / f"{wanted.id}.{format}"
        same = old is not None and old.get("sha256") == _sha256(answer.body)
        _write(self.folder / path, answer.body)
        self._records[wanted.id] = {
            **_described(wanted),
            "path": path.as_posix(),
            "licence": licence or wanted.licence,
            "final_url": answer.url,
            "content_type": answer.headers.get("content-type", ""),
            "sha256": _sha256(answer.body),
            "etag": answer.headers.get("etag", ""),
            "last_modified": answer.headers.get("last-modified", ""),
            "retrieved": self._clock(),
            "checked": self._clock(),
        }
        self._save()
        if old and old.get("path") != path.as_posix():
            (self.folder / _FILES / Path(str(old["path"])).name).unlink(missing_ok=True)
        change = "new" if old is None else "unchanged" if same else "changed"
        return Outcome(wanted.id, change, len(answer.body), self.folder / path)

    def confirm(self, wanted: Wanted) -> Outcome:
        """Record that the server has nothing newer; what the corpus says of the original is brought up to date."""
        record = self._records[wanted.id]
        licence = record.get("licence") or wanted.licence
        self._records[wanted.id] = {**record, **_described(wanted), "licence": licence, "checked": self._clock()}
        self._save()
        path = self.folder / str(record["path"])
        return Outcome(wanted.id, "unchanged", path.stat().st_size, path)

    def _save(self) -> None:
        lines = (json.dumps(record, ensure_ascii=False) for record in self._records.values())
        _write(self.folder / MANIFEST, "".join(f"{line}\n" for line in lines).encode())


def _described(wanted: Wanted) -> dict[str, Any]:
    return {**asdict(wanted), "authority": "primary"}


def _sha256(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


def _read(path: Path) -> dict[str, Mapping[str, Any]]:
    """Read the records of a manifest by id. Raises ManifestError rather than lose a line that it cannot read."""
    if not path.is_file():
        return {}
    records: dict[str, Mapping[str, Any]] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip():
            try:
                record = json.loads(line)
                records[record["id"]] = record
            except (ValueError, KeyError, TypeError) as error:
                raise ManifestError(
                    f"{path}, line {number}: no record of an original ({error}); correct it."
                ) from error
    return records


def _write(path: Path, body: bytes) -> None:
    """Replace a file whole: nobody ever reads half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".part-", delete=False) as file:
        part = Path(file.name)
        try:
            file.write(body)
            file.close()
            part.chmod(0o644)
            part.replace(path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
