"""What of an agreement is asked for: its parties, focus areas, measures, funder, calls, decisions, validity."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from assistant.language import lists
from assistant.language.words import words


@dataclass(frozen=True, slots=True)
class Aspect:
    """One side of an agreement.

    ``ask`` is how it is asked of a city, ``headings`` how a heading over it begins, ``says`` what a sentence on it must
    have (empty: nothing in particular).
    """

    name: str
    title: str
    words: frozenset[str]
    phrases: tuple[re.Pattern[str], ...]
    headings: tuple[str, ...]
    ask: str
    says: re.Pattern[str]

    def asked_in(self, text: str) -> bool:
        """Whether a text asks for it, by a word or a turn of phrase."""
        if any(phrase.search(text.casefold()) for phrase in self.phrases):
            return True
        return self.named_in(text)

    def named_in(self, text: str) -> bool:
        """Whether a text has a word for it."""
        return any(not self.words.isdisjoint((word.lower, word.lemma)) for word in words(text))


@cache
def all_aspects() -> dict[str, Aspect]:
    """Every aspect by its name."""
    return {name: _aspect(name) for name in lists.phrases("forms.aspects.names")}


def aspects_in(text: str) -> tuple[str, ...]:
    """The aspects that a text asks for, in a fixed order."""
    return tuple(name for name, aspect in all_aspects().items() if aspect.asked_in(text))


def _aspect(name: str) -> Aspect:
    topic = f"forms.aspects.{name}"
    return Aspect(
        name,
        lists.text(f"{topic}.title"),
        lists.words(f"{topic}.words"),
        tuple(re.compile(phrase) for phrase in lists.phrases(f"{topic}.phrases")),
        lists.phrases(f"{topic}.headings"),
        lists.text(f"{topic}.ask"),
        re.compile(lists.text(f"{topic}.says"), re.IGNORECASE),
    )
