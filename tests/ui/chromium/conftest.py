"""The service over an index of corpus/ in Debian's Chromium; no request may leave the host."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.index.catalog import Catalog
from tests.ui.chromium.asking import CHROMIUM, FLAGS
from tests.ui.chromium.service import Service

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: make install-dev")

NewPage = Callable[..., "sync_api.Page"]


@pytest.fixture(scope="module")
def catalog(corpus_index: Path) -> Iterator[Catalog]:
    """The catalog of the index that is served."""
    generation = corpus_index / (corpus_index / "CURRENT").read_text("utf-8").strip()
    catalog = Catalog.open(generation / "catalog.sqlite")
    yield catalog
    catalog.close()


@pytest.fixture(scope="module")
def server(corpus_index: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """The service, started once a module."""
    server = Service(corpus_index, tmp_path_factory.mktemp("service"))
    yield server
    server.stop()


@pytest.fixture(scope="module")
def browser() -> Iterator[sync_api.Browser]:
    """Chromium."""
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def new_page(browser: sync_api.Browser, server: Service) -> Iterator[NewPage]:
    """Open a page as a new reader; at the end nothing may have left the host or been reported to the console."""
    contexts: list[sync_api.BrowserContext] = []
    requested: list[str] = []
    complaints: list[str] = []

    def open_page(path: str = "", **options: object) -> sync_api.Page:
        given = {"viewport": {"width": 1280, "height": 860}, "locale": "en-US", **options}
        context = browser.new_context(**given)  # type: ignore[arg-type]
        contexts.append(context)
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        context.on("request", lambda request: requested.append(request.url))
        context.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{server.address}{path}")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert requested
    assert [url for url in requested if not url.startswith((server.address, "data:", "blob:"))] == []
    # Chromium reports every response that is no success.
    assert [said for said in complaints if not re.search("status of (422|503)", said)] == []


@pytest.fixture
def page(new_page: NewPage) -> sync_api.Page:
    """A desktop page of a new reader."""
    return new_page()
