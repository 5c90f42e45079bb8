"""Aineisto, Kaupungit, Sitoumukset and Vertailu: what the index holds, read without asking."""

from __future__ import annotations

import csv
import io
from dataclasses import asdict, dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse, Response

from assistant.domain import Commitment, Section
from ui import texts
from ui.chat import Chat, problem
from ui.conversation import Exchange, Filters
from ui.pages.talk import missing
from ui.view.render import Renderer

COMPARED = 6
_COLUMNS = (
    ("text", texts.COMMITMENT),
    ("cities", texts.CITY),
    ("party", texts.PARTY),
    ("strength", texts.STRENGTH),
    ("document_id", texts.DOCUMENT),
)
Piece = tuple[str, bool]
Shown = tuple[str, int, list[Piece]]
Values = Annotated[list[str], Query(max_length=60)]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which commitments to show; an empty field limits nothing."""

    city: str = ""
    party: str = ""
    strength: str = ""
    words: str = ""

    def admits(self, one: Commitment) -> bool:
        """Whether a commitment is wanted."""
        return (
            (not self.city or self.city in one.cities)
            and (not self.party or self.party == one.party)
            and (not self.strength or self.strength == one.strength)
            and self.words.casefold() in one.text.casefold()
        )

    @property
    def query(self) -> str:
        """The fields as part of an address."""
        return urlencode(
            {"kaupunki": self.city, "osapuoli": self.party, "velvoittavuus": self.strength, "sanat": self.words}
        )


def material(chat: Chat, renderer: Renderer) -> APIRouter:
    """The routes of these pages."""
    router = APIRouter()
    assistant = chat.assistant

    @router.get("/sitoumukset")
    def commitments(
        kaupunki: str = "", osapuoli: str = "", velvoittavuus: str = "", sanat: str = "", jarjestys: str = ""
    ) -> Response:
        """Every commitment in a table."""
        wanted = Wanted(kaupunki, osapuoli, velvoittavuus, sanat)
        every = assistant.commitments()
        strengths = sorted({one.strength for one in every})
        return HTMLResponse(
            renderer.page(
                "commitments",
                here="/sitoumukset",
                rows=_ordered([one for one in every if wanted.admits(one)], jarjestys),
                wanted=wanted,
                query=wanted.query,
                order=jarjestys,
                columns=_COLUMNS,
                titles=_titles(chat),
                cities=[(city, city) for city in sorted({city for one in every for city in one.cities})],
                parties=[(party, party) for party in sorted({one.party for one in every if one.party})],
                strengths=[(one, one) for one in strengths if one],
            )
        )

    @router.get("/sitoumukset.csv")
    def as_csv(kaupunki: str = "", osapuoli: str = "", velvoittavuus: str = "", sanat: str = "") -> Response:
        """The same rows as CSV that a Finnish spreadsheet opens."""
        wanted = Wanted(kaupunki, osapuoli, velvoittavuus, sanat)
        headers = {"content-disposition": 'attachment; filename="sitoumukset.csv"'}
        return Response(_csv([one for one in assistant.commitments() if wanted.admits(one)]), 200, headers, "text/csv")

    @router.get("/aineisto")
    def documents(sanat: str = "", laji: str = "") -> Response:
        """Every document, or those whose title or text has the words."""
        found = [
            document
            for document in assistant.documents.values()
            if laji in ("", document.kind) and _has(chat, document.id, document.title, sanat)
        ]
        kinds = [(kind, kind) for kind in chat.choices().kinds]
        page = renderer.page(
            "material",
            here="/aineisto",
            documents=found,
            words=sanat,
            kind=laji,
            kinds=kinds,
            generation=assistant.generation,
        )
        return HTMLResponse(page)

    @router.get("/aineisto/{document_id:path}")
    def document(document_id: str, alku: int = -1, loppu: int = -1) -> Response:
        """One document by sections, with one stretch of it marked."""
        found = assistant.documents.get(document_id)
        if found is None:
            return missing(renderer)
        text = assistant.text(document_id)
        sections = _levelled([_section(text, one, alku, loppu) for one in assistant.sections(document_id)])
        sources = [assistant.sources[id_] for id_ in found.source_ids if id_ in assistant.sources]
        marked = 0 <= alku < loppu <= len(text)
        page = renderer.page(
            "document", here="/aineisto", document=found, sections=sections, sources=sources, marked=marked
        )
        return HTMLResponse(page)

    @router.get("/kaupungit")
    def cities() -> Response:
        """Every city of the material."""
        return HTMLResponse(renderer.page("cities", here="/kaupungit", cities=chat.choices().cities))

    @router.get("/kaupungit/{name}")
    def city(name: str) -> Response:
        """One city: its documents and commitments."""
        found = [one for one in assistant.documents.values() if name in one.cities]
        if not found:
            return missing(renderer)
        rows = assistant.commitments(city=name)
        page = renderer.page("city", here="/kaupungit", city=name, documents=found, rows=rows, titles=_titles(chat))
        return HTMLResponse(page)

    @router.get("/vertailu")
    def compare(q: str = "", kaupunki: Values = []) -> Response:  # noqa: B006
        """One question asked of several cities side by side."""
        chosen = chat.known((), kaupunki).cities
        asked = bool(q or kaupunki)
        wrong = asked and (problem(q) or not 2 <= len(chosen) <= COMPARED)
        compared = [(name, _asked_of(chat, q, name)) for name in chosen] if asked and not wrong else []
        page = renderer.page(
            "compare",
            here="/vertailu",
            question=q,
            cities=chat.choices().cities,
            chosen=chosen,
            compared=compared,
            problem=texts.COMPARE_PROBLEM.format(limit=COMPARED) if wrong else "",
            limit=COMPARED,
        )
        return HTMLResponse(page, 422 if wrong else 200)

    return router


def _titles(chat: Chat) -> dict[str, str]:
    return {id_: document.title for id_, document in chat.assistant.documents.items()}


def _ordered(rows: list[Commitment], column: str) -> list[Commitment]:
    if column not in dict(_COLUMNS):
        return rows
    return sorted(rows, key=lambda one: str(getattr(one, column)).casefold())


def _csv(rows: list[Commitment]) -> str:
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out, delimiter=";")
    names = list(asdict(rows[0])) if rows else [name for name, _ in _COLUMNS]
    writer.writerow(names)
    for row in rows:
        writer.writerow([_cell(value) for value in asdict(row).values()])
    return out.getvalue()


def _cell(value: object) -> str:
    text = ", ".join(map(str, value)) if isinstance(value, tuple) else "" if value is None else str(value)
    # A spreadsheet would run a cell that opens like a formula.
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t")) else text


def _has(chat: Chat, document_id: str, title: str, words: str) -> bool:
    wanted = words.casefold().strip()
    return not wanted or wanted in title.casefold() or wanted in chat.assistant.text(document_id).casefold()


def _section(text: str, section: Section, start: int, end: int) -> Shown:
    """Heading, its level on the page, and the text below it in marked and unmarked pieces."""
    body_start = section.start
    heading = section.label
    first_line = text[section.start : section.end].split("\n", 1)[0]
    if heading and section.title and section.title in first_line:
        body_start = section.start + len(first_line)
    marked_start, marked_end = max(start, body_start), min(end, section.end)
    if start < 0 or marked_start >= marked_end:
        pieces = [(text[body_start : section.end].strip("\n"), False)]
    else:
        pieces = [
            (text[body_start:marked_start].lstrip("\n"), False),
            (text[marked_start:marked_end], True),
            (text[marked_end : section.end].rstrip("\n"), False),
        ]
    return heading, section.level + 1, pieces


def _levelled(sections: list[Shown]) -> list[Shown]:
    """The sections below the page's title, no heading more than one level below the one before it."""
    shown, above = [], 1
    for heading, level, pieces in sections:
        above = min(level, above + 1, 6)
        shown.append((heading, above, pieces))
    return shown


def _asked_of(chat: Chat, question: str, city: str) -> Exchange:
    *_, exchange = chat.answers(question, filters=Filters(cities=(city,)))
    return exchange
