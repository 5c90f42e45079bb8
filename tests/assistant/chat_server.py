"""A local server that speaks the OpenAI-compatible streaming protocol, well or badly."""

from __future__ import annotations

import json
import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

WORDS = (
    "Lopullisen ",
    "rahoituspäätöksen ",
    "tekee ",
    "maakunnan ",
    "liitto, ",
    "joka ",
    "myöntää ",
    "rahan ",
    "hankkeelle.",
)


class Server(ThreadingHTTPServer):
    """Behaves as ``manner`` says until ``over`` is set."""

    daemon_threads = True

    def __init__(self, manner: str) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.manner = manner
        self.over = threading.Event()
        self.asked = 0


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        self.server.asked += 1
        self.body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        getattr(self, f"_{self.server.manner}")()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def _well(self) -> None:
        self._begin()
        for word in WORDS:
            self._write(word)
        self._write("", finish="stop")
        self.wfile.write(b"data: [DONE]\n\n")

    def _chooses(self) -> None:
        """The label of the first sentence that names the body, and one that nobody was given; no JSON."""
        label = re.search(r"\[(\d+)\] [^\[]*maakunnan liitto", json.loads(self.body)["messages"][-1]["content"])
        self._begin()
        self._write(f"Valitsen [9999] ja [{label[1] if label else 0}].")
        self._write("", finish="stop")
        self.wfile.write(b"data: [DONE]\n\n")

    def _declines(self) -> None:
        self._begin()
        self._write('{"answered": false, "sentences": [], "missing": "päätöksen ajankohta"}', finish="stop")
        self.wfile.write(b"data: [DONE]\n\n")

    def _dies(self) -> None:
        self._begin()
        for word in WORDS[:3]:
            self._write(word)
        self.connection.shutdown(socket.SHUT_RDWR)

    def _hangs(self) -> None:
        self._begin()
        self._write(WORDS[0])
        self.server.over.wait()

    def _trickles(self) -> None:
        self._begin()
        while not self.server.over.wait(0.2):
            self._write("ja ")

    def _busy(self) -> None:
        self.send_error(429)

    def _broken(self) -> None:
        self.send_error(500)

    def _garbage(self) -> None:
        self._begin()
        self.wfile.write(b"data: {not json\n\n")

    def _page(self) -> None:
        self._begin("text/html")
        self.wfile.write(b"<html>Welcome</html>")

    def _nonsense(self) -> None:
        self._begin()
        self._write("@@@ ### $$$")
        self.wfile.write(b"data: [DONE]\n\n")

    def _empty(self) -> None:
        self._begin()
        self.wfile.write(b"data: [DONE]\n\n")

    def _false(self) -> None:
        self._begin()
        self._write("Rahoituspäätöksen tekee Euroopan komissio 31.12.2099.")
        self.wfile.write(b"data: [DONE]\n\n")

    def _begin(self, kind: str = "text/event-stream") -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.end_headers()

    def _limited(self) -> None:
        self._begin()
        for word in (*WORDS, " ", *WORDS[:3]):
            self._write(word)
        self._write("", finish="length")
        self.wfile.write(b"data: [DONE]\n\n")

    def _write(self, text: str, finish: str | None = None) -> None:
        delta = {"index": 0, "delta": {"role": "assistant", "content": text}, "finish_reason": finish}
        chunk = {"id": "1", "object": "chat.completion.chunk", "created": 0, "model": "m", "choices": [delta]}
        self.wfile.write(f"data: {json.dumps(chunk)}\n\n".encode())
        self.wfile.flush()


@contextmanager
def serving(manner: str) -> Iterator[tuple[str, Server]]:
    """The base address of a server with those manners, and the server."""
    server = Server(manner)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1", server
    finally:
        server.over.set()
        server.shutdown()
        server.server_close()
