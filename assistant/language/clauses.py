"""A sentence read: its clauses with polarity, modality and tense, its quantities, names and bodies.

A clause runs from one border (comma, semicolon, bracket, conjunction) to the next as long as it has a finite verb of
its own; pieces without one belong to the clause before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.language import lists
from assistant.language.parties import Body, bodies, names
from assistant.language.quantities import NEGATIVE_BOUND_PATTERN, Quantity, quantities
from assistant.language.words import FINITE, Form, Word, case_of, words

_COMMITMENT_VERBS = lists.words("sentences.commitment_verbs")
_COMMITMENT_WORDS = lists.words("sentences.commitment_words")
_CONDITION_WORDS = lists.words("sentences.conditions")
_COORDINATORS = lists.words("sentences.coordinators")
_DENYING_VERBS = lists.words("sentences.denying_verbs")
_DUTY_WORDS = lists.words("sentences.duty_words")
_EXCEPTION_PHRASES = lists.phrases("sentences.exceptions")
_EXPECTATION_VERBS = lists.words("sentences.expectation_verbs")
_EXPECTATION_WORDS = lists.words("sentences.expectation_words")
_HELD_WORDS = lists.words("sentences.held_words")
_INTENTION_VERBS = lists.words("sentences.intention_verbs")
_INTENTION_WORDS = lists.words("sentences.intention_words")
_LEXICAL_CARITIVES = lists.words("sentences.lexical_caritives")
_LARGEST_FORMS = lists.words("sentences.largest")
_LIMITERS = lists.classes("sentences.limiters")
_NECESSITY_VERBS = lists.words("sentences.necessity_verbs")
_NECESSITY_WORDS = lists.words("sentences.necessity_words")
_NEGATIONS = lists.words("sentences.negations")
_NEGATIVE_PHRASES = lists.phrases("sentences.negative_phrases")
_NOR_WORDS = lists.words("sentences.nor")
_PERMISSION_VERBS = lists.words("sentences.permission_verbs")
_PERMISSION_WORDS = lists.words("sentences.permission_words")
_QUANTIFIERS = lists.classes("sentences.quantifiers")
_SUBORDINATORS = lists.words("sentences.subordinators")
_THAT_WORDS = lists.words("sentences.that")

_CARITIVE = re.compile(r".{3,}(?:ton|tön)$")
_NEGATIVE_BOUND = re.compile(NEGATIVE_BOUND_PATTERN, re.IGNORECASE)
_QUANTIFIER_REACH = 6
_INFINITIVES = frozenset({Form.INFINITIVE, Form.EITHER})


@dataclass(frozen=True, slots=True)
class Quantified:
    """``kind`` is ``all``, ``most``, ``some`` or ``few``; ``noun`` what it ranges over."""

    kind: str
    noun: Word


@dataclass(frozen=True, slots=True)
class Clause:
    """One statement of a sentence.

    ``negative`` is the parity of its denials; ``modality`` holds classes (``must``, ``may``, ``expected``, ``intended``,
    ``commits``); ``tense`` is ``past``, ``present``, ``either`` or empty; ``limits`` are classes of limiting words.
    """

    words: tuple[Word, ...]
    start: int
    end: int
    negative: bool
    modality: frozenset[str]
    tense: str
    verbs: frozenset[str]
    subjects: tuple[Body, ...]
    bodies: tuple[Body, ...]
    limits: frozenset[str]
    quantified: tuple[Quantified, ...]
    condition: bool
    passive: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence read."""

    text: str
    words: tuple[Word, ...]
    clauses: tuple[Clause, ...]
    quantities: tuple[Quantity, ...]
    names: tuple[Word, ...]
    bodies: tuple[Body, ...]


@lru_cache(maxsize=4_000)
def read(text: str) -> Reading:
    """Read one sentence (or a few: borders between sentences are borders of clauses)."""
    found = tuple(words(text))
    numbers = tuple(quantities(text, found))
    everybody = tuple(bodies(text, found))
    pieces = _pieces(text, found)
    clauses: list[Clause] = []
    for piece in pieces:
        clauses.append(_clause(text, piece, everybody, clauses[-1] if clauses else None))
    return Reading(text, found, tuple(clauses), numbers, tuple(names(text, found)), everybody)


def _pieces(text: str, found: tuple[Word, ...]) -> list[tuple[Word, ...]]:
    """The words of each clause."""
    pieces: list[list[Word]] = [[]]
    bare = _brackets_without_verb(text, found)
    for index, word in enumerate(found):
        if pieces[-1] and _border(text, found, index, bare):
            pieces.append([])
        pieces[-1].append(word)
    merged: list[list[Word]] = []
    for piece in pieces:
        whole = merged and _has_verb(piece) and _has_verb(merged[-1]) and not _goes_on(merged[-1], piece)
        if merged and not whole and not _hard_border(text, merged[-1], piece):
            merged[-1].extend(piece)
        else:
            merged.append(list(piece))
    return [tuple(piece) for piece in merged if piece]


