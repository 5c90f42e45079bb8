"""A question that compares several things by several marks: the rows and columns of a table, from its own words.

"Lahden ja Turun haut: aika, raha, tukiprosentti" has two rows and three columns. Rows are cities, years, or what "vs"
and "ja" join before the colon; columns stand behind it, in brackets, or are the clauses that ask.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.language import lists
from assistant.language.places import CITY_CASES
from assistant.language.words import words
from assistant.question.asking import AnswerType
from assistant.question.followups import ADDED
from assistant.question.question import Question
from assistant.question.scope import cities_in

_WORD = re.compile(r"[^\W_]+(?:[-–:/,.][^\W_]+)*%?")
_YEAR = re.compile(r"(?<![\d–-])(?:19|20)\d\d(?![\d–-])")
_BORDER = re.compile(
    r":\s|\s[–—-]\s|\(|(?<=taulukkoon),|(?<=rinnakkain),|(?<=taulukkona),|,\s(?=(?:kumm|mi|mitä|kuka|mihin|milloin|paljonko|montako))",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\s*(?:,|;|\bja\b|\bsekä\b|\bvs\b\.?|\bversus\b|\?|\))\s*", re.IGNORECASE)
_ROWS = re.compile(r"\s*(?:\bvs\b\.?|\bversus\b|\bja\b|\bsekä\b|\bvai\b)\s*", re.IGNORECASE)
_MOST_CELLS = 24


@dataclass(frozen=True, slots=True)
class GridRow:
    """One thing that is compared: its name, how it is called in a question, and its cities."""

    name: str
    call: str
    cities: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows, columns and what both have in common ("vuoden 2024 haku"); ``questions`` has one for each cell, by row."""

    rows: tuple[GridRow, ...]
    columns: tuple[str, ...]
    common: str

    @property
    def questions(self) -> tuple[str, ...]:
        """The question of each cell."""
        return tuple(
            " ".join(part for part in (row.call, self.common, column) if part)
            for row in self.rows
            for column in self.columns
        )


def grid_of(question: Question) -> Grid | None:
    """The table that ``question`` asks for; None when it asks for none."""
    typed, _, added = question.standalone.strip().rstrip("?!. ").partition(ADDED if question.interpretation else "\0")
    lower = [word.casefold() for word in _WORD.findall(typed)]
    cities = question.hints.cities
    head, tail = _split(typed)
    rows = _city_rows(question.standalone) or _year_rows(head) or _joined_rows(head)
    columns = _columns(tail) if tail else _clauses(typed)
    wants = not lists.words("forms.table_words").isdisjoint(lower)
    if question.asks is AnswerType.YES_NO or not (
        wants or (len(columns) > 1 and not added and (tail or len(cities) > 1))
    ):
        return None
    common = "" if added else _common(head, rows, columns if not tail else ())
    if not tail and not columns:
        columns, common = (common,), ""
    columns = tuple(column for column in columns if column)
    if len(rows) < 2 or not columns or len(rows) * len(columns) > _MOST_CELLS:
        return None
    return Grid(rows, columns, common)


def _split(text: str) -> tuple[str, str]:
    """What is compared, and by what. Where the cities stand behind the colon, the columns follow the last of them."""
    border = _BORDER.search(text)
    if border is None:
        return text, ""
    before, after = text[: border.start()], text[border.end() :]
    if border[0].startswith(","):
        after = text[border.start() + 1 :]
    if not cities_in(before) and len(cities_in(after)) > 1:
        pieces = after.split(",")
        last = max(at for at, piece in enumerate(pieces) if cities_in(piece))
        return f"{before} {','.join(pieces[: last + 1])}", ",".join(pieces[last + 1 :]).strip()
    return before, after


def _city_rows(text: str) -> tuple[GridRow, ...]:
    """A row for each word that names a city, or cities of one agreement ("pääkaupunkiseutu")."""
    named: dict[frozenset[str], str] = {}
    for word in _WORD.findall(text):
        if cities := cities_in(word):
            named.setdefault(cities, word)
    if len(named) < 2:
        return ()
    rows = []
    for cities, word in named.items():
        city = next(iter(cities)) if len(cities) == 1 else ""
        known = city in CITY_CASES
        rows.append(GridRow(city or word, CITY_CASES[city][1] if known else word, cities))
    return tuple(rows)


def _year_rows(head: str) -> tuple[GridRow, ...]:
    years = list(dict.fromkeys(_YEAR.findall(head)))
    named = cities_in(head)
    if len(years) < 2:
        return ()
    return tuple(GridRow(year, f"vuonna {year}", named) for year in years)


def _joined_rows(head: str) -> tuple[GridRow, ...]:
    drop = lists.words("forms.table_words")
    kept = re.sub(
        r"\S+", lambda match: "" if match[0].casefold().strip(",.") in drop - {"vs", "versus"} else match[0], head
    )
    pieces = [piece.strip(" ,") for piece in _ROWS.split(kept)]
    found = [piece for piece in pieces if piece]
    return tuple(GridRow(piece, piece, cities_in(piece)) for piece in found) if len(found) > 1 else ()


def _columns(tail: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(piece.strip(" .") for piece in _JOINED.split(tail) if piece.strip(" .")))


def _clauses(text: str) -> tuple[str, ...]:
    """The clauses that ask, without the cities: "kuka valitsee hankkeet", "kuka tekee rahoituspäätöksen"."""
    found = []
    for piece in re.split(
        r"\?\s*|\s+ja\s+(?=(?:kuka|mitä|mikä|milloin|paljonko|mihin|mistä)\b)|,\s*(?=laita|tee)", text, flags=re.I
    ):
        kept = [
            w for w in _WORD.findall(piece) if not cities_in(w) and w.casefold() not in lists.words("forms.table_words")
        ]
        while kept and kept[-1].casefold() in ("ja", "sekä", "vai"):
            kept.pop()
        if kept and kept[0].casefold() not in ("tee", "laita"):
            found.append(" ".join(kept))
    return tuple(found) if len(found) > 1 else ()


def _common(head: str, rows: tuple[GridRow, ...], clauses: tuple[str, ...]) -> str:
    """What is asked of every row: the words of the head that name no row, do not compare and are no clause."""
    if clauses:
        return ""
    called = {word.casefold() for row in rows for word in _WORD.findall(f"{row.call} {row.name}")}
    drop = lists.words("forms.table_words") | {"ja", "sekä", "mitä", "oli", "on", "laita", "ne", "tee", "vai"}
    kept = [
        word.text
        for word in words(head)
        if word.lower not in called
        and word.lower not in drop
        and not any(row.cities & cities_in(word.text) for row in rows[:1] or ())
        and not (cities_in(word.text) and any(row.cities for row in rows) and len({row.cities for row in rows}) > 1)
    ]
    return " ".join(kept)
