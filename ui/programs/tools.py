"""An MCP server at ``/mcp``: language models' clients ask, search, read the register and open sources as tools."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from typing import Annotated, Any

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.transport_security import TransportSecuritySettings
from mcp.types import ToolAnnotations
from pydantic import Field
from starlette.routing import BaseRoute

from assistant import contract
from assistant.retrieval.register import Wanted
from ui.chat import QUESTION_LIMIT, Chat, problem
from ui.places import CrowdedError
from ui.programs.answers import exchange_json

SOURCE_LIMIT = 20_000
_READS = ToolAnnotations(read_only_hint=True, open_world_hint=False)
_INSTRUCTIONS = (
    "Answers, in Finnish, questions about the agreements on ecosystems between the Finnish state and cities. Every "
    "sentence of an answer is verified against its source and cited; keep the citations and the caveats with it."
)
Json = dict[str, Any]
Question = Annotated[str, Field(max_length=QUESTION_LIMIT)]
Names = list[str] | None


class Tools:
    """The tools over one chat; nothing that they are asked is kept."""

    def __init__(self, chat: Chat, name: str) -> None:
        self._chat = chat
        self._server = MCPServer(name, instructions=_INSTRUCTIONS, log_level="WARNING")
        for tool in (self.ask, self.search, self.commitments, self.open_source):
            self._server.tool(annotations=_READS)(tool)
        # Who may ask is the gate's to say, for every route alike.
        security = TransportSecuritySettings(enable_dns_rebinding_protection=False)
        self._app = self._server.streamable_http_app(
            json_response=True, stateless_http=True, transport_security=security
        )

    @property
    def routes(self) -> list[BaseRoute]:
        """The route ``/mcp``."""
        return self._app.routes

    def running(self) -> AbstractAsyncContextManager[None]:
        """What must run while requests are served."""
        return self._server.session_manager.run()

    def ask(self, question: Question, cities: Names = None, kinds: Names = None, since: str = "") -> Json:
        """Answer a question with verified sentences, each with its citations, or say what the material lacks.

        ``cities``, ``kinds`` (of the publications) and ``since`` (a year) limit what the answer may come from.
        """
        if said := problem(question):
            raise ToolError(said)
        try:
            exchange = self._chat.answered(question, self._chat.known(kinds or (), cities or (), since))
        except CrowdedError:
            raise ToolError("Too many are asking; try again in a few seconds.") from None
        if exchange.answer is None:
            raise ToolError(exchange.error)
        return exchange_json(exchange)

    def search(self, query: Question, k: Annotated[int, Field(ge=1, le=50)] = 10) -> Json:
        """Return the passages nearest to a query, best first, with their place in the documents."""
        return contract.passages_json(self._chat.assistant.search(query, k))

    def commitments(
        self, city: str = "", party: str = "", strength: str = "", kind: str = "", due_before: str = ""
    ) -> Json:
        """Return what the parties undertake, word for word; names may be inflected or misspelt."""
        return contract.register_json(self._chat.assistant.register(Wanted(city, party, strength, kind, due_before)))

    def open_source(self, document_id: str, start: Annotated[int, Field(ge=0)] = 0, end: int | None = None) -> Json:
        """Return a document's text from ``start`` to ``end``, the offsets of citations; at most 20,000 characters."""
        document = self._chat.assistant.documents.get(document_id)
        if document is None:
            raise ToolError(f"There is no document {document_id!r}.")
        text = self._chat.assistant.text(document_id)
        stop = min(len(text) if end is None else max(end, start), start + SOURCE_LIMIT)
        facts = {name: getattr(document, name) for name in ("title", "publisher", "date", "kind", "url", "authority")}
        return {"document_id": document_id, **facts, "start": start, "text": text[start:stop], "length": len(text)}
