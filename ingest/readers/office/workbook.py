"""Excel workbooks (.xlsx), through openpyxl: the visible sheets, figures as their cells show them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from ingest.blocks import Reading
from ingest.readers.office.archive import Archive
from ingest.readers.office.sheets import MOST_COLUMNS, book_blocks
from ingest.repair import one_line

_DECIMALS = re.compile(r"[0#?]\.([0#?]+)")


def read(path: Path) -> Reading:
    """Read the cells of a workbook; of a formula, the value that was last computed."""
    with Archive(path) as archive:
        archive.check()
    book = load_workbook(path, read_only=True, data_only=True)
    try:
        sheets = [(one_line(sheet.title), _rows(sheet)) for sheet in book.worksheets if sheet.sheet_state == "visible"]
        made = book.properties.created
        return Reading(
            tuple(book_blocks(sheets)),
            title=one_line(book.properties.title or ""),
            date=made.date().isoformat() if made else "",
        )
    finally:
        book.close()


def _rows(sheet: Any) -> Iterator[list[str]]:
    sheet.reset_dimensions()  # what a file says of its own size need not be true
    for row in sheet.iter_rows(max_col=MOST_COLUMNS):
        yield [_shown(cell.value, cell.number_format or "") if cell.value is not None else "" for cell in row]


def _shown(value: object, form: str) -> str:
    """The value of a cell as a Finnish reader sees it."""
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    if isinstance(value, datetime):
        return f"{value:%-d.%-m.%Y %H.%M}"
    if isinstance(value, date):
        return f"{value:%-d.%-m.%Y}"
    if isinstance(value, time | timedelta | bool) or not isinstance(value, int | float):
        return one_line(str(value))
    return _figure(value, form.split(";")[0])


def _figure(value: float, form: str) -> str:
    percent = "%" in form
    number = round(Decimal(repr(value)) * (100 if percent else 1), 10)
    places = _DECIMALS.search(form)
    if places or re.search("[0#]", form):
        number = round(number, len(places.group(1)) if places else 0)
    elif number == number.to_integral_value():
        number = number.to_integral_value()
    else:
        number = number.normalize()
    text = f"{number:{',' if ',' in form else ''}f}".replace(",", " ").replace(".", ",")
    unit = " %" if percent else " €" if "€" in form or "EUR" in form else ""
    return text + unit
