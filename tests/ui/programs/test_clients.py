"""Real clients ask the running service: ``openai``, ``gradio_client`` and ``mcp``."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import anyio
import pytest
import uvicorn

from assistant.domain import Turn
from tests.ui.fakes import FOCUS, KUOPIO, FakeAssistant
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


def test_mcp_lists_the_tools_and_calls_each(address: str) -> None:
    mcp = pytest.importorskip("mcp")

    async def calls() -> None:
        async with mcp.Client(f"{address}/mcp") as client:
            tools = {tool.name: tool for tool in (await client.list_tools()).tools}
            assert set(tools) == {"ask", "search", "commitments", "open_source"}
            assert all(tool.description and tool.annotations.read_only_hint for tool in tools.values())
            answer = await client.call_tool("ask", {"question": QUESTION, "cities": ["Kuopio"]})
            assert answer.structured_content["citations"][0]["quote"] == FOCUS
            assert ASSISTANT.asked[-1][3] == ("Kuopio",)
            cited = answer.structured_content["citations"][0]
            place = {name: cited[name] for name in ("document_id", "start", "end")}
            source = await client.call_tool("open_source", place)
            assert source.structured_content["text"] == FOCUS
            found = await client.call_tool("search", {"query": QUESTION, "k": 1})
            assert found.structured_content["passages"][0]["document_id"] == KUOPIO.id
            duties = await client.call_tool("commitments", {"city": "Kuopio"})
            assert duties.structured_content["commitments"][0]["text"] == FOCUS
            for tool, wrong in (("ask", {"question": " "}), ("open_source", {"document_id": "none"})):
                assert (await client.call_tool(tool, wrong)).is_error

    anyio.run(calls)
