"""Whether a sentence tells of something over: a call that has closed, a document that another has replaced."""

from __future__ import annotations

import calendar
import re
from datetime import date

from assistant.composition.prompts import CALL_CLOSED, CALL_ENDED, PAST_INFORMATION, PAST_PHASE, SUPERSEDED_INFORMATION
from assistant.domain import Document, Sentence
from assistant.language import lists
from assistant.language.dates import Date, find_dates, tells_of_an_end
from assistant.question.matching import words_of

_CALL_LEMMAS = lists.phrases("dates.calls")
_OF_YEAR_WORDS = lists.phrases("dates.of_year")
_SEASON_ENDS = lists.integers("dates.season_ends")

_OF_YEAR = re.compile(rf"\b(?:{'|'.join(_OF_YEAR_WORDS)})\s$", re.IGNORECASE)
_NEAR = 30
"""Characters around a date in which a word says that it is an end."""


def age_note(sentence: Sentence, document: Document, today: date | None = None) -> str:
    """What the reader must know of the sentence's age; empty when nothing."""
    today = today or date.today()
    closed, exact = closed_on(sentence.text, today)
    if closed:
        return (CALL_ENDED if exact else CALL_CLOSED).fill(date=_finnish(closed))
    if document.status == "superseded":
        return SUPERSEDED_INFORMATION.fill(date=_readable(document.date) or "?")
    if document.status != "past":
        return ""
    # A digest is younger than what it tells of: its own date says nothing.
    dated = document.authority != "digest" and document.date
    return PAST_INFORMATION.fill(date=_readable(document.date)) if dated else PAST_PHASE


def closed_on(text: str, today: date) -> tuple[date | None, bool]:
    """The day by which the application round that ``text`` tells of was over, and whether it ended on that very day.

    None when it tells of no round, or of one that is not over. A day counts only where it is told as an end: one on
    which the round opened says nothing.
    """
    words = words_of(text)
    if not any(lemma in words.lemmas or lemma in words.parts for lemma in _CALL_LEMMAS):
        return None, False
    days: list[date] = []
    stretches: list[date] = []
    places: set[tuple[int, int]] = set()
    for found, start, end in find_dates(text):
        closes = (start, end) in places or tells_of_an_end(text[max(0, start - _NEAR) : end + _NEAR])
        places.add((start, end))
        named = not found.month and not found.season and not _OF_YEAR.search(text[:start])  # as in "EURA 2021"
        if (last := last_day(found)) and (closes if found.day else not named):
            (days if found.day else stretches).append(last)
    over = max(days or stretches, default=None)
    return (over, bool(days)) if over and over < today else (None, False)


def last_day(when: Date) -> date | None:
    """The last day that a date with gaps covers; None when its year is not said or there is no such day."""
    month = when.month or _SEASON_ENDS.get(when.season[:4], 12)
    if not when.year or not 1 <= month <= 12:
        return None
    length = calendar.monthrange(when.year, month)[1]
    return date(when.year, month, when.day or length) if when.day <= length else None


def _finnish(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"


def _readable(iso: str) -> str:
    """``2021-02-09`` as 9.2.2021; a month or a year alone as it is."""
    parts = iso.split("-")
    return f"{int(parts[2])}.{int(parts[1])}.{parts[0]}" if len(parts) == 3 else iso
