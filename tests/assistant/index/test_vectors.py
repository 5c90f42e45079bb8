from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from assistant.errors import IndexDamagedError
from assistant.index.vectors import ChunkVectors, SentenceVectors, write_chunk_vectors, write_sentence_vectors

COUNT = 300


def unit_rows(count: int) -> NDArray[np.float32]:
    rows = np.random.default_rng(7).normal(size=(count, 384)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def document_of(row: int) -> str:
    return f"document-{row // 10}"


def rows_of(ids: Iterable[str]) -> NDArray[np.int64]:
    wanted = set(ids)
    return np.array([row for row in range(COUNT) if document_of(row) in wanted], np.int64)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("vectors")
    write_chunk_vectors(folder, unit_rows(COUNT), [document_of(row) for row in range(COUNT)])
    return folder


@pytest.fixture
def vectors(folder: Path) -> ChunkVectors:
    return ChunkVectors.open(folder, rows_of)


def test_a_vector_finds_itself_first_with_cosine_one(vectors: ChunkVectors) -> None:
    matrix = unit_rows(COUNT)
    for row in (0, 17, COUNT - 1):
        (best, cosine), *_ = vectors.search(matrix[row], 5)
        assert best == row
        assert cosine == pytest.approx(1.0, abs=1e-5)


def test_the_search_agrees_with_plain_multiplication(vectors: ChunkVectors) -> None:
    matrix = unit_rows(COUNT)
    query = (matrix[3] + matrix[4]) / np.linalg.norm(matrix[3] + matrix[4])
    expected = np.argsort(-(matrix @ query))[:20]
    found = vectors.search(query, 20)
    assert len(set(expected.tolist()) & {row for row, _ in found}) >= 19
    assert [cosine for _, cosine in found] == sorted((c for _, c in found), reverse=True)
    assert found[0][1] == pytest.approx(float((matrix @ query).max()), abs=1e-5)


def test_chosen_documents_are_searched_exactly(vectors: ChunkVectors) -> None:
    matrix = unit_rows(COUNT)
    allowed = rows_of(["document-2", "document-29"])
    expected = allowed[np.argsort(-(matrix[allowed] @ matrix[5]))]
    found = vectors.search(matrix[5], COUNT, ["document-2", "document-29", "no-such"])
    assert [row for row, _ in found] == expected.tolist()
    assert vectors.search(matrix[5], 5, []) == []


def test_more_than_there_is_gives_all_there_is(vectors: ChunkVectors) -> None:
    assert len(vectors.search(unit_rows(1)[0], COUNT * 2)) == COUNT
    assert vectors.search(unit_rows(1)[0], 0) == []


def test_rows_come_in_the_order_asked_for(vectors: ChunkVectors) -> None:
    assert np.array_equal(vectors.vectors([5, 2, 5]), unit_rows(COUNT)[[5, 2, 5]])


def test_an_open_reader_answers_after_its_folder_is_gone(tmp_path: Path, folder: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy)
    vectors = ChunkVectors.open(copy, rows_of)
    vectors._collection = _Gone()  # what Chroma does when it needs a new connection to a removed file
    shutil.rmtree(copy)
    assert vectors.search(unit_rows(COUNT)[9], 1)[0][0] == 9


class _Gone:
    def query(self, **_: object) -> None:
        raise RuntimeError("unable to open database file")


def test_an_empty_index_finds_nothing(tmp_path: Path) -> None:
    write_chunk_vectors(tmp_path, np.zeros((0, 384), np.float32), [])
    vectors = ChunkVectors.open(tmp_path, rows_of)
    assert len(vectors) == 0
    assert vectors.search(unit_rows(1)[0], 5) == []


def test_stores_that_disagree_are_damage(tmp_path: Path, folder: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy)
    np.save(copy / "chunks.npy", unit_rows(COUNT - 1))
    with pytest.raises(IndexDamagedError, match="299"):
        ChunkVectors.open(copy, rows_of)
    (copy / "chunks.npy").write_bytes(b"short")
    with pytest.raises(IndexDamagedError):
        ChunkVectors.open(copy, rows_of)


def test_sentence_vectors_keep_cosines_to_three_digits(tmp_path: Path) -> None:
    matrix = unit_rows(50)
    write_sentence_vectors(tmp_path / "sentences.npy", matrix)
    vectors = SentenceVectors.open(tmp_path / "sentences.npy")
    assert len(vectors) == 50
    assert np.allclose(vectors.similarities(matrix[3], [3, 7, 0]), matrix[[3, 7, 0]] @ matrix[3], atol=1e-3)
    assert vectors.similarities(matrix[3], []).shape == (0,)
    assert (tmp_path / "sentences.npy").stat().st_size < 50 * 384 * 2 + 200
