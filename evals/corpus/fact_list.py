"""Whether the material carries the numbers of a list of facts, and what a text may not share with another.

A number counts as carried when a statement with one of the fact's sources has it with the same unit: 60 per
cent does not carry 60, and 1.4 million does not carry 1.4.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.language import lists
from assistant.language.dates import MONTHS
from evals.corpus.material import MARKER, Statement

Quantity = tuple[str, str]  # (value, unit): ("21,6", "million"), ("60", "percent"), ("31.12.2027", "")

_NUMBER = r"\d{1,3}(?:[ \u00a0]\d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,/]\d+)*"
_NUMERAL_VALUES = lists.integers("numerals.values")
_NUMERAL = "|".join(sorted(_NUMERAL_VALUES, key=len, reverse=True))
_UNIT = r"(?:[\s\u00a0-]*(?P<unit>%|prosen|miljoon|milj\b|miljard|mrd|euro|€))?"
_QUANTITY = re.compile(rf"(?:(?P<digits>(?<!\w)(?:{_NUMBER}))|\b(?P<word>{_NUMERAL})\b){_UNIT}", re.IGNORECASE)
_MONTH = re.compile(r"\b(" + "|".join(name[:-3] for name in MONTHS) + r")(?=kuu|[–-]\w+kuu)", re.IGNORECASE)
_UNITS = {"%": "percent", "pr": "percent", "eu": "euro", "€": "euro", "mr": "thousand million"}


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the fact list; ``line`` counts from 1."""

    line: int
    text: str
    sources: tuple[str, ...]


def read_facts(raw: str) -> list[Fact]:
    """Every ``- `` line of the fact list, without its markers."""
    return [
        Fact(number, MARKER.sub("", line[2:]).strip(), tuple(MARKER.findall(line)))
        for number, line in enumerate(raw.splitlines(), 1)
        if line.startswith("- ")
    ]


def quantities(text: str) -> set[Quantity]:
    """Find the numbers, dates, sums, shares and months of ``text``; numerals in words count as digits."""
    found = {(_value(match), _unit(match["unit"])) for match in _QUANTITY.finditer(text)}
    return found | {(match[1].casefold(), "month") for match in _MONTH.finditer(text)}


def missing_quantities(facts: Iterable[Fact], statements: Sequence[Statement]) -> Iterator[tuple[Fact, Quantity]]:
    """Each fact's quantities that no statement with one of the fact's sources has."""
    by_source: dict[str, set[Quantity]] = {}
    for statement in statements:
        found = quantities(statement.text)
        for source in statement.sources:
            by_source.setdefault(source, set()).update(found)
    for fact in facts:
        carried = set[Quantity]().union(*(by_source.get(source, set()) for source in fact.sources))
        for wanted in sorted(quantities(fact.text)):
            if not _carried(wanted, carried):
                yield fact, wanted


def shared_runs(text: str, other: str, length: int = 7) -> list[str]:
    """Find the runs of ``length`` words that both texts have, whatever their case, punctuation and markers."""
    ours, theirs = _words(text), _words(other)
    known = {tuple(theirs[i : i + length]) for i in range(len(theirs) - length + 1)}
    runs = (tuple(ours[i : i + length]) for i in range(len(ours) - length + 1))
    return [" ".join(run) for run in runs if run in known]


def _carried(wanted: Quantity, carried: set[Quantity]) -> bool:
    """Tell whether ``wanted`` is there; "12.5." of "12.5.–12.6.2022" is carried by the same day with a year."""
    value, unit = wanted
    if wanted in carried:
        return True
    is_day = unit == "" and re.fullmatch(r"\d{1,2}\.\d{1,2}", value) is not None
    return is_day and any(have.startswith(f"{value}.") for have, _ in carried)


def _value(match: re.Match[str]) -> str:
    if match["word"]:
        return str(_NUMERAL_VALUES[match["word"].casefold()])
    return re.sub(r"[ \u00a0]", "", match["digits"])


def _unit(written: str | None) -> str:
    if not written:
        return ""
    low = written.casefold()
    if low.startswith("miljoon") or low == "milj":
        return "million"
    if low.startswith("miljard"):
        return "thousand million"
    return _UNITS[low if low in _UNITS else low[:2]]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", MARKER.sub(" ", text).casefold())
