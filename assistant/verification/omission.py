"""What of the evidence a claim may leave out: what limits nothing, and never a limit, a condition, a doubt or an aim."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.language import lists
from assistant.language.syntax.conjuncts import top
from assistant.language.syntax.constituents import ADPOSITIONS, Item, is_adjective
from assistant.language.syntax.statement import Statement, Text
from assistant.language.words import Form
from assistant.verification.alignment import Pair, is_bare
from assistant.verification.equivalents import same_item
from assistant.verification.reasons import Reason
from assistant.verification.roles import is_party, is_scope

_SUPPORT_VERBS = lists.words("verification.support_verbs")
_BELONGING_VERBS = lists.words("verification.belonging_verbs")
_BARE_VERBS = lists.words("verification.bare_verbs")
_CARRYING_VERBS = lists.words("verification.carrying_verbs")
_MEASURES = lists.words("verification.measures")
_PLACING = lists.words("verification.placing")
_RESTRICTORS = lists.words("verification.restrictors")
_TOPICS = lists.words("verification.topics")
_DROPPABLE = lists.words("verification.droppable")
_DROPPABLE_LINKS = lists.words("verification.droppable_links")
_AMONG_OTHERS = ("muun", "muassa", "esimerkiksi")
_CORE = frozenset({"nom", "nompl", "par", "gen"})


def left_over(pair: Pair) -> str:
    """Return why an item that the claim leaves out matters; empty when none does."""
    return Reason.CONDITION if any(not _may_go(pair, item) for item in pair.left) else ""


def _may_go(pair: Pair, item: Item) -> bool:
    if item.bracket and any(one.bracket and one.phrase == item.phrase for one in pair.partner.values()):
        return False
    if item.bracket:
        return not any(
            one.bracket and one.word is not None and one.word.lower == "ei" and not _remark(pair) for one in pair.left
        )
    if _in_untouched_conjunct(pair, item):
        return True
    if item.start in pair.evidence.conjuncts and pair.evidence.conjuncts[item.start][1] > 0:
        return False
    if item.case == "verb":
        return _is_carried(pair, item)
    if item.word is not None and item.word.lower in _DROPPABLE:
        return True
    if _is_redundant(pair, item) or (item.text.lower() in _AMONG_OTHERS and not _is_complete(pair)):
        return True
    if _restricts(item):
        return False
    if is_topic(item) and not item.is_head:
        return True
    if is_bare(item) and not is_denied(pair):
        return True
    if (item.quantity is None or is_scope(item)) and any(same_item(one, item) for one in pair.said):
        return True
    kept = {one.start for one in pair.partner.values()}
    if _is_abbreviated(pair, item):
        return True
    head = top(pair.evidence.all_items, item)
    if head.id != item.id:
        if head.start in kept and (_is_chosen(pair, item) or _is_sum_of(pair, item, head)):
            return True
        return not _narrows(item) if head.start in kept else _may_go(pair, head) and not is_scope(item)
    if item.quantity is not None:
        return (_is_day(item) or item.quantity.kind == "clock") and _tells_an_event(pair.evidence)
    if item.case in _CORE:
        return _is_dropped_agent(pair, item)
    shared = item.case == "ela" and any(one.quantity is not None for one in pair.partner.values())
    return not (is_scope(item) or item.named or is_party(item) or shared or is_denied(pair))


def _is_redundant(pair: Pair, item: Item) -> bool:
    """Whether what the claim keeps says it too: a measure's name beside its number, "edeltävä" beside the years."""
    kept = pair.partner.values()
    if item.word is None:
        return False
    if item.word.lemma in _MEASURES:
        return any(one.quantity is not None for one in kept)
    if item.word.lemma in _PLACING:
        return any(one.quantity is not None and one.quantity.date is not None for one in kept)
    counts = [one for one in pair.evidence.all_items if one.quantity is not None and one.quantity.kind == "count"]
    return item.word.lemma in ("yhteensä", "kaikkiaan") and not pair.evidence.deeds and len(counts) == 1


def is_denied(pair: Pair) -> bool:
    """Whether the statement is one in which less said is more claimed: denied, or a condition."""
    return pair.evidence.verb.negative or pair.evidence.link in ("condition", "unless")


def _remark(pair: Pair) -> bool:
    return any(one.bracket and one.text == "lähteessä" for one in pair.left)


def _in_untouched_conjunct(pair: Pair, item: Item) -> bool:
    """Whether the claim has nothing of the item's conjunct but something of another of its group."""
    places = pair.evidence.conjuncts
    own = places.get(item.start)
    denied = any(one.word is not None and one.word.lower in ("eikä", "ei", "eivätkä") for one in pair.evidence.items)
    if own is None or denied or _is_complete(pair) or (pair.claim.verb.negative and not pair.evidence.verb.negative):
        return False
    kept = {places[one.start] for one in pair.partner.values() if one.start in places}
    return own not in kept and any(group == own[0] for group, _ in kept)


