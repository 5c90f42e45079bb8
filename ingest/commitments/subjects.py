"""Of whom each predicate of a sentence is: the party that stands there in the right case, if any does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.language import lists
from assistant.language.words import FINITE, Word, words
from ingest.commitments import background
from ingest.commitments.actors import Actor, actors, is_plural, joined, plural
from ingest.commitments.predicate import (
    DUTY,
    HOLDER,
    OWNER,
    RECEIVER,
    SUBJECT,
    Predicate,
    is_adverb,
)
from ingest.commitments.predicates import predicates
from ingest.commitments.roles import PARTIES
from ingest.commitments.segments import Kind, Segment, segments

_DEMANDING = lists.words("commitments.requiring")
_DEMANDERS = tuple(lists.phrases("commitments.demanding_subjects"))
_POINTERS = lists.words("commitments.pointers")
_HOLDING_PRONOUNS = lists.words("commitments.holding_pronouns")
_SUBJECT_PRONOUNS = lists.words("commitments.subject_pronouns")


@dataclass(frozen=True, slots=True)
class Analysed:
    """A sentence analysed once."""

    text: str
    words: Sequence[Word]
    parts: list[Segment]
    everybody: list[Actor]


def analyse(text: str, names: frozenset[str]) -> Analysed:
    """Return a sentence with its words, segments and actors."""
    found = words(text)
    return Analysed(text, found, segments(text, found) if found else [], actors(text, found, names))


def parties_of(analysed: Analysed, has_lead: bool = False) -> Iterator[tuple[Predicate, str]]:
    """Each predicate of the sentence with the party it names, or none."""
    ends_open = analysed.text.rstrip()[-1:] == ":" or analysed.text[-1:].isalpha()
    demanded = _demanded(analysed)
    if demanded is not None:
        yield demanded
        return
    followed = any(part.kind is Kind.THAT for part in analysed.parts)
    for part in analysed.parts:
        if part.kind is not Kind.MAIN:
            continue
        last_subject = ""
        for predicate in predicates(part, ends_open):
            if background.forbidden_act(predicate):
                continue
            if background.reports(predicate, followed) and not any(w.lower in _POINTERS for w in part.words):
                continue
            party = _named(analysed, part, predicate)
            if not party and predicate.cases == SUBJECT and last_subject and not predicate.passive:
                party = last_subject
            if party:
                last_subject = party
            leads = has_lead and not (predicate.cases == SUBJECT and _has_subject(part, predicate))
            if not party and predicate.cases == SUBJECT and _is_pronoun_before(part, predicate):
                party = _antecedent(analysed, predicate)
                if not party and not predicate.passive and _is_a_thing(analysed, predicate):
                    continue
                yield replace(predicate, needs_party=False), party
            elif party or not predicate.needs_party or leads:
                yield predicate, party


def _is_pronoun_before(part: Segment, predicate: Predicate) -> bool:
    return any(word.lower in _SUBJECT_PRONOUNS for word in part.words if word.start < predicate.word.start)


def _is_a_thing(analysed: Analysed, predicate: Predicate) -> bool:
    """Whether "se" or "ne" means a thing named before it in the sentence: "häiriöt ovat mahdollisia ja ne voivat …"."""
    before = [word for word in analysed.words if word.start < predicate.word.start]
    pronoun = next((i for i, word in enumerate(before) if word.lower in ("se", "ne")), None)
    return pronoun is not None and any(w.case in ("nom", "nompl") and not is_adverb(w) for w in before[:pronoun])


def _antecedent(analysed: Analysed, predicate: Predicate) -> str:
    """Whom "hän" or "se" means: the last subject before it in the sentence."""
    before = [a for a in analysed.everybody if a.end < predicate.word.start and a.case in SUBJECT]
    return before[-1].name if before else ""


def _demanded(analysed: Analysed) -> tuple[Predicate, str] | None:
    """Return what an agreement demands of a party: "Sopimus edellyttää, että kunta seuraa …"."""
    for part, following in pairwise(analysed.parts):
        verb = next(
            (w for w in part.words if w.verb in _DEMANDING and not w.passive and w.form.value in ("present", "either")),
            None,
        )
        if part.kind is not Kind.MAIN or following.kind is not Kind.THAT or verb is None:
            continue
        before = [w for w in part.words if w.case in ("nom", "nompl") and w.start < verb.start]
        acting = any(a.case in SUBJECT and a.end <= verb.start for a in analysed.everybody)
        if not before or not (acting or before[0].lemma.endswith(_DEMANDERS)):
            continue
        inside = [a for a in analysed.everybody if following.words[0].start < a.start and a.case in ("nom", "nompl")]
        predicate = Predicate(verb.text, verb, DUTY, SUBJECT, act=verb.verb)
        if inside:
            return predicate, joined(analysed.text, analysed.everybody, inside[0], SUBJECT)
        if any(w.passive and w.form in FINITE for w in following.words):
            return predicate, ""
    return None


def _named(analysed: Analysed, part: Segment, predicate: Predicate) -> str:
    """The party in the right case nearest before the predicate in its clause, else, where there is none, after it."""
    starts = {word.start for word in part.words}
    inside = [a for a in analysed.everybody if any(a.start <= start < a.end for start in starts)]
    fitting = [a for a in inside if a.case in predicate.cases and not (a.owner and a.case == "gen")]
    if predicate.cases == SUBJECT:
        fitting = [a for a in fitting if _agrees(analysed, a, predicate)]
    if not fitting and predicate.cases == OWNER:
        fitting = [a for a in inside if a.owner and _phrase_ends_before(part, a, predicate)]
    if not fitting and predicate.cases == RECEIVER:
        return _receiver(part)
    if not fitting and predicate.cases == HOLDER:
        return _holder(analysed, part, predicate)
    before = [a for a in fitting if a.end <= predicate.word.start]
    if before and not _interrupted(analysed, part, before[-1], predicate):
        return joined(analysed.text, analysed.everybody, before[-1], predicate.cases)
    if predicate.first_person or (predicate.passive and predicate.cases == SUBJECT):
        return ""
    after = [a for a in fitting if a.start >= predicate.word.end]
    if predicate.cases == OWNER and predicate.passive:
        after = [a for a in after if a.end <= predicate.act_start]
    if not after:
        return ""
    if predicate.cases == SUBJECT and _has_subject(part, predicate):
        return ""
    return joined(analysed.text, analysed.everybody, after[0], predicate.cases)


def _agrees(analysed: Analysed, actor: Actor, predicate: Predicate) -> bool:
    """Whether subject and verb agree in number."""
    plural = predicate.word.lower.endswith(("vat", "vät"))
    if plural and actor.case == "nom":
        return joined(analysed.text, analysed.everybody, actor, SUBJECT) != actor.name or actor.name == PARTIES
    return plural or actor.case != "nompl" or predicate.passive or predicate.word.verb == "olla"


def _phrase_ends_before(part: Segment, actor: Actor, predicate: Predicate) -> bool:
    """Whether the phrase that an owner begins ends in a genitive right before the verb: "kaupungin palvelujen tulee"."""
    between = [w for w in part.words if actor.end <= w.start < predicate.word.start]
    return len(between) == 1 and between[0].case == "gen"


def _receiver(part: Segment) -> str:
    """Whoever an act falls to, in the allative: "rakentaminen kuuluu satamapalveluille"."""
    act = any(word.form.value == "noun" for word in part.words)
    receiver = next((word for word in reversed(part.words) if word.case == "all"), None)
    if not act or receiver is None:
        return ""
    return plural(receiver.lemma) if is_plural(receiver) else receiver.lemma


def _holder(analysed: Analysed, part: Segment, predicate: Predicate) -> str:
    """Whoever has a right, in the adessive next to "on", whatever the noun; of a pronoun, whom it means."""
    at = part.words.index(predicate.word)
    beside = [*part.words[max(0, at - 1) : at], *part.words[at + 1 : at + 2]]
    if any(word.lower in _HOLDING_PRONOUNS for word in beside):
        before = [actor.name for actor in analysed.everybody if actor.end <= predicate.word.start]
        return before[-1] if before else ""
    holder = part.words[at - 1] if at else None
    return holder.lemma if holder is not None and holder.case == "ade" else ""


def _interrupted(analysed: Analysed, part: Segment, actor: Actor, predicate: Predicate) -> bool:
    """Whether another nominative or a verb of its own stands between subject and predicate."""
    between = [w for w in part.words if actor.end <= w.start < predicate.word.start]
    if predicate.cases != SUBJECT:
        return False
    return any(w.case == "nom" and not w.verb and w.lemma in _SUBJECT_PRONOUNS for w in between)


def _has_subject(part: Segment, predicate: Predicate) -> bool:
    """Whether a thing in the nominative stands before the verb: it is the subject then."""
    before = [w for w in part.clause_of(predicate.word.start) if w.start < predicate.word.start]
    plural = predicate.word.lower.endswith(("vat", "vät"))
    return not plural and any(w.case == "nom" and not w.verb and not is_adverb(w) for w in before)
