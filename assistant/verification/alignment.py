"""Which statement of the evidence a statement of the claim repeats, and whether it says the same.

Clauses are paired by the words they share, and above all by the verb.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.language.clauses import Clause, Reading
from assistant.language.finnish import (
    ALSO_WORDS,
    ALTHOUGH,
    CAUSE_WORDS,
    COMPLEMENTS,
    CONTRAST_WORDS,
    DATE_BOUND_VERBS,
    EXCEPT,
    LATEST_WORDS,
    LIGHT_VERBS,
    MEASURING_VERBS,
    MODAL_VERBS,
    NECESSITY_VERBS,
    PERMISSION_VERBS,
    STATE_VERBS,
    SUBORDINATORS,
    THAT_WORDS,
    TO_BE_DONE,
    WHEN,
)
from assistant.language.parties import same_body
from assistant.language.wording import covered, is_empty, offered
from assistant.language.words import FINITE, Form, Word
from assistant.verification.reasons import Reason
from assistant.verification.roles import WEAK_VERBS, is_predicate, predicates, roles_differ

_NEAR_BEST = 0.88
_OPTIONAL_MODES = frozenset({"duty"})
_NOT_BEFORE = frozenset({"not_before"})
_DROPPABLE_LIMITS = frozenset({"all", "usually", "often", "sometimes", "possibly", "likely", "always"})


def clause_objection(claim: Reading, index: int, evidence: Sequence[Reading]) -> str:
    """Return why a clause of the claim disagrees with every clause it may repeat; empty when one agrees."""
    clause = claim.clauses[index]
    scored = sorted(_candidates(claim, clause, evidence), key=lambda item: -item[0])
    if not scored or scored[0][0] <= 0:
        return Reason.CONDITION if clause.limits | clause.modality else ""
    if _done_by_another(clause, scored[0][2], evidence):
        return Reason.ROLE
    objections = [
        _disagreement(claim, clause, reading, other)
        for score, reading, other in scored
        if score >= _NEAR_BEST * scored[0][0]
    ]
    return "" if "" in objections else objections[0]


def best_clause(claim: Reading, index: int, evidence: Sequence[Reading]) -> Clause | None:
    """The clause of the evidence that shares the most with a clause of the claim."""
    scored = list(_candidates(claim, claim.clauses[index], evidence))
    best = max(scored, key=lambda item: item[0], default=None)
    return best[2] if best is not None and best[0] > 0 else None


def _candidates(claim: Reading, clause: Clause, evidence: Sequence[Reading]) -> Iterator[tuple[float, Reading, Clause]]:
    content = [word for word in clause.words if not is_empty(word)]
    numbers = [q for q in claim.quantities if clause.start <= q.start < clause.end]
    places = [(reading, other) for reading in evidence for other in reading.clauses]
    verbs = {word.verb for word in predicates(clause) if word.verb not in WEAK_VERBS | STATE_VERBS}
    same_verb = [(reading, other) for reading, other in places if verbs & other.verbs]
    for reading, other in same_verb or places:
        concepts = offered(other.words)
        shared = sum(_weight(word) for word in content if covered(word, concepts))
        theirs = [q for q in reading.quantities if other.start <= q.start < other.end]
        shared += sum(any(mine.same_value(q) for q in theirs) for mine in numbers)
        extra = sum(1 for word in other.words if not is_empty(word))
        yield shared - 0.02 * extra, reading, other


def _weight(word: Word) -> float:
    if word.verb and word.form in FINITE and word.verb not in LIGHT_VERBS:
        return 2.0
    if word.verb in LIGHT_VERBS | STATE_VERBS:
        return 0.3
    return 1.3 if word.capital else 1.0


def _disagreement(claim: Reading, clause: Clause, reading: Reading, other: Clause) -> str:
    if not _is_phrase_there(clause, other):
        if clause.negative != other.negative and not complementary(clause, other):
            return Reason.NEGATION
        if not _modes_agree(claim, clause, reading, other) or _still_to_be_done(clause, other):
            return Reason.MODALITY
        if {clause.tense, other.tense} == {"past", "present"} and not _has_other_tense(clause, other):
            return Reason.TENSE
    if roles_differ(clause, other):
        return Reason.ROLE
    if _linked_otherwise(clause, reading):
        return Reason.CONDITION
    if _limits_differ(claim, clause, reading, other) or _quantifiers_differ(clause, other):
        return Reason.CONDITION
    if _contrast_lost(claim, reading):
        return Reason.CONDITION
    return Reason.CONDITION if _condition_lost(claim, clause, reading, other) else ""


def _is_phrase_there(clause: Clause, other: Clause) -> bool:
    """Whether a subordinate clause is a phrase in the evidence: "liittoa, joka myöntää tuen", "tuen myöntävää liittoa".

    Polarity, modality and tense of the evidence's clause are then not said of it.
    """
    deeds = _deeds(clause)
    if clause.words[0].lower not in SUBORDINATORS or clause.negative or clause.modality or not deeds:
        return False
    said = predicates(other)
    phrase = offered(word for word in other.words if word not in said)
    return all(covered(word, phrase) and not covered(word, offered(said)) for word in deeds)


def _has_other_tense(clause: Clause, other: Clause) -> bool:
    """Whether the evidence's finite verb tells nothing of the time of what the claim tells.

    What was decided to be done is done later ("päätti korottaa", "korotetaan"); where the evidence has dates only
    ("kestää 1.4.2023–31.3.2026"), it began and will end.
    """
    deeds = predicates(clause)
    finite = offered(word for word in other.words if word.form in FINITE)
    if any(covered(word, finite) for word in deeds):
        return False
    infinitives = offered(word for word in other.words if word.form is Form.INFINITIVE)
    later = clause.tense == "present" and all(covered(word, infinitives) for word in deeds)
    dated = all(word.verb in DATE_BOUND_VERBS and word.verb not in other.verbs for word in deeds)
    return bool(deeds) and (later or dated)


def _still_to_be_done(clause: Clause, other: Clause) -> bool:
    """Whether the claim tells as done what the evidence only hands over to be done: "esitetään hyväksyttäväksi"."""
    for word in predicates(clause):
        places = [theirs for theirs in other.words if theirs.verb == word.verb]
        done = not word.lower.endswith(TO_BE_DONE)
        if done and places and all(theirs.lower.endswith(TO_BE_DONE) for theirs in places):
            return True
    return False


def _contrast_lost(claim: Reading, reading: Reading) -> bool:
    """Whether "A, mutta B" has become "myös B"."""
    mine, theirs = ({word.lower for word in r.words} for r in (claim, reading))
    return bool(theirs & CONTRAST_WORDS and mine & ALSO_WORDS and not theirs & ALSO_WORDS and not mine & CONTRAST_WORDS)


def _done_by_another(clause: Clause, best: Clause, evidence: Sequence[Reading]) -> bool:
    """Whether what is done in the clause is done by somebody else in the evidence than by the subject it shares."""
    if not clause.subjects or not any(same_body(mine, theirs) for mine in clause.subjects for theirs in best.subjects):
        return False
    for word in clause.words:
        if (
            not is_predicate(word)
            or word.verb in STATE_VERBS | LIGHT_VERBS | MODAL_VERBS
            or covered(word, offered(best.words))
        ):
            continue
        doers = [c for r in evidence for c in r.clauses if c.subjects and covered(word, offered(c.words))]
        if doers and not any(same_body(mine, s) for mine in clause.subjects for c in doers for s in c.subjects):
            return True
    return False


def _linked_otherwise(clause: Clause, reading: Reading) -> bool:
    """Whether "vaikka" stands where the evidence tells a cause, or the other way about."""
    opening, said = clause.words[0].lower, {word.lower for word in reading.words}
    if opening == ALTHOUGH:
        return not said & CONTRAST_WORDS
    return opening in CAUSE_WORDS and ALTHOUGH in said and not said & CAUSE_WORDS


def complementary(clause: Clause, other: Clause) -> bool:
    """Whether one denies a word and the other says its complement: "ei ole sama", "on eri"."""
    mine, theirs = ({form for w in c.words for form in (w.lemma, w.lower)} | c.verbs for c in (clause, other))
    return clause.negative != other.negative and any(
        (one in mine and two in theirs and one not in theirs) or (two in mine and one in theirs and two not in theirs)
        for one, two in COMPLEMENTS
    )


def _modes_agree(claim: Reading, clause: Clause, reading: Reading, other: Clause) -> bool:
    mine, theirs = clause.modality - _OPTIONAL_MODES, other.modality - _OPTIONAL_MODES
    if mine == theirs:
        return True
    # "saa kestää enintään kolme vuotta" is what "enimmäiskesto on kolme vuotta" says.
    theirs_there = [q for q in reading.quantities if other.start <= q.start < other.end]
    same = [q for q in theirs_there if any(own.same_value(q) for own in claim.quantities)]
    bounds = {q.bound for q in same or theirs_there} & {"max", "min"}
    measuring = clause.verbs | other.verbs <= MEASURING_VERBS | PERMISSION_VERBS | NECESSITY_VERBS
    if mine in _WITH_BOUND.values() and not theirs and bounds == {b for b, mode in _WITH_BOUND.items() if mode == mine}:
        # "piti rahoittaa itse vähintään 15" is what "omarahoitus oli vähintään 15" says.
        stated = all(word.verb in STATE_VERBS for word in predicates(other))
        measuring = measuring or (stated and all(covered(word, offered(other.words)) for word in _deeds(clause)))
    swapped = bool(mine and theirs) and bounds != {"max"}
    return bool(bounds) and measuring and not swapped and mine ^ theirs <= {"may", "must"}


_WITH_BOUND = {"min": frozenset({"must"}), "max": frozenset({"may"})}


def _deeds(clause: Clause) -> list[Word]:
    return [w for w in predicates(clause) if w.verb not in MODAL_VERBS | STATE_VERBS | LIGHT_VERBS]


def _limits_differ(claim: Reading, clause: Clause, reading: Reading, other: Clause) -> bool:
    added, lost = clause.limits - other.limits, other.limits - clause.limits - _DROPPABLE_LIMITS
    # "vasta, kun liitto on päättänyt" stands in either clause, and says what "liiton päätöksen jälkeen" says.
    if any(word.lower in LATEST_WORDS for word in reading.words):
        added -= _NOT_BEFORE
    if any(word.lower in LATEST_WORDS for word in claim.words):
        lost -= _NOT_BEFORE
    return bool(added or lost)


def _quantifiers_differ(clause: Clause, other: Clause) -> bool:
    """Whether the claim speaks of all where the evidence speaks of some, or of all of something else."""
    for mine in clause.quantified:
        alike = {theirs.kind for theirs in other.quantified if covered(mine.noun, offered([theirs.noun]))}
        if mine.kind not in alike and (alike or (mine.kind == "all" and other.quantified)):
            return True
    return False


def _condition_lost(claim: Reading, clause: Clause, reading: Reading, other: Clause) -> bool:
    if clause.condition:
        return not other.condition
    if other.condition:
        return not _tells_when(clause, [other])
    position = reading.clauses.index(other)
    neighbours = reading.clauses[max(0, position - 1) : position + 2]
    conditions = [near for near in neighbours if near.condition]
    said = any(mine.condition or _tells_when(mine, conditions) for mine in claim.clauses)
    return bool(conditions) and not said


def _tells_when(clause: Clause, conditions: Sequence[Clause]) -> bool:
    """Whether "kun hankkeessa on investointeja", "hanke, jossa on investointeja" or "paitsi" stands where "jos" may."""
    opening = clause.words[0].lower
    if opening not in SUBORDINATORS or opening in THAT_WORDS:
        return opening == EXCEPT
    content = [word for word in clause.words if not is_empty(word)]
    return opening == WHEN or any(all(covered(word, offered(c.words)) for word in content) for c in conditions)
