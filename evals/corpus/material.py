"""The shipped material as values: statements with their sources, the manifest and the list of sources.

A statement is the text between two runs of source markers within one paragraph or list item; the run that
follows it names its sources. A line that ends with a colon right before a list introduces the list and
carries no source of its own; headings and block quotes are no statements.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assistant.errors import ManifestError
from evals.jsonl import read_rows

MARKER = re.compile(r"\[(S\d+)\]")
_STATEMENT = re.compile(r"(.*?)((?:\s*\[S\d+\])+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Statement:
    """What a document says, without the markers; ``line`` counts from 1, ``sources`` is empty where none is given."""

    path: str
    line: int
    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CorpusText:
    """One document of the folder: its raw text, its title and what it states."""

    path: str
    raw: str
    title: str
    statements: tuple[Statement, ...]

    @property
    def source_ids(self) -> frozenset[str]:
        """Every source that a marker of the document names."""
        return frozenset(MARKER.findall(self.raw))


@dataclass(frozen=True, slots=True)
class Corpus:
    """The manifest's and the sources' rows as they stand, and the documents found in the folder by path."""

    manifest: tuple[dict[str, Any], ...]
    sources: tuple[dict[str, Any], ...]
    texts: dict[str, CorpusText] = field(default_factory=dict)


def read_corpus(folder: Path) -> Corpus:
    """Read ``manifest.jsonl``, ``sources.jsonl`` and ``documents/*.md``. Raises ManifestError for an unusable file."""
    texts = {}
    for path in sorted((folder / "documents").glob("*.md")):
        name = path.relative_to(folder).as_posix()
        texts[name] = read_text(name, path.read_text(encoding="utf-8"))
    rows = {name: tuple(read_rows(folder / f"{name}.jsonl", error=ManifestError)) for name in ("manifest", "sources")}
    return Corpus(rows["manifest"], rows["sources"], texts)


def read_text(path: str, raw: str) -> CorpusText:
    """Split the Markdown of one document into its title and its statements."""
    title = next((line[2:].strip() for line in raw.splitlines() if line.startswith("# ")), "")
    statements = [part for start, block in _blocks(raw) for part in _statements(path, start, block)]
    return CorpusText(path, raw, title, tuple(statements))


def _blocks(raw: str) -> Iterator[tuple[int, str]]:
    """Yield (line number, text) of each paragraph and each list item; headings and block quotes are left out."""
    start, block = 0, list[str]()
    for number, line in enumerate([*raw.splitlines(), ""], 1):
        text = line.strip()
        begins = text.startswith("- ")
        if block and (begins or not text or text[0] in "#>"):
            yield start, "\n".join(block)
            block = []
        if not text or text[0] in "#>":
            continue
        if not block:
            start = number
        block.append(text[2:] if begins else text)


def _statements(path: str, start: int, block: str) -> Iterator[Statement]:
    end = 0
    for match in _STATEMENT.finditer(block):
        end = match.end()
        text = match[1].strip()
        line = start + block.count("\n", 0, match.start() + len(match[1]) - len(match[1].lstrip()))
        yield Statement(path, line, text, tuple(MARKER.findall(match[2])))
    rest = block[end:].strip()
    if rest and not rest.endswith(":"):
        yield Statement(path, start + block.count("\n", 0, end) + bool(end), rest, ())
