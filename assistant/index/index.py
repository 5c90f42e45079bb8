"""One generation of the index, opened as a whole: catalog, vectors, lexical index and the encoder that fits them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assistant.errors import ApuriError, IndexDamagedError, IndexMismatchError, IndexMissingError
from assistant.index.catalog import CATALOG_FILE, Catalog
from assistant.index.catalog_schema import FORMAT
from assistant.index.generations import current_name
from assistant.index.history import check_whole
from assistant.index.lexical import LexicalIndex
from assistant.index.vectors import ChunkVectors, SentenceVectors
from assistant.models.encoder import Encoder
from assistant.models.encoder_input import encoder_name
from assistant.models.loading import load_encoder
from assistant.settings import Settings

LEXICAL_FOLDER = "lexical"
SENTENCES_FILE = "sentences.npy"

_ATTEMPTS = 20
_SAMPLE = 5
_SAME_TEXT = 0.98  # cosine of a passage to the same passage, whichever engine wrote it


@dataclass(frozen=True)
class Index:
    """Everything a reader needs of one generation. It stays usable when a newer generation replaces it."""

    folder: Path
    generation: str
    catalog: Catalog
    chunk_vectors: ChunkVectors
    sentence_vectors: SentenceVectors
    lexical: LexicalIndex
    encoder: Encoder

    @classmethod
    def open(cls, folder: Path, settings: Settings, encoder: Encoder | None = None) -> Index:
        """Open the current generation of ``folder``.

        Raises IndexMissingError, IndexMismatchError (another encoder or format wrote it), IndexDamagedError.
        """
        for _ in range(_ATTEMPTS):
            name = current_name(folder)
            if name is None:
                raise IndexMissingError(f"There is no index at {folder}; build one with 'python -m ingest PATH'.")
            try:
                return cls.open_generation(folder / name, settings, encoder)
            except (ApuriError, OSError):
                # A writer may have replaced and removed this generation between the two steps: then read again.
                if current_name(folder) == name:
                    raise
        raise IndexDamagedError(f"The index at {folder} changes faster than it can be opened; try again.")

    @classmethod
    def open_generation(cls, path: Path, settings: Settings, encoder: Encoder | None = None) -> Index:
        """Open one generation folder, current or not yet, once every file was seen to be whole."""
        check_whole(path)
        catalog = Catalog.open(path / CATALOG_FILE)
        check_meta(catalog, path, encoder.name if encoder else encoder_name(settings))
        index = cls(
            folder=path.parent,
            generation=path.name,
            catalog=catalog,
            chunk_vectors=ChunkVectors.open(path, catalog.chunk_rows),
            sentence_vectors=SentenceVectors.open(path / SENTENCES_FILE),
            lexical=LexicalIndex.open(path / LEXICAL_FOLDER),
            encoder=encoder or load_encoder(settings),
        )
        index.check_counts()
        return index

    def newer(self) -> str:
        """Return the name of the generation that has become current since; empty when none has."""
        try:
            name = current_name(self.folder)
        except IndexDamagedError:
            return ""
        return name if name and name != self.generation else ""

    def close(self) -> None:
        """Close the files; only for a generation that nobody else reads."""
        self.chunk_vectors.close()
        self.catalog.close()

    def check_counts(self) -> None:
        """Raise IndexDamagedError unless the stores have one vector for every row of the catalog."""
        pairs = (
            ("chunks", self.catalog.chunk_count, len(self.chunk_vectors)),
            ("sentences", self.catalog.sentence_count, len(self.sentence_vectors)),
        )
        for what, rows, vectors in pairs:
            if rows != vectors:
                raise IndexDamagedError(f"{self.generation} has {rows} {what} and {vectors} vectors of them.")

    def check_samples(self) -> None:
        """Raise IndexDamagedError unless a few chunks, evenly spread, find themselves through every store."""
        count = self.catalog.chunk_count
        rows = sorted({int(row) for row in np.linspace(0, count - 1, _SAMPLE)}) if count else []
        for row, chunk in zip(rows, self.catalog.chunks(rows), strict=True):
            vector = self.chunk_vectors.vectors([row])[0]
            nearest = self.chunk_vectors.search(vector, 1)
            if not nearest or nearest[0][1] < _SAME_TEXT:
                raise IndexDamagedError(f"{self.generation}: chunk {chunk.id} does not find itself by its vector.")
            if self.catalog.slice(chunk.document_id, chunk.start, chunk.end) != chunk.text:
                raise IndexDamagedError(f"{self.generation}: chunk {chunk.id} is not what its offsets say.")


def check_meta(catalog: Catalog, path: Path, wanted_encoder: str) -> None:
    """Raise IndexMismatchError when the catalog was written in another format or by another encoder."""
    if catalog.meta.get("format") != FORMAT:
        raise IndexMismatchError(f"{path} has another format; build the index again with 'python -m ingest PATH'.")
    written_by = catalog.meta.get("encoder", "")
    if written_by != wanted_encoder:
        raise IndexMismatchError(
            f"{path} was written with the encoder {written_by}, not {wanted_encoder}; "
            "set APURI_ENCODER to the first or build the index again."
        )
