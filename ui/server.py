"""The web server: pages, programs' interfaces and Gradio's queue behind one gate."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

from fastapi import FastAPI, Request
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.staticfiles import StaticFiles

from ui import queue, texts
from ui.chat import Chat
from ui.gate import Gate
from ui.pages.about import about
from ui.pages.answers import KeptAnswers
from ui.pages.cities import Cities
from ui.pages.claims import Claims
from ui.pages.commitments import commitments
from ui.pages.evaluation import evaluation
from ui.pages.material import Material
from ui.pages.reader import conversation_of
from ui.pages.talk import Talk
from ui.places import CrowdedError
from ui.programs.answers import exchange_json, programs
from ui.programs.completions import completions
from ui.programs.tools import Tools
from ui.service.access import Access, SignIn
from ui.service.state import State
from ui.service.traffic import Counted, Traffic
from ui.settings import Site
from ui.view.render import STATIC, Renderer

PROGRAMS = ("/api/", "/v1/", "/mcp")


def application(
    chat: Chat,
    site: Site | None = None,
    model: str = "",
    host: str = "127.0.0.1",
    traffic: Traffic | None = None,
    access: Access | None = None,
) -> FastAPI:
    """The ASGI application that serves everything; ``model`` is the chat model that words answers, if any."""
    site = site or Site()
    traffic = traffic or Traffic()
    state = State(chat.assistant, traffic)
    chat.answered_one = state.saw
    renderer = Renderer(site, chat.feedback.enabled)
    asking = queue.queue(_ask(chat, renderer))
    tools = Tools(chat, site.name)
    server = FastAPI(
        title=site.name,
        docs_url=None,
        redoc_url=None,
        lifespan=_running(asking, tools),
        exception_handlers={404: _missing(renderer), CrowdedError: _crowded(renderer)},
    )
    for pages in (
        Talk(chat, renderer, site, model).router,
        KeptAnswers(chat, renderer, site).router,
        Claims(chat, renderer).router,
        commitments(chat, renderer),
        Cities(chat, renderer).router,
        Material(chat, renderer).router,
        evaluation(chat, renderer, site),
        about(chat, renderer, site, model),
    ):
        server.include_router(pages, include_in_schema=False)
    server.include_router(state.router)
    server.include_router(programs(chat))
    server.include_router(completions(chat))
    server.router.routes.extend(tools.routes)
    server.mount("/static", StaticFiles(directory=STATIC))
    server.mount("/", queue.OnlyUsed(asking))
    server.add_middleware(GZipMiddleware, minimum_size=1000)
    server.add_middleware(Counted, traffic=traffic)
    server.add_middleware(SignIn, access=access or Access())
    server.add_middleware(Gate, hosts=(*site.hosts, host))
    return server


def _running(asking: FastAPI, tools: Tools) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        async with asking.router.lifespan_context(asking), tools.running():
            yield

    return lifespan


def _ask(chat: Chat, renderer: Renderer) -> queue.Ask:
    def ask(
        question: str,
        kinds: list[str] | None = None,
        cities: list[str] | None = None,
        page: bool = False,
        since: str = "",
        request: queue.Request | None = None,
    ) -> Iterator[dict[str, Any]]:
        """Answer one question in the caller's conversation, as it grows.

        ``page`` asks for the page's HTML instead of the answer as data; its last value is ``{"done": True}``.
        """
        conversation = conversation_of(request) if request else ""
        exchange = None
        filters = chat.known(kinds or (), cities or (), since or "")
        for exchange in chat.ask(conversation, question, filters):
            yield {"html": renderer.exchange(exchange, growing=True)} if page else exchange_json(exchange)
        if page and exchange is not None:
            yield {"html": renderer.exchange(exchange), "id": exchange.id}
            yield {"done": True}

    return ask


def _missing(renderer: Renderer) -> Any:
    async def respond(request: Request, error: Exception) -> Response:
        """The page for an address that leads nowhere; for programs, JSON."""
        if request.url.path.startswith(PROGRAMS):
            return JSONResponse({"detail": getattr(error, "detail", "Not Found")}, 404)
        return renderer.missing()

    return respond


def _crowded(renderer: Renderer) -> Any:
    async def respond(request: Request, _: Exception) -> Response:
        """The page that says to come back in a moment; for programs, JSON."""
        wait = {"retry-after": "5"}
        if request.url.path.startswith(PROGRAMS):
            return JSONResponse({"detail": texts.CROWDED_PAGE}, 503, wait)
        return HTMLResponse(renderer.page("crowded", here=""), 503, wait)

    return respond
