"""What to download: the originals of the sources, and the rules by which more are found on a page of links.

All of it is data beside the corpus: ``sources.jsonl``, ``manifest.jsonl`` (which cities and times a source is used
for), ``discover.jsonl`` (rules) and ``hosts.jsonl`` (what is known of a host: its licence, or that it only has copies).
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote_plus, urlsplit

from assistant.domain import Source
from assistant.errors import ManifestError
from assistant.language.places import named_cities
from ingest.load import MANIFEST, SOURCES, ManifestEntry, load
from ingest.originals.pages import Link

RULES = "discover.jsonl"
HOSTS = "hosts.jsonl"
# Sources that this name publishes are our own remarks: there is no original of them.
_OURS = "Ekosysteemiapuri"
_NOTES_ON_FORMAT = re.compile(r"\s*\((?:avautuu[^)]*|pdf[^)]*|[\d., ]+\s*[km]t)\)\s*|\s*\.pdf$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One original to download, and what is known of it beforehand; ``found_on`` is the source that links to it."""

    id: str
    url: str
    title: str
    publisher: str = ""
    kind: str = ""
    language: str = "fi"
    date: str = ""
    cities: tuple[str, ...] = ()
    status: str = "current"
    sources: tuple[str, ...] = ()
    licence: str = ""
    found_on: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """Which links on the page of ``source`` lead to originals: ``link`` fits the URL, ``text`` the words or the URL."""

    source: str
    kind: str
    link: re.Pattern[str]
    text: re.Pattern[str]
    hosts: frozenset[str]
    publisher: str = ""
    language: str = "fi"
    most: int = 60

    def finds(self, link: Link) -> bool:
        """Whether ``link`` leads to an original."""
        return bool(
            (urlsplit(link.url).hostname or "") in self.hosts
            and self.link.search(link.url)
            and self.text.search(f"{link.text} {unquote_plus(link.url)}")
        )


