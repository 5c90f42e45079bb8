"""Who may undertake something in a sentence, named as the text names it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from assistant.language import lists
from assistant.language.lexicon import load_lexicon
from assistant.language.parties import bodies, is_place
from assistant.language.places import CITY_ALIASES, CITY_CASES
from assistant.language.words import Form, Word

_ENDINGS = tuple(lists.phrases("commitments.actor_endings"))
_THINGS = tuple(lists.phrases("commitments.things"))
_NAME_ADJECTIVES = lists.words("commitments.name_adjectives")
_EACH = lists.words("commitments.each")
_PARTIES = lists.words("commitments.agreement_parties")
_COMPANIES = lists.words("commitments.company_forms")
_JOINED = re.compile(r"\s*,\s*|\s+(?:ja|sekä|tai|taikka|että)\s+(?:[a-zäö-]+\s+)?", re.IGNORECASE)
_PLURAL_GENITIVE = re.compile(r".*(?:ien|jen|iden|itten|[lnrst]ten|öiden|oiden)$")
_AGENT_PLURAL = re.compile(r"(.{3,}j)i(en|lle|lta|ltä|lla|llä)")
_PLURAL_CASES = {"en": "gen", "lle": "all", "lta": "abl", "ltä": "abl", "lla": "ade", "llä": "ade"}
_NECESSITY = lists.words("commitments.necessity_forms")
_COMMUNITIES = lists.words("commitments.communities")
_LONGEST_CITY = max(map(len, CITY_CASES))
_LONGEST_ACRONYM = 7
_PARTIES_NAME = lists.text("commitments.parties_name")


@dataclass(frozen=True, slots=True)
class Actor:
    """A party at ``start:end`` of its sentence: its head's lemma, its case, its full name in the nominative.

    ``owner`` is set when it only qualifies the noun after it ("kaupungin edustaja").
    """

    lemma: str
    name: str
    case: str
    start: int
    end: int
    owner: bool = False


@lru_cache(maxsize=20_000)
def acts(lemma: str) -> bool:
    """Whether a noun names somebody: a body, an office, or an agent noun ("toimittaja", "saaja")."""
    if lemma.endswith(_THINGS):
        return False
    agent = lemma.endswith(("ja", "jä")) and len(lemma) >= 5
    return agent or lemma in _PARTIES or lemma.endswith(_ENDINGS)


def actors(text: str, found: Sequence[Word], names: frozenset[str] = frozenset()) -> list[Actor]:
    """Return everybody in a sentence, in order; ``names`` are those that the document defines."""
    heads = {body.start for body in bodies(text, found)}
    result: list[Actor] = []
    for i, word in enumerate(found):
        if not _is_head(text, found, i, heads, names):
            continue
        first = _first_of_name(text, found, i, result)
        if word.lemma in names and i - first > 1 and not _is_named(found, first, i):
            first = i
        if word.lemma in names and word.capital and i and not any(w.capital for w in found[max(1, first) : i]):
            first = i
        owner = word.case == "gen" and _noun_follows(text, found, i)
        name = _name(text, found, first, i)
        case = "post" if i + 1 < len(found) and found[i + 1].lower in _POSTPOSITIONS else _case(word)
        while result and result[-1].start >= found[first].start:
            result.pop()
        result.append(Actor(_lemma(word), name, case, found[first].start, word.end, owner))
    return result


def _is_named(found: Sequence[Word], first: int, head: int) -> bool:
    """Whether a proper name stands before a head."""
    return is_place(found[first]) or any(other.capital for other in found[max(1, first) : head])


def cities_in(found: Sequence[Word]) -> tuple[str, ...]:
    """Return the cities that a sentence names; a region of several is all of them."""
    names = (_cities().get(word.lemma) for word in found if word.capital or len(word.lemma) > _LONGEST_CITY)
    return tuple(dict.fromkeys(city for cities in names if cities for city in cities))


@cache
def _cities() -> dict[str, tuple[str, ...]]:
    return CITY_ALIASES | {city.casefold(): CITY_ALIASES.get(city.casefold(), (city,)) for city in CITY_CASES}


def _is_head(text: str, found: Sequence[Word], i: int, heads: set[int], names: frozenset[str]) -> bool:
    word = found[i]
    if word.lower in _EACH:
        following = found[i + 1] if i + 1 < len(found) else None
        return word.lower != "kaikki" and (following is None or not acts(following.lemma)) and word.case in ("nom", "")
    if word.lemma in names or any(_inflects(word.lower, name) for name in names if " " not in name):
        return True
    if word.verb and word.lemma == word.verb:
        return False
    if word.lemma in _COMPANIES:
        return True
    if word.start in heads and (word.capital or not _is_acronym(word)) and not _is_shouted(text, word):
        return True
    if word.case == "gen" and i == 0 and word.capital and _governs_next(found, i) and is_name(word):
        return True
    return acts(_lemma(word)) and not is_place(word)


def _is_acronym(word: Word) -> bool:
    return len(word.lemma) <= 3


def _is_shouted(text: str, word: Word) -> bool:
    """Whether a word looks like an acronym only because its whole line is in capitals."""
    return word.text.isupper() and (text.isupper() or len(word.text) > _LONGEST_ACRONYM)


def _governs_next(found: Sequence[Word], i: int) -> bool:
    return i + 1 < len(found) and found[i + 1].lower in _NECESSITY


def is_name(word: Word) -> bool:
    """Whether a word is a proper name that the lexicon lacks."""
    return word.capital and load_lexicon().lemma(word.lower) is None


def _lemma(word: Word) -> str:
    """The lemma, also of plural agent nouns that the lexicon lacks: "liittyjien"."""
    match = _AGENT_PLURAL.fullmatch(word.lower) if word.lemma == word.lower else None
    return f"{match[1]}{'ä' if set('äöy') & set(match[1]) else 'a'}" if match else word.lemma


def _case(word: Word) -> str:
    match = _AGENT_PLURAL.fullmatch(word.lower) if word.lemma == word.lower else None
    return _PLURAL_CASES[match[2]] if match else word.case


def _inflects(form: str, name: str) -> bool:
    """Whether a form is a name that the lexicon lacks with a case ending."""
    return form.startswith(name) and form[len(name) :] in (
        "",
        "n",
        "in",
        "lle",
        "ille",
        "lta",
        "ilta",
        "lla",
        "illa",
        "a",
        "ia",
    )


def _noun_follows(text: str, found: Sequence[Word], i: int) -> bool:
    """Whether a genitive is followed by the noun it belongs to."""
    if i + 1 >= len(found) or text[found[i].end : found[i + 1].start].strip(" -–"):
        return False
    following = found[i + 1]
    if following.lower[0].isdigit() and i + 2 < len(found):
        return found[i + 2].form is Form.AGENT
    if following.lower in ("ja", "sekä", "tai"):
        rest = next((j for j in range(i + 2, len(found)) if found[j].case != "gen" or found[j].verb == "olla"), None)
        return rest is not None and rest > i + 2 and _noun_follows(text, found, rest - 1)
    if following.form.value in ("present", "past", "either", "conditional") and following.lemma == following.verb:
        return False
    if following.verb and (following.passive or following.lower.endswith(("maan", "mään"))) and following.case != "nom":
        return False
    return following.lower not in _BESIDE and following.case != "" and following.verb != "olla"


_BESIDE = (
    lists.words("commitments.beside_verbs")
    | lists.words("commitments.aim_forms")
    | lists.words("commitments.task_forms")
    | lists.words("commitments.shares")
    | lists.words("commitments.common_aims")
)
_POSTPOSITIONS = lists.words("commitments.postpositions")


def _first_of_name(text: str, found: Sequence[Word], i: int, before: Sequence[Actor]) -> int:
    """The first word of the name whose head is ``i``: genitives and names before it."""
    first = i
    while first:
        word, following = found[first - 1], found[first]
        gap = text[word.end : following.start]
        joined = gap.strip() == "" or (gap.strip() == "-")
        if (
            joined
            and word.lower in ("ja", "sekä")
            and first > 1
            and first < i
            and _is_modifier(found[first - 2])
            and found[first].case == "gen"
            and not any(actor.end == found[first - 2].end for actor in before)
        ):
            first -= 2
        elif joined and word.text.endswith("-") and word.capital:
            first -= 1
        elif joined and word.lower == "ja" and first > 1 and found[first - 2].text.endswith("-"):
            first -= 2
        elif joined and (_is_modifier(word) or _names_next(word, following) or word.lemma in _NAME_ADJECTIVES):
            first -= 1
        else:
            break
    return first


def _names_next(word: Word, following: Word) -> bool:
    """Whether a word is the name of the next: "Metsälän kunta", "Into Seinäjoki", "Kiertoverkko ry"."""
    community = following.lemma in _COMMUNITIES and word.lower.endswith("n")
    company = following.lemma in _COMPANIES
    name = following.capital and not word.verb and word.case in ("nom", "gen", "")
    return word.capital and (community or company or name)


def _is_modifier(word: Word) -> bool:
    return word.case == "gen" and not word.verb and word.lower not in _NO_MODIFIER


_NO_MODIFIER = lists.words("commitments.no_modifiers") | lists.words("commitments.adverbs") | _POSTPOSITIONS


def _name(text: str, found: Sequence[Word], first: int, i: int) -> str:
    word = found[i]
    if word.lower in _EACH or word.lemma in _PARTIES:
        return _PARTIES_NAME
    before = text[found[first].start : word.start]
    if found[first].lemma in _NAME_ADJECTIVES:
        before = f"{found[first].lemma} {text[found[first].end : word.start].lstrip()}"
    head = _nominative(word)
    proper = _proper(found[first]) or (i - first == 1 and word.lemma in _COMMUNITIES)
    if before and not found[first].text[1:2].isupper() and first == 0 and not proper:
        before = before[0].lower() + before[1:]
    return f"{before}{head}".strip()


def _proper(word: Word) -> bool:
    return is_place(word) or word.lemma == word.lower or "-" in word.text


def _nominative(word: Word) -> str:
    stem = word.text.partition(":")[0]
    if word.lemma in _COMPANIES:
        return stem
    if stem.isupper() and len(stem) > _LONGEST_ACRONYM:
        return _lemma(word)
    if stem.isupper() and len(stem) > 1:
        return stem
    name = word.text.capitalize() if word.capital and is_place(word) else word.text
    if word.case in ("nom", "nompl") and not is_place(word):
        plain = acts(word.lemma) and word.text[1:].islower()
        return name.lower() if plain or not word.capital else name
    lemma = word.lemma.capitalize() if is_place(word) else _lemma(word)
    return plural(lemma) if is_plural(word) and not is_place(word) else lemma


def is_plural(word: Word) -> bool:
    """Whether a form is a plural in the genitive or a local case: "kuntien", "kaupungeille"."""
    if _case(word) == "gen":
        return _PLURAL_GENITIVE.match(word.lower) is not None
    i = "ei" if word.lemma.endswith("i") else "i"
    return word.lower.endswith(tuple(i + ending for ending in ("lle", "lla", "llä", "lta", "ltä")))


@lru_cache(maxsize=2_000)
def plural(lemma: str) -> str:
    """The nominative plural of a noun, by the consonant gradation of the commonest heads."""
    for ending, replaced in (
        ("kunta", "kunnat"),
        ("kaupunki", "kaupungit"),
        ("nen", "set"),
        ("ys", "ykset"),
        ("us", "ukset"),
    ):
        if lemma.endswith(ending):
            return lemma[: -len(ending)] + replaced
    if lemma.endswith("i") and not lemma.endswith(("ti", "ri", "li", "ki")):
        return lemma[:-1] + "et"
    return lemma + "t"


def joined(text: str, everybody: Sequence[Actor], one: Actor, cases: frozenset[str]) -> str:
    """Name an actor with those joined to it: "valtio ja EU"."""
    at = everybody.index(one)
    first = last = at
    while first and _adjoin(text, everybody[first - 1], everybody[first], cases):
        first -= 1
    while last + 1 < len(everybody) and _adjoin(text, everybody[last], everybody[last + 1], cases):
        last += 1
    group = everybody[first : last + 1]
    names = list(dict.fromkeys(actor.name for actor in group))
    either = any(re.search(r"\btai(?:kka)?\b", text[a.end : b.start]) for a, b in pairwise(group))
    ending = " tai " if either else " ja "
    return ending.join(part for part in (", ".join(names[:-1]), names[-1]) if part)


def _adjoin(text: str, one: Actor, other: Actor, cases: frozenset[str]) -> bool:
    both = (one.case in cases or one.owner) and other.case in cases
    return both and _JOINED.fullmatch(text[one.end : other.start]) is not None
