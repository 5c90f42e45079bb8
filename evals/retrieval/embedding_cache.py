"""An encoder that remembers passages on disk, so that a measure run again does not encode them again.

Two append-only files for each encoder, in the user's cache: 16-byte hashes of the texts and float16 vectors. What is
returned is always what the file holds, so that the first run and the next see the same vectors.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.models.encoder import Encoder
from assistant.models.encoder_input import input_hash
from assistant.models.model_folder import cache_folder

_KEY_BYTES = 16
_SLICE = 1024


class CachedEncoder(Encoder):
    """Reads passage vectors from the cache and lets ``bulk()`` encode the others; queries go to ``encoder``."""

    def __init__(self, encoder: Encoder, bulk: Callable[[], Encoder], folder: Path | None = None) -> None:
        super().__init__()
        self.name, self.dimension, self.max_tokens = encoder.name, encoder.dimension, encoder.max_tokens
        self._encoder, self._load_bulk, self._expected = encoder, bulk, 0
        self._folder = (folder or cache_folder() / "evals-vectors") / "".join(
            c if c.isalnum() else "-" for c in encoder.name
        )
        self._folder.mkdir(parents=True, exist_ok=True)
        self._writing = threading.Lock()
        self.encoded_tokens, self.encoding_seconds = 0, 0.0

    def forget_queries(self) -> None:
        """Encode every query anew, so that the next measure pays for it as the last one did."""
        with self._lock:
            self._cache.clear()

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """As the encoder counts."""
        return self._encoder.count_tokens(texts)

    def expect(self, characters: int) -> None:
        """Hear how much text will come; the bulk engine hears it when something is to be encoded."""
        self._expected = characters

    @cached_property
    def _bulk(self) -> Encoder:
        return self._load_bulk()

    def _encode_query(self, text: str) -> NDArray[np.float32]:
        return self._encoder._encode_query(text)

    def _encode_passages(self, texts: Sequence[str], progress: Callable[[int], None]) -> NDArray[np.float32]:
        keys = [input_hash(text) for text in texts]
        known, vectors = self._read()
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        progress(len(texts) - len(missing))
        wanted = sorted(missing, key=lambda key: -len(missing[key]))
        for first in range(0, len(wanted), _SLICE):
            batch = wanted[first : first + _SLICE]
            self._append(batch, self._encode([missing[key] for key in batch]))
            progress(len(batch))
        if missing:
            known, vectors = self._read()
        return np.asarray(vectors[[known[key] for key in keys]], np.float32)

    def _encode(self, texts: list[str]) -> NDArray[np.float32]:
        started = time.perf_counter()
        self._bulk.expect(self._expected)
        vectors = self._bulk.passages(texts)
        self.encoding_seconds += time.perf_counter() - started
        self.encoded_tokens += sum(self._bulk.count_tokens(texts))
        return vectors

    def _read(self) -> tuple[dict[bytes, int], NDArray[np.float16]]:
        keys = self._keys.read_bytes() if self._keys.exists() else b""
        width = self.dimension * 2
        count = min(len(keys) // _KEY_BYTES, (self._vectors.stat().st_size if self._vectors.exists() else 0) // width)
        known = {keys[i * _KEY_BYTES : (i + 1) * _KEY_BYTES]: i for i in range(count)}
        if not count:
            return known, np.zeros((0, self.dimension), np.float16)
        return known, np.memmap(self._vectors, np.float16, "r", shape=(count, self.dimension))

    def _append(self, keys: list[bytes], vectors: NDArray[np.float32]) -> None:
        with self._writing:
            count = len(self._read()[0])
            with self._vectors.open("r+b" if self._vectors.exists() else "w+b") as file:
                file.truncate(count * self.dimension * 2)
                file.seek(0, os.SEEK_END)
                file.write(np.asarray(vectors, np.float16).tobytes())
            with self._keys.open("r+b" if self._keys.exists() else "w+b") as file:
                file.truncate(count * _KEY_BYTES)
                file.seek(0, os.SEEK_END)
                file.write(b"".join(keys))

    @property
    def _keys(self) -> Path:
        return self._folder / "keys"

    @property
    def _vectors(self) -> Path:
        return self._folder / "vectors"
