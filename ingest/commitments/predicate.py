"""What lays something on somebody, and what words of a clause are to each other when one looks for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.language import lists
from assistant.language.words import Form, Word
from ingest.commitments.segments import COORDINATORS

DUTY, BAN, AIM, EXPECTATION, RIGHT = "velvoite", "kielto", "tavoite", "odotus", "mahdollisuus"
PROCEDURAL = lists.words("commitments.procedural")
INFINITIVES = frozenset({Form.INFINITIVE, Form.EITHER})

_NEGATIONS = lists.words("commitments.negations")
_ADVERBS = lists.words("commitments.adverbs")
_POSTPOSITIONS = lists.words("commitments.postpositions")
_WE_NOT = lists.text("commitments.we_not")

SUBJECT = frozenset({"nom", "nompl", ""})
OWNER = frozenset({"gen"})
HOLDER = frozenset({"ade"})
RECEIVER = frozenset({"all"})
SOURCE = frozenset({"abl"})
OBJECT = frozenset({"gen", "par"})


@dataclass(frozen=True, slots=True)
class Predicate:
    """What lays something on somebody: ``word`` by which it does, ``cases`` of the party, where the party stands.

    ``needs_party`` is set where the words mean nothing without one; ``open`` marks a plain present that counts only in
    a text that binds; ``act`` is the verb of what is to be done, ``act_start`` where it stands.
    """

    text: str
    word: Word
    strength: str
    cases: frozenset[str]
    needs_party: bool = False
    open: bool = False
    act: str = ""
    passive: bool = False
    first_person: bool = False
    act_start: int = 0


def follows_we_not(ws: Sequence[Word], i: int) -> bool:
    """Whether "emme" stands shortly before a word."""
    return any(word.lower == _WE_NOT for word in ws[max(0, i - 2) : i])


def is_negated(ws: Sequence[Word], i: int) -> bool:
    """Whether a negation stands shortly before a word."""
    return any(word.lower in _NEGATIONS for word in ws[max(0, i - 3) : i])


def is_bare(word: Word) -> bool:
    """Whether an infinitive is the first one: "antaa", not "antamaan" or "antaessa"."""
    return word.lower == word.verb


def is_adverb(word: Word) -> bool:
    """Whether a word that has no case ending is an adverb, a particle or a numeral."""
    ending = word.lower.endswith(("sti", "ään", "aan", "ttain", "ttäin", "isin", "mmin", "kin", "lti"))
    return (
        ending
        or word.text.endswith("-")
        or word.lower in _ADVERBS | _POSTPOSITIONS | COORDINATORS
        or word.lower[0].isdigit()
    )
