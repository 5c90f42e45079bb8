"""An OpenAI-compatible ``/v1/chat/completions``: any client of a chat model can ask, and gets citations as annotations."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from typing import Any

from fastapi import APIRouter, HTTPException
from pydantic import BaseModel, Field
from starlette.responses import JSONResponse, Response, StreamingResponse

from assistant.contract import read_history
from assistant.domain import Answer
from ui import texts
from ui.chat import Chat, problem
from ui.conversation import Exchange
from ui.view.addresses import safe_url
from ui.view.plain import source_lines

MODEL = "ekosysteemiapuri"
Json = dict[str, Any]


class Message(BaseModel):
    """A message of a conversation; its content a text or a list of parts of which the texts count."""

    role: str = Field(max_length=20)
    content: str | list[Json] | None = None

    @property
    def text(self) -> str:
        """The text of the message."""
        if isinstance(self.content, list):
            return "\n".join(str(part.get("text", "")) for part in self.content if part.get("type") == "text")
        return self.content or ""


class Completion(BaseModel):
    """The part of a chat completion request that counts here; other fields are accepted and change nothing."""

    messages: list[Message] = Field(min_length=1, max_length=100)
    model: str = MODEL
    stream: bool = False


def completions(chat: Chat) -> APIRouter:
    """The routes under ``/v1``."""
    router = APIRouter(prefix="/v1", tags=["OpenAI-compatible"])

    @router.get("/models")
    def models() -> Json:
        """Name the one model that there is."""
        return {"object": "list", "data": [{"id": MODEL, "object": "model", "created": 0, "owned_by": MODEL}]}

    @router.post("/chat/completions", response_model=None)
    def complete(asked: Completion) -> Response:
        """Answer the last user message; earlier ones are its context."""
        *before, last = asked.messages
        if last.role != "user" or (said := problem(last.text)):
            raise HTTPException(400, said if last.role == "user" else "The last message must be the user's.")
        history = read_history([{"role": one.role, "content": one.text} for one in before])
        *_, exchange = chat.answers(last.text, history[-40:])
        if exchange.answer is None:
            raise HTTPException(503, exchange.error)
        text, notes = _content(exchange, exchange.answer)
        head = {"id": f"chatcmpl-{exchange.id}", "created": int(time.time()), "model": MODEL}
        if asked.stream:
            return StreamingResponse(_events(head, text, notes), media_type="text/event-stream")
        message = {"role": "assistant", "content": text, "annotations": notes}
        choice = {"index": 0, "message": message, "finish_reason": "stop"}
        usage = {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}
        return JSONResponse({**head, "object": "chat.completion", "choices": [choice], "usage": usage})

    return router


def _content(exchange: Exchange, answer: Answer) -> tuple[str, list[Json]]:
    """The answer with its caveats and sources as text, and its citations as annotations on the marks."""
    sources = source_lines(exchange)
    parts = [answer.text, answer.note, "\n".join([texts.COPY_SOURCES, *sources]) if sources else ""]
    text = "\n\n".join(part for part in parts if part)
    notes = []
    for citation in answer.citations:
        mark = f"[{citation.n}]"
        start = text.find(mark)
        if safe_url(citation.url) and start >= 0:
            place = {"start_index": start, "end_index": start + len(mark), "url": citation.url, "title": citation.title}
            notes.append({"type": "url_citation", "url_citation": place})
    return text, notes


def _events(head: Json, text: str, notes: list[Json]) -> Iterator[str]:
    for delta, reason in (
        ({"role": "assistant", "content": ""}, None),
        ({"content": text}, None),
        ({"annotations": notes}, "stop"),
    ):
        choice = {"index": 0, "delta": delta, "finish_reason": reason}
        yield f"data: {json.dumps({**head, 'object': 'chat.completion.chunk', 'choices': [choice]})}\n\n"
    yield "data: [DONE]\n\n"
