"""The citations of an answer as sources: one a publication and place, its quotes marked in the text around them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from urllib.parse import quote as percent_encoded

from assistant.domain import Citation
from ui.conversation import OpenedCitation
from ui.view.addresses import safe_url

_BORDER = re.compile(r"(?<=[.!?:])\s+|\n+")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some text of a document; ``n`` is the number of the citation that quotes it, None for the text around."""

    text: str
    n: int | None = None
    start: int = 0


@dataclass(frozen=True, slots=True)
class ShownSource:
    """One publication that an answer cites. ``excerpts`` is its text with every quote; ``complete`` whether it is all there.

    ``pictured`` tells that the page it stands on can be shown as a picture.
    """

    citation: Citation
    numbers: tuple[int, ...]
    kind: str
    language: str
    digest: str
    place: tuple[str, ...]
    excerpts: tuple[tuple[Stretch, ...], ...]
    complete: bool
    pictured: bool = False

    @property
    def label(self) -> str:
        """The numbers of its citations: a range where none is missing between them, otherwise each."""
        first, last = self.numbers[0], self.numbers[-1]
        if len(self.numbers) > 2 and last - first == len(self.numbers) - 1:
            return f"{first}–{last}"
        return ", ".join(map(str, self.numbers))

    @property
    def verbatim(self) -> bool:
        """Whether the quotes stand in the publication word for word, not in our digest of it."""
        return not self.digest

    @property
    def link(self) -> str:
        """The address of the original, at the quote where the web allows it; empty without a web address."""
        url = safe_url(self.citation.url)
        if not url or "#" in url:
            return url
        if url.lower().endswith(".pdf"):
            return f"{url}#page={self.citation.page}" if self.citation.page else url
        return f"{url}#:~:text={_fragment(self.citation.quote)}" if self.verbatim else url


@dataclass(slots=True)
class _Window:
    """A stretch of a document that grows while quotes are found in it; offsets count in the document."""

    start: int
    text: str
    quotes: list[Citation] = field(default_factory=list)

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def shown_sources(opened: Iterable[OpenedCitation]) -> tuple[ShownSource, ...]:
    """The sources of an answer in the order of their first citation; identical ones once."""
    groups: dict[tuple[object, ...], list[OpenedCitation]] = {}
    for one in opened:
        cited = one.citation
        groups.setdefault((cited.document_id, cited.title, cited.date, cited.url, cited.section), []).append(one)
    return tuple(_source(group) for group in groups.values())


def _source(group: list[OpenedCitation]) -> ShownSource:
    first = group[0]
    around = first.surroundings
    path = around.section_path if around and len(around.section_path) > 1 else ()
    return ShownSource(
        citation=first.citation,
        numbers=tuple(one.citation.n for one in group),
        kind=first.kind,
        language=first.language,
        digest=first.digest,
        place=path or ((first.citation.section,) if first.citation.section else ()),
        excerpts=tuple(_stretches(window) for window in _windows(group)),
        complete=all(one.surroundings for one in group),
        pictured=first.pictured and first.citation.page is not None,
    )


def _windows(group: list[OpenedCitation]) -> list[_Window]:
    """The text around the quotes; quotes that stand near each other share one window."""
    windows: list[_Window] = []
    for one in sorted(group, key=lambda one: one.citation.start):
        around, cited = one.surroundings, one.citation
        before, after = (_whole_end(around.before), _whole_start(around.after)) if around else ("", "")
        start, text = cited.start - len(before), before + cited.quote + after
        if windows and start <= windows[-1].end:
            last = windows[-1]
            last.text += text[last.end - start :]
        else:
            windows.append(_Window(start, text))
        windows[-1].quotes.append(cited)
    return windows


def _stretches(window: _Window) -> tuple[Stretch, ...]:
    stretches: list[Stretch] = []
    position = window.start
    for _, same in groupby(window.quotes, key=lambda cited: cited.start):
        cited = max(same, key=lambda cited: cited.end)
        start, end = max(cited.start, position), max(cited.end, position)
        stretches.append(Stretch(window.text[position - window.start : start - window.start]))
        stretches.append(Stretch(window.text[start - window.start : end - window.start], cited.n, cited.start))
        position = end
    return (*stretches, Stretch(window.text[position - window.start :]))


def _whole_end(before: str) -> str:
    """The text before a quote without its first, broken sentence."""
    found = _BORDER.search(before)
    return before[found.end() :] if found else before


def _whole_start(after: str) -> str:
    """The text after a quote without its last, broken sentence."""
    found = list(_BORDER.finditer(after))
    return after[: found[-1].start()] if found else after


def _fragment(quote: str) -> str:
    """The quote as a text directive; a long one by its first and last words, as browsers prefer."""
    words = quote.split()
    if len(words) <= 8:
        return _encoded(" ".join(words))
    return f"{_encoded(' '.join(words[:4]))},{_encoded(' '.join(words[-4:]))}"


def _encoded(text: str) -> str:
    # A hyphen has a meaning of its own in a text directive.
    return percent_encoded(text, safe="").replace("-", "%2D")
