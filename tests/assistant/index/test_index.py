from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from assistant.domain import ParsedDocument
from assistant.errors import (
    IndexDamagedError,
    IndexFolderError,
    IndexLockedError,
    IndexMismatchError,
    IndexMissingError,
)
from assistant.index.catalog_writer import Input
from assistant.index.generations import current_name, new_generation, prune, writer_lock
from assistant.index.index import Index
from assistant.index.journal import Journal
from assistant.index.writer import write_generation
from assistant.models.encoder import Encoder, Progress, Vector
from assistant.models.loading import load_encoder
from assistant.settings import Settings
from tests.factories import parsed_document

DOCUMENTS = (
    parsed_document("oulu", "# Oulu\nOulun painopiste on 6G-teknologia. Sopimus on aiesopimus."),
    parsed_document("vaasa", "# Vaasa\nVaasan teema on energia.\n# Haut\nHaku aukeaa syksyllä."),
)


class Counting(Encoder):
    """The real encoder; remembers what it was asked to encode, and fails after ``limit`` calls."""

    dimension = 384

    def __init__(self, limit: int = 10**9) -> None:
        super().__init__()
        self._real = load_encoder(Settings())
        self.name = self._real.name
        self.encoded: list[str] = []
        self._calls_left = limit

    def count_tokens(self, texts: object) -> list[int]:
        raise NotImplementedError

    def _encode_query(self, text: str) -> Vector:
        return self._real.query(text)

    def _encode_passages(self, texts: object, progress: Progress) -> Vector:
        if self._calls_left == 0:
            raise KeyboardInterrupt
        self._calls_left -= 1
        self.encoded.extend(texts)  # type: ignore[arg-type]
        return self._real.passages(texts, progress)  # type: ignore[arg-type]


def write(folder: Path, *documents: ParsedDocument, encoder: Encoder | None = None) -> str:
    with writer_lock(folder):
        name = current_name(folder)
        inputs = [Input(document) for document in documents]
        return write_generation(folder, inputs, (), encoder or Counting(), folder / name if name else None)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "index", *DOCUMENTS)
    return tmp_path / "index"


def test_an_index_opens_whole(folder: Path) -> None:
    index = Index.open(folder, Settings())
    assert list(index.catalog.documents) == ["oulu", "vaasa"]
    assert index.catalog.parsed("vaasa") == DOCUMENTS[1]
    question = index.encoder.query("Mikä on Vaasan teema?")
    (row, cosine), *_ = index.chunk_vectors.search(question, 3)
    assert index.catalog.chunks([row])[0].document_id == "vaasa"
    assert 0.5 < cosine <= 1
    numbers = [number for number, _ in index.catalog.sentences([row])[row]]
    assert len(index.sentence_vectors.similarities(question, numbers)) == len(numbers)
    assert index.lexical.search("Vaasan energia", 3)[0][0] == row
    assert not index.newer()


def test_no_index_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(IndexMissingError, match="python -m ingest"):
        Index.open(tmp_path / "none", Settings())


def test_another_encoder_is_a_mismatch(folder: Path) -> None:
    with pytest.raises(IndexMismatchError, match="APURI_ENCODER"):
        Index.open(folder, Settings(encoder="some/other-model"))


@pytest.mark.parametrize("content", ["", "../elsewhere", "generation-000009-missing", "\0"])
def test_a_pointer_to_nowhere_is_damage_or_absence(folder: Path, content: str) -> None:
    (folder / "CURRENT").write_text(content, encoding="utf-8")
    with pytest.raises((IndexDamagedError, IndexMissingError)):
        Index.open(folder, Settings())


def test_only_new_texts_are_encoded(folder: Path) -> None:
    encoder = Counting()
    changed = parsed_document("vaasa", "# Vaasa\nVaasan teema on energia.\n# Haut\nHaku aukeaa keväällä.")
    write(folder, DOCUMENTS[0], changed, encoder=encoder)
    assert set(encoder.encoded) == {"Haku aukeaa keväällä.", "Vaasa > Haut\nHaut\nHaku aukeaa keväällä."}
    index = Index.open(folder, Settings())
    fresh = index.encoder.passages(["Oulun painopiste on 6G-teknologia."])[0]
    assert index.sentence_vectors.similarities(fresh, [1])[0] > 0.999


def test_equal_texts_are_encoded_once(tmp_path: Path) -> None:
    encoder = Counting()
    write(
        tmp_path, *(parsed_document(f"d{n}", "# Sama\nSama teksti joka paikassa.") for n in range(5)), encoder=encoder
    )
    assert len(encoder.encoded) == len(set(encoder.encoded)) == 3


