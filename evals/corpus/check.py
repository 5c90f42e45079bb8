"""Check the shipped material: every statement has a source, every fact is carried, nothing is copied or left blank.

    python -m evals corpus [--corpus DIR] [--facts FILE] [--press FILE]

Prints one line per finding and exits 1 when there is any. The fact list and the press release are not part of the
product: they are compared where they are given.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from assistant.errors import ApuriError
from assistant.language import lists
from evals.corpus.fact_list import missing_quantities, read_facts, shared_runs
from evals.corpus.material import Corpus, read_corpus

SOURCE_FIELDS = ("id", "title", "publisher", "kind", "language", "url")
MANIFEST_FIELDS = (*SOURCE_FIELDS, "path", "date", "status", "authority", "sources")
ALLOWED = {
    "kind": lists.words("documents.kinds"),
    "status": frozenset({"current", "superseded", "past"}),
    "authority": frozenset({"primary", "digest"}),
    "language": frozenset({"fi", "sv", "en"}),
}
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_LINK = re.compile(r"\]\(([^)]*)\)|<((?:https?:)[^>]*)>|(?<![(<])\b(https?:\S+)")
_CONTACT = re.compile(r"[\w.+-]+@[\w-]+\.\w+|(?<![\d.])(?:\+358|0)\d{1,2} \d{3} ?\d{3,5}")
_FIRST_NAMES = "|".join(sorted(lists.words("bodies.first_names")))
_MINISTERS = lists.words("bodies.ministers")
_BACK_REFERENCES = lists.words("answers.back_references")
_CAPITALISED = r"[A-ZÀ-Þ][\w-]+"
_NAME = re.compile(rf"\b({_CAPITALISED}), (?=({_FIRST_NAMES})\b)|\b({_FIRST_NAMES}) ({_CAPITALISED})")


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong and where: ``documents/x.md:12`` or ``sources.jsonl S3``."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


def check_corpus(corpus: Corpus) -> list[Finding]:
    """Make all checks that need nothing but the corpus itself, in the order written here."""
    checks: tuple[Callable[[Corpus], Iterator[Finding]], ...] = (
        _manifest_matches_folder,
        _manifest_fields,
        _source_fields,
        _document_forms,
        _statements_have_sources,
        _statements_stand_alone,
        _markers_known,
        _sources_used,
        _links,
        _names,
    )
    return [finding for check in checks for finding in check(corpus)]


def check_facts(corpus: Corpus, facts: str) -> list[Finding]:
    """Report each number, date, sum or share of the fact list that the corpus does not carry."""
    statements = [statement for text in corpus.texts.values() for statement in text.statements]
    return [
        Finding(f"facts:{fact.line}", f"{' '.join(quantity).strip()} of {'/'.join(fact.sources)} is in no document")
        for fact, quantity in missing_quantities(read_facts(facts), statements)
    ]


def check_press(corpus: Corpus, press: str) -> list[Finding]:
    """Report each run of seven words that a document shares with ``press``, and each of its contact persons."""
    contacts = re.findall(rf"^({_CAPITALISED} {_CAPITALISED}), ", press, re.MULTILINE)
    findings = []
    for text in corpus.texts.values():
        runs = shared_runs(text.raw, press)
        findings += [Finding(text.path, f"seven words run as in the press release: {run!r}") for run in runs]
        findings += [Finding(text.path, f"names a person: {name}") for name in contacts if name in text.raw]
    return findings


def _manifest_matches_folder(corpus: Corpus) -> Iterator[Finding]:
    listed = Counter(str(row.get("path", "")) for row in corpus.manifest)
    for path, count in listed.items():
        if path not in corpus.texts:
            yield Finding("manifest.jsonl", f"{path or '(no path)'} is listed but not in the folder")
        if count > 1:
            yield Finding("manifest.jsonl", f"{path} is listed {count} times")
    for path in corpus.texts:
        if path not in listed:
            yield Finding(path, "is not in the manifest")


def _manifest_fields(corpus: Corpus) -> Iterator[Finding]:
    for row in corpus.manifest:
        where = f"manifest.jsonl {row.get('id', '?')}"
        for name in MANIFEST_FIELDS:
            if not row.get(name):
                yield Finding(where, f"the field {name} is empty")
        if not isinstance(row.get("cities"), list):
            yield Finding(where, "the field cities is no list")
        yield from _values(where, row)
        text = corpus.texts.get(str(row.get("path")))
        if text and text.title != row.get("title"):
            yield Finding(where, f"the title differs from the document's: {text.title!r}")
        if text and set(row.get("sources") or ()) != text.source_ids:
            yield Finding(where, "the field sources differs from the markers of the document")


def _source_fields(corpus: Corpus) -> Iterator[Finding]:
    for row in corpus.sources:
        where = f"sources.jsonl {row.get('id', '?')}"
        for name in SOURCE_FIELDS:
            if not row.get(name):
                yield Finding(where, f"the field {name} is empty")
        if not row.get("date") and not row.get("date_note"):
            yield Finding(where, "has neither a date nor a date_note that says why")
        yield from _values(where, row)
    for source, count in Counter(row.get("id") for row in corpus.sources).items():
        if count > 1:
            yield Finding(f"sources.jsonl {source}", f"is listed {count} times")


def _values(where: str, row: dict[str, object]) -> Iterator[Finding]:
    for name, allowed in ALLOWED.items():
        if row.get(name) and row[name] not in allowed:
            yield Finding(where, f"the field {name} is {row[name]!r}, not one of {', '.join(sorted(allowed))}")
    if row.get("date") and not _DATE.fullmatch(str(row["date"])):
        yield Finding(where, f"the date {row['date']!r} is not of the form 2021-02-09, 2021-02 or 2021")


def _document_forms(corpus: Corpus) -> Iterator[Finding]:
    for text in corpus.texts.values():
        if not text.title:
            yield Finding(text.path, "has no title")
        if not re.search(r"^> \S", text.raw, re.MULTILINE):
            yield Finding(text.path, "does not say in a block quote that it is no official text")


def _statements_have_sources(corpus: Corpus) -> Iterator[Finding]:
    for text in corpus.texts.values():
        for statement in text.statements:
            if not statement.sources:
                yield Finding(f"{text.path}:{statement.line}", f"no source: {statement.text[:80]!r}")


def _statements_stand_alone(corpus: Corpus) -> Iterator[Finding]:
    """Report openings that lean on the sentence before: a statement is quoted alone."""
    for text in corpus.texts.values():
        for statement in text.statements:
            first = re.match(r"\w+", statement.text)
            if first and first[0] != first[0].lower() and first[0].lower() in _BACK_REFERENCES:
                yield Finding(f"{text.path}:{statement.line}", f"opens with {first[0]!r} and cannot be quoted alone")


def _markers_known(corpus: Corpus) -> Iterator[Finding]:
    known = {row.get("id") for row in corpus.sources}
    for text in corpus.texts.values():
        for source in sorted(text.source_ids - known):
            yield Finding(text.path, f"the source {source} is not in sources.jsonl")


def _sources_used(corpus: Corpus) -> Iterator[Finding]:
    used = frozenset[str]().union(*(text.source_ids for text in corpus.texts.values()))
    for row in corpus.sources:
        where = f"sources.jsonl {row.get('id', '?')}"
        if row.get("unused") and not row.get("unused_reason"):
            yield Finding(where, "is marked as unused without an unused_reason")
        if row.get("unused") and row.get("id") in used:
            yield Finding(where, "is marked as unused but a document names it")
        if not row.get("unused") and row.get("id") not in used:
            yield Finding(where, "is in no document and not marked as unused")


def _links(corpus: Corpus) -> Iterator[Finding]:
    for name, rows in (("manifest.jsonl", corpus.manifest), ("sources.jsonl", corpus.sources)):
        for row in rows:
            if row.get("url") and not _is_link(str(row["url"])):
                yield Finding(f"{name} {row.get('id', '?')}", f"malformed link: {row['url']!r}")
    for text in corpus.texts.values():
        for match in _LINK.finditer(text.raw):
            link = match[1] or match[2] or match[3] or ""
            if not _is_link(link):
                yield Finding(text.path, f"malformed link: {link!r}")


def _is_link(url: str) -> bool:
    """Whether ``url`` is http(s) with a host that has a dot, without white space or angle brackets."""
    if re.search(r"[\s<>\"]", url):
        return False
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return False
    host = parts.hostname or ""
    return parts.scheme in {"http", "https"} and re.fullmatch(r"[\w-]+(\.[\w-]+)+", host) is not None and port != 0


def _names(corpus: Corpus) -> Iterator[Finding]:
    """Names of persons other than ministers, telephone numbers and mail addresses. Links are not looked at."""
    for text in corpus.texts.values():
        yield from _names_in(text.path, text.raw)
    for name, rows in (("manifest.jsonl", corpus.manifest), ("sources.jsonl", corpus.sources)):
        for row in rows:
            for key in ("title", "publisher"):
                yield from _names_in(f"{name} {row.get('id', '?')}", str(row.get(key, "")))


def _names_in(where: str, raw: str) -> Iterator[Finding]:
    for match in _NAME.finditer(raw):
        name = f"{match[3]} {match[4]}" if match[3] else f"{match[2]} {match[1]}"
        if not any(name.startswith(minister) for minister in _MINISTERS):
            yield Finding(where, f"names a person: {name}")
    for match in _CONTACT.finditer(raw):
        yield Finding(where, f"gives a person's contact: {match[0]}")


def main(arguments: list[str] | None = None) -> int:
    """Print the findings, one a line; return 1 when there are any."""
    root = Path(__file__).resolve().parents[2]
    parser = argparse.ArgumentParser(prog="python -m evals corpus", description="Check the shipped material.")
    parser.add_argument("--corpus", type=Path, default=root / "corpus")
    parser.add_argument("--facts", type=Path, help="a fact list to compare with")
    parser.add_argument("--press", type=Path, help="a press release to compare with")
    options = parser.parse_args(arguments)
    try:
        corpus = read_corpus(options.corpus)
        findings = check_corpus(corpus)
        if options.facts:
            findings += check_facts(corpus, options.facts.read_text(encoding="utf-8"))
        if options.press:
            findings += check_press(corpus, options.press.read_text(encoding="utf-8"))
    except (ApuriError, OSError) as error:
        print(error)
        return 1
    for finding in findings:
        print(finding)
    compared = [name for name, path in (("facts", options.facts), ("press release", options.press)) if path]
    print(_summary(corpus, findings, compared), file=sys.stderr)
    return 1 if findings else 0


def _summary(corpus: Corpus, findings: list[Finding], compared: list[str]) -> str:
    statements = sum(len(text.statements) for text in corpus.texts.values())
    what = f"compared with {' and '.join(compared)}" if compared else "not compared with facts or press release"
    size = f"{len(corpus.texts)} documents, {statements} statements, {len(corpus.sources)} sources"
    return f"{size}, {what}: {len(findings)} findings"
