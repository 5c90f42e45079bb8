"""How far a denial reaches: what "…, ei seuroille" leaves out, and what "ei … päättyneisiin hankkeisiin" is limited to.

A denial is the one statement that grows when words are dropped: who may not use money for foreign subcontractors may
still use it for others.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.language.clauses import Clause, Reading
from assistant.language.finnish import ELLIPTIC_NEGATIONS
from assistant.language.wording import covered, is_bound_word, is_empty, offered
from assistant.language.words import FINITE, Form, Word
from assistant.verification.alignment import best_clause
from assistant.verification.compared import Case
from assistant.verification.reasons import Reason

_DOING = (*FINITE, Form.CONNEGATIVE, Form.PARTICIPLE, Form.INFINITIVE)
_ADJUNCTS = frozenset({"ill", "all", "abl", "ela", "tra"})
_PARTICIPLES = frozenset({Form.PARTICIPLE, Form.NECESSIVE, Form.AGENT})


def denials_objection(case: Case) -> str:
    """Return a reason when the claim affirms what is left out, or denies more than is denied; empty otherwise."""
    left_out = [word for reading in case.evidence for word in _left_out(reading)]
    said = offered(word for reading in case.evidence for word in reading.words if word not in left_out)
    if any(_affirmed(case.claim, word, said) for word in left_out):
        return Reason.NEGATION
    for index, clause in enumerate(case.claim.clauses):
        if clause.negative:
            denied = best_clause(case.claim, index, case.evidence)
            if denied is not None and denied.negative and _widened(case.claim, denied):
                return Reason.CONDITION
    return ""


def _left_out(reading: Reading) -> Iterator[Word]:
    """What follows a negation without a verb of its own behind a statement that holds: "…, ei kuitenkaan seuroille"."""
    before: Clause | None = None
    for clause in reading.clauses:
        at = _negation(clause)
        if at is not None and (at > 0 or (before is not None and not before.negative)):
            behind = clause.words[at + 1 :]
            if not any(word.verb and word.form in _DOING for word in behind):
                yield from (word for word in behind if not is_empty(word) and not is_bound_word(word))
        before = clause


def _negation(clause: Clause) -> int | None:
    """Where the negation of a clause stands."""
    return next((i for i, word in enumerate(clause.words) if word.lower in ELLIPTIC_NEGATIONS), None)


def _affirmed(claim: Reading, left_out: Word, said: frozenset[str]) -> bool:
    """Whether a clause of the claim that denies nothing has the word, which the evidence has nowhere else."""
    here = offered([left_out])
    return any(
        covered(word, here) and not covered(word, said) and not is_empty(word)
        for clause in claim.clauses
        if not clause.negative and "except" not in clause.limits
        for word in clause.words
    )


def _widened(claim: Reading, denied: Clause) -> bool:
    """Whether the claim lacks an attribute or an adjunct by which the denial of the evidence is limited."""
    at = _negation(denied)
    if at is None:
        return False
    # "tukea" answers for itself and not for "kehittämiseen" beside it.
    own = {word.lemma for word in denied.words}
    said = offered(word for word in claim.words if word.lemma not in own)
    kept = {word.lemma for word in claim.words}

    def is_kept(word: Word) -> bool:
        return word.lemma in kept or covered(word, said)

    if any(
        _narrows(word, noun) and is_kept(noun) and not is_kept(word)
        for word, noun in zip(denied.words, denied.words[1:], strict=False)
    ):
        return True
    behind = [word for word in denied.words[at + 1 :] if word.case in _ADJUNCTS and not is_empty(word)]
    cases = {word.case for word in behind if is_kept(word)}  # of a list a part may be told
    return any(word.case not in cases and not is_bound_word(word) and not is_kept(word) for word in behind)


def _narrows(word: Word, noun: Word) -> bool:
    """Whether an adjective or participle narrows the noun behind it, in the same case."""
    adjective = word.lemma.endswith("inen") or word.form in _PARTICIPLES
    agrees = word.case == noun.case or (word.form in _PARTICIPLES and word.lower[-3:] == noun.lower[-3:])
    return adjective and agrees and not word.capital
