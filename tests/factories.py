"""Small real values for tests: parsed documents from a few lines of text, without the readers of ingest."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from assistant.domain import Chunk, Document, ParsedDocument, Section, Sentence, SentenceKind
from assistant.language.sentences import split_sentences


def parsed_document(id: str, text: str, **fields: Any) -> ParsedDocument:
    """A document from lines: ``# Heading`` opens a section, ``- item`` is a list item, the rest is prose.

    One chunk a section. The canonical text is the lines without ``# ``. ``fields`` go to ``Document``
    (title defaults to the first heading, or the id).
    """
    lines = text.strip("\n").split("\n")
    headings = [line[2:] for line in lines if line.startswith("# ")]
    canonical = "\n".join(line.removeprefix("# ") for line in lines)
    document = Document(id=id, **{"title": headings[0] if headings else id, **fields})
    sections, chunks, sentences = _parts(document, lines, canonical)
    return ParsedDocument(document, canonical, tuple(sections), tuple(chunks), tuple(sentences))


def _parts(document: Document, lines: list[str], canonical: str) -> tuple[list[Section], list[Chunk], list[Sentence]]:
    sections: list[Section] = []
    sentences: list[Sentence] = []
    offset, lead_in = 0, None
    for line in lines:
        heading = line.startswith("# ")
        shown = line.removeprefix("# ")
        if heading or not sections:
            title = shown if heading else ""
            if sections:
                sections[-1] = replace(sections[-1], end=offset)
            path = tuple(part for part in (document.title, title) if part)
            sections.append(Section(document.id, len(sections), offset, len(canonical), title, path=path))
        kind = SentenceKind.HEADING if heading else SentenceKind.PROSE
        spans = [(0, len(shown))] if heading and shown else split_sentences(shown)
        if shown.startswith("- "):
            kind, spans = SentenceKind.LIST_ITEM, [(2, len(shown))]
        elif shown:
            lead_in = None
        for start, end in spans:
            section = len(sections) - 1
            a, b = offset + start, offset + end
            page = document.page_at(a)
            item_of = lead_in if kind is SentenceKind.LIST_ITEM else None
            sentences.append(
                Sentence(document.id, len(sentences), section, section, a, b, canonical[a:b], kind, item_of, page)
            )
            if canonical[a:b].endswith(":"):
                lead_in = len(sentences) - 1
        offset += len(shown) + 1
    chunks = [
        Chunk(
            document.id,
            s.ordinal,
            s.ordinal,
            s.start,
            s.end,
            canonical[s.start : s.end],
            " > ".join(dict.fromkeys(s.path)),
            document.page_at(s.start),
            document.page_at(max(s.start, s.end - 1)),
        )
        for s in sections
    ]
    return sections, chunks, sentences
