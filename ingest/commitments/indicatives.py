"""Present indicatives that undertake: of committing, of aiming, of any act in a text that binds, in the first person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.language import lists
from assistant.language.words import FINITE, Form, Word, words
from ingest.commitments.predicate import (
    AIM,
    BAN,
    DUTY,
    INFINITIVES,
    OBJECT,
    OWNER,
    PROCEDURAL,
    RIGHT,
    SUBJECT,
    Predicate,
    follows_we_not,
    is_bare,
    is_negated,
)
from ingest.commitments.segments import is_finite, is_past, unlikely_verb

_NEGATIONS = lists.words("commitments.negations")
_COMMITTING = lists.words("commitments.committing")
_AIMING = lists.words("commitments.aiming")
_ORDERING = lists.words("commitments.ordering")
_STATING = lists.words("commitments.stating")
_DESCRIBING = lists.words("commitments.describing_passives")
_RESERVING = lists.words("commitments.reserving")
_RIGHT_NOUN = lists.text("commitments.right_noun")
_I_COMMIT = lists.text("commitments.i_commit")
_AT_LATEST = lists.text("commitments.at_latest")
_POSSESSED = re.compile(r"m[aä](?:ll|ss|st)(?:aan|ään)$")  # "tekemällään" is no passive


def indicatives(ws: Sequence[Word], i: int, ends_open: bool) -> Iterator[Predicate]:
    """A present indicative: of committing, of aiming, of any act in a text that binds."""
    word = ws[i]
    if word.lower.endswith("mme") and not word.verb:
        word = _first_person_verb(word)
    if not word.verb or word.verb == "olla":
        return
    if word.lower.endswith("mme") and word.form is Form.CONNEGATIVE and not word.lower.endswith(("simme", "timme")):
        yield from _first_person(word)
        return
    if word.lower == _I_COMMIT:
        yield Predicate(word.text, word, DUTY, SUBJECT, act=word.verb)
        return
    if follows_we_not(ws, i):
        yield Predicate(f"emme {word.text}", word, BAN, SUBJECT, act=word.verb, first_person=True)
        return
    if word.form not in (Form.PRESENT, Form.EITHER) or not is_finite(ws, i) or is_negated(ws, i):
        return
    if (word.form is Form.EITHER and _is_governed(ws, i)) or _qualifies(ws, i):
        return
    if _POSSESSED.search(word.lower):
        return
    if word.verb == "pitää" and _is_opinion(ws, i):
        return
    if word.verb in _COMMITTING:
        ban = any(other.lower.endswith(("matta", "mättä")) for other in ws[i + 1 : i + 6])
        yield Predicate(
            word.text,
            word,
            BAN if ban else DUTY,
            SUBJECT,
            needs_party=not word.passive,
            act=word.verb,
            passive=word.passive,
        )
    elif word.verb in _RESERVING and any(other.lemma == _RIGHT_NOUN for other in ws):
        yield Predicate(word.text, word, RIGHT, SUBJECT, needs_party=not word.passive, act=word.verb)
    elif word.verb in _AIMING:
        yield Predicate(
            word.text, word, AIM, SUBJECT, needs_party=not word.passive, act=word.verb, passive=word.passive
        )
    elif word.verb == "päättää" and not word.passive:
        act = next((other.verb for other in ws[i + 1 :] if other.form in INFINITIVES and is_bare(other)), "")
        if act not in PROCEDURAL and (ends_open or word is not ws[-1]):
            yield Predicate(word.text, word, DUTY, SUBJECT, needs_party=True, open=True, act=act or word.verb)
    elif word.passive:
        keeps = word.verb == "pitää" and not any(other.case == "ess" for other in ws)
        if word.verb not in _DESCRIBING or keeps:
            yield Predicate(word.text, word, DUTY, frozenset(), open=True, act=word.verb, passive=True)
    elif word.verb in _ORDERING:
        yield Predicate(word.text, word, DUTY, OBJECT, needs_party=True, act=word.verb)
    elif word.verb == "oikeuttaa":
        yield Predicate(word.text, word, RIGHT, OWNER, needs_party=True, act=word.verb)
    elif any(other.lower == _AT_LATEST for other in ws[i + 1 :]) and not any(is_past(other) for other in ws[:i]):
        yield Predicate(word.text, word, DUTY, SUBJECT, open=True, act=word.verb)
    elif word.verb not in _STATING:
        yield Predicate(word.text, word, DUTY, SUBJECT, needs_party=True, open=True, act=word.verb)


def _is_opinion(ws: Sequence[Word], i: int) -> bool:
    """Whether "pitää" tells a view: "pitää hanketta tärkeänä"."""
    cases = [word.case for word in ws[i + 1 :]]
    return "ess" in cases and "par" in cases[: cases.index("ess")]


def _qualifies(ws: Sequence[Word], i: int) -> bool:
    """Whether a plural that may be a verb is the attribute of the noun after it: "kestävät kunnat"."""
    if ws[i].case != "nompl" or i + 1 >= len(ws) or ws[i + 1].case != "nompl":
        return False
    return ws[i + 1].start - ws[i].end == 1 and any(is_finite(ws, j) for j in range(len(ws)) if j != i)


def _first_person_verb(word: Word) -> Word:
    """A form in -mme that the lexicon lacks, read by the third person: "vastaamme" by "vastaa"."""
    third = words(word.lower.removesuffix("mme"))
    return replace(word, verb=third[0].verb, form=Form.CONNEGATIVE) if third and third[0].verb else word


def _is_governed(ws: Sequence[Word], i: int) -> bool:
    """Whether a form that may be an infinitive depends on a finite verb before it."""
    for other in reversed(ws[:i]):
        if other.form in FINITE and other.form is not Form.EITHER and not unlikely_verb(other):
            coordinated = ws[i - 1].lower in ("ja", "sekä")
            return not coordinated or other.verb in ("voida", "saada", "tulla", "pitää", "olla", "täytyä")
        if other.lower in _NEGATIONS:
            return True
    return False


def _first_person(word: Word) -> Iterator[Predicate]:
    if word.verb in ("voida", "saada"):
        yield Predicate(word.text, word, RIGHT, SUBJECT, act=word.verb, first_person=True)
    elif word.verb in _AIMING:
        yield Predicate(word.text, word, AIM, SUBJECT, act=word.verb, first_person=True)
    elif word.verb not in _STATING:
        yield Predicate(word.text, word, DUTY, SUBJECT, act=word.verb, first_person=True)
