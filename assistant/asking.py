"""What kind of answer a question wants, by its question words (Finnish first; Swedish and English too)."""

from __future__ import annotations

import re
from enum import StrEnum

from assistant.finnish import ANSWER_TYPE_PHRASES, QUANTITY_QUESTION_WORDS, YES_NO_OPENINGS

_WORD = re.compile(r"[^\W_]+(?:[-–:][^\W_]+)*")
_YES_NO_SUFFIX = re.compile(r"k[o\u00f6](?:han|h\u00e4n|s)?$")


class AnswerType(StrEnum):
    """What form the answer must have."""

    WHO = "who"
    WHEN = "when"
    DURATION = "duration"
    AMOUNT = "amount"
    NUMBER = "number"
    LIST = "list"
    DEFINITION = "definition"
    YES_NO = "yes_no"
    HOW_TO = "how_to"
    PLACE = "place"
    WHY = "why"
    COMPARE = "compare"
    OTHER = "other"


def answer_type(text: str) -> AnswerType:
    """The kind of answer that the question words of ``text`` want.

    The phrase that begins earliest decides, the longer one of two that begin together: in ``Milloin X, joka on mikä
    on Y`` it is the ``milloin``. A first word with the interrogative suffix -ko/-kö makes a yes-or-no question.
    """
    words = [word.lower() for word in _WORD.findall(text)]
    if not words:
        return AnswerType.OTHER
    if _is_yes_no(words):
        return AnswerType.YES_NO
    joined = " " + " ".join(words) + " "
    found = [
        (joined.index(f" {phrase}"), -len(phrase), kind)
        for kind, phrases in ANSWER_TYPE_PHRASES.items()
        for phrase in (_bounded(p) for p in phrases)
        if f" {phrase}" in joined
    ]
    return AnswerType(min(found)[2]) if found else AnswerType.OTHER


def _bounded(phrase: str) -> str:
    """``phrase`` as it is looked for: a trailing ``*`` leaves the end of the word open."""
    return phrase[:-1] if phrase.endswith("*") else phrase + " "


def _is_yes_no(words: list[str]) -> bool:
    first = words[0]
    if first in YES_NO_OPENINGS:
        return True
    return bool(_YES_NO_SUFFIX.search(first)) and first not in QUANTITY_QUESTION_WORDS and len(words) > 1
