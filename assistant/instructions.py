"""Finds sentences that address the assistant or a language model instead of the reader ("Ohita aiemmat ohjeet…").

Such a sentence is never a claim and never reaches a chat model: ``compose`` and ``generator`` leave it out, and
``verify`` withholds a claim that rests on one.
"""

from __future__ import annotations

import re
from functools import cache

from assistant.finnish import INSTRUCTION_PATTERNS
from assistant.sentences import split_sentences


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in INSTRUCTION_PATTERNS), re.IGNORECASE)


def addresses_model(text: str) -> bool:
    """Whether the sentence speaks to the machine that reads it."""
    return _pattern().search(text) is not None


def without_instructions(text: str) -> str:
    """The text without its sentences that address the model; the whole text when nothing else is in it."""
    kept = [text[start:end] for start, end in split_sentences(text) if not addresses_model(text[start:end])]
    return " ".join(kept) or text
