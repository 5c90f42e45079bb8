"""Who does what to whom: whether a claim's clause lets somebody else act than the evidence's."""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.language.clauses import Clause
from assistant.language.finnish import (
    BE,
    COORDINATORS,
    DATE_BOUND_VERBS,
    HELD_WORDS,
    LASTING_VERBS,
    LIGHT_VERBS,
    NECESSITY_WORDS,
    PERMISSION_WORDS,
    RECEIVE,
    STATE_VERBS,
)
from assistant.language.parties import same_body
from assistant.language.wording import is_empty
from assistant.language.words import FINITE, Form, Word

# The agent participle in any case: omistama, omistaman, omistamassa.
_MA = re.compile(r"(?:ma|mä|mi)(?:n|a|ä|t|en|ssa|ssä|sta|stä|lla|llä|lle|lta|ltä|an|än|in|ksi)?$")
# Verbs whose place another may take.
WEAK_VERBS = STATE_VERBS | LIGHT_VERBS | frozenset(DATE_BOUND_VERBS) | LASTING_VERBS


def is_predicate(word: Word) -> bool:
    """Whether the word says what is done in its clause."""
    return bool(word.verb) and (word.form in FINITE or word.form in (Form.CONNEGATIVE, Form.INFINITIVE, Form.NECESSIVE))


def predicates(clause: Clause) -> list[Word]:
    """The words that say what is done in a clause, the participle of "on käsitelty" among them."""
    perfect = any(word.verb == BE for word in clause.words)
    return [
        word
        for word in clause.words
        if is_predicate(word) or (perfect and word.form is Form.PARTICIPLE and word.case in ("nom", "nompl", ""))
    ]


def roles_differ(clause: Clause, other: Clause) -> bool:
    """Whether the claim lets somebody else act, or acts upon the one who acts in the evidence."""
    if _arguments_swapped(clause, other) or _agents_swapped(clause, other):
        return True
    if not clause.subjects or not other.subjects:
        return False
    if RECEIVE in clause.verbs and RECEIVE not in other.verbs:
        # "Yritys saa liitolta" is "liitto myöntää yritykselle".
        givers = [body for body in clause.bodies if body.case in ("abl", "ela")]
        return bool(givers) and not any(same_body(mine, theirs) for mine in givers for theirs in other.subjects)
    return not any(same_body(mine, theirs) for mine in clause.subjects for theirs in other.subjects)


def _arguments_swapped(clause: Clause, other: Clause) -> bool:
    """Whether the subject of the same active verb has become its object, or the other way about."""
    if _predicates(clause) & _predicates(other) - {RECEIVE} and _arguments(clause)[0] & _arguments(other)[2]:
        return not _arguments(clause)[0] & _arguments(other)[0]  # "saajalle maksetaan" is not "saaja maksaa"
    if clause.passive or other.passive or _is_necessive(clause) or _is_necessive(other):
        return False
    if not _predicates(clause) & _predicates(other) - LIGHT_VERBS - STATE_VERBS:
        return False
    mine, theirs = _arguments(clause), _arguments(other)
    givers, their_givers = mine[0] | _plural_subjects(clause), theirs[0] | _plural_subjects(other)
    if givers & theirs[2] - their_givers and mine[2] & their_givers:
        return True
    return bool(mine[0] & theirs[1] - theirs[0] or mine[1] & theirs[0] - mine[0])


def _plural_subjects(clause: Clause) -> frozenset[str]:
    """The nouns in the nominative plural beside a verb in the plural."""
    plural = any(word.form in FINITE and word.lower.endswith(("vat", "vät")) for word in clause.words)
    return frozenset(word.lemma for word in clause.words if plural and word.case == "nompl" and not word.verb)


def _agents_swapped(clause: Clause, other: Clause) -> bool:
    """Whether "TEM:n omistama palvelu" has become "palvelun omistama TEM"."""
    mine, theirs = _agents(clause), _agents(other)
    return any(verb in theirs and not agents & theirs[verb] for verb, agents in mine.items())


def _agents(clause: Clause) -> dict[str, set[str]]:
    """Infinitive → the genitives before its agent participle."""
    found: dict[str, set[str]] = {}
    for before, word in pairwise(clause.words):
        if word.form is Form.AGENT and before.case == "gen" and _MA.search(word.lower):
            found.setdefault(word.verb, set()).add(before.lemma)
    return found


def _predicates(clause: Clause) -> set[str]:
    return {word.verb for word in clause.words if is_predicate(word)}


def _is_necessive(clause: Clause) -> bool:
    """Whether the object stands in the nominative: "hakijan on tunnettava aihe", "hakijan tulee tuntea aihe"."""
    if any(word.lemma in HELD_WORDS | NECESSITY_WORDS | PERMISSION_WORDS for word in clause.words):
        return True
    return "must" in clause.modality and any(body.case == "gen" for body in clause.subjects)


def _arguments(clause: Clause) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Lemmas in the nominative singular, in the genitive as objects (no noun after them), and in the allative."""
    subjects, objects, receivers = set(), set(), set()
    for index, word in enumerate(clause.words):
        if word.verb or is_empty(word):
            continue
        following = clause.words[index + 1] if index + 1 < len(clause.words) else None
        if word.case == "nom":
            subjects.add(word.lemma)
        elif word.case == "gen" and (
            following is None or following.lower in COORDINATORS or following.lower[0].isdigit()
        ):
            objects.add(word.lemma)
        elif word.case == "all":
            receivers.add(word.lemma)
    return frozenset(subjects), frozenset(objects), frozenset(receivers)
