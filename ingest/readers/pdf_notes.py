"""Footnotes of a PDF: small type at the foot of a page, that would otherwise stand in the middle of a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.blocks import Block, BlockKind
from ingest.readers.pdf_page import PageType
from ingest.readers.printed import Line
from ingest.repair import join_lines

_SMALLER = 0.9
_NOTE = re.compile(r"(?:\d{1,3}[.)]?|\*+)\s+\S")


def split_notes(lines: Sequence[Line], body: PageType) -> tuple[list[Line], list[Block]]:
    """Part the lines of the text from the footnotes, one block each.

    A footnote begins with its number or asterisk, and from there to the foot of the page all is small.
    """
    text: list[Line] = []
    notes: list[Block] = []
    for page in dict.fromkeys(line.page for line in lines):
        own = [line for line in lines if line.page == page]
        first = _first_note(own, body)
        text.extend(own[:first])
        for line in own[first:]:
            if _NOTE.match(line.text) or not notes or notes[-1].page != page:
                notes.append(Block(BlockKind.NOTE, line.text, page=page))
            else:
                notes[-1] = replace(notes[-1], text=join_lines(notes[-1].text, line.text))
    return text, notes


def _first_note(lines: Sequence[Line], body: PageType) -> int:
    """The index of the first footnote line of a page; the number of lines when there is none."""
    first = len(lines)
    while first and lines[first - 1].size <= _SMALLER * body.size:
        first -= 1
    while first < len(lines) and not _NOTE.match(lines[first].text):
        first += 1
    is_below = first == 0 or first == len(lines) or lines[first].y < min(line.y for line in lines[:first])
    return first if is_below and first > 0 else len(lines)


def with_notes(blocks: Sequence[Block], notes: Sequence[Block]) -> list[Block]:
    """Put each note at the end of its page, before a paragraph that runs on to the next."""
    result: list[Block] = []
    waiting = list(notes)
    for block in blocks:
        last_page = block.page_breaks[-1][1] if block.page_breaks else block.page
        while waiting and last_page is not None and (waiting[0].page or 0) < last_page:
            result.append(waiting.pop(0))
        result.append(block)
    return result + waiting
