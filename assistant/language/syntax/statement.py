"""What one clause says: its verb, its constituents and how it hangs on other clauses."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.language import lists
from assistant.language.syntax.constituents import Item, deed
from assistant.language.syntax.predicates import NO_VERB, Predicate
from assistant.language.words import Word

_BEING_VERBS = lists.words("syntax.being_verbs")


@dataclass(slots=True)
class Statement:
    """One predicate with its constituents.

    ``link`` is empty for what is stated outright; otherwise it names the condition, content, comparison … that the
    statement is for the one at ``parent``. ``shared`` items belong to the statement before it and hold here too.
    """

    words: list[Word]
    link: str = ""
    parent: int | None = None
    coordinator: str = ""
    verb: Predicate = NO_VERB
    items: tuple[Item, ...] = ()
    shared: tuple[Item, ...] = ()
    sentence: int = 0
    relative: bool = False
    conjuncts: dict[int, tuple[int, int]] = field(default_factory=dict)

    @property
    def all_items(self) -> tuple[Item, ...]:
        """Own and shared items."""
        return (*self.items, *self.shared)

    @property
    def deeds(self) -> tuple[Item, ...]:
        """The verbs as items, without those of mere being."""
        return tuple(deed(word) for word in self.verb.deeds if word.verb not in _BEING_VERBS)

    @property
    def elements(self) -> tuple[Item, ...]:
        """Everything that needs a counterpart."""
        return (*self.all_items, *self.deeds)

    def beside(self, item: Item, step: int) -> Item | None:
        """The item that many places behind another, in the order of the statement."""
        ordered = sorted(self.all_items, key=lambda one: (one.position, one.start))
        index = next((at for at, one in enumerate(ordered) if one.id == item.id), None)
        at = -1 if index is None else index + step
        return ordered[at] if 0 <= at < len(ordered) else None


@dataclass(frozen=True, slots=True)
class Text:
    """One or more sentences read as statements."""

    text: str
    statements: tuple[Statement, ...]
