"""Keskustelu: the chat page, and what its forms do without a script."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from ui import texts
from ui.chat import QUESTION_LIMIT, Chat, problem
from ui.conversation import EVERYTHING, Filters
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
from ui.places import CrowdedError
from ui.settings import Site
from ui.view.render import Renderer

Values = Annotated[list[str], Query(max_length=60)]


class Talk:
    """The chat page and its forms."""

    def __init__(self, chat: Chat, renderer: Renderer, site: Site, model: str = "") -> None:
        self._chat = chat
        self._renderer = renderer
        self._days = site.retention_days
        self._privacy = texts.WITH_MODEL.format(model=model) if model else texts.PRIVATE

    @property
    def router(self) -> APIRouter:
        """The routes of the page."""
        router = APIRouter()
        router.get("/")(self.show)
        router.post("/kysy")(self.ask)
        router.post("/uusi")(self.start_over)
        router.post("/palauta")(self.restore)
        router.post("/poista")(self.forget)
        return router

    def show(
        self,
        request: Request,
        q: str = "",
        kaupunki: Values = [],  # noqa: B006
        laji: Values = [],  # noqa: B006
        alkaen: str = "",
        versio: str = "",
    ) -> Response:
        """The reader's conversation; with ``q`` the answer that the link asks for."""
        filters = self._chat.known(laji, kaupunki, alkaen)
        if not q:
            return self._page(request, filters=filters)
        if said := problem(q):
            return self._page(request, 422, problem=said, typed=q, filters=filters)
        shared = self._chat.answered(q, filters)
        status = 503 if shared.error else 200
        return self._page(request, status, shared_exchange=shared, shared_from=versio[:60], filters=filters)

    def ask(self, request: Request, form: FormData) -> Response:
        """Ask by form, for browsers without a script."""
        question = first(form, "kysymys")
        filters = self._chat.known(form.get("laji", ()), form.get("kaupunki", ()), first(form, "alkaen"))
        if said := problem(question):
            return self._page(request, 422, problem=said, typed=question, filters=filters)
        conversation = conversation_of(request) or new_conversation()
        try:
            *_, exchange = self._chat.ask(conversation, question, filters)
        except CrowdedError:
            return self._page(request, 503, problem=texts.CROWDED, typed=question, filters=filters)
        response = RedirectResponse(f"/{_query(filters)}#v-{exchange.id}", 303)
        remember(request, response, self._days, **{COOKIE: conversation})
        return response

    def start_over(self, request: Request) -> Response:
        """A new conversation; the present one can be restored."""
        response = RedirectResponse("/", 303)
        conversation = conversation_of(request)
        earlier = {EARLIER_COOKIE: conversation} if self._chat.exchanges(conversation) else {}
        remember(request, response, self._days, **{COOKIE: new_conversation()}, **earlier)
        return response

    def restore(self, request: Request) -> Response:
        """The conversation before the new one."""
        response = RedirectResponse("/", 303)
        if earlier := earlier_of(request):
            remember(request, response, self._days, **{COOKIE: earlier, EARLIER_COOKIE: ""})
        return response

    def forget(self, request: Request) -> Response:
        """Delete the reader's conversations."""
        for conversation in filter(None, (conversation_of(request), earlier_of(request))):
            self._chat.forget(conversation)
        response = RedirectResponse("/tietoja?poistettu=1", 303)
        remember(request, response, self._days, **{COOKIE: "", EARLIER_COOKIE: ""})
        return response

    def _page(self, request: Request, status: int = 200, **values: Any) -> Response:
        conversation = conversation_of(request)
        shown: dict[str, Any] = {
            "here": "/",
            "exchanges": () if "shared_exchange" in values else self._chat.exchanges(conversation),
            "shared_exchange": None,
            "shared_from": "",
            "filters": EVERYTHING,
            "problem": "",
            "typed": "",
            "undo": earlier_of(request),
            "choices": self._chat.choices(),
            "years": self._chat.years(),
            "limit": QUESTION_LIMIT,
            "privacy": self._privacy,
        }
        response = HTMLResponse(self._renderer.page("chat", **{**shown, **values}), status)
        if not conversation:
            remember(request, response, self._days, **{COOKIE: new_conversation()})
        return response


def _query(filters: Filters) -> str:
    return f"?{urlencode(filters.pairs)}" if filters else ""
