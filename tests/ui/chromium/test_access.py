"""What accessibility asks that axe does not see: focus, status messages, borders, names, languages, own colours, motion."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.index.catalog import Catalog
from tests.ui.chromium.asking import ANSWER_TIMEOUT_MS, CHROMIUM, ask
from ui import texts

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.ui.chromium.conftest import NewPage

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed: apt-get install chromium"),
]
QUESTION = "Mitkä ovat Kuopion painopisteet?"
PATHS = ("", "sitoumukset", "vertailu", "tarkista", "aineisto", "tietoja")
# Controls whose border does not stand out 3:1 from what lies behind them; filled buttons are their own border.
FAINT = """() => {
  const channel = (c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const rgb = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const behind = (node) => {
    for (let at = node.parentElement; at; at = at.parentElement) {
      const ground = rgb(getComputedStyle(at).backgroundColor);
      if (ground.length < 4 || ground[3] === 1) return ground;
    }
    return [255, 255, 255];
  };
  return [...document.querySelectorAll("input:not([type=hidden], [type=checkbox]), select, textarea, button, .chip")]
    .filter((node) => node.checkVisibility())
    .filter((node) => {
      const lights = [light(rgb(getComputedStyle(node).borderTopColor)), light(behind(node))].sort((a, b) => a - b);
      return (lights[1] + 0.05) / (lights[0] + 0.05) < 3;
    }).map((node) => node.outerHTML.slice(0, 80));
}"""
NAMELESS = """() => [...document.querySelectorAll("fieldset, [role=group], [role=region], nav, aside, section[aria-labelledby]")]
  .filter((node) => !node.getAttribute("aria-label") && !node.querySelector(":scope > legend")
    && !document.getElementById(node.getAttribute("aria-labelledby"))).map((node) => node.outerHTML.slice(0, 80))"""
UNHEADED = """() => [...document.querySelectorAll("table")]
  .filter((table) => !table.querySelector("th[scope=col]") || !table.closest("[aria-label]")).length"""


def _focused(page: Page, selector: str) -> bool:
    return bool(page.evaluate("selector => document.activeElement.matches(selector)", selector))


def _status(page: Page) -> str:
    page.wait_for_function("document.querySelector('#status').textContent !== ''")
    return page.locator("#status").inner_text()


def test_focus_is_somewhere_sensible_after_every_action(page: Page) -> None:
    ask(page, QUESTION)
    assert _focused(page, ".answer")
    page.click("[data-copy]")
    assert _focused(page, "[data-copy]")
    page.click("[data-vote=up]")
    page.wait_for_selector("[data-vote=up][aria-pressed=true]")
    assert _focused(page, "[data-vote=up]")
    page.click("[data-edit]")
    assert _focused(page, "#question")
    page.fill("#question", "")
    page.press("#question", "Enter")
    assert _focused(page, "#question")
    page.click(".filters summary")
    page.get_by_label("Lahti", exact=True).check()
    page.click("#clear-filters")
    assert _focused(page, ".filters summary")
    page.get_by_label("Lahti", exact=True).check()
    ask(page, QUESTION)
    page.click(f"text={texts.SEARCH_ALL}")
    page.wait_for_selector(".exchange:not(.waiting) >> nth=2", timeout=ANSWER_TIMEOUT_MS)
    page.wait_for_selector("#conversation[aria-busy=false]")
    assert page.locator(".exchange").nth(2).locator(".answer").evaluate("node => node === document.activeElement")


def test_what_happens_is_said_in_a_status_message(page: Page) -> None:
    assert page.locator("#status").get_attribute("role") == "status"
    page.press("#question", "Enter")
    assert _status(page) == texts.EMPTY_QUESTION
    ask(page, QUESTION)
    page.click("[data-copy]")
    page.wait_for_function("text => document.querySelector('#status').textContent === text", arg=texts.COPIED)
    page.click("[data-vote=up]")
    page.wait_for_function("text => document.querySelector('#status').textContent === text", arg=texts.RATED)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_borders_names_and_headings_of_tables(new_page: NewPage, scheme: str) -> None:
    page = new_page(color_scheme=scheme)
    start = page.url
    ask(page, QUESTION)
    page.click(".filters summary")
    for path in PATHS:
        if path:
            page.goto(f"{start}{path}")
        assert page.evaluate(FAINT) == []
        assert page.evaluate(NAMELESS) == []
        assert page.evaluate(UNHEADED) == 0


def test_titles_in_other_languages_say_which(new_page: NewPage, catalog: Catalog) -> None:
    page = new_page("aineisto")
    foreign = [source for source in catalog.sources.values() if source.language != "fi"]
    assert foreign
    for source in foreign:
        links = page.locator(f"details a[lang={source.language}]").all_text_contents()
        assert source.title in links


def test_colours_of_the_reader_lose_nothing(new_page: NewPage) -> None:
    page = new_page(forced_colors="active")
    ask(page, QUESTION)
    page.click(".filters summary")
    page.get_by_label("Lahti", exact=True).check()
    for selector in (".exchange mark", ".exchange .mark", ".badge b", ".chip:has(:checked)", "#send"):
        width = page.locator(selector).first.evaluate("node => getComputedStyle(node).borderTopWidth")
        assert width != "0px", selector


def test_nothing_moves_for_readers_who_want_no_motion(new_page: NewPage) -> None:
    page = new_page(reduced_motion="reduce")
    page.evaluate(
        "document.querySelector('#conversation').append(document.querySelector('#pending').content.cloneNode(true))"
    )
    assert page.evaluate("document.getAnimations().length") == 0
    assert page.evaluate("getComputedStyle(document.querySelector('.pending'), '::before').animationName") == "none"


def test_at_double_size_everything_is_there(new_page: NewPage) -> None:
    page = new_page(viewport={"width": 640, "height": 430}, device_scale_factor=2)
    ask(page, QUESTION)
    page.locator(".mark").first.click()
    assert page.locator("mark.is-open").is_visible()
    page.keyboard.press("Escape")
    assert page.locator("#question").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
