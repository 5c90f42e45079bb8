"""Dates of a sentence in every Finnish way of writing them, as year, month, day and season with gaps."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.language import lists

MONTHS = lists.phrases("dates.months")
_WRITTEN_DATES = (
    r"(?:vuoden\s+(?P<y0>\d{{4}})\s+)?\b(?P<m>{months})kuun\s+(?P<d>\d{{1,2}})\.(?:\s*(?:ja\s+\d+\.\s*)?päivä\w*)?(?:\s+(?:vuonna\s+)?(?P<y>\d{{4}}))?",
    r"\b(?P<d>\d{{1,2}})\.\s?(?:päivänä\s+)?(?P<m>{months})kuu\w*(?:\s+(?:vuonna\s+)?(?P<y>\d{{4}}))?",
    r"(?:vuoden\s+(?P<y0>\d{{4}})\s+)?\b(?P<m>{months})kuu(?!kau)\w*(?:(?:\s+(?P<e>loppuun|lopussa|lopulla|alusta))?\s+(?:vuonna\s+)?(?P<y>\d{{4}}))?",
)

_MONTH_NUMBER = {name.removesuffix("kuu"): number for number, name in enumerate(MONTHS, start=1)}
_MONTHS = "|".join(_MONTH_NUMBER)
_DAY_RANGE = re.compile(r"(?<![\d.])(\d{1,2})\.(?:(\d{1,2})\.)?(\d{4})?\s?[–-]\s?(\d{1,2})\.(\d{1,2})\.(\d{4})?(?!\d)")
_DAY = re.compile(r"(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d{2})?(?![\d])")
_ISO = re.compile(r"(?<!\d)((?:19|20)\d{2})-(\d{2})(?:-(\d{2}))?(?!\d)")
_WRITTEN = [re.compile(pattern.format(months=_MONTHS), re.IGNORECASE) for pattern in _WRITTEN_DATES]
_MONTH_RANGE = re.compile(rf"\b({_MONTHS})\s?[–-]\s?({_MONTHS})kuu\w*(?:\s+(?:vuonna\s+)?(\d{{4}}))?", re.IGNORECASE)
_YEAR_RANGE = re.compile(r"(?<![\d/.-])((?:19|20)\d{2})\s?[–-]\s?((?:19|20)\d{2}|\d{2})(?![\d])")
_YEAR_PAIR = re.compile(r"vuodesta\s+(\d{4})\s+(?:vuoteen|lähtien\s+vuoteen)\s+(\d{4})", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\d/.,-])((?:19|20)\d{2})(?![\d/]|,\d|-\d)")
_SEASON = re.compile(
    r"\b(?:loppu|alku)?(kevä|kesä|syksy|talve|talvi)(?:t|än|ällä|äksi|n|llä|ksi|yn|yllä|lla|nä|ttä|lle|lta|ltä|stä)?"
    r"(?:\s+(?:vuonna\s+)?(\d{4}))?\b",
    re.IGNORECASE,
)
_EDGE_OF_PERIOD = re.compile(
    r"\s*(?:vuoden\s+)?(?:\d{4}\s+)?(loppuun|lopussa|lopulla|päättyessä|alusta)\b", re.IGNORECASE
)

_END = re.compile(r"päätt|loppu|umpeu|sulkeu|mennessä|\basti\b|saakka|viimeis|määräa|jätet", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Date:
    """A point in time with gaps: 0 and the empty season mean "not said"."""

    year: int = 0
    month: int = 0
    day: int = 0
    season: str = ""

    def covers(self, other: Date) -> bool:
        """Whether all that this date says, the other says too."""
        pairs = ((self.year, other.year), (self.month, other.month), (self.day, other.day))
        return all(mine in (0, theirs) for mine, theirs in pairs) and self.season in ("", other.season)

    def in_year(self, year: int) -> Date:
        """The same date in a given year."""
        return Date(year, self.month, self.day, self.season)


def find_dates(text: str) -> Iterator[tuple[Date, int, int]]:
    """Each date with its place; a range gives its two ends, both at the place of the range."""
    taken: list[tuple[int, int]] = []
    for finder in (_day_ranges, _days, _iso, _month_ranges, _written, _seasons, _year_ranges, _years):
        fresh = [item for item in finder(text) if not any(item[1] < end and start < item[2] for start, end in taken)]
        taken.extend((start, end) for _, start, end in fresh)
        for date, start, end in fresh:
            edge = None if date.day or date.season else _EDGE_OF_PERIOD.match(text, end)
            yield (_edge(date, edge[1]), start, edge.end()) if edge else (date, start, end)


def _edge(date: Date, word: str) -> Date:
    """Make "vuoden 2027 loppuun" the last day of that year, "toukokuun 2021 alusta" the first of that month."""
    if word.casefold() == "alusta":
        return Date(date.year, date.month or 1, 1)
    month = date.month or 12
    return Date(date.year, month, monthrange(date.year or 2001, month)[1])


def _day_ranges(text: str) -> Iterator[tuple[Date, int, int]]:
    for match in _DAY_RANGE.finditer(text):
        day1, month1, year1, day2, month2, year2 = (int(group or 0) for group in match.groups())
        if day1 <= 31 and day2 <= 31 and month1 <= 12 and 1 <= month2 <= 12:
            yield Date(year1 or year2, month1 or month2, day1), match.start(), match.end()
            yield Date(year2, month2, day2), match.start(), match.end()


def _days(text: str) -> Iterator[tuple[Date, int, int]]:
    for match in _DAY.finditer(text):
        day, month, year = (int(group or 0) for group in match.groups())
        # "erityistavoitteista 2.1 ja 2.3." ends in a number of its own kind, not in a date.
        listed = not year and match.end() == len(text) and re.search(r"\d\.\d+(?!\.)\b", text[: match.start()])
        if 1 <= day <= 31 and 1 <= month <= 12 and not listed:
            yield Date(year, month, day), match.start(), match.end()


def _iso(text: str) -> Iterator[tuple[Date, int, int]]:
    for match in _ISO.finditer(text):
        if 1 <= int(match[2]) <= 12:
            yield Date(int(match[1]), int(match[2]), int(match[3] or 0)), match.start(), match.end()


def _month_ranges(text: str) -> Iterator[tuple[Date, int, int]]:
    for match in _MONTH_RANGE.finditer(text):
        year = int(match[3] or 0)
        for name in (match[1], match[2]):
            yield Date(year, _MONTH_NUMBER[name.casefold()]), match.start(), match.end()


def _written(text: str) -> Iterator[tuple[Date, int, int]]:
    taken: list[tuple[int, int]] = []
    for pattern in _WRITTEN:
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            taken.append(match.span())
            groups = match.groupdict()
            year = int(groups.get("y") or groups.get("y0") or 0)
            day = int(groups.get("d") or 0)
            date = Date(year, _MONTH_NUMBER[match["m"].casefold()], day)
            edge = groups.get("e")
            yield (_edge(date, edge) if edge else date), match.start(), match.end()


def _year_ranges(text: str) -> Iterator[tuple[Date, int, int]]:
    for match in (*_YEAR_RANGE.finditer(text), *_YEAR_PAIR.finditer(text)):
        last = int(match[2]) if len(match[2]) == 4 else int(match[1][:2] + match[2])
        yield Date(int(match[1])), match.start(), match.end()
        yield Date(last), match.start(), match.end()


def _years(text: str) -> Iterator[tuple[Date, int, int]]:
    for match in _YEAR.finditer(text):
        yield Date(int(match[1])), match.start(), match.end()


def _seasons(text: str) -> Iterator[tuple[Date, int, int]]:
    for match in _SEASON.finditer(text):
        if match[2] or match.group().casefold().endswith(_SEASON_ENDINGS):
            yield Date(int(match[2] or 0), season=match[1].casefold()[:4]), match.start(), match.end()


_SEASON_ENDINGS = ("lla", "llä")


def tells_of_an_end(text: str) -> bool:
    """Whether the words around a day make it the end of an application round and not its start."""
    return bool(_END.search(text))
