"""The chat model that the settings name, and its pieces within one deadline. The only LangChain chat import."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from langchain.chat_models import init_chat_model
from langchain_core.language_models.chat_models import BaseChatModel

from assistant.errors import GeneratorError
from assistant.settings import Settings

T = TypeVar("T")


def open_model(settings: Settings) -> BaseChatModel:
    """Return the chat model that the settings name.

    Raises GeneratorError when the model's provider is unknown or not installed.
    """
    options: dict[str, Any] = {"temperature": 0.0, "timeout": settings.chat_timeout_s, "max_retries": 0}
    if settings.chat_base_url:
        options |= {"base_url": settings.chat_base_url}
    if settings.chat_api_key or settings.chat_base_url:
        # A local OpenAI-compatible server wants no key, but the client insists on one.
        options |= {"api_key": settings.chat_api_key or "none"}
    try:
        model: BaseChatModel = init_chat_model(settings.chat_model, **options)
    except Exception as error:
        raise GeneratorError(f"The chat model {settings.chat_model!r} cannot be set up: {one_line(error)}") from error
    return model


def within(deadline: float, stream: Callable[[], Iterator[T]]) -> Iterator[T]:
    """Yield what ``stream`` yields until ``deadline`` (``time.monotonic``), however long it blocks in between.

    The stream runs in a thread of its own: a server that says nothing, or one word a minute, holds up nobody. Raises
    GeneratorError at the deadline and for whatever the stream raises.
    """
    pieces: queue.SimpleQueue[tuple[str, Any]] = queue.SimpleQueue()
    over = threading.Event()

    def run() -> None:
        try:
            for piece in stream():
                if over.is_set():
                    return
                pieces.put(("piece", piece))
            pieces.put(("end", None))
        except Exception as error:
            pieces.put(("error", error))

    threading.Thread(target=run, name="chat-model", daemon=True).start()
    try:
        while True:
            left = deadline - time.monotonic()
            try:
                if left <= 0:
                    raise queue.Empty
                kind, value = pieces.get(timeout=left)
            except queue.Empty:
                raise GeneratorError("The chat model did not finish in time.") from None
            if kind == "error":
                raise _as_generator_error(value) from value
            if kind == "end":
                return
            yield value
    finally:
        over.set()


class Breaker:
    """Leaves a model alone for ``rest_s`` once it failed ``failures`` times in a row; safe from any thread."""

    def __init__(self, failures: int = 3, rest_s: float = 30.0) -> None:
        self._failures, self._rest_s = failures, rest_s
        self._failed = 0
        self._open_until = 0.0

    def within(self, deadline: float, stream: Callable[[], Iterator[T]]) -> Iterator[T]:
        """Yield as ``within`` does; raises GeneratorError at once while the model is left alone."""
        if time.monotonic() < self._open_until:
            raise GeneratorError("The chat model failed lately and is left alone for a while.")
        try:
            yield from within(deadline, stream)
        except GeneratorError:
            self._failed += 1
            if self._failed >= self._failures:
                # One question tries again after the rest; another failure then opens it anew.
                self._open_until = time.monotonic() + self._rest_s
            raise
        self._failed = 0


def _as_generator_error(error: Exception) -> GeneratorError:
    return error if isinstance(error, GeneratorError) else GeneratorError(f"The chat model failed: {one_line(error)}")


def one_line(error: BaseException) -> str:
    """Return what an error says, as one line of at most 200 characters."""
    return " ".join(str(error).split())[:200] or type(error).__name__
