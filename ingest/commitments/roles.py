"""The parties of a document: names that it defines, whom its duties fall on, who grants and pays."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from assistant.language import lists
from assistant.language.words import Word, words
from ingest.commitments.actors import actors, acts

_OBLIGORS = tuple(lists.phrases("commitments.obligor_roles"))
_AUTHORITIES = lists.phrases("commitments.authority_roles")
_APPLICANT = lists.text("commitments.applicant")
_GRANTING = lists.words("commitments.granting")
_PARTIES = lists.words("commitments.agreement_parties")
_HEADING_DUTIES = lists.words("commitments.heading_duties")
_ALIAS = re.compile(lists.text("commitments.alias_pattern"), re.IGNORECASE)
_RIGHT = lists.text("commitments.right_noun")
_LATER = tuple(lists.phrases("commitments.later"))
_COMPANIES = lists.words("commitments.company_forms")
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
    applicant: str = ""
    granted: bool = False
    principals: frozenset[str] = frozenset()
    section: tuple[int, Sequence[str]] = (-1, ())
    heading: str = ""
    last: str = ""
    told: Counter[str] = field(default_factory=Counter)

    def enter(self, section: int, headings: Sequence[str]) -> None:
        """Begin a section, or a part of it with a heading of its own, which may name the party."""
        if (section, headings) != self.section:
            self.section = (section, headings)
            self.heading, self.last = heading_party(headings, self.names), ""
            self.told = Counter()

    @property
    def heads_rights(self) -> bool:
        """Whether the heading is one of rights: "Palveluntarjoajan oikeudet"."""
        return any(word.lemma == _RIGHT for heading in self.section[1][-1:] for word in words(heading))

    def begin_paragraph(self) -> None:
        """Begin a paragraph: who was spoken of most in the section so far is meant now."""
        self.last = self.told.most_common(1)[0][0] if self.told else ""

    def tell(self, party: str) -> None:
        """Note whose the last undertaking was; somebody mentioned once in passing is not who the text goes on about."""
        if party not in self.principals and party.islower():
            return
        self.last = party
        self.told[party] += 1

    @property
    def is_one_sided(self) -> bool:
        """Whether the document lays its duties on one who applies, buys or holds, beside one who grants."""
        return self.granted or head_of(self.obligor).endswith(_OBLIGORS)


def head_of(name: str) -> str:
    """Return the last word of a name, in lower case."""
    return name.split()[-1].casefold() if name else ""


def read_roles(texts: Sequence[str], obliged: Iterable[str], named: Iterable[str]) -> Roles:
    """Find the roles of a document out of its sentences, whom its duties oblige and whom its undertakings name."""
    names: set[str] = set()
    present: Counter[str] = Counter()
    grantees: Counter[str] = Counter()
    for text in texts:
        found = words(text)
        names |= set(defined_names(text))
        present.update(word.lemma for word in found)
        if any(word.verb in _GRANTING for word in found):
            grantees.update(one.name for one in actors(text, found) if one.case == "all" and not one.owner)
    duties = Counter(obliged)
    obligor = _obligor(duties, names, present, grantees)
    authority = next((name for name in _AUTHORITIES if present[name] and name != obligor), "")
    alone = {name for name in duties if " " not in name and name.islower()}
    often = {name for name, n in Counter(named).items() if n > 1 or name.casefold() in names}
    return Roles(
        frozenset(names | alone),
        obligor,
        authority,
        applicant=_APPLICANT if present[_APPLICANT] else "",
        granted=obligor in grantees,
        principals=frozenset(often | {obligor, authority}),
    )


def _obligor(duties: Counter[str], names: set[str], present: Counter[str], grantees: Counter[str]) -> str:
    """Whoever most duties of the document fall on: a role that owes, a party that it defines, all, whoever is granted."""
    roles = Counter({name: n for name, n in duties.items() if head_of(name).endswith(_OBLIGORS)})
    if roles:
        return roles.most_common(1)[0][0]
    owing = [name for name, _ in duties.most_common() if name in names and name not in _AUTHORITIES]
    if owing and len(names) <= _TWO_SIDES:
        return owing[0]
    if any(present[lemma] for lemma in _PARTIES):
        return PARTIES
    if grantees:
        return grantees.most_common(1)[0][0]
    most = duties.most_common(1)[0][0] if duties else ""
    if most.endswith(_DECIDING) or duties[most] == 1:
        return next((name for name in _COMMUNITIES if present[name]), most)
    return most


def defined_names(text: str) -> list[str]:
    """Return the lemmas of the names that a sentence gives its parties: "(jäljempänä saaja)", "Tilaaja on …"."""
    found: list[str] = []
    for match in _ALIAS.finditer(text):
        alias = next(group for group in match.groups() if group)
        ws = words(alias)
        said = text[match.start() : match.start() + 12].casefold().lstrip("(").startswith(_LATER)
        before = words(text[: match.start()])[-1:]
        named = bool(before) and (acts(before[0].lemma) or before[0].lemma in _COMPANIES or before[0].capital)
        if ws and len(ws) <= 3 and (acts(ws[-1].lemma) or (ws[-1].capital and named)) and (said or named):
            found.append(ws[-1].lemma)
    return found


def heading_party(headings: Sequence[str], names: frozenset[str]) -> str:
    """Return the party that a heading is about: "Kaupungin tehtävät", "3.1 Lehtoranta"."""
    for heading in reversed(headings[-2:]):
        title = re.sub(r"^(?:§\s*)?[\d.]+\s*(?:§)?\s*", "", heading).strip()
        title = title.capitalize() if title.isupper() else title
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
