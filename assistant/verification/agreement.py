"""Whether the evidence carries a claim: the claim's statements are aligned with the evidence's, then tested.

What is not aligned does not pass. The tests are few and each has a name, by which ``evals adversarial --without NAME``
switches it off.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from assistant.language import lists
from assistant.language.parties import is_place
from assistant.language.syntax.constituents import ADPOSITIONS, BOUND_TO_NEXT, Item
from assistant.language.syntax.statement import Statement, Text
from assistant.language.syntax.statements import read
from assistant.verification.alignment import Pair, align
from assistant.verification.equivalents import abbreviated, same_word
from assistant.verification.omission import is_denied, is_topic, left_over, unsaid
from assistant.verification.parts import doers, parties, swapped
from assistant.verification.reasons import Reason
from assistant.verification.roles import is_party, is_scope

_CANDIDATES = 4
_MEASURING_VERBS = lists.words("verification.measuring_verbs")
_CONJUNCTIONS = lists.classes("verification.conjunctions")


def objection(claim: str, evidence: Sequence[str], without: Collection[str] = ()) -> str:
    """Return why the evidence does not carry the claim; empty when it does."""
    mine = read(abbreviated(claim))
    theirs = [read(abbreviated(text)) for text in evidence]
    chosen: dict[int, tuple[Text, int]] = {}
    told: list[Statement] = []
    for index, statement in enumerate(mine.statements):
        reasons: list[str] = []
        for text, number, pair in _candidates(mine, statement, _used_first(theirs, chosen)):
            reason = _tested(pair, without) or _linked(mine, index, text, number, chosen)
            if not reason:
                chosen[index] = (text, number)
                homes = [(theirs, pair.home(theirs)) for _, theirs in pair.pairs]
                told.extend(home for theirs, home in homes if theirs.case == "verb" or not home.deeds)
                break
            reasons.append(reason)
        if index not in chosen:
            return reasons[0] if reasons else Reason.WORDING
    return "" if "omission" in without else unsaid(mine, chosen, told)


def _used_first(theirs: Sequence[Text], chosen: dict[int, tuple[Text, int]]) -> list[Text]:
    """The evidence, first those sentences that the claim has repeated statements of already."""
    used = [text for text, _ in chosen.values()]
    return sorted(theirs, key=lambda text: text not in used)


def _candidates(mine: Text, statement: Statement, theirs: Sequence[Text]) -> list[tuple[Text, int, Pair]]:
    """The evidence's statements beside one of the claim, those that leave the least of it open first."""
    said = [item for other in mine.statements for item in other.items]
    found: list[tuple[tuple[int, int], Text, int, Pair]] = []
    for text in theirs:
        for number, other in enumerate(text.statements):
            pair = align(statement, other, [one for one in text.statements if one is not other], said)
            at_home = sum(pair.home(two) is other for _, two in pair.pairs)
            found.append(((len(pair.missing), -at_home), text, number, pair))
    found.sort(key=lambda entry: entry[0])
    return [(text, number, pair) for _, text, number, pair in found[:_CANDIDATES]]


def _tested(pair: Pair, without: Collection[str]) -> str:
    for name, test in TESTS.items():
        if name not in without and (reason := test(pair)):
            return reason
    return ""


# --- the tests --------------------------------------------------------------------------------------


def _covered(pair: Pair) -> str:
    """Every item of the claim stands in the evidence."""
    if not pair.missing:
        return ""
    item = pair.missing[0]
    if item.quantity is not None:
        return Reason.DATE if item.quantity.date is not None else Reason.NUMBER
    if item.case == "verb":
        return Reason.VERB
    if item.word is not None and is_place(item.word):
        return Reason.PLACE
    return Reason.BODY if item.named else Reason.WORDING


def _bounds(pair: Pair) -> str:
    """A number keeps its bound, and what it was stays apart from what it becomes."""
    for mine, theirs in pair.pairs:
        if mine.quantity is None or theirs.quantity is None:
            continue
        if mine.quantity.bound != theirs.quantity.bound or {mine.case, theirs.case} == {"ela", "ill"}:
            return Reason.BOUND
    return ""


def _narrowed(pair: Pair) -> str:
    """A compound keeps its first part where that limits what is denied or what a share is taken of."""
    shared = any(mine.quantity is not None and mine.quantity.kind == "share" for mine, _ in pair.pairs)
    for mine, theirs in pair.pairs:
        base = shared and mine.case in ("ela", "gen") and not is_topic(theirs)
        if (
            (base or is_denied(pair))
            and not same_word(mine, theirs)
            and _is_part(mine, theirs)
            and not is_topic(theirs)
        ):
            return Reason.CONDITION
    return ""


