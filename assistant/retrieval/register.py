"""The register of commitments: the rows that an official asks for, each duty once, and the nearest where there are none.

Names may be inflected, abbreviated or misspelt; what was understood is part of the result.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields, replace
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

from assistant.domain import Commitment, Document
from assistant.index.catalog import Catalog
from assistant.language import lists
from assistant.language.dates import find_dates
from assistant.language.morphology import load_analyser
from assistant.language.places import CITY_CASES
from assistant.language.tokens import tokens
from assistant.question.hints import read_hints
from assistant.retrieval.versions import newer_versions

STRENGTHS = lists.phrases("commitments.strengths")
_VALIDITY = re.compile(lists.text("commitments.validity_pattern"), re.IGNORECASE)
_AND_OR = re.compile(r",\s+|\s(?:ja|sekä|tai|taikka)\s(?!\w+ministeriö)")
_ACRONYMS = lists.groups("bodies.acronyms")
_CLOSE = 0.74
_NEAREST = 3
EVERY_CITY = "every_city"
"""The condition of ``Nearest`` that tells of rows on no city in particular."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What rows are wanted; an empty field wants all. ``due_before`` is a year or a date, Finnish or ISO."""

    city: str = ""
    party: str = ""
    strength: str = ""
    kind: str = ""
    due_before: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One duty: where it stands first, its document, the other places of the same duty, until when it is valid.

    ``newer_in`` is where a later document states it anew, with other terms; empty where none does.
    """

    commitment: Commitment
    document: Document
    also: tuple[Commitment, ...] = ()
    valid_until: str = ""
    newer_in: str = ""

    def values(self) -> dict[str, Any]:
        """Return every field of the commitment, those of its document, and the other places of the duty."""
        document = self.document
        return asdict(self.commitment) | {
            "quote": self.commitment.text,
            "title": document.title,
            "publisher": document.publisher,
            "kind": document.kind,
            "date": document.date,
            "status": document.status,
            "url": document.url,
            "valid_until": self.valid_until,
            "newer_in": self.newer_in,
            "also_in": [f"{one.document_id}#{one.start}-{one.end}" for one in self.also],
        }


@dataclass(frozen=True, slots=True)
class Nearest:
    """How many rows there are without one of the conditions, and what these have in its place."""

    condition: str
    value: str
    count: int
    found: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Register:
    """The rows found, what was understood of the wish, and, where no row was found, what is nearest.

    ``unknown`` names the conditions whose value nothing in the register is like.
    """

    rows: tuple[Row, ...]
    wanted: Wanted
    understood: Wanted
    unknown: tuple[str, ...] = ()
    nearest: tuple[Nearest, ...] = ()


def register(catalog: Catalog, wanted: Wanted) -> Register:
    """Return the rows of the register that are wanted."""
    commitments = catalog.commitments()
    understood, unknown = _understand(wanted, commitments, catalog.documents.values())
    rows = _rows(catalog, commitments, understood) if not unknown else ()
    nearest = () if rows else tuple(_nearest(catalog, commitments, understood, unknown))
    return Register(rows, wanted, understood, unknown, nearest)


def _rows(catalog: Catalog, commitments: Iterable[Commitment], wanted: Wanted) -> tuple[Row, ...]:
    found: dict[tuple[str, str, str], list[Commitment]] = {}
    for one in commitments:
        if _fits(one, catalog.documents[one.document_id], wanted):
            key = (" ".join(sorted(_atoms(one.party))), one.strength, " ".join(re.findall(r"\w+", one.text.casefold())))
            found.setdefault(key, []).append(one)
    newer = newer_versions([(first, catalog.documents[first.document_id]) for first, *_ in found.values()])
    return tuple(
        Row(
            first,
            catalog.documents[first.document_id],
            tuple(also),
            _valid_until(catalog.text(first.document_id)),
            newer.get(at, ""),
        )
        for at, (first, *also) in enumerate(found.values())
    )


def _fits(one: Commitment, document: Document, wanted: Wanted) -> bool:
    return (
        (not wanted.city or wanted.city in one.cities)
        and (not wanted.strength or one.strength == wanted.strength)
        and (not wanted.kind or document.kind == wanted.kind)
        and (not wanted.due_before or "" < one.due < wanted.due_before)
        and (not wanted.party or is_party(one, wanted.party))
    )


# --- names ------------------------------------------------------------------------------------------


def is_party(one: Commitment, name: str) -> bool:
    """Whether a commitment is of the party named: by its head and every word that the name has."""
    wanted, head = _atoms(name), _head(name)
    cities = frozenset(city.casefold() for city in one.cities)
    return any(
        head == _head(member) and wanted <= _atoms(member) | cities
        for member in _AND_OR.split(one.party)
        if member.strip()
    )


@lru_cache(maxsize=4_000)
def _atoms(name: str) -> frozenset[str]:
    """The simple words of a name: acronyms spelt out, compounds in their parts, a city also as a city."""
    return frozenset(atom for token in tokens(name) for atom in _parts(token.text)) - {"ja", "sekä", "tai"}


@lru_cache(maxsize=4_000)
def _head(name: str) -> str:
    words = [
        token.text for token in tokens(name) if token.text.casefold() not in lists.words("commitments.company_forms")
    ]
    if not words:
        return ""
    parts = _parts(words[-1])
    # A city stands for itself alone: "Into Seinäjoki" is no city.
    return parts[0] if _CITY in parts[1:] and len(words) > 1 and parts[0] in _cities() else parts[-1]


@lru_cache(maxsize=8_000)
def _parts(word: str) -> tuple[str, ...]:
    bare = word.partition(":")[0].casefold()
    if bare in _ACRONYMS:
        return tuple(part for word in _ACRONYMS[bare] for part in (*load_analyser().analyse(word).parts, word))
    analysis = load_analyser().analyse(bare)
    if analysis.lemma in _cities():
        return analysis.lemma, _CITY
    # A lemma that begins otherwise is another word's ("työ", which is also a dialect's "te").
    return analysis.parts or (analysis.lemma if analysis.lemma[:1] == bare[:1] else bare,)


_CITY = lists.text("commitments.city")


@lru_cache(maxsize=1)
def _cities() -> frozenset[str]:
    return frozenset(city.casefold() for city in CITY_CASES)


def _understand(
    wanted: Wanted, commitments: Sequence[Commitment], documents: Iterable[Document]
) -> tuple[Wanted, tuple[str, ...]]:
    """Return the wish in the register's own words, and what of it nothing in the register is like."""
    documents = tuple(documents)
    cities = {city for document in documents for city in document.cities} | set(CITY_CASES)
    parties = {name for one in commitments for name in (one.party, *_AND_OR.split(one.party)) if name}
    kinds = {document.kind for document in documents if document.kind} | lists.words("documents.kinds")
    understood = Wanted(
        city=_city(wanted.city, cities),
        party=_party(wanted.party, commitments, parties),
        strength=_closest(wanted.strength, STRENGTHS),
        kind=_closest(wanted.kind, sorted(kinds)),
        due_before=_date(wanted.due_before),
    )
    names = [field.name for field in fields(Wanted)]
    return understood, tuple(name for name in names if getattr(wanted, name) and not getattr(understood, name))


