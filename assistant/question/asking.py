"""What kind of answer a question wants, by its question words (Finnish first; Swedish and English too)."""

from __future__ import annotations

import re
from enum import StrEnum

from assistant.language import lists
from assistant.language.morphology import load_analyser
from assistant.language.tokens import lower_words

_ANSWER_TYPE_PHRASES = lists.groups("questions.answer_types")
_ASKED_NOUNS = lists.groups("questions.asked_nouns")
_DIRECTION_WORDS = lists.words("questions.directions")
_MANY_OF = lists.text("questions.many_of")
_MEANING_ENDINGS = lists.groups("questions.meaning_endings")
_NAMED_NOUNS = lists.phrases("questions.named_nouns")
_PLACE_VERBS = lists.words("questions.place_verbs")
_PLURAL_PARTITIVES = lists.phrases("questions.plural_partitives")
_QUANTITY_QUESTION_WORDS = lists.words("questions.quantity_words")
_SUPERLATIVES = lists.words("questions.superlatives")
_TIME_TAIL = lists.words("questions.time_tail")
_WHICH_WORDS = lists.words("questions.which")
_YES_NO_OPENINGS = lists.words("questions.yes_no_openings")

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


MEASURED = (AnswerType.WHEN, AnswerType.DURATION, AnswerType.AMOUNT, AnswerType.NUMBER)
"""The kinds that want a date, a span of time, a sum or a number, which a sentence states or does not."""

_DECIDED_BY_NOUN = (AnswerType.DEFINITION, AnswerType.LIST, AnswerType.PLACE, AnswerType.OTHER)
_LONGEST_DEFINITION = 5


def answer_type(text: str) -> AnswerType:
    """The kind of answer that the question words of ``text`` want.

    The phrase that begins earliest decides, the longer one of two that begin together: in ``Milloin X, joka on mikä
    on Y`` it is the ``milloin``. The interrogative suffix -ko/-kö makes a yes-or-no question.
    """
    words = lower_words(text)
    if not words:
        return AnswerType.OTHER
    if _is_yes_no(words):
        return AnswerType.YES_NO
    found = _by_phrase(words)
    if found is None and _YES_NO_SUFFIX.search(words[0]) and _asks_quantity(words[0]):
        return AnswerType.NUMBER
    if found is None and text.rstrip().endswith("?") and _doubts(words):
        return AnswerType.YES_NO
    return _by_noun(found or AnswerType.OTHER, words)


def has_question_word(text: str) -> bool:
    """Whether ``text`` asks by its words and not only by leaning on an earlier question."""
    words = lower_words(text)
    return bool(words) and (_is_yes_no(words) or _by_phrase(words) is not None or not _WHICH_WORDS.isdisjoint(words))


def _by_phrase(words: list[str]) -> AnswerType | None:
    joined = " " + " ".join(words) + " "
    found = [
        (joined.index(f" {phrase}"), -len(phrase), kind)
        for kind, phrases in _ANSWER_TYPE_PHRASES.items()
        for phrase in (_bounded(p) for p in phrases)
        if f" {phrase}" in joined
    ]
    return AnswerType(min(found)[2]) if found else None


def _doubts(words: list[str]) -> bool:
    return any(_YES_NO_SUFFIX.search(word) and word not in _QUANTITY_QUESTION_WORDS for word in words)


def _by_noun(kind: AnswerType, words: list[str]) -> AnswerType:
    """What "mikä" or "mihin" wants by its noun: "Mikä on tuen määrä?" an amount, "Mikä viranomainen" a body."""
    if kind not in _DECIDED_BY_NOUN:
        return kind
    analyser = load_analyser()
    at = next((i for i, word in enumerate(words) if word in _WHICH_WORDS), 0)
    after = words[at + 1 :]
    end = [word for word in after if not word[0].isdigit() and word not in _TIME_TAIL][-1:]
    for word in (*after[:1], *end):
        lemma = analyser.lemma(word)
        for wanted, endings in _ASKED_NOUNS.items():
            if lemma.endswith(endings):
                return AnswerType(wanted)
    if _asks_meaning(words, at):
        return AnswerType.DEFINITION
    if words[at] == _MANY_OF and after and after[0].endswith(_PLURAL_PARTITIVES):
        return AnswerType.LIST
    if kind is AnswerType.PLACE and words[at] in _DIRECTION_WORDS:
        lemmas = {analyser.lemma(word) for word in words}
        return kind if lemmas & _PLACE_VERBS else AnswerType.OTHER
    if kind is AnswerType.DEFINITION and (len(words) > _LONGEST_DEFINITION or _asks_which_one(after)):
        return AnswerType.OTHER
    return kind


def _asks_meaning(words: list[str], at: int) -> bool:
    """Whether the question is "Mitä X tarkoittaa?" or "Mikä X on?": the word that is asked about stands inside."""
    return 3 <= len(words) - at <= 4 and words[-1] in _MEANING_ENDINGS.get(words[at], ())


def _asks_which_one(after: list[str]) -> bool:
    """Whether the words behind "mikä" name one thing by its rank or relation: "Mikä on Suomen suurin saari?"."""
    return not _SUPERLATIVES.isdisjoint(after) or (len(after) > 2 and after[-1].endswith(_NAMED_NOUNS))


def _bounded(phrase: str) -> str:
    """``phrase`` as it is looked for: a trailing ``*`` leaves the end of the word open."""
    return phrase[:-1] if phrase.endswith("*") else phrase + " "


def _is_yes_no(words: list[str]) -> bool:
    first = words[0]
    if first in _YES_NO_OPENINGS:
        return True
    return bool(_YES_NO_SUFFIX.search(first)) and not _asks_quantity(first) and len(words) > 1


def _asks_quantity(word: str) -> bool:
    """Whether a word with -ko asks how many and not whether: "montako", "monestako"."""
    return word in _QUANTITY_QUESTION_WORDS or word.startswith(lists.phrases("forms.quantity_stems"))
