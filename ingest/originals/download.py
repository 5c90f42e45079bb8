"""One URL → its bytes, within limits: the only place that talks to the network.

Every hop of a redirect passes the address rule; its host's name is resolved once, every address is checked and the
connection goes to a checked one, so that a second answer of the name server changes nothing. Host and SNI stay the
URL's. No cookie, credential or proxy setting of the environment is used.
"""

from __future__ import annotations

import ssl
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

import httpcore2

from assistant.errors import FetchError
from ingest.originals.addresses import AddressRule

USER_AGENT = "Ekosysteemiapuri/0.1 (python -m ingest fetch; reads the official originals of its sources)"
_ACCEPT = "text/html, application/xhtml+xml, application/pdf;q=0.9, */*;q=0.1"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PIECE = 64 * 1024
_GZIP = b"\x1f\x8b"
_FAILURES = (
    httpcore2.TimeoutException,
    httpcore2.NetworkError,
    httpcore2.ProtocolError,
    httpcore2.ConnectionNotAvailable,
    OSError,
)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one download may take.

    ``size`` in bytes, packed and unpacked; ``total_s`` over all its redirects; ``silence_s`` without a byte; after
    ``grace_s`` a body must have come at ``slowest`` bytes a second or more.
    """

    size: int = 50 * 1024 * 1024
    total_s: float = 120.0
    silence_s: float = 15.0
    grace_s: float = 10.0
    slowest: float = 1024.0
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Known:
    """What is stored of an earlier download: a request for ``url`` asks only for what has changed since."""

    url: str
    etag: str = ""
    last_modified: str = ""

    def headers(self, url: str) -> list[tuple[str, str]]:
        """Return the conditions to send when asking for ``url``; none for another URL."""
        if url != self.url:
            return []
        conditions = [("If-None-Match", self.etag), ("If-Modified-Since", self.last_modified)]
        return [(name, value) for name, value in conditions if value]


@dataclass(frozen=True, slots=True)
class Download:
    """An answer: the URL it came from in the end, its status, its headers in lower case, its body if it is 200."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes = b""


