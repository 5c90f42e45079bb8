"""Sorted strings in a mapped file: found by bisection, never loaded.

Two files a table: ``NAME.bytes`` (the strings in UTF-8, one after the other) and ``NAME.offsets`` (uint64, n + 1
boundaries). A string's position in the sort order is its number.
"""

from __future__ import annotations

import mmap
from collections.abc import Iterable
from pathlib import Path

import numpy as np


class MappedStrings:
    """A read-only table of distinct strings, sorted by their UTF-8 bytes."""

    def __init__(self, folder: Path, name: str) -> None:
        """Map the table ``name`` of ``folder``; raises OSError when a file is missing."""
        self._bytes = map_file(folder / f"{name}.bytes")
        self._offsets = memoryview(map_file(folder / f"{name}.offsets")).cast("Q")

    @staticmethod
    def write(folder: Path, name: str, strings: Iterable[str]) -> None:
        """Write the table; ``strings`` must be distinct and sorted as ``sorted(strings)`` does."""
        encoded = [string.encode() for string in strings]
        offsets = np.zeros(len(encoded) + 1, dtype=np.uint64)
        np.cumsum([len(item) for item in encoded], out=offsets[1:])
        (folder / f"{name}.bytes").write_bytes(b"".join(encoded))
        (folder / f"{name}.offsets").write_bytes(offsets.tobytes())

    def __len__(self) -> int:
        return len(self._offsets) - 1

    def __getitem__(self, number: int) -> str:
        return self._bytes[self._offsets[number] : self._offsets[number + 1]].decode()

    def find(self, string: str) -> int:
        """The number of ``string``, -1 when the table does not have it."""
        number = self.first_from(string)
        return number if number < len(self) and self[number] == string else -1

    def first_from(self, string: str) -> int:
        """The number of the first string that is not before ``string`` (``len(self)`` when all are)."""
        target = string.encode()
        low, high = 0, len(self)
        while low < high:
            middle = (low + high) // 2
            if self._bytes[self._offsets[middle] : self._offsets[middle + 1]] < target:
                low = middle + 1
            else:
                high = middle
        return low


def map_file(path: Path) -> mmap.mmap | bytes:
    """The bytes of a file, mapped; an empty file, which cannot be mapped, is empty bytes."""
    with path.open("rb") as file:
        if path.stat().st_size == 0:
            return b""
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
