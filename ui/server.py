"""The web server: Gradio's page inside an application that says it is Finnish and keeps every request at home."""

from __future__ import annotations

from fastapi import FastAPI

from ui import app
from ui.handlers import Chat
from ui.page import PageMiddleware


def application(chat: Chat, documents: int, model: str = "") -> FastAPI:
    """The ASGI application that serves the chat at ``/``."""
    server = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    mounted = app.mount(server, app.build(chat, documents, model))
    mounted.add_middleware(PageMiddleware)
    return mounted
