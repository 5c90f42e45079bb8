"""PDF: from printed lines to headings, paragraphs, lists and table rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from assistant.errors import UnreadableDocumentError
from assistant.language import lists
from assistant.language.tokens import CAPITAL_LETTERS
from ingest.blocks import Block, BlockKind, Reading
from ingest.readers.minutes import history_after_heading
from ingest.readers.ocr import ocr_lines
from ingest.readers.pdf_lines import PdfContent, read_pdf_content
from ingest.readers.pdf_notes import split_notes, with_notes
from ingest.readers.pdf_page import PageType, page_type, running_lines
from ingest.readers.pdf_runs import is_item, item_number, paragraphs, tight_runs
from ingest.readers.printed import Line
from ingest.repair import flowing, join_lines, mend_spaces, one_line, vocabulary
from ingest.structure import BULLET, is_heading_line, number_depth, split_number

_PART_WORDS_OF_PLAIN_HEADINGS = lists.phrases("documents.plain_headings")

_BARE_SECTION = re.compile(r"§\s*\d+\s*[a-z]?|\d+\s*[a-z]?\s*§")
_LARGER = 1.12
_SHORTEST_CONTENTS = 4
_LEADERS = re.compile(r"(?:\.\s?){4,}|…{2,}")
_PART = "|".join(_PART_WORDS_OF_PLAIN_HEADINGS)
_PLAIN_HEADING = re.compile(
    rf"(?:\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}\.?|§\s?\d+|\d+\s?[a-z]?\s?§|(?:{_PART})\s+\d+[.:]?|\d+\.?\s(?:luku|artikla))"
    rf"\s+[{CAPITAL_LETTERS}][^.]{{2,90}}$|(?:{_PART})\s+\d+$|\d+\s?§$|§\s?\d+$"
)


def read(path: Path) -> Reading:
    """Read the blocks of a PDF with their pages; a scan is read with Tesseract where that is installed.

    Raises UnreadableDocumentError when there is no text in it and no Tesseract.
    """
    content = read_pdf_content(path)
    if not _has_text(_printed(content)):
        content = replace(content, lines=_scanned(path, content))
    lines = _printed(content)
    if not _has_text(lines):
        raise UnreadableDocumentError(f"{path.name}: no text in the scan; scan it anew, sharper or upright.")
    printed = {id(line) for line in lines}
    blocks = tuple(block for block in _blocks(lines, content) if block.text)
    headers = tuple(dict.fromkeys(line.text for line in content.lines if id(line) not in printed))[:6]
    return Reading(blocks, content.title, content.company, content.date, "", content.page_count, headers)


def _printed(content: PdfContent) -> list[Line]:
    """The lines without running headers, footers and page numbers."""
    running = running_lines(content.lines, content.page_count)
    return [line for line in content.lines if id(line) not in running]


def _has_text(lines: Sequence[Line]) -> bool:
    return any(character.isalpha() for line in lines for character in line.text)


def _scanned(path: Path, content: PdfContent) -> tuple[Line, ...]:
    if not content.is_scan:
        raise UnreadableDocumentError(f"{path.name}: the PDF has pages but no text; check that it is the right file.")
    return ocr_lines(path, content.page_count)


def _blocks(lines: Sequence[Line], content: PdfContent) -> list[Block]:
    body = page_type(lines)
    lines, notes = split_notes(lines, body)
    words = vocabulary(line.text for line in lines)
    lines = [replace(line, text=mend_spaces(line.text, words)) for line in lines]
    outline = {(_squeeze(title), page) for title, page, _ in content.outline}
    sizes = sorted({line.size for line in lines if line.size > body.size * _LARGER}, reverse=True)

    def is_heading(line: Line) -> bool:
        return not line.row and (_is_heading(line, body) or (_squeeze(line.text), line.page) in outline)

    runs = list(tight_runs(lines, body, is_heading))
    styled = {i for i, run in enumerate(runs) if is_heading(run[0])}
    plain = {i for i, run in enumerate(runs) if len(run) == 1 and i not in styled and _is_plain_heading(run[0])}
    listed = _listed(runs, styled, plain, {title for title, _ in outline})
    blocks: list[Block] = []
    flow = _Flow(body, words)
    for i, run in enumerate(runs):
        if i in listed:
            blocks.append(Block(BlockKind.LIST_ITEM, _joined(run, words), 1, page=run[0].page))
        elif i in styled or i in plain:
            blocks.append(_heading(run, sizes, words))
            flow = _Flow(body, words)
        else:
            blocks.extend(flow.blocks(run))
    return with_notes(history_after_heading(blocks), notes)


def _listed(runs: Sequence[Sequence[Line]], styled: set[int], plain: set[int], outline: set[str]) -> set[int]:
    """Find the runs that only look like headings: the entries of a table of contents or an agenda.

    They are numbered and follow each other without text between, or the outline places their heading elsewhere.
    """
    first_lines = [run[0].text for run in runs]
    numbered = {i for i in styled if split_number(first_lines[i])[0] and not _BARE_SECTION.fullmatch(first_lines[i])}
    entries = plain | numbered
    squeezed = {_squeeze(line.text) for run in runs for line in run}
    listed: set[int] = set()
    series: list[int] = []
    for i in [*sorted(entries), -1]:
        if series and i != series[-1] + 1:
            if len(series) >= _SHORTEST_CONTENTS:
                listed.update(series)
            series = []
        series.append(i)
    for i in plain:
        key = _squeeze(runs[i][0].text)
        if key in outline or _squeeze(re.sub(r"\s\d{1,3}$", "", runs[i][0].text)) in squeezed - {key}:
            listed.add(i)
    return listed


def _squeeze(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()


def _is_heading(line: Line, body: PageType) -> bool:
    if _BARE_SECTION.fullmatch(line.text):
        return line.bold or line.size > body.size
    larger = line.size > body.size * _LARGER
    bolder = line.bold and not body.bold
    if not (larger or bolder) or len(line.text) > 200 or _LEADERS.search(line.text):
        return False
    if re.search(r"[^\W\d_]{2}", line.text) is None or line.text.endswith((".", ";", ",")):
        return False
    return larger or is_heading_line(line.text)


def _is_plain_heading(line: Line) -> bool:
    return not line.row and _PLAIN_HEADING.fullmatch(line.text) is not None and _LEADERS.search(line.text) is None


def _heading(run: Sequence[Line], sizes: Sequence[float], words: frozenset[str]) -> Block:
    """Headings set larger than the body take their level from their size; the others come below them."""
    text = _joined(run, words)
    size = max(line.size for line in run)
    number = split_number(text)[0]
    level = sizes.index(size) + 1 if size in sizes else max(2, len(sizes) + 1) + (0 if number else 1)
    return Block(BlockKind.HEADING, text, min(9, level + max(0, number_depth(number) - 1)), page=run[0].page)


def _joined(run: Sequence[Line], words: frozenset[str]) -> str:
    return one_line(flowing((line.text for line in run), words))


class _Flow:
    """Paragraphs, list items and table rows under one heading; it remembers the list it is in."""

    def __init__(self, body: PageType, words: frozenset[str]) -> None:
        self._body = body
        self._words = words
        self._number = 0
        self._lead_in: Line | None = None

    def blocks(self, run: Sequence[Line]) -> Iterator[Block]:
        """Make the blocks of one run of lines."""
        for group in paragraphs(run, self._body, self._number):
            first = group[0]
            mark = BULLET.match(first.text) if is_item(first, self._number) else None
            if mark:
                self._number = item_number(first) or self._number
            unmarked = mark is None and not first.row and self._is_below_lead_in(first)
            yield _flow(group, self._words, mark, unmarked)
            if group[-1].text.endswith(":"):
                self._lead_in = first
            elif mark is None and not unmarked:
                self._lead_in = None

    def _is_below_lead_in(self, line: Line) -> bool:
        """Whether a line is an item whose bullet is a drawing: indented under a line that ends with a colon."""
        return self._lead_in is not None and 10 < line.x - self._lead_in.x < 80


def _flow(group: Sequence[Line], words: frozenset[str], mark: re.Match[str] | None, unmarked: bool) -> Block:
    """One paragraph, list item or table row; where it runs on to another page is kept."""
    text, bullet = group[0].text, "- " if unmarked else ""
    if group[0].row:
        return Block(BlockKind.TABLE_ROW, text, page=group[0].page)
    if mark:
        text = text[mark.end() :]
        bullet = mark.group(1) + " " if any(c.isalnum() for c in mark.group(1)) else "- "
    page = group[0].page
    breaks: list[tuple[int, int]] = []
    for line in group[1:]:
        joined = join_lines(text, line.text, words)
        if line.page != page:
            page = line.page
            breaks.append((len(joined) - len(line.text), page))
        text = joined
    kind = BlockKind.LIST_ITEM if bullet else BlockKind.PARAGRAPH
    return Block(kind, text, 1 if bullet else 0, bullet, group[0].page, tuple(breaks))
