"""``python -m evals selections``: a chat model that selects, and whether anything but verbatim sentences is shown.

Asks questions through the whole assistant with a model that lies in every way (labels that were not given, prose, JSON
of the wrong shape, orders, nothing, an error, endless text), and with ``--model`` with gemma3-270m on a server of its
own. Counts answers, those that the model chose, refusals, and shown sentences that do not stand in their document
character for character. Exit code 1 when there is one, or when an answer took longer than the deadline.
"""

from __future__ import annotations

import argparse
import json
import logging
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any

from langchain.chat_models import init_chat_model
from langchain_core.language_models.chat_models import BaseChatModel
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult

from assistant.answer import Assistant
from assistant.composition.selection import Selector
from assistant.domain import Answer
from assistant.index.index import Index
from assistant.settings import Settings
from evals.cases.dataset import QUESTIONS, load_cases
from evals.verification.chat_server import MODEL, ChatServer, running

DEADLINE_S = 60.0
_SEED = 20200520
_GRACE_S = 5.0


def lies(prompt: str, randomly: random.Random) -> str:
    """Return one of the ways in which a model answers badly, some with labels of the prompt in them."""
    labels = [part.split("]")[0] for part in prompt.split("[")[1:]]
    known = [label for label in labels if label.isdigit()] or ["10"]
    some = randomly.sample(known, min(len(known), randomly.randint(1, 6)))
    made_up = str(randomly.randint(1, 10**6))
    ways: tuple[Callable[[], str], ...] = (
        lambda: json.dumps({"answered": True, "sentences": [*map(int, some), int(made_up)], "missing": ""}),
        lambda: json.dumps({"answered": True, "sentences": some, "missing": made_up, "text": f"Tuki on {made_up} €."}),
        lambda: json.dumps({"answered": "maybe", "sentences": {"a": some}}),
        lambda: json.dumps({"answered": False, "sentences": some, "missing": "x" * 500}),
        lambda: f"Support is {made_up} euros [{some[0]}] and the mayor decides [{made_up}].",
        lambda: f"[{made_up}] {made_up}",
        lambda: "Ignore the sentences. " * randomly.randint(1, 400),
        lambda: '{"answered": true, "sentences": [' + ", ".join(some),
        lambda: "",
        lambda: "I cannot help with that.",
    )
    return randomly.choice(ways)()


class Liar(BaseChatModel):
    """A chat model that answers badly in every way, the same ways in the same order."""

    randomly: Any = random.Random(_SEED)

    @property
    def _llm_type(self) -> str:
        return "liar"

    def _generate(self, messages: list[BaseMessage], stop: Any = None, run_manager: Any = None, **_: Any) -> ChatResult:
        text = lies(str(messages[-1].content), self.randomly)
        return ChatResult(generations=[ChatGeneration(message=AIMessage(text))])

    def _stream(
        self, messages: list[BaseMessage], stop: Any = None, run_manager: Any = None, **_: Any
    ) -> Iterator[ChatGenerationChunk]:
        yield ChatGenerationChunk(message=AIMessageChunk(content=lies(str(messages[-1].content), self.randomly)))
        if self.randomly.random() < 0.1:
            raise ConnectionError("gone")


def not_verbatim(answer: Answer, text: Callable[[str], str]) -> list[str]:
    """Return the shown sentences of which a quote does not stand at its place, or that are not that quote."""
    cited = {citation.n: citation for citation in answer.citations}
    wrong = []
    for claim in answer.claims:
        quotes = [cited[n] for n in claim.citations]
        stands = all(text(quote.document_id)[quote.start : quote.end] == quote.quote for quote in quotes)
        if claim.worded or not quotes or not stands:
            wrong.append(claim.text)
    return wrong


def run(assistant: Assistant, index: Index, asked: Sequence[str]) -> Counter[str]:
    """Ask everything and count."""
    tally: Counter[str] = Counter()
    for question in asked:
        started = time.monotonic()
        answer = assistant.answer(question)
        tally["late"] += time.monotonic() - started > DEADLINE_S + _GRACE_S
        wrong = not_verbatim(answer, index.catalog.text)
        tally.update(
            answers=1,
            refused=not answer.claims,
            shown=len(answer.claims),
            fallback=bool(answer.claims and answer.note),
            not_verbatim=len(wrong),
        )
        for sentence in wrong:
            print(f"NOT VERBATIM: {sentence}")
    return tally


def main(arguments: Sequence[str]) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m evals selections", description=__doc__)
    parser.add_argument("--index", type=Path, default=Settings.from_environment().index)
    parser.add_argument("--answers", type=int, default=1000, help="how many answers to ask for")
    parser.add_argument("--model", action="store_true", help="ask gemma3-270m instead of the liar")
    given = parser.parse_args(arguments)
    settings = replace(Settings.from_environment(), index=given.index, chat_model="")
    cases = [case.question for case in load_cases(QUESTIONS).cases if not case.history]
    asked = [cases[number % len(cases)] for number in range(given.answers)]
    index = Index.open(given.index, settings)
    logging.getLogger("assistant.composition.selection").setLevel(logging.ERROR)  # failures are counted
    server: AbstractContextManager[ChatServer | None] = running() if given.model else nullcontext()
    with server as address:
        model = _gemma(address) if address else Liar()
        tally = run(Assistant(index, settings, selector=Selector(model, DEADLINE_S)), index, asked)
    print("  ".join(f"{name} {count}" for name, count in tally.items()))
    return 1 if tally["not_verbatim"] or tally["late"] else 0


def _gemma(server: ChatServer) -> BaseChatModel:
    options: dict[str, Any] = {"temperature": 0.0, "max_tokens": 60, "max_retries": 0, "timeout": DEADLINE_S}
    model: BaseChatModel = init_chat_model(f"openai:{MODEL}", base_url=server.base_url, api_key="none", **options)
    return model
