"""Markdown: headings, lists, tables and footnotes; the marks of a digest's sources leave the text and stay with it."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from pathlib import Path

from assistant.language.tokens import CAPITAL_LETTERS, SMALL_LETTERS
from ingest.blocks import Block, BlockKind, Reading
from ingest.readers.tables import row_blocks
from ingest.readers.text import decode
from ingest.repair import flowing, one_line, repair

_HEADING = re.compile(rf" {{0,3}}(#{{1,6}})(?:\s+|(?=[^\s#]*[{CAPITAL_LETTERS}§0-9]))(.*?)\s*#*\s*$")
_SETEXT = re.compile(r" {0,3}(=+|-{2,})\s*$")
_RULE = re.compile(r" {0,3}([-*_])(?:\s*\1){2,}\s*$")
_ITEM = re.compile(rf"(\s*)([-*+•]|\d{{1,3}}[.)]|[{SMALL_LETTERS}]\))\s+(\S.*)$")
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_TABLE_RULE = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*$")
_FOOTNOTE = re.compile(r"\[\^([^\]]+)\]:\s*(.*)$")
_SOURCE = re.compile(r"(?<!\s)\s*\[(S\d+(?:\s*[,;]\s*S\d+)*)\]")
_PIECE = 1_000
_NEAR = 200  # characters that tell whether a statement ends at a source mark
_MARK = re.compile("\ue000([^\ue001]*)\ue001")
_FRONT_MATTER = re.compile(r"\A---\n(.*?\n)(?:---|\.\.\.)\n", re.DOTALL)
_INLINE = (
    (re.compile(r"<!--.*?-->", re.DOTALL), ""),
    (re.compile(r"!\[([^\[\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"\[([^\[\]^]+)\]\((?:[^()\s]|\([^()]*\))*(?:\s+\"[^\"]*\")?\)"), r"\1"),
    (re.compile(r"\[([^\[\]^]+)\]\[[^\]]*\]"), r"\1"),
    (re.compile(r"\[\^[^\[\]]+\]"), ""),
    (re.compile(r"<((?:https?|mailto):[^>\s]+)>"), r"\1"),
    (re.compile(r"</?[a-zA-Z][^>]*>"), ""),
    (re.compile(r"(?<![\w*])(\*{1,3})(?=\S)(.+?)(?<=\S)\1(?![\w*])"), r"\2"),
    (re.compile(r"(?<![\w_])(_{1,3})(?=\S)(.+?)(?<=\S)\1(?![\w_])"), r"\2"),
    (re.compile(r"(`+)(.+?)\1"), r"\2"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])"), r"\1"),
)


def read(path: Path) -> Reading:
    """Read the blocks of a Markdown file, with what its front matter says."""
    text = repair(decode(path.read_bytes(), path.name))
    fields: dict[str, str] = {}
    front = _FRONT_MATTER.match(text)
    if front:
        fields = dict(re.findall(r"^(\w+):[ \t]*[\"']?(.*?)[\"']?[ \t]*$", front.group(1), re.MULTILINE))
        text = text[front.end() :]
    blocks = tuple(block for block in _blocks(text.split("\n")) if block.text)
    return Reading(
        blocks,
        title=fields.get("title", ""),
        publisher=fields.get("publisher", fields.get("author", "")),
        date=fields.get("date", ""),
        language=fields.get("language", fields.get("lang", "")),
    )


def inline(text: str) -> tuple[str, tuple[tuple[int, tuple[str, ...]], ...]]:
    """One line without its markup, and the source marks that stood in it with their offsets."""
    text = _SOURCE.sub(lambda match: f"\ue000{match.group(1)}\ue001", one_line(text).replace("\ue000", ""))
    text = "".join(map(_plain, _pieces(text)))
    marks: list[tuple[int, tuple[str, ...]]] = []
    parts: list[str] = []
    length = end = 0
    for match in _MARK.finditer(text):
        parts.append(text[end : match.start()])
        length += match.start() - end
        end = match.end()
        ids = tuple(re.findall(r"S\d+", match.group(1)))
        if marks and marks[-1][0] == length:
            marks[-1] = (length, tuple(dict.fromkeys(marks[-1][1] + ids)))
        else:
            marks.append((length, ids))
    clean = "".join([*parts, text[end:]])
    return clean.rstrip(), tuple(marks)


def _plain(text: str) -> str:
    for pattern, replacement in _INLINE:
        text = pattern.sub(replacement, text)
    return text


def _pieces(text: str) -> Iterator[str]:
    """A line in pieces that end at a space: the time that markup takes grows with the square of a piece."""
    start = 0
    while len(text) - start > 2 * _PIECE:
        end = text.rfind(" ", start + 1, start + _PIECE) + 1 or start + _PIECE
        yield text[start:end]
        start = end
    yield text[start:]


def _block(kind: BlockKind, text: str, level: int = 0, bullet: str = "") -> Block:
    clean, marks = inline(text)
    return Block(kind, clean, level, bullet, marks=marks)


def _blocks(lines: list[str]) -> Iterator[Block]:
    i = 0
    while i < len(lines):
        line = lines[i]
        heading = _HEADING.match(line)
        following = lines[i + 1] if i + 1 < len(lines) else ""
        if not line.strip() or _RULE.match(line):
            i += 1
        elif _FENCE.match(line):
            i = yield from _code(lines, i)
        elif heading:
            yield _block(BlockKind.HEADING, heading.group(2), len(heading.group(1)))
            i += 1
        elif _SETEXT.match(following) and not _ITEM.match(line) and "|" not in line:
            yield _block(BlockKind.HEADING, line, 1 if "=" in following else 2)
            i += 2
        elif "|" in line and _TABLE_RULE.match(following):
            i = yield from _table(lines, i)
        elif line.lstrip().startswith(">"):
            i = yield from _quote(lines, i)
        else:
            i = yield from _text(lines, i)


def _code(lines: list[str], i: int) -> Generator[Block, None, int]:
    fence = _FENCE.match(lines[i])
    end = i + 1
    while fence and end < len(lines) and not lines[end].lstrip().startswith(fence.group(1)):
        end += 1
    for line in lines[i + 1 : end]:
        if line.strip():
            yield Block(BlockKind.PARAGRAPH, one_line(line))
    return end + 1


def _table(lines: list[str], i: int) -> Generator[Block, None, int]:
    header = _cells(lines[i])
    i += 2
    rows: list[list[str]] = []
    while i < len(lines) and "|" in lines[i] and lines[i].strip():
        rows.append(_cells(lines[i]))
        i += 1
    yield from row_blocks([[inline(cell)[0] for cell in row] for row in [header, *rows]], has_header=True)
    return i


def _cells(line: str) -> list[str]:
    cells = re.split(r"(?<!\\)\|", line.strip().removeprefix("|").removesuffix("|"))
    return [cell.strip().replace("\\|", "|") for cell in cells]


def _quote(lines: list[str], i: int) -> Generator[Block, None, int]:
    quoted: list[str] = []
    while i < len(lines) and lines[i].lstrip().startswith(">"):
        quoted.append(re.sub(r"^\s*(?:>\s?)+", "", lines[i]))
        i += 1
    yield from _blocks(quoted)
    return i


def _starts_block(line: str) -> bool:
    return not line.strip() or any(p.match(line) for p in (_HEADING, _ITEM, _FENCE, _RULE)) or line.startswith(">")


def _text(lines: list[str], i: int) -> Generator[Block, None, int]:
    """Read a paragraph, list item or footnote with the lines that continue it."""
    item, note = _ITEM.match(lines[i]), _FOOTNOTE.match(lines[i])
    paragraph = [item.group(3) if item else note.group(2) if note else lines[i]]
    i += 1
    while i < len(lines) and not _starts_block(lines[i]) and not _FOOTNOTE.match(lines[i]):
        paragraph.append(lines[i].strip())
        i += 1
    text = flowing(paragraph)
    if item:
        bullet = item.group(2) + " " if item.group(2)[0].isalnum() else "- "
        yield _block(BlockKind.LIST_ITEM, text, len(item.group(1).expandtabs(4)) // 2 + 1, bullet)
    else:
        for statement in _statements(text):
            yield _block(BlockKind.NOTE if note else BlockKind.PARAGRAPH, statement)
    return i


def _statements(text: str) -> Iterator[str]:
    """A paragraph, divided at a source mark where a statement ends that has no full stop or none before it had.

    The mark ends the statement all the same: without it, what stands beside would be read as one sentence with it.
    """
    start = 0
    for mark in _SOURCE.finditer(text):
        before = _SOURCE.sub("", text[max(start, mark.start() - _NEAR) : mark.start()]).rstrip()
        behind = text[mark.end() : mark.end() + _NEAR].lstrip()
        if not behind or behind[0] in ".,;:!?)" or _SOURCE.match(behind):
            continue
        first = next((character for character in behind if character.isalnum()), "")
        if before.endswith((".", "!", "?", ":", "…")) == first.islower():
            yield text[start : mark.end()]
            start = mark.end()
    yield text[start:].lstrip()
