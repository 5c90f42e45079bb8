"""The pages beside the chat, and what leaves it, in a real browser."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pypdf
import pytest
import typst

from tests.ui.chromium.asking import CHROMIUM, ask
from tests.ui.chromium.service import ROOT, Service
from ui import texts

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.ui.chromium.conftest import NewPage

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed: apt-get install chromium"),
]
QUESTION = "Mitkä ovat Kuopion painopisteet?"
DECISION = "Lahden ekosysteemisopimuksen johtoryhmä kokoontuu kahdesti vuodessa ja raportoi kaupunginhallitukselle."


def test_a_memo_is_saved_for_word_and_as_pdf(page: Page, tmp_path: Path) -> None:
    ask(page, QUESTION)
    sentence = page.locator(".sentence").first.inner_text()
    for label, name in ((texts.MEMO_DOCX, "muistio.docx"), (texts.MEMO_PDF, "muistio.pdf")):
        with page.expect_download() as download:
            page.get_by_text(label, exact=True).click()
        assert download.value.suggested_filename == name
        download.value.save_as(tmp_path / name)
    word = "\n".join(paragraph.text for paragraph in docx.Document(tmp_path / "muistio.docx").paragraphs)
    pdf = " ".join(pypdf.PdfReader(tmp_path / "muistio.pdf").pages[0].extract_text().split())
    assert sentence in word
    assert sentence in pdf


def test_an_answer_prints_with_its_quotes_and_addresses_and_without_controls(page: Page) -> None:
    ask(page, QUESTION)
    page.click(f".actions >> text={texts.AS_PAGE}")
    page.emulate_media(media="print")
    assert page.locator("blockquote").first.is_visible()
    assert "https://" in page.locator(".print-sources").inner_text()
    assert page.locator("header.top").is_hidden()


def test_commitments_are_filtered_sorted_saved_and_opened_at_the_sentence(new_page: NewPage, tmp_path: Path) -> None:
    page = new_page("sitoumukset")
    everything = page.locator("tbody tr").count()
    page.select_option("select[name=kaupunki]", "Kuopio")
    page.get_by_role("button", name=texts.SHOW).click()
    assert 0 < page.locator("tbody tr").count() < everything
    page.click(f"thead >> text={texts.PARTY}")
    parties = page.locator("tbody td:nth-child(3)").all_inner_texts()
    named = [party.casefold() for party in parties if party != texts.NOT_NAMED]
    assert named == sorted(named)
    with page.expect_download() as download:
        page.click(f"text={texts.SAVE_WORKBOOK}")
    assert download.value.suggested_filename == "sitoumukset.xlsx"
    duty = page.locator("tbody a").first
    quoted = duty.inner_text()
    duty.click()
    assert page.locator("mark#kohta").inner_text() == quoted
    assert page.locator("mark#kohta").evaluate("node => node.getBoundingClientRect().top < innerHeight")


def test_cities_are_compared_with_sources_in_every_answer(new_page: NewPage) -> None:
    page = new_page("vertailu")
    for city in ("Kuopio", "Lahti"):
        page.get_by_label(city, exact=True).check()
    page.get_by_role("button", name=texts.COMPARE, exact=True).click()
    rows = page.locator("tbody tr")
    assert rows.count() == 2
    for row in rows.all():
        assert row.locator("td:nth-child(3) a").count() > 0


def test_the_material_is_searched_and_says_what_it_lacks(new_page: NewPage) -> None:
    page = new_page("aineisto")
    everything = page.locator("tbody").first.locator("tr").count()
    page.fill("input[name=sanat]", "vesiosaaminen")
    page.get_by_role("button", name=texts.SHOW).click()
    assert 0 < page.locator("tbody").first.locator("tr").count() < everything
    page.click(f"text={texts.ABSENT_ALL}")
    assert page.locator("details li").first.is_visible()
    assert "generation-" in page.locator("table").last.inner_text()


def test_a_pasted_statement_is_carried_differs_or_is_not_found(new_page: NewPage) -> None:
    page = new_page("tarkista")
    page.fill(
        "#vaite", "Kaupungin omarahoitusosuus on vähintään 30 prosenttia. Lopullisen rahoituspäätöksen tekee eduskunta."
    )
    page.get_by_role("button", name=texts.CLAIM_CHECK).click()
    badges = page.locator(".badge b").all_inner_texts()
    assert badges == [texts.BEARINGS["differs"], texts.BEARINGS["near"]]
    page.locator(".witness a").first.click()
    assert "25 prosenttia" in page.locator("mark#kohta").inner_text()


def test_a_year_limits_the_publications_and_is_named(page: Page) -> None:
    page.click(".filters summary")
    year = page.locator("#alkaen option").nth(1).get_attribute("value") or ""
    page.select_option("#alkaen", year)
    named = texts.FILTER_FROM.format(year=year)
    assert page.locator("#filter-summary").inner_text() == texts.FILTER_SOME.format(filters=named)
    ask(page, QUESTION)
    assert page.locator(".searched").inner_text() == texts.SEARCHED_IN.format(filters=named)
    link = page.locator(f".actions >> text={texts.LINK_HERE}").get_attribute("href") or ""
    assert f"alkaen={year}" in link


def test_the_last_evaluation_is_drawn(new_page: NewPage) -> None:
    page = new_page("arviointi")
    assert page.locator("svg.bar").count() > 10
    assert page.locator(".bar-good").first.evaluate("node => node.getBoundingClientRect().width") > 10


@pytest.fixture(scope="module")
def paged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """The service over one PDF of two pages."""
    folder = tmp_path_factory.mktemp("pdf")
    (folder / "aineisto").mkdir()
    text = f"= Lahden sopimus\nEnsimmäinen sivu kertoo taustasta.\n#pagebreak()\n= Johtoryhmä\n{DECISION}"
    typst.compile(f'#set text(lang: "fi")\n{text}'.encode(), folder / "aineisto" / "lahden-sopimus.pdf")
    command = [sys.executable, "-m", "ingest", str(folder / "aineisto"), "--index", str(folder / "index")]
    subprocess.run(command, cwd=ROOT, check=True)
    service = Service(folder / "index", folder)
    yield service
    service.stop()


def test_the_page_of_a_pdf_is_shown_with_the_sentence_marked(browser: Browser, paged: Service) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 860})
    page.goto(paged.address)
    ask(page, "Kuinka usein Lahden johtoryhmä kokoontuu?")
    page.locator(".source[open]").get_by_text(texts.SHOW_PAGE.format(page=2)).click()
    picture = page.locator("img.page-picture")
    picture.evaluate("image => image.decode()")
    assert picture.evaluate("image => image.naturalWidth") == 1200
    assert "sivu 2" in (picture.get_attribute("alt") or "").casefold()
    page.click(f"text={texts.PREVIOUS_PAGE}")
    assert page.locator(".pager").inner_text().split("\n")[0] == texts.PAGE_OF.format(page=1, count=2)
    page.close()
