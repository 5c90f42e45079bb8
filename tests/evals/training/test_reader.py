from __future__ import annotations

from pathlib import Path

import numpy as np
import onnxruntime
import pytest
import torch

from assistant.errors import SettingsError
from assistant.models.model_folder import Form, model_folder
from assistant.models.reader import best_span
from assistant.models.reader_graph import LOGITS, THERE, WORDS, reader_tensors, write_reader_graph
from assistant.models.reader_inputs import LONGEST, Inputs, Pieces, windows
from assistant.models.reader_weights import quantised, read_reader, write_reader
from assistant.models.weights import Header
from evals.reading import load, main
from evals.training.reader_check import combined
from evals.training.reader_data import _swapped
from evals.training.reader_examples import Example, Examples, Packed
from evals.training.reader_loss import auc, batch, evidence, loss
from evals.training.reader_model import Reader, Shape, load_packed, packed_names

SMALL = Shape(hidden=32, inner=64, heads=4, layers=3)


def _reader() -> Reader:
    torch.manual_seed(1)
    model = Reader(SMALL, positions=64)
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.add_(torch.randn_like(parameter) * 0.05)
    return model.eval()


def test_a_weights_file_is_read_as_it_was_written_to_eight_bits(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    tensors = {"m.w": rng.normal(size=(7, 33)).astype(np.float32), "m.b": rng.normal(size=7).astype(np.float32)}
    write_reader(tmp_path / "r.bin", tensors, {"bias": 0.5})
    found = read_reader(tmp_path / "r.bin")
    assert found.facts == {"bias": 0.5}
    limit = np.abs(tensors["m.w"]).max(1, keepdims=True) / 127
    assert (np.abs(found["m.w"] - tensors["m.w"]) <= limit).all()
    np.testing.assert_allclose(found["m.b"], tensors["m.b"], atol=2e-3)


@pytest.mark.parametrize("damage", [b"", b"EKSR", b"other format entirely"])
def test_another_file_is_refused(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "r.bin").write_bytes(damage)
    with pytest.raises(SettingsError):
        read_reader(tmp_path / "r.bin")


def test_a_changed_byte_is_noticed(tmp_path: Path) -> None:
    write_reader(tmp_path / "r.bin", {"m.w": np.ones((2, 64), np.float32)}, {})
    content = bytearray((tmp_path / "r.bin").read_bytes())
    content[-70] ^= 1
    (tmp_path / "r.bin").write_bytes(content)
    with pytest.raises(SettingsError):
        read_reader(tmp_path / "r.bin")


def test_a_row_of_nothing_stays_nothing() -> None:
    numbers, scales = quantised(np.zeros((2, 4), np.float32))
    assert not numbers.any() and np.isfinite(scales.astype(np.float32)).all()


def test_the_graph_computes_what_torch_does(tmp_path: Path) -> None:
    model = _reader()
    own = packed_names(model.state_dict(), 0)
    write_reader(tmp_path / "r.bin", own, {})
    stored = read_reader(tmp_path / "r.bin").tensors()
    load_packed(model, stored)
    encoder = {
        "emb.pos": model.positions.detach().numpy(),
        "emb.type": np.zeros((1, SMALL.hidden), np.float32),
        "emb.ln.w": model.norm.weight.detach().numpy(),
        "emb.ln.b": model.norm.bias.detach().numpy(),
    }
    header = Header(SMALL.hidden, SMALL.layers, SMALL.heads, SMALL.inner, 10, 64, 1, SMALL.epsilon, 32)
    write_reader_graph(reader_tensors(stored, encoder), header, tmp_path / "r.onnx")
    session = onnxruntime.InferenceSession(str(tmp_path / "r.onnx"), providers=["CPUExecutionProvider"])
    words = torch.randn(1, 20, SMALL.hidden)
    with torch.inference_mode():
        expected = model(words, torch.tensor([20]), torch.tensor([5]))
    logits, there = session.run([LOGITS, THERE], {WORDS: words.numpy()})
    np.testing.assert_allclose(logits[0, 5:19, 0], expected.start[0, 5:19].numpy(), atol=0.02)
    np.testing.assert_allclose(logits[0, 5:19, 1], expected.end[0, 5:19].numpy(), atol=0.02)
    np.testing.assert_allclose(there[0, 0], expected.there[0].numpy(), atol=0.02)


def test_padding_changes_nothing() -> None:
    model = _reader()
    words = torch.randn(1, 12, SMALL.hidden)
    longer = torch.cat([words, torch.randn(1, 6, SMALL.hidden)], 1)
    with torch.inference_mode():
        alone = model(words, torch.tensor([12]), torch.tensor([4]))
        padded = model(longer, torch.tensor([12]), torch.tensor([4]))
    torch.testing.assert_close(alone.start, padded.start[:, :12], atol=1e-4, rtol=1e-4)
    torch.testing.assert_close(alone.there, padded.there, atol=1e-4, rtol=1e-4)


def test_a_replica_shares_numbers_but_not_gradients() -> None:
    model = _reader()
    twin = model.replica()
    with torch.no_grad():
        model.there.bias.fill_(3.0)
    assert float(twin.there.bias.detach()) == 3.0
    twin.there(torch.ones(1, SMALL.hidden)).sum().backward()
    assert model.there.bias.grad is None


def test_windows_begin_with_sentences_overlap_and_leave_nothing_out() -> None:
    passage = Pieces(list(range(30)), [(i * 2, i * 2 + 1) for i in range(30)])
    sentences = [(0, 9), (10, 19), (20, 39), (40, 59)]
    cut = windows(passage, sentences, 12)
    assert sorted({token for window in cut for token in window.ids}) == list(range(30))
    assert all(len(window.ids) <= 12 for window in cut)
    assert [window.ids[0] for window in cut][:2] == [0, 5]
    assert windows(passage, sentences, 40) == [passage]


def test_a_sentence_longer_than_a_window_is_cut() -> None:
    passage = Pieces(list(range(25)), [(i, i + 1) for i in range(25)])
    assert [len(window.ids) for window in windows(passage, [(0, 25)], 10)] == [10, 10, 5]


def test_the_best_span_is_the_same_for_training_and_reading() -> None:
    rng = np.random.default_rng(3)
    start, end = rng.normal(size=(2, 50)).astype(np.float32)
    start[1:6], end[1:6] = -1e4, -1e4
    score, first, last = evidence(start, end)
    inside = np.stack((start[6:], end[6:]), 1)
    assert best_span(inside, np.array([start[0], end[0]]))[1:] == (first - 6, last - 6)
    assert best_span(inside, np.array([start[0], end[0]]))[0] == pytest.approx(score, abs=1e-5)


def test_auc_counts_pairs_and_ties_by_half() -> None:
    assert auc(np.array([0.1, 0.9]), np.array([False, True])) == 1.0
    assert auc(np.array([0.5, 0.5]), np.array([False, True])) == 0.5
    assert auc(np.array([0.9, 0.1, 0.5]), np.array([False, True, True])) == 0.0


def test_examples_come_back_as_they_were_and_the_loss_prefers_the_right_span(tmp_path: Path) -> None:
    examples = Examples()
    examples.add(Example([0, 5, 2, 2, 7, 8, 2], 4, [(4, 5), (5, 5)], 1.0, 1.0, 0))
    examples.add(Example([0, 6, 2, 2, 9, 2], 4, [], 0.0, 0.5, 1))
    examples.save(tmp_path / "e.npz")
    packed = Packed(tmp_path / "e.npz")
    assert packed.row(1).tolist() == [0, 6, 2, 2, 9, 2] and packed.spans(0).tolist() == [[4, 5], [5, 5]]
    assert len(packed.joined(packed)) == 4 and packed.joined(packed).row(2).tolist() == packed.row(0).tolist()
    given = batch(packed, [0, 1], np.zeros((10, SMALL.hidden), np.float16))
    output = _reader()(given.words, given.lengths, given.first)
    span, there = loss(output, given)
    assert torch.isfinite(span + there)
    better = type(output)(output.start.clone(), output.end.clone(), output.there)
    better.start[0, 4] += 5
    better.end[0, 5] += 5
    assert loss(better, given)[0] < span


def test_a_swapped_year_is_one_that_the_passage_does_not_name() -> None:
    import random

    changed = _swapped(
        random.Random(1), "What came in 1999?", "It came in 1999, not 2001.", ["1999", "2001", "1875"], []
    )
    assert changed == "What came in 1875?"


def test_both_heads_raise_the_score() -> None:
    assert combined(1.0, 0.0) > combined(0.0, 0.0) < combined(0.0, 1.0)


def test_the_command_refuses_what_it_cannot_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "missing.jsonl")]) == 2
    (tmp_path / "bad.jsonl").write_text('{"question": "a", "passage": "b", "answerable": 1}\n')
    with pytest.raises(SettingsError, match="line 1"):
        load(tmp_path / "bad.jsonl")


def test_rows_never_exceed_a_window() -> None:
    inputs = Inputs(model_folder(Form.READER))
    question, passage = inputs.pieces(["what is it " * 40, "a word or two " * 100])
    row = inputs.row(question, passage)
    assert len(row.ids) == LONGEST and len(row.offsets) == LONGEST - row.first - 1
    text = "  spaced  words"
    assert [text[a:b].strip() == text[a:b] for a, b in inputs.pieces([text])[0].offsets].count(False) == 0
