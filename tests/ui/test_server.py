"""The page as served: Finnish, closed to other hosts, and Gradio's own pages switched off."""

import pytest
from starlette.testclient import TestClient

from tests.ui.fakes import FakeAssistant
from ui import texts
from ui.handlers import Chat
from ui.page import in_finnish
from ui.server import application

BROWSER = {"Accept": "text/html,application/xhtml+xml", "Accept-Encoding": "gzip, br"}


@pytest.fixture(scope="module")
def client() -> TestClient:
    return TestClient(application(Chat(FakeAssistant()), 37))


def test_the_page_says_it_is_finnish_and_names_no_other_host(client: TestClient) -> None:
    page = client.get("/", headers=BROWSER)
    assert page.status_code == 200
    assert 'lang="fi"' in page.text.split(">", 2)[1]
    assert f"<title>{texts.PAGE_TITLE}</title>" in page.text or texts.PAGE_TITLE in page.text
    assert "githubusercontent" not in page.text
    assert int(page.headers["content-length"]) == len(page.content)


def test_every_response_forbids_other_hosts(client: TestClient) -> None:
    for path in ("/", "/config", "/none"):
        headers = client.get(path, headers=BROWSER).headers
        assert "default-src 'self'" in headers["content-security-policy"]
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["x-content-type-options"] == "nosniff"


def test_the_config_holds_no_address_of_a_font_or_analytics(client: TestClient) -> None:
    config = client.get("/config").text
    assert "fonts.googleapis.com" not in config
    assert '"analytics_enabled":false' in config.replace(" ", "")


def test_only_the_language_attribute_of_the_page_changes() -> None:
    page = b'<!doctype html>\n<html\n\tlang="en"\n\tstyle="x">\n<p lang="en">en</p>'
    assert in_finnish(page) == page.replace(b'lang="en"', b'lang="fi"', 1)
