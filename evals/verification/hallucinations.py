"""``python -m evals hallucinations``: a small, freely hallucinating chat model against verification.

Asks the question set through the whole assistant with gemma3-270m as chat model and counts shown sentences with a
number, date, city or body that their own quotes lack; this judge knows nothing of ``verify``. Then the server is killed
in the middle of an answer: an answer has to come all the same.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

from langchain.chat_models import init_chat_model
from langchain_core.language_models.chat_models import BaseChatModel
from langchain_core.messages import AIMessageChunk, BaseMessage

from assistant.answer import Assistant
from assistant.composition.generator import Generator
from assistant.domain import Answer, Claim
from assistant.index.index import Index
from assistant.language.dates import MONTHS
from assistant.language.numerals import NUMERAL_FORMS
from assistant.language.places import CITY_CASES
from assistant.settings import Settings
from evals.cases.dataset import QUESTIONS, load_cases
from evals.verification.chat_server import MODEL, ChatServer, running

_BODY = re.compile(
    r"\b[\w-]*(?:liito|liitto|ministeriö|keskus|keskuks|virasto|valtuusto|hallitus|ryhmä|komissio|yliopisto)\w*",
    re.IGNORECASE,
)
_STEM = 7
_TIMEOUT_S = 300.0
_MAX_TOKENS = 160
_SEED = 7


@dataclass(slots=True)
class Tally:
    """What a run came to."""

    questions: int = 0
    worded: int = 0
    extractive: int = 0
    refused: int = 0
    shown: int = 0
    withheld: int = 0
    unsupported: int = 0


def lacking(claim: Claim, answer: Answer) -> list[str]:
    """Numbers, months, cities and bodies of a shown sentence that none of its quotes has, by digits and stems."""
    quotes = " ".join(citation.quote for citation in answer.citations if citation.n in claim.citations)
    return [item for item in _items(claim.text) if not _has(quotes, item)]


def _items(text: str) -> Iterator[str]:
    yield from re.findall(r"\d+", re.sub(r"(?<=\d)[\s\u00a0](?=\d{3}\b)", "", text))
    for month in MONTHS:
        if month.removesuffix("kuu") + "kuu" in text.casefold():
            yield month
    for forms in CITY_CASES.values():
        if any(re.search(rf"\b{form}\b", text) for form in forms):
            yield forms[0]
    yield from _BODY.findall(text)


def _has(quotes: str, item: str) -> bool:
    plain = re.sub(r"(?<=\d)[\s\u00a0](?=\d{3}\b)", "", quotes).casefold()
    if item.isdigit():
        numerals = NUMERAL_FORMS.get(int(item), ())
        return re.search(rf"(?<!\d)0?{item}(?!\d)", plain) is not None or any(form in plain for form in numerals)
    if item in MONTHS:
        return item in plain or re.search(rf"\.\s?0?{MONTHS.index(item) + 1}\.", plain) is not None
    if item in CITY_CASES:
        return any(form.casefold() in plain for form in CITY_CASES[item])
    return item.casefold()[:_STEM] in plain


def questions(limit: int) -> list[str]:
    """The first ``limit`` questions of the set that ask for something on their own."""
    return [case.question for case in load_cases(QUESTIONS).cases if not case.history][:limit]


def run(assistant: Assistant, asked: Sequence[str]) -> Tally:
    """Ask everything and count."""
    tally = Tally()
    for question in asked:
        answer = assistant.answer(question)
        tally.questions += 1
        tally.withheld += len(answer.withheld)
        if not answer.claims:
            tally.refused += 1
            continue
        worded = any(claim.worded for claim in answer.claims)
        tally.worded += worded
        tally.extractive += not worded
        for claim in answer.claims:
            tally.shown += 1
            missing = lacking(claim, answer)
            if missing:
                tally.unsupported += 1
                print(f"UNSUPPORTED {missing}: {claim.text}")
        counts = f"{len(answer.claims)} shown {len(answer.withheld)} withheld"
        print(f"{tally.questions:4} {answer.status:16} {counts}  {question}", flush=True)
    return tally


class DyingModel:
    """Passes a model's pieces on and kills its server after the third."""

    def __init__(self, model: BaseChatModel, server: ChatServer) -> None:
        self._model, self._server = model, server

    def stream(self, messages: list[BaseMessage]) -> Iterator[AIMessageChunk]:
        """The pieces until the end of the server."""
        for number, piece in enumerate(self._model.stream(messages)):
            if number == 2:
                self._server.kill()
            yield piece


def assistant_with(settings: Settings, server: ChatServer, *, dies: bool = False) -> Assistant:
    """The assistant with the test model, which is given two passages at a time."""
    options: dict[str, Any] = {
        "temperature": 0.8,
        "seed": _SEED,
        "max_tokens": _MAX_TOKENS,
        "max_retries": 0,
        "timeout": _TIMEOUT_S,
    }
    model = init_chat_model(f"openai:{MODEL}", base_url=server.base_url, api_key="none", **options)
    talker = cast(BaseChatModel, DyingModel(model, server)) if dies else model
    return Assistant(Index.open(settings.index, settings), settings, Generator(talker, _TIMEOUT_S, max_passages=2))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; exit code 1 when an unsupported sentence was shown or the killed server left no answer."""
    parser = argparse.ArgumentParser(prog="python -m evals hallucinations", description=__doc__)
    parser.add_argument("--index", type=Path, default=Settings.from_environment().index)
    parser.add_argument("--questions", type=int, default=100)
    options = parser.parse_args(arguments)
    settings = replace(Settings.from_environment(), index=options.index)
    asked = questions(options.questions)
    with running() as server:
        tally = run(assistant_with(settings, server), asked)
        answer = assistant_with(settings, server, dies=True).answer(asked[0])
    print(tally)
    print(f"server killed in mid-answer: {answer.status}, {len(answer.claims)} claims, note: {answer.note}")
    return 0 if tally.unsupported == 0 and answer.claims else 1


if __name__ == "__main__":
    sys.exit(main())
