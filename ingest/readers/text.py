"""Plain text: find the encoding, then the paragraphs, headings and lists."""

from __future__ import annotations

import re
from pathlib import Path

from assistant.errors import UnreadableDocumentError
from ingest.blocks import Block, BlockKind, Reading
from ingest.repair import flowing, one_line, repair, vocabulary
from ingest.structure import BULLET, is_heading_line

_WRAPPED_AT = 60
_LATIN9_LETTERS = re.compile(rb"(?<=[A-Za-z\xc0-\xff])[\xa6\xa8\xb4\xb8]|[\xa6\xa8\xb4\xb8](?=[a-z\xe0-\xff]{2})|\xa4")


def decode(data: bytes, name: str) -> str:
    """Decode ``data``: UTF-8 or UTF-16 where it is valid, otherwise Windows-1252 or ISO-8859-15.

    Raises UnreadableDocumentError for bytes that are no text in any of them.
    """
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if b"\0" in data:
        return _decode_with_zeros(data, name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    controls = sum(data.count(bytes([c])) for c in range(32) if c not in (9, 10, 12, 13))
    if controls > len(data) / 200 + 2:
        raise _binary(name)
    if any(byte in data for byte in range(0x80, 0xA0)):
        return data.decode("cp1252", errors="replace")
    return data.decode("iso-8859-15" if _LATIN9_LETTERS.search(data) else "cp1252", errors="replace")


def _decode_with_zeros(data: bytes, name: str) -> str:
    for encoding, zeros in (("utf-16-le", data[1::2]), ("utf-16-be", data[::2])):
        if len(data) % 2 == 0 and zeros.count(0) > 0.7 * len(zeros):
            return data.decode(encoding, errors="replace")
    raise _binary(name)


def _binary(name: str) -> UnreadableDocumentError:
    return UnreadableDocumentError(f"{name}: this is not text; give the file the ending of its real format.")


def read(path: Path) -> Reading:
    """Read the blocks of a plain text file. Raises UnreadableDocumentError when it is binary."""
    return Reading(tuple(text_blocks(decode(path.read_bytes(), path.name))))


def text_blocks(text: str) -> list[Block]:
    """Paragraphs are divided by empty lines; within one, lines are joined where the text is wrapped."""
    groups = [group.split("\n") for group in re.split(r"\n[ \t]*\n\s*", repair(text).strip("\n"))]
    lines = [line for group in groups for line in group if line.strip()]
    wrapped = _is_wrapped(groups)
    words = vocabulary(lines)
    blocks: list[Block] = []
    for number, group in enumerate(groups):
        stripped = [line.strip() for line in group if line.strip()]
        if len(stripped) == 1 and number + 1 < len(groups) and is_heading_line(stripped[0]):
            blocks.append(Block(BlockKind.HEADING, one_line(stripped[0])))
        else:
            blocks.extend(_group_blocks(stripped, wrapped, words))
    return blocks


def _is_wrapped(groups: list[list[str]]) -> bool:
    """Whether the lines of paragraphs end where the column does, and not where the thought does."""
    inner = [len(line.rstrip()) for group in groups for line in group[:-1] if line.strip()]
    return bool(inner) and max(inner) <= 120 and sorted(inner)[len(inner) // 2] >= _WRAPPED_AT


def _group_blocks(lines: list[str], wrapped: bool, words: frozenset[str]) -> list[Block]:
    groups: list[tuple[str, list[str]]] = []  # bullet and lines of each block
    for line in lines:
        bullet = BULLET.match(line)
        if bullet and (len(lines) > 1 or bullet.group(1) in ("-", "*", "•")):
            mark = bullet.group(1)
            groups.append(("- " if not mark[0].isalnum() and mark[0] != "(" else mark + " ", [line[bullet.end() :]]))
        elif groups and wrapped:
            groups[-1][1].append(line)
        else:
            groups.append(("", [line]))
    blocks = [
        Block(
            BlockKind.LIST_ITEM if bullet else BlockKind.PARAGRAPH,
            one_line(flowing(part, words)),
            int(bool(bullet)),
            bullet,
        )
        for bullet, part in groups
    ]
    return [block for block in blocks if block.text]
