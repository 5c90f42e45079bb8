"""A question that compares several things by several marks: the rows and columns of a table, from its own words.

"Lahden ja Turun haut: aika, raha, tukiprosentti" has two rows and three columns. Rows are cities, years, or what "vs"
and "ja" join; columns stand behind a colon or in brackets, are the clauses that ask, or follow the last row
("Lahden ja Porin painopisteet ja rahoittaja").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.language import lists
from assistant.language.numerals import ordinal
from assistant.language.places import CITY_CASES
from assistant.language.words import words
from assistant.question.asking import AnswerType
from assistant.question.followups import ADDED
from assistant.question.forms.aspects import Aspect, all_aspects, aspects_in
from assistant.question.question import Question
from assistant.question.scope import cities_in

_WORD = re.compile(r"[^\W_]+(?:[-–:/,.][^\W_]+)*%?")
_YEAR = re.compile(r"(?<![\d–.-])(?:19|20)\d\d(?![\d–-])")
_JOINERS = "|".join(map(re.escape, lists.phrases("forms.row_joiners")))
_CLAUSES = "|".join(lists.phrases("forms.clause_openings"))
_ROWS = re.compile(rf"\s*(?:,\s|;|\b(?:{_JOINERS})\b\.?)\s*", re.IGNORECASE)
_COLUMNS = re.compile(rf"\s*(?:,\s|;|\?|\)|\b(?:{_JOINERS})\b\.?)\s*", re.IGNORECASE)
_ASKED_FOR = "|".join(rf"(?<=\b{re.escape(word)})," for word in lists.phrases("forms.table_words"))
_BORDER = re.compile(rf":\s|\s[–—-]\s|\(|,\s(?=(?:{_CLAUSES}))|{_ASKED_FOR}", re.IGNORECASE)
_CLAUSE = re.compile(rf"\?\s*|\s+(?:{_JOINERS})\s+(?=(?:{_CLAUSES})\b)|,\s*", re.IGNORECASE)
_TABLE_WORDS = lists.words("forms.table_words")
_FRAME = _TABLE_WORDS | lists.words("forms.table_frame")
_OF_CALLS = frozenset({"haut"})
_JOINED = lists.words("forms.row_joiners")
_IN_YEAR = lists.text("forms.in_year")
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
        return tuple(self._question(row, column) for row in self.rows for column in self.columns)

    def _question(self, row: GridRow, column: str) -> str:
        side = self.side(row, column)
        told = f"{row.call} {side.ask}" if side else " ".join(filter(None, (row.call, self.common, column)))
        return f"{told}?"

    def side(self, row: GridRow, column: str) -> Aspect | None:
        """The side of an agreement that a column asks of a city; None where it asks of a call or something else."""
        sides = [all_aspects()[name] for name in aspects_in(column)]
        whole = row.cities and row.call.count(" ") == 0 and not self.common
        if not whole or len(sides) != 1 or sides[0].name in _OF_CALLS:
            return None
        told = [w for w in words(column) if w.lower not in lists.marked("stopwords.words", "question")]
        return sides[0] if all({w.lower, w.lemma, w.verb} & sides[0].words for w in told) else None


def grid_of(question: Question) -> Grid | None:
    """The table that ``question`` asks for; None when it asks for none."""
    typed, _, added = question.standalone.strip().rstrip("?!. ").partition(ADDED if question.interpretation else "\0")
    wants = not _TABLE_WORDS.isdisjoint(word.casefold() for word in _WORD.findall(f"{question.text} {typed}"))
    if question.asks is AnswerType.YES_NO or (added and not wants):
        return None
    head, tail = _split(typed)
    columns = _pieces(_COLUMNS, tail)
    rows, common, rest = _rows(head if tail else typed, bool(columns))
    if added and len(rows) < 2:
        rows, common, rest = _rows(added, has_columns=True)[0], "", ()
    columns = columns or rest
    if len(rows) < 2 or not columns or len(rows) * len(columns) > _MOST_CELLS:
        return None
    if not (wants or (len(columns) > 1 and (tail or all(row.cities for row in rows)))):
        return None
    return Grid(rows, columns, common)


def _split(text: str) -> tuple[str, str]:
    """What is compared, and by what. Where the cities stand behind the border, the columns follow the last of them."""
    border = _BORDER.search(text)
    if border is None:
        return text, ""
    before = text[: border.start()]
    after = text[border.start() + 1 :] if border[0].startswith(",") else text[border.end() :]
    if not cities_in(before) and len(cities_in(after)) > 1:
        pieces = after.split(",")
        last = max(at for at, piece in enumerate(pieces) if cities_in(piece))
        head, joined, tail = ",".join(pieces[: last + 1]), "", ",".join(pieces[last + 1 :]).strip()
        if not tail and ":" in head:
            head, joined, tail = head.partition(":")
        return f"{before} {head}" if not tail or joined == "" else head, tail
    return before, after


def _rows(text: str, has_columns: bool) -> tuple[tuple[GridRow, ...], str, tuple[str, ...]]:
    """The rows of ``text``, what all of them have in common, and the columns that it names besides."""
    pieces = _pieces(_ROWS, text)
    for found in (_city_rows(pieces), _marked_rows(pieces, _years_of), _marked_rows(pieces, _ordinals_of)):
        if len(found) > 1:
            return _with_rest(text, found, has_columns)
    if not has_columns or len(pieces) < 2:
        return (), "", ()
    return tuple(GridRow(piece, piece, cities_in(piece)) for piece in pieces), "", ()


def _with_rest(
    text: str, rows: tuple[GridRow, ...], has_columns: bool
) -> tuple[tuple[GridRow, ...], str, tuple[str, ...]]:
    """The rows with the words that name none of them: common to all of them, or columns where there are no others."""
    called = {word.casefold() for row in rows for word in _WORD.findall(f"{row.call} {row.name}")}
    cities = frozenset().union(*(row.cities for row in rows))

    def left(piece: str) -> str:
        words_of = _WORD.findall(piece)
        gone = [w.casefold() in called | _FRAME or bool(cities_in(w) & cities) for w in words_of]
        beside = [
            gone[at] or (w.casefold() in _JOINED and any(gone[max(0, at - 1) : at + 2]))
            for at, w in enumerate(words_of)
        ]
        kept = [w for w, drop in zip(words_of, beside, strict=True) if not drop]
        return " ".join(kept[:-1] if kept and kept[-1].casefold() in _JOINED else kept)

    pieces = [left(piece) for piece in _pieces(_ROWS, text)]
    if has_columns:
        return rows, " ".join(filter(None, pieces)), ()
    clauses = [left(piece) for piece in _CLAUSE.split(text) if piece]
    asking = [piece for piece in clauses if re.match(rf"(?:{_CLAUSES})\b", piece, re.IGNORECASE)]
    columns = asking if len(asking) > 1 else [left(text)] if asking else pieces
    return rows, "", tuple(dict.fromkeys(filter(None, columns)))


def _city_rows(pieces: tuple[str, ...]) -> tuple[GridRow, ...]:
    """A row for each city, or cities of one agreement ("pääkaupunkiseutu"), with the words that are its alone."""
    named: dict[frozenset[str], tuple[str, str]] = {}
    for piece in pieces:
        for word in _WORD.findall(piece):
            if cities := cities_in(word):
                named.setdefault(cities, (word, piece))
    own = {cities: _own_words(word, piece) for cities, (word, piece) in named.items()}
    special = all(own.values())  # "Kokkolan AKKE-haku vs Tampereen eka haku"; not "Lahden ja Turun haut"
    rows = []
    for cities, (word, _) in named.items():
        city = next(iter(cities)) if len(cities) == 1 else ""
        known = city in CITY_CASES
        call = CITY_CASES[city][1] if known else word
        mine = f" {own[cities]}" if special else ""
        rows.append(GridRow(f"{call}{mine}" if mine else city or word, f"{call}{mine}", cities))
    return tuple(rows)


def _own_words(city: str, piece: str) -> str:
    """The words behind a city in its piece, up to one that names a side of the agreement."""
    after = piece[piece.index(city) + len(city) :]
    kept: list[str] = []
    for word in _WORD.findall(after):
        if aspects_in(word) and "haut" not in aspects_in(word):
            break
        kept.append(word)
    return " ".join(word for word in kept if word.casefold() not in _FRAME)


def _marked_rows(pieces: tuple[str, ...], marks_of: object) -> tuple[GridRow, ...]:
    """A row for each mark that a piece has, with the cities of the whole."""
    assert callable(marks_of)
    named = cities_in(" ".join(pieces))
    return tuple(dict.fromkeys(GridRow(name, call, named) for piece in pieces for name, call in marks_of(piece)))


def _years_of(piece: str) -> list[tuple[str, str]]:
    return [(year, f"{_IN_YEAR} {year}") for year in _YEAR.findall(piece)]


def _ordinals_of(piece: str) -> list[tuple[str, str]]:
    return [(w.text, w.text) for w in words(piece) if (ordinal(w.lower, w.lemma) or 0) > 0]


def _pieces(border: re.Pattern[str], text: str) -> tuple[str, ...]:
    """The pieces of ``text`` without the words that only ask for a table; each once."""
    found = []
    for piece in border.split(text):
        kept = re.sub(r"\S+", lambda m: "" if m[0].casefold().strip(",.:?") in _FRAME else m[0], piece)
        found.append(" ".join(kept.split()).strip(" ,.?():"))
    return tuple(dict.fromkeys(filter(None, found)))
