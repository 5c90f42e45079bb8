"""Answers are given to a bounded number at once, whoever asks; whoever does not fit is told so and loses nothing."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from tests.ui.fakes import FakeAssistant, served
from ui import texts
from ui.places import CrowdedError, Places

QUESTION = "Mitkä ovat Kuopion painopisteet?"


@pytest.fixture
def full() -> Iterator[TestClient]:
    """A service whose only place is taken."""
    places = Places(at_once=1, waiting=0)
    with places.place():
        yield served(places=places)


def test_who_finds_no_place_waits_for_one_in_line() -> None:
    places, order = Places(at_once=1, waiting=1), []

    def second() -> None:
        with places.place():
            order.append("second")

    with places.place():
        thread = threading.Thread(target=second)
        thread.start()
        thread.join(0.1)
        with pytest.raises(CrowdedError), places.place():
            pass
        order.append("first")
    thread.join()
    assert order == ["first", "second"]


def test_a_place_is_free_again_after_an_error() -> None:
    places = Places(at_once=1, waiting=0)
    for _ in range(3):
        with pytest.raises(ValueError, match="broken"), places.place():
            raise ValueError("broken")


@pytest.mark.parametrize(
    "path",
    [f"/?q={QUESTION}", "/vertailu?q=Painopisteet%3F&kaupunki=Kuopio&kaupunki=Lahti"],
    ids=["link", "comparison"],
)
def test_links_and_comparisons_stand_in_the_same_line(path: str) -> None:
    places, assistant = Places(at_once=1, waiting=0), FakeAssistant()
    assistant.documents["b"] = assistant.documents["kaupunki-kuopio"].__class__("b", "Lahti", cities=("Lahti",))
    client = served(assistant, places=places)
    with places.place():
        response = client.get(path)
    assert response.status_code == 503
    assert texts.CROWDED_PAGE in response.text
    assert assistant.asked == []
    assert client.get(path).status_code == 200


def test_a_form_keeps_what_was_typed(full: TestClient) -> None:
    response = full.post("/kysy", data={"kysymys": QUESTION})
    assert response.status_code == 503
    assert texts.CROWDED in response.text
    assert QUESTION in response.text


def test_programs_are_told_when_to_come_again(full: TestClient) -> None:
    messages = [{"role": "user", "content": QUESTION}]
    for path, body in (("/api/answer", {"question": QUESTION}), ("/v1/chat/completions", {"messages": messages})):
        response = full.post(path, json=body)
        assert response.status_code == 503
        assert response.headers["retry-after"]


def test_a_claim_is_checked_in_the_same_line(full: TestClient) -> None:
    assert full.post("/tarkista", data={"vaite": "Kuopio saa rahaa."}).status_code == 503


def test_pages_that_ask_nothing_are_served_all_the_same(full: TestClient) -> None:
    for path in ("/", "/sitoumukset", "/aineisto", "/tietoja"):
        assert full.get(path).status_code == 200
