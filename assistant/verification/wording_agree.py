"""Whether the words of a claim are those of its evidence: no opposite, no other limit, nothing added."""

from __future__ import annotations

import re

from assistant.language.clauses import Clause, Reading
from assistant.language.finnish import (
    COMPARATIVE_PATTERN,
    DATE_BOUND_VERBS,
    DATE_BOUND_WORDS,
    DENYING_VERBS,
    LASTING_VERBS,
    LIGHT_VERBS,
    NECESSITY_VERBS,
    NECESSITY_WORDS,
    PERMISSION_VERBS,
    PERMISSION_WORDS,
    STATE_VERBS,
    UNIT_LEMMAS,
    VAGUE_NUMBERS,
)
from assistant.language.wording import concepts, concepts_of, covered, is_bound_word, is_empty, is_known, opposite
from assistant.language.words import Form, Word
from assistant.verification.alignment import best_clause, complementary
from assistant.verification.compared import Case
from assistant.verification.date_bounds import SIDES, date_bound
from assistant.verification.reasons import Reason

_FREE_WORDS_FROM = 6
_COMPARATIVE = re.compile(COMPARATIVE_PATTERN)


def opposites_objection(case: Case) -> str:
    """Return a reason when a word of the claim is the opposite of what the evidence says; empty otherwise."""
    wrong = (
        word
        for word in case.claim.words
        if opposite(word, case.concepts) and not _said_by_number(case, word) and not _denied_complement(case, word)
    )
    return Reason.OPPOSITE if any(wrong) else ""


def _denied_complement(case: Case, word: Word) -> bool:
    """Whether the word stands in a clause that says by its complement what the evidence denies."""
    for index, clause in enumerate(case.claim.clauses):
        if clause.start <= word.start < clause.end:
            best = best_clause(case.claim, index, case.evidence)
            return best is not None and complementary(clause, best)
    return False


def date_words_objection(case: Case) -> str:
    """Compare "until" and "from": "jälkeen" is not "mennessä", with or without a date."""
    evidence = [word for reading in case.evidence for word in reading.words]
    sides = {SIDES[DATE_BOUND_WORDS[word.lower]] for word in evidence if word.lower in DATE_BOUND_WORDS}
    sides |= {SIDES[DATE_BOUND_VERBS[word.verb]] for word in evidence if word.verb in DATE_BOUND_VERBS}
    sides |= {
        SIDES[date_bound(r, q).kind] for r in case.evidence for q in r.quantities if q.date and date_bound(r, q).kind
    }
    for word in case.claim.words:
        if word.lower in DATE_BOUND_WORDS and sides and SIDES[DATE_BOUND_WORDS[word.lower]] not in sides:
            return Reason.BOUND
    return ""


def coverage_objection(case: Case) -> str:
    """Return why a content word of the claim has nothing behind it; empty when all have."""
    content = [word for word in case.claim.words if not is_empty(word)]
    if not content:
        return Reason.EMPTY
    missing = [word for word in content if not covered(word, case.concepts) and not _is_compared_elsewhere(case, word)]
    for word in missing:
        if word.lemma in VAGUE_NUMBERS or word.lemma in UNIT_LEMMAS:
            return Reason.NUMBER
        if (
            word.verb
            and word.verb not in LIGHT_VERBS | STATE_VERBS
            and word.form is not Form.NOUN
            and is_known(word.verb)
        ):
            return Reason.VERB
        if _COMPARATIVE.match(word.lower):
            return Reason.OPPOSITE
    missing = [w for w in missing if w.verb not in LIGHT_VERBS | STATE_VERBS and not covered(w, case.context)]
    free = 1 if len(content) >= _FREE_WORDS_FROM else 0
    return Reason.WORDING if len(missing) > free else ""


def _is_compared_elsewhere(case: Case, word: Word) -> bool:
    """Whether the word belongs to a number, a bound or a limit, which have tests of their own."""
    if _is_number_word(case.claim, word) or is_bound_word(word) or _said_by_number(case, word):
        return True
    return _is_modal(word) or _denied_complement(case, word)


def _is_modal(word: Word) -> bool:
    """Whether the word only says that something must or may be; the clauses compare that."""
    return (
        word.verb in NECESSITY_VERBS | PERMISSION_VERBS | DENYING_VERBS
        or word.lemma in NECESSITY_WORDS | PERMISSION_WORDS
    )


def _said_by_number(case: Case, word: Word) -> bool:
    """Whether a date or a duration of the evidence says what the verb says ("päättyy" for "saakka")."""
    for side in {
        side for verb, side in DATE_BOUND_VERBS.items() if concepts_of(verb) & concepts(word.lemma, word.verb)
    }:
        bounds = (date_bound(r, q) for r in case.evidence for q in r.quantities if q.date is not None)
        if any(bound.same_side(side) for bound in bounds):
            return True
    lasting = word.verb in LASTING_VERBS
    return lasting and any(q.kind == "duration" for r in case.evidence for q in r.quantities)


def _is_number_word(reading: Reading, word: Word) -> bool:
    return any(quantity.start <= word.start < quantity.end for quantity in reading.quantities)


def is_added(case: Case, clause: Clause) -> bool:
    """Whether nothing of the clause is in the evidence: "…, eikä siitä voi poiketa"."""
    content = [w for w in clause.words if not is_empty(w) and w.verb not in LIGHT_VERBS | STATE_VERBS]
    own = [w for w in content if not _is_compared_elsewhere(case, w)]
    return bool(own) and len(own) == len(content) and not any(covered(w, case.concepts | case.context) for w in own)
