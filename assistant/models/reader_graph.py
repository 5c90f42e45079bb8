"""The only other onnx import: the reader as an ONNX graph, with the transformer layers of ``assistant.models.onnx_model``.

Word embeddings come in from outside (they stay 4-bit, mapped); the graph holds the layers and the heads, float32.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from assistant.models.onnx_model import CONTRIBUTED, FORMAT, OPSET, EncoderGraph
from assistant.models.reader_weights import Floats
from assistant.models.weights import Header, Packed

WORDS, LOGITS, THERE = "words", "logits", "there"


def reader_tensors(own: Mapping[str, Floats], encoder: Mapping[str, Floats]) -> dict[str, Floats]:
    """The reader's tensors under the encoder's names; what the reader does not hold is the encoder's own."""
    return {name: values for name, values in encoder.items() if name != "emb.word"} | dict(own)


def write_reader_graph(tensors: Mapping[str, Floats], header: Header, path: Path) -> None:
    """Write the graph: float32 ``words [rows, tokens, hidden]`` → ``logits [rows, tokens, 2]`` and ``there [rows, 1]``."""
    import onnx

    onnx.save(_ReaderGraph(Packed(header, [], {}, dict(tensors))).model(), str(path))


class _ReaderGraph(EncoderGraph):
    def model(self) -> Any:
        from onnx import TensorProto, helper

        hidden = self._header.hidden
        outputs = self._heads()
        graph = helper.make_graph(
            self._nodes,
            "reader",
            [helper.make_tensor_value_info(WORDS, TensorProto.FLOAT, ["rows", "tokens", hidden])],
            [
                helper.make_tensor_value_info(outputs[0], TensorProto.FLOAT, ["rows", "tokens", 2]),
                helper.make_tensor_value_info(outputs[1], TensorProto.FLOAT, ["rows", 1]),
            ],
            self._weights,
        )
        opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(CONTRIBUTED, 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=FORMAT)

    def _heads(self) -> tuple[str, str]:
        hidden, layers = self._header.hidden, self._header.layers
        flat = self._weight("flat", np.array([-1, hidden], np.int64))
        shape = self._node("Shape", [WORDS])
        embedded = self._node("Reshape", [self._placed(), flat])
        shift = self._attention_bias(0)
        x = self._normalised(embedded, "emb.ln", shift)
        for layer in range(layers):
            x = self._attended(x, f"l{layer}.", shift, shape, flat)
            shift = self._attention_bias(layer + 1) if layer + 1 < layers else np.zeros(hidden)
            x = self._fed_forward(x, f"l{layer}.", shift)
        spans = self._product(x, "head.spans", self._bias("head.spans"))
        rows = self._node("Shape", [WORDS], start=0, end=2)
        two = self._weight("two", np.array([2], np.int64))
        logits = self._node("Reshape", [spans, self._node("Concat", [rows, two], axis=0)], result=LOGITS)
        at = self._weight("first", np.array([0], np.int64))
        first = self._node("Reshape", [self._node("Gather", [self._node("Reshape", [x, shape]), at], axis=1), flat])
        pooled = self._node("Tanh", [self._product(first, "head.pooled", self._bias("head.pooled"))])
        weight = self._weight("head.there.w", self._matrix("head.there").T.astype(np.float32))
        bias = self._weight("head.there.b", self._bias("head.there").astype(np.float32))
        there = self._node("Gemm", [pooled, weight, bias], result=THERE)
        return logits, there

    def _placed(self) -> str:
        hidden = self._header.hidden
        places = self._tensors["emb.pos"].reshape(-1, hidden) + self._tensors["emb.type"].reshape(-1, hidden)[0]
        zero = self._weight("zero", np.array([0], np.int64))
        count = self._node("Shape", [WORDS], start=1, end=2)
        positions = self._node("Slice", [self._weight("emb.pos", places), zero, count, zero])
        return self._node("Add", [WORDS, positions])
