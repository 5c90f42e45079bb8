"""The web server: pages, programs' interfaces and Gradio's queue behind one gate."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

from fastapi import FastAPI, Request
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.staticfiles import StaticFiles

from ui import queue
from ui.chat import Chat
from ui.gate import Gate
from ui.pages.about import about
from ui.pages.commitments import commitments
from ui.pages.material import material
from ui.pages.reader import conversation_of
from ui.pages.talk import talk
from ui.programs.answers import exchange_json, programs
from ui.programs.completions import completions
from ui.settings import Site
from ui.view.render import STATIC, Renderer


def application(chat: Chat, site: Site | None = None, model: str = "", host: str = "127.0.0.1") -> FastAPI:
    """The ASGI application that serves everything; ``model`` is the chat model that words answers, if any."""
    site = site or Site()
    renderer = Renderer(site, chat.feedback.enabled)
    asking = queue.queue(_ask(chat, renderer))
    server = FastAPI(
        title=site.name,
        docs_url=None,
        redoc_url=None,
        lifespan=_running(asking),
        exception_handlers={404: _missing(renderer)},
    )
    for pages in (
        talk(chat, renderer, site, model),
        commitments(chat, renderer),
        material(chat, renderer),
        about(chat, renderer, site, model),
    ):
        server.include_router(pages, include_in_schema=False)
    server.include_router(programs(chat))
    server.include_router(completions(chat))
    server.mount("/static", StaticFiles(directory=STATIC))
    server.mount("/", queue.OnlyUsed(asking))
    server.add_middleware(GZipMiddleware, minimum_size=1000)
    server.add_middleware(Gate, hosts=(*site.hosts, host))
    return server


def _running(asking: FastAPI) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        async with asking.router.lifespan_context(asking):
            yield

    return lifespan


def _ask(chat: Chat, renderer: Renderer) -> queue.Ask:
    def ask(
        question: str,
        kinds: list[str] | None = None,
        cities: list[str] | None = None,
        page: bool = False,
        request: queue.Request | None = None,
    ) -> Iterator[dict[str, Any]]:
        """Answer one question in the caller's conversation, as it grows.

        ``page`` asks for the page's HTML instead of the answer as data; its last value is ``{"done": True}``.
        """
        conversation = conversation_of(request) if request else ""
        exchange = None
        for exchange in chat.ask(conversation, question, chat.known(kinds or (), cities or ())):
            yield {"html": renderer.exchange(exchange, growing=True)} if page else exchange_json(exchange)
        if page and exchange is not None:
            yield {"html": renderer.exchange(exchange), "id": exchange.id}
            yield {"done": True}

    return ask


def _missing(renderer: Renderer) -> Any:
    async def respond(request: Request, error: Exception) -> Response:
        """The page for an address that leads nowhere; for programs, JSON."""
        if request.url.path.startswith(("/api/", "/v1/")):
            return JSONResponse({"detail": getattr(error, "detail", "Not Found")}, 404)
        return HTMLResponse(renderer.page("missing", here=""), 404)

    return respond
