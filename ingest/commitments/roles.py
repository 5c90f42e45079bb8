"""The parties of a document: names that it defines, whom its duties fall on, who grants and pays."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from assistant.language import lists
from assistant.language.words import Word, words
from ingest.commitments.actors import Actor, actors, acts
from ingest.commitments.predicates import BAN, RIGHT, Predicate

_OBLIGORS = lists.phrases("commitments.obligor_roles")
_AUTHORITIES = lists.phrases("commitments.authority_roles")
_PAYING = lists.words("commitments.paying")
_ENFORCING = lists.words("commitments.enforcing")
_NAMING = lists.words("commitments.naming")
_OWED = lists.phrases("commitments.owed")
_OWNERS = lists.words("commitments.owner_roles")
_PARTIES = lists.words("commitments.agreement_parties")
_HEADING_DUTIES = lists.words("commitments.heading_duties")
_ALIAS = re.compile(lists.text("commitments.alias_pattern"), re.IGNORECASE)
_LATER = tuple(lists.phrases("commitments.later"))
_COMPANIES = lists.words("commitments.company_forms")
_TOWARDS = frozenset({"all", "abl"})
_DECIDING = lists.phrases("commitments.deciding_bodies")
_COMMUNITIES = lists.phrases("commitments.communities")
_TWO_SIDES = 2
PARTIES = lists.text("commitments.parties_name")


@dataclass(slots=True)
class Roles:
    """Who is who in one document, and who was last spoken of while it is read."""

    names: frozenset[str]
    obligor: str
    authority: str
    section: int = -1
    heading: str = ""
    last: str = ""
    told: Counter[str] = field(default_factory=Counter)

    def enter(self, section: int, headings: Sequence[str]) -> None:
        """Begin a section: its heading may name the party."""
        if section != self.section:
            self.section, self.heading, self.last = section, heading_party(headings, self.names), ""
            self.told = Counter()

    def begin_paragraph(self) -> None:
        """Begin a paragraph: who was spoken of most in the section so far is meant now."""
        self.last = self.told.most_common(1)[0][0] if self.told else ""

    def tell(self, party: str, named: bool) -> None:
        """Note whose the last undertaking was."""
        self.last = party
        if named:
            self.told[party] += 1

    def unnamed(self, predicate: Predicate, found: Sequence[Word], everybody: Sequence[Actor], lead: str) -> str:
        """Whose an undertaking without a named party is; empty where nothing tells."""
        if predicate.first_person:
            return lead or self.heading or PARTIES
        if lead or self.heading:
            return lead or self.heading
        if predicate.passive and self.authority and self._is_authoritys(predicate, found):
            return self.authority
        if predicate.act in _NAMING:
            appointing = next((actor for actor in everybody if actor.case == "all"), None)
            if appointing is not None:
                return appointing.name
        addressed = {actor.lemma for actor in everybody if actor.case in _TOWARDS}
        granted = {actor.lemma for actor in everybody if actor.owner}
        addressed |= granted if predicate.strength == BAN else set()
        candidates = [self.last, self.obligor, self.authority]
        if predicate.strength == BAN:
            candidates = [self.obligor, self.last] if _head(self.obligor) in _OBLIGORS else [self.last, self.obligor]
        if predicate.strength == RIGHT:
            candidates.insert(0, self.authority if _head(self.obligor) in _OBLIGORS else self.last)
        usable = [name for name in candidates if name and not any(name.casefold().endswith(one) for one in addressed)]
        return next(iter(usable), "")

    def _is_authoritys(self, predicate: Predicate, found: Sequence[Word]) -> bool:
        if _head(self.obligor) not in _OBLIGORS:
            return False
        if predicate.strength == RIGHT:
            return predicate.act in _ENFORCING
        owed = any(word.case in ("nom", "nompl") and word.lemma.endswith(_OWED) for word in found)
        if predicate.act in _PAYING and (owed or self.authority in _OWNERS):
            return False
        return predicate.open and predicate.act in _PAYING | _ENFORCING


def _head(name: str) -> str:
    return name.split()[-1] if name else ""


def read_roles(texts: Iterable[str], subjects: Iterable[str]) -> Roles:
    """Find the roles of a document out of its sentences and the parties that its duties name."""
    names: set[str] = set()
    present: Counter[str] = Counter()
    for text in texts:
        names |= set(defined_names(text))
        present.update(word.lemma for word in words(text))
    duties = Counter(subjects)
    roles = Counter({name: n for name, n in duties.items() if name.split()[-1] in _OBLIGORS})
    together = any(present[lemma] for lemma in _PARTIES)
    owing = [name for name, _ in duties.most_common() if name in names and name not in _AUTHORITIES]
    if roles:
        obligor = roles.most_common(1)[0][0]
    elif owing and len(names) <= _TWO_SIDES:
        obligor = owing[0]
    elif together:
        obligor = PARTIES
    else:
        obligor = duties.most_common(1)[0][0] if duties else ""
        if obligor.endswith(_DECIDING):
            obligor = next((name for name in _COMMUNITIES if present[name]), obligor)
    authority = next((name for name in _AUTHORITIES if present[name] and name != obligor), "")
    alone = {name for name in duties if " " not in name and name.islower()}
    return Roles(frozenset(names | alone), obligor, authority)


def defined_names(text: str) -> list[str]:
    """Return the lemmas of the names that a sentence gives its parties: "(jäljempänä saaja)", "Tilaaja on …"."""
    found: list[str] = []
    for match in _ALIAS.finditer(text):
        alias = next(group for group in match.groups() if group)
        ws = words(alias)
        said = text[match.start() : match.start() + 12].casefold().lstrip("(").startswith(_LATER)
        before = words(text[: match.start()])[-1:]
        named = bool(before) and (acts(before[0].lemma) or before[0].lemma in _COMPANIES)
        if ws and len(ws) <= 3 and (acts(ws[-1].lemma) or ws[-1].capital) and (said or named):
            found.append(ws[-1].lemma)
    return found


def heading_party(headings: Sequence[str], names: frozenset[str]) -> str:
    """Return the party that a heading is about: "Kaupungin tehtävät", "3.1 Lehtoranta"."""
    for heading in reversed(headings[-2:]):
        title = re.sub(r"^(?:§\s*)?[\d.]+\s*(?:§)?\s*", "", heading).strip()
        ws = words(title)
        everybody = actors(title, ws, names)
        if not everybody or len(ws) > 7:
            continue
        first = everybody[0]
        alone = first.start == 0 and first.end == len(title) and first.case in ("nom", "nompl")
        owns = first.case == "gen" and any(_is_duty(word) for word in ws if word.start >= first.end)
        if alone or owns:
            return first.name
    return ""


def _is_duty(word: Word) -> bool:
    return any(word.lemma.endswith(noun) for noun in _HEADING_DUTIES)
