"""The only onnxruntime import: multilingual-e5-small in float32, for many texts on a processor without bfloat16.

Every core runs small batches of its own, of texts that have equally many tokens: no padding, and no core waits for
another inside a product. On AVX2 its products are a third faster than those of torch, and it loads in a third of the
time (``docs/decisions/0004-bulk-engine.md``).
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.models.onnx_model import MODEL_FILE, TOKENS

_BATCH_TOKENS = 512  # from here on the products gain nothing; half of it costs half a percent
_ONLY_ERRORS = 3


def open_session(model: Path) -> Any:
    """Return an onnxruntime session of a graph that computes on one core, so that callers may run several at once."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = _ONLY_ERRORS
    return onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])


class OnnxEngine:
    """Encodes many texts; the folder is the one of ``assistant.models.model_folder``."""

    def __init__(self, folder: Path) -> None:
        from tokenizers import Tokenizer

        self._session = open_session(folder / MODEL_FILE)
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._threads = _cores()

    def token_ids(self, texts: Sequence[str]) -> list[list[int]]:
        """The tokens of each text, special tokens included."""
        return [encoding.ids for encoding in self._tokenizer.encode_batch(list(texts))]

    def encode(self, ids: Sequence[Sequence[int]]) -> Iterator[tuple[list[int], NDArray[np.float32]]]:
        """Yield positions of token sequences and their vectors ``[positions, hidden]``, not normalised, by batch."""

        def run(rows: list[int]) -> tuple[list[int], NDArray[np.float32]]:
            inputs = np.array([ids[row] for row in rows], np.int64)
            return rows, self._session.run(None, {TOKENS: inputs})[0]

        with ThreadPoolExecutor(self._threads, thread_name_prefix="encoder") as pool:
            yield from pool.map(run, equal_batches([len(tokens) for tokens in ids]))


def equal_batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Yield positions of texts, in batches of one length.

    The longest come first, so that no core is left with them at the end.
    """
    by_length: defaultdict[int, list[int]] = defaultdict(list)
    for row, length in enumerate(lengths):
        by_length[length].append(row)
    for length in sorted(by_length, reverse=True):
        rows, size = by_length[length], max(1, _BATCH_TOKENS // max(1, length))
        for first in range(0, len(rows), size):
            yield rows[first : first + size]


def _cores() -> int:
    """Cores this process may use; a container's share is often less than the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
