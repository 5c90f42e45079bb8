"""Vectors of chunks (Chroma) and of sentences (a mapped array). The only chromadb import; neither store holds text.

A chunk's vector is stored twice: in Chroma, which searches the whole index, and in ``chunks.npy``, a mapped array by
row, which serves exact search among chosen documents, hands vectors to the next generation without loading Chroma,
and answers when a newer generation has removed this one's folder under an open reader.
"""

from __future__ import annotations

import os
import threading
import weakref
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.errors import IndexDamagedError
from assistant.index.generations import CHROMA_DATABASE
from assistant.index.lexical import top

Vector = NDArray[np.float32]
Rows = NDArray[np.int64]

CHUNKS_FILE = "chunks.npy"
_CHROMA_FOLDER = "chroma"
_COLLECTION = "chunks"
# Up to here one exact pass over the mapped vectors is as fast as Chroma's graph, or fast enough, and it misses none:
# of the nearest 100 the graph finds 97 % at 10,000 chunks, in 3.8 ms against 2.8 (docs/decisions/0002-fusion.md).
EXACT_UP_TO = 100_000
_ADD_BATCH = 5_000
_SEARCH_BREADTH = 200  # HNSW candidates looked at per query; at least k
_NEIGHBOURS = 24
_FEWEST = 2  # Chroma writes a graph of fewer vectors anew at every opening
_CONSTRUCTION_BREADTH = 128

# Chroma counts its clients by path without a lock of its own: opening and closing take turns here, and a client whose
# reader was garbage collected, at whatever moment, is closed before the next one is opened.
_registry_lock = threading.Lock()
_retired: deque[Any] = deque()
_header_lock = threading.Lock()


class ChunkVectors:
    """Cosine search over the chunks' vectors; safe from any thread."""

    def __init__(self, client: Any, collection: Any, matrix: Vector, rows_of: Callable[[Iterable[str]], Rows]) -> None:
        # Chroma keeps every client of the process; without this a server would keep every generation it ever read.
        self._retire = weakref.finalize(self, _retired.append, client)
        self._retire.atexit = False
        self._collection = collection
        self._matrix = matrix
        self._rows_of = rows_of

    @classmethod
    def open(cls, folder: Path, rows_of: Callable[[Iterable[str]], Rows]) -> ChunkVectors:
        """Open the stores that ``write_chunk_vectors`` wrote; ``rows_of`` gives the chunk rows of document ids.

        Where Chroma may not write, as it does to read, the search is exact. Raises IndexDamagedError when the stores
        are missing or disagree.
        """
        matrix = mapped(folder / CHUNKS_FILE)
        client, collection = None, None
        if len(matrix) >= _FEWEST and os.access(folder / CHROMA_DATABASE, os.W_OK):
            try:
                client = _client(folder / _CHROMA_FOLDER)
                collection = client.get_collection(_COLLECTION, embedding_function=None)
                count = collection.count()
                # Loads the HNSW graph now and not in the middle of the first question.
                collection.query(query_embeddings=[matrix[0]], n_results=1, include=[])
            except Exception as error:
                _retired.append(client)
                raise IndexDamagedError(f"The Chroma store in {folder} cannot be read ({error}).") from error
            if count != len(matrix):
                raise IndexDamagedError(f"{folder}: Chroma has {count} vectors, chunks.npy {len(matrix)}.")
        return cls(client, collection, matrix, rows_of)

    def close(self) -> None:
        """Close Chroma's files."""
        self._retire()
        _close_retired()

    def __len__(self) -> int:
        return len(self._matrix)

    def search(self, vector: Vector, k: int, document_ids: Iterable[str] | None = None) -> list[tuple[int, float]]:
        """The ``k`` nearest chunks, ``(row, cosine)``, best first; of ``document_ids`` only where given.

        Among chosen documents and in an index of up to ``EXACT_UP_TO`` chunks the search is exact; otherwise it is
        Chroma's (approximate).
        """
        if document_ids is not None or len(self) <= EXACT_UP_TO:
            return self._exact(vector, k, None if document_ids is None else self._rows_of(document_ids))
        if k <= 0 or not len(self):
            return []
        if self._collection is None:
            return self._exact(vector, k, None)
        try:
            found = self._collection.query(
                query_embeddings=[np.asarray(vector, np.float32)], n_results=min(k, len(self)), include=["distances"]
            )
        except Exception:
            # A newer generation has removed the folder, or SQLite is out of connections: the map still answers.
            return self._exact(vector, k, None)
        pairs = zip(found["ids"][0], found["distances"][0], strict=True)
        return [(int(row), 1.0 - float(distance)) for row, distance in pairs]

    def moved(self, move: Callable[[Vector], Vector]) -> ChunkVectors:
        """Return these vectors as ``move`` changes them, searched exactly: for measuring what small differences do."""
        return ChunkVectors(None, None, move(np.asarray(self._matrix)), self._rows_of)

    def vectors(self, rows: Sequence[int] | Rows) -> Vector:
        """The vectors, ``[len(rows), dimension]``, in the order asked for."""
        return np.asarray(self._matrix[np.asarray(rows, np.int64)])

    def _exact(self, vector: Vector, k: int, rows: Rows | None) -> list[tuple[int, float]]:
        matrix = self._matrix if rows is None else self._matrix[rows]
        scores = np.asarray(matrix @ np.asarray(vector, np.float32))
        best = top(scores, k)
        return [(int(i if rows is None else rows[i]), float(scores[i])) for i in best]


