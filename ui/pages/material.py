"""Aineisto: every document of the index, each to be read, as text and as the pages of its file."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

from assistant.domain import Document, Section
from ui.chat import Chat
from ui.view.pages import has_pages, picture
from ui.view.render import Renderer

Piece = tuple[str, bool]
Shown = tuple[list[Piece], int, list[Piece]]


class Material:
    """What the index holds, read without asking."""

    def __init__(self, chat: Chat, renderer: Renderer) -> None:
        self._chat = chat
        self._assistant = chat.assistant
        self._renderer = renderer

    @property
    def router(self) -> APIRouter:
        """The routes of these pages."""
        router = APIRouter()
        router.get("/aineisto")(self.documents)
        router.get("/aineisto/{document_id:path}/sivu/{number:int}.png")(self.page_picture)
        router.get("/aineisto/{document_id:path}/sivu/{number:int}")(self.page_of_file)
        router.get("/aineisto/{document_id:path}")(self.document)
        return router

    def documents(self, sanat: str = "", laji: str = "") -> Response:
        """Every document, or those whose title or text has the words; and what is not among them."""
        found = [
            document
            for document in self._assistant.documents.values()
            if laji in ("", document.kind) and self._has(document, sanat)
        ]
        known = {document.url for document in self._assistant.documents.values() if document.authority != "digest"}
        page = self._renderer.page(
            "material",
            here="/aineisto",
            documents=found,
            words=sanat,
            kind=laji,
            kinds=[(kind, kind) for kind in self._kinds()],
            generations=self._assistant.generations,
            absent=[source for source in self._assistant.sources.values() if source.url not in known],
        )
        return HTMLResponse(page)

    def document(self, document_id: str, alku: int = -1, loppu: int = -1, rinnalla: str = "") -> Response:
        """One document by sections, with one stretch of it marked; ``rinnalla`` names an original to show beside it."""
        found = self._assistant.documents.get(document_id)
        if found is None:
            return self._renderer.missing()
        text = self._assistant.text(document_id)
        originals = self._originals(found)
        beside = self._assistant.documents.get(rinnalla) if rinnalla in originals.values() else None
        marked = text[alku:loppu] if 0 <= alku < loppu <= len(text) else ""
        page = self._renderer.page(
            "document",
            here="/aineisto",
            document=found,
            sections=self._sections(document_id, alku, loppu),
            sources=[self._assistant.sources[id_] for id_ in found.source_ids if id_ in self._assistant.sources],
            originals=originals,
            marked=bool(marked),
            place=(alku, loppu) if marked else None,
            page_of_file=self._page_of_file(found, max(alku, 0)),
            beside=beside,
            beside_sections=self._beside(beside, marked) if beside else [],
        )
        return HTMLResponse(page)

    def page_of_file(self, document_id: str, number: int, alku: int = -1, loppu: int = -1) -> Response:
        """One page of the document's file as a picture, with the ways to the pages around it."""
        found = self._assistant.documents.get(document_id)
        if found is None or self._page_of_file(found, 0) is None or not 1 <= number <= len(found.page_starts):
            return self._renderer.missing()
        start, end = _page_span(found, number, self._assistant.text(document_id))
        page = self._renderer.page(
            "page",
            here="/aineisto",
            document=found,
            number=number,
            count=len(found.page_starts),
            place=(alku, loppu) if 0 <= alku < loppu else None,
            text=self._assistant.text(document_id)[start:end].strip(),
        )
        return HTMLResponse(page)

    def page_picture(self, document_id: str, number: int, alku: int = -1, loppu: int = -1) -> Response:
        """The picture itself; what stands from ``alku`` to ``loppu`` of the document's text is marked."""
        found = self._assistant.documents.get(document_id)
        file = self._assistant.file(document_id) if found else None
        if found is None or file is None or not has_pages(file) or not 1 <= number <= len(found.page_starts):
            return self._renderer.missing()
        text = self._assistant.text(document_id)
        start, end = _page_span(found, number, text)
        quote = text[max(alku, start) : min(loppu, end)] if 0 <= alku < loppu else ""
        return Response(picture(file, number, quote), media_type="image/png")

    def _page_of_file(self, document: Document, offset: int) -> int | None:
        """The page that the character at ``offset`` stands on; None where the document's file cannot be shown."""
        page = document.page_at(offset)
        file = self._assistant.file(document.id) if page else None
        return page if file is not None and has_pages(file) else None

    def _originals(self, digest: Document) -> dict[str, str]:
        """The sources of a digest whose originals are in the index: source id → document id."""
        if digest.authority != "digest":
            return {}
        by_url = {
            one.url: one.id for one in self._assistant.documents.values() if one.authority != "digest" and one.url
        }
        sources = self._assistant.sources
        return {
            id_: by_url[sources[id_].url] for id_ in digest.source_ids if id_ in sources and sources[id_].url in by_url
        }

    def _beside(self, original: Document, statement: str) -> list[Shown]:
        """The original by sections, with the sentence marked that comes nearest to the digest's statement."""
        start, end = self._nearest(original, statement) if statement else (-1, -1)
        # One level down: the original stands below a heading of its own.
        shown = self._sections(original.id, start, end)
        return [(heading, min(level + 1, 6), pieces) for heading, level, pieces in shown]

    def _nearest(self, original: Document, statement: str) -> tuple[int, int]:
        """Where in ``original`` the statement is best told; nowhere where the search finds none of it."""
        for passage in self._assistant.search(statement, 50):
            if passage.document.id == original.id and passage.sentences:
                best = max(passage.sentences, key=lambda one: one.similarity or 0.0).sentence
                return best.start, best.end
        return -1, -1

    def _sections(self, document_id: str, start: int, end: int) -> list[Shown]:
        text = self._assistant.text(document_id)
        return _levelled([_section(text, one, start, end) for one in self._assistant.sections(document_id)])

    def _kinds(self) -> list[str]:
        return sorted({document.kind for document in self._assistant.documents.values() if document.kind})

    def _has(self, document: Document, words: str) -> bool:
        wanted = words.casefold().strip()
        return (
            not wanted or wanted in document.title.casefold() or wanted in self._assistant.text(document.id).casefold()
        )


