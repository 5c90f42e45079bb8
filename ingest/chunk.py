"""Cuts the sections of a document into chunks sized for the encoder, along blocks, lists and sentences."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.domain import Chunk, Section, Sentence
from assistant.errors import DocumentLimitError
from ingest.structure import Structured

CountTokens = Callable[[list[str]], list[int]]

# Without prefix and context. A section of a guideline fits whole; a longer one is cut where a matter ends.
TARGET_TOKENS = 200
# Of one file: about 2,000 pages, which take minutes to encode.
MOST_TOKENS = 1_000_000
# The line break between context and text, and what tokens may gain where two pieces meet.
_MARGIN = 8
_LONGEST_CONTEXT = 300


@dataclass(frozen=True, slots=True)
class _Piece:
    """A span that is never divided, with its length in tokens; ``joined`` keeps it with the piece before."""

    start: int
    end: int
    tokens: int
    joined: bool


def cut(
    structured: Structured, document_id: str, title: str, count_tokens: CountTokens, max_tokens: int = 512
) -> tuple[tuple[Chunk, ...], tuple[Sentence, ...]]:
    """Make the chunks that partition the text, and tell the sentences which chunk they stand in.

    No chunk crosses a section border; with its context none is longer than ``max_tokens`` of the encoder's own tokens.
    """
    contexts = [context_of(title, section) for section in structured.sections]
    # A tokenizer counts what it adds to every text (prefix, special tokens) once with the context and not per sentence.
    added = count_tokens([""])[0]
    context_tokens = count_tokens(contexts) if contexts else []
    room = max_tokens - _MARGIN - max(context_tokens, default=0)
    pieces = _pieces(structured, lambda texts: [n - added for n in count_tokens(texts)], max(16, room))
    starts = [piece.start for piece in pieces]
    spans: list[tuple[int, int, int]] = []
    for section, tokens in zip(structured.sections, context_tokens, strict=True):
        own = pieces[bisect_left(starts, section.start) : bisect_left(starts, section.end)]
        spans.extend((section.ordinal, start, end) for start, end in _pack(own, max_tokens - _MARGIN - tokens))
    chunks = tuple(
        Chunk(
            document_id=document_id,
            ordinal=i,
            section=section,
            start=start,
            end=end,
            text=structured.text[start:end],
            context=contexts[section],
            page_start=_page(structured, start),
            page_end=_page(structured, start + len(structured.text[start:end].rstrip()) - 1),
        )
        for i, (section, start, end) in enumerate(spans)
    )
    chunk_starts = [chunk.start for chunk in chunks]
    sentences = tuple(replace(s, chunk=bisect_right(chunk_starts, s.start) - 1) for s in structured.sentences)
    return chunks, sentences


def context_of(title: str, section: Section) -> str:
    """Join the title of the document and the path of headings: encoded with the chunk, never quoted."""
    path = section.path[1:] if section.path and section.path[0] == title else section.path
    return " › ".join(part for part in (title, *path) if part)[:_LONGEST_CONTEXT]


def _page(structured: Structured, offset: int) -> int | None:
    return bisect_right(structured.page_starts, max(offset, 0)) or None


def _pieces(structured: Structured, count_tokens: CountTokens, limit: int) -> list[_Piece]:
    """Lay out the sentences of every unit as spans without gaps; one longer than ``limit`` is divided at spaces."""
    sentence_starts = [sentence.start for sentence in structured.sentences]
    spans: list[tuple[int, int, bool]] = []
    for (start, end), joined in zip(structured.units, structured.joined, strict=True):
        inside = sentence_starts[bisect_left(sentence_starts, start) : bisect_left(sentence_starts, end)]
        borders = [start, *inside[1:], end]
        spans.extend((a, b, joined and a == start) for a, b in pairwise(borders))
    if not spans and structured.text:
        spans = [(0, len(structured.text), False)]
    lengths = count_tokens([structured.text[a:b] for a, b, _ in spans]) if spans else []
    if sum(lengths) > MOST_TOKENS:
        raise DocumentLimitError(f"it has {sum(lengths):,} tokens, more than {MOST_TOKENS:,} for one file; split it.")
    pieces: list[_Piece] = []
    for (a, b, joined), length in zip(spans, lengths, strict=True):
        if length <= limit:
            pieces.append(_Piece(a, b, length, joined))
        else:
            pieces.extend(_divide(structured.text, a, b, count_tokens, limit))
    return pieces


def _divide(text: str, start: int, end: int, count_tokens: CountTokens, limit: int) -> list[_Piece]:
    """One long sentence in parts of at most ``limit`` tokens, divided at spaces where there are any."""
    pieces: list[_Piece] = []
    while start < end:
        stop = min(end, start + limit * 4)
        while True:
            if stop < end:
                space = text.rfind(" ", start + 1, stop)
                stop = space + 1 if space > start else stop
            length = count_tokens([text[start:stop]])[0]
            if length <= limit or stop - start == 1:
                break
            stop = start + max(1, (stop - start) * limit // (length + 1))
        pieces.append(_Piece(start, stop, length, False))
        start = stop
    return pieces


def _pack(pieces: Sequence[_Piece], limit: int) -> list[tuple[int, int]]:
    """Fill chunks up to the target; what belongs together may go over it, up to ``limit``."""
    spans: list[tuple[int, int]] = []
    start = tokens = 0
    open_chunk = False
    target = min(TARGET_TOKENS, limit)
    for piece in pieces:
        room = limit if piece.joined else target
        if open_chunk and tokens + piece.tokens > room:
            spans.append((start, piece.start))
            open_chunk = False
        if not open_chunk:
            start, tokens, open_chunk = piece.start, 0, True
        tokens += piece.tokens
    if open_chunk:
        spans.append((start, pieces[-1].end))
    return spans
