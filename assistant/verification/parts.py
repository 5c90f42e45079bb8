"""Tests that everybody and everything has the part in the claim that it has in the evidence."""

from __future__ import annotations

from assistant.language.syntax.constituents import Item
from assistant.language.syntax.statement import Statement
from assistant.language.words import Form
from assistant.verification.alignment import Pair
from assistant.verification.reasons import Reason
from assistant.verification.roles import is_party, may_shift, role, same_deed, same_part, turned

_ENDS_OF_GIVING = frozenset({"agent", "all", "abl", "ela", "object", "being"})


def parties(pair: Pair) -> str:
    """Everybody has the part in the claim that they have in the evidence."""
    parties = [(mine, theirs) for mine, theirs in pair.pairs if is_party(mine) and theirs.case != "verb"]
    given = turned(pair)
    for mine, theirs in parties:
        parts = role(pair.claim, mine), role(pair.home(theirs), theirs)
        if given and parts[0] == parts[1] and parts[0] in ("agent", "all"):
            return Reason.ROLE
        if same_part(pair.claim, mine, pair.home(theirs), theirs, same_deed(pair)) or (
            given and set(parts) <= _ENDS_OF_GIVING
        ):
            continue
        acts = _acts(pair.claim, mine) or _acts(pair.home(theirs), theirs)
        if acts or not _is_alone(pair, mine, theirs) or not may_shift(pair, *parts):
            return Reason.ROLE
    return ""


def _acts(statement: Statement, item: Item) -> bool:
    """Whether somebody is the doer of a participle: "TEM:n omistama"."""
    above = [one for one in statement.all_items if one.start in item.governors]
    return any(one.word is not None and one.word.verb for one in above)


def _is_alone(pair: Pair, mine: Item, theirs: Item) -> bool:
    """Whether nobody else is there, in claim or evidence, whom this party could have changed places with."""
    keeping = {
        place
        for one, two in pair.pairs
        if two.case != "verb" and role(pair.claim, one) == role(pair.home(two), two)
        for place in (one.id, two.id)
    }
    return not any(
        is_party(other) and other.id != own.id and other.id not in keeping and not _together(other, own)
        for one, own in ((pair.claim, mine), (pair.evidence, theirs))
        for other in one.all_items
    )


def _together(other: Item, own: Item) -> bool:
    """Whether two parties are told of as one: in one list, or in one name."""
    return (other.listing >= 0 and other.listing == own.listing) or other.phrase == own.phrase


def doers(pair: Pair) -> str:
    """Who or what does a deed in the claim, or is done to, does it in the evidence, where that says who or what."""
    deed = min(pair.claim.deeds, key=lambda one: one.start, default=None)
    told = pair.partner.get(deed.id) if deed is not None else None
    if deed is None or told is None or told.case != "verb" or _verb(deed) != _verb(told):
        return ""
    home = pair.home(told)
    for part in ("agent", "object"):
        theirs = {one.phrase for one in home.all_items if _has_part(home, one, part)}
        for item in pair.claim.all_items if theirs else ():
            found = pair.partner.get(item.id) if _has_part(pair.claim, item, part) else None
            if found is not None and not found.bracket and found.case != "verb" and found.phrase not in theirs:
                return Reason.ROLE
    return ""


def _verb(item: Item) -> str:
    return item.word.verb if item.word is not None else ""


def _has_part(statement: Statement, item: Item, part: str) -> bool:
    """Whether an item is the doer of the statement's verb, or what that is done to."""
    if item.case not in ("nom", "nompl", "par", "gen") or not item.is_head or item.quantity is not None or item.bracket:
        return False
    infinitives = [word for word in statement.verb.deeds if word.form is Form.INFINITIVE]
    if infinitives or not statement.deeds or (statement.verb.passive and (part == "agent" or item.case == "gen")):
        return False
    return role(statement, item) == part


def swapped(pair: Pair) -> str:
    """No two words have changed parts, and two that are one in the claim are told of in one statement."""
    parts = [
        (role(pair.claim, mine), role(pair.home(theirs), theirs), pair.home(theirs), mine, theirs)
        for mine, theirs in pair.pairs
        if mine.quantity is None and "adv" not in (mine.case, theirs.case) and "verb" not in (mine.case, theirs.case)
    ]
    for index, (one, first, home, item, _) in enumerate(parts):
        for two, second, other, item2, theirs2 in parts[index + 1 :]:
            if one != two and (one, two) == (second, first):
                return Reason.ROLE
            one_thing = one == two == "being" and not pair.claim.deeds and item.listing == item2.listing == -1
            if one_thing and item.is_head and item2.is_head and home is not other and not theirs2.inherited:
                return Reason.ROLE
    return ""
