"""Tarkista väite: a pasted statement beside what the material has on it."""

import pytest

from tests.ui.fakes import FOCUS, SOURCE, served
from ui import texts
from ui.pages.claims import LIMIT


def test_what_carries_a_statement_is_shown_with_its_source() -> None:
    page = served().post("/tarkista", data={"vaite": FOCUS}).text
    assert texts.BEARINGS["carries"] in page
    assert f"<blockquote>{FOCUS}</blockquote>" in page
    assert SOURCE.title in page
    assert 'href="/aineisto/kaupunki-kuopio?alku=' in page


def test_what_differs_says_in_what() -> None:
    page = served().post("/tarkista", data={"vaite": "Kuopio saa 90 prosenttia."}).text
    assert texts.BEARINGS["differs"] in page
    assert "luku tai sen yksikkö poikkeaa lähteestä" in page


@pytest.mark.parametrize(
    ("text", "said"), [("  ", texts.CLAIM_EMPTY), ("12", texts.CLAIM_EMPTY), ("a" * (LIMIT + 1), texts.CLAIM_LONG[:30])]
)
def test_a_text_that_is_no_statement_is_kept_and_explained(text: str, said: str) -> None:
    response = served().post("/tarkista", data={"vaite": text})
    assert response.status_code == 422
    assert said in response.text


def test_markup_in_a_statement_is_shown_as_text() -> None:
    page = served().post("/tarkista", data={"vaite": "<script>alert(1)</script> Kuopio"}).text
    assert "<script>alert" not in page
