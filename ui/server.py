"""The web server: Gradio's page inside an application that says it is Finnish and keeps every request at home."""

from __future__ import annotations

import os

# Read by Gradio when it is imported: nothing is reported to anyone.
os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")
os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")

import gradio as gr
from fastapi import FastAPI

from ui import app
from ui.handlers import Chat
from ui.page import PageMiddleware


def application(chat: Chat, documents: int, model: str = "") -> FastAPI:
    """The ASGI application that serves the chat at ``/``."""
    server = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    blocks = app.build(chat, documents, model)
    blocks.queue(api_open=False)
    mounted: FastAPI = gr.mount_gradio_app(server, blocks, path="", **app.look())
    mounted.add_middleware(PageMiddleware)
    return mounted
