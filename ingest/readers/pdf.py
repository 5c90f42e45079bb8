"""PDF: from printed lines to headings, paragraphs, lists and table rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from assistant.errors import UnreadableDocumentError
from ingest.blocks import Block, BlockKind, Reading
from ingest.readers.ocr import ocr_blocks
from ingest.readers.pdf_lines import PdfContent, read_pdf_content
from ingest.readers.pdf_page import PageType, page_type, running_lines
from ingest.readers.pdf_runs import is_item, paragraphs, tight_runs
from ingest.readers.printed import Line
from ingest.repair import join_lines, one_line
from ingest.structure import BULLET, is_heading_line, number_depth, split_number

_BARE_SECTION = re.compile(r"§\s*\d+\s*[a-z]?|\d+\s*[a-z]?\s*§")
_LARGER = 1.12
_LEADERS = re.compile(r"(?:\.\s?){4,}|…{2,}")
_PLAIN_HEADING = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|§\s?\d+|\d+\s?[a-z]?\s?§|(?:Liite|Artikla|Luku|Osa)\s+\d+[.:]?|\d+\.?\s(?:luku|artikla))"
    r"\s+[A-ZÅÄÖ]?[^.]{2,90}$|(?:Liite|Artikla|LIITE|ARTIKLA)\s+\d+$|\d+\s?§$|§\s?\d+$"
)


def read_pdf(path: Path) -> Reading:
    """Read the blocks of a PDF with their pages; a scan is read with Tesseract where that is installed.

    Raises UnreadableDocumentError when there is no text in it and no Tesseract.
    """
    content = read_pdf_content(path)
    running = running_lines(content.lines, content.page_count)
    lines = [line for line in content.lines if id(line) not in running]
    if not any(any(character.isalpha() for character in line.text) for line in lines):
        return _read_scan(path, content)
    blocks = tuple(block for block in _blocks(lines, content) if block.text)
    headers = tuple(dict.fromkeys(line.text for line in content.lines if id(line) in running))[:6]
    return Reading(blocks, content.title, content.company, content.date, "", content.page_count, headers)


def _read_scan(path: Path, content: PdfContent) -> Reading:
    if not content.has_images:
        raise UnreadableDocumentError(f"{path.name}: the PDF has pages but no text; check that it is the right file.")
    blocks = ocr_blocks(path, content.page_count)
    return Reading(tuple(blocks), content.title, content.company, content.date, page_count=content.page_count)


def _blocks(lines: Sequence[Line], content: PdfContent) -> Iterator[Block]:
    body = page_type(lines)
    words = frozenset(re.findall(r"[\w-]+", " ".join(line.text for line in lines).lower()))
    outline = {(_squeeze(title), page) for title, page, _ in content.outline}
    sizes = sorted({line.size for line in lines if line.size > body.size * _LARGER}, reverse=True)
    squeezed = {_squeeze(line.text) for line in lines}

    def is_heading(line: Line) -> bool:
        return not line.row and (_is_heading(line, body) or (_squeeze(line.text), line.page) in outline)

    for run in tight_runs(lines, body, is_heading):
        if is_heading(run[0]) or (len(run) == 1 and _is_plain_heading(run[0], squeezed)):
            yield _heading(run, sizes, words)
        else:
            number = 0
            for group in paragraphs(run, body):
                item = is_item(group[0], number)
                bullet = BULLET.match(group[0].text) if item else None
                number = int(re.sub(r"\D", "", bullet.group(1)) or number) if bullet else number
                yield _flow(group, words, bullet)


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


def _is_plain_heading(line: Line, squeezed: set[str]) -> bool:
    """Whether a line set like the body, alone between gaps, is numbered like a heading and is no table of contents."""
    if line.row or not _PLAIN_HEADING.fullmatch(line.text) or _LEADERS.search(line.text):
        return False
    without_page = re.sub(r"\s\d{1,3}$", "", line.text)
    return without_page == line.text or _squeeze(without_page) not in squeezed


def _heading(run: Sequence[Line], sizes: Sequence[float], words: frozenset[str]) -> Block:
    """Headings set larger than the body take their level from their size; the others come below them."""
    text = run[0].text
    for line in run[1:]:
        text = join_lines(text, line.text, words)
    size = max(line.size for line in run)
    number = split_number(text)[0]
    level = sizes.index(size) + 1 if size in sizes else max(2, len(sizes) + 1) + (0 if number else 1)
    return Block(BlockKind.HEADING, one_line(text), min(9, level + max(0, number_depth(number) - 1)), page=run[0].page)


def _flow(group: Sequence[Line], words: frozenset[str], mark: re.Match[str] | None) -> Block:
    """One paragraph, list item or table row; where it runs on to another page is kept."""
    text, bullet = group[0].text, ""
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
    kind = BlockKind.LIST_ITEM if mark else BlockKind.PARAGRAPH
    return Block(kind, text, 1 if mark else 0, bullet, group[0].page, tuple(breaks))