@dataclass(frozen=True, slots=True)
class Plan:
    """What to download, the rules for finding more, and the sources left out with the reason for each."""

    wanted: tuple[Wanted, ...]
    rules: tuple[Rule, ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()
    hosts: Mapping[str, Mapping[str, str]] | None = None

    def found(self, original: Wanted, links: Sequence[Link]) -> list[Wanted]:
        """Return what the rules for ``original`` find among the links on its page; each once, ``most`` a rule."""
        known = {wanted.url for wanted in self.wanted}
        found: dict[str, Wanted] = {}
        for rule in self.rules:
            if rule.source in original.sources:
                fresh = dict.fromkeys(link for link in links if rule.finds(link) and link.url not in known)
                for link in list(fresh)[: rule.most]:
                    wanted = _from_link(rule, link)
                    found.setdefault(wanted.id, replace(wanted, licence=_host(self.hosts or {}, link.url, "licence")))
        return list(found.values())


def read_plan(corpus: Path, kinds: Collection[str] = (), ids: Collection[str] = ()) -> Plan:
    """Make the plan for the sources of ``corpus`` of these kinds and ids (all when none is named).

    A page of links is part of it when a rule for it gives one of the kinds. Raises ManifestError.
    """
    sources, entries = _corpus(corpus)
    hosts = {record["host"]: record for record in _records(corpus / HOSTS, ("host",))}
    rules = tuple(_rule(record) for record in _records(corpus / RULES, ("source", "kind", "link", "hosts")))
    rules = tuple(r for r in rules if (not kinds or r.kind in kinds) and (not ids or r.source in ids))
    pages = {rule.source for rule in rules}
    chosen = [
        source
        for source in sources
        if not source.publisher.startswith(_OURS)
        and (not ids or source.id in ids)
        and (not kinds or source.kind in kinds or source.id in pages)
    ]
    wanted: dict[str, Wanted] = {}
    left_out: list[tuple[str, str]] = []
    for source in chosen:
        if reason := _host(hosts, source.url, "left_out"):
            left_out.append((source.id, reason))
        elif source.url in wanted:
            same = wanted[source.url]
            wanted[source.url] = replace(same, sources=(*same.sources, source.id))
        else:
            wanted[source.url] = _from_source(source, entries, _host(hosts, source.url, "licence"))
    return Plan(tuple(wanted.values()), rules, tuple(left_out), hosts)


def _corpus(corpus: Path) -> tuple[tuple[Source, ...], list[ManifestEntry]]:
    if not (corpus / SOURCES).is_file():
        raise ManifestError(f"{corpus / SOURCES}: there is no such file; name the folder that has it with --corpus.")
    loaded = load([corpus])
    if loaded.problems and not loaded.sources:
        raise ManifestError(str(loaded.problems[0]))
    entries = [file.entry for file in loaded.files] if (corpus / MANIFEST).is_file() else []
    return loaded.sources, entries


def _records(path: Path, required: Iterable[str]) -> list[Mapping[str, Any]]:
    """Read the objects of a .jsonl file; none when there is no such file. Raises ManifestError for any other line."""
    if not path.is_file():
        return []
    records = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            record = json.loads(line) if line.strip() else None
            missing = [name for name in required if record is not None and not record.get(name)]
        except (ValueError, AttributeError) as error:
            raise ManifestError(f"{path}, line {number}: not a JSON object ({error}); correct the line.") from error
        if missing:
            raise ManifestError(f"{path}, line {number}: it has no {' and no '.join(missing)}; add it.")
        if record is not None:
            records.append(record)
    return records


def _rule(record: Mapping[str, Any]) -> Rule:
    try:
        link, text = (re.compile(record.get(name, ""), re.IGNORECASE) for name in ("link", "text"))
    except re.error as error:
        raise ManifestError(
            f"{RULES}: the pattern of {record['source']} is malformed ({error}); correct it."
        ) from error
    return Rule(
        record["source"],
        record["kind"],
        link,
        text,
        frozenset(record["hosts"]),
        record.get("publisher", ""),
        record.get("language", "fi"),
        int(record.get("most", 60)),
    )


def _from_source(source: Source, entries: Sequence[ManifestEntry], licence: str) -> Wanted:
    users = [entry for entry in entries if source.id in entry.sources]
    return Wanted(
        id=f"original-{slug(source.id)}",
        url=source.url,
        title=source.title,
        publisher=source.publisher,
        kind=source.kind,
        language=source.language,
        date=source.date,
        cities=_cities_of(source, users),
        status="past" if users and all(entry.status == "past" for entry in users) else "current",
        sources=(source.id,),
        licence=licence,
    )


def _cities_of(source: Source, users: Sequence[ManifestEntry]) -> tuple[str, ...]:
    """Return the cities that title and publisher name; else those of its users, when each is of a city."""
    named = named_cities(f"{source.title} {source.publisher}")
    if named or not all(entry.cities for entry in users):
        return named
    return tuple(dict.fromkeys(city for entry in users for city in entry.cities))


def _from_link(rule: Rule, link: Link) -> Wanted:
    parts = urlsplit(link.url)
    pieces = [piece for piece in unquote_plus(parts.path).split("/") if piece]
    name = next((piece for piece in pieces if piece.lower().endswith(".pdf")), pieces[-1] if pieces else "")
    title = _NOTES_ON_FORMAT.sub(" ", link.text).strip() or re.sub(r"[-_ ]+", " ", name.removesuffix(".pdf")).strip()
    # The same file at another time has another query, so the query is no part of its name.
    mark = hashlib.sha256(f"{parts.hostname}{parts.path}".encode()).hexdigest()[:6]
    return Wanted(
        id=f"original-{slug(rule.source)}-{slug(name.removesuffix('.pdf'))[:50].strip('-')}-{mark}",
        url=link.url,
        title=title,
        publisher=rule.publisher,
        kind=rule.kind,
        language=rule.language,
        cities=named_cities(f"{title} {re.sub(r'[-_+]', ' ', name)}"),
        found_on=rule.source,
    )


def slug(text: str) -> str:
    """``text`` in small letters a to z, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _host(hosts: Mapping[str, Mapping[str, str]], url: str, field: str) -> str:
    """Return what ``hosts`` says in ``field`` of the URL's host or of a domain that it is part of."""
    labels = (urlsplit(url).hostname or "").split(".")
    names = (".".join(labels[start:]) for start in range(len(labels)))
    return next((hosts[name][field] for name in names if hosts.get(name, {}).get(field)), "")
