"""Real clients ask the running service: ``openai`` and ``gradio_client``."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn

from assistant.domain import Turn
from tests.ui.fakes import FOCUS, FakeAssistant
from ui.chat import Chat
from ui.server import application

QUESTION = "Mitkä ovat Kuopion painopisteet?"
ASSISTANT = FakeAssistant()


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The service over a fake assistant on a free port."""
    config = uvicorn.Config(application(Chat(ASSISTANT)), port=0, log_level="warning")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


def test_gradio_client_asks(address: str) -> None:
    gradio_client = pytest.importorskip("gradio_client")
    client = gradio_client.Client(address, verbose=False)
    answer = client.predict(QUESTION, api_name="/ask")
    assert answer["status"] == "answered"
    assert answer["citations"][0]["quote"] == FOCUS
    states = list(client.submit(QUESTION, ["laki"], ["Kuopio"], api_name="/ask"))
    assert len(states) == 2
    assert ASSISTANT.asked[-1][2:] == (("laki",), ("Kuopio",))


def test_openai_asks_with_and_without_streaming(address: str) -> None:
    openai = pytest.importorskip("openai")
    client = openai.OpenAI(base_url=f"{address}/v1", api_key="none", max_retries=0)
    (model,) = client.models.list().data
    messages = [
        {"role": "system", "content": "You are a pirate."},
        {"role": "user", "content": "Yksi?"},
        {"role": "assistant", "content": "Kaksi."},
        {"role": "user", "content": [{"type": "text", "text": QUESTION}]},
    ]
    whole = client.chat.completions.create(model=model.id, messages=messages, temperature=0.7)
    text = whole.choices[0].message.content
    assert ASSISTANT.asked[-1][:2] == (QUESTION, (Turn("Yksi?", "Kaksi."),))
    assert f"{FOCUS} [1]" in text
    note = whole.choices[0].message.annotations[0].url_citation
    assert text[note.start_index : note.end_index] == "[1]"
    assert note.url == "https://example.org/s56"
    parts = client.chat.completions.create(model=model.id, messages=messages, stream=True)
    assert "".join(part.choices[0].delta.content or "" for part in parts) == text
    with pytest.raises(openai.BadRequestError):
        client.chat.completions.create(model=model.id, messages=[{"role": "user", "content": " "}])
