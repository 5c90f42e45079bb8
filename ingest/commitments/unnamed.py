"""Whose an undertaking is that names nobody ("Avustus maksetaan …"): the cues of its words and of the document, weighed."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.language import lists
from assistant.language.words import Word
from ingest.commitments.actors import Actor
from ingest.commitments.predicate import BAN, RIGHT, Predicate
from ingest.commitments.roles import PARTIES, Roles, head_of

_PAYING = lists.words("commitments.paying")
_GIVING_BACK = lists.words("commitments.giving_back")
_OFFICIAL = lists.words("commitments.official")
_CHARGING = lists.words("commitments.charging")
_ENFORCING = lists.words("commitments.enforcing")
_NAMING = lists.words("commitments.naming")
_OWED = tuple(lists.phrases("commitments.owed"))
_HELD = tuple(lists.phrases("commitments.held_objects"))
_GRANTED = tuple(lists.phrases("commitments.granted_objects"))
_BUYERS = tuple(lists.phrases("commitments.buyer_roles"))
_APPLYING = lists.text("commitments.applying")
_APPLICATION = lists.text("commitments.application")
_OFFICIAL_OBJECT = tuple(lists.phrases("commitments.official_objects"))
_LEAVING = lists.text("commitments.leaving")
_TOWARDS = frozenset({"all", "abl"})
_FROM = frozenset({"abl"})
_WITH = lists.text("commitments.with")
_OBJECT_CASES = frozenset({"nom", "nompl", "par"})

# What a cue counts. Being addressed outweighs all others: nobody reports to himself.
_PRESENT, _ADDRESSED, _HEADED, _ACT, _SPOKEN, _OBLIGED, _SECTION = 1, -16, 15, 7, 3, 1, 1


def whose(roles: Roles, predicate: Predicate, found: Sequence[Word], everybody: Sequence[Actor], lead: str) -> str:
    """Return the party that is meant; empty where nothing tells."""
    if predicate.first_person:
        return lead or roles.heading or PARTIES
    if lead:
        return lead
    if predicate.act in _NAMING:
        appointing = next((actor for actor in everybody if actor.case == "all"), None)
        if appointing is not None:
            return appointing.name
    act = _act(predicate, found)
    acting = _by_act(roles, predicate, act, found)
    others = _addressed(found, everybody, predicate, act)
    best, chosen = _ADDRESSED // 2, ""
    for name in dict.fromkeys((roles.heading, roles.last, roles.obligor, roles.authority, roles.applicant)):
        if not name:
            continue
        score = _PRESENT + _obliged(roles, name, predicate) + (_SPOKEN if name == roles.last else 0)
        score += _SECTION if roles.told[name] else 0
        score += _HEADED if name == roles.heading else 0
        score += _ACT if name == acting else 0
        score += _ADDRESSED if any(name.casefold().endswith(other) for other in others) else 0
        if score > best:
            best, chosen = score, name
    return chosen


def _obliged(roles: Roles, name: str, predicate: Predicate) -> int:
    """How far the role of a party in the document makes it the one that owes."""
    if name == roles.authority and predicate.passive and not predicate.open and roles.is_one_sided:
        return -2 * _OBLIGED
    if name != roles.obligor:
        return _OBLIGED if name == roles.authority and not predicate.passive else 0
    if not roles.is_one_sided:
        return _OBLIGED
    return 3 * _OBLIGED if predicate.strength != RIGHT and not predicate.open else 2 * _OBLIGED


def _act(predicate: Predicate, found: Sequence[Word]) -> str:
    """The verb of what is done: of what may be left undone, that ("jättää perimättä")."""
    if predicate.act != _LEAVING:
        return predicate.act
    return next((word.verb for word in found if word.verb and word.lower.endswith(("matta", "mättä"))), predicate.act)


def _addressed(found: Sequence[Word], everybody: Sequence[Actor], predicate: Predicate, act: str) -> set[str]:
    """Those whom the act is for or agreed with; whoever's thing may not be touched is not forbidden to."""
    towards = _FROM if act in _CHARGING else _TOWARDS
    others = {actor.lemma for actor in everybody if actor.case in towards}
    for actor in everybody:
        following = next((word for word in found if word.start >= actor.end), None)
        if following is not None and following.lower == _WITH:
            others.add(actor.lemma)
        if actor.owner and predicate.strength == BAN:
            others.add(actor.lemma)
    return others


def _by_act(roles: Roles, predicate: Predicate, act: str, found: Sequence[Word]) -> str:
    """The side whose act this is in an agreement or decision of two unequal sides."""
    objects = [word.lemma for word in found if word.case in _OBJECT_CASES]
    applies = act == _APPLYING or any(_APPLICATION in word.lemma and word.case != "gen" for word in found)
    if roles.applicant and applies and act not in _OFFICIAL:
        return roles.applicant
    if not (predicate.passive and roles.authority) or not roles.is_one_sided:
        return ""
    buys = head_of(roles.authority).endswith(_BUYERS)
    if predicate.strength == RIGHT:
        return roles.authority if act in _ENFORCING and not buys else ""
    if not predicate.open:
        return ""
    if act in _CHARGING:
        return roles.obligor if buys else roles.authority
    if act in _PAYING | _GIVING_BACK:
        return _payer(roles, act, objects, buys)
    official = act in _OFFICIAL or any(one.endswith(_OFFICIAL_OBJECT) for one in objects)
    return roles.authority if official and not buys else ""


def _payer(roles: Roles, act: str, objects: Sequence[str], buys: bool) -> str:
    """Who pays or gives back: what is owed, the one who owes it; a deposit, the one who holds it; a grant, the one who grants."""
    if any(one.endswith(_HELD) for one in objects):
        return roles.authority
    if any(one.endswith(_OWED) for one in objects) and not buys:
        return roles.obligor
    if any(one.endswith(_GRANTED) for one in objects):
        return roles.obligor if act in _GIVING_BACK else roles.authority
    return roles.authority if act in _PAYING else ""
