"""Sitoumukset: the register of commitments in a table, as CSV and as a workbook."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends
from starlette.responses import HTMLResponse, Response

from assistant.composition.register import nothing_found, understood, write_csv, write_workbook
from assistant.retrieval.register import STRENGTHS, Register, Row, Wanted
from ui import texts
from ui.chat import Chat
from ui.view.render import Renderer

_COLUMNS: dict[str, tuple[str, Callable[[Row], str]]] = {
    "sitoumus": (texts.COMMITMENT, lambda row: row.commitment.text),
    "kaupunki": (texts.CITY, lambda row: ", ".join(row.commitment.cities)),
    "osapuoli": (texts.PARTY, lambda row: row.commitment.party),
    "velvoittavuus": (texts.STRENGTH, lambda row: row.commitment.strength),
    "maaraaika": (texts.DEADLINE, lambda row: row.commitment.due or row.commitment.deadline),
    "asiakirja": (texts.DOCUMENT, lambda row: row.document.title),
}
_FILES: dict[str, tuple[Callable[[Register, str], str], str]] = {
    "csv": (write_csv, "text/csv; charset=utf-8"),
    "xlsx": (write_workbook, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


def _wanted(kaupunki: str = "", osapuoli: str = "", velvoittavuus: str = "", laji: str = "", ennen: str = "") -> Wanted:
    return Wanted(*(value.strip()[:100] for value in (kaupunki, osapuoli, velvoittavuus, laji, ennen)))


FromAddress = Annotated[Wanted, Depends(_wanted)]


def commitments(chat: Chat, renderer: Renderer) -> APIRouter:
    """The routes of the register."""
    router = APIRouter()

    @router.get("/sitoumukset")
    def show(wanted: FromAddress, jarjestys: str = "") -> Response:
        """The rows that are wanted, what was understood, and where there are none, what is nearest."""
        found = chat.assistant.register(wanted)
        choices = chat.choices()
        page = renderer.page(
            "commitments",
            here="/sitoumukset",
            rows=_ordered(found.rows, jarjestys),
            understood=understood(found),
            nearest=list(nothing_found(found)) if not found.rows else [],
            wanted=wanted,
            query=_query(wanted),
            order=jarjestys,
            columns=[(key, label) for key, (label, _) in _COLUMNS.items()],
            cities=[(city, city) for city in choices.cities],
            kinds=[(kind, kind) for kind in choices.kinds],
            parties=sorted({one.party for one in chat.assistant.commitments() if one.party}),
            strengths=[(strength, strength) for strength in STRENGTHS],
        )
        return HTMLResponse(page)

    @router.get("/sitoumukset.{kind}")
    def save(kind: str, wanted: FromAddress) -> Response:
        """The same rows as a file for a spreadsheet."""
        if kind not in _FILES:
            return HTMLResponse(renderer.page("missing", here=""), 404)
        write, media_type = _FILES[kind]
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "file"
            write(chat.assistant.register(wanted), str(path))
            content = path.read_bytes()
        headers = {"content-disposition": f'attachment; filename="sitoumukset.{kind}"'}
        return Response(content, 200, headers, media_type)

    return router


def _ordered(rows: tuple[Row, ...], column: str) -> tuple[Row, ...]:
    if column not in _COLUMNS:
        return rows
    value = _COLUMNS[column][1]
    # Rows without a value come last.
    return tuple(sorted(rows, key=lambda row: (not value(row), value(row).casefold())))


def _query(wanted: Wanted) -> str:
    """The wish as part of an address."""
    fields = {
        "kaupunki": wanted.city,
        "osapuoli": wanted.party,
        "velvoittavuus": wanted.strength,
        "laji": wanted.kind,
        "ennen": wanted.due_before,
    }
    return urlencode({name: value for name, value in fields.items() if value})
