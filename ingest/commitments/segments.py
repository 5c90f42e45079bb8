"""A sentence in groups of clauses: what it states, what it only supposes, what it reports."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from assistant.language import lists
from assistant.language.words import FINITE, Form, Word

_CONDITIONS = lists.words("commitments.condition_words")
_OTHER = lists.words("commitments.other_openers")
_THAT = lists.words("commitments.that_words")
_NEGATIONS = (lists.words("commitments.negations") - lists.words("commitments.coordinators")) | lists.words(
    "commitments.denying_openers"
)
COORDINATORS = lists.words("commitments.coordinators")
_RELATIVE = re.compile(
    r"jo(?:ka|tka|ta|ita|nka|iden|ssa|issa|sta|ista|hon|ihin|lla|illa|lta|ilta|lle|ille|ksi|iksi|na)"
)


class Kind(StrEnum):
    """What a clause is to its sentence."""

    MAIN = "main"
    THAT = "that"
    CONDITION = "condition"
    RELATIVE = "relative"
    OTHER = "other"


@dataclass(slots=True)
class Segment:
    """Clauses of one kind with their words; a main clause may go on after a subordinate one.

    ``breaks`` has the places where a coordinated clause begins: no verb before them governs a word behind.
    """

    kind: Kind
    words: list[Word] = field(default_factory=list)
    breaks: set[int] = field(default_factory=set)

    def clauses(self) -> list[list[Word]]:
        """Return the words by coordinated clause."""
        result: list[list[Word]] = [[]]
        for word in self.words:
            if word.start in self.breaks and _finite(result[-1]):
                result.append([])
            result[-1].append(word)
        return result

    def clause_of(self, place: int) -> list[Word]:
        """Return the words of the clause that the word at ``place`` stands in."""
        return next(clause for clause in reversed(self.clauses()) if clause and clause[0].start <= place)

    @property
    def has_verb(self) -> bool:
        """Whether a finite verb stands in it."""
        return _finite(self.words)


def unlikely_verb(word: Word) -> bool:
    """Whether a word that may be a present form is rather a noun in the partitive ("osaa", "omaa")."""
    return (
        word.form is Form.PRESENT and word.case == "par" and word.lemma != word.verb and not word.lower.endswith("jaa")
    )


def segments(text: str, found: Sequence[Word]) -> list[Segment]:
    """Return the segments of a sentence in order of their first word; brackets are left out."""
    result: list[Segment] = []
    main: Segment | None = None
    current: Segment | None = None
    for piece in _pieces(text, found):
        kind = _kind(piece)
        if kind is None and piece[0].lower in COORDINATORS and current is not None and current.kind is not Kind.MAIN:
            keeps = main is None or main.has_verb
            kind = current.kind if keeps and not _states_anew(piece) else Kind.MAIN
        if kind is None and current is not None and current.kind is not Kind.MAIN and not _finite(piece):
            kind = Kind.MAIN if main is None or not main.has_verb else current.kind
        if (
            kind is None
            and current is not None
            and current.kind not in (Kind.MAIN, Kind.OTHER)
            and not current.has_verb
        ):
            kind = current.kind
        if kind in (None, Kind.MAIN):
            if main is None or _quotes(piece):
                main = Segment(Kind.MAIN)
                result.append(main)
            current = main
        elif current is None or current.kind is not kind or _kind(piece) is not None:
            current = Segment(kind)
            result.append(current)
        if piece[0].lower in COORDINATORS and current.words:
            current.breaks.add(piece[0].start)
        current.words.extend(piece)
    return result


def _pieces(text: str, found: Sequence[Word]) -> list[list[Word]]:
    brackets = [match.span() for match in re.finditer(r"\([^()]*\)", text)]
    pieces: list[list[Word]] = []
    before: Word | None = None
    for word in found:
        if any(start <= word.start < end for start, end in brackets):
            continue
        gap = text[before.end : word.start] if before else ","
        if re.search(r"[,;:]|\s[–—-]\s", gap):
            pieces.append([])
        pieces[-1].append(word)
        before = word
    return pieces


def _kind(piece: Sequence[Word]) -> Kind | None:
    """The kind that the first word tells, None where it tells nothing."""
    opener = next((word for word in piece[:2] if word.lower not in COORDINATORS and word.lower[0].isalpha()), piece[0])
    if opener.lower in _CONDITIONS:
        return Kind.CONDITION
    if _RELATIVE.fullmatch(opener.lower) and not (
        opener.lower == "joka" and len(piece) > 1 and piece[-1] is not opener and not _finite(piece)
    ):
        return Kind.MAIN if _quotes(piece) else Kind.RELATIVE
    if opener.lower in _THAT:
        return Kind.THAT
    return Kind.OTHER if opener.lower in _OTHER else None


def _quotes(piece: Sequence[Word]) -> bool:
    """Whether a relative clause tells what an agreement says: "jonka mukaan", "jossa sovitaan"."""
    return len(piece) > 1 and piece[0].lower in ("jonka", "joiden") and piece[1].lower == "mukaan"


def _finite(piece: Sequence[Word]) -> bool:
    return any(is_finite(piece, i) for i in range(len(piece)))


def is_finite(ws: Sequence[Word], i: int) -> bool:
    """Whether a word is the finite verb of its clause; one that may be a noun is it only behind a subject."""
    word = ws[i]
    if word.lower in _NEGATIONS:
        return True
    if word.form not in FINITE:
        return False
    if not unlikely_verb(word):
        return True
    others = any(other.form in FINITE and not unlikely_verb(other) for other in ws)
    coordinated = i > 0 and ws[i - 1].lower in COORDINATORS
    subject = any(other.case in ("nom", "nompl") and not other.verb for other in ws[:i])
    return coordinated or (subject and not others)


def _states_anew(piece: Sequence[Word]) -> bool:
    """Whether a coordinated piece has a nominative of its own before its verb."""
    for word in piece[1:]:
        if word.form in FINITE and not unlikely_verb(word):
            return False
        if word.case in ("nom", "nompl") and not word.verb and word.lemma not in ("se", "ne"):
            return any(other.form in FINITE for other in piece)
    return False


def is_past(word: Word) -> bool:
    """Whether a word is a form of the past, and no noun that looks like one ("vuosi")."""
    # "tekivät" is a past; only a verb in -ida may have the same present, "voivat".
    past = word.lower.endswith(("ivat", "ivät")) and word.verb.endswith(("hdä", "hda"))
    return past or (word.form is Form.PAST and word.lemma == word.verb)
