"""Asking in a real browser: nothing typed, asked or answered is ever lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.ui.chromium.asking import ANSWER_TIMEOUT_MS, CHROMIUM, ask
from ui import texts
from ui.chat import QUESTION_LIMIT

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

    from tests.ui.chromium.conftest import NewPage
    from tests.ui.chromium.service import Service

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed: apt-get install chromium"),
]
QUESTION = "Mitkä ovat Kuopion painopisteet?"
OTHER = "Kuka tekee lopullisen rahoituspäätöksen?"


def _questions(page: Page) -> list[str]:
    return [text.removeprefix("Kysymys: ") for text in page.locator(".exchange .asked").all_text_contents()]


def _slowed(page: Page, ms: int) -> None:
    """Let every question wait, as behind a chat model."""

    def wait(route: Route) -> None:
        page.wait_for_timeout(ms)
        route.continue_()

    page.route("**/gradio_api/call/ask", wait)


def test_enter_on_an_empty_field_keeps_the_conversation_and_says_what_is_missing(page: Page) -> None:
    ask(page, QUESTION)
    for typed in ("", "   "):
        page.fill("#question", typed)
        page.press("#question", "Enter")
        assert page.locator("#problem").inner_text() == texts.EMPTY_QUESTION
        assert page.locator("#question").evaluate("node => node === document.activeElement")
    page.wait_for_timeout(500)
    assert _questions(page) == [QUESTION]
    assert page.locator(".exchange .mark").count() > 0
    page.fill("#question", "K")
    assert page.locator("#problem").is_hidden()


@pytest.mark.parametrize("pause_ms", [0, 50, 150, 300])
def test_a_second_enter_does_not_lose_the_answer(page: Page, pause_ms: int) -> None:
    page.fill("#question", QUESTION)
    page.press("#question", "Enter")
    page.wait_for_timeout(pause_ms)
    page.keyboard.press("Enter")
    page.wait_for_selector(".exchange:not(.waiting) .mark", timeout=ANSWER_TIMEOUT_MS)
    page.wait_for_timeout(300)
    assert _questions(page) == [QUESTION]
    page.reload()
    assert _questions(page) == [QUESTION]


def test_what_is_typed_while_an_answer_is_awaited_stays_and_keeps_the_focus(page: Page) -> None:
    _slowed(page, 700)
    page.fill("#question", QUESTION)
    page.press("#question", "Enter")
    page.type("#question", OTHER)
    page.press("#question", "Enter")
    page.wait_for_selector(".exchange:not(.waiting) .mark", timeout=ANSWER_TIMEOUT_MS)
    assert page.input_value("#question") == OTHER
    assert page.locator("#question").evaluate("node => node === document.activeElement")
    assert _questions(page) == [QUESTION]
    page.press("#question", "Enter")
    page.wait_for_selector(".exchange:not(.waiting) >> nth=1", timeout=ANSWER_TIMEOUT_MS)
    assert _questions(page) == [QUESTION, OTHER]


def test_a_question_can_be_stopped_and_edited(page: Page) -> None:
    _slowed(page, 3000)
    page.fill("#question", QUESTION)
    page.press("#question", "Enter")
    page.click("#stop")
    assert page.input_value("#question") == QUESTION
    assert page.locator(".exchange").count() == 0
    assert page.locator(".welcome").is_visible()
    page.unroute_all(behavior="ignoreErrors")
    page.press("#question", "Enter")
    page.wait_for_selector(".exchange:not(.waiting) .mark", timeout=ANSWER_TIMEOUT_MS)
    page.click("[data-edit]")
    assert page.input_value("#question") == QUESTION


def test_without_a_connection_the_question_is_back_in_the_field(new_page: NewPage) -> None:
    page = new_page()
    page.route("**/gradio_api/call/ask", lambda route: route.fulfill(status=503))
    page.fill("#question", QUESTION)
    page.press("#question", "Enter")
    page.wait_for_selector("#problem:not([hidden])")
    assert page.locator("#problem").inner_text() == texts.CROWDED
    assert page.input_value("#question") == QUESTION
    assert page.locator(".exchange").count() == 0


def test_the_limit_is_counted_down_and_never_cuts(page: Page) -> None:
    page.fill("#question", "a" * (QUESTION_LIMIT - 100))
    assert page.locator("#counter").inner_text() == texts.CHARACTERS_LEFT.format(left=100)
    page.fill("#question", "a" * (QUESTION_LIMIT + 7))
    assert page.locator("#counter").inner_text() == texts.CHARACTERS_OVER.format(over=7)
    page.press("#question", "Enter")
    assert page.locator("#problem").inner_text() == texts.TOO_LONG.format(limit=QUESTION_LIMIT)
    assert len(page.input_value("#question")) == QUESTION_LIMIT + 7


def test_the_conversation_survives_reload_back_and_restart(page: Page, server: Service) -> None:
    ask(page, QUESTION)
    ask(page, "Entä Lahden?")
    asked = _questions(page)
    answer = page.locator(".exchange").first.inner_text()
    page.reload()
    assert _questions(page) == asked
    page.click("nav >> text=Tietoja")
    page.go_back()
    assert _questions(page) == asked
    server.stop()
    server.start()
    page.reload()
    assert _questions(page) == asked
    assert page.locator(".exchange").first.inner_text().split("Lähteet")[0] == answer.split("Lähteet")[0]
    ask(page, OTHER)
    assert _questions(page) == [*asked, OTHER]


def test_a_new_conversation_starts_over_and_can_be_undone(page: Page) -> None:
    example = page.locator(".example").first
    question = example.inner_text()
    example.click()
    page.wait_for_selector(".exchange:not(.waiting) .badge", timeout=ANSWER_TIMEOUT_MS)
    page.click(".new")
    page.wait_for_selector(".welcome")
    assert _questions(page) == []
    page.click(f"text={texts.UNDO}")
    page.wait_for_selector(".exchange")
    assert _questions(page) == [question]


def test_without_a_script_a_form_answers(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.fill("#question", QUESTION)
    page.click("#send")
    assert page.locator(".exchange .mark").count() > 0
    assert page.locator(".source").count() > 0
    page.click(".mark >> nth=0")
    assert page.locator(".source mark").first.is_visible()
    page.click("#send")
    assert page.locator("#problem").inner_text() == texts.EMPTY_QUESTION
    assert _questions(page) == [QUESTION]


def test_a_filter_limits_the_documents_that_answer_and_is_named(page: Page) -> None:
    page.click(".filters summary")
    page.get_by_label("Lahti", exact=True).check()
    assert page.locator("#filter-summary").inner_text() == texts.FILTER_SOME.format(filters="Lahti")
    ask(page, "Mitkä ovat painopisteet?")
    documents = page.locator(".source").evaluate_all("sources => sources.map(source => source.dataset.document)")
    assert set(documents) <= {"kaupunki-lahti"}
    assert page.locator(".searched").inner_text() == texts.SEARCHED_IN.format(filters="Lahti")
    page.click("#clear-filters")
    assert page.locator("#filter-summary").inner_text() == texts.FILTER_NONE


def test_a_refusal_under_a_filter_offers_the_whole_material(page: Page) -> None:
    page.click(".filters summary")
    page.get_by_label("Lahti", exact=True).check()
    ask(page, QUESTION)
    page.click(f"text={texts.SEARCH_ALL}")
    page.wait_for_selector(".exchange:not(.waiting) >> nth=1", timeout=ANSWER_TIMEOUT_MS)
    assert page.locator(".exchange").nth(1).locator(".mark").count() > 0
    assert page.locator(".exchange").nth(1).locator(".searched").count() == 0


def test_a_link_reproduces_the_answer(page: Page, new_page: NewPage) -> None:
    ask(page, QUESTION)
    link = page.locator(f".actions >> text={texts.LINK_HERE}").get_attribute("href") or ""
    assert re.search(r"&versio=generation-\d+", link)
    shared = new_page(link.removeprefix("/"))
    sentences = ".exchange .sentence"
    assert shared.locator(sentences).all_inner_texts() == page.locator(sentences).all_inner_texts()


def test_the_copied_answer_holds_every_caveat_in_both_forms(page: Page) -> None:
    ask(page, QUESTION)
    ask(page, "Entä Lahden?")
    answer = page.locator(".exchange").last
    shown = answer.locator(".badge b, .interpreted, .note, .withheld s, .claim-note").all_text_contents()
    assert len(shown) >= 2
    answer.locator("[data-copy]").click()
    page.wait_for_selector(f"text={texts.COPIED}")
    text = page.evaluate("navigator.clipboard.readText()")
    html = page.evaluate(
        "navigator.clipboard.read().then(([item]) => item.getType('text/html')).then((blob) => blob.text())"
    )
    for copied in (text, html):
        for part in (*shown, texts.COPY_DIGEST, "https://", "haettu", "aineistoversio"):
            assert part in copied


def test_a_vote_is_pressed_given_a_reason_and_taken_back(page: Page) -> None:
    ask(page, QUESTION)
    vote = page.locator("[data-vote=down]")
    assert page.locator(".reason").is_hidden()
    vote.click()
    page.wait_for_selector("[data-vote=down][aria-pressed=true]")
    with page.expect_response("**/arvio") as kept:
        page.select_option(".reason select", texts.RATE_REASONS[0])
    assert kept.value.json()["vote"] == "down"
    vote.click()
    page.wait_for_selector("[data-vote=down][aria-pressed=false]")
    assert page.locator(".reason").is_hidden()


def test_a_question_that_is_markup_is_shown_as_text(page: Page) -> None:
    page.on("dialog", lambda dialog: pytest.fail(f"the page ran {dialog.message!r}"))
    hostile = "<img src=x onerror=alert(1)><script>alert(2)</script> ${alert(3)} {{constructor}} Kuopio?"
    ask(page, hostile)
    assert _questions(page) == [hostile]
    assert page.locator(".asked img").count() == 0
    page.reload()
    assert _questions(page) == [hostile]
