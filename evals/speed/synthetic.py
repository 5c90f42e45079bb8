"""Large material out of little: sentences put together anew, and real vectors moved a little."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from assistant.domain import Chunk, Document, ParsedDocument, Section, Sentence
from assistant.models.encoder import Vector
from evals.metrics import SEED

_SENTENCES_A_CHUNK, _CHUNKS_A_DOCUMENT = 3, 50


def moved(vectors: Vector, noise: float, random: np.random.Generator) -> Vector:
    """Return the rows with noise of that standard deviation in every component, of length one again."""
    shifted = vectors + random.normal(0.0, noise, vectors.shape).astype(np.float32)
    return np.asarray(shifted / np.linalg.norm(shifted, axis=1, keepdims=True), np.float32)


def documents(texts: Sequence[str], chunks: int) -> Iterator[ParsedDocument]:
    """Yield documents of ``chunks`` chunks in all, each of a few of the sentences ``texts``."""
    random = np.random.default_rng(SEED)
    for first in range(0, chunks, _CHUNKS_A_DOCUMENT):
        yield _document(f"synthetic-{first}", texts, range(first, min(first + _CHUNKS_A_DOCUMENT, chunks)), random)


def _document(name: str, texts: Sequence[str], numbers: range, random: np.random.Generator) -> ParsedDocument:
    """A document of one section a chunk; the chunk's number in its first sentence makes the vocabulary grow."""
    text = ""
    sections: list[Section] = []
    cut: list[Chunk] = []
    sentences: list[Sentence] = []
    for at, number in enumerate(numbers):
        start = len(text)
        for place, chosen in enumerate(random.integers(0, len(texts), _SENTENCES_A_CHUNK)):
            said = texts[chosen] if place else f"{number}: {texts[chosen]}"
            begin = len(text)
            text += said + "\n"
            sentences.append(Sentence(name, len(sentences), at, at, begin, begin + len(said), said))
        sections.append(Section(name, at, start, len(text), str(number)))
        cut.append(Chunk(name, at, at, start, len(text), text[start:], context=name))
    return ParsedDocument(Document(name, name), text, tuple(sections), tuple(cut), tuple(sentences))
