"""How text is cut into words, and the letters that patterns are made of.

``tokens`` cuts for the index, ``words_and_numbers`` for the grammar of a sentence, ``lower_words`` for the wording of a
question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

SMALL_LETTERS = "a-zåäö"
CAPITAL_LETTERS = "A-ZÅÄÖ"
VOWELS = "aeiouyåäö"
ALPHABET = "abcdefghijklmnopqrstuvwxyzåäö"

WORD = re.compile(r"[^\W_]+(?:[-–:][^\W_]+)*")
"""A word of a question: letters and digits, held together by hyphens, dashes and colons."""

_TOKEN = re.compile(
    r"""§{1,2}\s?(?P<after>\d+\s?[a-z]?\b)        # § 137
    | (?P<before>\d+\s?[a-z]?)\s?§                # 137 §, 12 a §
    | (?P<number>\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?(?![\d.])   # 1 000 000
        | \d+(?:[.,/:]\d+)+ | \d+(?![^\W\d_]))    # 30.9.2020, 85/2021, 60
    | (?P<word>[^\W_]+(?:[-'’:\u00ad\u200b-\u200d]+[^\W_]+)*)""",
    re.VERBOSE | re.IGNORECASE,
)
_SPACE = re.compile(r"[\s\u00a0\u202f]+")
_WORD_OR_NUMBER = re.compile(
    r"\d+(?:,\d+)?-[^\W\d_]+"  # 60-prosenttinen
    r"|\d*[^\W\d_][^\W_]*\+?(?:[-:’'][^\W_]+\+?)*-?"  # TKI-toiminnan, EAKR:n, virka-
    r"|\d[\d.,/ \u00a0\u202f]*\d|\d"  # 1 000 000
)


@dataclass(frozen=True, slots=True)
class Token:
    """A token where it stands; ``text`` is as written, but a number or section number in its one form."""

    text: str
    start: int
    end: int


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a text in order: words, numbers, section numbers."""
    for match in _TOKEN.finditer(text):
        yield Token(_normal_form(match), match.start(), match.end())


def words_and_numbers(text: str) -> Iterator[Token]:
    """The words and numbers of a sentence as written, in order, without the ending of "60 %:n" and "(TEM):n"."""
    for match in _WORD_OR_NUMBER.finditer(text):
        if text[match.start() - 1 : match.start()] != ":":
            yield Token(match.group(), match.start(), match.end())


def lower_words(text: str) -> list[str]:
    """The words of a question in lower case."""
    return [word.lower() for word in WORD.findall(text)]


def _normal_form(match: re.Match[str]) -> str:
    section = match["after"] or match["before"]
    if section:
        return "§" + _SPACE.sub("", section)
    if match["number"]:
        return _SPACE.sub("", match["number"])
    return match["word"]