def _is_part(mine: Item, theirs: Item) -> bool:
    return mine.word is not None and theirs.word is not None and len(mine.word.parts) < len(theirs.word.parts)


def _polarity(pair: Pair) -> str:
    return Reason.NEGATION if pair.claim.verb.negative != pair.evidence.verb.negative else ""


def _modality(pair: Pair) -> str:
    differs = pair.claim.verb.modality ^ pair.evidence.verb.modality
    return Reason.MODALITY if differs and not _is_bound(pair, differs) else ""


def _is_bound(pair: Pair, differs: frozenset[str]) -> bool:
    """Whether a bound says what the modal verb says: "sai kestää enintään" and "enimmäiskesto oli"."""
    verbs = {word.verb for word in (*pair.claim.verb.deeds, *pair.evidence.verb.deeds)}
    bounds = {two.quantity.bound for _, two in pair.pairs if two.quantity is not None and two.quantity.bound}
    wanted = {"may": "max", "must": "min"}
    return verbs <= _MEASURING_VERBS and len(differs) == 1 and bounds == {wanted.get(min(differs), "")}


def _tense(pair: Pair) -> str:
    return Reason.TENSE if {pair.claim.verb.tense, pair.evidence.verb.tense} == {"past", "present"} else ""


def _modifiers(pair: Pair) -> str:
    """What modifies a word in the claim modifies it in the evidence, directly or through another."""
    for mine, theirs in pair.pairs:
        if mine.is_head or "verb" in (mine.case, theirs.case) or (is_scope(mine) and _alone(pair, mine)):
            continue
        if mine.quantity is not None and mine.quantity.kind in ("money", "share", "duration") and _alone(pair, mine):
            continue
        above = [one for one in pair.claim.all_items if one.start in mine.governors]
        partners = [pair.partner[one.id] for one in above if one.id in pair.partner]
        if not partners or {one.start for one in partners} & _chain(pair.elements, theirs):
            continue
        postposed = any(one.text.lower() in ADPOSITIONS for one in partners)
        if mine.case == "gen" and mine.quantity is None and not postposed and (not is_party(mine) or theirs.is_head):
            continue
        return Reason.ROLE
    return ""


def _alone(pair: Pair, item: Item) -> bool:
    """Whether the evidence has no other place, or date, that this one could have changed places with."""
    return not any(
        other.id != pair.partner[item.id].id and _rivals(item, other)
        for other in (*pair.evidence.all_items, *(one for around in pair.around for one in around.all_items))
    )


def _rivals(item: Item, other: Item) -> bool:
    if item.quantity is not None and item.quantity.date is None:
        return other.quantity is not None and other.quantity.kind == item.quantity.kind
    return is_scope(other) and (other.quantity is None) == (item.quantity is None)


def _chain(items: Sequence[Item], item: Item) -> set[int]:
    found: set[int] = set()
    waiting = [item]
    while waiting:
        governors = waiting.pop().governors
        above = [one for one in items if one.start in governors and one.start not in found]
        found |= {one.start for one in above}
        waiting.extend(above)
    return found


def _conjuncts(pair: Pair) -> str:
    """What the claim tells of one conjunct stands in one conjunct of the evidence, and two stay two."""
    mine, theirs = pair.claim.conjuncts, pair.evidence.conjuncts
    found = [(mine.get(one.start), theirs[two.start]) for one, two in pair.pairs if two.start in theirs]
    for index, (own, place) in enumerate(found):
        for other, where in found[index + 1 :]:
            if place[0] == where[0] and (own == other) != (place == where):
                return Reason.CONDITION
    return ""


def _conjunctions(pair: Pair) -> str:
    """What is joined by "ja" is not joined by "tai" in the claim, nor the other way about."""
    mine, theirs = (
        {_CONJUNCTIONS.get(word.lower) for word in one.words} - {None} for one in (pair.claim, pair.evidence)
    )
    if pair.claim.verb.negative and pair.evidence.verb.negative:
        return ""
    return Reason.CONDITION if ("or" in mine) != ("or" in theirs) and mine and theirs else ""


def _home(pair: Pair) -> str:
    """A statement of the claim is one statement of the evidence, with what hangs on it."""
    homes = [one for one in (pair.home(two) for _, two in pair.pairs) if one is not pair.evidence]
    hanging = bool(pair.evidence.link) or pair.evidence.relative
    compared = [one for one in homes if "comparison" in (one.link, pair.evidence.link)]
    deed = min(pair.claim.deeds, key=lambda one: one.start, default=None)
    told = pair.partner.get(deed.id) if deed is not None else None
    if told is not None and told.case == "verb" and pair.home(told) is not pair.evidence:
        return Reason.CONDITION
    strange = [one for one in homes if not (one.link or one.relative or hanging)]
    return Reason.CONDITION if strange or compared else ""


