"""The register of commitments in words, as a table of text, as CSV and as a workbook."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from assistant.composition.prompts import (
    REGISTER_COLUMNS,
    REGISTER_CONDITIONS,
    REGISTER_COUNT,
    REGISTER_EMPTY,
    REGISTER_EVERY_CITY,
    REGISTER_NEAREST,
    REGISTER_UNDERSTOOD,
    REGISTER_UNKNOWN,
)
from assistant.errors import ApuriError
from assistant.retrieval.register import EVERY_CITY, Register, Row

_WIDTHS = {"quote": 80, "party": 28, "condition": 40, "title": 40, "section": 30}
_NARROW = 14
_FORMULA = ("=", "+", "-", "@")


def register_lines(found: Register) -> Iterator[str]:
    """Yield the register as an official reads it: what was understood, the rows, or in words that there are none."""
    said = understood(found)
    if said:
        yield said
    if not found.rows:
        yield from nothing_found(found)
    for row in found.rows:
        yield _line(row)


def understood(found: Register) -> str:
    """Return in words how names were understood that were inflected or misspelt; empty where nothing was."""
    pairs = [
        f"{heading} {getattr(found.understood, name)}"
        for name, heading in REGISTER_CONDITIONS.items()
        if getattr(found.understood, name) and getattr(found.understood, name) != getattr(found.wanted, name)
    ]
    return REGISTER_UNDERSTOOD.fill(conditions=", ".join(pairs)) if pairs else ""


def nothing_found(found: Register) -> Iterator[str]:
    """Yield that no row fits, what is not known, and what is nearest."""
    for name in found.unknown:
        yield REGISTER_UNKNOWN.fill(condition=REGISTER_CONDITIONS[name], name=getattr(found.wanted, name))
    conditions = [
        f"{heading} {getattr(found.understood, name)}"
        for name, heading in REGISTER_CONDITIONS.items()
        if getattr(found.understood, name)
    ]
    if not found.unknown:
        yield REGISTER_EMPTY.fill(conditions=", ".join(conditions) or "–")
    for near in found.nearest:
        if near.condition == EVERY_CITY:
            yield REGISTER_EVERY_CITY.fill(count=str(near.count), found=" ".join(near.found))
            continue
        heading = REGISTER_CONDITIONS[near.condition]
        yield REGISTER_NEAREST.fill(
            condition=f"{heading} {near.value}".strip(), count=str(near.count), found=", ".join(near.found) or "–"
        )


def write_csv(found: Register, path: str) -> str:
    """Write the rows with the field names of the JSON as heading; return in words how many went where."""
    try:
        with Path(path).open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(REGISTER_COLUMNS)
            writer.writerows(_cells(row) for row in found.rows)
    except OSError as error:
        raise ApuriError(f"{path} cannot be written: {error.strerror or error}.") from None
    return REGISTER_COUNT.fill(count=str(len(found.rows)), path=path)


def write_workbook(found: Register, path: str) -> str:
    """Write the rows as a workbook with a filter on its Finnish headings; return in words how many went where."""
    book = Workbook()
    sheet = book.active
    sheet.append(list(REGISTER_COLUMNS.values()))
    for row in found.rows:
        sheet.append(_cells(row))
    for number, name in enumerate(REGISTER_COLUMNS, start=1):
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = _WIDTHS.get(name, _NARROW)
        sheet[f"{letter}1"].font = Font(bold=True)
        for cell in sheet[letter]:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    try:
        book.save(path)
    except OSError as error:
        raise ApuriError(f"{path} cannot be written: {error.strerror or error}.") from None
    return REGISTER_COUNT.fill(count=str(len(found.rows)), path=path)


def _cells(row: Row) -> list[str]:
    values = row.values()
    return [_cell(values[name]) for name in REGISTER_COLUMNS]


def _cell(value: object) -> str:
    """A value as text; none is read as a formula by a spreadsheet."""
    text = (
        "; ".join(str(one) for one in value)
        if isinstance(value, (list, tuple))
        else ""
        if value is None
        else str(value)
    )
    return f"'{text}" if text.startswith(_FORMULA) else text


def _line(row: Row) -> str:
    one = row.commitment
    terms = [term for term in (one.deadline, one.frequency, one.sum, one.condition) if term]
    place = [
        one.document_id,
        one.section,
        f"s. {one.page}" if one.page else "",
        f"+{len(row.also)}" if row.also else "",
    ]
    tail = f" [{'; '.join(terms)}]" if terms else ""
    return f"{one.party} · {one.strength}: {one.text}{tail} ({', '.join(part for part in place if part)})"
