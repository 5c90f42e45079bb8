"""What a number of a sentence is the number of: the nearest phrase before it and the nearest after it.

"EAKR-tuki oli enintään 60 prosenttia, kaupungin osuus enintään 25 prosenttia" holds two shares. A claim that names the
second by the first's words has swapped them, however much else it repeats.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.language.clauses import Clause, Reading
from assistant.language.finnish import COORDINATORS, LABEL_WORDS, LIGHT_VERBS, PRONOUNS, STATE_VERBS, SUBORDINATORS
from assistant.language.parties import Body, same_body
from assistant.language.quantities import Quantity
from assistant.language.wording import concepts, covered, is_bound_word, is_empty, offered
from assistant.language.words import FINITE, Form, Word

_MODIFIERS = frozenset({"gen", "nom", "par", "nompl"})
_LONGEST = 4


@dataclass(frozen=True, slots=True)
class Label:
    """The words that name a number, before and after it; ``vague`` when a pronoun stands for those before."""

    before: tuple[Word, ...]
    after: tuple[Word, ...]
    vague: bool = False


def label(reading: Reading, quantity: Quantity) -> Label:
    """Read the label of a number; either side may be empty, as in a list that shares its subject."""
    before = [word for word in reading.words if word.end <= quantity.start]
    vague = any(word.lower in PRONOUNS for word in _piece(reading, quantity, reversed(before)))
    return Label(() if vague else tuple(_before(reading, quantity)), tuple(_after(reading, quantity)), vague)


def _before(reading: Reading, quantity: Quantity) -> list[Word]:
    """The nearest subject before the number in its piece of the sentence, or else the nearest phrase."""
    piece = list(_piece(reading, quantity, reversed([w for w in reading.words if w.end <= quantity.start])))
    names = [
        index for index, word in enumerate(piece) if _names_something(word) and not (word.verb and word.form in FINITE)
    ]
    subjects = [index for index in names if piece[index].case in ("nom", "nompl") and not piece[index].verb]
    for start in (*subjects[:1], *names[:1]):
        phrase = [piece[start]]
        for word in piece[start + 1 : start + _LONGEST]:
            if word.case not in _MODIFIERS or word.verb or is_bound_word(word):
                break
            phrase.append(word)
        return [word for word in phrase if _names_something(word)]
    return []


def _after(reading: Reading, quantity: Quantity) -> list[Word]:
    """The phrase behind the number, up to a border or a verb."""
    found: list[Word] = []
    for word in _piece(reading, quantity, iter([w for w in reading.words if w.start >= quantity.end])):
        done = word.verb and word.form in FINITE and word.form is not Form.EITHER
        if (done and quantity.kind != "ordinal") or len(found) == _LONGEST:
            break
        if _names_something(word) and not done:
            found.append(word)
    return found


def _piece(reading: Reading, quantity: Quantity, sequence: Iterator[Word]) -> Iterator[Word]:
    """The words of one direction up to a border or another number of the kind."""
    edge = None
    rivals = [(q.start, q.end) for q in reading.quantities if q.kind == quantity.kind and q.start != quantity.start]
    for word in sequence:
        low, high = (quantity.end, word.start) if word.start >= quantity.end else (word.end, quantity.start)
        if edge is not None:
            low, high = (edge.end, word.start) if word.start >= quantity.end else (word.end, edge.start)
        if re.search(r"[,;:()]|\.\s", reading.text[low:high]) or any(a <= word.start < b for a, b in rivals):
            return
        hanging = reading.text[: word.end].endswith("-") or reading.text[: word.start].rstrip().endswith("-")
        if word.lower in SUBORDINATORS or (word.lower in COORDINATORS and not hanging):
            return
        edge = word
        yield word


def _names_something(word: Word) -> bool:
    if word.lemma in LABEL_WORDS:
        return True
    if is_bound_word(word) or word.verb in LIGHT_VERBS | STATE_VERBS:
        return False
    return not is_empty(word) or bool(re.fullmatch(r"[\d.]+", word.lower))


def fits_label(
    claim: Reading, quantity: Quantity, own: tuple[Reading, Quantity], rivals: Sequence[tuple[Reading, Quantity]]
) -> bool | None:
    """Whether the claim names the number as its own place in the evidence does (True) or as a rival's does (False).

    None where the labels do not tell.
    """
    mine, there = label(claim, quantity), label(*own)
    others = [label(reading, rival) for reading, rival in rivals]
    verdicts: set[bool] = set()
    if mine.before and there.before:
        # The head tells most: "tuki" is not "kokonaisbudjetti", whosever they are.
        before = [other.before for other in others]
        told = _told(mine.before[:1], there.before, before) or _told(mine.before, there.before, before)
        # What a pronoun stands for may be the same.
        verdicts |= set() if told == {True} and any(other.vague for other in others) else told
    if mine.after and there.after:
        behind = _told(mine.after, there.after, [other.after for other in others])
        if behind == {False} and len(mine.after) > 1:
            return False  # what a sum goes to stands behind it, whoever gives it
        verdicts |= behind
    return verdicts.pop() if len(verdicts) == 1 else None


def _told(said: Sequence[Word], there: Sequence[Word], others: Sequence[Sequence[Word]]) -> set[bool]:
    """{True} when only the own label has the claim's words, {False} when only a rival's has; else nothing."""
    known = [word for word in said if any(_named([word], label_) for label_ in (there, *others))]
    if not known:
        return set()
    here, elsewhere = _named(known, there), any(_named(known, other) for other in others)
    return {here} if here != elsewhere else set()


def _named(said: Sequence[Word], there: Sequence[Word]) -> bool:
    """Whether the evidence's label has every word of the claim's."""
    known = offered(there)
    forms = {word.lower for word in there}
    return all(word.lower in forms if word.lower[0].isdigit() else covered(word, known) for word in said)


def counted_there(
    claim: Reading,
    quantity: Quantity,
    own: Sequence[tuple[Reading, Quantity]],
    others: Sequence[tuple[Reading, Quantity]],
) -> bool:
    """Whether the claim counts what the same number with another bound counts ("noin 600 yritystä")."""
    mine = label(claim, quantity).after[:1]
    if not mine or any(_named(mine, label(*place).after) for place in own):
        return False
    return any(_named(mine, label(*place).after[:1]) for place in others)


def holder_there(claim: Reading, body: Body, evidence: Sequence[Reading]) -> bool:
    """Whether the office that the claim gives a body is another's in the evidence: "hakija oli X ja viranomainen Y"."""
    office = _office(claim, body)
    if office is None:
        return False
    offices = [(_office(reading, other), other) for reading in evidence for other in reading.bodies]
    held = [(name, other) for name, other in offices if name is not None]
    mine = [name for name, other in held if same_body(body, other)]
    there = [other for name, other in held if covered(office, offered([name]))]
    return bool(mine and there) and not any(covered(office, offered([name])) for name in mine)