def test_an_interrupted_writer_leaves_the_old_index_and_the_next_one_continues(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.index.writer._SLICE", 2)
    before = current_name(folder)
    more = parsed_document("kuopio", "# Kuopio\n" + " ".join(f"Kuopio sitoutuu tavoitteeseen {n}." for n in range(8)))
    first, second = Counting(limit=3), Counting()
    with pytest.raises(KeyboardInterrupt):
        write(folder, *DOCUMENTS, more, encoder=first)
    assert current_name(folder) == before
    assert [path.name for path in folder.glob("generation-*")] == [before]
    write(folder, *DOCUMENTS, more, encoder=second)
    assert len(first.encoded) == 6
    assert not set(first.encoded) & set(second.encoded)
    assert Index.open(folder, Settings()).catalog.parsed("kuopio") == more
    assert not (folder / "vectors.journal").exists()


def test_a_torn_journal_loses_only_its_last_record(tmp_path: Path) -> None:
    vectors = np.arange(12, dtype=np.float32).reshape(3, 4)
    keys = [bytes([n]) * 16 for n in range(3)]
    with Journal.open(tmp_path, "encoder", 4) as journal:
        journal.append(keys, vectors)
    path = tmp_path / "vectors.journal"
    path.write_bytes(path.read_bytes()[:-5])
    with Journal.open(tmp_path, "encoder", 4) as journal:
        assert set(journal.vectors) == set(keys[:2])
        journal.append(keys[2:], vectors[2:])
    with Journal.open(tmp_path, "encoder", 4) as journal:
        assert np.array_equal(journal.vectors[keys[2]], vectors[2])
    with Journal.open(tmp_path, "another", 4) as journal:
        assert not journal.vectors


def test_a_reader_keeps_its_generation_and_learns_of_the_next(folder: Path) -> None:
    reader = Index.open(folder, Settings())
    write(folder, DOCUMENTS[1])
    assert reader.newer()
    assert not (folder / reader.generation).exists()
    assert reader.catalog.text("oulu") == DOCUMENTS[0].text
    question = reader.encoder.query("Oulun painopiste")
    assert reader.catalog.chunks([reader.chunk_vectors.search(question, 1)[0][0]])[0].document_id == "oulu"
    assert reader.lexical.search("aiesopimus", 1)
    assert list(Index.open(folder, Settings()).catalog.documents) == ["vaasa"]


@pytest.mark.slow
def test_readers_that_open_while_writers_swap_always_see_one_whole_state(folder: Path) -> None:
    states = [(DOCUMENTS[0],), DOCUMENTS, (DOCUMENTS[1],)]
    wanted = {tuple(d.document.id for d in state) for state in states}
    seen: set[tuple[str, ...]] = set()
    failures: list[BaseException] = []
    done = threading.Event()

    def read() -> None:
        try:
            while not done.is_set():
                index = Index.open(folder, Settings())
                ids = tuple(index.catalog.documents)
                assert all(index.catalog.parsed(i) in DOCUMENTS for i in ids)
                assert index.chunk_vectors.search(index.encoder.query("energia"), 9)
                seen.add(ids)
        except BaseException as error:
            failures.append(error)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for number in range(6):
        write(folder, *states[number % 3])
    done.set()
    for reader in readers:
        reader.join()
    assert not failures
    assert seen <= wanted


def test_an_index_can_become_empty_and_full_again(folder: Path) -> None:
    write(folder)
    empty = Index.open(folder, Settings())
    assert empty.catalog.chunk_count == 0
    assert empty.chunk_vectors.search(empty.encoder.query("mitä"), 5) == []
    write(folder, *DOCUMENTS)
    assert Index.open(folder, Settings()).catalog.chunk_count == 3


def test_generation_names_never_repeat(folder: Path) -> None:
    names = {new_generation(folder).name for _ in range(5)}
    assert len(names) == 5
    assert all(int(name.split("-")[1]) > 1 for name in names)
    prune(folder)
    assert [path.name for path in folder.glob("generation-*")] == [current_name(folder)]


def _hold(folder: Path, ready: object, done: object) -> None:
    with writer_lock(folder):
        ready.set()  # type: ignore[attr-defined]
        done.wait(60)  # type: ignore[attr-defined]


@pytest.fixture
def holder(folder: Path) -> Iterator[int]:
    context = multiprocessing.get_context("fork")
    ready, done = context.Event(), context.Event()
    process = context.Process(target=_hold, args=(folder, ready, done))
    process.start()
    assert ready.wait(60)
    assert process.pid is not None
    yield process.pid
    done.set()
    process.join()


def test_two_writers_do_not_mix_and_the_second_hears_who_is_first(folder: Path, holder: int) -> None:
    with pytest.raises(IndexLockedError, match=f"process {holder} on .* since"):
        write(folder, *DOCUMENTS)


def test_a_folder_that_cannot_be_made_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    with pytest.raises(IndexFolderError, match="cannot be written"), writer_lock(tmp_path / "file" / "index"):
        pass


def test_a_store_that_disagrees_is_never_swapped_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = current_name(folder)
    monkeypatch.setattr(
        "assistant.index.writer.write_sentence_vectors", lambda path, matrix: np.save(path, matrix[:-1])
    )
    with pytest.raises(IndexDamagedError, match="sentences"):
        write(folder, *DOCUMENTS, parsed_document("uusi", "# Uusi\nUusi lause."))
    assert current_name(folder) == before
    assert list(Index.open(folder, Settings()).catalog.documents) == ["oulu", "vaasa"]


def _write_with_small_files(folder: Path, limit: int, outcome: object) -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        write(folder, *DOCUMENTS, parsed_document("iso", "# Iso\n" + "Pitkä lause tässä asiakirjassa. " * 3000))
        outcome.put("written")  # type: ignore[attr-defined]
    except IndexFolderError as error:
        outcome.put(str(error))  # type: ignore[attr-defined]
    except BaseException as error:
        outcome.put(f"unexpected {error!r}")  # type: ignore[attr-defined]
    outcome.close()  # type: ignore[attr-defined]
    outcome.join_thread()  # type: ignore[attr-defined]
    os._exit(0)


@pytest.mark.parametrize("limit", [1_000, 60_000, 130_000])
def test_a_disk_that_takes_no_more_leaves_the_old_index(folder: Path, limit: int) -> None:
    before = current_name(folder)
    context = multiprocessing.get_context("spawn")
    outcome = context.Queue()
    process = context.Process(target=_write_with_small_files, args=(folder, limit, outcome))
    process.start()
    message = outcome.get(timeout=300)
    process.join()
    assert "it is as before" in message
    assert current_name(folder) == before
    assert Index.open(folder, replace(Settings(), index=folder)).catalog.parsed("oulu") == DOCUMENTS[0]