def _brackets_without_verb(text: str, found: tuple[Word, ...], shift: int = 0) -> set[int]:
    """The places of brackets that hold no statement of their own: "päätti lokakuussa 2025 (9.10.2025) kohdistaa"."""
    spans = [match.span() for match in re.finditer(r"\([^()]*\)", text)]
    return {
        place
        for start, end in spans
        if not _has_verb([word for word in found if start <= word.start - shift < end])
        for place in (start, end - 1)
    }


def _inside(place: int, brackets: set[int]) -> bool:
    """Whether a place lies between two brackets of the set."""
    return sum(bracket < place for bracket in brackets) % 2 == 1


def _goes_on(before: list[Word], piece: list[Word]) -> bool:
    """Whether a verb of the piece before waits for this one: "ei kaupunki eikä liitto saa", "ei saa X eikä Y vaatia"."""
    if piece[0].lower not in _NOR_WORDS:
        return False
    if not any(_is_finite(word) or word.form is Form.CONNEGATIVE for word in before):
        return True
    ruling = [index for index, word in enumerate(before) if _is_finite(word) or word.form is Form.CONNEGATIVE]
    modal = [index for index in ruling if before[index].verb in _PERMISSION_VERBS | _NECESSITY_VERBS]
    return bool(modal) and not any(word.form in _INFINITIVES for word in before[modal[-1] + 1 :])


def _border(text: str, found: tuple[Word, ...], index: int, bare: set[int]) -> bool:
    start, end = found[index - 1].end, found[index].start
    gap = "".join(" " if place in bare else text[place] for place in range(start, end))
    if re.search(r"[;:()!?,]|\s[–—-]\s", gap) or (re.search(r"\.\s", gap) and found[index].capital):
        return True
    return found[index].lower in _SUBORDINATORS or found[index].lower in _COORDINATORS


def _hard_border(text: str, before: list[Word], after: list[Word]) -> bool:
    if after[0].lower in _CONDITION_WORDS or (before[0].lower in _CONDITION_WORDS and _has_verb(after)):
        return True
    gap = text[before[-1].end : after[0].start]
    return bool(re.search(r"[;!?]", gap) or (re.search(r"\.\s", gap) and after[0].capital))


def _has_verb(piece: list[Word]) -> bool:
    return any(_is_finite(word) or (word.lower in _NEGATIONS and word.lower != "ilman") for word in piece)


def _is_finite(word: Word) -> bool:
    """Whether the word is surely or very probably the finite verb of its clause."""
    return word.form in FINITE and not (word.form is Form.EITHER and word.case == "par")


def _clause(text: str, piece: tuple[Word, ...], everybody: tuple[Body, ...], before: Clause | None) -> Clause:
    start, end = piece[0].start, piece[-1].end
    inside = tuple(body for body in everybody if start <= body.start < end)
    verbs = frozenset(word.verb for word in piece if word.verb)
    bracketed = _brackets_without_verb(text[start : end + 2], piece, start)
    modality = _modality(tuple(word for word in piece if not _inside(word.start - start, bracketed)))
    subjects = _subjects(inside, modality, piece)
    passive = any(word.passive and word.form in FINITE for word in piece)
    opens_with_subject = any(body.case in ("nom", "nompl") for body in inside)
    if not subjects and not opens_with_subject and before is not None and not passive and _continues(piece):
        subjects = before.subjects
    if before is not None and piece[0].lower in _THAT_WORDS:
        modality |= before.modality  # what is expected or required stands in the clause of its own
    return Clause(
        words=piece,
        start=start,
        end=end,
        negative=_negative(text[start:end], piece),
        modality=modality,
        tense=_tense(piece),
        verbs=verbs,
        subjects=subjects,
        bodies=inside,
        limits=_limits(text[start:end], piece),
        quantified=tuple(_quantified(piece)),
        condition=any(word.lower in _CONDITION_WORDS for word in piece[:2]),
        passive=passive,
    )


def _quantified(piece: Sequence[Word]) -> Iterator[Quantified]:
    """Every quantifier of a clause with the noun after it: "kaikissa hankkeissa", "osa hankkeista"."""
    for index, word in enumerate(piece):
        kind = _QUANTIFIERS.get(word.lower) or _QUANTIFIERS.get(word.lemma, "")
        after = [other for other in piece[index + 1 : index + 1 + _QUANTIFIER_REACH] if not other.lower[0].isdigit()]
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


def _limits(text: str, piece: tuple[Word, ...]) -> frozenset[str]:
    """The classes of the words that narrow or widen the statement."""
    found = {_LIMITERS[word.lemma] for word in piece if word.lemma in _LIMITERS}
    found |= {_LIMITERS[word.lower] for word in piece if word.lower in _LIMITERS}
    found |= {item.kind for item in _quantified(piece)}
    others = [word.start for word in piece if word.lemma == "muu"]
    apart = bool(others) and any(word.lower == "kuin" and word.start > others[0] for word in piece)
    if apart or any(phrase in text.casefold() for phrase in _EXCEPTION_PHRASES):
        found.add("except")
    return frozenset(found)


