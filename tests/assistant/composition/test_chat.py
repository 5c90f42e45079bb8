"""A chat model that hangs or fails is left alone for a while, so that nobody waits for it in vain."""

import time
from collections.abc import Iterator

import pytest

from assistant.composition.chat import Breaker
from assistant.errors import GeneratorError


def hangs() -> Iterator[str]:
    time.sleep(0.5)
    yield "too late"


def ask(breaker: Breaker, works: bool) -> list[str]:
    return list(breaker.within(time.monotonic() + (5 if works else 0.02), (lambda: iter(["a"])) if works else hangs))


def test_a_model_that_hangs_is_left_alone_and_tried_again_later() -> None:
    breaker = Breaker(failures=2, rest_s=0.2)
    for _ in range(2):
        with pytest.raises(GeneratorError, match="in time"):
            ask(breaker, works=False)
    started = time.monotonic()
    with pytest.raises(GeneratorError, match="left alone"):
        ask(breaker, works=True)
    assert time.monotonic() - started < 0.1
    time.sleep(0.25)
    assert ask(breaker, works=True) == ["a"]


def test_failures_count_in_a_row_only() -> None:
    breaker = Breaker(failures=2, rest_s=60)
    for _ in range(3):
        with pytest.raises(GeneratorError):
            ask(breaker, works=False)
        assert ask(breaker, works=True) == ["a"]
