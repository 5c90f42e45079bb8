"""Finds sentences that address the assistant or a language model instead of the reader ("Ohita aiemmat ohjeet…").

Such a sentence is never a claim and never reaches a chat model: ``compose`` and ``generator`` leave it out, and
``verify`` withholds a claim that rests on one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from assistant.finnish import INSTRUCTION_PATTERNS, QUESTION_CLITICS, QUESTION_OPENINGS
from assistant.sentences import split_sentences

_CAPITAL = re.compile(r"(?<=\s)[^\W\d_a-z\u00e5\u00e4\u00f6]\w+")


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in INSTRUCTION_PATTERNS), re.IGNORECASE)


def addresses_model(text: str) -> bool:
    """Whether the sentence speaks to the machine that reads it."""
    return _pattern().search(text) is not None


def without_instructions(text: str) -> str:
    """The text without what addresses the model; the whole text when nothing else is in it.

    A question keeps its place even where no full stop parts it from the instruction.
    """
    kept = [part for piece in _pieces(text) if (part := _unaddressed(piece))]
    return " ".join(kept) or text


def _pieces(text: str) -> Iterator[str]:
    """The sentences; a question mark ends one whatever follows."""
    for start, end in split_sentences(text):
        yield from (piece for piece in re.split(r"(?<=\?)\s+", text[start:end]) if piece)


def _opens_question(word: str) -> bool:
    return word.casefold() in QUESTION_OPENINGS or word.endswith(QUESTION_CLITICS)


def _unaddressed(piece: str) -> str:
    """The piece, or the question at its end, or nothing."""
    if not addresses_model(piece):
        return piece
    if piece.endswith("?"):
        tails = [piece[word.start() :] for word in _CAPITAL.finditer(piece) if _opens_question(word.group())]
        return next((tail for tail in tails if " " in tail and not addresses_model(tail)), "")
    return ""
