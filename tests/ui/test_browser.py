"""The chat in a real browser over the index of corpus/: ask, open a source, find the quote, by mouse and by keys."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.index.catalog import Catalog

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: make install-dev")

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
QUESTION = "Mitkä ovat Kuopion painopisteet?"
ANSWER_TIMEOUT_MS = 60_000

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed: apt-get install chromium"),
]


@pytest.fixture(scope="module")
def catalog(corpus_index: Path) -> Iterator[Catalog]:
    generation = corpus_index / (corpus_index / "CURRENT").read_text("utf-8").strip()
    catalog = Catalog.open(generation / "catalog.sqlite")
    yield catalog
    catalog.close()


@pytest.fixture(scope="module")
def address(corpus_index: Path) -> Iterator[str]:
    """The chat served over an index of corpus/ on a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "ui", "--index", str(corpus_index), "--port", str(port)]
    # Settings of whoever runs the tests must not reach the server under test.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("APURI_")}
    with subprocess.Popen(command, cwd=ROOT, env=environment) as server:
        try:
            yield _when_up(f"http://127.0.0.1:{port}/", server)
        finally:
            server.terminate()


@pytest.fixture(scope="module")
def browser() -> Iterator[sync_api.Browser]:
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: sync_api.Browser, address: str) -> Iterator[sync_api.Page]:
    """A fresh session on the chat; when it ends, no request may have left the host."""
    context = browser.new_context(viewport={"width": 1280, "height": 860}, locale="en-US")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    requested: list[str] = []
    context.on("request", lambda request: requested.append(request.url))
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector(".apuri-welcome", timeout=ANSWER_TIMEOUT_MS)
    yield page
    context.close()
    outside = [url for url in requested if not url.startswith((address, "data:", "blob:"))]
    assert requested
    assert outside == []


def test_a_question_is_answered_and_its_source_opens_at_the_quote(page: sync_api.Page, catalog: Catalog) -> None:
    _ask(page, QUESTION)
    assert page.evaluate("document.documentElement.lang") == "fi"
    marks = page.locator(".apuri-exchange:last-child .apuri-mark")
    for position in range(marks.count()):
        mark = marks.nth(position)
        mark.click()
        source = page.locator(f"#{mark.get_attribute('data-source')}")
        assert source.evaluate("node => node.open")
        assert source.locator("mark").is_visible()
        assert source.locator("mark").evaluate("node => node.textContent") == _quoted(source, catalog)
        link = source.locator("a.apuri-original")
        assert (link.get_attribute("href") or "").startswith("https://")
        assert "noopener" in (link.get_attribute("rel") or "")


def test_everything_is_reached_from_the_keyboard_alone(page: sync_api.Page, catalog: Catalog) -> None:
    page.keyboard.press("Tab")
    assert _focus_is(page, ".apuri-skip")
    page.keyboard.press("Enter")
    assert _focus_is(page, "#apuri-question textarea")
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")
    page.wait_for_selector(".apuri-mark", timeout=ANSWER_TIMEOUT_MS)
    _press_until(page, "Shift+Tab", ".apuri-mark")
    page.keyboard.press("Enter")
    assert _focus_is(page, ".apuri-source[open] summary")
    source = page.locator(".apuri-source[open]")
    assert source.locator("mark").evaluate("node => node.textContent") == _quoted(source, catalog)
    _press_until(page, "Tab", ".apuri-source[open] a.apuri-original")
    _press_until(page, "Tab", ".apuri-source[open] [data-back]")
    page.keyboard.press("Enter")
    assert _focus_is(page, ".apuri-mark")


def test_an_example_is_asked_with_one_click_and_a_new_conversation_starts_over(page: sync_api.Page) -> None:
    example = page.locator(".apuri-example").first
    question = example.inner_text()
    example.click()
    page.wait_for_selector(".apuri-answer .apuri-status", timeout=ANSWER_TIMEOUT_MS)
    assert question in page.locator(".apuri-asked").inner_text()
    page.click("#apuri-new")
    page.wait_for_selector(".apuri-welcome")
    assert page.locator(".apuri-exchange").count() == 0


def test_the_answer_is_copied_with_its_sources(page: sync_api.Page) -> None:
    _ask(page, QUESTION)
    page.click("[data-copy]")
    page.wait_for_function("document.querySelector('[data-copy]').textContent === 'Kopioitu'")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(QUESTION)
    assert "[1]" in copied
    assert "https://" in copied


def test_a_question_that_is_markup_is_shown_as_text(page: sync_api.Page) -> None:
    page.on("dialog", lambda dialog: pytest.fail(f"the page ran {dialog.message!r}"))
    hostile = "<img src=x onerror=alert(1)><script>alert(2)</script> ${alert(3)} {{constructor}} Kuopio?"
    _ask(page, hostile)
    assert hostile in page.locator(".apuri-asked").evaluate("node => node.textContent")
    assert page.locator(".apuri-asked img").count() == 0


def test_a_filter_limits_the_documents_that_answer(page: sync_api.Page) -> None:
    page.click("#apuri-filters > button")
    page.wait_for_selector('#apuri-filters > button[aria-expanded="true"]')
    page.get_by_label("Lahti", exact=True).check()
    _ask(page, "Mitkä ovat painopisteet?")
    documents = page.locator(".apuri-group:not([hidden]) .apuri-source").evaluate_all(
        "sources => sources.map(source => source.dataset.document)"
    )
    assert all(document == "kaupunki-lahti" for document in documents)


def test_gradios_notices_are_in_finnish_too(page: sync_api.Page) -> None:
    assert page.evaluate("navigator.language") == "fi"
    notice = '<span class="toast-title">Error <!----></span><button aria-label="Close"></button>'
    page.evaluate(
        "notice => document.body.insertAdjacentHTML('beforeend', `<div class='toast-wrap'>${notice}</div>`)", notice
    )
    page.wait_for_function("document.querySelector('.toast-title').textContent.startsWith('Virhe')")
    assert page.locator(".toast-wrap button").get_attribute("aria-label") == "Sulje"


def test_a_phone_shows_the_page_without_sideways_scrolling(page: sync_api.Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    _ask(page, QUESTION)
    page.locator(".apuri-mark").first.click()
    assert page.locator(".apuri-source[open] mark").first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def _when_up(address: str, server: subprocess.Popen[bytes]) -> str:
    while server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return address
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    pytest.fail(f"the server ended with {server.returncode}")


def _ask(page: sync_api.Page, question: str) -> None:
    before = page.locator(".apuri-exchange").count()
    page.fill("#apuri-question textarea", question)
    page.press("#apuri-question textarea", "Enter")
    page.wait_for_selector(f".apuri-exchange >> nth={before}", timeout=ANSWER_TIMEOUT_MS)
    page.wait_for_selector(".apuri-exchange:last-child .apuri-status", timeout=ANSWER_TIMEOUT_MS)


def _quoted(source: sync_api.Locator, catalog: Catalog) -> str:
    """The text of the catalog at the offsets that the source carries."""
    document, start, end = (source.get_attribute(f"data-{name}") or "" for name in ("document", "start", "end"))
    return catalog.text(document)[int(start) : int(end)]


def _focus_is(page: sync_api.Page, selector: str) -> bool:
    return bool(page.evaluate("selector => document.activeElement.matches(selector)", selector))


def _press_until(page: sync_api.Page, key: str, selector: str) -> None:
    for _ in range(30):
        page.keyboard.press(key)
        if _focus_is(page, selector):
            return
    pytest.fail(f"{key} never reached {selector}")
