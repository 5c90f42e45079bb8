"""Keskustelu: the chat page, and what its forms do without a script."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response

from ui import texts
from ui.chat import QUESTION_LIMIT, Chat, problem
from ui.conversation import EVERYTHING, Exchange, Filters
from ui.pages.reader import (
    COOKIE,
    EARLIER_COOKIE,
    FormData,
    conversation_of,
    earlier_of,
    first,
    new_conversation,
    remember,
)
from ui.settings import Site
from ui.view import plain
from ui.view.render import Renderer

Values = Annotated[list[str], Query(max_length=60)]


def talk(chat: Chat, renderer: Renderer, site: Site, model: str = "") -> APIRouter:
    """The routes of the chat."""
    router = APIRouter()
    privacy = texts.WITH_MODEL.format(model=model) if model else texts.PRIVATE

    def page(request: Request, status: int = 200, **values: Any) -> Response:
        conversation = conversation_of(request)
        shown: dict[str, Any] = {
            "here": "/",
            "exchanges": () if "shared_exchange" in values else chat.exchanges(conversation),
            "shared_exchange": None,
            "shared_from": "",
            "filters": EVERYTHING,
            "problem": "",
            "typed": "",
            "undo": earlier_of(request),
            "choices": chat.choices(),
            "limit": QUESTION_LIMIT,
            "privacy": privacy,
        }
        response = HTMLResponse(renderer.page("chat", **{**shown, **values}), status)
        if not conversation:
            remember(request, response, site.retention_days, **{COOKIE: new_conversation()})
        return response

    @router.get("/")
    def show(request: Request, q: str = "", kaupunki: Values = [], laji: Values = [], versio: str = "") -> Response:  # noqa: B006
        """The reader's conversation; with ``q`` the answer that the link asks for."""
        if not q:
            return page(request, filters=chat.known(laji, kaupunki))
        filters = chat.known(laji, kaupunki)
        if said := problem(q):
            return page(request, 422, problem=said, typed=q, filters=filters)
        shared = _last(chat, q, filters)
        return page(request, shared_exchange=shared, shared_from=versio[:60], filters=filters)

    @router.post("/kysy")
    def ask(request: Request, form: FormData) -> Response:
        """Ask by form, for browsers without a script."""
        question = first(form, "kysymys")
        filters = chat.known(form.get("laji", ()), form.get("kaupunki", ()))
        if said := problem(question):
            return page(request, 422, problem=said, typed=question, filters=filters)
        conversation = conversation_of(request) or new_conversation()
        *_, exchange = chat.ask(conversation, question, filters)
        response = RedirectResponse(f"/{_query(filters)}#v-{exchange.id}", 303)
        remember(request, response, site.retention_days, **{COOKIE: conversation})
        return response

    @router.post("/uusi")
    def start_over(request: Request) -> Response:
        """A new conversation; the present one can be restored."""
        response = RedirectResponse("/", 303)
        earlier = {EARLIER_COOKIE: conversation_of(request)} if chat.exchanges(conversation_of(request)) else {}
        remember(request, response, site.retention_days, **{COOKIE: new_conversation()}, **earlier)
        return response

    @router.post("/palauta")
    def restore(request: Request) -> Response:
        """The conversation before the new one."""
        response = RedirectResponse("/", 303)
        if earlier := earlier_of(request):
            remember(request, response, site.retention_days, **{COOKIE: earlier, EARLIER_COOKIE: ""})
        return response

    @router.post("/poista")
    def forget(request: Request) -> Response:
        """Delete the reader's conversations."""
        for conversation in filter(None, (conversation_of(request), earlier_of(request))):
            chat.forget(conversation)
        response = RedirectResponse("/tietoja?poistettu=1", 303)
        remember(request, response, site.retention_days, **{COOKIE: "", EARLIER_COOKIE: ""})
        return response

    @router.post("/arvio")
    def rate(request: Request, form: FormData) -> Response:
        """Keep a vote; a script asks for JSON, a form is led back to the answer."""
        id_, vote = first(form, "vastaus"), first(form, "arvio")
        try:
            rated = chat.rate(conversation_of(request), id_, vote, first(form, "syy"))
        except OSError:
            return JSONResponse({"said": texts.TRY_AGAIN}, 503)
        if rated is None:
            return missing(renderer)
        if "application/json" in request.headers.get("accept", ""):
            said = texts.RATED if rated.vote else texts.RATE_WITHDRAWN
            return JSONResponse({"said": said, "vote": rated.vote})
        return RedirectResponse(f"/#v-{rated.id}", 303)

    @router.get("/vastaus/{id_}")
    def alone(request: Request, id_: str) -> Response:
        """One answer with its quotes and addresses, to print."""
        exchange = chat.find(conversation_of(request), id_)
        if exchange is None:
            return missing(renderer)
        footer = plain.as_text(exchange, site.name).splitlines()[-1]
        return HTMLResponse(renderer.page("answer", here="", exchange=exchange, line=plain.source_line, footer=footer))

    @router.get("/vastaus/{id_}/teksti")
    def as_text(request: Request, id_: str) -> Response:
        """One answer as plain text."""
        exchange = chat.find(conversation_of(request), id_)
        return PlainTextResponse(plain.as_text(exchange, site.name)) if exchange else missing(renderer)

    @router.get("/vastaus/{id_}/kopio")
    def copy(request: Request, id_: str) -> Response:
        """One answer in the two forms that a clipboard takes."""
        exchange = chat.find(conversation_of(request), id_)
        if exchange is None:
            return missing(renderer)
        return JSONResponse({"text": plain.as_text(exchange, site.name), "html": plain.as_html(exchange, site.name)})

    return router


def missing(renderer: Renderer) -> Response:
    """The page for an address that leads nowhere."""
    return HTMLResponse(renderer.page("missing", here=""), 404)


def _last(chat: Chat, question: str, filters: Filters) -> Exchange:
    *_, exchange = chat.answers(question, filters=filters)
    return exchange


def _query(filters: Filters) -> str:
    pairs = [("kaupunki", city) for city in filters.cities] + [("laji", kind) for kind in filters.kinds]
    return f"?{urlencode(pairs)}" if pairs else ""
