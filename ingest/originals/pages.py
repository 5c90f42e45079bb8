"""What a downloaded page says of itself: its format, the links on it, its licence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from itertools import islice
from urllib.parse import urljoin

from assistant.errors import ApuriError, FetchError
from ingest.readers.text import decode

# A page of links longer than this is read to here.
_LONGEST_PAGE = 5_000_000
_DECLARED = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/pdf": "pdf",
    "application/x-pdf": "pdf",
}
# Said by servers that do not know: the bytes alone decide, and only a PDF can be told by them for certain.
_UNDECLARED = frozenset({"", "application/octet-stream", "binary/octet-stream", "application/force-download"})
_HTML = re.compile(rb"<!doctype\s+html|<(?:html|head|body|title|meta)[\s>]", re.IGNORECASE)
_LICENCE_NAMES = frozenset({"license", "licence", "dc.rights.license", "dcterms.license", "dc.license"})
_TAG = re.compile(r"<(a|area|base|link|meta)(?=[\s/>])([^<>]*)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"(?<![a-zA-Z-])([a-zA-Z-]+)\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'>]+)")
_END_OF_LINK = re.compile(r"</?a\b", re.IGNORECASE)
_ANY_TAG = re.compile(r"<[^<>]*>")
_LONGEST_WORDS = 2000
_LONGEST_TAG = 5000
_MOST_TAGS = 20_000
_LINK_HEADER = re.compile(r"<([^<>]{1,500})>\s*;[^,]{0,200}?\brel=\"?license\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a page: where it leads, absolute, and the words on it."""

    url: str
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """What is read off a page of HTML."""

    links: tuple[Link, ...] = ()
    licence: str = ""


def format_of(content_type: str, body: bytes) -> str:
    """``html`` or ``pdf``: what the server declares and what the bytes are must agree. Raises FetchError."""
    declared = content_type.partition(";")[0].strip().lower()
    found = _format_of_bytes(body)
    if not body:
        raise FetchError("an empty page")
    if declared in _UNDECLARED:
        if found == "pdf":
            return found
        raise FetchError(f"its type is {declared or 'not declared'} and it is no PDF")
    expected = _DECLARED.get(declared)
    if expected is None:
        raise FetchError(f"its type is {declared[:60]!r}; only HTML and PDF are kept")
    if found != expected:
        raise FetchError(f"declared as {declared} but its bytes are {found or 'something else'}")
    return expected


def _format_of_bytes(body: bytes) -> str:
    if b"%PDF-" in body[:1024]:
        return "pdf"
    beginning = body[:4096]
    if beginning[:2] in (b"\xff\xfe", b"\xfe\xff"):
        beginning = beginning.replace(b"\0", b"")
    return "html" if _HTML.search(beginning) else ""


def read_page(body: bytes, url: str) -> Page:
    """Read the links and the licence of a page that came from ``url``; empty for bytes that are no text.

    Tag by tag with patterns that take linear time: the standard library's parser takes quadratic time on some pages.
    """
    try:
        text = _without_comments(decode(body[:_LONGEST_PAGE], url))
    except ApuriError:
        return Page()
    base, licence, links = url, "", []
    for tag in islice(_TAG.finditer(text), _MOST_TAGS):
        name, values = tag[1].lower(), _attributes(tag[2][:_LONGEST_TAG])
        place = _absolute(base, values.get("href", ""))
        if name == "base":
            base = place or base
        elif name == "meta":
            if values.get("name", "").lower() in _LICENCE_NAMES:
                licence = licence or values.get("content", "").strip()[:500]
        elif "license" in values.get("rel", "").lower().split():
            licence = licence or place
        elif name == "a" and place:
            links.append(Link(place, _words_after(text, tag.end()) or values.get("title", "")))
    return Page(tuple(links), licence)


def licence_in_headers(headers: Mapping[str, str]) -> str:
    """Return the licence that a ``Link: <...>; rel=license`` header names; else empty."""
    found = _LINK_HEADER.search(headers.get("link", "")[:5000])
    return found[1] if found else ""


def _without_comments(text: str) -> str:
    first, *others = text.split("<!--")
    return first + "".join(part.partition("-->")[2] for part in others)


def _attributes(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in _ATTRIBUTE.findall(text):
        found.setdefault(name.lower(), unescape(value.strip("\"'")))
    return found


def _words_after(text: str, start: int) -> str:
    """Return the words between an opening ``<a>`` that ends at ``start`` and its closing tag, or the next ``<a>``."""
    inside = text[start : start + _LONGEST_WORDS]
    ending = _END_OF_LINK.search(inside)
    words = _ANY_TAG.sub(" ", inside[: ending.start() if ending else 0])
    return " ".join(unescape(words).split())[:300]


def _absolute(base: str, href: str) -> str:
    if not href.strip() or href.strip().startswith("#"):
        return ""
    try:
        return urljoin(base, href.strip())
    except ValueError:
        return ""
