"""A number beside words of another clause: "varasi 90 000 euroa, josta käytettiin 61 000" is not "käytti 90 000".

The claim's word has taken the place of one beside the number, and it comes from a clause that has a number of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.language.clauses import Clause, Reading
from assistant.language.finnish import OF_WHICH, STATE_VERBS
from assistant.language.quantities import Quantity
from assistant.language.wording import covered, is_bound_word, is_empty, offered
from assistant.language.words import FINITE, Word
from assistant.verification.compared import Case
from assistant.verification.numbers_agree import same_number
from assistant.verification.reasons import Reason


def displaced_objection(case: Case) -> str:
    """Return a reason when a number of the claim stands beside what the evidence says of another number."""
    for clause in case.claim.clauses:
        own = [q for q in case.claim.quantities if clause.start <= q.start < clause.end]
        for quantity in own:
            alone = sum(other.kind == quantity.kind for other in own) == 1
            if alone and quantity.date is None and quantity.kind != "ordinal" and _displaced(case, clause, quantity):
                return Reason.NUMBER
            if any(_is_part_of(case.claim, clause, quantity, other) for other in own):
                return Reason.NUMBER
    return ""


def _displaced(case: Case, clause: Clause, quantity: Quantity) -> bool:
    homes = [home for reading in case.evidence for home in _homes(reading, quantity)]
    return bool(homes) and all(
        _taken_elsewhere(case, clause, quantity, home) or (quantity.kind == "count" and _is_part(case, clause, home))
        for home in homes
    )


def _is_part(case: Case, clause: Clause, home: Clause) -> bool:
    """Whether the number counts some of what was counted before ("14 kuntaa, joista yhdeksän …") and the claim all."""
    if home.words[0].lower not in OF_WHICH:
        return False
    said, here = offered(case.claim.words), offered(home.words[1:])
    gone = [word for word in home.words[1:] if _counts(word) and not covered(word, said)]
    return bool(gone) and any(_counts(word) and not covered(word, here) for word in clause.words)


def _is_part_of(claim: Reading, clause: Clause, whole: Quantity, part: Quantity) -> bool:
    """Whether the claim finds more in a part than in the whole: "400 työpaikasta 5 000"."""
    if "count" not in (whole.kind, part.kind) or whole.kind != part.kind or part.start < whole.end:
        return False
    counted = next((word for word in clause.words if word.start >= whole.end), None)
    larger = isinstance(whole.value, float) and isinstance(part.value, float) and part.value > whole.value
    return larger and counted is not None and counted.case == "ela" and counted.end <= part.start


def _homes(reading: Reading, quantity: Quantity) -> Iterator[Clause]:
    """The clauses that have the number."""
    for clause in reading.clauses:
        if any(
            same_number(quantity, other, reading)
            for other in reading.quantities
            if clause.start <= other.start < clause.end
        ):
            yield clause


def _taken_elsewhere(case: Case, clause: Clause, quantity: Quantity, home: Clause) -> bool:
    """Whether a word of the claim replaces one of the number's clause and belongs to the clause of a rival."""
    here, said = offered(home.words), offered(case.claim.words)
    new = [word for word in clause.words if _counts(word) and not covered(word, here)]
    gone = [word for word in home.words if _counts(word) and not covered(word, said)]
    for reading in case.evidence:
        for other in reading.clauses:
            if other is home or not _has_rival(reading, other, quantity):
                continue
            there = offered(other.words)
            if any(
                _same_place(one, two) and covered(one, there) and not covered(two, there) for one in new for two in gone
            ):
                return True
    return False


def _has_rival(reading: Reading, clause: Clause, quantity: Quantity) -> bool:
    return any(
        other.kind == quantity.kind and clause.start <= other.start < clause.end
        for other in reading.quantities
        if not same_number(quantity, other, reading)
    )


def _counts(word: Word) -> bool:
    return not is_empty(word) and not is_bound_word(word) and word.verb not in STATE_VERBS


def _same_place(one: Word, two: Word) -> bool:
    """Whether one word may stand where the other does: both are finite verbs, or nouns of one case."""
    finite = (one.form in FINITE, two.form in FINITE)
    return all(finite) or (not any(finite) and bool(one.case) and one.case == two.case)
