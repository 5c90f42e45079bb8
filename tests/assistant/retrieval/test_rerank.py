"""A cross-encoder re-reads the first passages; the model here is a real one, tiny, with random weights."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.domain import Chunk, Document, Passage, Section
from assistant.errors import SettingsError
from assistant.index.generations import writer_lock
from assistant.index.index import Index
from assistant.index.writer import write_generation
from assistant.models.loading import load_encoder
from assistant.retrieval.rerank import READ, load_cross_encoder, reranked
from assistant.retrieval.retrieve import Retriever
from assistant.settings import Settings
from tests.factories import parsed_document

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def model_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    folder = tmp_path_factory.mktemp("cross-encoder")
    letters = list("abcdefghijklmnopqrstuvwxyzåäö0123456789?.,-")
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *letters, *(f"##{letter}" for letter in letters)]
    vocabulary = {word: number for number, word in enumerate(words)}
    BertTokenizerFast(vocab=vocabulary, strip_accents=False).save_pretrained(folder)
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=len(words), hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16,
        num_labels=1, initializer_range=1.0,
    )  # fmt: skip
    BertForSequenceClassification(config).save_pretrained(folder)
    return folder


def passage(number: int) -> Passage:
    text = f"virke {number}"
    chunk = Chunk("d", number, 0, 0, len(text), text)
    return Passage(chunk, Document("d", "d"), Section("d", 0, 0, len(text), ""), 1.0 - number / 100, {"dense": 0.8})


def test_the_first_passages_come_in_the_order_of_the_verdicts_and_the_rest_stay() -> None:
    passages = [passage(number) for number in range(READ + 2)]
    found = reranked("kysymys", passages, lambda pairs: [float(number) for number in range(len(pairs))])
    assert [one.chunk.ordinal for one in found] == [*range(READ - 1, -1, -1), READ, READ + 1]
    assert [one.score for one in found] == [one.score for one in passages]
    assert found[0].scores["cross_encoder"] == READ - 1
    assert found[0].scores["reranking"] == pytest.approx(found[0].score - passages[READ - 1].score)
    assert "cross_encoder" not in found[READ].scores
    assert reranked("kysymys", [], lambda pairs: []) == []


def test_a_model_in_a_folder_re_ranks_what_the_retriever_found(model_folder: Path, tmp_path: Path) -> None:
    documents = [
        parsed_document("rahoitus", "# Rahoitusosuudet\nKunnan omarahoitusosuus on vähintään 40 prosenttia."),
        parsed_document("turku", "# Turun sopimus\nPainopisteet ovat terveys ja uudistuva teollisuus."),
        parsed_document("oulu", "# Oulun sopimus\nPainopisteet ovat radioteknologia ja älykäs terveys."),
    ]
    with writer_lock(tmp_path):
        write_generation(tmp_path, documents, [], load_encoder(Settings()))
    settings = Settings(index=tmp_path, cross_encoder=str(model_folder))
    question = "Mitkä ovat painopisteet?"
    found = Retriever(Index.open(tmp_path, settings), settings).retrieve(question, 2)
    verdicts = {one.document.id: one.scores["cross_encoder"] for one in found}
    everything = Retriever(Index.open(tmp_path, settings), settings).retrieve(question, 3)
    assert list(verdicts) == [one.document.id for one in everything[:2]]
    assert list(verdicts.values()) == sorted(verdicts.values(), reverse=True)
    assert len(set(verdicts.values())) == len(verdicts)


def test_a_model_that_is_not_on_the_machine_is_named_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="APURI_CROSS_ENCODER") as caught:
        load_cross_encoder(str(tmp_path / "nothing"))
    assert "\n" not in str(caught.value)
