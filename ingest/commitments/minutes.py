"""Minutes: their matters, one after the other, each with what was prepared, proposed and decided."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.domain import Section
from assistant.language import lists

_PROPOSING = tuple(lists.phrases("commitments.proposing_headings"))
_DECISION = lists.text("commitments.decision_heading")


class Minutes:
    """The matters of a document; one that is no minutes has a single matter, nothing of which is only prepared.

    ``matter`` numbers them by section, ``prepared`` has the sections that stand before the proposal or decision of theirs.
    """

    def __init__(self, sections: Sequence[Section]) -> None:
        self.are = any(_proposes(s) for s in sections) and any(_decides(s) for s in sections)
        self.matter: dict[int, int] = {}
        self.prepared: set[int] = set()
        if self.are:
            self._read(sections)

    def of(self, section: int) -> int:
        """Return the number of the matter of a section."""
        return self.matter.get(section, 0)

    def _read(self, sections: Sequence[Section]) -> None:
        number, decided, before = 0, False, list[int]()
        for section in sections:
            if _proposes(section) or _decides(section):
                decided = True
                self.prepared.update(before)
                before = []
            else:
                if decided or section.number.startswith("§"):
                    number, decided, before = number + 1, False, []
                before.append(section.ordinal)
            self.matter[section.ordinal] = number


def _title(section: Section) -> str:
    return section.title.casefold().strip(" .:")


def _proposes(section: Section) -> bool:
    return _title(section).startswith(_PROPOSING) and not _decides(section)


def _decides(section: Section) -> bool:
    return _DECISION in _title(section).split()


def is_proposal(section: Section) -> bool:
    """Whether a section tells only what is proposed."""
    return _proposes(section)
