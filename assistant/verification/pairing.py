"""Which of two parallel things belongs to which: "sisällöstä vastaa Gofore ja ylläpidosta Solita".

The second half of such a sentence leaves out the verb of the first, and its words answer to the first half's one by one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from assistant.language.clauses import Clause, Reading
from assistant.language.finnish import AND_WORDS, MODAL_VERBS, STOP_LEMMAS
from assistant.language.parties import Body, is_place, same_body
from assistant.language.wording import covered, is_empty, offered
from assistant.language.words import FINITE, Form, Word
from assistant.verification.association import chain
from assistant.verification.compared import Case
from assistant.verification.numbers_agree import UNPLACED
from assistant.verification.reasons import Reason
from assistant.verification.roles import WEAK_VERBS, is_predicate

_BRACKETS = re.compile(r"\([^()]*\)")
_WHERE = frozenset({"ine", "ade", "ela", "abl", "all", "ill"})
_OBJECTS = frozenset({"nom", "gen", "nompl", "par"})
_WHAT = frozenset({"nom", "nompl"})

Pair = tuple[Word, Word]


@dataclass(frozen=True, slots=True)
class Gapped:
    """A statement and the one behind it that shares its verb; ``pairs`` are the words that answer to one another."""

    whole: tuple[Word, ...]
    rest: tuple[Word, ...]
    pairs: tuple[Pair, ...]


def pairing_objection(case: Case) -> str:
    """Return a reason when the claim joins the half of one statement to the half of another; empty otherwise."""
    gapped = [found for reading in case.evidence for clause in reading.clauses for found in _gapped(reading, clause)]
    gapped += [found for reading in case.evidence for found in _bracketed(reading)]
    for clause in case.claim.clauses:
        if any(_crossed(unit, pair) for unit in _units(case.claim, clause) for pair in gapped):
            return Reason.ROLE
        if _named_doer_differs(case, clause) or _owner_differs(case, clause):
            return Reason.ROLE
    return ""


def _units(claim: Reading, clause: Clause) -> list[Sequence[Word]]:
    """The clause, or its parts where those behind the first leave out the verb."""
    found = [gapped.rest for gapped in _gapped(claim, clause)]
    return [_parts(claim, clause)[0], *found] if found else [clause.words]


def _gapped(reading: Reading, clause: Clause) -> Iterator[Gapped]:
    """The places where a clause goes on with a statement that leaves out the verb."""
    names = {name.start for name in reading.names if name.start or not _is_capitalised(name)}
    labels = {q.start for q in reading.quantities if q.kind in UNPLACED}
    whole, *others = _parts(reading, clause)
    verb = next((word.start for word in whole if word.form in FINITE), None)
    if verb is None:
        return
    before, earlier = whole, list[Gapped]()
    for rest in others:
        if any(word.form in FINITE for word in rest):
            return
        pairs = tuple(_pairs(whole, rest, names, labels, verb))
        listed = _alike(before[-1], rest[0], names)  # "Lahden ja Turun": two of a list
        if len(pairs) > 1 and not listed and _parallel(pairs, verb, names):
            found = Gapped(whole, rest, pairs)
            yield found
            yield from (_beside_one_another(other, found) for other in earlier)
            earlier.append(found)
        before = rest


def _beside_one_another(one: Gapped, two: Gapped) -> Gapped:
    """Two statements that leave out the same verb: their words answer to the same words of the first."""
    pairs = ((mine, theirs) for first, mine in one.pairs for other, theirs in two.pairs if first is other)
    return Gapped(one.rest, two.rest, tuple(pairs))


def _parts(reading: Reading, clause: Clause) -> list[tuple[Word, ...]]:
    """The words of a clause between its commas and conjunctions."""
    parts: list[list[Word]] = [[]]
    for before, word in zip((None, *clause.words), clause.words, strict=False):
        comma = before is not None and "," in reading.text[before.end : word.start]
        if (comma or word.lower in AND_WORDS) and parts[-1]:
            parts.append([])
        if word.lower not in AND_WORDS:
            parts[-1].append(word)
    return [tuple(part) for part in parts if part] or [clause.words]


def _parallel(pairs: Sequence[Pair], verb: int, names: set[int]) -> bool:
    """Whether pairs are those of two statements: the verb stands between them, or one tells where and one what."""
    if all(_alike(pairs[0][1], other, names) for _, other in pairs):
        return False  # an adjective and its noun
    if {one.start < verb for one, _ in pairs} == {True, False}:
        return True
    cases = {other.case for _, other in pairs}
    return bool(cases & _WHERE and cases & _WHAT)


def _bracketed(reading: Reading) -> Iterator[Gapped]:
    """Each two of "akkukemia (Kokkola) ja robotiikka (Pori)": what stands before the brackets and in them."""
    units: list[tuple[Word, Word]] = []
    for match in _BRACKETS.finditer(reading.text):
        inside = [word for word in reading.words if match.start() < word.start < match.end()]
        before = [word for word in reading.words if word.end <= match.start()]
        if len(inside) == 1 and before and not inside[0].lower[0].isdigit():
            units.append((before[-1], inside[0]))
    for one, two in combinations(units, 2):
        yield Gapped(one, two, ((one[0], two[0]), (one[1], two[1])))


def _is_capitalised(word: Word) -> bool:
    """Whether only the first letter is large, as at the beginning of a sentence."""
    return word.text[1:] == word.lower[1:]


def _pairs(whole: Sequence[Word], rest: Sequence[Word], names: set[int], labels: set[int], verb: int) -> Iterator[Pair]:
    """Each word of the second half with the word of the first whose place it takes; words of both halves have none.

    What is left over behind the verb in one half answers to what is left over in the other, whatever its case:
    "korvataan kuittien perusteella ja matkat prosenttiosuutena".
    """
    shared = {word.lemma for word in whole} & {word.lemma for word in rest}
    free = [w for w in whole if _is_content(w, labels) and not w.verb and w.lemma not in shared]
    left: list[Word] = []
    first: Word | None = None
    for word in (word for word in rest if _is_content(word, labels) and word.lemma not in shared):
        alike = [other for other in free if _alike(other, word, names)]
        match = next((other for other in alike if other.case == word.case), next(iter(alike[-1:]), None))
        if match is None and first is None:
            match = next((w for w in free if w.start < verb and {w.case, word.case} <= _OBJECTS), None)
        if match is None:
            left.append(word)
            continue
        first = first or match
        free.remove(match)
        yield match, word
    behind = [word for word in free if word.start > verb]
    if left and behind and first is not None and first.start < verb:
        yield behind[-1], left[-1]


def _is_content(word: Word, labels: set[int]) -> bool:
    """Whether a word is declined and more than a pronoun, even "sisältö", or the number of a law or a section."""
    return (bool(word.case) or word.start in labels) and word.lemma not in STOP_LEMMAS


def _alike(one: Word, other: Word, names: set[int]) -> bool:
    """Whether two words may take the same place: both names, whose case their ending may hide, or of one case."""
    named = [word.start in names and not is_place(word) for word in (one, other)]
    return all(named) or (not any(named) and one.case == other.case)


def _crossed(unit: Sequence[Word], gapped: Gapped) -> bool:
    """Whether the words of a claim take one side of one pair and the other side of another."""
    sides = [_side(unit, pair) for pair in gapped.pairs]
    return (True, False) in sides and (False, True) in sides


def _side(unit: Sequence[Word], pair: Pair) -> tuple[bool, bool]:
    """Which words of a pair the claim has: itself rather than by a synonym, since the two may be synonyms."""
    lemmas, said = {word.lemma for word in unit}, offered(unit)
    exact = (pair[0].lemma in lemmas, pair[1].lemma in lemmas)
    return exact if any(exact) else (covered(pair[0], said), covered(pair[1], said))


def _named_doer_differs(case: Case, clause: Clause) -> bool:
    """Whether somebody named does in the claim what somebody else does by name in the evidence, who is there as well."""
    mine = _named(case.claim, clause)
    if not mine or clause.passive:
        return False
    for word in clause.words:
        if not is_predicate(word) or word.verb in WEAK_VERBS | MODAL_VERBS:
            continue
        doing = [
            (reading, other)
            for reading in case.evidence
            for other in reading.clauses
            if not other.passive and any(covered(word, offered([done])) for done in other.words if done.verb)
        ]
        doers = [name for reading, other in doing for name in _named(reading, other)]
        others = [n for r in case.evidence for other in r.clauses if (r, other) not in doing for n in _named(r, other)]
        if doers and not any(covered(name, offered(doers)) for name in mine):
            return any(covered(name, offered(others)) for name in mine)
    return False


def _named(reading: Reading, clause: Clause) -> list[Word]:
    """The proper names in the nominative, but for places."""
    names = {name.start for name in reading.names}
    return [word for word in clause.words if word.start in names and word.case == "nom" and not is_place(word)]


def _owner_differs(case: Case, clause: Clause) -> bool:
    """Whether a thing of one body is the other's: "kaupungin aloitteesta ja yliopiston rahoittamana"."""
    for body in clause.bodies:
        things = _owned(case.claim, body)[:1]
        if not things:
            continue
        owners: list[Body] = []
        owning = False
        for reading in case.evidence:
            for other in reading.bodies:
                owned = _owned(reading, other)
                if any(covered(things[0], offered([thing])) for thing in owned):
                    owners.extend(_sharing(reading, other))
                elif owned and same_body(body, other):
                    owning = True
        if owning and owners and not any(same_body(body, owner) for owner in owners):
            return True
    return False


def _sharing(reading: Reading, body: Body) -> list[Body]:
    """The bodies that share the thing: "kaupungin, valtion ja liiton osuus"."""
    spans = [(other.start, other.end) for other in reading.bodies]
    mates = chain(reading, (body.start, body.end), spans, between=1)
    listed = [other for other in reading.bodies if (other.start, other.end) in mates]
    return [other for other in listed if other == body or not _owned(reading, other)]


def _owned(reading: Reading, body: Body) -> list[Word]:
    """The nouns right behind a body in the genitive: of "kaupungin johtoryhmän esitys" both."""
    found: list[Word] = []
    end, case = body.end, body.case
    for word in (word for word in reading.words if word.start >= body.end):
        verb = word.verb and word.form not in (Form.NOUN, Form.AGENT)
        if case != "gen" or is_empty(word) or verb or not reading.text[end : word.start].isspace():
            break
        found.append(word)
        end, case = word.end, word.case
    return found
