"""What is under way, and how the service stops: no new questions, the accepted ones answered, then the end."""

from __future__ import annotations

import threading
import time

import uvicorn
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from ui import texts

DRAIN_S = 30.0
_QUIET_S = 1.0  # a page fetches the answer to its question in a second request


class Traffic:
    """Counts the requests under way; once ``draining`` it takes no new question."""

    def __init__(self) -> None:
        self.draining = False
        self.under_way = 0
        self.ended = time.monotonic()

    def quiet_for(self) -> float:
        """Seconds since the last request ended; 0 while one is under way."""
        return 0.0 if self.under_way else time.monotonic() - self.ended


class Counted:
    """The application with every request counted in ``traffic``, but for connections that only say a page is open."""

    def __init__(self, app: ASGIApp, traffic: Traffic) -> None:
        self._app, self._traffic = app, traffic

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        traffic = self._traffic
        if scope["type"] != "http" or "/heartbeat/" in scope["path"]:
            await self._app(scope, receive, send)
            return
        if traffic.draining and scope["method"] == "POST":
            refusal = PlainTextResponse(texts.CROWDED_PAGE, 503, {"retry-after": "5"})
            await refusal(scope, receive, send)
            return
        traffic.under_way += 1
        try:
            await self._app(scope, receive, send)
        finally:
            traffic.under_way -= 1
            traffic.ended = time.monotonic()


class Server(uvicorn.Server):
    """A server that on SIGTERM or Ctrl+C ends only when what it has accepted is answered, or after ``DRAIN_S``."""

    def __init__(self, config: uvicorn.Config, traffic: Traffic) -> None:
        super().__init__(config)
        self._traffic = traffic

    def handle_exit(self, sig: int, frame: object) -> None:
        """Begin to drain; a second signal ends at once."""
        if self._traffic.draining:
            super().handle_exit(sig, None)
            return
        self._traffic.draining = True
        threading.Thread(target=self._drain, args=(sig,), name="drain", daemon=True).start()

    def _drain(self, sig: int) -> None:
        end = time.monotonic() + DRAIN_S
        while self._traffic.quiet_for() < _QUIET_S and time.monotonic() < end:
            time.sleep(0.05)
        super().handle_exit(sig, None)
