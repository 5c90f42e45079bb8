"""A web server on this machine that answers as a test tells it to."""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[["Asked"], None]


class Asked(BaseHTTPRequestHandler):
    """One request; the answers below write to it."""

    web: Web

    def do_GET(self) -> None:
        self.web.asked.append(self.path)
        self.web.headers.append({name.lower(): value for name, value in self.headers.items()})
        self.web.times.append(time.monotonic())
        answer = self.web.pages.get(self.path, status(404))
        try:
            answer(self)
        except OSError:
            self.close_connection = True

    def log_message(self, *arguments: Any) -> None:
        pass


@dataclass
class Web:
    """The pages by path (all others are 404), and what was asked for."""

    url: str
    pages: dict[str, Answer] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    server_names: list[str] = field(default_factory=list)

    @property
    def port(self) -> int:
        return int(self.url.rpartition(":")[2])

    @property
    def documents(self) -> list[str]:
        """What was asked for besides robots.txt."""
        return [path for path in self.asked if path != "/robots.txt"]


@contextmanager
def serving(context: ssl.SSLContext | None = None) -> Iterator[Web]:
    """A running server, with TLS where a context is given."""
    handler = type("Handler", (Asked,), {})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    web = Web(f"http{'s' if context else ''}://127.0.0.1:{server.server_port}")
    handler.web = web  # type: ignore[attr-defined]
    if context:
        context.sni_callback = lambda _, name, __: web.server_names.append(name)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield web
    finally:
        server.shutdown()
        server.server_close()


def body(content: bytes, type: str = "text/html; charset=utf-8", **headers: str) -> Answer:
    def answer(asked: Asked) -> None:
        asked.send_response(200)
        asked.send_header("Content-Type", type)
        asked.send_header("Content-Length", str(len(content)))
        for name, value in headers.items():
            asked.send_header(name.replace("_", "-"), value)
        asked.end_headers()
        asked.wfile.write(content)

    return answer


def html(inside: str, **headers: str) -> Answer:
    return body(f"<!doctype html><html><body>{inside}</body></html>".encode(), **headers)


def status(code: int) -> Answer:
    return lambda asked: asked.send_error(code)


def redirect(place: str, code: int = 302) -> Answer:
    def answer(asked: Asked) -> None:
        asked.send_response(code)
        asked.send_header("Location", place)
        asked.send_header("Content-Length", "0")
        asked.end_headers()

    return answer


def conditional(content: bytes, etag: str, modified: str = "") -> Answer:
    """Answers 304 to who has this version already."""

    def answer(asked: Asked) -> None:
        if asked.headers.get("If-None-Match") == etag:
            asked.send_response(304)
            asked.end_headers()
        else:
            body(content, ETag=etag, Last_Modified=modified)(asked)

    return answer


def drip(pieces: Iterator[bytes] | list[bytes], pause_s: float, *, length: int = 90_000) -> Answer:
    """Promises ``length`` bytes and sends the pieces with a pause after each."""

    def answer(asked: Asked) -> None:
        asked.send_response(200)
        asked.send_header("Content-Type", "text/html")
        asked.send_header("Content-Length", str(length))
        asked.end_headers()
        for piece in pieces:
            asked.wfile.write(piece)
            asked.wfile.flush()
            time.sleep(pause_s)
        asked.close_connection = True

    return answer


def dripping_head(count: int, pause_s: float) -> Answer:
    """Never comes to the end of its headers."""

    def answer(asked: Asked) -> None:
        asked.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for number in range(count):
            asked.wfile.write(f"X-{number}: a\r\n".encode())
            asked.wfile.flush()
            time.sleep(pause_s)

    return answer


def endless(piece: bytes = b"<html>" + b"a" * 65536, count: int = 200) -> Answer:
    """A body without a length that goes on and on."""

    def answer(asked: Asked) -> None:
        asked.send_response(200)
        asked.send_header("Content-Type", "text/html")
        asked.end_headers()
        for _ in range(count):
            asked.wfile.write(piece)
        asked.close_connection = True

    return answer


def tiny_pdf(text: str) -> bytes:
    """A PDF of one page with one line of text."""
    stream = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET".encode("cp1252")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    out, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return out + b"xref\n0 6\n0000000000 65535 f \n%strailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        table,
        len(out),
    )
