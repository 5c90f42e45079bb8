"""Kaupungit and Vertailu: one city in one view, and several side by side."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse, Response

from assistant.retrieval.register import Wanted
from ui import texts
from ui.chat import Chat, problem
from ui.conversation import Filters
from ui.view.render import Renderer

COMPARED = 6
Values = Annotated[list[str], Query(max_length=60)]


class Cities:
    """What the material has of each city."""

    def __init__(self, chat: Chat, renderer: Renderer) -> None:
        self._chat = chat
        self._renderer = renderer

    @property
    def router(self) -> APIRouter:
        """The routes of these pages."""
        router = APIRouter()
        router.get("/kaupungit")(self.cities)
        router.get("/kaupungit/{name}")(self.city)
        router.get("/vertailu")(self.compare)
        return router

    def cities(self) -> Response:
        """Every city of the material."""
        return HTMLResponse(self._renderer.page("cities", here="/kaupungit", cities=self._chat.choices().cities))

    def city(self, name: str) -> Response:
        """One city: its documents and commitments."""
        assistant = self._chat.assistant
        found = [one for one in assistant.documents.values() if name in one.cities]
        if not found:
            return self._renderer.missing()
        rows = assistant.register(Wanted(city=name)).rows
        return HTMLResponse(self._renderer.page("city", here="/kaupungit", city=name, documents=found, rows=rows))

    def compare(self, q: str = "", kaupunki: Values = []) -> Response:  # noqa: B006
        """One question asked of several cities side by side."""
        chosen = self._chat.known((), kaupunki).cities
        asked = bool(q or kaupunki)
        wrong = asked and (problem(q) or not 2 <= len(chosen) <= COMPARED)
        names = chosen if asked and not wrong else ()
        compared = [(name, self._chat.answered(q, Filters(cities=(name,)))) for name in names]
        page = self._renderer.page(
            "compare",
            here="/vertailu",
            question=q,
            cities=self._chat.choices().cities,
            chosen=chosen,
            compared=compared,
            problem=texts.COMPARE_PROBLEM.format(limit=COMPARED) if wrong else "",
            limit=COMPARED,
        )
        return HTMLResponse(page, 422 if wrong else 200)
