"""An answer leaves the page whole: as a memo in Word and PDF, with its quotes, sources and caveats."""

from io import BytesIO

import docx
import pypdf
import pytest
from starlette.testclient import TestClient

from tests.ui.fakes import FOCUS, served

QUESTION = "Mitkä ovat Kuopion painopisteet?"
REFUSED = "Paljonko Espoo sai?"


@pytest.fixture
def client() -> TestClient:
    client = served()
    client.get("/")
    return client


def _memo(client: TestClient, question: str, kind: str) -> bytes:
    location = client.post("/kysy", data={"kysymys": question}, follow_redirects=False).headers["location"]
    response = client.get(f"/vastaus/{location.split('#v-')[1]}/muistio.{kind}")
    assert response.status_code == 200
    assert f'filename="muistio.{kind}"' in response.headers["content-disposition"]
    return response.content


def _text(kind: str, memo: bytes) -> str:
    if kind == "docx":
        return "\n".join(paragraph.text for paragraph in docx.Document(BytesIO(memo)).paragraphs)
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(memo)).pages)


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_a_memo_has_question_answer_quote_source_and_provenance(client: TestClient, kind: str) -> None:
    text = " ".join(_text(kind, _memo(client, QUESTION, kind)).split())
    for part in (QUESTION, FOCUS, "[1]", "https://example.org/s56", "kooste", "generation-000001-abc", "Tulkitsin"):
        assert part in text


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_a_memo_of_a_refusal_has_what_was_withheld(client: TestClient, kind: str) -> None:
    text = " ".join(_text(kind, _memo(client, REFUSED, kind)).split())
    assert "Ei vastausta" in text
    assert "Kuopio saa 90 prosenttia." in text


def test_the_pdf_is_tagged_and_says_its_language(client: TestClient) -> None:
    catalog = pypdf.PdfReader(BytesIO(_memo(client, QUESTION, "pdf"))).trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"]
    assert str(catalog["/Lang"]).startswith("fi")


def test_the_word_document_has_real_headings(client: TestClient) -> None:
    styles = [one.style.name for one in docx.Document(BytesIO(_memo(client, QUESTION, "docx"))).paragraphs]
    assert styles[0] == "Heading 1"
    assert "Heading 2" in styles


def test_typst_markup_in_a_question_stays_text(client: TestClient) -> None:
    question = 'Kuopio #read("/etc/passwd") *x* $y$ #panic()?'
    assert question in " ".join(_text("pdf", _memo(client, question, "pdf")).split())


@pytest.mark.parametrize("path", ["none/muistio.pdf", "none/muistio.exe"])
def test_a_memo_that_is_not_there_is_not_found(client: TestClient, path: str) -> None:
    assert client.get(f"/vastaus/{path}").status_code == 404
