"""Gradio in Server mode: its queue, streaming and client protocol around one function. No other file knows Gradio."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from typing import Any

# Read by Gradio when it is imported: nothing is reported to anyone.
os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")
os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")

import gradio as gr
from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Receive, Scope, Send

from ui.places import AT_ONCE

# More than can be answered at once may wait here: nobody's thread is held meanwhile.
WAITING = 64

# What a page and gradio_client need to ask. Uploads, files, proxies and Gradio's own pages are not among it.
_USED = re.compile(
    r"GET /config/?|GET /gradio_api/info/?|GET /gradio_api/heartbeat/\w+"
    r"|POST /gradio_api/queue/join|GET /gradio_api/queue/data|POST /gradio_api/cancel"
    r"|POST /gradio_api/call/ask/?|GET /gradio_api/call/ask/\w+"
)

Ask = Callable[..., Iterator[dict[str, Any]]]
Request = gr.Request


def queue(ask: Ask) -> FastAPI:
    """An application that answers ``ask`` through Gradio's queue and nothing else."""
    with gr.Blocks(mode="server", analytics_enabled=False) as blocks:
        gr.api(ask, api_name="ask", concurrency_limit=AT_ONCE)
    blocks.queue(api_open=False, max_size=WAITING)
    mounted: FastAPI = gr.mount_gradio_app(
        FastAPI(docs_url=None, redoc_url=None, openapi_url=None),
        blocks,
        path="",
        footer_links=[],
        run_history=False,
        show_error=False,
    )
    return mounted


class OnlyUsed:
    """Passes on the requests that asking takes; every other route of Gradio does not exist."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] == "http" and _USED.fullmatch(f"{scope['method']} {scope['path']}"):
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            raise HTTPException(404)