def _is_abbreviated(pair: Pair, item: Item) -> bool:
    """Whether the claim names the item's phrase by the abbreviation in the brackets behind it."""
    items = pair.evidence.all_items
    if top(items, item).start in {one.start for one in pair.partner.values()} or is_scope(item):
        return False
    shorts = [one for one in pair.partner.values() if one.bracket and one.text.isupper()]
    for short in shorts:
        before = [one for one in items if one.end <= short.start and not one.bracket]
        if before and top(items, item).start == top(items, max(before, key=lambda one: one.start)).start:
            return True
    return False


def _is_complete(pair: Pair) -> bool:
    """Whether the claim says what all of something are: "osapuolet ovat", "viisi maakuntaa ovat"."""
    named = [mine for mine, theirs in pair.pairs if theirs.start not in pair.evidence.conjuncts]
    counted = any(one.quantity is not None and one.quantity.kind == "count" for one in named)
    return not pair.claim.deeds and (counted or any(one.case == "nompl" and one.is_head for one in named))


def _is_chosen(pair: Pair, item: Item) -> bool:
    """Whether a participle only says of what is chosen that it is: "valitsee rahoitettavat hankkeet"."""
    measured = any(one.quantity is not None for one in pair.evidence.all_items)
    return item.word is not None and item.word.form is Form.NECESSIVE and not measured and not is_denied(pair)


def _is_sum_of(pair: Pair, item: Item, head: Item) -> bool:
    """Whether a sum only describes one thing: "viiden miljoonan euron käynnistysraha"."""
    quantity = item.quantity
    return (
        quantity is not None
        and quantity.kind == "money"
        and not quantity.bound
        and head.plural is False
        and not is_denied(pair)
    )


def _narrows(item: Item) -> bool:
    """Whether a modifier tells its noun from others: a name, a number, an adjective, somebody's."""
    if item.case != "gen" or is_adjective(item):
        return True
    return item.named or is_party(item) or item.quantity is not None


def _restricts(item: Item) -> bool:
    if item.word is None:
        return False
    known = _RESTRICTORS | ADPOSITIONS
    return item.word.lower in known or item.word.lemma in _RESTRICTORS


def is_topic(item: Item) -> bool:
    """Whether an item names what the material is about."""
    return item.word is not None and item.word.lemma in _TOPICS


def _is_carried(pair: Pair, item: Item) -> bool:
    """Whether the verb that the claim leaves out only carries a noun that the claim has as its verb."""
    if item.word is None:
        return False
    mine = [one for one in pair.claim.deeds if one.id not in pair.partner]
    bare = item.word.verb in _BARE_VERBS and all(one.word is not None and one.word.verb in _BARE_VERBS for one in mine)
    if bare and (mine or not pair.claim.deeds):
        return True
    if item.word.verb not in _SUPPORT_VERBS | _BELONGING_VERBS | _CARRYING_VERBS:
        return False
    return item.word.verb in _BELONGING_VERBS or any(
        mine.case == "verb" and theirs.case != "verb" for mine, theirs in pair.pairs
    )


def _is_dropped_agent(pair: Pair, item: Item) -> bool:
    """Whether the item is the doer of what the claim tells in the passive."""
    if not pair.claim.verb.passive or pair.evidence.verb.passive:
        return False
    return item.case in ("nom", "nompl") and item.is_head


def _is_day(item: Item) -> bool:
    return item.quantity is not None and item.quantity.date is not None and item.quantity.date.day > 0 and item.is_head


def _tells_an_event(statement: Statement) -> bool:
    """Whether the statement is true of its event without the day too: past, affirmed, and nothing measured."""
    quantities = [item.quantity for item in statement.all_items if item.quantity is not None and not item.bracket]
    measured = any(one.date is None and one.kind != "clock" for one in quantities)
    days = [item for item in statement.all_items if _is_day(item)]
    return statement.verb.tense == "past" and not statement.verb.negative and not measured and len(days) == 1


def unsaid(claim: Text, chosen: dict[int, tuple[Text, int]], told: Sequence[Statement]) -> str:
    """Return why a statement that the claim leaves out limits one that it has; empty when none does.

    ``told`` are the statements whose verb the claim has within another statement.
    """
    for text, number in chosen.values():
        used = {place for one, place in chosen.values() if one is text}
        used |= {place for place, one in enumerate(text.statements) if any(one is other for other in told)}
        statement = text.statements[number]
        if statement.link and statement.parent is not None and statement.parent not in used:
            return Reason.CONDITION
        for place, other in enumerate(text.statements):
            if place not in used and _limits(other, number, place):
                return Reason.CONDITION
    return ""


def _limits(other: Statement, number: int, place: int) -> bool:
    if other.link:
        return other.link not in _DROPPABLE_LINKS and (other.parent == number or other.link == "relative")
    return other.coordinator == "mutta" and place == number + 1
