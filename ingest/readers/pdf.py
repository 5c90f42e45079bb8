"""PDF: from lines with their place and type to headings, paragraphs and lists."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from assistant.errors import UnreadableDocumentError
from ingest.blocks import Block, BlockKind, Reading
from ingest.readers.pdf_lines import Line, PdfContent, read_pdf_content
from ingest.repair import join_lines, one_line
from ingest.structure import BULLET, is_heading_line, number_depth, split_number

_EDGE_LINES = 4
_BARE_SECTION = re.compile(r"§\s*\d+\s*$|\d+\s*§\s*$")
_SENTENCE_END = re.compile(r"[.!?:;…][\"”’)]*$")


@dataclass(frozen=True, slots=True)
class _Type:
    """What the body of the document is set in."""

    size: float
    bold: bool
    leading: float
    width: int


def read_pdf(path: Path) -> Reading:
    """Read the blocks of a PDF with their pages.

    Raises UnreadableDocumentError when there is no text in it: a scan must be OCRed first.
    """
    content = read_pdf_content(path)
    lines = without_running_lines(content.lines, content.page_count)
    if not any(line.text.strip() for line in lines):
        raise UnreadableDocumentError(
            f"{path.name}: the PDF holds pictures of text but no text; run 'ocrmypdf -l fin IN OUT' and index OUT."
        )
    blocks = tuple(_blocks(lines, content))
    return Reading(blocks, content.title, content.author, content.date, page_count=content.page_count)


def without_running_lines(lines: Sequence[Line], page_count: int) -> list[Line]:
    """Drop page headers, footers and page numbers: what repeats at one height on most pages."""
    pages: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        pages[line.page].append(line)
    edges: Counter[tuple[str, int]] = Counter()
    keys: dict[int, tuple[str, int]] = {}
    for page_lines in pages.values():
        ordered = sorted(page_lines, key=lambda line: -line.y)
        seen = set()
        for line in {id(line): line for line in ordered[:_EDGE_LINES] + ordered[-_EDGE_LINES:]}.values():
            key = keys[id(line)] = (re.sub(r"\d+", "#", line.text).lower(), round(line.y / 4))
            seen.add(key)
        edges.update(seen)
    needed = max(2, page_count * 0.5) if page_count > 2 else 2
    running = {key for key, count in edges.items() if count >= needed}
    return [line for line in lines if keys.get(id(line)) not in running]


def _type(lines: Sequence[Line]) -> _Type:
    styles: Counter[tuple[float, bool]] = Counter()
    for line in lines:
        styles[(line.size, line.bold)] += len(line.text)
    (size, bold), _ = styles.most_common(1)[0]
    body = [line for line in lines if line.size == size]
    gaps = Counter(
        round(a.y - b.y, 0) for a, b in pairwise(body) if a.page == b.page and 0.8 * size < a.y - b.y < 2.2 * size
    )
    lengths = sorted(len(line.text) for line in body)
    width = lengths[int(len(lengths) * 0.9)] if lengths else 80
    return _Type(size, bold, gaps.most_common(1)[0][0] if gaps else size * 1.2, width)


def _blocks(lines: Sequence[Line], content: PdfContent) -> list[Block]:
    body = _type(lines)
    words = frozenset(re.findall(r"[\w-]+", " ".join(line.text for line in lines).lower()))
    outline = {(_squeeze(title), page) for title, page, _ in content.outline}
    sizes = sorted({line.size for line in lines if line.size > body.size * 1.12}, reverse=True)
    groups = _group(lines, body, outline)
    blocks = []
    for kind, group in groups:
        if kind is BlockKind.HEADING:
            blocks.append(_heading(group, sizes, words, bool(outline)))
        else:
            blocks.append(_flow(kind, group, words))
    return [block for block in blocks if block.text]


def _squeeze(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()


def _is_heading(line: Line, body: _Type) -> bool:
    if _BARE_SECTION.match(line.text):
        return line.bold or line.size > body.size
    if re.search(r"[^\W\d_]{2}", line.text) is None or len(line.text) > 200:
        return False
    larger = line.size > body.size * 1.12
    bolder = line.bold and not body.bold
    return (larger or bolder) and (is_heading_line(line.text) or larger) and not line.text.endswith((".", ";", ","))


def _group(lines: Sequence[Line], body: _Type, outline: set[tuple[str, int]]) -> list[tuple[BlockKind, list[Line]]]:
    groups: list[tuple[BlockKind, list[Line]]] = []
    for line in lines:
        last = groups[-1] if groups else None
        if _is_heading(line, body) or (_squeeze(line.text), line.page) in outline:
            if last and last[0] is BlockKind.HEADING and _continues_heading(last[1], line):
                last[1].append(line)
            else:
                groups.append((BlockKind.HEADING, [line]))
        elif BULLET.match(line.text):
            groups.append((BlockKind.LIST_ITEM, [line]))
        elif last and last[0] is not BlockKind.HEADING and _continues(last[1][-1], line, body):
            last[1].append(line)
        else:
            groups.append((BlockKind.PARAGRAPH, [line]))
    return groups


def _continues_heading(heading: list[Line], line: Line) -> bool:
    last = heading[-1]
    same_style = last.page == line.page and abs(last.size - line.size) < 0.6 and last.bold == line.bold
    close = 0 < last.y - line.y < 1.9 * line.size
    starts_anew = bool(split_number(line.text)[0]) and not line.text[0].islower()
    return same_style and close and not starts_anew


def _continues(last: Line, line: Line, body: _Type) -> bool:
    """Whether ``line`` goes on with the paragraph that ``last`` belongs to."""
    if last.page != line.page:
        return not _SENTENCE_END.search(last.text) and (line.text[:1].islower() or last.text.endswith("-"))
    gap = last.y - line.y
    if gap > 1.35 * max(body.leading, line.size * 1.1) or abs(last.size - line.size) > 1:
        return False
    if gap < -body.leading:
        return not _SENTENCE_END.search(last.text) and line.text[:1].islower()
    short = len(last.text) < 0.7 * body.width
    return not (short and (_SENTENCE_END.search(last.text) or line.text[:1].isupper()))


def _heading(group: Sequence[Line], sizes: Sequence[float], words: frozenset[str], outlined: bool) -> Block:
    text = group[0].text
    for line in group[1:]:
        text = join_lines(text, line.text, words)
    size = max(line.size for line in group)
    level = sizes.index(size) + 1 if size in sizes else len(sizes) + 1
    number = split_number(text)[0]
    depth = number_depth(number)
    if depth > 1:
        level += depth - 1
    elif not number:
        level += 1 if size not in sizes else 0
    return Block(BlockKind.HEADING, one_line(text), min(level, 9), page=group[0].page)


def _flow(kind: BlockKind, group: Sequence[Line], words: frozenset[str]) -> Block:
    text, bullet = group[0].text, ""
    mark = BULLET.match(text)
    if kind is BlockKind.LIST_ITEM and mark:
        text = text[mark.end() :]
        bullet = mark.group(1) + " " if any(c.isalnum() for c in mark.group(1)) else "- "
    page = group[0].page
    breaks: list[tuple[int, int]] = []
    for line in group[1:]:
        joined = join_lines(text, line.text, words)
        if line.page != page:
            page = line.page
            breaks.append((len(joined) - len(line.text.lstrip()), page))
        text = joined
    return Block(kind, text, 1 if kind is BlockKind.LIST_ITEM else 0, bullet, group[0].page, tuple(breaks))
