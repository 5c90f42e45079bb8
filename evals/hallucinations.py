"""``python -m evals.hallucinations``: a small, freely hallucinating chat model against verification.

Asks the question set through the whole assistant with gemma3-270m as chat model and counts shown sentences with a
number, date, city or body that their own quotes lack; this judge knows nothing of ``verify``. Then the server is killed
in the middle of an answer: an answer has to come all the same.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.answer import Assistant
from assistant.domain import Answer, Claim
from assistant.finnish import CITY_CASES, MONTHS, NUMERAL_FORMS
from assistant.settings import Settings
from evals.chat_server import MODEL, ChatServer, running

CASES = Path(__file__).parent / "cases" / "questions.jsonl"
_BODY = re.compile(
    r"\b[\w-]*(?:liito|liitto|ministeriö|keskus|keskuks|virasto|valtuusto|hallitus|ryhmä|komissio|yliopisto)\w*",
    re.IGNORECASE,
)
_STEM = 7


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
    rows = (json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines())
    return [str(row["question"]) for row in rows if not row.get("history")][:limit]


def run(settings: Settings, asked: Sequence[str]) -> Tally:
    """Ask everything and count."""
    tally = Tally()
    assistant = Assistant.open(settings)
    for question in asked:
        answer = assistant.answer(question)
        tally.questions += 1
        tally.withheld += len(answer.withheld)
        if not answer.claims:
            tally.refused += 1
            continue
        from_model = not answer.note or "lause" not in answer.note
        tally.worded += from_model
        for claim in answer.claims:
            tally.shown += 1
            missing = lacking(claim, answer)
            if missing:
                tally.unsupported += 1
                print(f"UNSUPPORTED {missing}: {claim.text}")
        counts = f"{len(answer.claims)} shown {len(answer.withheld)} withheld"
        print(f"{tally.questions:4} {answer.status:16} {counts}  {question}", flush=True)
    return tally


def killed(settings: Settings, server: ChatServer, question: str) -> Answer:
    """The answer to a question whose server dies as soon as the model has begun to write."""
    assistant = Assistant.open(settings)
    generator = assistant._generator
    assert generator is not None
    stream = generator._model.stream

    def dying(*arguments: object, **options: object) -> Iterator[object]:
        for number, piece in enumerate(stream(*arguments, **options)):  # type: ignore[arg-type]
            if number == 2:
                server.kill()
            yield piece

    object.__setattr__(generator._model, "stream", dying)
    return assistant.answer(question)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; exit code 1 when an unsupported sentence was shown or the killed server left no answer."""
    parser = argparse.ArgumentParser(prog="python -m evals.hallucinations", description=__doc__)
    parser.add_argument("--index", type=Path, default=Settings.from_environment().index)
    parser.add_argument("--questions", type=int, default=100)
    options = parser.parse_args(arguments)
    base = replace(Settings.from_environment(), index=options.index, chat_model=f"openai:{MODEL}", chat_timeout_s=300.0)
    asked = questions(options.questions)
    with running() as server:
        settings = replace(base, chat_base_url=server.base_url)
        tally = run(settings, asked)
        answer = killed(settings, server, asked[0])
    print(tally)
    print(f"server killed in mid-answer: {answer.status}, {len(answer.claims)} claims, note: {answer.note}")
    return 0 if tally.unsupported == 0 and answer.claims else 1


if __name__ == "__main__":
    sys.exit(main())
