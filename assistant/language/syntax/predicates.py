"""The verb of a clause: what is done, whether it is denied, must or may be, when, and in which voice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.language import lists
from assistant.language.words import FINITE, Form, Word

LINKS = lists.classes("syntax.links")
COORDINATORS = lists.words("syntax.coordinators")
NEGATIONS = lists.words("syntax.negations")
BORDER = re.compile(r"[;:()!?,]|\s[–—-]\s")
_NOT_VERBS = lists.words("syntax.not_verbs")
_MODAL_VERBS = lists.classes("syntax.modal_verbs")
_MODAL_WORDS = lists.classes("syntax.modal_words")
_NEGATIVE_LINKS = lists.words("syntax.negative_links")
_PHRASAL = [
    (tuple(phrase.split()), verb.split()[0], verb.endswith("(passive)"))
    for phrase, verb in lists.mapping("equivalents.phrasal").items()
]
_PLURAL = ("vat", "vät")
_INFINITIVES = frozenset({Form.INFINITIVE, Form.EITHER})
_NO_PREDICATES = ("essa", "essä", "matta", "mättä", "malla", "mällä", "massa", "mässä")


@dataclass(frozen=True, slots=True)
class Predicate:
    """The verb of a clause.

    ``deeds`` are the verbs without auxiliaries and modal verbs, ``words`` everything that belongs to the verb.
    ``modality`` holds ``must``, ``may`` and ``conditional``; ``tense`` is ``past``, ``present``, ``either`` or empty.
    """

    deeds: tuple[Word, ...] = ()
    words: tuple[Word, ...] = ()
    negative: bool = False
    modality: frozenset[str] = frozenset()
    tense: str = ""
    passive: bool = False
    plural: bool = False


NO_VERB = Predicate()


def read_predicate(text: str, piece: Sequence[Word]) -> Predicate:
    """Read the verb of a clause."""
    outside = [word for word in piece if not _bracketed(text, word)]
    denials = [word for word in outside if word.lower in NEGATIONS]
    denies = _denies(text, piece, outside, denials)
    ruling = [word for index, word in enumerate(outside) if _rules(word, outside, index)]
    modes = {word: _mode(word, ruling) for word in ruling}
    kept = [word for word, mode in modes.items() if not mode or word.form is Form.NECESSIVE]
    acting = _infinitive(kept) or any(word.form is Form.NOUN and word.case == "nom" for word in outside)
    nouns = [word for word in outside if word.lower in _MODAL_WORDS] if acting else []
    modality = {mode for mode in modes.values() if mode} | {_MODAL_WORDS[word.lower] for word in nouns}
    if any(word.form is Form.CONDITIONAL for word in ruling):
        modality.add("conditional")
    deeds, particles, turned = _phrasal(_deeds(kept, bool(nouns)), outside)
    return Predicate(
        deeds=deeds,
        words=(*ruling, *nouns, *particles, *(denials if denies else ())),
        negative=denies or piece[0].lower in _NEGATIVE_LINKS,
        modality=frozenset(modality),
        tense=_tense(ruling),
        passive=turned or any(_is_passive(word) for word in ruling),
        plural=any(word.lower.endswith(_PLURAL) for word in ruling if word.form in FINITE)
        or any(word.lower.startswith("eivät") for word in denials),
    )


def _denies(text: str, piece: Sequence[Word], outside: Sequence[Word], denials: Sequence[Word]) -> bool:
    """Whether the verb is denied, and not only a phrase: "yrityksille, ei kaupungeille", "eikä vain"."""
    others = [word for word in outside if word not in denials]
    if not denials or not any(_may_be_denied(word) for word in others):
        return False
    first = denials[0]
    behind = [word for word in others if word.start > first.start]
    elliptic = text[: first.start].rstrip().endswith(",") and not any(_may_be_denied(word) for word in behind)
    return not (first.lower == "ei" and elliptic) and (first is piece[0] or not first.lower.startswith("eik"))


def _may_be_denied(word: Word) -> bool:
    return word.form in (Form.CONNEGATIVE, Form.PARTICIPLE) or is_finite(word)


def _infinitive(kept: Sequence[Word]) -> bool:
    return any(word.form in _INFINITIVES for word in kept)


def _deeds(kept: Sequence[Word], beside_noun: bool) -> tuple[Word, ...]:
    """The verbs that say what is done; "olla" only where nothing else does."""
    real = [word for word in kept if word.verb != "olla"]
    auxiliary = beside_noun or all(word.form in (Form.PARTICIPLE, Form.NECESSIVE) for word in real)
    chosen = real if real and (auxiliary or len(real) == len(kept)) else kept
    being = [word for word in chosen if word.verb == "olla"]
    return tuple(word for word in chosen if word not in being[1:])


def _phrasal(deeds: Sequence[Word], piece: Sequence[Word]) -> tuple[tuple[Word, ...], tuple[Word, ...], bool]:
    """The verbs with those of several words read as one ("panna alulle"), the other words of those, whether passive."""
    forms = {word.lower: word for word in piece}
    found: list[Word] = []
    particles: list[Word] = []
    passive = False
    for word in deeds:
        for (first, *others), verb, turned in _PHRASAL:
            if word.verb == first and all(other in forms for other in others):
                particles.extend(forms[other] for other in others)
                word, passive = replace(word, verb=verb), passive or turned
                break
        found.append(word)
    return tuple(found), tuple(particles), passive


def _is_passive(word: Word) -> bool:
    if word.form is Form.CONNEGATIVE:
        return word.passive or (word.lower.endswith(("ta", "tä", "da", "dä")) and word.lower != word.verb)
    return word.passive and word.form is not Form.NECESSIVE


def _bracketed(text: str, word: Word) -> bool:
    opening = text.rfind("(", 0, word.start)
    return opening >= 0 and ")" not in text[opening : word.start] and ")" in text[word.end :]


def _rules(word: Word, piece: Sequence[Word], index: int) -> bool:
    """Whether a word belongs to the verb of its clause: finite, an infinitive, or what "on" or "ei" rules."""
    if word.lower in _NOT_VERBS:
        return False
    if is_finite(word) and word.lower not in NEGATIONS:
        return True
    if word.form is Form.CONNEGATIVE:
        return any(other.lower in NEGATIONS for other in piece)
    if word.form is Form.INFINITIVE:
        return not word.lower.endswith(("essa", "essä", "matta", "mättä", "malla", "mällä", "massa", "mässä"))
    if word.form is Form.EITHER:
        return True
    after = piece[index + 1] if index + 1 < len(piece) else None
    modifies = after is not None and after.case == word.case and after.case not in ("", "par") and not after.verb
    ruled = any(other.verb == "olla" or other.lower in NEGATIONS for other in piece[:index])
    if word.form is Form.PARTICIPLE:
        return ruled and word.case in ("nom", "nompl", "") and not modifies
    return word.form is Form.NECESSIVE and ruled and word.lower.endswith(("tava", "tävä", "ttava", "ttävä"))


def _mode(word: Word, ruling: Sequence[Word]) -> str:
    """The modality that a verb gives to the verb it rules; empty when it is a verb in its own right."""
    if word.form is Form.NECESSIVE:
        return "must"
    ruled = any(other.form in _INFINITIVES for other in ruling if other is not word)
    return _MODAL_VERBS.get(word.verb, "") if ruled else ""


def _tense(ruling: Sequence[Word]) -> str:
    for word in ruling:
        if word.form in (Form.PARTICIPLE, Form.PAST):
            return "past"
        if word.form is Form.EITHER and not word.lower.endswith(("aa", "ää")):
            return "either"
    return "present" if ruling else ""


def is_finite(word: Word) -> bool:
    """Whether a word is a finite verb or a negation."""
    return (word.form in FINITE and not (word.form is Form.EITHER and word.case == "par")) or (word.lower in NEGATIONS)


def has_verb(piece: Sequence[Word]) -> bool:
    """Whether some words have a finite verb, or a negation with the form it rules."""
    verbs = [word for word in piece if is_finite(word)]
    if all(word.lower in NEGATIONS for word in verbs):
        return bool(verbs) and any(word.form in (Form.CONNEGATIVE, Form.PARTICIPLE) for word in piece)
    return True


def with_participles(text: str, found: Sequence[Word]) -> list[Word]:
    """The words with "koskevat" as a participle where it stands before its noun: "hanketta koskevat päätökset"."""
    read_as: list[Word] = []
    for index, word in enumerate(found):
        if _precedes_its_noun(text, found, index):
            word = replace(word, form=Form.AGENT, case="nompl")
        elif word.form is Form.AGENT and word.lower.endswith(("maan", "mään")):
            word = replace(word, form=Form.INFINITIVE)
        read_as.append(word)
    return read_as


def _precedes_its_noun(text: str, found: Sequence[Word], index: int) -> bool:
    word = found[index]
    if word.form is not Form.PRESENT or not word.lower.endswith(_PLURAL) or word.verb == "olla":
        return False
    after, before = _stretch(text, found, index, 1), _stretch(text, found, index, -1)
    noun = next((at for at, other in enumerate(after) if other.case == "nompl" and not other.verb), None)
    if noun is None or any(is_finite(other) for other in after[:noun]):
        return False
    return any(is_finite(other) for other in (*before, *after[noun:]))


def _stretch(text: str, found: Sequence[Word], index: int, step: int) -> list[Word]:
    """The words beside one up to the next comma or conjunction."""
    stretch: list[Word] = []
    at = index + step
    while 0 <= at < len(found):
        gap = text[found[min(at, at - step)].end : found[max(at, at - step)].start]
        if BORDER.search(gap) or "." in gap or found[at].lower in LINKS or found[at].lower in COORDINATORS:
            break
        stretch.append(found[at])
        at += step
    return stretch
