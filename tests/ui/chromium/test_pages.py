"""Every page in a real browser: what it weighs, how it fits, and what accessibility asks that a tool does not see."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from tests.ui.chromium.asking import CHROMIUM, ask
from tests.ui.chromium.measure import Traffic

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.ui.chromium.conftest import NewPage

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed: apt-get install chromium"),
]
PATHS = (
    "",
    "sitoumukset",
    "kaupungit",
    "kaupungit/Kuopio",
    "vertailu",
    "aineisto",
    "aineisto/kaupunki-kuopio",
    "tarkista",
    "arviointi",
    "tietoja",
)
COMPARED = "vertailu?q=Mitkä+ovat+painopisteet%3F&kaupunki=Kuopio&kaupunki=Lahti"
# Links inside a sentence are exempt from the target size (WCAG 2.2, 2.5.8), and so is a checkbox inside its label.
SMALL_TARGETS = """() => [...document.querySelectorAll("a, button, summary, select, input:not([type=hidden])")]
  .filter((node) => !node.closest("p, li, td, .sr, label, .skip") && node.checkVisibility())
  .map((node) => [node.getBoundingClientRect(), node.outerHTML.slice(0, 80)])
  .filter(([box]) => box.width && (box.height < 24 || box.width < 24)).map(([, html]) => html)"""
UNNAMED = """() => [...document.querySelectorAll("input:not([type=hidden]), select, textarea")]
  .filter((node) => !node.labels.length && !node.getAttribute("aria-label")).map((node) => node.outerHTML)"""
REPEATED_IDS = """() => [...document.querySelectorAll("[id]")].map((node) => node.id)
  .filter((id, at, all) => all.indexOf(id) !== at)"""
HEADINGS = """() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((node) => Number(node.tagName[1]))"""


def test_the_first_page_is_light(new_page: NewPage) -> None:
    page = new_page("tietoja")
    page.context.clear_cookies()
    traffic = Traffic(page)
    page.goto(page.url.removesuffix("tietoja"), wait_until="networkidle")
    assert traffic.requests <= 8
    assert 5_000 < traffic.bytes <= 60_000


def test_an_answer_weighs_the_same_in_every_turn(page: Page) -> None:
    traffic, weights = Traffic(page), []
    for _ in range(10):
        traffic.clear()
        ask(page, "Mitkä ovat Kuopion painopisteet?")
        page.wait_for_timeout(200)
        weights.append(traffic.bytes)
    assert 2_000 < weights[9] <= 25_000
    assert weights[9] <= weights[0] + 2_000


@pytest.mark.parametrize("path", [*PATHS, COMPARED])
@pytest.mark.parametrize("width", [1280, 390, 320])
def test_a_page_fits_and_has_what_assistive_technology_needs(new_page: NewPage, path: str, width: int) -> None:
    page = new_page(path, viewport={"width": width, "height": 844})
    if not path:
        ask(page, "Mitkä ovat Kuopion painopisteet?")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(SMALL_TARGETS) == []
    assert page.evaluate(UNNAMED) == []
    assert page.evaluate(REPEATED_IDS) == []
    levels = page.evaluate(HEADINGS)
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in itertools.pairwise(levels))
    for landmark in ("header", "nav[aria-label]", "main", "footer"):
        assert page.locator(landmark).count() == 1
    assert page.title().endswith("Ekosysteemiapuri")


def test_the_answer_is_announced_once_and_has_the_focus(page: Page) -> None:
    ask(page, "Mitkä ovat Kuopion painopisteet?")
    assert page.evaluate("document.activeElement.matches('.answer')")
    assert "Vastaus" not in page.locator("#status").inner_text()


def test_text_can_be_spaced_and_doubled(new_page: NewPage) -> None:
    page = new_page(viewport={"width": 640, "height": 430})
    ask(page, "Mitkä ovat Kuopion painopisteet?")
    page.evaluate(
        """() => { const sheet = new CSSStyleSheet();
        sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }");
        document.adoptedStyleSheets = [sheet]; }"""
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    assert page.locator("#question").is_visible()
