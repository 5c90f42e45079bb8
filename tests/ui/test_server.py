"""What the server lets in, and what it sends along: only the product's routes, only from this host, only small bodies."""

import gzip

import pytest
from starlette.testclient import TestClient

from tests.ui.fakes import FakeAssistant, served
from ui.settings import Site

PAGES = (
    "/",
    "/sitoumukset",
    "/kaupungit",
    "/kaupungit/Kuopio",
    "/vertailu",
    "/aineisto",
    "/aineisto/kaupunki-kuopio",
    "/tietoja",
    "/openapi.json",
    "/none",
)


@pytest.fixture(scope="module")
def client() -> TestClient:
    return served()


@pytest.mark.parametrize("path", PAGES)
def test_every_response_forbids_what_is_not_ours(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["referrer-policy"] == "same-origin"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"
    assert "server" not in headers
    assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_finnish_and_has_no_script_or_style_inside(client: TestClient, path: str) -> None:
    page = client.get(path)
    if not page.headers["content-type"].startswith("text/html"):
        return
    assert '<html lang="fi">' in page.text
    assert "<style" not in page.text
    assert " style=" not in page.text
    assert "<script>" not in page.text
    assert " onclick=" not in page.text
    assert "{{" not in page.text


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/gradio_api/upload"),
        ("GET", "/gradio_api/upload_progress?upload_id=1"),
        ("GET", "/gradio_api/file=/etc/passwd"),
        ("GET", "/gradio_api/proxy=https://example.org/"),
        ("POST", "/gradio_api/run/ask"),
        ("POST", "/gradio_api/component_server"),
        ("GET", "/gradio_api/runs"),
        ("GET", "/login"),
        ("GET", "/theme.css"),
        ("GET", "/monitoring"),
        ("GET", "/docs"),
        ("GET", "/static/../server.py"),
    ],
)
def test_routes_that_the_product_does_not_use_do_not_exist(client: TestClient, method: str, path: str) -> None:
    assert client.request(method, path, content=b"{}" if method == "POST" else None).status_code == 404


@pytest.mark.parametrize("host", ["evil.example.org", "evil.example.org:7860", "127.0.0.1.nip.io", "", "["])
def test_a_request_for_another_host_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"Host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost:7860", "127.0.0.1:7860", "[::1]:7860", "10.0.0.7"])
def test_an_address_or_localhost_is_let_in(client: TestClient, host: str) -> None:
    assert client.get("/tietoja", headers={"Host": host}).status_code == 200


def test_a_host_that_was_set_is_let_in() -> None:
    headers = {"Host": "apuri.example.org"}
    assert served(site=Site(hosts=("Apuri.example.org",))).get("/tietoja", headers=headers).status_code == 200


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://evil.example.org"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}]
)
def test_a_form_or_script_of_another_site_cannot_act(client: TestClient, headers: dict[str, str]) -> None:
    for path in ("/kysy", "/poista", "/gradio_api/call/ask", "/api/answer"):
        assert client.post(path, headers=headers).status_code == 403


def test_a_large_body_is_refused_before_it_is_read_whole() -> None:
    assistant = FakeAssistant()
    client = served(assistant)
    for path in ("/kysy", "/api/answer", "/gradio_api/call/ask", "/v1/chat/completions"):
        assert client.post(path, content=b"x" * 70_000).status_code == 413
        assert client.post(path, content=(b"x" * 1000 for _ in range(70))).status_code == 413
        assert client.post(path, headers={"Content-Length": "-1"}).status_code == 413
    assert assistant.asked == []


def test_static_files_are_kept_by_browsers_and_compressed(client: TestClient) -> None:
    page = client.get("/").text
    address = page.split('rel="stylesheet" href="')[1].split('"')[0]
    response = client.get(address)
    assert "immutable" in response.headers["cache-control"]
    assert response.headers["content-encoding"] == "gzip"
    assert len(gzip.compress(response.content)) < 10_000


def test_behind_tls_the_browser_is_told_to_stay_there_and_the_cookie_is_sent_nowhere_else() -> None:
    client = served()
    plain, safe = client.get("/"), client.get("https://127.0.0.1:7860/", headers={"Cookie": ""})
    assert "strict-transport-security" not in plain.headers
    assert "max-age" in safe.headers["strict-transport-security"]
    assert "Secure" in safe.headers["set-cookie"]
    assert "Secure" not in plain.headers["set-cookie"]


def test_an_unknown_address_is_a_finnish_page_and_json_for_programs(client: TestClient) -> None:
    assert "Sivua ei löydy" in client.get("/none").text
    assert client.get("/api/none").json() == {"detail": "Not Found"}
