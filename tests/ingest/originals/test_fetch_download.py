"""One download ends: within its size, its time and its redirects, with bytes or with one line that says why not."""

from __future__ import annotations

import gzip
import shutil
import ssl
import subprocess
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import FetchError
from ingest.originals.addresses import AddressRule
from ingest.originals.download import Downloader, Known, Limits, _unpacked
from tests.ingest.web import Web, body, conditional, drip, dripping_head, endless, html, redirect, serving, status

LOCAL = AddressRule(allow_local=True)
SMALL = Limits(size=100_000, total_s=2.0, silence_s=0.8, grace_s=0.3, slowest=1000.0, redirects=3)


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as running:
        yield running


def get(web: Web, path: str, limits: Limits = SMALL, known: Known | None = None) -> bytes:
    return Downloader(LOCAL, limits).get(web.url + path, known=known).body


def test_a_page_comes_with_its_headers_and_the_url_it_came_from(web: Web) -> None:
    web.pages |= {"/old": redirect("/new?a=1", 301), "/new?a=1": html("Sopimus", ETag='"1"')}
    answer = Downloader(LOCAL).get(f"{web.url}/old#part")
    assert (answer.url, answer.status, answer.headers["etag"]) == (f"{web.url}/new?a=1", 200, '"1"')
    assert b"Sopimus" in answer.body
    assert all(asked["user-agent"].startswith("Ekosysteemiapuri/") for asked in web.headers)
    assert not any("cookie" in asked or "authorization" in asked for asked in web.headers)


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
def test_every_kind_of_redirect_is_followed(web: Web, code: int) -> None:
    web.pages |= {"/a": redirect(f"{web.url}/b", code), "/b": html("b")}
    assert get(web, "/a")


def test_a_circle_of_redirects_ends(web: Web) -> None:
    web.pages |= {"/a": redirect("/b"), "/b": redirect("/a")}
    with pytest.raises(FetchError, match="in a circle"):
        get(web, "/a")
    assert len(web.asked) == 2


def test_a_chain_of_redirects_ends(web: Web) -> None:
    web.pages |= {f"/{n}": redirect(f"/{n + 1}") for n in range(10)}
    with pytest.raises(FetchError, match="more than 3 times"):
        get(web, "/0")
    assert len(web.asked) == 4


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        ("", "leads nowhere"),
        ("file:///etc/passwd", "only http and https"),
        ("javascript:alert(1)", "only http and https"),
        ("http://user:pw@tem.fi/", "user name or password"),
        ("http://[bad/", "redirected to"),
    ],
)
def test_a_redirect_to_what_is_no_web_page_is_refused(web: Web, place: str, reason: str) -> None:
    web.pages["/a"] = redirect(place)
    with pytest.raises(FetchError, match=reason):
        get(web, "/a")


def test_a_body_that_is_declared_too_large_is_not_read(web: Web) -> None:
    web.pages["/a"] = drip([b"<html>"] * 3, 0.1, length=10**9)
    with pytest.raises(FetchError, match="larger than"):
        get(web, "/a")


def test_a_body_that_does_not_end_is_cut_off_at_the_limit(web: Web) -> None:
    web.pages["/a"] = endless()
    with pytest.raises(FetchError, match="larger than"):
        get(web, "/a")


def test_a_server_that_falls_silent_is_left(web: Web) -> None:
    web.pages["/a"] = drip([b"<html>"], 2.0)
    with pytest.raises(FetchError, match=r"silent for 0\.8 s"):
        get(web, "/a")


def test_a_body_that_drips_is_left(web: Web) -> None:
    web.pages["/a"] = drip([b"a"] * 30, 0.05)
    with pytest.raises(FetchError, match="too slow"):
        get(web, "/a")


def test_headers_that_drip_end_with_the_time_for_the_download(web: Web) -> None:
    web.pages["/a"] = dripping_head(60, 0.05)
    with pytest.raises(FetchError, match="not finished within 2 s"):
        get(web, "/a")


def test_a_body_that_breaks_off_is_no_body(web: Web) -> None:
    web.pages["/a"] = drip([b"<html>half"], 0.0)
    with pytest.raises(FetchError, match="the connection failed"):
        get(web, "/a")


def test_nobody_at_the_port_is_one_line() -> None:
    with serving() as gone:
        url = gone.url
    with pytest.raises(FetchError, match="the connection failed"):
        Downloader(LOCAL, SMALL).get(url)


@pytest.mark.parametrize("code", [404, 410, 500, 503])
def test_a_status_is_an_answer_without_a_body(web: Web, code: int) -> None:
    web.pages["/a"] = status(code)
    answer = Downloader(LOCAL).get(f"{web.url}/a")
    assert (answer.status, answer.body) == (code, b"")


# --- Packed bodies -----------------------------------------------------------------------------------


def test_a_packed_body_is_unpacked(web: Web) -> None:
    web.pages["/a"] = body(gzip.compress(b"<html>" + b"a" * 50_000), Content_Encoding="gzip")
    assert get(web, "/a") == b"<html>" + b"a" * 50_000