class Downloader:
    """Asks for URLs, one at a time."""

    def __init__(
        self,
        rule: AddressRule | None = None,
        limits: Limits | None = None,
        ssl_context: ssl.SSLContext | None = None,
    ) -> None:
        self._rule = rule or AddressRule()
        self.limits = limits or Limits()
        self._ssl_context = ssl_context or httpcore2.default_ssl_context()

    def get(self, url: str, before: Callable[[str], None] = lambda url: None, known: Known | None = None) -> Download:
        """Ask for ``url`` and follow its redirects; ``before`` is called with each URL and may wait or refuse.

        Any status but a redirect is an answer. Raises FetchError, whatever else happens.
        """
        url, seen, left = self._rule.url(url), set[str](), self.limits.total_s
        while True:
            seen.add(url)
            before(url)
            begun = time.monotonic()
            answer = self._ask(url, begun + left, known)
            left -= time.monotonic() - begun
            if answer.status not in _REDIRECTS:
                return answer
            url = self._next(answer, seen)

    def _next(self, answer: Download, seen: set[str]) -> str:
        place = answer.headers.get("location", "")
        if not place:
            raise FetchError(f"a redirect ({answer.status}) that leads nowhere")
        try:
            url = self._rule.url(urljoin(answer.url, place))
        except (FetchError, ValueError) as error:
            raise FetchError(f"redirected to {place[:200]!r}: {error}") from error
        if url in seen:
            raise FetchError(f"redirected in a circle, back to {url}")
        if len(seen) > self.limits.redirects:
            raise FetchError(f"redirected more than {self.limits.redirects} times")
        if answer.url.startswith("https:") and url.startswith("http:"):
            raise FetchError(f"redirected from https to {url}, which anybody on the way could change")
        return url

    def _ask(self, url: str, deadline: float, known: Known | None) -> Download:
        backend = _CheckedBackend(self._rule, deadline)
        silence = self.limits.silence_s
        headers = [
            ("Host", urlsplit(url).netloc),
            ("User-Agent", USER_AGENT),
            ("Accept", _ACCEPT),
            ("Accept-Encoding", "gzip"),
            ("Connection", "close"),
            *(known.headers(url) if known else ()),
        ]
        waits = {"timeout": dict.fromkeys(("connect", "read", "write", "pool"), silence)}
        try:
            with (
                httpcore2.ConnectionPool(self._ssl_context, network_backend=backend) as pool,
                pool.stream("GET", url, headers=headers, extensions=waits) as response,
            ):
                return self._answer(url, response)
        except _FAILURES as error:
            raise FetchError(self._reason(error, deadline)) from error

    def _reason(self, error: BaseException, deadline: float) -> str:
        if time.monotonic() >= deadline:
            return f"not finished within {self.limits.total_s:g} s"
        if isinstance(error, httpcore2.TimeoutException):
            return f"the server was silent for {self.limits.silence_s:g} s"
        return f"the connection failed ({' '.join(str(error).split()) or type(error).__name__})"

    def _answer(self, url: str, response: httpcore2.Response) -> Download:
        headers: dict[str, str] = {}
        for name, value in response.headers:
            headers.setdefault(name.decode("latin-1").lower(), _text(value))
        if response.status != 200:
            return Download(url, response.status, headers)
        length = headers.get("content-length", "")
        if length.isdecimal() and int(length) > self.limits.size:
            raise self._too_large()
        body = bytearray()
        for piece in _unpacked(self._arriving(response), headers.get("content-encoding", "").strip().lower()):
            body += piece
            if len(body) > self.limits.size:
                raise self._too_large()
        return Download(url, 200, headers, bytes(body))

    def _arriving(self, response: httpcore2.Response) -> Iterator[bytes]:
        begun, received = time.monotonic(), 0
        for piece in response.iter_stream():
            received += len(piece)
            taken = time.monotonic() - begun
            if received > self.limits.size:
                raise self._too_large()
            if taken > self.limits.grace_s and received < taken * self.limits.slowest:
                raise FetchError(f"too slow: {received} bytes in {taken:.0f} s")
            yield piece

    def _too_large(self) -> FetchError:
        return FetchError(f"larger than {self.limits.size / 1024 / 1024:.3g} MB")


def _text(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _unpacked(pieces: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """Undo a Content-Encoding, at most 64 kB at a time, so that whoever counts can stop before a bomb is unpacked."""
    if encoding in ("", "identity"):
        yield from pieces
        return
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise FetchError(f"packed as {encoding[:40]!r}, which was not asked for")
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)
    try:
        for packed in pieces:
            while packed:
                if unpacker.eof:
                    if not packed.startswith(_GZIP):
                        break
                    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)
                yield unpacker.decompress(packed, _PIECE)
                packed = unpacker.unconsumed_tail or unpacker.unused_data
        yield unpacker.flush()
    except zlib.error as error:
        raise FetchError(f"its packing is damaged ({error})") from error
    if not unpacker.eof:
        raise FetchError("its packing breaks off before the end")


class _CheckedBackend(httpcore2.NetworkBackend):
    """Connects to addresses that passed the rule, and ends everything at the deadline."""

    def __init__(self, rule: AddressRule, deadline: float) -> None:
        self._rule = rule
        self._deadline = deadline
        self._system = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        addresses = self._rule.addresses(host, port)
        for address in addresses[:-1]:
            try:
                return self._connect(address, port, timeout)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                continue
        return self._connect(addresses[-1], port, timeout)

    def _connect(self, address: str, port: int, timeout: float | None) -> httpcore2.NetworkStream:
        stream = self._system.connect_tcp(address, port, _within(self._deadline, timeout))
        return _TimedStream(stream, self._deadline)


class _TimedStream(httpcore2.NetworkStream):
    """A connection whose every step ends at the deadline: a server that sends a byte now and then does not hold it."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _within(self._deadline, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _within(self._deadline, timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, _within(self._deadline, timeout))
        return _TimedStream(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _within(deadline: float, timeout: float | None) -> float:
    """Seconds to wait: ``timeout``, less when the deadline comes first. Raises ReadTimeout when it has passed."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore2.ReadTimeout("the time for this download is over")
    return left if timeout is None else min(left, timeout)
