"""A question that sets two things against each other: "Kumpi …, A vai B?", "ennen vai jälkeen", "enemmän kuin".

Each side is asked about alone. What decides is which is greater or earlier, or of which of them it is told at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from assistant.language import lists
from assistant.question.asking import AnswerType, answer_type
from assistant.question.hints import read_hints
from assistant.question.parts import asked_alone
from assistant.question.question import Question

_WORD = re.compile(r"[^\W_]+(?:[-–:][^\W_]+)*")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OR = "|".join(lists.phrases("forms.joining_choices"))
_EVENTS = "|".join(lists.phrases("forms.before_or_after"))
_BEFORE_OR_AFTER = re.compile(rf"\b(?:{_EVENTS})\s+(?:{_OR})\s+(?:{_EVENTS})\b\s*(?:kuin)?", re.I)
_TWO_YEARS = re.compile(rf"\b(?:19|20)\d\d\s+(?:{_OR})\s+(?:\w+\s+)?(?:19|20)\d\d\b")
_ASKING = re.compile(r"k[o\u00f6](?:han|h\u00e4n|s)?$")


class Scale(StrEnum):
    """By what two sides are compared."""

    SIZE = "size"
    TIME = "time"
    FIT = "fit"


@dataclass(frozen=True, slots=True)
class Choice:
    """Two questions, one for each side, and the verdicts that the comparison comes to.

    ``greater`` is the verdict when the first side is greater (or later), ``lesser`` when it is smaller (or earlier).
    """

    sides: tuple[Question, Question]
    scale: Scale
    greater: str
    lesser: str


def choice_of(question: Question) -> Choice | None:
    """The two sides of ``question``; None where it sets no two things against each other."""
    lower = [word.casefold() for word in _WORD.findall(question.standalone)]
    chooses = not lists.words("forms.choices").isdisjoint(lower)
    compares = (
        "kuin" in lower and question.asks is AnswerType.YES_NO and any(_has(lower, name) for name in ("more", "less"))
    )
    if not chooses and not compares:
        return None
    scale = _scale(lower)
    if _BEFORE_OR_AFTER.search(question.standalone):
        return _before_or_after(question)
    if len(question.hints.cities) == 2:
        sides = asked_alone(question)
        return _named(sides, scale, lower, compares=compares and not chooses) if len(sides) == 2 else None
    years = list(dict.fromkeys(_YEAR.findall(question.standalone)))
    if len(years) == 2 and scale is Scale.SIZE:
        first, second = (_without_comparing(question, keep, drop) for keep, drop in (years, reversed(years)))
        verdicts = _words_of(lower)
        if _TWO_YEARS.search(question.standalone):
            verdicts = (years[1], years[0]) if _has(lower, "less") else (years[0], years[1])
        return Choice((first, second), scale, *verdicts)
    return None


_WORDS = {
    "more": lists.words("forms.more"),
    "less": lists.words("forms.less"),
    "earlier": lists.words("forms.earlier"),
    "later": lists.words("forms.later"),
}


def _has(lower: list[str], name: str) -> bool:
    return not _WORDS[name].isdisjoint(lower)


def _scale(lower: list[str]) -> Scale:
    if _has(lower, "more") or _has(lower, "less"):
        return Scale.SIZE
    return Scale.TIME if _has(lower, "earlier") or _has(lower, "later") else Scale.FIT


def _named(sides: tuple[Question, ...], scale: Scale, lower: list[str], *, compares: bool) -> Choice:
    """A choice between two cities; the verdict is the city, or yes and no for "Saiko X enemmän kuin Y?"."""
    first, second = (" ja ".join(side.hints.cities) for side in sides)
    wants_less = _has(lower, "less") or (scale is Scale.TIME and not _has(lower, "later"))
    greater, lesser = (second, first) if wants_less else (first, second)
    if compares:
        greater, lesser = ("ei", "kyllä") if wants_less else ("kyllä", "ei")
    return Choice((sides[0], sides[1]), scale, greater, lesser)


def _words_of(lower: list[str]) -> tuple[str, str]:
    """The two words of the question that say more and less: "isompi vai pienempi"; yes and no where it has but one."""
    more = next((word for word in lower if word in lists.words("forms.more")), "")
    less = next((word for word in lower if word in lists.words("forms.less")), "")
    if more and less:
        return more, less
    return ("kyllä", "ei") if more else ("ei", "kyllä")


def _before_or_after(question: Question) -> Choice | None:
    before, after = _BEFORE_OR_AFTER.split(question.standalone.rstrip(" ?"), maxsplit=1)
    words = _WORD.findall(before)
    if not words or not after.strip():
        return None
    words[0] = _ASKING.sub("", words[0])
    event = " ".join(words)
    return Choice((_when(question, event), _when(question, after.strip())), Scale.TIME, "jälkeen", "ennen")


def _when(question: Question, event: str) -> Question:
    return _asking(question, f"Milloin {event}?")


def _without_comparing(question: Question, keep: str, drop: str) -> Question:
    """The question about one of its two years."""
    comparing = lists.words("forms.more") | lists.words("forms.less") | lists.words("forms.choices") | {"kuin", drop}
    words = [word for word in _WORD.findall(question.standalone) if word.casefold() not in comparing and word != drop]
    words[0] = _ASKING.sub("", words[0])
    words = [word for word in words if word != keep]
    return _asking(question, f"Paljonko {' '.join(words)} vuonna {keep}?")


def _asking(question: Question, text: str) -> Question:
    return replace(question, text=text, standalone=text, wording=text, hints=read_hints(text), asks=answer_type(text))
