"""By when, how often, for how much and on what condition: verbatim spans of a commitment."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.language import lists
from assistant.language.dates import find_dates
from assistant.language.words import Word, words
from ingest.commitments.segments import Kind, Segment, is_past

_UNITS = lists.words("commitments.time.units")
_SINCE = lists.text("commitments.since")
_BEFORE = ("par", "abe", "ela")  # "siirtymistä" reads as two cases
_ORDINALS = lists.words("commitments.time.ordinals")
_POINTS = lists.words("commitments.time.points") | _UNITS
_LONG_UNITS = tuple(unit for unit in _UNITS if len(unit) > len("kausi"))
_ENDS_BEFORE = lists.words("commitments.terms.ends_before")
_NEEDS_TIME = lists.words("commitments.terms.needs_time")
_FROM_EVENT = lists.words("commitments.terms.from_event")
_LOOSE = lists.words("commitments.terms.loose")
_LATEST = lists.text("commitments.at_latest")
_UNTIL_EVENT = lists.text("commitments.terms.until_event")


def _pattern(name: str) -> re.Pattern[str]:
    """The pattern ``name`` of the data file, its lines joined and the names of others in it replaced."""
    text = "".join(line.strip() for line in lists.text(f"commitments.terms.{name}").splitlines())
    for part in ("BOUNDS", "NUMBER", "DATE"):
        text = text.replace(part, lists.text(f"commitments.terms.{part.lower()}"))
    return re.compile(text, re.IGNORECASE)


_MONEY, _SHARE, _FREQUENCY = _pattern("money"), _pattern("share"), _pattern("frequency")
_ANCHOR, _PLAIN, _AFTERWARDS = _pattern("anchor"), _pattern("plain"), _pattern("afterwards")
_EVENT_CLAUSE = _pattern("event_clause")
_DIGIT_OR_NUMERAL, _LEADING, _PHRASE = _pattern("numeral"), _pattern("leading"), _pattern("condition")


@dataclass(frozen=True, slots=True)
class Terms:
    """The spans of one commitment as they stand; empty where it has none."""

    deadline: str = ""
    sum: str = ""
    condition: str = ""
    frequency: str = ""


def terms(text: str, parts: Sequence[Segment], is_aim: bool) -> Terms:
    """Return the terms of a sentence; numbers inside its conditions are no terms of it."""
    condition = _condition(text, parts)
    rest = text.replace(condition, " " * len(condition), 1) if condition else text
    for start, end in _past(parts):
        rest = rest[:start] + " " * (end - start) + rest[end:]
    frequency = _FREQUENCY.search(rest)
    return Terms(
        deadline=_deadline(rest),
        sum=_sum(rest, is_aim),
        condition=condition,
        frequency=frequency.group() if frequency else "",
    )


def _past(parts: Sequence[Segment]) -> list[tuple[int, int]]:
    """The places of coordinated clauses that tell what was: "…, ja osuus oli 40 prosenttia"."""
    clauses = [clause for part in parts if part.kind is Kind.MAIN for clause in part.clauses()[1:]]
    return [(clause[0].start, clause[-1].end) for clause in clauses if any(is_past(word) for word in clause)]


def due(deadline: str) -> str:
    """Return the last day of a deadline as an ISO date; empty where it names no year."""
    dates = [date for date, _, _ in find_dates(deadline) if date.year]
    if not dates:
        return ""
    last = max(dates, key=lambda date: (date.year, date.month, date.day))
    month = last.month or 12
    return f"{last.year:04}-{month:02}-{last.day or monthrange(last.year, month)[1]:02}"


def _condition(text: str, parts: Sequence[Segment]) -> str:
    phrase = _PHRASE.search(text)
    if phrase:
        return text[phrase.start() :].rstrip(" .;")
    for part in parts:
        if part.kind is Kind.CONDITION:
            start, end = part.words[0].start, part.words[-1].end
            if text[:start].rstrip(" ,").endswith(_SINCE):
                continue
            return text[start:end]
    return ""


def _sum(text: str, is_aim: bool) -> str:
    money = next((m for m in _MONEY.finditer(text) if _DIGIT_OR_NUMERAL.search(m.group())), None)
    if money:
        return money.group().strip()
    share = next((m for m in _SHARE.finditer(text) if _DIGIT_OR_NUMERAL.search(m.group())), None)
    return share.group().strip() if share and not is_aim else ""


# --- deadlines ----------------------------------------------------------------------------------------


def _deadline(text: str) -> str:
    found = words(text)
    anchors = sorted(_ANCHOR.finditer(text), key=lambda match: match.group().casefold() in _LOOSE)
    for anchor in anchors:
        span = _span(text, found, anchor.group().casefold(), anchor.start(), anchor.end())
        if span:
            return span
    for pattern in (_PLAIN, _AFTERWARDS):
        match = pattern.search(text)
        if match:
            return match.group()
    return ""


def _span(text: str, found: Sequence[Word], anchor: str, start: int, end: int) -> str:
    before = [word for word in found if word.end <= start]
    after = [word for word in found if word.start >= end]
    first, last = start, end
    if anchor in _NEEDS_TIME or anchor == _UNTIL_EVENT:
        first = _time_before(text, before, start)
    if anchor in _NEEDS_TIME and first == start:
        return ""
    if anchor in _FROM_EVENT:
        last = _event_after(text, after, end, ("ela", "par"))
    elif anchor == _UNTIL_EVENT:
        last = _event_after(text, after, end, _BEFORE)
        if last == end:
            return ""
    elif anchor == _LATEST:
        last = _time_after(text, after, end)
        if last == end:
            return ""
    if anchor != _LATEST and before:
        lead = _LEADING.search(text[:first])
        first = lead.start() if lead else first
    return text[first:last].strip(" ,;.")


def _is_time(word: Word) -> bool:
    numeral = word.lower[0].isdigit() or _DIGIT_OR_NUMERAL.match(word.lower) is not None
    unit = word.lemma in _POINTS or any(word.lemma.endswith(unit) for unit in _LONG_UNITS)
    return numeral or unit or word.lower.endswith(("kuun", "vuoden", "kauden", "vuoteen", "välisenä", "päivänä"))


def _time_before(text: str, before: Sequence[Word], start: int) -> int:
    first = start
    for word in reversed(before):
        if re.search(r"[,;:]", text[word.end : first]) or not (
            _is_time(word) or (word.lower == "ja" and first != start)
        ):
            break
        first = word.start
    if text[first:].startswith("ja "):
        first += 3
    return first


def _event_after(text: str, after: Sequence[Word], end: int, cases: tuple[str, ...]) -> int:
    """The end of the event that a period is counted from or to: genitives, then a noun in one of the cases."""
    last = end
    for n, word in enumerate(after[:6]):
        if re.search(r"[;:,]", text[last : word.start]):
            break
        if word.case in cases or (word.lower[0].isdigit() and "par" in cases):
            attribute = (
                n + 1 < len(after) and after[n + 1].case == word.case and text[word.end : after[n + 1].start] == " "
            )
            last = word.end
            if not attribute:
                if word.lower == _SINCE:
                    tail = _EVENT_CLAUSE.match(text[last:])
                    last += tail.end() if tail else 0
                return last
        elif word.case != "gen":
            break
    return last if last != end else end


def _time_after(text: str, after: Sequence[Word], end: int) -> int:
    last = end
    for n, word in enumerate(after[:9]):
        if re.search(r"[;:,]", text[last : word.start]):
            break
        if word.lower in _FROM_EVENT or word.lower == _UNTIL_EVENT:
            event = _event_after(
                text, after[n + 1 :], word.end, _BEFORE if word.lower == _UNTIL_EVENT else ("ela", "par")
            )
            return max(event, word.end)
        if word.lower in _ENDS_BEFORE:
            return word.end
        leads_on = word.case == "gen" and any(_is_time(other) for other in after[n + 1 : n + 3])
        if not _is_time(word) and word.lower not in _ORDINALS and not leads_on:
            break
        last = word.end
    return last
