"""Quantifiers and what they range over: "kaikissa hankkeissa", "osa hankkeista", "joissakin tehtävissä"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.language import lists
from assistant.language.words import Word, case_of

_LARGEST_FORMS = lists.words("sentences.largest")
_QUANTIFIERS = lists.classes("sentences.quantifiers")

_REACH = 6


@dataclass(frozen=True, slots=True)
class Quantified:
    """``kind`` is ``all``, ``most``, ``some`` or ``few``; ``noun`` what it ranges over."""

    kind: str
    noun: Word


def quantified(piece: Sequence[Word]) -> Iterator[Quantified]:
    """Every quantifier of a clause with the noun after it."""
    for index, word in enumerate(piece):
        kind = _QUANTIFIERS.get(word.lower) or _QUANTIFIERS.get(word.lemma, "")
        after = [other for other in piece[index + 1 : index + 1 + _REACH] if not other.lower[0].isdigit()]
        if word.lemma == "osa" and after and after[0].case == "ela":
            kind = "most" if index and piece[index - 1].lower in _LARGEST_FORMS else "some"
        if not kind or not after:
            continue
        wanted = "ela" if word.lemma == "osa" else case_of(word.lower.removesuffix("kin"), "")
        same_case = [other for other in after if other.case == wanted and not other.verb]
        noun = next((other for other in same_case if not _modifies(other)), same_case[0] if same_case else after[0])
        yield Quantified(kind, noun)


def _modifies(word: Word) -> bool:
    return word.lemma.endswith(("inen", "va", "vä", "ttu", "tty", "muu"))
