"""Whether a sentence tells of something over: a call that has closed, a document that another has replaced."""

from __future__ import annotations

import calendar
from datetime import date

from assistant.dates import Date, find_dates
from assistant.domain import Document, Sentence
from assistant.features import words_of
from assistant.finnish import CALL_LEMMAS, SEASON_ENDS
from assistant.prompts import CALL_CLOSED, PAST_INFORMATION, SUPERSEDED_INFORMATION


def age_note(sentence: Sentence, document: Document, today: date | None = None) -> str:
    """What the reader must know of the sentence's age; empty when nothing."""
    today = today or date.today()
    closed = closed_on(sentence.text, today)
    if closed:
        return CALL_CLOSED.fill(date=_finnish(closed))
    if document.status == "superseded":
        return SUPERSEDED_INFORMATION.fill(date=_readable(document.date) or "?")
    if document.status == "past" and document.date:
        return PAST_INFORMATION.fill(date=_readable(document.date))
    return ""


def closed_on(text: str, today: date) -> date | None:
    """The day by which the application round that ``text`` tells of was over; None when it tells of none."""
    words = words_of(text)
    if not any(lemma in words.lemmas or lemma in words.parts for lemma in CALL_LEMMAS):
        return None
    ends = [end for found, _, _ in find_dates(text) if (end := last_day(found))]
    return max(ends) if ends and max(ends) < today else None


def last_day(when: Date) -> date | None:
    """The last day that a date with gaps covers; None when its year is not said or there is no such day."""
    month = when.month or SEASON_ENDS.get(when.season[:4], 12)
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