def _page_span(document: Document, number: int, text: str) -> tuple[int, int]:
    starts = (*document.page_starts, len(text))
    return starts[number - 1], starts[number]


def _section(text: str, section: Section, start: int, end: int) -> Shown:
    """Heading, its level on the page, and the text below it, both in marked and unmarked pieces."""
    body_start = section.start
    first_line = text[section.start : section.end].split("\n", 1)[0]
    if section.label and section.title and section.title in first_line:
        body_start = section.start + len(first_line)
    # A quote may be the heading itself.
    heading = [(section.label, section.start <= start < end <= body_start)] if section.label else []
    return heading, section.level + 1, _pieces(text, body_start, section.end, start, end)


def _pieces(text: str, first: int, last: int, start: int, end: int) -> list[Piece]:
    """The text from ``first`` to ``last``, what lies between ``start`` and ``end`` marked."""
    marked_start, marked_end = max(start, first), min(end, last)
    if start < 0 or not text[marked_start:marked_end].strip():
        return [(text[first:last].strip("\n"), False)]
    return [
        (text[first:marked_start].lstrip("\n"), False),
        (text[marked_start:marked_end], True),
        (text[marked_end:last].rstrip("\n"), False),
    ]


def _levelled(sections: list[Shown]) -> list[Shown]:
    """The sections below the page's title, no heading more than one level below the one before it."""
    shown, above = [], 1
    for heading, level, pieces in sections:
        above = min(level, above + 1, 6)
        shown.append((heading, above, pieces))
    return shown
