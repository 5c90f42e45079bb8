"""Vectors that a writer has computed but not yet published, so that a killed ingest continues where it was.

The file holds hashes of inputs and vectors, no text. A torn last record is dropped; another encoder's file is too.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

_FILE = "vectors.journal"
_HASH_BYTES = 16


class Journal:
    """An append-only file of (hash, vector); ``vectors`` are those of an earlier, unfinished writer."""

    def __init__(self, file: BinaryIO, vectors: dict[bytes, NDArray[np.float32]]) -> None:
        self._file = file
        self.vectors = vectors

    @classmethod
    def open(cls, folder: Path, encoder: str, dimension: int) -> Journal:
        """Read what an earlier writer left for this encoder, and append after it."""
        path = folder / _FILE
        header = f"{encoder} {dimension}\n".encode()
        content = path.read_bytes() if path.exists() else b""
        if not content.startswith(header):
            path.write_bytes(header)
            content = header
        record = _HASH_BYTES + 4 * dimension
        count = (len(content) - len(header)) // record
        table = np.frombuffer(content, np.uint8, count * record, len(header)).reshape(count, record)
        hashes, vectors = table[:, :_HASH_BYTES], table[:, _HASH_BYTES:].copy().view("<f4")
        file = path.open("r+b")
        file.truncate(len(header) + count * record)
        file.seek(0, 2)
        return cls(file, {key.tobytes(): vector for key, vector in zip(hashes, vectors, strict=True)})

    def append(self, hashes: Sequence[bytes], vectors: NDArray[np.float32]) -> None:
        """Add records; they reach the file at once."""
        values = np.asarray(vectors, "<f4")
        self._file.write(b"".join(key + row.tobytes() for key, row in zip(hashes, values, strict=True)))
        self._file.flush()

    @staticmethod
    def remove(folder: Path) -> None:
        """Forget it: its vectors are in a published generation."""
        (folder / _FILE).unlink(missing_ok=True)

    def __enter__(self) -> Journal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
