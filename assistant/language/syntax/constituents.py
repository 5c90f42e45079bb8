"""The constituents of one clause: numbers, names, nouns and particles with case, governor and coordination."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.language import lists
from assistant.language.parties import is_place
from assistant.language.quantities import Quantity
from assistant.language.syntax.predicates import COORDINATORS, LINKS, NEGATIONS
from assistant.language.words import Form, Word

ADPOSITIONS = lists.words("syntax.adpositions")
BOUND_TO_NEXT = lists.words("syntax.bound_to_next")
_PARTICLES = lists.words("syntax.particles") | ADPOSITIONS | BOUND_TO_NEXT
_SMALL = lists.words("syntax.small")
_ADJECTIVES = lists.words("syntax.adjectives")
_ADJECTIVE_ENDINGS = lists.phrases("syntax.adjective_endings")
_AFTER_SEN = ("lisäksi", "jälkeen", "sijaan", "päälle", "ohella", "rinnalla")
_NOT_IN_BOUNDS = ("ei", "saa", "voi")
_BOUNDS = frozenset(
    word for phrase in lists.classes("quantities.bounds") for word in phrase.split() if word not in _NOT_IN_BOUNDS
)
Governors = frozenset[int | None]
HEAD: Governors = frozenset({None})

_ADVERB = (
    "sti",
    "ssa",
    "ssä",
    "sta",
    "stä",
    "lla",
    "llä",
    "lta",
    "ltä",
    "lle",
    "ksi",
    "aan",
    "ään",
    "een",
    "iin",
    "ttain",
    "ittäin",
)
_TIME_CASES = frozenset({"ine", "ess", "par", "ade", "nom", "adv", ""})
_JOIN = re.compile(r"\s*(?:,|,?\s*\b(?:ja|sekä|tai|taikka|että|eikä|eivätkä)\b)\s*")
_SPACE = re.compile(r"[\s\u00a0]*[-–]?")
_GOVERNING = frozenset({("gen", word) for word in ADPOSITIONS} | {("par", "varten")})
_MODIFIER_FORMS = frozenset({Form.AGENT, Form.PARTICIPLE, Form.NECESSIVE})


@dataclass(frozen=True, slots=True)
class Item:
    """A word or number that a sentence says something with.

    ``governors`` are the starts of the items it may modify, None for the verb. ``position`` is where it stands in its
    statement: for the antecedent of a pronoun, the pronoun's place. Items of one ``listing`` are coordinated.
    """

    start: int
    end: int
    text: str
    case: str
    governors: Governors
    position: int
    phrase: int
    word: Word | None = None
    quantity: Quantity | None = None
    bracket: bool = False
    named: bool = False
    plural: bool | None = None
    listing: int = -1
    joined: str = ""
    inherited: bool = False
    scene: bool = False

    @property
    def id(self) -> tuple[int, int]:
        """What tells it from every other item of its statement."""
        return self.start, self.position

    @property
    def is_head(self) -> bool:
        """Whether it may stand directly under the verb."""
        return None in self.governors

    def shared(self, scene: bool = False) -> Item:
        """The item as the next coordinated statement has it."""
        return replace(self, inherited=True, scene=scene)

    def moved(self, case: str, head: bool, *, phrase: int | None = None, at: Item | None = None) -> Item:
        """The item in the place of a pronoun."""
        governors = at.governors if at is not None and head else self.governors
        return replace(
            self,
            case=case if head else self.case,
            governors=governors,
            position=at.position if at is not None else self.position,
            phrase=self.phrase if phrase is None else phrase,
            listing=-1 if head else self.listing,
            inherited=False,
        )


def constituents(
    text: str, piece: Sequence[Word], numbers: Sequence[Quantity], skipped: Sequence[Word]
) -> tuple[Item, ...]:
    """The items of a clause without its verb and without words that only join."""
    left_out = {word.start for word in skipped}
    items: list[Item] = []
    used: set[int] = set()
    for index, word in enumerate(piece):
        found = [(at, q) for at, q in enumerate(numbers) if q.start <= word.start < q.end]
        if found:
            for rank, (at, quantity) in enumerate(found):
                if at not in used:
                    used.add(at)
                    items.append(_number(text, piece, index, quantity, rank))
        elif word.start not in left_out and not _is_silent(text, piece, index, numbers):
            items.append(_word(text, word, piece[0].start))
    hidden = [q for at, q in enumerate(numbers) if at not in used and piece[0].start <= q.start < piece[-1].end]
    items.extend(_number(text, piece, len(piece) - 1, quantity, 0) for quantity in hidden)
    items.sort(key=lambda item: item.start)
    return _joined(text, [_after_eli(text, item) for item in items])


def deed(word: Word) -> Item:
    """The item of a verb."""
    return Item(word.start, word.end, word.text, "verb", HEAD, word.start, -1, word=word)


def _is_silent(text: str, piece: Sequence[Word], index: int, numbers: Sequence[Quantity]) -> bool:
    """Whether a word is read elsewhere: as a link, a coordinator, the bound or the year word of a number."""
    word = piece[index]
    if index == 0 and word.lower in LINKS and LINKS[word.lower] != "relative":
        return True
    if word.lower in COORDINATORS and word.lower not in ("eikä", "eivätkä"):
        return True
    if word.lower in ("eikä", "eivätkä") and any(other.lower in NEGATIONS for other in piece[:index]):
        return True
    if word.lower in _SMALL:
        return True
    if word.lower == "sen" and index + 1 < len(piece) and piece[index + 1].lower in _AFTER_SEN:
        return True
    following = [q for q in numbers if 0 <= q.start - word.end <= 25]
    if word.lower in _BOUNDS and any(q.bound for q in following):
        return True
    return word.lemma == "vuosi" and any(q.date is not None and q.start - word.end <= 1 for q in following)


def _number(text: str, piece: Sequence[Word], index: int, quantity: Quantity, rank: int) -> Item:
    inside = [word for word in piece if quantity.start <= word.start < quantity.end and word.lower[0].isalpha()]
    case = _case(inside[-1]) if inside else ""
    before, start = piece[index - 1] if index else None, quantity.start
    if quantity.date is not None:
        if before is not None and before.lemma == "vuosi" and quantity.start - before.end <= 1:
            case = "time" if before.lower in ("vuonna", "vuosina") else before.case
            start = before.start
        case = "time" if case in _TIME_CASES else case
    return Item(
        start + rank, quantity.end, text[quantity.start : quantity.end], case, HEAD,
        start + rank, start + rank, quantity=quantity, bracket=_in_brackets(text, quantity.start, piece[0].start), named=True,
    )  # fmt: skip


def _word(text: str, word: Word, opening: int) -> Item:
    case = "" if word.text.endswith("-") else _case(word)
    if re.match(r"\.[a-z]", text[word.end : word.end + 2]):
        case = "adv"  # the name of a site
    named = is_place(word) or (word.capital and (word.start > 0 or word.text[1:] != word.text[1:].lower()))
    return Item(
        word.start, word.end, word.text, case, HEAD, word.start, word.start, word=word,
        bracket=_in_brackets(text, word.start, opening), named=named, plural=_plural(word, case),
    )  # fmt: skip


def _case(word: Word) -> str:
    """The case of a word; ``adv`` for what has only one form."""
    if word.lower in _PARTICLES or (word.lower == word.lemma and word.lower.endswith(_ADVERB)):
        return "adv"
    if word.form in _MODIFIER_FORMS:
        return next((case for endings, case in _PARTICIPLE_CASES if word.lower.endswith(endings)), word.case)
    if word.verb and word.lower.endswith(("mista", "mistä")):
        return "par"
    if word.lower.endswith("sti"):
        return "adv"
    return word.case


_PARTICIPLE_CASES: tuple[tuple[tuple[str, ...], str], ...] = (
    (("vat", "vät", "tut", "tyt", "dut", "dyt", "neet", "mat", "mät"), "nompl"),
    (("va", "vä", "tu", "ty", "nut", "nyt", "ma", "mä"), "nom"),
    (("aan", "ään", "een", "iin", "uun", "yyn"), "ill"), (("n",), "gen"),
)  # fmt: skip
_LOCAL = re.compile(r"(?P<stem>.+?)(?:ssa|ssä|sta|stä|lla|llä|lta|ltä|lle|ksi|na|nä)(?:an|än|nsa|nsä)?$")


def _plural(word: Word, case: str) -> bool | None:
    """Whether a form is plural; None when it does not tell."""
    if case == "nompl":
        return True
    if case == "nom":
        return False
    if case == "gen":
        return word.lower.endswith(("ien", "jen", "iden", "itten"))
    if (match := _LOCAL.match(word.lower)) and word.lemma:
        return match["stem"].endswith("i") and not (word.lemma.endswith("i") and not match["stem"].endswith("ei"))
    return None


def _in_brackets(text: str, place: int, opening: int) -> bool:
    """Whether a place stands in brackets, or behind a colon of its own clause."""
    colon = text.rfind(": ", opening, place + 1)
    if colon >= 0 and not re.search(r"[.;!?]\s", text[colon:place]):
        return True
    bracket = text.rfind("(", 0, place + 1)
    return bracket >= 0 and ")" not in text[bracket:place] and ")" in text[place:]


def _after_eli(text: str, item: Item) -> Item:
    return replace(item, bracket=True) if re.search(r"\beli\s+$", text[: item.start]) else item


# --- who belongs to whom ----------------------------------------------------------------------------


def _joined(text: str, items: list[Item]) -> tuple[Item, ...]:
    """Set governors, phrases and coordination."""
    found = list(items)
    for index in range(len(found) - 1, -1, -1):
        found[index] = replace(found[index], governors=_governors(text, found, index))
    found = _listed(text, found)
    phrases = {item.start: item.start for item in found}

    def root(start: int) -> int:
        while phrases[start] != start:
            start = phrases[start]
        return start

    for item in found:
        for governor in item.governors:
            if governor is not None and governor in phrases:
                phrases[root(item.start)] = root(governor)
        for other in found:
            if item.listing >= 0 and item.listing == other.listing:
                phrases[root(item.start)] = root(other.start)
    brackets = {root(item.start) for item in found if item.bracket and re.search(r"\beli\s+$", text[: item.start])}
    return tuple(
        replace(item, phrase=root(item.start), bracket=item.bracket or root(item.start) in brackets) for item in found
    )


def _governors(text: str, items: Sequence[Item], index: int) -> Governors:
    item = items[index]
    following = items[index + 1] if index + 1 < len(items) else None
    if following is None:
        return _before_date(text, items, index)
    gap = text[item.end : following.start]
    if item.word is not None and item.word.text.endswith("-"):
        return frozenset({following.start})
    if item.bracket != following.bracket:
        return HEAD
    if is_adjective(item) and following.case == "gen" and item.case not in ("gen", "", "adv") and _SPACE.fullmatch(gap):
        noun = next((one for one in items[index + 1 :] if one.case != "gen" and (one.quantity is None)), None)
        if noun is not None and noun.case == item.case:
            return frozenset({noun.start})
    if _JOIN.fullmatch(gap) and _agree(item, following) and (item.case == "gen" or is_adjective(item)):
        chain = _chain(items, index + 1)
        return frozenset(chain) if chain and item.case != "gen" else frozenset(chain or {None})
    if _SPACE.fullmatch(gap) and (item.case, following.text.lower()) in _GOVERNING:
        return frozenset({following.start})
    if not _SPACE.fullmatch(gap) or following.case == "adv" or item.case == "adv":
        return _before_date(text, items, index)
    if "-" in gap or "–" in gap:
        return frozenset({following.start})
    return _adjacent(text, items, index)


def _adjacent(text: str, items: Sequence[Item], index: int) -> Governors:
    item, following = items[index], items[index + 1]
    if item.quantity is not None:
        if following.quantity is not None or (
            item.case in ("time", "ill", "ela", "all") and item.quantity.date is not None
        ):
            return _before_date(text, items, index)
        counted = item.quantity.kind in ("count", "ordinal", "unit") or item.case == "gen"
        return frozenset({following.start}) if counted else frozenset({following.start, None})
    if item.case == "gen":
        belongs = following.quantity is None or not following.is_head
        return frozenset({following.start}) if belongs else frozenset({following.start, None})
    if following.quantity is not None:
        return frozenset({following.start}) if item.named and not following.is_head else HEAD
    if item.case and item.case == following.case:
        definite = is_adjective(item) or item.case in ("nom", "nompl", "par")
        return frozenset({following.start}) if definite else frozenset({following.start, None})
    if item.named and following.named and item.case in ("nom", ""):
        return frozenset({following.start})
    return frozenset({following.start, None}) if _takes_complements(following) else HEAD


def _takes_complements(item: Item) -> bool:
    return item.word is not None and item.word.form in _MODIFIER_FORMS


def _before_date(text: str, items: Sequence[Item], index: int) -> Governors:
    """A date behind a noun may belong to it: "haussa 2024"."""
    item = items[index]
    if item.quantity is None or item.quantity.date is None or item.case != "time" or not index:
        return HEAD
    before = items[index - 1]
    gap = text[before.end : item.start]
    return frozenset({before.start, None}) if re.fullmatch(r"\s*(?:vuonna|vuosina)?\s*", gap) else HEAD


def is_adjective(item: Item) -> bool:
    """Whether an item is an adjective or participle."""
    word = item.word
    if word is None or word.lemma in ("nainen", "ihminen"):
        return False
    return word.form in _MODIFIER_FORMS or word.lemma.endswith(_ADJECTIVE_ENDINGS) or word.lemma in _ADJECTIVES


def _chain(items: Sequence[Item], index: int) -> set[int | None]:
    """Everything that an item may modify, directly or through what it modifies."""
    places = {item.start: at for at, item in enumerate(items)}
    found: set[int | None] = set()
    waiting = [index]
    while waiting:
        for governor in items[waiting.pop()].governors:
            if governor is not None and governor not in found and governor in places:
                found.add(governor)
                waiting.append(places[governor])
    return found


def _listed(text: str, items: Sequence[Item]) -> list[Item]:
    """Give coordinated items of one case one ``listing``."""
    found = list(items)
    for index in range(len(found) - 1):
        item = found[index]
        for at in range(index + 1, len(found)):
            other = found[at]
            gap = text[item.end : found[index + 1].start]
            if at == index + 1 and not _JOIN.fullmatch(gap):
                break
            if _agree(item, other) and other.is_head == item.is_head:
                inner = text[item.end : other.start]
                if at > index + 1 and re.search(r"[,;:]|\b(?:ja|sekä|tai|että)\b", inner[len(gap) :]):
                    break
                name = item.listing if item.listing >= 0 else item.start
                kind = "or" if re.search(r"\b(?:tai|taikka|joko)\b", gap) else "not" if "eikä" in gap else ""
                kind = kind or ("and" if re.search(r"\b(?:ja|sekä|että)\b", gap) else item.joined)
                found[index] = replace(found[index], listing=name, joined=kind or found[index].joined)
                found[at] = replace(other, listing=name, joined=kind or found[index].joined)
                break
    kinds = {item.listing: item.joined for item in found if item.listing >= 0 and item.joined}
    return [replace(item, joined=kinds.get(item.listing, "and")) if item.listing >= 0 else item for item in found]


def _agree(item: Item, other: Item) -> bool:
    return item.case == other.case or {item.case, other.case} == {"nom", "nompl"}