def test_a_bomb_is_not_unpacked_past_the_limit(web: Web) -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    assert len(bomb) < SMALL.size
    web.pages["/a"] = body(bomb, Content_Encoding="gzip")
    with pytest.raises(FetchError, match="larger than"):
        get(web, "/a")


@pytest.mark.parametrize(
    ("packed", "encoding", "reason"),
    [
        (b"not packed at all", "gzip", "damaged"),
        (gzip.compress(b"a" * 1000, mtime=0)[:-9], "gzip", "breaks off"),
        (b"", "gzip", "breaks off"),
        (b"anything", "br", "not asked for"),
        (gzip.compress(b"a", mtime=0), "gzip, gzip", "not asked for"),
    ],
)
def test_a_body_that_cannot_be_unpacked_is_one_line(web: Web, packed: bytes, encoding: str, reason: str) -> None:
    web.pages["/a"] = body(packed, Content_Encoding=encoding)
    with pytest.raises(FetchError, match=reason):
        get(web, "/a")


@given(st.lists(st.binary(max_size=200), max_size=4), st.integers(1, 50), st.sampled_from(["gzip", "deflate"]))
def test_unpacking_gives_back_what_was_packed_however_it_arrives(parts: list[bytes], step: int, encoding: str) -> None:
    plain = b"".join(parts)
    packed = gzip.compress(plain) if encoding == "gzip" else zlib.compress(plain)
    pieces = [packed[start : start + step] for start in range(0, len(packed), step)]
    assert b"".join(_unpacked(pieces, encoding)) == plain


def test_unpacking_goes_in_small_pieces() -> None:
    sizes = [len(piece) for piece in _unpacked([zlib.compress(b"\0" * 5_000_000)], "deflate")]
    assert sum(sizes) == 5_000_000
    assert max(sizes) <= 64 * 1024


# --- Asking again ------------------------------------------------------------------------------------


def test_what_has_not_changed_is_not_sent_again(web: Web) -> None:
    web.pages["/a"] = conditional(b"<html>1", '"1"')
    answer = Downloader(LOCAL).get(f"{web.url}/a", known=Known(f"{web.url}/a", '"1"', "yesterday"))
    assert (answer.status, answer.body) == (304, b"")
    assert web.headers[0]["if-modified-since"] == "yesterday"


def test_conditions_are_sent_only_to_the_url_they_came_from(web: Web) -> None:
    web.pages |= {"/a": redirect("/b"), "/b": conditional(b"<html>1", '"1"')}
    assert Downloader(LOCAL).get(f"{web.url}/a", known=Known(f"{web.url}/b", '"1"')).status == 304
    assert [asked.get("if-none-match") for asked in web.headers] == [None, '"1"']


# --- TLS ---------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    openssl = shutil.which("openssl")
    if not openssl:
        pytest.skip("openssl, which makes the certificate, is not installed")
    folder = tmp_path_factory.mktemp("tls")
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    command = [openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    command += ["-keyout", str(key), "-out", str(certificate), "-days", "2", "-subj", "/CN=asiakirjat.example"]
    command += ["-addext", "subjectAltName=DNS:asiakirjat.example"]
    subprocess.run(command, check=True, capture_output=True)
    return key, certificate


def secure_server(certificate: tuple[Path, Path]) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate[1], certificate[0])
    return context


def test_tls_names_and_checks_the_host_though_the_address_is_connected_to(certificate: tuple[Path, Path]) -> None:
    with serving(secure_server(certificate)) as web:
        web.pages |= {"/a": html("secure"), "/down": redirect("http://asiakirjat.example/")}
        rule = AddressRule(allow_local=True, resolve=lambda host, port: ["127.0.0.1"])
        trusting = ssl.create_default_context(cafile=str(certificate[1]))
        downloader = Downloader(rule, SMALL, trusting)
        assert b"secure" in downloader.get(f"https://asiakirjat.example:{web.port}/a").body
        assert web.server_names == ["asiakirjat.example"]
        with pytest.raises(FetchError, match="from https to http"):
            downloader.get(f"https://asiakirjat.example:{web.port}/down")
        with pytest.raises(FetchError, match="CERTIFICATE_VERIFY_FAILED"):
            downloader.get(f"https://another.example:{web.port}/a")
        with pytest.raises(FetchError, match="CERTIFICATE_VERIFY_FAILED"):
            Downloader(rule, SMALL).get(f"https://asiakirjat.example:{web.port}/a")


def test_a_proxy_of_the_environment_is_not_used(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    web.pages["/a"] = html("a")
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    assert get(web, "/a")


def test_time_spent_waiting_for_a_turn_is_not_the_servers(web: Web) -> None:
    web.pages |= {"/a": redirect("/b"), "/b": html("b")}
    limits = Limits(total_s=1.0, silence_s=0.8)
    assert Downloader(LOCAL, limits).get(f"{web.url}/a", before=lambda url: time.sleep(0.6)).status == 200
