"""Sentences that lay nothing on anybody: definitions, jurisdiction, appeals, what others wish or say, history."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.language import lists
from assistant.language.words import FINITE, Word
from ingest.commitments.predicate import PROCEDURAL, Predicate

_EXCLUDING = lists.words("commitments.excluding")
_FORMS = lists.words("commitments.excluding_forms")
_GIVING = lists.text("commitments.giving")
_APPEALING = lists.words("commitments.appealing")
_DISPUTES = lists.words("commitments.disputes")
_APPEAL_PARTS = lists.words("commitments.appeal_parts")
_SEEKING = lists.words("commitments.seeking")
_TELLING_KINDS = lists.words("commitments.telling_kinds")
_ADVISING = lists.words("commitments.advising")
_INFINITIVES = lists.words("commitments.excluded_infinitives")
_DEFINING = lists.words("commitments.definition_verbs")
_OTHERS = lists.words("commitments.others_words")
_SPEAKING = lists.words("commitments.others_speaking")
_ACCORDING = lists.text("commitments.according")
_HEADINGS = lists.phrases("commitments.background_headings")
_BINDING = lists.phrases("commitments.binding_titles")
_QUOTING = lists.words("commitments.quoting")
_BODIES = (*lists.phrases("commitments.deciding_bodies"), *lists.phrases("commitments.chairs"))
_MEETING = lists.words("commitments.meeting_acts")
_REPORTING = lists.words("commitments.reporting")


def excluded(found: Sequence[Word]) -> bool:
    """Whether a sentence is one of definition, jurisdiction, appeal, notice or power to decide."""
    if any(word.lemma in _DISPUTES and word.case in ("nom", "nompl") for word in found):
        return True
    appeals = any(word.lemma in _APPEALING and word.case == "par" for word in found)
    if appeals and any(word.verb in _SEEKING for word in found):
        return True
    rules = any(word.verb == _GIVING for word in found)
    return any(
        word.lemma in _EXCLUDING
        or (not word.lemma.endswith("nen") and not _APPEAL_PARTS.isdisjoint((*word.parts, word.lemma)))
        or (rules and word.lower in _FORMS)
        or (word.verb in _DEFINING and _states(word))
        for word in found
    )


def _states(word: Word) -> bool:
    return word.form in FINITE or word.lower.endswith("mme")


def from_others(found: Sequence[Word]) -> bool:
    """Whether a sentence tells what an applicant, a bidder or a commentator wrote: "Hakijan mukaan …"."""
    according = any(
        word.lemma in _OTHERS | _SPEAKING and following.lower == _ACCORDING for word, following in pairwise(found)
    )
    # "hakemuksessaan": what somebody writes in a paper of his own.
    return according or any(word.lemma in _OTHERS and word.lower.endswith(("ssaan", "ssään")) for word in found)


def advises(found: Sequence[Word]) -> bool:
    """Whether a sentence tells whom to ask for more."""
    return any(word.lemma in _ADVISING for word in found)


def quotes(found: Sequence[Word]) -> bool:
    """Whether a sentence tells what an agreement says: "Esisopimuksen mukaan", "sopimuksen perusteella"."""
    return any(
        word.lemma.endswith("sopimus") and word.case == "gen" and following.lower in _QUOTING
        for word, following in pairwise(found)
    )


def is_background(headings: Sequence[str]) -> bool:
    """Whether a section tells background, by its heading or one above it."""
    starts = "|".join(map(re.escape, _HEADINGS))
    return any(re.search(rf"\b(?:{starts})", heading.casefold()) for heading in headings[-2:])


def binds(title: str, kind: str, opening: str) -> bool:
    """Whether a document reads as an agreement, a decision, a permit, terms or an act, by its title and opening."""
    if kind in _TELLING_KINDS:
        return False
    text = f"{title} {kind} {opening}".casefold()
    return any(start in text for start in _BINDING)


def reports(predicate: Predicate, followed_by_that: bool) -> bool:
    """Whether a verb only reports a statement: "ilmoittaa, että"."""
    return followed_by_that and predicate.open and predicate.act in _REPORTING


def is_deciding(party: str) -> bool:
    """Whether a party is a body that decides in meetings, or the one who leads them."""
    return party.casefold().endswith(_BODIES)


def is_procedure(predicate: Predicate, party: str) -> bool:
    """Whether a body in a meeting only does what meetings do: hear, approve, state, send on."""
    return is_deciding(party) and predicate.act in PROCEDURAL | _MEETING


def forbidden_act(predicate: Predicate) -> bool:
    """Whether what may be done is to give notice, to appeal, or nothing anybody does."""
    return predicate.act in _INFINITIVES
