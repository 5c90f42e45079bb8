"""One statement of a claim beside one of the evidence: every item has its counterpart, one to one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.language import lists
from assistant.language.syntax.constituents import Item
from assistant.language.syntax.statement import Statement
from assistant.language.words import Form
from assistant.verification.equivalents import names, same_item, same_word

_SUPPORT_VERBS = lists.words("verification.support_verbs")
_BELONGING_VERBS = lists.words("verification.belonging_verbs")
_MEASURING_VERBS = lists.words("verification.measuring_verbs")
_MEASURES = lists.words("verification.measures")
_BARE_VERBS = lists.words("verification.bare_verbs")
_CARRYING_VERBS = lists.words("verification.carrying_verbs")
_TYING_VERBS = lists.words("verification.tying_verbs")
_BARE_NOUNS = lists.words("verification.bare_nouns")
_ASKING = lists.words("verification.asking")
_SMALL_CLAIMS = lists.words("verification.small_claims")
_PRONOUNS = lists.classes("syntax.pronouns")
_CORE = frozenset({"nom", "nompl", "par", "gen", ""})


@dataclass(slots=True)
class Pair:
    """A claim's statement and the evidence's that it repeats; ``partner`` maps the claim's items, by id, to those."""

    claim: Statement
    evidence: Statement
    around: tuple[Statement, ...] = ()
    said: tuple[Item, ...] = ()
    partner: dict[tuple[int, int], Item] = field(default_factory=dict)
    missing: list[Item] = field(default_factory=list)
    absorbed: set[int] = field(default_factory=set)

    elements: list[Item] = field(default_factory=list)
    _homes: dict[tuple[int, int], Statement] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Collect everything that the evidence sentence offers, its own statement first."""
        for statement in (self.evidence, *self.around):
            own = statement.elements if statement is self.evidence else (*statement.items, *statement.deeds)
            for item in own:
                if item.id not in self._homes:
                    self._homes[item.id] = statement
                    self.elements.append(item)

    @property
    def left(self) -> list[Item]:
        """Items of the evidence that the claim does not have."""
        taken = {item.start for item in self.partner.values()} | self.absorbed
        return [item for item in self.evidence.elements if item.start not in taken]

    @property
    def left_deeds(self) -> list[Item]:
        """The evidence's verbs that the claim does not have."""
        return [item for item in self.left if item.case == "verb"]

    def home(self, item: Item) -> Statement:
        """The statement that an item of the evidence stands in."""
        return self._homes[item.id]

    @property
    def pairs(self) -> list[tuple[Item, Item]]:
        """The aligned items, in the order of the claim."""
        found = [(item, self.partner[item.id]) for item in self.claim.elements if item.id in self.partner]
        return sorted(found, key=lambda pair: pair[0].position)


def align(claim: Statement, evidence: Statement, around: Sequence[Statement] = (), said: Sequence[Item] = ()) -> Pair:
    """Give every item of the claim the item of the evidence that fits best, each at most once."""
    pair = Pair(claim, evidence, tuple(around), tuple(said))
    options = {item.id: [other for other in pair.elements if same_item(item, other)] for item in claim.elements}
    wanted = Counter(other.id for others in options.values() for other in others)
    scored = [
        (-_fit(pair, item, other) if len(options[item.id]) > 1 or wanted[other.id] > 1 else 0.0, index, item, other)
        for index, item in enumerate(claim.elements)
        for other in options[item.id]
    ]
    taken: set[tuple[int, int]] = set()
    for _, _, item, other in sorted(scored, key=lambda entry: entry[:2]):
        if item.id not in pair.partner and other.id not in taken:
            pair.partner[item.id] = other
            if same_word(item, other):
                taken.add(other.id)  # the parts of a compound may each answer for a word
    for item in claim.elements:
        if item.id not in pair.partner:
            _compose(pair, item)
    pair.missing = [item for item in claim.elements if item.id not in pair.partner and not _may_be_added(pair, item)]
    return pair