class SentenceVectors:
    """The sentences' vectors by row: float16 on disk, mapped, so that opening costs nothing."""

    def __init__(self, matrix: NDArray[np.float16]) -> None:
        self._matrix = matrix

    @classmethod
    def open(cls, path: Path) -> SentenceVectors:
        """Map the file. Raises IndexDamagedError when it is missing or no array."""
        return cls(mapped(path))

    def __len__(self) -> int:
        return len(self._matrix)

    def similarities(self, vector: Vector, sentence_rows: Sequence[int] | Rows) -> Vector:
        """Cosine of ``vector`` to each sentence, ``[len(sentence_rows)]``."""
        return self.vectors(sentence_rows) @ np.asarray(vector, np.float32)

    def vectors(self, sentence_rows: Sequence[int] | Rows) -> Vector:
        """The vectors, ``[len(sentence_rows), dimension]`` float32, in the order asked for."""
        return np.asarray(self._matrix[np.asarray(sentence_rows, np.int64)], np.float32)


def write_chunk_vectors(folder: Path, matrix: Vector, document_ids: Sequence[str]) -> None:
    """Write both stores of the chunks' vectors, ``[N, dimension]`` float32, normalised, by row.

    Raises OSError when they cannot be written.
    """
    np.save(folder / CHUNKS_FILE, np.asarray(matrix, np.float32))
    if len(matrix) < _FEWEST:
        return
    try:
        client = _client(folder / _CHROMA_FOLDER)
    except Exception as error:
        raise OSError(f"Chroma: {error}") from error
    try:
        # Persisting the graph once, at the end, is faster than every thousand vectors.
        graph = {"space": "cosine", "ef_search": _SEARCH_BREADTH, "max_neighbors": _NEIGHBOURS}
        graph |= {"ef_construction": _CONSTRUCTION_BREADTH, "sync_threshold": max(len(matrix), 2)}
        collection = client.create_collection(_COLLECTION, embedding_function=None, configuration={"hnsw": graph})
        for first in range(0, len(matrix), _ADD_BATCH):
            rows = range(first, min(first + _ADD_BATCH, len(matrix)))
            collection.add(
                ids=[str(row) for row in rows],
                embeddings=np.asarray(matrix[rows.start : rows.stop], np.float32),
                metadatas=[{"document": document_ids[row]} for row in rows],
            )
    except Exception as error:  # Chroma reports a full disk as an internal error of its own
        raise OSError(f"Chroma: {error}") from error
    finally:
        _retired.append(client)
        _close_retired()


def write_sentence_vectors(path: Path, matrix: NDArray[Any]) -> None:
    """Write the sentences' vectors, ``[M, dimension]``, by row."""
    np.save(path, np.asarray(matrix, np.float16))


def _client(folder: Path) -> Any:
    import chromadb
    from chromadb.config import Settings

    _close_retired()
    with _registry_lock:
        return chromadb.PersistentClient(str(folder), Settings(anonymized_telemetry=False))


def _close_retired() -> None:
    with _registry_lock:
        while _retired:
            client = _retired.popleft()
            if client is not None:
                client.close()


def mapped(path: Path) -> Any:
    """The array in a ``.npy`` file, mapped read-only. Raises IndexDamagedError when there is none."""
    try:
        # The header is read by a parser that CPython before 3.11.9 could not run in two threads at once.
        with _header_lock:
            return np.load(path, mmap_mode="r")
    except (OSError, ValueError) as error:
        raise IndexDamagedError(f"{path} cannot be read ({error}); build the index again.") from None
