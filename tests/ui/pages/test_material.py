"""The pages beside the chat: cities, comparison, documents, and what the service says of itself."""

from dataclasses import replace
from pathlib import Path

import pytest
import typst
from starlette.testclient import TestClient

from assistant.domain import Document
from tests.ui.fakes import FOCUS, KUOPIO, KUOPIO_TEXT, LAW, SOURCE, FakeAssistant, served
from ui import texts
from ui.settings import Site


@pytest.fixture(scope="module")
def client() -> TestClient:
    return served()


@pytest.mark.parametrize(("query", "shown"), [("", 2), ("laji=laki", 1), ("sanat=vesiosaaminen", 2), ("sanat=xyz", 0)])
def test_documents_are_found_by_kind_and_words(client: TestClient, query: str, shown: int) -> None:
    assert texts.MATERIAL_COUNT.format(count=shown) in client.get(f"/aineisto?{query}").text


def test_a_document_opens_at_the_quote(client: TestClient) -> None:
    start = KUOPIO_TEXT.index(FOCUS)
    page = client.get(f"/aineisto/{KUOPIO.id}?alku={start}&loppu={start + len(FOCUS)}").text
    assert f'<mark id="kohta" tabindex="-1">{FOCUS}</mark>' in page
    assert texts.DIGEST_BANNER in page


def test_a_heading_that_is_quoted_is_marked_itself(client: TestClient) -> None:
    title = "Kuopion ekosysteemisopimus"
    page = client.get(f"/aineisto/{KUOPIO.id}?alku=0&loppu={len(title)}").text
    assert f'<mark id="kohta" tabindex="-1">{title}</mark>' in page


@pytest.mark.parametrize("query", ["alku=5&loppu=2", "alku=-9&loppu=4", "alku=99999&loppu=999999"])
def test_a_place_that_is_not_there_marks_nothing(client: TestClient, query: str) -> None:
    page = client.get(f"/aineisto/{KUOPIO.id}?{query}")
    assert page.status_code == 200
    assert "<mark" not in page.text


def test_an_unknown_document_or_city_is_not_found(client: TestClient) -> None:
    assert client.get("/aineisto/none").status_code == 404
    assert client.get("/kaupungit/Atlantis").status_code == 404


@pytest.fixture
def paged(tmp_path: Path) -> tuple[TestClient, str]:
    """A service whose law is a PDF of two pages; and the sentence on the second."""
    file = tmp_path / "laki.pdf"
    sentence = "Kunta vastaa omarahoituksesta."
    typst.compile(f"Alku.\n#pagebreak()\n{sentence}".encode(), file)
    assistant = FakeAssistant()
    assistant.texts[LAW.id] = f"Alku.\n{sentence}"
    assistant.documents[LAW.id] = replace(LAW, path="laki.pdf", page_starts=(0, 6))
    assistant.files[LAW.id] = file
    return served(assistant), sentence


def test_a_page_of_a_pdf_is_a_picture_with_the_place_marked(paged: tuple[TestClient, str]) -> None:
    client, sentence = paged
    text = client.get(f"/aineisto/{LAW.id}?alku=6&loppu=36").text
    assert f'href="/aineisto/{LAW.id}/sivu/2?alku=6&amp;loppu=36"' in text
    page = client.get(f"/aineisto/{LAW.id}/sivu/2?alku=6&loppu=36").text
    assert 'src="2.png?alku=6&amp;loppu=36"' in page
    assert sentence in page
    assert 'href="1?alku=6&amp;loppu=36" rel="prev"' in page
    assert 'rel="next"' not in page
    marked = client.get(f"/aineisto/{LAW.id}/sivu/2.png?alku=6&loppu=36")
    assert marked.headers["content-type"] == "image/png"
    assert marked.content != client.get(f"/aineisto/{LAW.id}/sivu/2.png").content


@pytest.mark.parametrize("path", ["sivu/0", "sivu/3", "sivu/3.png", "sivu/x.png"])
def test_a_page_that_is_not_there_is_not_found(paged: tuple[TestClient, str], path: str) -> None:
    assert paged[0].get(f"/aineisto/{LAW.id}/{path}").status_code == 404


def test_a_document_whose_file_is_gone_has_no_pictures(client: TestClient) -> None:
    assert "/sivu/" not in client.get(f"/aineisto/{LAW.id}").text
    assert client.get(f"/aineisto/{LAW.id}/sivu/1.png").status_code == 404


def test_a_digest_is_read_beside_its_fetched_original() -> None:
    assistant = FakeAssistant()
    assistant.documents[KUOPIO.id] = replace(KUOPIO, source_ids=(SOURCE.id,))
    assistant.documents["S56"] = Document("S56", "Kuopion sopimussivu", url=SOURCE.url)
    assistant.texts["S56"] = "Alkuperäinen teksti Kuopion painopisteistä."
    client = served(assistant)
    digest = client.get(f"/aineisto/{KUOPIO.id}?alku=47&loppu=90").text
    assert 'href="?alku=47&amp;loppu=90&amp;rinnalla=S56#vastine"' in digest
    beside = client.get(f"/aineisto/{KUOPIO.id}?alku=47&loppu=90&rinnalla=S56").text
    assert "Alkuperäinen teksti" in beside
    assert '<mark id="kohta"' in beside
    assert "Alkuperäinen teksti" not in client.get(f"/aineisto/{KUOPIO.id}?rinnalla={LAW.id}").text


def test_the_generations_and_what_is_missing_are_told(client: TestClient) -> None:
    page = client.get("/aineisto").text
    assert "generation-000001-abc" in page
    assert "25.11.2026 01:02" in page
    assert texts.ABSENT_TEXT.format(count=1) in page
    assert SOURCE.title in page


def test_a_city_has_its_documents_and_commitments(client: TestClient) -> None:
    assert 'href="/kaupungit/Kuopio"' in client.get("/kaupungit").text
    page = client.get("/kaupungit/Kuopio").text
    assert KUOPIO.title in page
    assert FOCUS in page


def test_cities_are_compared_with_a_citation_in_every_cell() -> None:
    assistant = FakeAssistant()
    assistant.documents["b"] = KUOPIO.__class__("b", "Lahden sopimus", kind="sopimus", cities=("Lahti",))
    client = served(assistant)
    page = client.get("/vertailu?q=Kuopion painopisteet%3F&kaupunki=Kuopio&kaupunki=Lahti").text
    assert [asked[3] for asked in assistant.asked] == [("Kuopio",), ("Lahti",)]
    assert page.count("[1]") >= 2
    assert client.get("/vertailu?q=Mitk%C3%A4%3F&kaupunki=Kuopio").status_code == 422


def test_the_service_says_how_it_answers_and_what_it_keeps() -> None:
    page = served(site=Site(name="Lahden apuri", contact="neuvonta@example.org", retention_days=7)).get("/tietoja").text
    assert "Lahden apuri" in page
    assert "neuvonta@example.org" in page
    assert "enintään 7 vuorokautta" in page
    assert texts.ACCESS_TITLE in page
