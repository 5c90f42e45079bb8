"""Title, publisher and date of a document whose manifest does not give them: from its metadata, content or name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from assistant.language import lists
from ingest.blocks import SHEET_LEVEL, BlockKind, Reading

_PUBLICATION_DATE_WORDS = lists.phrases("documents.publication_dates")
_PUBLISHER_ENDINGS = lists.phrases("documents.publisher_endings")

_FIRST_BLOCKS = 15
_LONGEST_TITLE = 200
_DATE = re.compile(r"(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)")
_ISO_DATE = re.compile(r"(?<!\d)(\d{4})-(\d{2})(?:-(\d{2}))?(?!\d)")
# A line that is a date, perhaps after a place or a label: "Helsinki 20.5.2020", "Aika 2.12.2024, klo 17".
_DATE_LINE = re.compile(r"(?:[\w.]+:?,?\s){0,2}\d{1,2}\.\s?\d{1,2}\.\s?\d{4}(?:$|,|\s+(?:klo\b|\d))")
_PUBLISHER = re.compile(
    rf"(?:[\w-]+,?\s+){{0,4}}?[\w-]*(?:{'|'.join(re.escape(ending) for ending in _PUBLISHER_ENDINGS)})(?=$|\s|,)",
    re.IGNORECASE,
)


def title_of(reading: Reading, path: Path) -> str:
    """Take the document's main heading, or the title in its metadata, or its file's name.

    A heading counts when it comes first and is no lesser one, such as a sheet's name, or when it is of the highest level
    and not numbered.
    """
    opening = reading.blocks[:_FIRST_BLOCKS]
    headings = [block for block in opening if block.kind is BlockKind.HEADING and len(block.text) <= _LONGEST_TITLE]
    if opening and opening[0] in headings and opening[0].level < SHEET_LEVEL and not opening[0].text.startswith("§"):
        return opening[0].text
    for block in headings:
        if block.level in (0, 1) and not block.text.startswith("§") and block.page in (None, 1):
            return block.text
    if reading.page_count == 0 and reading.title:
        return reading.title
    return re.sub(r"[_\s]+", " ", path.stem).strip() or path.stem


def date_of(reading: Reading, path: Path) -> str:
    """ISO date: what a line like "Julkaistu 20.5.2020" says, the file's name, an early date in the text, metadata."""
    lines = list(_opening_lines(reading))
    for line in lines:
        if line.lower().startswith(_PUBLICATION_DATE_WORDS) and (date := _find_date(line)):
            return date
    early = next((date for line in lines if _DATE_LINE.match(line) and (date := _find_date(line))), "")
    return _find_date(path.stem) or early or reading.date


def publisher_of(reading: Reading) -> str:
    """Take what the metadata say, or an opening line that is or begins with the name of a public body."""
    if reading.publisher:
        return reading.publisher
    lines = [line for line in _opening_lines(reading) if len(line) < 80]
    whole = next((line for line in lines if _PUBLISHER.fullmatch(line)), "")
    if whole:
        return whole
    beginnings = [match[0] for line in lines if (match := _PUBLISHER.match(line)) and line[0].isupper()]
    return next((name for name in beginnings if len(name.split()) > 1), "")


def _opening_lines(reading: Reading) -> Iterator[str]:
    yield from reading.notes
    yield from (block.text for block in reading.blocks[:_FIRST_BLOCKS])


def _find_date(text: str) -> str:
    for match in _DATE.finditer(text):
        day, month, year = (int(part) for part in match.groups())
        if 1 <= day <= 31 and 1 <= month <= 12 and 1900 <= year <= 2100:
            return f"{year:04}-{month:02}-{day:02}"
    iso = _ISO_DATE.search(text)
    return iso.group() if iso and 1 <= int(iso.group(2)) <= 12 else ""
