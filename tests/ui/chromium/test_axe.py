"""axe finds nothing on any page: light and dark, on a desktop, a phone and a small phone, with everything unfolded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.chromium.asking import CHROMIUM, ask

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.ui.chromium.conftest import NewPage

axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed: make install-dev")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed: apt-get install chromium"),
]
PATHS = (
    "sitoumukset",
    "kaupungit",
    "kaupungit/Kuopio",
    "vertailu?q=Mitkä+ovat+painopisteet%3F&kaupunki=Kuopio&kaupunki=Lahti",
    "aineisto",
    "aineisto/kaupunki-kuopio?alku=200&loppu=300",
    "arviointi",
    "tietoja",
)
CLAIMS = "Kaupungin omarahoitusosuus on vähintään 30 prosenttia. Lopullisen rahoituspäätöksen tekee eduskunta."
OPTIONS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def _violations(page: Page) -> list[str]:
    found = axe.Axe().run(page, options=OPTIONS).response["violations"]
    return [f"{page.url} {one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("width", [1280, 390, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(new_page: NewPage, scheme: str, width: int) -> None:
    page = new_page(viewport={"width": width, "height": 844}, color_scheme=scheme)
    start, found = page.url, _violations(page)
    for question in (
        "Mitkä ovat Kuopion painopisteet?",
        "Vertaa Porin ja Lahden painopisteitä",
        "Paljonko Espoo sai 2035?",
    ):
        ask(page, question)
    page.click(".filters summary")
    page.locator(".more summary, .withheld summary").evaluate_all("all => all.forEach(one => one.click())")
    page.locator(".mark").first.click()
    found += _violations(page)
    assert page.locator("table").count() > 0
    for path in PATHS:
        page.goto(f"{start}{path}")
        found += _violations(page)
    page.goto(f"{start}tarkista")
    page.fill("#vaite", CLAIMS)
    page.click("form[action='/tarkista'] button")
    found += _violations(page)
    assert found == []