def _compose(pair: Pair, item: Item) -> None:
    """Give a compound of the claim the words of the evidence that its parts stand for: "hankevalinta", "valita hanke"."""
    parts = [part for part in item.word.parts if len(part) > 2] if item.word is not None else []
    if len(parts) < 2 or item.case == "verb":
        return
    found = [next((one for one in pair.elements if _is_called(one, part)), None) for part in parts]
    if any(one is None for one in found):
        return
    *fronts, last = [one for one in found if one is not None]
    if all(_belong_together(pair, front, last) for front in fronts):
        pair.partner[item.id] = last
        pair.absorbed.update(front.start for front in fronts)


def _is_called(item: Item, part: str) -> bool:
    if item.word is None:
        return False
    return bool(names(part) & names(item.word.verb if item.case == "verb" else item.word.lemma))


def _belong_together(pair: Pair, front: Item, last: Item) -> bool:
    """Whether one word modifies the other, stands beside it in brackets, or is what the other does."""
    if pair.home(front) is not pair.home(last):
        return False
    return last.start in front.governors or last.case == "verb" or front.bracket or front.phrase == last.phrase


def _may_be_added(pair: Pair, item: Item) -> bool:
    """Whether a claim may have a word of its own: a connective, or a verb that only carries a noun of action."""
    if item.text.lower() in ("yksi", "toinen"):
        return any(one.case == "ela" for one in pair.claim.all_items)
    if item.word is None:
        return False
    if item.word.lower in ("lähtien", "alkaen"):
        return any(
            one.quantity is not None and one.quantity.date is not None and one.case == two.case == "ela"
            for one, two in pair.pairs
        )
    if item.word.lower in _PRONOUNS and not item.is_head:
        return True
    measured = any(one.quantity is not None and one.quantity.date is None for one, _ in pair.pairs)
    if item.case == "verb":
        free = _SUPPORT_VERBS | _BELONGING_VERBS
        if item.word.verb in _CARRYING_VERBS and any(
            mine.case != "verb" and theirs.case == "verb" for mine, theirs in pair.pairs
        ):
            return True
        bare = item.word.verb in _BARE_VERBS and all(_verb(deed) in _BARE_VERBS for deed in pair.left_deeds)
        return bare or item.word.verb in free or (measured and item.word.verb in _MEASURING_VERBS)
    if measured and item.word.lemma in _MEASURES:
        return True
    if is_bare(item) or item.word.lemma in _ASKING:
        return True
    if item.word.lemma == "mikään" and pair.claim.verb.negative and pair.evidence.verb.negative:
        return True
    return item.word.lower in _SMALL_CLAIMS or item.word.lemma in _SMALL_CLAIMS


def _verb(item: Item) -> str:
    return item.word.verb if item.word is not None else ""


def is_bare(item: Item) -> bool:
    """Whether a word names nothing by itself: "kokonaisuus", "koskeva"."""
    word = item.word
    return word is not None and (
        word.lemma in _BARE_NOUNS or (word.verb in _TYING_VERBS and word.form is Form.AGENT and item.case != "verb")
    )


def _fit(pair: Pair, item: Item, other: Item) -> float:
    """How much two items have in common beyond the word: case, governor, neighbours."""
    claim, evidence = pair.claim, pair.home(other)
    score = 1.0 if item.case == other.case else 0.5 if {item.case, other.case} <= _CORE else 0.0
    mine, theirs = _governing(claim, item), _governing(evidence, other)
    score += (1.0 if same_word(item, other) else 0.0) + (3.0 if evidence is pair.evidence else 0.0)
    score += 2.0 if any(same_item(one, two) for one in mine for two in theirs) else 0.0
    score += 1.0 if not mine and not theirs else 0.0
    score += 0.5 * (item.inherited == other.inherited) + 1.5 * (item.bracket == other.bracket)
    if item.quantity is not None and other.quantity is not None:
        score += 1.0 if item.quantity.bound == other.quantity.bound else 0.0
    around = [(claim.beside(item, step), evidence.beside(other, step)) for step in (-1, 1)]
    return score + sum(0.4 for one, two in around if one is not None and two is not None and same_item(one, two))


def _governing(statement: Statement, item: Item) -> list[Item]:
    return [other for other in statement.all_items if other.start in item.governors]
