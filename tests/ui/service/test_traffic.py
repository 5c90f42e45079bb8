"""The service says how it is, and ends only when what it has accepted is answered."""

import signal
import socket
import threading
import time
from collections.abc import Iterator, Sequence

import httpx
import uvicorn

from assistant.domain import Answer, Turn
from tests.ui.fakes import FakeAssistant, served
from ui import texts
from ui.chat import Chat
from ui.server import application
from ui.service.traffic import Server, Traffic

QUESTION = {"question": "Mitkä ovat Kuopion painopisteet?"}


class Slow(FakeAssistant):
    """Takes a second for an answer."""

    def stream(
        self,
        question: str,
        history: Sequence[Turn] = (),
        kinds: Sequence[str] = (),
        cities: Sequence[str] = (),
        since: str = "",
    ) -> Iterator[Answer]:
        time.sleep(1)
        yield from super().stream(question, history, kinds, cities, since)


def test_a_service_in_use_is_alive_and_ready() -> None:
    client = served()
    assert client.get("/health").json() == {"status": "ok"}
    assert client.get("/ready").json() == {"status": "ready", "generation": "generation-000001-abc"}


def test_figures_count_answers_by_status_and_hold_no_question() -> None:
    client = served()
    client.post("/api/answer", json=QUESTION)
    client.post("/api/answer", json={"question": "Kuka voitti salaisen pelin?"})
    figures = client.get("/metrics").text
    assert 'apuri_answers_total{status="answered"} 1.0' in figures
    assert 'apuri_answers_total{status="not_in_material"} 1.0' in figures
    assert 'apuri_withheld_total{reason="number"} 1.0' in figures
    assert 'apuri_index_info{generation="generation-000001-abc"} 1.0' in figures
    assert "apuri_index_age_seconds" in figures
    assert "salaisen" not in figures


def test_a_service_that_stops_answers_what_it_has_accepted_and_takes_nothing_more() -> None:
    traffic, statuses = Traffic(), []
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    app = application(Chat(Slow()), traffic=traffic)
    server = Server(uvicorn.Config(app, port=port, log_level="error", timeout_graceful_shutdown=1), traffic)
    running = threading.Thread(target=server.run)
    running.start()
    address = f"http://127.0.0.1:{port}"
    while not server.started:
        time.sleep(0.05)

    def ask() -> None:
        statuses.append(httpx.post(f"{address}/api/answer", json=QUESTION, timeout=30).status_code)

    asking = [threading.Thread(target=ask) for _ in range(5)]
    for thread in asking:
        thread.start()
    while traffic.under_way < 5:
        time.sleep(0.02)
    server.handle_exit(signal.SIGTERM, None)
    refused = httpx.post(f"{address}/api/answer", json=QUESTION)
    assert (refused.status_code, refused.text) == (503, texts.CROWDED_PAGE)
    ready = httpx.get(f"{address}/ready")
    assert (ready.status_code, ready.json()["status"]) == (503, "draining")
    for thread in (*asking, running):
        thread.join(20)
    assert statuses == [200] * 5
    assert not running.is_alive()
