"""The pages beside the chat: cities, comparison, documents, and what the service says of itself."""

import pytest
from starlette.testclient import TestClient

from tests.ui.fakes import FOCUS, KUOPIO, KUOPIO_TEXT, FakeAssistant, served
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


@pytest.mark.parametrize("query", ["alku=5&loppu=2", "alku=-9&loppu=4", "alku=99999&loppu=999999"])
def test_a_place_that_is_not_there_marks_nothing(client: TestClient, query: str) -> None:
    page = client.get(f"/aineisto/{KUOPIO.id}?{query}")
    assert page.status_code == 200
    assert "<mark" not in page.text


def test_an_unknown_document_or_city_is_not_found(client: TestClient) -> None:
    assert client.get("/aineisto/none").status_code == 404
    assert client.get("/kaupungit/Atlantis").status_code == 404


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
