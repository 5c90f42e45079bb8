"""The chat without a script: forms answer, and the conversation is there whatever the browser does."""

import re
from pathlib import Path
from urllib.parse import urlencode

import pytest
from starlette.testclient import TestClient

from tests.ui.fakes import FOCUS, FakeAssistant, served
from ui import texts
from ui.chat import QUESTION_LIMIT
from ui.settings import Site

QUESTION = "Mitkä ovat Kuopion painopisteet?"


@pytest.fixture
def client() -> TestClient:
    client = served()
    client.get("/")
    return client


def _ask(client: TestClient, question: str = QUESTION, **fields: str) -> str:
    """Ask by form; the id of the exchange."""
    response = client.post("/kysy", data={"kysymys": question, **fields}, follow_redirects=False)
    assert response.status_code == 303
    return response.headers["location"].split("#v-")[1]


def test_before_the_first_question_there_are_examples_to_ask(client: TestClient) -> None:
    page = client.get("/").text
    for example in texts.EXAMPLES:
        assert f'value="{example}"' in page


def test_a_form_answers_and_the_page_keeps_it(client: TestClient) -> None:
    id_ = _ask(client)
    page = client.get("/").text
    assert f'id="v-{id_}"' in page
    assert f'<mark id="lahde-{id_}-1"' in page
    assert FOCUS in page


def test_the_conversation_survives_a_restart(tmp_path: Path) -> None:
    site = Site(conversations=f"sqlite:///{tmp_path / 'conversations.sqlite'}")
    before = served(site=site)
    before.get("/")
    id_ = _ask(before)
    after = served(site=site)
    after.cookies.update(before.cookies)
    assert f'id="v-{id_}"' in after.get("/").text


def test_the_cookie_is_out_of_reach_for_scripts_and_other_sites(client: TestClient) -> None:
    cookie = served().get("/").headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "apuri=" in cookie


def test_another_reader_sees_nothing_of_it(client: TestClient) -> None:
    id_ = _ask(client)
    client.cookies.clear()
    assert id_ not in client.get("/").text
    for part in ("", "/teksti", "/kopio"):
        assert client.get(f"/vastaus/{id_}{part}").status_code == 404


@pytest.mark.parametrize(
    ("question", "said"),
    [("  ", texts.EMPTY_QUESTION), ("a" * (QUESTION_LIMIT + 1), texts.TOO_LONG.format(limit=1000))],
)
def test_a_question_with_a_problem_keeps_the_conversation_and_what_was_typed(
    client: TestClient, question: str, said: str
) -> None:
    id_ = _ask(client)
    response = client.post("/kysy", data={"kysymys": question})
    assert response.status_code == 422
    assert said in response.text
    assert f'id="v-{id_}"' in response.text
    assert question in response.text


def test_filters_hold_for_the_next_question_and_are_named_in_the_answer() -> None:
    assistant = FakeAssistant()
    client = served(assistant)
    client.get("/")
    response = client.post("/kysy", data={"kysymys": QUESTION, "kaupunki": ["Kuopio", "Atlantis"], "laji": "laki"})
    assert assistant.asked[-1][2:] == (("laki",), ("Kuopio",))
    assert texts.SEARCHED_IN.format(filters="Kuopio, laki") in response.text
    assert re.search(r'value="Kuopio" checked', response.text)


def test_a_new_conversation_can_be_undone(client: TestClient) -> None:
    id_ = _ask(client)
    emptied = client.post("/uusi").text
    assert id_ not in emptied
    assert texts.UNDO in emptied
    assert f'id="v-{id_}"' in client.post("/palauta").text


def test_a_reader_can_delete_the_conversation(client: TestClient) -> None:
    id_ = _ask(client)
    cookies = dict(client.cookies)
    assert texts.FORGOTTEN in client.post("/poista").text
    client.cookies.update(cookies)
    assert id_ not in client.get("/").text


def test_a_link_asks_again_under_the_same_filters_and_keeps_nothing(client: TestClient) -> None:
    query = urlencode({"q": QUESTION, "kaupunki": "Kuopio", "laji": "laki", "versio": "generation-000000-old"})
    page = client.get(f"/?{query}").text
    assert FOCUS in page
    assert texts.SHARED_OTHER_GENERATION.format(old="generation-000000-old", new="generation-000001-abc") in page
    assert texts.SEARCHED_IN.format(filters="Kuopio, laki") in page
    assert FOCUS not in client.get("/").text


def test_an_answer_alone_prints_quotes_and_addresses(client: TestClient) -> None:
    page = client.get(f"/vastaus/{_ask(client)}").text
    assert f"<blockquote>{FOCUS}</blockquote>" in page
    assert "https://example.org/s56" in page


def test_an_answer_is_given_as_text_and_for_the_clipboard(client: TestClient) -> None:
    id_ = _ask(client)
    copied = client.get(f"/vastaus/{id_}/kopio").json()
    assert copied["text"] == client.get(f"/vastaus/{id_}/teksti").text
    assert "<sup>[1]</sup>" in copied["html"]


def test_a_vote_is_kept_by_form_and_by_script(tmp_path: Path) -> None:
    path = tmp_path / "arviot.jsonl"
    client = served(feedback=path)
    client.get("/")
    id_ = _ask(client)
    assert 'aria-pressed="true"' in client.post("/arvio", data={"vastaus": id_, "arvio": "up"}).text
    data = {"vastaus": id_, "arvio": "withdrawn"}
    answer = client.post("/arvio", data=data, headers={"Accept": "application/json"}).json()
    assert answer == {"said": texts.RATE_WITHDRAWN, "vote": ""}
    assert len(path.read_text("utf-8").splitlines()) == 2
    assert client.post("/arvio", data={"vastaus": "x", "arvio": "up"}).status_code == 404
