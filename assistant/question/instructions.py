"""Finds sentences that address the assistant or a language model instead of the reader ("Ohita aiemmat ohjeet…").

Such a sentence is never a claim and never reaches a chat model: ``features`` and ``generator`` leave it out, what is
encoded and indexed of a text does without it, and ``verify`` withholds a claim that rests on one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from assistant.language.finnish import (
    INSTRUCTION_BEGINNINGS,
    INSTRUCTION_PATTERNS,
    INSTRUCTION_TRIGGERS,
    QUESTION_CLITICS,
    QUESTION_OPENINGS,
    SPEAKS_OF_SELF,
)
from assistant.language.sentences import split_sentences

_WORD = re.compile(r"\w+")
_STANDS_ALONE = 4
_NAMES_IT = 3
_MARKUP = re.compile(
    r"<!--.*?-->|\[//\]:\s*#\s*\([^)]*\)|<([a-z][\w-]*)>.*?</\1>|\{\{#(\w+)\}\}.*?\{\{/\2\}\}|%%.*?%%.*?%%.*?%%",
    re.IGNORECASE | re.DOTALL,
)
_CAPITAL = re.compile(r"(?<=\s)[^\W\d_a-z\u00e5\u00e4\u00f6]\w+")


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in INSTRUCTION_PATTERNS), re.IGNORECASE)


def addresses_model(text: str) -> bool:
    """Whether the sentence speaks to the machine that reads it."""
    return _may_address(text) and _pattern().search(text) is not None


def _may_address(text: str) -> bool:
    """Whether a word is there without which no pattern matches: the patterns cost forty times as much."""
    lower = text.casefold()
    return not INSTRUCTION_TRIGGERS.isdisjoint(_WORD.findall(lower)) or any(s in lower for s in INSTRUCTION_BEGINNINGS)


def without_instructions(text: str) -> str:
    """The text without the sentences that address the model; the text itself when there are none, or nothing else.

    A question keeps its place even where no full stop parts it from the instruction. Whatever stays keeps its spaces
    and line breaks, so that a text reads as it would if nobody had planted anything.
    """
    if not _may_address(text):
        return text
    kept: list[str] = []
    cut = end = 0
    for start, stop in _pieces(text):
        part = _unaddressed(text[start:stop])
        if part == text[start:stop]:
            kept.append(text[end:stop])
        else:
            cut += 1
            kept.extend((text[end:start], part) if part else ())
        end = stop
    kept.append(text[end:])
    return "".join(kept).strip() if cut and any(map(str.strip, kept)) else text


def question_alone(text: str) -> str:
    """The questions of ``text`` without the statements and orders around them, where a question stands by itself.

    What is said beside a question stays when somebody speaks of themselves ("Olemme Oulusta. Paljonko voimme saada?"),
    and when the question is too short to be asked alone.
    """
    freed = without_instructions(_without_markup(text))
    pieces = [freed[start:end] for start, end in _pieces(freed)]
    asked = [piece for piece in pieces if _asks(piece)]
    if not asked or len(asked) == len(pieces) or not any(map(_stands_alone, asked)):
        return freed
    return " ".join(piece for piece in pieces if _asks(piece) or not SPEAKS_OF_SELF.isdisjoint(_words(piece)))


def _stands_alone(piece: str) -> bool:
    """Whether a question can be asked alone: it is long enough, or names what it is about ("Mikä oli 6Aika?")."""
    named = any(character.isupper() or character.isdigit() for character in piece.strip()[1:])
    return _length(piece) >= (_NAMES_IT if named else _STANDS_ALONE)


def _without_markup(text: str) -> str:
    """The text without comments and tagged passages, which nobody who asks a question types; itself if no more."""
    kept = _MARKUP.sub(" ", text).strip()
    return kept if kept else text


def _asks(piece: str) -> bool:
    return piece.endswith("?") or _opens_question(next(iter(_words(piece)), ""))


def _words(piece: str) -> list[str]:
    return _WORD.findall(piece.casefold())


def _length(piece: str) -> int:
    return len(_words(piece))


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences stand; a question mark ends one whatever follows."""
    for start, end in split_sentences(text):
        at = start
        for match in re.finditer(r"(?<=\?)\s+", text[start:end]):
            yield at, start + match.start()
            at = start + match.end()
        if at < end:
            yield at, end


def _opens_question(word: str) -> bool:
    return word.casefold() in QUESTION_OPENINGS or word.endswith(QUESTION_CLITICS)


def _unaddressed(piece: str) -> str:
    """The piece, or the question at its end, or what stands before an instruction in lower case, or nothing."""
    if not addresses_model(piece):
        return piece
    if piece.endswith("?"):
        tails = [piece[word.start() :] for word in _CAPITAL.finditer(piece) if _opens_question(word.group())]
        return next((tail for tail in tails if " " in tail and not addresses_model(tail)), "")
    parts = re.split(r"(?<=[.!?])\s+", piece)
    kept = [part for part in parts if not addresses_model(part)]
    return " ".join(kept) if len(kept) < len(parts) else ""  # "Huom. botille: …" speaks to it as a whole
