"""Arviointi: how well the service answers, as last measured."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

from ui.chat import Chat
from ui.settings import Site
from ui.view.evaluation import read_report
from ui.view.render import Renderer


def evaluation(chat: Chat, renderer: Renderer, site: Site) -> APIRouter:
    """The route of the page."""
    router = APIRouter()

    @router.get("/arviointi")
    def show() -> Response:
        """The last report with its plots and drift, or that there is none."""
        now = next((one for one in chat.assistant.generations if one.current), None)
        page = renderer.page("evaluation", here="/arviointi", report=read_report(site.report), now=now)
        return HTMLResponse(page)

    return router
