"""Whether a text states a key fact.

A variant matches at the start of a word and may go on there, so that a stem accepts every inflection; a variant
that ends in a digit must end there (``25`` is not found in ``250``). Case, kinds of space and dash, and the spaces
inside long numbers do not matter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
_THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")


@lru_cache(maxsize=4096)
def normalise(text: str) -> str:
    """Lower case, one kind of space and dash, long numbers without spaces."""
    text = unicodedata.normalize("NFKC", text).translate(_DASHES).casefold()
    return _THOUSANDS.sub("", " ".join(text.split()))


@lru_cache(maxsize=4096)
def _pattern(variant: str) -> re.Pattern[str]:
    plain = normalise(variant)
    before = r"(?<![\d,])(?<!\d\.)" if plain[:1].isdigit() else r"(?<!\w)"
    after = r"(?!,?\d)" if plain[-1:].isdigit() else ""
    return re.compile(before + re.escape(plain) + after)


def states(text: str, variants: Sequence[str]) -> bool:
    """Whether one of the accepted variants stands in the text."""
    plain = normalise(text)
    return any(_pattern(variant).search(plain) for variant in variants)


def found_facts(text: str, facts: Sequence[Sequence[str]]) -> list[bool]:
    """For each key fact, whether the text states it."""
    return [states(text, variants) for variants in facts]
