"""Headings that a page lost: short lines without a verb, above the clauses that they are about ("5. Tilaajan velvoitteet")."""

from __future__ import annotations

import re

from assistant.domain import Sentence, SentenceKind
from assistant.language.words import words
from ingest.commitments.segments import segments

_MOST_WORDS = 8
_ENDS_OPEN = re.compile(r"[\w)]$")
_NUMBER = re.compile(r"^(\d+(?:\.\d+)*)\.?\s")


def is_caption(sentence: Sentence, following: Sentence | None) -> bool:
    """Whether a line stands as a heading above what follows: no list item among others, no end, no verb."""
    text = sentence.text
    if following is None or sentence.lead_in is not None or not _ENDS_OPEN.search(text):
        return False
    if sentence.kind is SentenceKind.TABLE_ROW or not (text[0].isupper() or text[0].isdigit()):
        return False
    if following.start - sentence.end <= 1 and sentence.kind is not SentenceKind.LIST_ITEM:
        return False
    if following.kind is SentenceKind.LIST_ITEM and sentence.kind is SentenceKind.LIST_ITEM and not text.isupper():
        return False
    found = words(text)
    return 0 < len(found) <= _MOST_WORDS and not any(part.has_verb for part in segments(text, found))


class Captions:
    """The captions above a sentence, outermost first: one without a number of two parts begins anew."""

    def __init__(self) -> None:
        self.path: tuple[str, ...] = ()

    def add(self, text: str) -> None:
        """Note a caption."""
        number = _NUMBER.match(text)
        inner = number is not None and "." in number[1]
        self.path = (*self.path[:1], text) if inner else (text,)

    def clear(self) -> None:
        """Forget them: a section of its own begins."""
        self.path = ()
