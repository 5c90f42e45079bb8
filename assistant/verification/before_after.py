"""What comes before what: "ennen kuin", "sen jälkeen, kun", "tarkistuksen jälkeen", "ennen allekirjoitusta"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.language.clauses import Clause, Reading
from assistant.language.finnish import AFTER, BEFORE, DURING, FIRST_WORDS, LATEST_WORDS, THAN, THEN_WORDS, WHEN
from assistant.language.wording import concepts, is_empty
from assistant.language.words import Word
from assistant.verification.compared import Case
from assistant.verification.reasons import Reason
from assistant.verification.roles import WEAK_VERBS, predicates

_PLACED = frozenset({"ine", "ade", "ess"})


@dataclass(frozen=True, slots=True)
class Order:
    """Two events, each as the concepts of its words; ``landmark`` is the noun before "jälkeen" or behind "ennen"."""

    earlier: frozenset[str]
    later: frozenset[str]
    landmark: Word | None = None


def order_objection(case: Case) -> str:
    """Return a reason when the claim turns the order of two events about, or lets one happen in the other."""
    theirs = [order for reading in case.evidence for order in _orders(reading)]
    if not theirs:
        return ""
    for mine in _orders(case.claim):
        if any(mine.earlier & other.later and mine.later & other.earlier for other in theirs):
            return Reason.BOUND
    landmarks = [order.landmark for order in theirs if order.landmark is not None]
    return Reason.BOUND if any(_inside(case, landmark) for landmark in landmarks) else ""


def _inside(case: Case, landmark: Word) -> bool:
    """Whether the claim has "kokouksessa" where the evidence has "kokouksen jälkeen" and the meeting nowhere else."""
    mine = [word for word in case.claim.words if word.lemma == landmark.lemma]
    theirs = [word for reading in case.evidence for word in reading.words if word.lemma == landmark.lemma]
    if len(theirs) != 1 or not mine:
        return False
    behind = {one: two.lower for one, two in pairwise(case.claim.words)}
    return all(word.case in _PLACED or behind.get(word) in DURING for word in mine)


def _orders(reading: Reading) -> Iterator[Order]:
    for index, clause in enumerate(reading.clauses):
        yield from _beside_nouns(clause)
        yield from _listed(clause)
        if index:
            yield from _between(reading.clauses[index - 1], clause)


def _listed(clause: Clause) -> Iterator[Order]:
    """What is said to come first and what then: "ensin liitolle ja sitten kaupungille"."""
    at = [i for i, word in enumerate(clause.words) if word.lower in FIRST_WORDS]
    then = [i for i, word in enumerate(clause.words) if word.lower in THEN_WORDS]
    if len(at) == len(then) == 1 and at < then:
        earlier, later = clause.words[at[0] + 1 : then[0]], clause.words[then[0] + 1 :]
        yield Order(_meant(earlier), _meant(later))


def _meant(words: Sequence[Word]) -> frozenset[str]:
    return frozenset().union(*(concepts(word.lemma, word.verb) for word in words if not is_empty(word)))


def _beside_nouns(clause: Clause) -> Iterator[Order]:
    """The verb of the clause against the noun of an event: "pisteytetään tarkistuksen jälkeen"."""
    deeds = _deeds(clause)
    for index, word in enumerate(clause.words):
        near = clause.words[index - 1] if word.lower == AFTER and index else None
        if word.lower == BEFORE and index + 1 < len(clause.words) and clause.words[index + 1].lower != THAN:
            behind = clause.words[index + 1 : index + 4]
            near = next((other for other in behind if other.case == "par" and not is_empty(other)), None)
        if near is None or is_empty(near) or not deeds:
            continue
        event = concepts(near.lemma, near.verb)
        yield Order(deeds, event, near) if word.lower == BEFORE else Order(event, deeds, near)


def _between(main: Clause, other: Clause) -> Iterator[Order]:
    """A clause behind "ennen kuin" is later; one behind "sen jälkeen, kun" or "vasta, kun" is earlier."""
    opening = [word.lower for word in (*main.words[-2:], *other.words[:2])]
    mine, theirs = _deeds(main), _deeds(other)
    if not mine or not theirs:
        return
    if BEFORE in opening and THAN in opening:
        yield Order(mine, theirs)
    elif WHEN in opening and (AFTER in opening or LATEST_WORDS & set(opening)):
        yield Order(theirs, mine)


def _deeds(clause: Clause) -> frozenset[str]:
    """The concepts of the verbs that say what happens."""
    return frozenset().union(
        *(concepts(word.lemma, word.verb) for word in predicates(clause) if word.verb not in WEAK_VERBS)
    )
