"""Which statement of the evidence a statement of the claim repeats, and whether it says the same.

Clauses are paired by the words they share. A claim that is nearly word for word is also compared in sequence: what
stands in the place of a word must be that word by another name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from assistant.clauses import Clause, Reading
from assistant.finnish import COORDINATORS, DATE_BOUND_VERBS, LASTING_VERBS, LIGHT_VERBS, RECEIVE, STATE_VERBS
from assistant.parties import is_place, same_body
from assistant.quantities import Quantity
from assistant.reasons import Reason
from assistant.wording import all_concepts, covered, is_bound_word, is_empty, offered
from assistant.words import FINITE, Form, Word

_NEAR_BEST = 0.88
_NEARLY_VERBATIM = 0.6
_OPTIONAL_MODES = frozenset({"duty"})
_DROPPABLE_LIMITS = frozenset({"all", "usually", "often", "sometimes", "possibly", "likely", "always"})


def clause_objection(claim: Reading, index: int, evidence: Sequence[Reading]) -> str:
    """Return why a clause of the claim disagrees with every clause it may repeat; empty when one agrees."""
    clause = claim.clauses[index]
    scored = sorted(_candidates(claim, clause, evidence), key=lambda item: -item[0])
    if not scored or scored[0][0] <= 0:
        return ""
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
    verbs = {word.verb for word in clause.words if _is_predicate(word) and word.verb not in _WEAK | STATE_VERBS}
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
    if clause.negative != other.negative:
        return Reason.NEGATION
    if not _modes_agree(claim, clause, reading, other):
        return Reason.MODALITY
    if {clause.tense, other.tense} == {"past", "present"}:
        return Reason.TENSE
    if _roles_differ(clause, other):
        return Reason.ROLE
    if _limits_differ(clause, other):
        return Reason.CONDITION
    return Reason.CONDITION if _condition_lost(claim, clause, reading, other) else ""


def _modes_agree(claim: Reading, clause: Clause, reading: Reading, other: Clause) -> bool:
    mine, theirs = clause.modality - _OPTIONAL_MODES, other.modality - _OPTIONAL_MODES
    if mine == theirs:
        return True
    # "saa kestää enintään kolme vuotta" is what "enimmäiskesto on kolme vuotta" says.
    limited = any(q.bound in ("max", "min") and other.start <= q.start < other.end for q in reading.quantities)
    return limited and mine ^ theirs <= {"may", "must"}


def _roles_differ(clause: Clause, other: Clause) -> bool:
    """Whether the claim lets somebody else act, or acts upon the one who acts in the evidence."""
    if _arguments_swapped(clause, other):
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
    if clause.passive or other.passive or not {*clause.verbs} & other.verbs - LIGHT_VERBS - STATE_VERBS:
        return False
    mine, theirs = _arguments(clause), _arguments(other)
    return bool(mine[0] & theirs[1] - theirs[0] or mine[1] & theirs[0] - mine[0])


def _arguments(clause: Clause) -> tuple[frozenset[str], frozenset[str]]:
    """Lemmas in the nominative singular, and in the genitive as objects (no noun after them)."""
    subjects, objects = set(), set()
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
    return frozenset(subjects), frozenset(objects)


def _limits_differ(clause: Clause, other: Clause) -> bool:
    if clause.limits - other.limits:
        return True
    lost = other.limits - clause.limits - _DROPPABLE_LIMITS
    return bool(lost)


def _condition_lost(claim: Reading, clause: Clause, reading: Reading, other: Clause) -> bool:
    if clause.condition:
        return not other.condition
    if other.condition:
        return True
    position = reading.clauses.index(other)
    neighbours = reading.clauses[max(0, position - 1) : position + 2]
    return any(near.condition for near in neighbours) and not any(mine.condition for mine in claim.clauses)


# --- word for word ----------------------------------------------------------------------------------


def replaced_objection(
    claim: Reading, evidence: Sequence[Reading], concepts: frozenset[str], context: frozenset[str]
) -> str:
    """Return why a nearly verbatim claim departs from its evidence at some word; empty when it does not."""
    mine = [word.lower for word in claim.words]
    best, found = _NEARLY_VERBATIM, None
    for reading in evidence:
        matcher = SequenceMatcher(None, [word.lower for word in reading.words], mine, autojunk=False)
        same = sum(block.size for block in matcher.get_matching_blocks()) / max(1, len(mine))
        if same >= best:
            best, found = same, (reading, matcher.get_opcodes())
    if found is None:
        return ""
    return _departure(claim, found[0], found[1], concepts, context)


Opcode = tuple[str, int, int, int, int]


def _departure(
    claim: Reading, reading: Reading, opcodes: Sequence[Opcode], concepts: frozenset[str], context: frozenset[str]
) -> str:
    gone = [word for tag, a, b, _, _ in opcodes if tag in ("delete", "replace") for word in reading.words[a:b]]
    for tag, a, b, c, d in opcodes:
        if tag not in ("replace", "insert"):
            continue
        if tag == "replace" and (reason := _number_replaced(claim, reading, opcodes, (a, b, c, d))):
            return reason
        if tag == "replace" and _party_vanished(claim, reading, (a, b, c, d)):
            return Reason.BODY
        here = offered(reading.words[a:b])
        for word in claim.words[c:d]:
            if _may_stand(claim, word, here) or any(_moved(word, other) for other in gone):
                continue
            if covered(word, concepts) and not _is_party(claim, word) and not _is_predicate(word):
                continue
            swapped = tag == "replace" and any(not is_empty(other) for other in reading.words[a:b])
            if swapped and (_is_predicate(word) or _is_party(claim, word) or not covered(word, context)):
                return _reason(claim, word)
    return ""


def _party_vanished(claim: Reading, reading: Reading, block: tuple[int, int, int, int]) -> bool:
    """Whether a city or body took the place of another, of which the claim then says nothing."""
    a, b, c, d = block
    here = offered(reading.words[a:b])
    said = offered(claim.words)
    new = [word for word in claim.words[c:d] if _is_party(claim, word) and not covered(word, here)]
    old = [word for word in reading.words[a:b] if _is_party(reading, word) and not covered(word, said)]
    return bool(new and old)


def _number_replaced(
    claim: Reading, reading: Reading, opcodes: Sequence[Opcode], block: tuple[int, int, int, int]
) -> str:
    """Return a reason when a number stands in the place of another of its kind and was not moved there."""
    a, b, c, d = block
    gone = [word for tag, e, f, _, _ in opcodes if tag in ("delete", "replace") for word in reading.words[e:f]]
    here = _numbers_at(reading, reading.words[a:b])
    for quantity in _numbers_at(claim, claim.words[c:d]):
        alike = [other for other in here if other.kind == quantity.kind]
        if alike and not any(quantity.same_value(other) for other in (*alike, *_numbers_at(reading, gone))):
            return Reason.DATE if quantity.date is not None else Reason.NUMBER
    return ""


def _numbers_at(reading: Reading, words: Sequence[Word]) -> list[Quantity]:
    return [q for q in reading.quantities if any(q.start <= word.start < q.end for word in words)]


def _may_stand(claim: Reading, word: Word, here: frozenset[str]) -> bool:
    """Whether the word needs no counterpart, or has it in the place that it takes."""
    if is_empty(word) or is_bound_word(word) or covered(word, here) or word.verb in _WEAK:
        return True
    return any(quantity.start <= word.start < quantity.end for quantity in claim.quantities)


def _is_predicate(word: Word) -> bool:
    return bool(word.verb) and (word.form in FINITE or word.form in (Form.CONNEGATIVE, Form.INFINITIVE, Form.NECESSIVE))


_WEAK = STATE_VERBS | LIGHT_VERBS | frozenset(DATE_BOUND_VERBS) | LASTING_VERBS


def _moved(word: Word, other: Word) -> bool:
    """Whether the word is one that the evidence has elsewhere, in the same case."""
    return bool(all_concepts(word.lemma, word.verb, ()) & all_concepts(other.lemma, other.verb, other.parts)) and (
        not word.case or not other.case or word.case == other.case or not word.capital
    )


def _is_party(claim: Reading, word: Word) -> bool:
    return is_place(word) or any(body.start <= word.start < body.end for body in claim.bodies)


def _reason(claim: Reading, word: Word) -> str:
    if is_place(word):
        return Reason.PLACE
    if _is_party(claim, word):
        return Reason.BODY
    return Reason.VERB if word.verb else Reason.WORDING