def _order(pair: Pair) -> str:
    """Items that their form does not tell apart keep their order, unless they are coordinated."""
    pairs = [
        (mine, theirs)
        for mine, theirs in pair.pairs
        if (is_party(mine) and mine.is_head and theirs.is_head) or mine.quantity is not None
    ]
    if _is_equation(pair):
        pairs = [(mine, theirs) for mine, theirs in pairs if mine.case not in ("nom", "nompl")]
    for index, (one, first) in enumerate(pairs):
        for two, second in pairs[index + 1 :]:
            if not _alike(one, two) or one.position == two.position or _coordinated(pair, one, two):
                continue
            if (first.position, first.start) > (second.position, second.start):
                return Reason.ROLE
    return ""


def _is_equation(pair: Pair) -> bool:
    """Whether the statement says that one thing is another, so that either may come first."""
    heads = {
        item.listing if item.listing >= 0 else -item.start - 2
        for item in pair.claim.all_items
        if item.is_head and item.case in ("nom", "nompl")
    }
    return len(heads) == 2 and not pair.claim.deeds


def _exchanged(pair: Pair) -> str:
    """What is done is not told as what it is done after: "tarkistetaan pisteytyksen jälkeen"."""
    deeds = {(mine.case == "verb", theirs.case == "verb") for mine, theirs in pair.pairs}
    return Reason.ROLE if {(True, False), (False, True)} <= deeds else ""


def _dated(pair: Pair) -> str:
    """A date that belongs to a noun is not told of something else: "päivitettiin kaudeksi 2025–2027"."""
    for mine, theirs in pair.pairs:
        if mine.quantity is None or mine.quantity.date is None:
            continue
        items = pair.home(theirs).all_items
        ends = {place for one in items if one.start in (theirs.start, theirs.start - 1) for place in one.governors}
        nouns = [
            one for one in items if one.start in ends and one.case in ("tra", "all", "ill") and one.quantity is None
        ]
        kept = {one.start for one in pair.partner.values()} | pair.absorbed
        if nouns and mine.case == "time" and not any(one.start in kept for one in nouns):
            return Reason.DATE
    return ""


def _alike(one: Item, two: Item) -> bool:
    if one.quantity is not None and two.quantity is not None:
        return one.quantity.kind == two.quantity.kind and one.case == two.case
    return one.quantity is None and two.quantity is None and one.case == two.case and one.case not in ("adv", "verb")


def _coordinated(pair: Pair, one: Item, two: Item) -> bool:
    places = pair.claim.conjuncts
    return one.start in places and two.start in places and places[one.start][0] == places[two.start][0]


def _particles(pair: Pair) -> str:
    """A particle keeps the word that it belongs to: "vain kaupunki", "vain vuonna 2023"."""
    for mine, theirs in pair.pairs:
        if mine.word is None or mine.word.lower not in BOUND_TO_NEXT:
            continue
        one, two = pair.claim.beside(mine, 1), pair.evidence.beside(theirs, 1)
        found = pair.partner.get(one.id) if one is not None else None
        if found != two and (found is None or two is None or not found.listing == two.listing >= 0):
            return Reason.CONDITION
    return ""


TESTS: dict[str, Callable[[Pair], str]] = {
    "coverage": _covered,
    "bounds": _bounds,
    "narrowed": _narrowed,
    "polarity": _polarity,
    "modality": _modality,
    "tense": _tense,
    "home": _home,
    "parties": parties,
    "doers": doers,
    "modifiers": _modifiers,
    "conjuncts": _conjuncts,
    "conjunctions": _conjunctions,
    "order": _order,
    "exchanged": _exchanged,
    "swapped": swapped,
    "dated": _dated,
    "particles": _particles,
    "leftovers": left_over,
}


# --- how statements hang together -------------------------------------------------------------------


def _linked(mine: Text, index: int, text: Text, number: int, chosen: dict[int, tuple[Text, int]]) -> str:
    """A condition stays a condition, the content of a report its content, and a relative clause with what it tells of."""
    statement, other = mine.statements[index], text.statements[number]
    before = chosen.get(index - 1)
    elsewhere = statement.relative and before is not None and before[0] is not text
    if elsewhere and not any(is_party(item) for item in statement.shared):
        return Reason.CONDITION
    if statement.link == "relative" and not other.link:
        return ""  # said outright, so it may be said in passing
    if statement.link != other.link:
        return Reason.CONDITION
    hangs = statement.parent is not None, other.parent is not None
    return Reason.CONDITION if statement.link and hangs[0] != hangs[1] else ""
