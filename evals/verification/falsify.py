"""One change that turns a true sentence false: number, date, unit, comparative, negation, city, party, duty, magnitude.

Every operator yields all the sentences it can make; which of them enter the set is decided by ``adversarial_build``.
The Finnish words that replace one another are data: ``cases/adversarial_tables.json``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from assistant.language.places import CITY_CASES

TABLES = Path(__file__).parents[1] / "cases" / "adversarial_tables.json"
_FULL_DATE = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b")
_YEAR = re.compile(r"\b(20[12]\d|2030)\b")
_FIGURE = re.compile(r"(?<![\d.,/§–-])(?<!§ )\b(\d{1,3}(?: \d{3})+|\d{1,4}(?:,\d+)?)(?![\d.,/–]|:| §| artikla| vp)\b")


@cache
def tables() -> dict[str, Any]:
    """The replacement tables."""
    loaded: dict[str, Any] = json.loads(TABLES.read_text(encoding="utf-8"))
    return loaded


def _by_patterns(name: str) -> Callable[[str, Random], Iterator[str]]:
    def operator(text: str, random: Random) -> Iterator[str]:
        for pattern, replacement in tables()[name]:
            changed = re.sub(pattern, replacement, text, count=1)
            # "eri ministeriöt, ministeriöt" would be no clear falsehood.
            repeated = replacement.isalpha() and re.search(rf"\b{replacement}\b", text)
            if changed != text and not repeated:
                yield changed

    return operator


def _numbers(text: str, random: Random) -> Iterator[str]:
    """Another figure of the same size, or another numeral."""
    for match in _FIGURE.finditer(text):
        figure = match.group()
        if _YEAR.fullmatch(figure) or text[: match.start()].rstrip().endswith("EURA"):
            continue
        yield text[: match.start()] + _other_figure(figure, random) + text[match.end() :]
    for word, other in tables()["number_words"].items():
        changed = re.sub(rf"\b{word}\b", other, text, count=1)
        if changed != text:
            yield changed


def _other_figure(figure: str, random: Random) -> str:
    """Change one digit other than a leading zero, so that size and form stay."""
    places = [index for index, character in enumerate(figure) if character.isdigit() and character != "0"]
    place = random.choice(places or [0])
    choices = [digit for digit in "123456789" if digit != figure[place]]
    return figure[:place] + random.choice(choices) + figure[place + 1 :]


def _dates(text: str, random: Random) -> Iterator[str]:
    for match in _FULL_DATE.finditer(text):
        day, month, year = int(match[1]), int(match[2]), int(match[3])
        changes = (
            (day % 28 + 1, month, year),
            (day, month % 12 + 1, year),
            (day, month, year + random.choice((-1, 1))),
        )
        for a, b, c in changes:
            yield text[: match.start()] + f"{a}.{b}.{c}" + text[match.end() :]
    for match in _YEAR.finditer(text):
        if text[match.start() - 1 : match.start()] not in (".", "/") and not text[: match.start()].rstrip().endswith(
            "EURA"
        ):
            other = int(match[1]) + random.choice((-2, -1, 1, 2))
            yield text[: match.start()] + str(other) + text[match.end() :]
    for months in ("months_partitive", "months_genitive", "months_inessive"):
        for index, month in enumerate(tables()[months]):
            if re.search(rf"\b{month}\b", text):
                yield re.sub(rf"\b{month}\b", tables()[months][(index + 4) % 12], text, count=1)


def _cities(text: str, random: Random) -> Iterator[str]:
    """Another city in the same case."""
    for city, forms in CITY_CASES.items():
        for case, form in enumerate(forms):
            if re.search(rf"\b{form}\b", text):
                absent = [
                    name
                    for name, others in CITY_CASES.items()
                    if name != city and not any(other in text for other in others)
                ]
                yield re.sub(rf"\b{form}\b", CITY_CASES[random.choice(absent)][case], text, count=1)


def _parties(text: str, random: Random) -> Iterator[str]:
    yield from _by_patterns("party_swap")(text, random)
    yield from _by_patterns("party")(text, random)


OPERATORS: dict[str, Callable[[str, Random], Iterator[str]]] = {
    "number": _numbers,
    "date": _dates,
    "unit": _by_patterns("unit"),
    "comparative": _by_patterns("comparative"),
    "negation_added": _by_patterns("negation_added"),
    "negation_removed": _by_patterns("negation_removed"),
    "city": _cities,
    "party": _parties,
    "duty": _by_patterns("duty"),
    "magnitude": _by_patterns("magnitude"),
}
