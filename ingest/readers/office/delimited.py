"""Tables as text (.csv, .tsv), divided by semicolons, commas or tabs, in whatever encoding."""

from __future__ import annotations

import csv
from pathlib import Path

from ingest.blocks import Reading
from ingest.readers.office.sheets import MOST_COLUMNS, sheet_blocks
from ingest.readers.text import decode
from ingest.repair import one_line

_SAMPLE = 20_000


def read(path: Path) -> Reading:
    """Read the rows of a table."""
    text = decode(path.read_bytes(), path.name)
    lines = text.splitlines(keepends=True)
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))  # of the whole process: never lowered
    rows = csv.reader(lines, delimiter=_delimiter(text[:_SAMPLE]))
    return Reading(tuple(sheet_blocks([one_line(cell) for cell in row[:MOST_COLUMNS]] for row in rows)))


def _delimiter(sample: str) -> str:
    """What divides the cells: the semicolon wherever the first line has one, for a comma is in Finnish decimals."""
    first = next((line for line in sample.splitlines() if line.strip()), "")
    return max(";\t,", key=first.count) if ";" not in first else ";"
