"""SHA-256 of every file of a folder, recorded when it is written and compared when it is read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection
from pathlib import Path

CHECKSUMS_FILE = "checksums.json"


def write_checksums(folder: Path, left_out: Collection[str] = ()) -> None:
    """Record the checksum of every file below ``folder``, but for the relative paths ``left_out``."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    found = {path.relative_to(folder).as_posix(): sha256(path) for path in files}
    kept = {name: digest for name, digest in found.items() if name not in left_out}
    (folder / CHECKSUMS_FILE).write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


def damaged_file(folder: Path) -> str:
    """Return the first file that is missing or not as it was written; empty when all are whole.

    Where no checksums were recorded, that is the file of checksums.
    """
    try:
        recorded = json.loads((folder / CHECKSUMS_FILE).read_text(encoding="utf-8"))
        return next((name for name, digest in recorded.items() if not _is(folder / name, digest)), "")
    except (OSError, ValueError, AttributeError):
        return CHECKSUMS_FILE


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file, hexadecimal. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _is(path: Path, digest: str) -> bool:
    try:
        return sha256(path) == digest
    except OSError:
        return False
