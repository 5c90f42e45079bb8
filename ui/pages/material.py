"""Aineisto, Kaupungit and Vertailu: what the index holds, read without asking."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse, Response

from assistant.domain import Section
from assistant.retrieval.register import Wanted
from ui import texts
from ui.chat import Chat, problem
from ui.conversation import Exchange, Filters
from ui.pages.talk import missing
from ui.view.render import Renderer

COMPARED = 6
Piece = tuple[str, bool]
Shown = tuple[str, int, list[Piece]]
Values = Annotated[list[str], Query(max_length=60)]


def material(chat: Chat, renderer: Renderer) -> APIRouter:
    """The routes of these pages."""
    router = APIRouter()
    assistant = chat.assistant

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
        rows = assistant.register(Wanted(city=name)).rows
        page = renderer.page("city", here="/kaupungit", city=name, documents=found, rows=rows)
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
