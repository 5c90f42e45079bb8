"""Size on disk, memory and search time of an index of a given number of chunks.

The vectors are drawn at random: encoding is measured elsewhere, and size does not depend on what a vector says.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from assistant.index.generations import current_name, writer_lock
from assistant.index.index import Index
from assistant.index.writer import write_generation
from assistant.language.sentences import split_sentences
from assistant.models.encoder import Encoder, Progress, Vector, normalised
from assistant.settings import Settings
from evals.speed.synthetic import documents

_ROOT = Path(__file__).parents[2]
_SEARCHES = 50


class RandomEncoder(Encoder):
    """Vectors drawn at random: the fastest encoder there is, and no use for anything but sizes."""

    name = "random"
    dimension = 384

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Nothing is cut by it."""
        return [1] * len(texts)

    def _encode_query(self, text: str) -> Vector:
        vector: Vector = self._encode_passages([text], lambda _: None)[0]
        return vector

    def _encode_passages(self, texts: Sequence[str], progress: Progress) -> Vector:
        seed = sum(map(len, texts)) + len(texts)
        return normalised(np.random.default_rng(seed).normal(size=(len(texts), self.dimension)).astype(np.float32))


def measure_size(chunks: int) -> dict[str, Any]:
    """Write an index of so many chunks; measure it, and in a process of its own what opening and searching it takes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        start = time.perf_counter()
        with writer_lock(folder):
            write_generation(folder, documents(_corpus_sentences(), chunks), (), RandomEncoder())
        written = time.perf_counter() - start
        generation = folder / str(current_name(folder))
        parts = {path.name: _bytes(path) // chunks for path in sorted(generation.iterdir())}
        done = subprocess.run(
            [sys.executable, "-m", "evals.speed.bench_size", name],
            cwd=_ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
    opened = json.loads(done.stdout)
    memory = opened.pop("memory_bytes")
    return {
        "chunks": chunks,
        "parts": parts,
        "bytes_per_chunk": sum(parts.values()),
        "write_s": round(written, 1),
        "memory_mb": round(memory / 1e6, 1),
        **opened,
    }


def _corpus_sentences() -> list[str]:
    paths = sorted((_ROOT / "corpus" / "documents").glob("*.md"))
    texts = [line.strip("-# ") for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    return [text[a:b] for text in texts for a, b in split_sentences(text) if b - a > 30]


def _bytes(path: Path) -> int:
    files = [path] if path.is_file() else [inner for inner in path.rglob("*") if inner.is_file()]
    return sum(file.stat().st_size for file in files)


def _opened(folder: Path) -> dict[str, Any]:
    """Open and search the index in this process: seconds, bytes of resident memory, milliseconds a search."""
    import chromadb  # noqa: F401  (its own memory is the same for every index)

    encoder = RandomEncoder()
    before = _resident()
    start = time.perf_counter()
    index = Index.open(folder, Settings(), encoder)
    opened = time.perf_counter() - start
    vectors = encoder.passages([str(i) for i in range(_SEARCHES)])
    start = time.perf_counter()
    for vector in vectors:
        rows = [row for row, _ in index.chunk_vectors.search(vector, 50)]
        index.lexical.search("rahoituksen omavastuuosuus kaupungissa", 50)
        index.catalog.sentences(rows[:10])
    searched = (time.perf_counter() - start) / _SEARCHES
    return {
        "sentences": index.catalog.sentence_count,
        "open_s": round(opened, 2),
        "search_ms": round(searched * 1000, 1),
        "memory_bytes": max(0, _resident() - before),
    }


def _resident() -> int:
    for line in Path("/proc/self/status").read_text(encoding="ascii", errors="replace").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024
    return 0


if __name__ == "__main__":
    print(json.dumps(_opened(Path(sys.argv[1]))))
