"""Who is let in: by a users file, or by a proxy's word; nobody from elsewhere without either."""

from pathlib import Path

import pytest
from argon2 import PasswordHasher
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient

from assistant.errors import SettingsError
from tests.ui.fakes import FakeAssistant
from ui.__main__ import main
from ui.chat import Chat
from ui.server import application
from ui.service.access import Access, SignIn

HASHER = PasswordHasher(time_cost=1, memory_cost=64)
PROXY = {"APURI_PROXY_HEADER": "X-User", "APURI_PROXIES": "10.1.0.0/16"}


@pytest.fixture
def users(tmp_path: Path) -> dict[str, str]:
    path = tmp_path / "users"
    lines = [f"{role}:{role}:{HASHER.hash('salasana: ' + role)}" for role in ("reader", "evaluator", "keeper")]
    path.write_text("# who\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return {"APURI_USERS": str(path)}


def behind(environment: dict[str, str], sender: str = "192.0.2.1") -> TestClient:
    """A client of an application that says yes to everything, behind the sign-in."""
    signed_in = SignIn(PlainTextResponse("in"), Access.from_environment(environment, "0.0.0.0"))
    return TestClient(signed_in, base_url="http://127.0.0.1:7860", client=(sender, 5000))


def test_the_whole_service_stands_behind_the_sign_in(users: dict[str, str]) -> None:
    app = application(Chat(FakeAssistant()), access=Access.from_environment(users, "0.0.0.0"))
    client = TestClient(app, base_url="http://127.0.0.1:7860")
    for path in ("/", "/api/search?q=a", "/gradio_api/info", "/static/apuri.css", "/mcp", "/none"):
        assert client.get(path).status_code == 401
    assert "content-security-policy" in client.get("/").headers
    assert client.get("/health").status_code == 200
    assert client.get("/", auth=("reader", "salasana: reader")).status_code == 200


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.0.0.7", "apuri.example.org"])
def test_binding_elsewhere_without_sign_in_is_refused(host: str) -> None:
    with pytest.raises(SettingsError, match="APURI_USERS"):
        Access.from_environment({}, host)


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost"])
def test_on_loopback_nobody_is_asked(host: str) -> None:
    assert not Access.from_environment({}, host)


def test_the_refusal_is_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("APURI_HOST", "0.0.0.0")
    assert main([]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "APURI_USERS" in line


def test_a_browser_is_asked_for_a_name(users: dict[str, str]) -> None:
    response = behind(users).get("/")
    assert response.status_code == 401
    assert response.headers["www-authenticate"].startswith("Basic")


@pytest.mark.parametrize(
    ("name", "password"),
    [("reader", ""), ("reader", "salasana: keeper"), ("nobody", "salasana: reader"), ("", ""), ("#", "who")],
)
def test_a_wrong_name_or_password_is_refused(users: dict[str, str], name: str, password: str) -> None:
    assert behind(users).get("/", auth=(name, password)).status_code == 401


@pytest.mark.parametrize("header", ["Basic", "Basic %%%", "Bearer cmVhZGVyOng=", "Basic cmVhZGVy"])
def test_a_malformed_header_is_refused(users: dict[str, str], header: str) -> None:
    assert behind(users).get("/", headers={"Authorization": header}).status_code == 401


@pytest.mark.parametrize(
    ("role", "page", "evaluation", "figures"),
    [("reader", 200, 403, 403), ("evaluator", 200, 200, 403), ("keeper", 200, 200, 200)],
)
def test_a_role_may_what_it_may(users: dict[str, str], role: str, page: int, evaluation: int, figures: int) -> None:
    client = behind(users)
    client.auth = (role, f"salasana: {role}")
    paths = ("/", "/arviointi", "/metrics")
    assert tuple(client.get(path).status_code for path in paths) == (page, evaluation, figures)
    assert client.get("/metrics/").status_code == figures


def test_a_password_is_computed_once(users: dict[str, str]) -> None:
    sign_in = SignIn(PlainTextResponse("in"), Access.from_environment(users, "0.0.0.0"))
    assert sign_in._signed_in("reader", "salasana: reader") == "reader"
    sign_in._access.users["reader"] = ("reader", "")  # type: ignore[index]
    assert sign_in._signed_in("reader", "salasana: reader") == "reader"
    assert sign_in._signed_in("reader", "salasana: other") == ""


def test_probes_need_no_name(users: dict[str, str]) -> None:
    assert [behind(users).get(path).status_code for path in ("/health", "/ready")] == [200, 200]


def test_a_proxys_word_counts_from_its_address_only(users: dict[str, str]) -> None:
    named = {"X-User": "somebody"}
    assert behind(PROXY, "10.1.2.3").get("/", headers=named).status_code == 200
    assert behind(PROXY, "10.2.2.3").get("/", headers=named).status_code == 401
    assert behind(PROXY, "10.1.2.3").get("/").status_code == 401
    assert behind(PROXY, "10.1.2.3").get("/metrics", headers=named).status_code == 403
    assert behind({**PROXY, **users}, "10.1.2.3").get("/metrics", headers={"X-User": "keeper"}).status_code == 200


@pytest.mark.parametrize(
    "environment",
    [
        {"APURI_PROXY_HEADER": "X-User"},
        {"APURI_PROXY_HEADER": "X-User", "APURI_PROXIES": "proxy"},
        {"APURI_USERS": "/none"},
    ],
)
def test_settings_that_let_in_the_wrong_people_are_refused(environment: dict[str, str]) -> None:
    with pytest.raises(SettingsError):
        Access.from_environment(environment, "127.0.0.1")


def test_the_users_are_never_printed(users: dict[str, str]) -> None:
    assert "argon2" not in repr(Access.from_environment(users, "0.0.0.0"))