def _city(name: str, cities: set[str]) -> str:
    if not name:
        return ""
    found = read_hints(name, cities).cities
    if found:
        return found[0]
    forms = {form.casefold(): city for city in cities for form in CITY_CASES.get(city, (city,))}
    return next((forms[form] for form in get_close_matches(name.casefold(), forms, 1, _CLOSE)), "")


def _party(name: str, commitments: Sequence[Commitment], parties: set[str]) -> str:
    if not name or any(is_party(one, name) for one in commitments):
        return name
    lower = {party.casefold(): party for party in sorted(parties)}
    lower |= {head: head for head in map(_head, sorted(parties)) if head}
    lemmas = " ".join(load_analyser().lemmas(name))
    for attempt in (name.casefold(), lemmas):
        close = get_close_matches(attempt, lower, 1, _CLOSE)
        if close:
            return lower[close[0]]
    return ""


def _closest(name: str, known: Sequence[str]) -> str:
    folded = name.casefold()
    if not name or folded in known:
        return folded
    lemma = load_analyser().lemma(folded)
    return lemma if lemma in known else next(iter(get_close_matches(folded, known, 1, 0.6)), "")


def _date(text: str) -> str:
    """A year or a date in the form in which dates are stored and compared."""
    date = next((date for date, _, _ in find_dates(text)), None)
    if date is None or not date.year:
        return ""
    parts = [f"{date.year:04}", *(f"{part:02}" for part in (date.month, date.day) if part)]
    return "-".join(parts)


# --- what is nearest ----------------------------------------------------------------------------------


def _nearest(
    catalog: Catalog, commitments: Sequence[Commitment], wanted: Wanted, unknown: Sequence[str]
) -> Iterable[Nearest]:
    """The rows that one condition less would find; of a name not known, the names that the register has."""
    if wanted.city:
        everywhere = [row for row in _rows(catalog, commitments, replace(wanted, city="")) if not row.commitment.cities]
        if everywhere:
            yield Nearest(EVERY_CITY, "", len(everywhere), tuple(row.commitment.text for row in everywhere[:_NEAREST]))
    for field in fields(Wanted):
        value = getattr(wanted, field.name)
        if not (field.name in unknown or (value and not unknown)):
            continue
        rows = _rows(catalog, commitments, replace(wanted, **{field.name: ""}))
        if rows:
            names = Counter(name for row in rows for name in _values(row, field.name))
            yield Nearest(field.name, value, len(rows), tuple(name for name, _ in names.most_common(_NEAREST)))


def _values(row: Row, condition: str) -> tuple[str, ...]:
    one = row.commitment
    if condition == "city":
        return one.cities
    values = {"party": one.party, "strength": one.strength, "kind": row.document.kind, "due_before": one.due}
    return (values[condition],) if values[condition] else ()


@lru_cache(maxsize=256)
def _valid_until(text: str) -> str:
    """Until when a document says that it is valid, as an ISO date; empty where it does not."""
    match = _VALIDITY.search(text)
    dates = [date for date, _, _ in find_dates(match.group())] if match else []
    return (
        f"{dates[-1].year:04}-{dates[-1].month or 12:02}-{dates[-1].day or 31:02}" if dates and dates[-1].year else ""
    )
