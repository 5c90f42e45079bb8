"""The HTTP interface: answers, passages, commitments and documents as JSON, described at ``/openapi.json``."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query
from pydantic import BaseModel, Field

from assistant import contract
from assistant.domain import Turn
from assistant.retrieval.register import Wanted
from ui.chat import QUESTION_LIMIT, Answering, Chat, problem
from ui.conversation import Exchange, Filters

Json = dict[str, Any]
Limits = Annotated[list[str], Field(max_length=60)]


class AskedTurn(BaseModel):
    """An earlier question with its answer."""

    question: str = Field(max_length=QUESTION_LIMIT)
    answer: str = Field("", max_length=20_000)


class Asked(BaseModel):
    """A question, what was asked before it, and the kinds, cities and first year that may answer."""

    question: str = Field(min_length=1, max_length=QUESTION_LIMIT)
    history: list[AskedTurn] = Field(default_factory=list, max_length=40)
    kinds: Limits = Field(default_factory=list)
    cities: Limits = Field(default_factory=list)
    since: str = Field("", max_length=10, description="a year: only publications dated in it or later")


def programs(chat: Chat) -> APIRouter:
    """The routes under ``/api``."""
    router = APIRouter(prefix="/api", tags=["answers"])
    assistant = chat.assistant

    @router.post("/answer")
    def answer(asked: Asked) -> Json:
        """Answer a question with verified sentences, each with its citations."""
        history = [Turn(turn.question, turn.answer) for turn in asked.history]
        if said := problem(asked.question):
            raise HTTPException(422, said)
        *_, exchange = chat.answers(asked.question, history, chat.known(asked.kinds, asked.cities, asked.since))
        if exchange.answer is None:
            raise HTTPException(503, exchange.error)
        return exchange_json(exchange)

    @router.get("/search")
    def search(
        q: Annotated[str, Query(min_length=1, max_length=QUESTION_LIMIT)],
        k: Annotated[int, Query(ge=1, le=50)] = 10,
        kind: Annotated[list[str], Query(max_length=60)] = [],  # noqa: B006
        city: Annotated[list[str], Query(max_length=60)] = [],  # noqa: B006
        since: str = "",
    ) -> Json:
        """Return the passages nearest to a question, best first."""
        filters: Filters = chat.known(kind, city, since)
        return contract.passages_json(assistant.search(q, k, filters.kinds, filters.cities, filters.since))

    @router.get("/commitments")
    def commitments(city: str = "", party: str = "", strength: str = "", kind: str = "", due_before: str = "") -> Json:
        """Return the register of what the parties undertake; names may be inflected or misspelt."""
        return contract.register_json(assistant.register(Wanted(city, party, strength, kind, due_before)))

    _documents(router, assistant)
    return router


def _documents(router: APIRouter, assistant: Answering) -> None:
    @router.get("/documents")
    def documents() -> Json:
        """Return what is known of every document of the index."""
        return {
            "generation": assistant.generation,
            "documents": [_document(asdict(one)) for one in assistant.documents.values()],
        }

    @router.get("/documents/{document_id:path}")
    def document(document_id: str) -> Json:
        """Return one document with its text, to which the offsets of citations refer."""
        found = assistant.documents.get(document_id)
        if found is None:
            raise HTTPException(404, f"There is no document {document_id!r}.")
        return {**_document(asdict(found)), "text": assistant.text(document_id)}


def exchange_json(exchange: Exchange) -> Json:
    """The answer as the command line prints it, with its caveats and the generation of the index; or the error."""
    if exchange.answer is None:
        return {"id": exchange.id, "status": "error", "error": exchange.error}
    return {**contract.answer_json(exchange.answer, exchange.id), "generation": exchange.generation}


def _document(fields: Json) -> Json:
    """Without the path of the file on the server, which is nobody's business."""
    return {name: value for name, value in fields.items() if name not in {"path", "content_hash"}}
