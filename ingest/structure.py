"""From blocks to one canonical text with its sections, sentences and pages."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.domain import Section, Sentence, SentenceKind
from assistant.language import lists
from assistant.language.sentences import split_sentences
from assistant.language.tokens import CAPITAL_LETTERS, SMALL_LETTERS
from ingest.blocks import Block, BlockKind

_MINUTES_CLOSING_HEADINGS = lists.phrases("documents.minutes_closing")
_PART_WORDS_AFTER_NUMBER = lists.phrases("documents.parts_after_number")
_SECTION_PART_WORDS = lists.words("documents.section_parts")

BULLET = re.compile(rf"\s*([-*•·▪◦‣●○■□–—]|\(?\d{{1,2}}[.)]|\(?[{SMALL_LETTERS}]\)|[ivx]{{1,4}}\))\s+(?=\S)")
_PART = "|".join(_SECTION_PART_WORDS)
_AFTER = "|".join(_PART_WORDS_AFTER_NUMBER)
_NUMBER = re.compile(
    rf"""(?P<number>
      §\s?\d+(?:\s?[a-z]\b)?                    # § 137
    | \d+\s?(?:[a-z]\s)?§(?!:)                  # 5 §
    | (?:{_PART})\s+(?:\d+(?:\.\d+)*|[IVX]+)\b  # Liite 1
    | (?:\d+|[IVX]+)\.?\s(?:{_AFTER})\b         # 2 luku
    | \d{{1,2}}(?:\.\d{{1,2}}){{1,4}}\.?(?=\s)  # 3.2
    | \d{{1,2}}\.?(?=\s)                        # 3 or 3.
    | [IVX]{{1,4}}\.(?=\s)                      # IV.
    )[.:]?\s*(?P<title>.*)""",
    re.VERBOSE | re.IGNORECASE,
)
_DOTTED = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?")
_LONGEST_HEADING = 150
_LONGEST_SENTENCE = 2_000
_KINDS = {
    BlockKind.HEADING: SentenceKind.HEADING,
    BlockKind.PARAGRAPH: SentenceKind.PROSE,
    BlockKind.LIST_ITEM: SentenceKind.LIST_ITEM,
    BlockKind.TABLE_ROW: SentenceKind.TABLE_ROW,
    BlockKind.NOTE: SentenceKind.NOTE,
}
_TIGHT = (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW)


@dataclass(frozen=True, slots=True)
class Structured:
    """The canonical text of a document and everything found in it, before it is cut into chunks.

    ``units`` are the spans, one a block, that a chunk should not divide; ``joined`` tells for each whether it belongs
    together with the one before it (a list with its lead-in, the rows of a table).
    """

    text: str
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    page_starts: tuple[int, ...]
    units: tuple[tuple[int, int], ...]
    joined: tuple[bool, ...]


def split_number(heading: str) -> tuple[str, str]:
    """Part a heading into number and title, ``("§ 137", "Kokouksen avaus")``; the number is empty without one."""
    match = _NUMBER.fullmatch(heading.strip())
    if match is None or not (match["title"] or not match["number"].rstrip(".").isdigit()):
        return "", heading.strip()
    number = match["number"].strip()
    title = match["title"].strip(" -–—:")
    if re.match(r"§\d", number):
        number = f"§ {number[1:]}"
    return number.rstrip("."), title


def number_depth(number: str) -> int:
    """How deep a numbered heading lies: 1 for "3", 2 for "3.2"; 0 when its number does not tell."""
    return number.rstrip(".").count(".") + 1 if _DOTTED.fullmatch(number) else 0


def is_heading_line(line: str) -> bool:
    """Whether a line that stands alone reads like a heading: short, begins as one and ends without a period."""
    line = line.strip()
    if not line or len(line) > _LONGEST_HEADING or line[-1] in ".,;:!?…-–" or BULLET.match(line):
        return (
            bool(line)
            and len(line) <= _LONGEST_HEADING
            and bool(re.match(rf"\d{{1,2}}\.\s+[{CAPITAL_LETTERS}][^.]+$", line))
        )
    first = line.lstrip("\"'”“»(")[:1]
    if not (first.isupper() or first.isdigit() or first == "§"):
        return False
    if "§" in line:
        return True
    return re.search(r"[^\W\d_]{3}", line) is not None and re.search(rf"[.!?]\s+[{CAPITAL_LETTERS}]", line) is None


def structure(blocks: Sequence[Block], document_id: str, page_count: int = 0) -> Structured:
    """Make one text of the blocks. Sections and units partition it; every sentence lies inside one unit."""
    blocks = [block for block in blocks if block.text.strip()]
    starts, text = _assemble(blocks)
    sections = _sections(blocks, starts, len(text), document_id)
    page_starts = _page_starts(blocks, starts, len(text), page_count)
    return Structured(
        text=text,
        sections=sections,
        sentences=_sentences(blocks, starts, sections, page_starts, document_id),
        page_starts=page_starts,
        units=tuple(pairwise([*starts, len(text)])),
        joined=tuple(_belongs_to_previous(blocks, i) for i in range(len(blocks))),
    )


def _assemble(blocks: Sequence[Block]) -> tuple[list[int], str]:
    parts: list[str] = []
    starts: list[int] = []
    position = 0
    for i, block in enumerate(blocks):
        starts.append(position)
        indent = "  " * max(0, block.level - 1) if block.kind is BlockKind.LIST_ITEM else ""
        tight = i + 1 < len(blocks) and block.kind is blocks[i + 1].kind and block.kind in _TIGHT
        end = "" if i + 1 == len(blocks) else "\n" if tight else "\n\n"
        part = indent + block.bullet + block.text + end
        parts.append(part)
        position += len(part)
    return starts, "".join(parts)


def _text_start(block: Block, start: int) -> int:
    """Where ``block.text`` begins in the document: after the indent and the bullet."""
    indent = 2 * max(0, block.level - 1) if block.kind is BlockKind.LIST_ITEM else 0
    return start + indent + len(block.bullet)


def _belongs_to_previous(blocks: Sequence[Block], i: int) -> bool:
    if i == 0 or blocks[i].kind is BlockKind.HEADING:
        return False
    previous, block = blocks[i - 1], blocks[i]
    if previous.kind is BlockKind.HEADING:
        return True
    if block.kind in _TIGHT:
        return previous.kind is block.kind or previous.text.endswith(":")
    return False


def _sections(blocks: Sequence[Block], starts: Sequence[int], length: int, document_id: str) -> tuple[Section, ...]:
    heads = [(start, block) for start, block in zip(starts, blocks, strict=True) if block.kind is BlockKind.HEADING]
    if not heads or heads[0][0] > 0:
        heads.insert(0, (0, Block(BlockKind.HEADING, "")))
    sections: list[Section] = []
    open_sections: list[Section] = []
    for i, (start, block) in enumerate(heads):
        number, title = split_number(block.text)
        level = _level(block, number, open_sections)
        while open_sections and open_sections[-1].level >= level:
            open_sections.pop()
        parent = open_sections[-1] if open_sections else None
        if parent and not number and "§" in parent.number:
            number = parent.number  # "Päätös" under § 137 is cited as "§ 137 Päätös"
        end = heads[i + 1][0] if i + 1 < len(heads) else length
        section = Section(document_id, i, start, end, title, number, level, parent=parent.ordinal if parent else None)
        own = (section.label,) if section.label else ()
        section = replace(section, path=(*(parent.path if parent else ()), *own))
        sections.append(section)
        if block.text:
            open_sections.append(section)
    return tuple(sections)


def _level(block: Block, number: str, open_sections: Sequence[Section]) -> int:
    """Tell the depth of a heading: its reader's word, else its number's; inside a numbered § always below that."""
    if not block.text:
        return 0
    level = block.level or (number_depth(number) + 1 if number else 2)
    paragraph = next((section for section in open_sections if "§" in section.number), None)
    if paragraph is None:
        return level
    if block.text.lower().startswith(_MINUTES_CLOSING_HEADINGS) and not number:
        return min(level, paragraph.level)
    return level + 1 if number_depth(number) and level == paragraph.level else level


def _sentences(
    blocks: Sequence[Block],
    starts: Sequence[int],
    sections: Sequence[Section],
    page_starts: Sequence[int],
    document_id: str,
) -> tuple[Sentence, ...]:
    section_starts = [section.start for section in sections]
    sentences: list[Sentence] = []
    lead_in: int | None = None
    for i, (block, block_start) in enumerate(zip(blocks, starts, strict=True)):
        if block.kind is BlockKind.HEADING:
            lead_in = None
        section = bisect_right(section_starts, block_start) - 1
        offset = _text_start(block, block_start)
        whole = block.kind in (BlockKind.HEADING, BlockKind.TABLE_ROW)
        spans = [(0, len(block.text))] if whole else split_sentences(block.text)
        for start, end in [part for span in spans for part in _readable(block.text, *span)]:
            sentences.append(
                Sentence(
                    document_id=document_id,
                    ordinal=len(sentences),
                    section=section,
                    chunk=0,
                    start=offset + start,
                    end=offset + end,
                    text=block.text[start:end],
                    kind=_KINDS[block.kind],
                    lead_in=lead_in if block.kind in _TIGHT else None,
                    page=bisect_right(page_starts, offset + start) or None,
                    source_ids=_sources_of(block, start),
                )
            )
        following = blocks[i + 1].kind if i + 1 < len(blocks) else None
        if block.kind not in _TIGHT:
            introduces = block.kind is BlockKind.PARAGRAPH and following in _TIGHT and block.text.endswith(":")
            lead_in = len(sentences) - 1 if introduces and sentences else None
    return tuple(sentences)


def _readable(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Divide what has no end for pages, such as a row of a large table, at spaces where it has any."""
    while end - start > _LONGEST_SENTENCE:
        space = text.rfind(" ", start + 1, start + _LONGEST_SENTENCE)
        stop = space if space > 0 else start + _LONGEST_SENTENCE
        yield start, stop
        start = stop + (space > 0)
    yield start, end


def _sources_of(block: Block, start: int) -> tuple[str, ...]:
    """Find the sources of the statement that begins at ``start``: those of the first mark after it."""
    return next((ids for offset, ids in block.marks if offset > start), ())


def _page_starts(blocks: Sequence[Block], starts: Sequence[int], length: int, page_count: int) -> tuple[int, ...]:
    """Where each page begins; a page without text begins where the next one does."""
    if page_count == 0:
        return ()
    first: dict[int, int] = {}
    for block, start in zip(blocks, starts, strict=True):
        if block.page is not None:
            first.setdefault(block.page, start)
        offset = _text_start(block, start)
        for position, page in block.page_breaks:
            first.setdefault(page, offset + position)
    page_starts = [0] * page_count
    following = length
    for page in range(page_count, 0, -1):
        following = page_starts[page - 1] = min(first.get(page, following), following)
    page_starts[0] = 0
    return tuple(page_starts)
