"""What a pronoun, a bare noun or a missing subject stands for: the phrase of a statement before."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from assistant.language import lists
from assistant.language.parties import body_head
from assistant.language.syntax.constituents import Item
from assistant.language.syntax.statement import Statement
from assistant.language.words import Form

_PRONOUNS = lists.classes("syntax.pronouns")
_BARE_VERBS = lists.words("verification.bare_verbs")
_SCENE = frozenset({"ine", "ade", "time", "ess"})
_NOMINATIVES = frozenset({"nom", "nompl"})
_BARE = frozenset({"nom", "nompl", "par", "gen", "ine"})


def resolve(statements: Sequence[Statement]) -> None:
    """Fill in what pronouns stand for and what coordinated statements share."""
    for index in range(len(statements)):
        _resolve(statements, index)
    for one, two in pairwise(statements):
        if (
            two.coordinator == "ja"
            and not one.verb.passive
            and not two.verb.passive
            and not _subject(one)
            and one.deeds
        ):
            one.shared = (*one.shared, *_subject(two))


def _resolve(statements: Sequence[Statement], index: int) -> None:
    """Fill in what a pronoun stands for and what a coordinated statement shares with the one before it."""
    statement = statements[index]
    if statement.link == "relative":
        _resolve_relative(statements, index)
    elif index:
        before = statements[index - 1]
        if statement.coordinator and statement.sentence == before.sentence:
            subject = () if _has_subject(statement) or _is_impersonal(before, statement) else _subject(before)
            statement.shared = (*subject, *_scene(before, statement))
        _resolve_pronouns(statement, before)
    if index:
        _resolve_bare(statement, statements[index - 1])


def _is_impersonal(before: Statement, statement: Statement) -> bool:
    """Whether the nominative of the statement before can be no subject of this one."""
    owed = any(word.form is Form.NECESSIVE for word in statement.verb.words)
    return before.verb.passive or statement.verb.passive or owed


def _scene(before: Statement, statement: Statement) -> tuple[Item, ...]:
    """The scene that a statement shares: not the time or place that it has one of its own for."""
    own = {item.case for item in _fronted(statement)} | {item.case for item in statement.items if item.case == "time"}
    chosen = {item.phrase for item in _fronted(before) if item.is_head and item.case not in own}
    return tuple(item for item in _fronted(before) if item.phrase in chosen)


def _subject(statement: Statement) -> tuple[Item, ...]:
    """The phrase in the nominative, own or shared."""
    heads = [item for item in statement.all_items if item.is_head and item.case in _NOMINATIVES and not item.quantity]
    if not heads:
        return tuple(item for item in statement.shared if item.case in _NOMINATIVES)
    return tuple(item.shared() for item in statement.all_items if item.phrase == heads[0].phrase)


def _antecedent(before: Statement, case: str) -> tuple[Item, ...]:
    """What a pronoun stands for: the subject; in other cases than the nominative rather a thing than somebody."""
    subject = _subject(before)
    if case in ("gen", "par") and (done := _object(before)):
        return done
    if case not in _NOMINATIVES and any(
        body_head(item.word) for item in subject if item.word is not None and item.is_head
    ):
        things = [
            item for item in before.items
            if item.is_head and item.word is not None and item.case != "adv" and not body_head(item.word)
        ]  # fmt: skip
        first = min(things, key=lambda item: item.position, default=None)
        if first is not None:
            return tuple(item for item in before.items if item.phrase == first.phrase)
    return subject or _topic(before)


def _object(statement: Statement) -> tuple[Item, ...]:
    """What a doer does something to, without the day of it."""
    if not statement.deeds or statement.verb.passive or not _subject(statement):
        return ()
    heads = [
        item for item in statement.items
        if item.is_head and item.case in ("gen", "par") and item.word is not None and not item.bracket
    ]  # fmt: skip
    if len(heads) != 1:
        return ()
    return tuple(item for item in statement.items if item.phrase == heads[0].phrase and item.case != "time")


def _topic(statement: Statement) -> tuple[Item, ...]:
    """The first phrase, where nothing stands in the nominative: "Tiimissä on neljä henkeä. Se …"."""
    heads = [item for item in statement.items if item.is_head and item.word is not None and item.case != "adv"]
    first = min(heads, key=lambda item: item.position, default=None)
    return tuple(item for item in statement.items if first is not None and item.phrase == first.phrase)


def _has_subject(statement: Statement) -> bool:
    verb = min((word.start for word in statement.verb.words), default=0)
    return any(
        item.is_head and (item.case == "nom" or (item.case == "nompl" and (statement.verb.plural or item.start < verb)))
        for item in statement.items
    )


def _fronted(statement: Statement) -> tuple[Item, ...]:
    """The adjuncts before the subject and the verb: they set the scene for what is joined to it."""
    verb = min((word.start for word in statement.verb.words), default=0)
    cores = [item.start for item in statement.items if item.case in _NOMINATIVES]
    limit = min([verb, *cores]) if cores else verb
    chosen = {item.phrase for item in statement.items if item.is_head and item.start < limit and item.case in _SCENE}
    own = tuple(item.shared(scene=True) for item in statement.items if item.phrase in chosen)
    return own or tuple(item for item in statement.shared if item.scene)


def _resolve_relative(statements: Sequence[Statement], index: int) -> None:
    """Put the phrase before the comma in the place of "joka"."""
    statement = statements[index]
    pronoun = statement.words[0]
    mother = statements[statement.parent] if statement.parent is not None else None
    if mother is None:
        return
    before = [item for item in mother.all_items if item.end <= pronoun.start and item.is_head and not item.bracket]
    if not before:
        return
    phrase = max(before, key=lambda item: item.start).phrase
    members = [item for item in mother.items if item.phrase == phrase]
    case = {"joka": "nom", "jotka": "nompl"}.get(pronoun.lower, pronoun.case)
    statement.shared = tuple(item.moved(case, item.is_head) for item in members)
    statement.relative = True
    if any(item.named for item in members) or _is_told(mother, [item for item in members if item.is_head]):
        statement.link, statement.parent = "", None
    statement.items = tuple(item for item in statement.items if item.start != pronoun.start)


def _is_told(mother: Statement, heads: Sequence[Item]) -> bool:
    """Whether a relative clause tells more of one thing that its main clause has brought in, and picks none out.

    "Kaupunki nimeää johtoryhmän, jossa on yrityksiä", not "hankkeet, jotka täyttävät ehdon, saavat tukea".
    """
    verb = min((word.start for word in mother.verb.words), default=0)
    if mother.verb.negative or mother.link or any(one.plural is not False or one.start < verb for one in heads):
        return False
    bare = all(word.verb in _BARE_VERBS for word in mother.verb.deeds)
    brought = mother.verb.tense == "past" or bare or all(one.case == "gen" for one in heads)
    return brought or all(one.word is not None and bool(body_head(one.word)) for one in heads)


def _resolve_pronouns(statement: Statement, before: Statement) -> None:
    """Put the subject of the statement before in the place of "se"."""
    items: list[Item] = []
    for item in statement.items:
        case = _PRONOUNS.get(item.word.lower, "") if item.word is not None else ""
        subject = _antecedent(before, case) if case else ()
        if subject:
            items.extend(one.moved(case, one.is_head, phrase=item.phrase, at=item) for one in subject)
        else:
            items.append(item)
    statement.items = tuple(items)


def _resolve_bare(statement: Statement, before: Statement) -> None:
    """Put the full phrase in the place of a bare noun that repeats its head: "Porin toisessa haussa …, ja haku"."""
    if statement.sentence != before.sentence:
        return
    items: list[Item] = []
    for item in statement.items:
        bare = item.word is not None and item.is_head and not item.named and item.case in _BARE
        alone = bare and not any(item.start in other.governors for other in statement.items)
        full = [one for one in before.all_items if alone and _repeats(item, one, before)]
        if len(full) == 1:
            members = [one for one in before.all_items if one.start == full[0].start or _under(one, full[0], before)]
            items.extend(one.moved(item.case, one is full[0], phrase=item.phrase, at=item) for one in members)
        else:
            items.append(item)
    statement.items = tuple(items)


def _repeats(item: Item, full: Item, before: Statement) -> bool:
    if full.word is None or item.word is None:
        return False
    same = full.word.lemma == item.word.lemma or (full.word.parts and full.word.parts[-1] == item.word.lemma)
    return bool(same) and any(one.named and full.start in one.governors for one in before.all_items)


def _under(item: Item, head: Item, statement: Statement) -> bool:
    """Whether an item modifies another, directly or through a third."""
    above = [one for one in statement.all_items if one.start in item.governors and one.start != item.start]
    return any(one.start == head.start or (one.start > item.start and _under(one, head, statement)) for one in above)
