"""The register of commitments as a page and as files."""

import csv
import io

import pytest
from openpyxl import load_workbook
from starlette.testclient import TestClient

from tests.ui.fakes import FOCUS, KUOPIO, served
from ui import texts


@pytest.fixture(scope="module")
def client() -> TestClient:
    return served()


def test_a_commitment_is_shown_with_a_link_to_its_place(client: TestClient) -> None:
    page = client.get("/sitoumukset").text
    assert f'href="/aineisto/{KUOPIO.id}?alku=47&amp;loppu={47 + len(FOCUS)}#kohta">{FOCUS}</a>' in page
    assert "velvoite" in page
    assert KUOPIO.title in page


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", 2),
        ("kaupunki=Kuopio", 1),
        ("osapuoli=valtio", 1),
        ("velvoittavuus=tavoite", 1),
        ("kaupunki=Kuopio&osapuoli=valtio", 0),
    ],
)
def test_commitments_are_filtered_by_form(client: TestClient, query: str, shown: int) -> None:
    page = client.get(f"/sitoumukset?{query}").text
    assert texts.COMMITMENTS_COUNT.format(count=shown) in page
    assert ("rivejä on 1, useimmin kaupunki" in page) == (shown == 0)


def test_what_was_understood_of_a_name_is_said(client: TestClient) -> None:
    assert "Ymmärretty: kaupunki Kuopio." in client.get("/sitoumukset?kaupunki=Kuopion").text


def test_commitments_are_ordered_by_a_column(client: TestClient) -> None:
    page = client.get("/sitoumukset?jarjestys=sitoumus").text
    assert page.index("Savilahti.</a>") < page.index(f"{FOCUS}</a>")
    assert 'aria-sort="ascending"' in page


def test_commitments_are_saved_for_a_spreadsheet_that_runs_nothing(client: TestClient) -> None:
    response = client.get("/sitoumukset.csv")
    assert "attachment" in response.headers["content-disposition"]
    rows = list(csv.DictReader(io.StringIO(response.text.removeprefix("\ufeff"))))
    assert [row["quote"] for row in rows] == [FOCUS, "'=1+1 Savilahti."]
    book = load_workbook(io.BytesIO(client.get("/sitoumukset.xlsx?kaupunki=Kuopio").content))
    assert FOCUS in [cell.value for cell in book.active[2]]
    assert client.get("/sitoumukset.exe").status_code == 404
