"""The reader's weights in one file: a JSON header, then arrays that are mapped, not read.

Layout: the magic ``EKSR``, a version and the header's length (both uint32), the header, then each array at a multiple
of 64 bytes. A matrix is int8 with one float16 scale a row (``weight = number * scale``, both signs alike); everything
else is float16. The header names the arrays and holds the SHA-256 of all that follows it.
"""

from __future__ import annotations

import hashlib
import json
import mmap
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.errors import SettingsError

_MAGIC, _VERSION, _ALIGNED = b"EKSR", 1, 64
_START = struct.Struct("<4sII")

READER_FILE = Path(__file__).with_name("reader.bin")
"""The weights that ship."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class ReaderWeights:
    """The arrays by name, as float32 when asked for, and what the header says of the reader."""

    facts: Mapping[str, Any]
    arrays: Mapping[str, tuple[NDArray[Any], NDArray[np.float16] | None]]

    def __getitem__(self, name: str) -> Floats:
        """One array, dequantised."""
        values, scales = self.arrays[name]
        if scales is None:
            return np.asarray(values, np.float32)
        return np.asarray(values.astype(np.float32) * scales.astype(np.float32)[:, None], np.float32)

    def tensors(self) -> dict[str, Floats]:
        """Every array, dequantised."""
        return {name: self[name] for name in self.arrays}


def write_reader(path: Path, tensors: Mapping[str, Floats], facts: Mapping[str, Any]) -> None:
    """Write the file whole or not at all; matrices are rounded to 8 bits."""
    parts: list[bytes] = []
    listed: list[dict[str, Any]] = []
    size = 0

    def put(array: NDArray[Any]) -> int:
        nonlocal size
        content = array.tobytes()
        content += bytes(-len(content) % _ALIGNED)
        parts.append(content)
        size += len(content)
        return size - len(content)

    for name, values in tensors.items():
        entry: dict[str, Any] = {"name": name, "shape": list(values.shape)}
        if values.ndim == 2:
            numbers, scales = quantised(values)
            entry |= {"at": put(numbers), "scales": put(scales)}
        else:
            entry["at"] = put(values.astype("<f2"))
        listed.append(entry)
    body = b"".join(parts)
    header = {"sha256": hashlib.sha256(body).hexdigest(), "facts": dict(facts), "arrays": listed}
    text = json.dumps(header, ensure_ascii=False, sort_keys=True).encode()
    text += b" " * (-(len(text) + _START.size) % _ALIGNED)
    temporary = path.with_name(path.name + ".part")
    temporary.write_bytes(_START.pack(_MAGIC, _VERSION, len(text)) + text + body)
    temporary.replace(path)


def quantised(values: Floats) -> tuple[NDArray[np.int8], NDArray[np.float16]]:
    """(numbers, one scale a row); the scale is rounded first, so that the numbers fit the scale that is stored."""
    scales = (np.abs(values).max(1) / 127).astype("<f2")
    scales = np.maximum(scales, np.float16(1e-7))
    numbers = np.rint(values / scales.astype(np.float32)[:, None])
    return np.clip(numbers, -127, 127).astype(np.int8), scales


def read_reader(path: Path, verify: bool = True) -> ReaderWeights:
    """Map the file. Raises SettingsError when it is missing, of another format or damaged."""
    try:
        with path.open("rb") as file:
            content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        magic, version, length = _START.unpack_from(content)
        if magic != _MAGIC or version != _VERSION:
            raise ValueError("another format")
        header = json.loads(content[_START.size : _START.size + length])
        body = memoryview(content)[_START.size + length :]
        if verify and hashlib.sha256(body).hexdigest() != header["sha256"]:
            raise ValueError("damaged")
        arrays = {entry["name"]: _arrays(body, entry) for entry in header["arrays"]}
    except (OSError, ValueError, KeyError, struct.error) as error:
        raise SettingsError(
            f"The reader's weights in {path} cannot be used ({error}); install the package anew."
        ) from error
    return ReaderWeights(header["facts"], arrays)


def _arrays(body: memoryview, entry: Mapping[str, Any]) -> tuple[NDArray[Any], NDArray[np.float16] | None]:
    shape = tuple(entry["shape"])
    count = int(np.prod(shape))
    if "scales" not in entry:
        return np.frombuffer(body, "<f2", count, entry["at"]).reshape(shape), None
    numbers = np.frombuffer(body, np.int8, count, entry["at"]).reshape(shape)
    return numbers, np.frombuffer(body, "<f2", shape[0], entry["scales"])
