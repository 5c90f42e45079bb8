"""The HTTP interface."""

import pytest
from starlette.testclient import TestClient

from assistant.domain import Turn
from assistant.errors import GeneratorError
from tests.ui.fakes import FOCUS, KUOPIO, FakeAssistant, served

QUESTION = "Mitkä ovat Kuopion painopisteet?"


@pytest.fixture
def assistant() -> FakeAssistant:
    return FakeAssistant()


@pytest.fixture
def client(assistant: FakeAssistant) -> TestClient:
    return served(assistant)


def test_an_answer_comes_with_citations_caveats_and_the_generation(client: TestClient) -> None:
    answer = client.post("/api/answer", json={"question": QUESTION}).json()
    assert answer["status"] == "answered"
    assert answer["citations"][0]["quote"] == FOCUS
    assert answer["generation"] == "generation-000001-abc"
    assert {"id", "claims", "withheld", "note", "interpretation", "timings_ms"} <= set(answer)


def test_history_and_filters_reach_the_assistant(client: TestClient, assistant: FakeAssistant) -> None:
    asked = {
        "question": "Entä Kuopio?",
        "history": [{"question": "Yksi?", "answer": "Kaksi."}],
        "kinds": ["laki", "satu"],
        "cities": ["Kuopio"],
    }
    client.post("/api/answer", json=asked)
    assert assistant.asked == [("Entä Kuopio?", (Turn("Yksi?", "Kaksi."),), ("laki",), ("Kuopio",))]


@pytest.mark.parametrize("body", [{}, {"question": ""}, {"question": "  "}, {"question": "a" * 1001}, {"question": 3}])
def test_a_question_that_is_none_is_refused(client: TestClient, body: dict[str, object]) -> None:
    assert client.post("/api/answer", json=body).status_code == 422


def test_an_error_is_a_status(assistant: FakeAssistant, client: TestClient) -> None:
    assistant.error = GeneratorError("dead")
    assert client.post("/api/answer", json={"question": QUESTION}).status_code == 503


def test_passages_commitments_and_documents_are_given(client: TestClient) -> None:
    assert client.get("/api/search", params={"q": QUESTION}).json()["passages"][0]["document_id"] == KUOPIO.id
    assert len(client.get("/api/commitments").json()["commitments"]) == 2
    documents = client.get("/api/documents").json()["documents"]
    assert [one["id"] for one in documents] == [KUOPIO.id, "laki-756"]
    assert "path" not in documents[0]
    assert FOCUS in client.get(f"/api/documents/{KUOPIO.id}").json()["text"]
    assert client.get("/api/documents/none").status_code == 404


def test_the_interface_is_described(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    assert set(paths) == {
        "/api/answer",
        "/api/search",
        "/api/commitments",
        "/api/documents",
        "/api/documents/{document_id}",
        "/v1/models",
        "/v1/chat/completions",
    }
