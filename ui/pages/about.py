"""Tietoja: how the service answers, its limits, privacy and accessibility."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

from ui import texts
from ui.chat import Chat
from ui.settings import Site
from ui.view.render import Renderer


def about(chat: Chat, renderer: Renderer, site: Site, model: str = "") -> APIRouter:
    """The route of the page."""
    router = APIRouter()

    @router.get("/tietoja")
    def show(poistettu: str = "") -> Response:
        """The page; ``poistettu`` confirms that a conversation was deleted."""
        page = renderer.page(
            "about",
            here="/tietoja",
            documents=len(chat.assistant.documents),
            generation=chat.assistant.generation,
            privacy=texts.WITH_MODEL.format(model=model) if model else texts.PRIVATE,
            days=f"{site.retention_days:g}",
            forgotten=bool(poistettu),
        )
        return HTMLResponse(page)

    return router
