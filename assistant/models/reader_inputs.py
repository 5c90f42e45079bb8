"""A question and a passage as one row of tokens: ``<s> question </s> </s> passage </s>``.

Positions of passage tokens are kept as character offsets, so that a span of tokens is always a piece of the passage.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LONGEST = 160
LONGEST_QUESTION = 40
_FRAME = 4  # <s>, </s> </s>, </s>


@dataclass(frozen=True, slots=True)
class Pieces:
    """The tokens of a text and, for each, where its characters begin and end."""

    ids: list[int]
    offsets: list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Row:
    """The tokens of a question with a window, and where in the row the window's tokens begin."""

    ids: list[int]
    first: int
    offsets: list[tuple[int, int]]


class Inputs:
    """Cuts texts into tokens and joins them; ``folder`` holds the encoder's ``tokenizer.json``."""

    def __init__(self, folder: Path) -> None:
        from tokenizers import Tokenizer

        self._tokenizer: Any = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.begin = self._special("<s>")
        self.separator = self._special("</s>")

    def _special(self, name: str) -> int:
        number: int = self._tokenizer.token_to_id(name)
        return number

    def pieces(self, texts: Sequence[str]) -> list[Pieces]:
        """The tokens of each text, without special ones; offsets leave out the space before a word."""
        encoded = self._tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
        if encoded and len(encoded[0].ids) and encoded[0].offsets[-1] == (0, 0):
            encoded = self._tokenizer.encode_batch(list(texts), add_special_tokens=False)
        return [
            Pieces(encoding.ids, [_trimmed(text, span) for span in encoding.offsets])
            for text, encoding in zip(texts, encoded, strict=True)
        ]

    def row(self, question: Pieces, window: Pieces, longest: int = LONGEST) -> Row:
        """Join a question and a window; what does not fit is cut off the window's end."""
        asked = question.ids[:LONGEST_QUESTION]
        room = longest - _FRAME - len(asked)
        head = [self.begin, *asked, self.separator, self.separator]
        return Row([*head, *window.ids[:room], self.separator], len(head), window.offsets[:room])


def room_for(question: Pieces, longest: int = LONGEST) -> int:
    """How many tokens of a passage fit beside a question."""
    return longest - _FRAME - min(len(question.ids), LONGEST_QUESTION)


def _trimmed(text: str, span: tuple[int, int]) -> tuple[int, int]:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    return start, end


def windows(passage: Pieces, sentences: Sequence[tuple[int, int]], room: int) -> list[Pieces]:
    """The passage in windows of at most ``room`` tokens that begin with a sentence and share one with the window before.

    A sentence longer than ``room`` is cut into pieces.
    """
    total = len(passage.ids)
    if total <= room:
        return [passage]
    starts = _first_tokens(passage, sentences)
    cut: list[Pieces] = []
    start = 0
    while True:
        end = min(total, start + room)
        whole = [at for at in starts if start < at <= end]
        if end < total and whole:
            end = whole[-1]
        cut.append(Pieces(passage.ids[start:end], passage.offsets[start:end]))
        if end >= total:
            return cut
        shared = [at for at in starts if start < at < end and total - at > 0]
        start = shared[-1] if shared and end - shared[-1] < room // 2 else end


def _first_tokens(passage: Pieces, sentences: Sequence[tuple[int, int]]) -> list[int]:
    starts, token = [], 0
    for first, _ in sentences:
        while token < len(passage.offsets) and passage.offsets[token][1] <= first:
            token += 1
        starts.append(token)
    return starts
