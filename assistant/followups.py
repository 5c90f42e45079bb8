"""Follow-up questions made to stand alone, by rule: "Entä Oulu?" after a question about Tampere.

A question leans on the conversation when it opens with "entä", points back ("se", "siitä", "siellä") or has no topic
of its own ("Kuka päättää?"). Anything else is a new topic and is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.asking import has_question_word
from assistant.domain import Turn
from assistant.finnish import (
    BACK_REFERENCES,
    CITY_CASES,
    FOLLOWUP_FILLERS,
    FOLLOWUP_OPENINGS,
    FORWARD_REFERENCES,
    SPOKEN_OF,
    TOPICLESS_WORDS,
    YEAR_STEPS,
)

_WORD = re.compile(r"[^\W_]+(?:[-–:][^\W_]+)*")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_QUESTION_SUFFIX = re.compile(r"k[o\u00f6](?:han|h\u00e4n|s)?$")
_CITY_FORMS = {form.lower(): (city, case) for city, forms in CITY_CASES.items() for case, form in enumerate(forms)}
_OPENINGS = sorted(FOLLOWUP_OPENINGS, key=len, reverse=True)
_OPENING_WORDS = frozenset(opening.split()[0] for opening in FOLLOWUP_OPENINGS)
_MAX_TURNS = 6


@dataclass(frozen=True, slots=True)
class Resolution:
    """A question that stands alone, and what the reader is shown of the change (empty when there was none)."""

    standalone: str
    interpretation: str = ""


def resolve(text: str, history: Sequence[Turn] = ()) -> Resolution:
    """Make ``text`` stand alone with what the last turns of ``history`` were about."""
    context = ""
    for turn in list(history)[-_MAX_TURNS:]:
        context = _standalone(turn.question, context)
    standalone = _standalone(text, context)
    changed = standalone != text.strip()
    return Resolution(standalone, standalone if changed else "")


def _standalone(text: str, context: str) -> str:
    text = text.strip()
    if not context or not text:
        return text
    opening, rest = _split_opening(text)
    if opening and not has_question_word(rest):
        return _refined(context, rest)
    if _points_back(rest) or not _has_topic(rest) or _speaks_of_one(rest, context):
        return _with_topic(rest, context)
    return _with_place(rest, context) if opening else text


def _split_opening(text: str) -> tuple[str, str]:
    """The words that show that the question leans on another, and the rest of it."""
    words = text.split(maxsplit=1)
    while len(words) == 2 and words[0].lower().strip(",.!") in FOLLOWUP_FILLERS:
        if words[0].lower().strip(",.!") in FOLLOWUP_OPENINGS and words[1].lower().split()[0] not in _OPENING_WORDS:
            break
        text = words[1]
        words = text.split(maxsplit=1)
    lowered = text.lower()
    for opening in _OPENINGS:
        if lowered.startswith(opening) and lowered[len(opening) : len(opening) + 1] in {" ", ",", ":"}:
            return opening, text[len(opening) :].strip(" ,:")
    return "", text


def _speaks_of_one(text: str, context: str) -> bool:
    """Whether the question means the call, project or city spoken of: it names none, and the conversation does."""
    words = _words(text)
    names_own = _YEAR.search(text) or any(word in _CITY_FORMS for word in words)
    return not names_own and any(word in SPOKEN_OF for word in words) and bool(_place(context))


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _points_back(text: str) -> bool:
    words = _words(text)
    return any(
        word in BACK_REFERENCES and not (i + 1 < len(words) and words[i + 1] in FORWARD_REFERENCES)
        for i, word in enumerate(words)
    )


def _has_topic(text: str) -> bool:
    return any(
        not word.isdigit()
        and word not in TOPICLESS_WORDS
        and word not in BACK_REFERENCES
        and not _QUESTION_SUFFIX.search(word)
        for word in _words(text)
    )


def _refined(context: str, detail: str) -> str:
    """The earlier question with its city or year replaced by that of ``detail``, or ``detail`` added at its end."""
    detail = detail.rstrip("?!. ")
    replaced = _with_cities_of(detail, context) or _with_year_moved(detail, context)
    if replaced is None and _YEAR.search(detail) and len(_YEAR.findall(context)) == 1:
        replaced = _YEAR.sub(_YEAR.search(detail)[0], context)  # type: ignore[index]
    return replaced if replaced is not None else f"{context.rstrip('?!. ')} {detail}?"


def _with_cities_of(detail: str, context: str) -> str | None:
    """``context`` with its cities replaced by the one city of ``detail``; None when either names none."""
    new = [_CITY_FORMS[word] for word in _words(detail) if word in _CITY_FORMS]
    old = [match for match in _WORD.finditer(context) if match[0].lower() in _CITY_FORMS]
    if len(new) != 1 or not old or len(_words(detail)) > 1:
        return None
    first, last = old[0], old[-1]
    form = CITY_CASES[new[0][0]][_CITY_FORMS[last[0].lower()][1]]
    return context[: first.start()] + form + context[last.end() :]


def _with_topic(question: str, context: str) -> str:
    """``question`` followed by what ``context`` was about: its words after the question words.

    A city or year that the question names itself takes the place of the one in the context.
    """
    topic = _topic(context)
    named = {_CITY_FORMS[word][0] for word in _words(question) if word in _CITY_FORMS}
    if named:
        topic = _without(topic, lambda word: word.lower() in _CITY_FORMS)
    if _YEAR.search(question):
        topic = _YEAR.sub("", topic).strip()
    question = question.rstrip("?!. ")
    question = question[:1].upper() + question[1:]
    return f"{question} – {topic}?" if topic else f"{question}?"


def _with_year_moved(detail: str, context: str) -> str | None:
    """``context`` a year later or earlier, when that is what ``detail`` says; None otherwise."""
    step = YEAR_STEPS.get(" ".join(_words(detail)))
    years = _YEAR.findall(context)
    return _YEAR.sub(str(int(years[0]) + step), context) if step and len(years) == 1 else None


def _with_place(question: str, context: str) -> str:
    """A new question after "entä" keeps the city spoken of, unless it names one."""
    place = _place(context)
    question = question[:1].upper() + question[1:]
    if not place or any(word in _CITY_FORMS for word in _words(question)):
        return question
    return f"{question.rstrip('?!. ')} – {place}?"


def _place(context: str) -> str:
    """The cities of ``context``, in the nominative."""
    return ", ".join(dict.fromkeys(_CITY_FORMS[word][0] for word in _words(context) if word in _CITY_FORMS))


def _topic(context: str) -> str:
    """The words of ``context`` from the first to the last that has a topic: "rahoitusta haetaan Oulussa"."""
    body = context.rstrip("?!. ")
    telling = [match for match in _WORD.finditer(body) if _has_topic(match[0])]
    return body[telling[0].start() : telling[-1].end()] if telling else ""


def _without(text: str, drop: Callable[[str], bool]) -> str:
    return " ".join(word for word in text.split() if not drop(word.strip(",.;:")))
