"""Mechanical rewordings that keep a sentence true: figures and dates written otherwise, a clause dropped, two joined."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evals.verification.falsify import tables

_FULL_DATE = re.compile(r"(?<!–)\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b(?!\s?–)")


def figures(text: str) -> Iterator[str]:
    """The same number in another form."""
    for figure, words in tables()["figure_words"].items():
        changed = re.sub(rf"(?<![\d.,/–-])(?<!§ )\b{re.escape(figure)}\b(?![\d.,/–])", words, text, count=1)
        if changed != text:
            yield changed
    for word, figure in tables()["number_forms"].items():
        changed = re.sub(rf"\b{word}\b(?= \w)", figure, text, count=1)
        if changed != text:
            yield changed
    yield from swaps(text)


def swaps(text: str) -> Iterator[str]:
    """A sign, an abbreviation or a set phrase for its word."""
    for pattern, replacement in tables()["synonym_swaps"]:
        changed = re.sub(pattern, replacement, text, count=1)
        if changed != text:
            yield re.sub(r"(?<=\d) %:n", " %:n", changed)


def dates(text: str) -> Iterator[str]:
    """The same day written out."""
    for match in _FULL_DATE.finditer(text):
        day, month, year = int(match[1]), int(match[2]), match[3]
        partitive, genitive = tables()["months_partitive"][month - 1], tables()["months_genitive"][month - 1]
        for written in (f"{day}. {partitive} {year}", f"{genitive} {day}. {tables()['day_word']} {year}"):
            yield text[: match.start()] + written + text[match.end() :]


def shortened(text: str) -> Iterator[str]:
    """The main clause without what follows it."""
    if re.search(tables()["restricted"], text):
        return
    for border in tables()["cut_before"]:
        head, found, tail = text.partition(border)
        if found and head.count(" ") >= 3 and tail.count(" ") >= 2 and ":" not in head and "(" not in head:
            yield head + "."


def joined(first: str, second: str) -> Iterator[str]:
    """Two neighbours as one sentence."""
    if second[:1].isupper() and first.endswith("."):
        for border in tables()["joins"]:
            yield first[:-1] + border + second
