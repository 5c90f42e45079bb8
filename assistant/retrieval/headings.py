"""What it is worth that a passage begins with what the query says: a typed title finds its section before a mention.

Likeness is F1 over lemmas, those of the query weighed by how rare they are, against the heading that the passage begins
with, squared, so that what only shares some words gains little; of a line that is only taken for a heading (``openings``)
the fourth power counts. Of headings that say the same, that which says it as typed comes first. A question is no title,
but a heading may be a question: there only what is as typed counts. A list of contents mentions every title and is about
none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

import numpy as np

from assistant.domain import Chunk
from assistant.index.catalog import Catalog
from assistant.index.lexical import Floats, LexicalIndex
from assistant.language import lists
from assistant.language.morphology import load_analyser
from assistant.language.tokens import tokens
from assistant.question.hints import Hints, QueryForm
from assistant.retrieval.openings import heading_lines, lists_contents, running_headers

_STOP_LEMMAS = lists.marked("stopwords.words", "index")

HEADING, AS_TYPED = 0.2, 0.15  # in units of the cosine, as every boost
NUMBER, NUMBER_NAMED = 0.15, 0.08
CONTENTS = -0.06
TITLED = 0.10  # from here on a passage is titled as the query is: three quarters alike or more, or of its number

_POWER, _POWER_GUESSED = 2, 4
_TYPED = 0.5  # a question and a heading less alike than this, as typed, are not one


class Headings:
    """The headings of one index; nothing here depends on how the passages were scored."""

    def __init__(self, catalog: Catalog, lexical: LexicalIndex) -> None:
        self._catalog = catalog
        self._lexical = lexical

    def boosts(self, text: str, hints: Hints, chunks: Sequence[Chunk]) -> Floats:
        """What each chunk gains for its heading, float32 [len(chunks)]."""
        headers = running_headers([chunk.text for chunk in chunks])
        return np.asarray([self._gain(text, hints, chunk, headers) for chunk in chunks], np.float32)

    def _gain(self, text: str, hints: Hints, chunk: Chunk, headers: frozenset[str]) -> float:
        section = self._catalog.section(chunk.document_id, chunk.section)
        own = (section.title,) if chunk.start == section.start and section.title else ()
        begins_with_own = any(title in chunk.text[: 2 * len(title)] for title in own)
        lines, number = heading_lines(chunk.text, frozenset() if begins_with_own else headers)
        alike = [self._alike(text, line, hints.form, _POWER_GUESSED) for line in lines]
        alike += [self._alike(text, title, hints.form, _POWER) for title in own]
        return max(alike, default=0.0) + _number(hints.sections, number)

    def _alike(self, text: str, heading: str, form: QueryForm, power: int) -> float:
        """The gain of one heading; ``power`` is how much likeness counts, less where the line is only taken for one."""
        typed = _f1(_written(text), _written(heading), len)
        asks = form is QueryForm.QUESTION
        if asks and typed < _TYPED:
            return 0.0
        likeness = _f1(_lemmas(text), _lemmas(heading), self._weight)
        if not likeness:
            return 0.0
        as_typed = AS_TYPED * (likeness * typed) ** _POWER
        return as_typed if asks else HEADING * likeness**power + as_typed

    def _weight(self, lemmas: Iterable[str]) -> float:
        return sum(self._lexical.rarity(lemma) for lemma in lemmas)


def contents_boosts(hints: Hints, chunks: Sequence[Chunk]) -> Floats:
    """What lists of contents lose, float32 [len(chunks)]; a question may ask for what is listed."""
    lost = 0.0 if hints.form is QueryForm.QUESTION else CONTENTS
    return np.asarray([lost if lists_contents(chunk.text) else 0.0 for chunk in chunks], np.float32)


def _f1(asked: frozenset[str], heading: frozenset[str], weight: Callable[[frozenset[str]], float]) -> float:
    """F1 of how much of the query stands in the heading, weighed, and how much of the heading in the query."""
    shared = asked & heading
    if not shared:
        return 0.0
    recall, precision = weight(shared) / weight(asked), len(shared) / len(heading)
    return 2 * recall * precision / (recall + precision)


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
    lemmas = frozenset(load_analyser().lemmas(text)) - _STOP_LEMMAS
    return frozenset(lemma for lemma in lemmas if not lemma.startswith("§"))


@lru_cache(maxsize=65536)
def _written(text: str) -> frozenset[str]:
    """What stands between the spaces of a heading or a query, but for case."""
    return frozenset(text.casefold().split())