def _office(reading: Reading, body: Body) -> Word | None:
    """The noun in the nominative before a body that is its predicate: "hakija oli Oulun kaupunki"."""
    before = [word for word in reading.words if word.end <= body.start]
    while before and before[-1].case == "gen" and before[-1].lemma in body.of:
        before.pop()
    linked = bool(before) and before[-1].verb in STATE_VERBS and before[-1].form in FINITE
    if linked:
        before.pop()
    if not before or body.case != "nom" or before[-1].case != "nom" or is_empty(before[-1]):
        return None
    return before[-1]


def done_elsewhere(claim: Reading, quantity: Quantity, own: tuple[Reading, Quantity], others: Iterable[Clause]) -> bool:
    """Whether what the claim says is done at the number is done in another clause, and something else at its place."""
    said, here = _deeds(claim, quantity), _deeds(*own)
    if not said or said & here or not _acts(*own):
        return False
    return any(said & _clause_deeds(clause) for clause in others)


def another_ordinal(claim: Reading, quantity: Quantity, own: tuple[Reading, Quantity]) -> bool:
    """Whether the number is the first's in the evidence and the second's in the claim."""
    mine, theirs = _ordinals(claim, quantity), _ordinals(*own)
    return bool(mine and theirs and not mine & theirs)


def _ordinals(reading: Reading, quantity: Quantity) -> set[float | str]:
    return {
        other.value
        for clause in reading.clauses
        if clause.start <= quantity.start < clause.end
        for other in reading.quantities
        if other.kind == "ordinal" and clause.start <= other.start < clause.end
    }


def _acts(reading: Reading, quantity: Quantity) -> bool:
    """Whether something is done in the number's own clause, so that it does not lean on another's verb."""
    return any(
        word.verb and word.form in FINITE and word.verb not in STATE_VERBS
        for clause in reading.clauses
        if clause.start <= quantity.start < clause.end
        for word in clause.words
    )


def _deeds(reading: Reading, quantity: Quantity) -> frozenset[str]:
    """The concepts of the verbs that mean something in the clause of a number."""
    own = (clause for clause in reading.clauses if clause.start <= quantity.start < clause.end)
    return frozenset().union(*map(_clause_deeds, own))


def _clause_deeds(clause: Clause) -> frozenset[str]:
    found: set[str] = set()
    for word in clause.words:
        if word.verb and word.form in (*FINITE, Form.PARTICIPLE) and word.verb not in LIGHT_VERBS | STATE_VERBS:
            found |= concepts(word.lemma, word.verb)
    return frozenset(found)
