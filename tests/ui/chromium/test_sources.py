"""Sources in a real browser: beside the answer in every turn, at the quote, by mouse, by keys and on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.index.catalog import Catalog
from tests.ui.chromium.asking import ANSWER_TIMEOUT_MS, CHROMIUM, ask
from ui import texts

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.ui.chromium.conftest import NewPage

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed: apt-get install chromium"),
]
QUESTIONS = (
    "Mitkä ovat Kuopion painopisteet?",
    "Ovatko sopimukset sitovia?",
    "Kuka tekee lopullisen rahoituspäätöksen?",
)
PHONES = [(390, 844), (320, 640)]
# How much of a box the reader can see: not cut by the window, by what scrolls, or by the field.
SEEN = """node => {
  const box = node.getBoundingClientRect();
  let top = 0, bottom = innerHeight;
  for (let at = node.parentElement; at; at = at.parentElement) {
    if (getComputedStyle(at).overflowY === "visible") continue;
    const around = at.getBoundingClientRect();
    top = Math.max(top, around.top); bottom = Math.min(bottom, around.bottom);
  }
  const composer = document.querySelector(".composer");
  if (!composer.contains(node) && !node.closest(".sheet")) bottom = Math.min(bottom, composer.getBoundingClientRect().top);
  return Math.min(box.bottom, bottom) - Math.max(box.top, top) >= Math.min(box.height, 24) - 1;
}"""


def _quoted(quote: Locator, catalog: Catalog) -> str:
    """The text of the catalog at the offset that the quote carries."""
    document = quote.evaluate("node => node.closest('.source').dataset.document")
    start = int(quote.get_attribute("data-start") or "")
    return catalog.text(document)[start : start + len(quote.evaluate("node => node.textContent"))]


def _focus_is(page: Page, selector: str) -> bool:
    return bool(page.evaluate("selector => document.activeElement.matches(selector)", selector))


def _press_until(page: Page, key: str, selector: str) -> None:
    for _ in range(40):
        page.keyboard.press(key)
        if _focus_is(page, selector):
            return
    pytest.fail(f"{key} never reached {selector}")


def test_every_mark_opens_its_quote_which_stands_in_the_catalog(page: Page, catalog: Catalog) -> None:
    ask(page, "Mistä Vaasan sopimuksessa on kyse?")
    assert page.evaluate("document.documentElement.lang") == "fi"
    marks = page.locator(".mark")
    assert marks.count() > 3
    for position in range(marks.count()):
        marks.nth(position).click()
        quote = page.locator("mark.is-open")
        assert quote.evaluate(SEEN)
        assert quote.evaluate("node => node.textContent") == _quoted(quote, catalog)
        link = page.locator(".source[open] a.original")
        assert (link.get_attribute("href") or "").startswith("https://")
        assert "noopener" in (link.get_attribute("rel") or "")


def test_in_every_turn_quote_mark_and_field_are_in_view(page: Page) -> None:
    for turn, question in enumerate(QUESTIONS):
        ask(page, question)
        exchange = page.locator(".exchange").nth(turn)
        page.wait_for_timeout(600)
        assert exchange.locator("mark").first.evaluate(SEEN)
        assert exchange.locator(".mark").first.evaluate(SEEN)
        assert page.locator("#question").evaluate(SEEN)
        exchange.locator(".mark").first.click()
        assert exchange.locator("mark.is-open").evaluate(SEEN)
        answer, source = exchange.locator(".answer").bounding_box(), exchange.locator(".source").first.bounding_box()
        assert answer is not None
        assert source is not None
        assert source["x"] >= answer["x"] + answer["width"]


def test_identical_sources_are_listed_once(page: Page) -> None:
    ask(page, "Mistä Vaasan sopimuksessa on kyse?")
    heads = page.locator(".source summary").all_inner_texts()
    places = page.locator(".source .place").all_text_contents()
    titles = [head.split("\n", 1)[1] for head in heads]
    assert len(set(zip(titles, places, strict=True))) == len(titles)
    assert len(titles) <= page.locator(".mark").count()


def test_everything_is_reached_from_the_keyboard_alone(page: Page, catalog: Catalog) -> None:
    page.keyboard.press("Tab")
    assert _focus_is(page, ".skip")
    page.keyboard.press("Enter")
    assert _focus_is(page, "#question")
    page.keyboard.type(QUESTIONS[0])
    page.keyboard.press("Enter")
    page.wait_for_selector(".mark", timeout=ANSWER_TIMEOUT_MS)
    page.wait_for_selector("#conversation[aria-busy=false]")
    assert _focus_is(page, ".answer")
    _press_until(page, "Tab", ".mark")
    page.keyboard.press("Enter")
    assert _focus_is(page, ".source[open] mark")
    quote = page.locator("mark.is-open")
    assert quote.evaluate("node => node.textContent") == _quoted(quote, catalog)
    _press_until(page, "Tab", ".source[open] a.original")
    _press_until(page, "Tab", "[data-back]")
    page.keyboard.press("Enter")
    assert _focus_is(page, ".mark")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    assert _focus_is(page, ".mark")


@pytest.mark.parametrize(("width", "height"), PHONES)
def test_on_a_phone_the_field_is_in_view_and_a_source_is_a_sheet(new_page: NewPage, width: int, height: int) -> None:
    page = new_page(viewport={"width": width, "height": height})
    assert page.locator("#question").evaluate(SEEN)
    ask(page, QUESTIONS[0])
    assert page.locator("#question").evaluate(SEEN)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    mark = page.locator(".mark").first
    mark.click()
    quote = page.locator("mark.is-open")
    assert quote.evaluate(SEEN)
    sheet = page.locator(".sheet").bounding_box()
    assert sheet is not None
    assert round(sheet["y"] + sheet["height"]) == height
    page.keyboard.press("Escape")
    assert page.locator(".sheet").count() == 0
    assert _focus_is(page, ".mark")
    mark.click()
    page.click(f"text={texts.CLOSE}")
    assert page.locator(".sheet").count() == 0
    assert _focus_is(page, ".mark")