def _continues(piece: tuple[Word, ...]) -> bool:
    """Whether a clause goes on with the subject of the clause before ("…, ja seuraa toteutusta")."""
    return piece[0].lower in _COORDINATORS or piece[0].lower in ("mutta", "vaan", "se", "ne")


def _subjects(inside: tuple[Body, ...], modality: frozenset[str], piece: tuple[Word, ...]) -> tuple[Body, ...]:
    """The bodies that act: in the nominative, or in the genitive where something is necessary."""
    if "must" in modality and any(word.form is Form.NECESSIVE or word.verb in _NECESSITY_VERBS for word in piece):
        genitives = tuple(body for body in inside if body.case == "gen" and not body.attribute)
        if genitives:
            return genitives
    if any(word.passive and word.form in FINITE for word in piece):
        return ()
    if any(word.lemma in _HELD_WORDS and word.case == "nom" for word in piece):
        # "Yrityksellä on oikeus maksaa": who has the right is the one who may act.
        holders = tuple(body for body in inside if body.case == "ade")
        if holders:
            return holders
    compared = next((word.start for word in piece if word.lower == "kuin"), piece[-1].end)
    return tuple(b for b in inside if b.case in ("nom", "nompl") and not b.attribute and b.start < compared)


def _negative(text: str, piece: tuple[Word, ...]) -> bool:
    bound = sum(1 for _ in _NEGATIVE_BOUND.finditer(text))
    denials = sum(word.lower in _NEGATIONS for word in piece) - bound
    first = next((word.start for word in piece if word.lower in _NEGATIONS and word.lower not in _NOR_WORDS), None)
    # "ei kaupunki eikä liitto" denies once.
    denials -= sum(first is not None and word.lower in _NOR_WORDS and word.start > first for word in piece)
    denials += sum(phrase in text.casefold() for phrase in _NEGATIVE_PHRASES)
    denials += sum(
        bool(_CARITIVE.match(word.lemma)) and word.lemma not in _LEXICAL_CARITIVES and word.case != "par"
        for word in piece
    )
    denials += sum(word.lower.endswith(("matta", "mättä")) or word.verb in _DENYING_VERBS for word in piece)
    return bool(denials % 2)


def _modality(piece: tuple[Word, ...]) -> frozenset[str]:
    found: set[str] = set()
    for index, word in enumerate(piece):
        after = piece[index + 1 :]
        governs = any(other.form in _INFINITIVES or other.form is Form.CONNEGATIVE for other in after[:8])
        if word.lemma == "määrä" and word.case == "nom" and governs:
            found.add("intended")
        if (
            word.form is Form.NECESSIVE
            and not word.lower.endswith(("vana", "vänä"))
            and any(other.verb == "olla" for other in piece[:index])
            and word.case in ("nom", "par", "")
        ):
            found.add("must")
        elif word.verb in _NECESSITY_VERBS and word.form is not Form.NOUN:
            if word.verb in ("tulla", "pitää", "joutua") and not governs:
                continue
            found.add("must")
        elif word.verb in _PERMISSION_VERBS and word.form is not Form.NOUN:
            if word.verb in ("saada", "voida", "saattaa") and not governs and word.verb != "voida":
                continue
            found.add("may")
        else:
            found |= _nominal_modality(word)
    return frozenset(found)


_NOMINAL: tuple[tuple[frozenset[str], frozenset[str], str], ...] = (
    (_NECESSITY_WORDS, frozenset(), "must"),
    (_PERMISSION_WORDS, frozenset(), "may"),
    (_EXPECTATION_WORDS, _EXPECTATION_VERBS, "expected"),
    (_INTENTION_WORDS, _INTENTION_VERBS, "intended"),
    (_COMMITMENT_WORDS, _COMMITMENT_VERBS, "commits"),
    (_DUTY_WORDS, frozenset(), "duty"),
)


def _nominal_modality(word: Word) -> set[str]:
    as_noun = word.case in ("nom", "nompl", "ess", "")
    return {
        name
        for lemmas, verbs, name in _NOMINAL
        if (word.lemma in lemmas and (as_noun or (name in ("must", "may") and word.case == "par")))
        or word.verb in verbs
    }


def _tense(piece: tuple[Word, ...]) -> str:
    """The tense of the first finite verb; a perfect counts as past."""
    negated = any(word.lower in _NEGATIONS for word in piece)
    for index, word in enumerate(piece):
        participle = any(
            other.form is Form.PARTICIPLE and other.case in ("nom", "nompl", "")
            for other in piece[index + 1 : index + 6]
        )
        if word.verb == "olla" and word.form in (Form.PRESENT, Form.CONNEGATIVE):
            return "past" if participle else "present"
        if negated and word.lower in _NEGATIONS:
            return "past" if participle else "present"
        if word.form is Form.PAST:
            return "past"
        if word.form is Form.PRESENT:
            return "present"
        if word.form is Form.EITHER and word.case != "par":
            return "present" if word.lower.endswith(("aa", "ää")) else "either"
    return ""
