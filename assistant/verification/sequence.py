"""A nearly verbatim claim against its evidence, word for word: what stands in a word's place must be that word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from assistant.language.clauses import Reading
from assistant.language.finnish import (
    AND_WORDS,
    NECESSITY_VERBS,
    OR_WORDS,
    PERMISSION_VERBS,
    RECEIVE,
    STATE_VERBS,
)
from assistant.language.parties import is_place
from assistant.language.quantities import Quantity
from assistant.language.wording import all_concepts, covered, is_bound_word, is_empty, offered
from assistant.language.words import FINITE, Word
from assistant.verification.association import chain
from assistant.verification.reasons import Reason
from assistant.verification.roles import WEAK_VERBS, is_predicate

_CONTEXT = 3
_NEARLY_VERBATIM = 0.6


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


def numbers_changed_places(claim: Reading, evidence: Sequence[Reading]) -> Quantity | None:
    """Return a number or date of the claim that stands where the evidence has another, which the claim has elsewhere.

    Places are the same when the words around them are: "haku alkoi # ja päättyi #".
    """
    mine = _slots(claim)
    for reading in evidence:
        theirs = _slots(reading)
        matcher = SequenceMatcher(None, [name for name, _ in theirs], [name for name, _ in mine], autojunk=False)
        for a, b in _between_equals(matcher, len(theirs), len(mine)):
            own, other = mine[b][1], theirs[a][1]
            if own and other and not _share(own, other) and _elsewhere(claim, own, other):
                return own[0]
    return None


def _between_equals(matcher: SequenceMatcher[str], theirs: int, mine: int) -> Iterator[tuple[int, int]]:
    """The places (evidence, claim) that have the same words on both sides, or the edge of both sentences."""
    for a, b, size in matcher.get_matching_blocks():
        if size < _CONTEXT:
            continue
        opening = 0 if a == b == 0 else 1
        closing = size if (a + size, b + size) == (theirs, mine) else size - 1
        yield from ((a + step, b + step) for step in range(opening, closing))


def _slots(reading: Reading) -> list[tuple[str, list[Quantity]]]:
    """The words in order, every number or date as one slot of its kind."""
    slots: list[tuple[str, list[Quantity]]] = []
    for word in reading.words:
        found = [q for q in reading.quantities if q.start < word.end and word.start < q.end]
        if not found:
            slots.append((word.lower, []))
        elif not slots or slots[-1][1] != found:
            slots.append((f"#{'date' if found[0].date else 'number'}", found))
    return slots


def _share(own: Sequence[Quantity], other: Sequence[Quantity]) -> bool:
    return all(any(mine.same_value(theirs) for theirs in other) for mine in own)


def _elsewhere(claim: Reading, own: Sequence[Quantity], other: Sequence[Quantity]) -> bool:
    """Whether what the evidence has in a place stands in another place of the claim."""
    rest = [q for q in claim.quantities if q not in own]
    return any(mine.same_value(theirs) for mine in rest for theirs in other)


def parties_changed_places(claim: Reading, evidence: Sequence[Reading]) -> Word | None:
    """Return a city or body of the claim that stands where the evidence has another, which the claim has elsewhere.

    The order of a list says nothing: "Lahti, Pori ja Turku" may be "Turku, Lahti ja Pori".
    """
    mine = [_party_slot(claim, word) for word in claim.words]
    named = [word.lemma for word in claim.words if _is_party(claim, word)]
    for reading in evidence:
        theirs = [_party_slot(reading, word) for word in reading.words]
        matcher = SequenceMatcher(None, theirs, mine, autojunk=False)
        for a, b in _between_equals(matcher, len(theirs), len(mine)):
            own, other = claim.words[b], reading.words[a]
            if not _is_party(claim, own) or own.lemma == other.lemma or named.count(other.lemma) < 1:
                continue
            if not covered(own, offered([other])) and not _listed_together(reading, own.lemma, other):
                return own
    return None


def _party_slot(reading: Reading, word: Word) -> str:
    return f"#{word.case}" if _is_party(reading, word) else word.lower


def _listed_together(reading: Reading, lemma: str, other: Word) -> bool:
    """Whether the evidence has both in one list; a party of several words is one item of it ("Uudenmaan liiton")."""
    parties = [word for word in reading.words if _is_party(reading, word)]
    spans: list[tuple[int, int]] = []
    for word in parties:
        if spans and reading.text[spans[-1][1] : word.start].isspace():
            spans[-1] = (spans[-1][0], word.end)
        else:
            spans.append((word.start, word.end))
    own = next(span for span in spans if span[0] <= other.start < span[1])
    mates = chain(reading, own, spans, between=1)
    return any(word.lemma == lemma and a <= word.start < b for word in parties for a, b in mates)


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
        if tag == "replace" and _joined_otherwise(claim.words[c:d], reading.words[a:b]):
            return Reason.CONDITION
        if tag == "replace" and _party_vanished(claim, reading, (a, b, c, d)):
            return Reason.BODY
        here = offered(reading.words[a:b])
        for word in claim.words[c:d]:
            if _may_stand(claim, word, here) or any(
                _moved(word, other) or _receives(claim, word, other) for other in gone
            ):
                continue
            if covered(word, concepts) and not _is_party(claim, word) and not is_predicate(word):
                continue
            if tag == "replace" and any(_other_compound(word, other) for other in reading.words[a:b]):
                return _reason(claim, word)
            swapped = tag == "replace" and any(_has_meaning(other) for other in reading.words[a:b])
            if swapped and (is_predicate(word) or _is_party(claim, word) or not covered(word, context)):
                return _reason(claim, word)
    return ""


def _joined_otherwise(mine: Sequence[Word], theirs: Sequence[Word]) -> bool:
    """Whether "tai" took the place of "ja", or the other way about."""
    here, there = {word.lower for word in mine}, {word.lower for word in theirs}
    return bool(
        (here & OR_WORDS and there & AND_WORDS and not there & OR_WORDS)
        or (here & AND_WORDS and there & OR_WORDS and not here & OR_WORDS)
    )


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
    if is_empty(word) or is_bound_word(word) or covered(word, here):
        return True
    if word.verb in WEAK_VERBS or word.verb in NECESSITY_VERBS | PERMISSION_VERBS:
        return True
    return any(quantity.start <= word.start < quantity.end for quantity in claim.quantities)


def _moved(word: Word, other: Word) -> bool:
    """Whether the word is one that the evidence has elsewhere, in the same case."""
    return bool(all_concepts(word.lemma, word.verb, ()) & all_concepts(other.lemma, other.verb, other.parts)) and (
        not word.case or not other.case or word.case == other.case or not word.capital
    )


def _has_meaning(word: Word) -> bool:
    """Whether a word says something, if only what is done: "tekee" does, "on" does not."""
    return not is_empty(word) or (bool(word.verb) and word.verb not in STATE_VERBS and word.form in FINITE)


def _other_compound(word: Word, other: Word) -> bool:
    """Whether a compound took the place of another with the same head: "kaupunkirahoitus", "valtionrahoitus"."""
    if len(word.parts) < 2 or len(other.parts) < 2 or word.parts[-1] != other.parts[-1]:
        return False
    return not offered([word]) & offered([other]) - all_concepts(word.parts[-1], "", ())


def _receives(claim: Reading, word: Word, other: Word) -> bool:
    """Whether the subject of "saada" is the one to whom something goes in the evidence ("meni TEM:lle")."""
    return (
        word.lemma == other.lemma
        and word.case == "nom"
        and other.case == "all"
        and any(each.verb == RECEIVE for each in claim.words)
    )


def _is_party(claim: Reading, word: Word) -> bool:
    return is_place(word) or any(body.start <= word.start < body.end for body in claim.bodies)


def _reason(claim: Reading, word: Word) -> str:
    if is_place(word):
        return Reason.PLACE
    if _is_party(claim, word):
        return Reason.BODY
    return Reason.VERB if word.verb else Reason.WORDING
