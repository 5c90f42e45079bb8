"""Tarkista väite: a statement is pasted, and what in the material carries or contradicts it is shown."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

from ui import texts
from ui.chat import Chat
from ui.pages.reader import FormData, first
from ui.view.render import Renderer

LIMIT = 2000


class Claims:
    """The page on which statements are checked; nothing of them is kept."""

    def __init__(self, chat: Chat, renderer: Renderer) -> None:
        self._chat = chat
        self._renderer = renderer

    @property
    def router(self) -> APIRouter:
        """The routes of the page."""
        router = APIRouter()
        router.get("/tarkista")(self.show)
        router.post("/tarkista")(self.check)
        return router

    def show(self) -> Response:
        """The empty page."""
        return self._page("")

    def check(self, form: FormData) -> Response:
        """The page with what was found; 422 with the reason where there is nothing to check."""
        text = first(form, "vaite").strip()
        if not any(map(str.isalpha, text)):
            return self._page(text, texts.CLAIM_EMPTY)
        if len(text) > LIMIT:
            return self._page(text, texts.CLAIM_LONG.format(limit=LIMIT))
        return self._page(text)

    def _page(self, text: str, problem: str = "") -> Response:
        found = self._chat.examine(text) if text and not problem else ()
        page = self._renderer.page(
            "claims",
            here="/tarkista",
            text=text,
            problem=problem,
            limit=LIMIT,
            found=[
                (
                    one,
                    [(witness, [self._chat.opened(cited) for cited in witness.citations]) for witness in one.witnesses],
                )
                for one in found
            ],
        )
        return HTMLResponse(page, 422 if problem else 200)
