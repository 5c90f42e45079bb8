"""One answer out of the page: to print, as text, for the clipboard, as a memo; and what its reader says of it."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response

from ui import texts
from ui.chat import Chat
from ui.pages.reader import FormData, conversation_of, first
from ui.settings import Site
from ui.view import plain
from ui.view.memo import MEMOS, memo_of
from ui.view.render import Renderer


class KeptAnswers:
    """The answers of the reader's own conversation, one at a time."""

    def __init__(self, chat: Chat, renderer: Renderer, site: Site) -> None:
        self._chat = chat
        self._renderer = renderer
        self._name = site.name

    @property
    def router(self) -> APIRouter:
        """The routes of an answer."""
        router = APIRouter()
        router.get("/vastaus/{id_}")(self.alone)
        router.get("/vastaus/{id_}/teksti")(self.as_text)
        router.get("/vastaus/{id_}/kopio")(self.copy)
        router.get("/vastaus/{id_}/muistio.{kind}")(self.memo)
        router.post("/arvio")(self.rate)
        return router

    def alone(self, request: Request, id_: str) -> Response:
        """One answer with its quotes and addresses, to print."""
        exchange = self._chat.find(conversation_of(request), id_)
        if exchange is None:
            return self._renderer.missing()
        footer = plain.as_text(exchange, self._name).splitlines()[-1]
        page = self._renderer.page("answer", here="", exchange=exchange, line=plain.source_line, footer=footer)
        return HTMLResponse(page)

    def as_text(self, request: Request, id_: str) -> Response:
        """One answer as plain text."""
        exchange = self._chat.find(conversation_of(request), id_)
        return PlainTextResponse(plain.as_text(exchange, self._name)) if exchange else self._renderer.missing()

    def copy(self, request: Request, id_: str) -> Response:
        """One answer in the two forms that a clipboard takes."""
        exchange = self._chat.find(conversation_of(request), id_)
        if exchange is None:
            return self._renderer.missing()
        return JSONResponse({"text": plain.as_text(exchange, self._name), "html": plain.as_html(exchange, self._name)})

    def memo(self, request: Request, id_: str, kind: str) -> Response:
        """One answer as a memo to save: ``docx`` or ``pdf``."""
        exchange = self._chat.find(conversation_of(request), id_)
        if exchange is None or exchange.answer is None or kind not in MEMOS:
            return self._renderer.missing()
        write, media_type = MEMOS[kind]
        headers = {"content-disposition": f'attachment; filename="muistio.{kind}"'}
        return Response(write(memo_of(exchange, self._name)), 200, headers, media_type)

    def rate(self, request: Request, form: FormData) -> Response:
        """Keep a vote; a script asks for JSON, a form is led back to the answer."""
        id_, vote = first(form, "vastaus"), first(form, "arvio")
        try:
            rated = self._chat.rate(conversation_of(request), id_, vote, first(form, "syy"))
        except OSError:
            return JSONResponse({"said": texts.TRY_AGAIN}, 503)
        if rated is None:
            return self._renderer.missing()
        if "application/json" in request.headers.get("accept", ""):
            said = texts.RATED if rated.vote else texts.RATE_WITHDRAWN
            return JSONResponse({"said": said, "vote": rated.vote})
        return RedirectResponse(f"/#v-{rated.id}", 303)
