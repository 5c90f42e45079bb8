"""Who does what to whom: the part that somebody has in a statement, and which parts say the same."""

from __future__ import annotations

from assistant.language import lists
from assistant.language.parties import body_head, is_place
from assistant.language.syntax.constituents import Item
from assistant.language.syntax.statement import Statement
from assistant.verification.alignment import Pair

_NOT_DOERS = lists.phrases("verification.not_doers")
_OBJECT_CASES = frozenset({"par", "gen", ""})
_CORE = frozenset({"nom", "nompl", "par", "gen"})
_DOERS = ("ja", "jä")
# Where a passive statement may have its doer: "valittiin ryhmässä", "liiton toimesta".
_DOER_PLACES = frozenset({"ine", "gen"})
_SOURCES = frozenset({"ela", "abl"})
_BEINGS = frozenset({"agent", "being", "ess"})
_BARE_VERBS = lists.words("verification.bare_verbs")
# Parts of somebody who is alone in a sentence: "kaupungilla on sopimuksessaan", "kaupungin sopimuksessa on".
_SHIFTS = frozenset(
    frozenset(pair)
    for pair in (("gen", "ine"), ("gen", "ade"), ("gen", "being"), ("ade", "being"), ("ade", "agent"), ("ine", "being"))
)
# … and of the doer where the deed is told by another verb: "EU rahoittaa", "rahoitus tulee EU:lta".
_SHIFTS_OF_VERB = frozenset(
    frozenset(pair)
    for pair in (("agent", "gen"), ("agent", "abl"), ("agent", "ela"), ("agent", "ine"), ("agent", "all"))
)
_CONVERSE = lists.groups("equivalents.converse")
_SCENES = frozenset({"gen", "ine", "ade", "being", "object"})


def role(statement: Statement, item: Item) -> str:
    """Return ``agent``, ``object``, ``being`` (of "on") or the case of an adjunct or modifier."""
    if item.case == "ade" and any(
        word.lower.startswith(("mahdollisuu", "velvollisuu")) for word in statement.verb.words
    ):
        return "agent"
    if item.case not in _CORE:
        return item.case
    if None not in item.governors:
        above = [one for one in statement.all_items if one.start in item.governors and one.start > item.start]
        return role(statement, above[0]) if above and item.case != "gen" else item.case
    if not statement.deeds or (item.case == "par" and _only_is(statement)):
        return "agent" if item.case == "gen" and "must" in statement.verb.modality else "being"
    if statement.verb.passive:
        told = (
            item.case == "gen"
            and is_party(item)
            and any(one.case == "nom" and one.is_head for one in statement.all_items)
        )
        return "agent" if told else "object"  # "sopimus sai hallituksen hyväksynnän"
    owed = any(word.lower.startswith("velvolli") for word in statement.verb.words)
    if (
        "must" in statement.verb.modality
        and not owed
        and any(one.case == "gen" and one.is_head for one in statement.all_items)
    ):
        return "agent" if item.case == "gen" else "object"
    if item.case in _OBJECT_CASES:
        return "object"
    rivals = [one for one in statement.all_items if one.is_head and one.case == item.case and one.quantity is None]
    if len(rivals) == 2 and is_party(rivals[0]) != is_party(rivals[1]):
        return "agent" if is_party(item) else "object"
    subjects = [one for one in statement.all_items if one.is_head and one.case in ("nom", "nompl")]
    if len({one.case for one in subjects}) == 2:
        several = item.case == "nompl" or any(
            one.listing == item.listing >= 0 and one.id != item.id for one in subjects
        )
        return "agent" if several == statement.verb.plural else "object"
    return "agent"


def _only_is(statement: Statement) -> bool:
    """Whether the verb says no more than that something is there: "hankkeeseen osallistuu toimijoita"."""
    return all(word.verb in _BARE_VERBS for word in statement.verb.deeds)


def same_part(claim: Statement, mine: Item, evidence: Statement, theirs: Item, deed_kept: bool) -> bool:
    """Whether the claim gives somebody the part that the evidence gives them, in the same deed or told by another verb."""
    one, two = role(claim, mine), role(evidence, theirs)
    if one == two:
        return True
    if mine.word is not None and is_place(mine.word) and ({one, two} <= _SCENES or {one, two} <= _BEINGS):
        return True
    if {one, two} <= _BEINGS or (one, two) == ("ela", "being"):
        return True
    if {one, two} == {"agent", "all"}:
        return any(word.verb == "kuulua" for part in (claim, evidence) for word in part.verb.deeds)
    places = _DOER_PLACES if deed_kept else _DOER_PLACES | _SOURCES
    if one == "agent":
        return evidence.verb.passive and two in places and not _has_agent(evidence, theirs)
    if two == "agent":
        return one in places and not _has_agent(claim, mine)
    if {one, two} == {"gen", "object"}:
        return not _has_object(claim if one == "gen" else evidence)
    return {one, two} <= {"gen", "ine"} or {one, two} <= {"ine", "ill"} or {one, two} <= {"ine", "ade"}


def _has_object(statement: Statement) -> bool:
    return any(role(statement, other) == "object" and other.quantity is None for other in statement.all_items)


def _has_agent(statement: Statement, item: Item) -> bool:
    return any(
        is_party(other) and other.id != item.id and role(statement, other) == "agent" for other in statement.all_items
    )


def is_party(item: Item) -> bool:
    """Whether an item is somebody who can act."""
    if item.word is None or item.case == "verb":
        return False
    if body_head(item.word) or is_place(item.word):
        return True
    lemma = item.word.lemma
    return lemma.endswith(_DOERS) and len(lemma) > 4 and not item.word.verb and not lemma.endswith(_NOT_DOERS)


def is_scope(item: Item) -> bool:
    """Whether an item is a place or date, which sets the scene in several forms."""
    if item.quantity is not None:
        return item.quantity.date is not None
    return item.word is not None and is_place(item.word)


def turned(pair: Pair) -> bool:
    """Whether the claim tells a giving from its other end: "saada" for "myöntää"."""
    mine = {word.verb for word in pair.claim.verb.deeds}
    theirs = {word.verb for word in pair.evidence.verb.deeds}
    return any(
        (one in _CONVERSE and theirs & set(_CONVERSE[one])) or any(one in _CONVERSE.get(two, ()) for two in theirs)
        for one in mine
    )


def may_shift(pair: Pair, mine: str, theirs: str) -> bool:
    """Whether somebody who is alone may have one part in the claim and another in the evidence."""
    parts = frozenset({mine, theirs})
    return parts in _SHIFTS or (parts in _SHIFTS_OF_VERB and not same_deed(pair))


def same_deed(pair: Pair) -> bool:
    """Whether claim and evidence tell what is done by one and the same verb."""
    return any(
        one.case == "verb" == two.case
        and one.word is not None
        and two.word is not None
        and one.word.verb == two.word.verb
        for one, two in pair.pairs
    )
