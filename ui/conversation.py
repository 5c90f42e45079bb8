"""What a session has asked and been answered, as frozen values that the page is drawn from."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.domain import Answer, Citation, Document, Surroundings, Turn


@dataclass(frozen=True, slots=True)
class OpenedCitation:
    """A citation with what its panel shows. ``surroundings`` is None when the document has left the index."""

    citation: Citation
    kind: str = ""
    document: Document | None = None
    surroundings: Surroundings | None = None


@dataclass(frozen=True, slots=True)
class Exchange:
    """One question with its answer, or with the error that came instead; neither while the answer is on its way."""

    question: str
    answer: Answer | None = None
    opened: tuple[OpenedCitation, ...] = ()
    error: str = ""
    vote: str = ""

    @property
    def turn(self) -> Turn:
        """The exchange as the assistant's history knows it."""
        return Turn(self.question, self.answer.text if self.answer else "")


Conversation = tuple[Exchange, ...]
