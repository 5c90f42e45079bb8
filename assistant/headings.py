"""What it is worth that a passage begins with what the query says: a typed title finds its section before a mention.

Likeness is F1 over lemmas, those of the query weighed by how rare they are, against the heading that the passage begins
with; squared, so that what only shares a common word with many headings gains next to nothing. A list of contents has a heading
of its own, and so has what stands further down in a section: neither is like a title that it merely mentions. Of sections whose
headings say the same, that which has the query letter for letter comes first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np

from assistant.catalog import Catalog
from assistant.domain import Chunk
from assistant.finnish import STOP_LEMMAS
from assistant.hints import Hints
from assistant.lexical import Floats, LexicalIndex
from assistant.morphology import load_analyser, tokens

HEADING = 0.2  # in units of the cosine, as every boost
VERBATIM = 0.05
NUMBER, NUMBER_NAMED = 0.15, 0.08
TITLED = 0.10  # from here on a passage is titled as the query is: two thirds alike or more, or of its number

_LONGEST_LINE = 200


class Headings:
    """The headings of one index; nothing here depends on how the passages were scored."""

    def __init__(self, catalog: Catalog, lexical: LexicalIndex) -> None:
        self._catalog = catalog
        self._lexical = lexical

    def boosts(self, text: str, hints: Hints, chunks: Sequence[Chunk]) -> Floats:
        """What each chunk gains for its heading, float32 [len(chunks)]."""
        asked = _lemmas(text)
        typed = _written(text)
        gains = [self._gain(asked, typed, hints, chunk) for chunk in chunks]
        return np.asarray(gains, np.float32)

    def _gain(self, asked: frozenset[str], typed: str, hints: Hints, chunk: Chunk) -> float:
        line = chunk.text.lstrip().split("\n", 1)[0]
        section = self._catalog.section(chunk.document_id, chunk.section)
        headings = [line] if len(line) <= _LONGEST_LINE else []
        if chunk.start == section.start and section.title:
            headings.append(section.title)
        likeness = max((self._likeness(asked, _lemmas(heading)) for heading in headings), default=0.0)
        verbatim = VERBATIM if typed in map(_written, headings) else 0.0
        return HEADING * likeness**2 + verbatim + _number(hints.sections, line[:_LONGEST_LINE])

    def _likeness(self, asked: frozenset[str], heading: frozenset[str]) -> float:
        """F1 of how much of the query stands in the heading, weighed, and how much of the heading in the query."""
        shared = asked & heading
        if not shared:
            return 0.0
        recall, precision = self._weight(shared) / self._weight(asked), len(shared) / len(heading)
        return 2 * recall * precision / (recall + precision)

    def _weight(self, lemmas: Iterable[str]) -> float:
        return sum(self._lexical.rarity(lemma) for lemma in lemmas)


def _written(text: str) -> str:
    """A heading or a query as it is written, but for case and space."""
    return " ".join(text.casefold().split())


def _number(sections: Sequence[str], line: str) -> float:
    """The gain of a line that has a wanted section number: as its own, at its beginning, or named in it."""
    if not sections:
        return 0.0
    found = [token.text for token in tokens(line)]
    if found and found[0] in sections:
        return NUMBER
    return NUMBER_NAMED if set(sections) & set(found) else 0.0


@lru_cache(maxsize=65536)
def _lemmas(text: str) -> frozenset[str]:
    """The lemmas of a heading or a query that say something; a section's number is no word of its title."""
    lemmas = frozenset(load_analyser().lemmas(text)) - STOP_LEMMAS
    return frozenset(lemma for lemma in lemmas if not lemma.startswith("§"))
