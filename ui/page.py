"""What Gradio cannot be told: the page's language, and a policy that lets the browser load from this host only."""

from __future__ import annotations

import re

from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Gradio evaluates scripts of its own, hence the two "unsafe" words; no other origin may be reached at all.
CONTENT_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; frame-ancestors 'self'; "
    "base-uri 'self'; form-action 'self'; object-src 'none'"
)
HEADERS = {
    b"content-security-policy": CONTENT_POLICY.encode(),
    b"referrer-policy": b"no-referrer",
    b"x-content-type-options": b"nosniff",
}
_ENGLISH = re.compile(rb'(<html\b[^>]*?\blang=")en(")')
_HEAD = b"<head>"
# Gradio words its own controls in the browser's language; beside a Finnish page an English one would be odd.
_FINNISH_CONTROLS = b'<script>Object.defineProperty(navigator, "language", {get: () => "fi"});</script>'
# Link previews of a chat that runs inside an organisation must not name or load Gradio's pictures.
_PREVIEW = re.compile(rb'<meta\s+(?:property="og:|name="twitter:)[^>]*>')


def in_finnish(page: bytes) -> bytes:
    """Gradio's HTML with ``lang="fi"``, its controls in Finnish, and without its own link-preview tags."""
    page = _PREVIEW.sub(b"", _ENGLISH.sub(rb"\1fi\2", page, count=1))
    return page.replace(_HEAD, _HEAD + _FINNISH_CONTROLS, 1)


class PageMiddleware:
    """Rewrites HTML pages by ``in_finnish`` and adds ``HEADERS`` to every response."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if _wants_html(scope):
            # A compressed page could not be rewritten.
            headers = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
            scope = {**scope, "headers": headers}
        await self._app(scope, receive, _Rewriter(send))


class _Rewriter:
    """Passes messages on; holds an HTML response back until it is whole and rewrites it."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._start: Message | None = None
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = [(name, value) for name, value in message["headers"] if name.lower() not in HEADERS]
            message = {**message, "headers": [*headers, *HEADERS.items()]}
            if _is_html(headers):
                self._start = message
                return
        elif message["type"] == "http.response.body" and self._start is not None:
            self._body += message.get("body", b"")
            if message.get("more_body", False):
                return
            await self._send_whole(self._start, in_finnish(self._body))
            return
        await self._send(message)

    async def _send_whole(self, start: Message, body: bytes) -> None:
        headers = [(name, value) for name, value in start["headers"] if name.lower() != b"content-length"]
        await self._send({**start, "headers": [*headers, (b"content-length", str(len(body)).encode())]})
        await self._send({"type": "http.response.body", "body": body})


def _wants_html(scope: Scope) -> bool:
    return any(name == b"accept" and b"text/html" in value for name, value in scope["headers"])


def _is_html(headers: list[tuple[bytes, bytes]]) -> bool:
    kinds = {name.lower(): value for name, value in headers}
    encoded = kinds.get(b"content-encoding", b"")
    return kinds.get(b"content-type", b"").startswith(b"text/html") and not encoded
