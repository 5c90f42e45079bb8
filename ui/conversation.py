"""What a reader has asked and been answered, as frozen values that pages are drawn from and the store keeps."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime

from assistant.domain import Answer, Citation, Surroundings, Turn
from ui import texts


@dataclass(frozen=True, slots=True)
class OpenedCitation:
    """A citation with what its source shows.

    ``digest`` is the title of our own digest where the quote is from one. ``language`` is that of the publication's
    title. ``surroundings`` is None when the document has left the index. ``pictured`` tells that its pages can be drawn.
    """

    citation: Citation
    kind: str = ""
    digest: str = ""
    surroundings: Surroundings | None = None
    language: str = "fi"
    pictured: bool = False


@dataclass(frozen=True, slots=True)
class Filters:
    """The kinds, cities and first year that a question was limited to; empty means the whole material."""

    kinds: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    since: str = ""

    def __bool__(self) -> bool:
        """Whether anything is limited."""
        return bool(self.kinds or self.cities or self.since)

    @property
    def names(self) -> tuple[str, ...]:
        """Every value as the reader chose it, cities first."""
        since = (texts.FILTER_FROM.format(year=self.since),) if self.since else ()
        return (*self.cities, *self.kinds, *since)

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The values as fields of a form or parts of an address."""
        cities = (("kaupunki", city) for city in self.cities)
        kinds = (("laji", kind) for kind in self.kinds)
        return (*cities, *kinds, *((("alkaen", self.since),) if self.since else ()))


EVERYTHING = Filters()


@dataclass(frozen=True, slots=True)
class Exchange:
    """One question with its answer, or with the error that came instead; neither while the answer is on its way."""

    question: str
    answer: Answer | None = None
    opened: tuple[OpenedCitation, ...] = ()
    error: str = ""
    vote: str = ""
    filters: Filters = EVERYTHING
    generation: str = ""
    id: str = field(default_factory=lambda: secrets.token_hex(8))
    asked: str = field(default_factory=lambda: datetime.now(UTC).isoformat(timespec="seconds"))

    @property
    def turn(self) -> Turn:
        """The exchange as the assistant's history knows it."""
        return Turn(self.question, self.answer.text if self.answer else "")

    @property
    def documents(self) -> frozenset[str]:
        """The documents whose text the exchange holds."""
        return frozenset(opened.citation.document_id for opened in self.opened)


Conversation = tuple[Exchange, ...]
