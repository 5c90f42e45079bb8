"""What every request passes: who may send it, how large it may be, and what the browser may do with the response."""

from __future__ import annotations

import contextlib
import ipaddress
import socket
from collections.abc import Collection
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

BODY_LIMIT = 64 * 1024
CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "content-security-policy": CONTENT_POLICY,
    # "no-referrer" would also hide from us that a form is our own: browsers then send "Origin: null".
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
_SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}


class Gate:
    """Refuses requests for other hosts, from other sites and with large bodies; adds the security headers to the rest."""

    def __init__(self, app: ASGIApp, hosts: Collection[str] = ()) -> None:
        self._app = app
        self._hosts = {"localhost", socket.gethostname().lower(), *(host.lower() for host in hosts)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        status = self._refusal(scope["method"], headers)
        reply = _with_headers(send, scope)
        if status:
            await PlainTextResponse(_REASONS[status], status_code=status)(scope, receive, reply)
            return
        await _Limited(self._app, receive, reply).serve(scope)

    def _refusal(self, method: str, headers: Headers) -> int:
        """The status that refuses the request; 0 where nothing speaks against it."""
        host = headers.get("host", "")
        if not self._is_ours(host):
            return 421
        origin = headers.get("origin", "")
        foreign = origin and urlsplit(origin).netloc != host
        if method not in _SAFE_METHODS and (foreign or headers.get("sec-fetch-site") == "cross-site"):
            return 403
        length = headers.get("content-length", "0")
        return 413 if not length.isdigit() or int(length) > BODY_LIMIT else 0

    def _is_ours(self, host: str) -> bool:
        """Whether a Host header names this service: a DNS name that was set, or any address (those cannot be rebound)."""
        try:
            name = urlsplit(f"//{host}").hostname or ""
        except ValueError:
            return False
        try:
            ipaddress.ip_address(name)
        except ValueError:
            return name in self._hosts
        return True


_REASONS = {403: "Cross-site request", 413: "Request body too large", 421: "Unknown host"}


class _TooLargeError(Exception):
    """A body grew past the limit while it was read."""


class _Limited:
    """One request whose body may come without a length: it is counted as it is read."""

    def __init__(self, app: ASGIApp, receive: Receive, send: Send) -> None:
        self._app, self._receive, self._send = app, receive, send
        self._read = 0
        self._started = False

    async def serve(self, scope: Scope) -> None:
        with contextlib.suppress(_TooLargeError):
            await self._app(scope, self._receive_some, self._send_some)
        if self._too_large and not self._started:
            await PlainTextResponse(_REASONS[413], status_code=413)(scope, self._receive, self._send)

    @property
    def _too_large(self) -> bool:
        return self._read > BODY_LIMIT

    async def _receive_some(self) -> Message:
        message = await self._receive()
        self._read += len(message.get("body", b""))
        if self._too_large:
            raise _TooLargeError
        return message

    async def _send_some(self, message: Message) -> None:
        # The application may have caught the error and answer with one of its own.
        if self._started or not self._too_large:
            self._started = True
            await self._send(message)


def _with_headers(send: Send, scope: Scope) -> Send:
    kept = scope["path"].startswith("/static/")

    async def reply(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers[name] = value
            if scope["scheme"] == "https":
                headers["strict-transport-security"] = "max-age=31536000"
            headers["cache-control"] = "public, max-age=31536000, immutable" if kept else "no-store"
            # Gradio allows other origins to read; nothing here is for them.
            for name in ("access-control-allow-origin", "access-control-allow-credentials", "server"):
                if name in headers:
                    del headers[name]
        await send(message)

    return reply
