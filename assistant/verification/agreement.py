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
from assistant.language.words import Form
from assistant.verification.alignment import Pair, align
from assistant.verification.omission import left_over, unsaid
from assistant.verification.reasons import Reason
from assistant.verification.roles import is_party, is_scope, may_shift, role, same_part, turned

_CANDIDATES = 4
_MEASURING_VERBS = lists.words("verification.measuring_verbs")
_CONJUNCTIONS = lists.classes("verification.conjunctions")


def objection(claim: str, evidence: Sequence[str], without: Collection[str] = ()) -> str:
    """Return why the evidence does not carry the claim; empty when it does."""
    mine = read(claim)
    theirs = [read(text) for text in evidence]
    chosen: dict[int, tuple[Text, int]] = {}
    told: list[Statement] = []
    for index, statement in enumerate(mine.statements):
        reasons: list[str] = []
        for text, number, pair in _candidates(mine, statement, _used_first(theirs, chosen)):
            reason = _tested(pair, without) or _linked(mine, index, text, number)
            if not reason:
                chosen[index] = (text, number)
                told.extend(pair.home(theirs) for _, theirs in pair.pairs if theirs.case == "verb")
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
    """A number keeps its bound and its unit."""
    for mine, theirs in pair.pairs:
        if mine.quantity is not None and theirs.quantity is not None and mine.quantity.bound != theirs.quantity.bound:
            return Reason.BOUND
    return ""


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


def _parties(pair: Pair) -> str:
    """Everybody has the part in the claim that they have in the evidence."""
    parties = [(mine, theirs) for mine, theirs in pair.pairs if is_party(mine) and theirs.case != "verb"]
    given = turned(pair)
    for mine, theirs in parties:
        parts = role(pair.claim, mine), role(pair.home(theirs), theirs)
        if given and parts[0] == parts[1] and parts[0] in ("agent", "all"):
            return Reason.ROLE
        if same_part(pair.claim, mine, pair.home(theirs), theirs) or (given and set(parts) <= _ENDS_OF_GIVING):
            continue
        acts = _acts(pair.claim, mine) or _acts(pair.home(theirs), theirs)
        if acts or not _is_alone(pair, mine, theirs) or not may_shift(pair, *parts):
            return Reason.ROLE
    return ""


_ENDS_OF_GIVING = frozenset({"agent", "all", "abl", "ela", "object", "being"})


def _acts(statement: Statement, item: Item) -> bool:
    """Whether somebody is the doer of a participle: "TEM:n omistama"."""
    above = [one for one in statement.all_items if one.start in item.governors]
    return any(one.word is not None and one.word.verb for one in above)


def _is_alone(pair: Pair, mine: Item, theirs: Item) -> bool:
    """Whether nobody else is there, in claim or evidence, whom this party could have changed places with."""
    return not any(
        is_party(other) and other.id != own.id and not _together(one, other, own)
        for one, own in ((pair.claim, mine), (pair.evidence, theirs))
        for other in one.all_items
    )


def _together(statement: Statement, other: Item, own: Item) -> bool:
    """Whether two parties are told of as one: in one list, or in one name."""
    return (other.listing >= 0 and other.listing == own.listing) or other.phrase == own.phrase


def _doers(pair: Pair) -> str:
    """Who or what does a deed in the claim does it in the evidence, where that says who does it."""
    deed = min(pair.claim.deeds, key=lambda one: one.start, default=None)
    told = pair.partner.get(deed.id) if deed is not None else None
    if deed is None or told is None or told.case != "verb" or _verb(deed) != _verb(told):
        return ""
    home = pair.home(told)
    theirs = {one.phrase for one in home.all_items if _is_doer(home, one)}
    for item in pair.claim.all_items if theirs and not (pair.claim.verb.passive or home.verb.passive) else ():
        found = pair.partner.get(item.id) if _is_doer(pair.claim, item) else None
        if found is not None and not found.bracket and found.case != "verb" and found.phrase not in theirs:
            return Reason.ROLE
    return ""


def _verb(item: Item) -> str:
    return item.word.verb if item.word is not None else ""


def _is_doer(statement: Statement, item: Item) -> bool:
    later = [word for word in statement.verb.deeds if word.form is Form.INFINITIVE and word.start < item.start]
    if later:
        return False
    nominative = item.case in ("nom", "nompl") and item.is_head and item.quantity is None and not item.bracket
    return nominative and bool(statement.deeds) and role(statement, item) == "agent"


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
    homes = [pair.home(two) for _, two in pair.pairs]
    hanging = bool(pair.evidence.link) or pair.evidence.relative
    strange = [one for one in homes if one is not pair.evidence and not (one.link or one.relative or hanging)]
    return Reason.CONDITION if strange else ""


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


def _alike(one: Item, two: Item) -> bool:
    if one.quantity is not None and two.quantity is not None:
        return one.quantity.kind == two.quantity.kind
    return one.quantity is None and two.quantity is None and one.case == two.case and one.case not in ("adv", "verb")


def _coordinated(pair: Pair, one: Item, two: Item) -> bool:
    places = pair.claim.conjuncts
    return one.start in places and two.start in places and places[one.start][0] == places[two.start][0]


def _particles(pair: Pair) -> str:
    """A particle keeps the word that it belongs to."""
    for mine, theirs in pair.pairs:
        lower = mine.word.lower if mine.word is not None else ""
        steps = (1,) if lower in BOUND_TO_NEXT else (-1, 1) if lower in ADPOSITIONS else ()
        if steps and not any(_same_side(pair, mine, theirs, step) for step in steps):
            return Reason.CONDITION
    return ""


def _same_side(pair: Pair, mine: Item, theirs: Item, step: int) -> bool:
    one, two = pair.claim.beside(mine, step), pair.evidence.beside(theirs, step)
    if one is None or two is None:
        return one is two
    found = pair.partner.get(one.id)
    return found is not None and (found == two or (found.listing >= 0 and found.listing == two.listing))


TESTS: dict[str, Callable[[Pair], str]] = {
    "coverage": _covered,
    "bounds": _bounds,
    "polarity": _polarity,
    "modality": _modality,
    "tense": _tense,
    "home": _home,
    "parties": _parties,
    "doers": _doers,
    "modifiers": _modifiers,
    "conjuncts": _conjuncts,
    "conjunctions": _conjunctions,
    "order": _order,
    "exchanged": _exchanged,
    "particles": _particles,
    "leftovers": left_over,
}


# --- how statements hang together -------------------------------------------------------------------


def _linked(mine: Text, index: int, text: Text, number: int) -> str:
    """A condition stays a condition and the content of a report its content."""
    statement, other = mine.statements[index], text.statements[number]
    if statement.link != other.link:
        return Reason.CONDITION
    hangs = statement.parent is not None, other.parent is not None
    return Reason.CONDITION if statement.link and hangs[0] != hangs[1] else ""
