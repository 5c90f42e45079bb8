"""Which of the numbered sentences answer a question, as a chat model chooses: it reads and selects, and words nothing.

The model sees sentences under opaque labels and names labels. What it names and was not given is dropped, so nothing
can be made up; whatever goes wrong is a GeneratorError, and the extractive answer takes its place.
"""

from __future__ import annotations

import json
import logging
import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Any

from langchain_core.language_models.chat_models import BaseChatModel
from langchain_core.messages import BaseMessage, HumanMessage, SystemMessage
from langchain_core.runnables import Runnable

from assistant.composition.chat import Breaker
from assistant.composition.generator import neutral
from assistant.composition.outcome import Finding
from assistant.composition.prompts import NO_ANSWER, REFUSAL_OPENINGS, SELECT_RULES, SELECT_TASK
from assistant.domain import AnswerStatus
from assistant.errors import GeneratorError
from assistant.reading.answerability import Judgement
from assistant.reading.contradiction import contradicted

MOST = 4
"""Sentences that a choice may have."""

OFFERED = 24
"""Sentences that the model chooses from: the best by our own ranking."""

_log = logging.getLogger(__name__)

_NUMBER = re.compile(r"\d{2,4}")
_OBJECT = re.compile(r"\{.*\}", re.DOTALL)
_MOST_CHARACTERS = 4_000
_SCHEMA: dict[str, Any] = {
    "title": "Choice",
    "description": "The labels of the sentences that answer the question.",
    "type": "object",
    "properties": {
        "answered": {"type": "boolean"},
        "sentences": {"type": "array", "items": {"type": "integer"}},
        "missing": {"type": "string"},
    },
    "required": ["answered", "sentences", "missing"],
    "additionalProperties": False,
}


@dataclass(frozen=True, slots=True)
class Choice:
    """What a chat model chose: positions of sentences, most direct first; none when the material does not answer.

    ``missing`` is what it says the material lacks; it is for logs and never shown.
    """

    positions: tuple[int, ...]
    missing: str = ""

    @property
    def answered(self) -> bool:
        """Whether the model found an answer."""
        return bool(self.positions)


class Selector:
    """Chooses sentences with one chat model; safe from any thread."""

    def __init__(self, model: BaseChatModel, timeout_s: float = 60.0) -> None:
        self._model = model
        self._timeout_s = timeout_s
        self._breaker = Breaker()
        self._structured = _structured(model)

    def select(self, question: str, sentences: Sequence[str]) -> Choice:
        """Return which ``sentences`` answer ``question``.

        Raises GeneratorError when the model fails, takes longer than its time-out in all, or names no sentence it was
        given without saying that there is no answer.
        """
        deadline = time.monotonic() + self._timeout_s
        labelled = labels_of(sentences)
        listed = "\n".join(f"[{label}] {neutral(sentences[at])}" for label, at in labelled.items())
        messages: list[BaseMessage] = [
            SystemMessage(SELECT_RULES.fill(most=str(MOST), example=next(iter(labelled), "10"))),
            HumanMessage(SELECT_TASK.fill(sentences=listed, question=neutral(question))),
        ]
        if self._structured is not None:
            try:
                return read_choice(self._written(self._structured, messages, deadline), labelled)
            except GeneratorError:
                # Many servers know no JSON schema and say so, or write around it: then the labels in a plain text count.
                if time.monotonic() >= deadline:
                    raise
        return read_choice(self._written(self._model, messages, deadline), labelled)

    def choose(self, finding: Finding, count: Callable[[str], int]) -> Finding:
        """Return ``finding`` with the sentences that the model chose of it, or without an answer if it finds none.

        A chosen sentence on another city, year or party than asked is dropped: ``count`` says how often the material
        has a word. A model that fails, or of whose choice nothing is left, leaves the finding as it is, marked
        ``chat_failed``.
        """
        offered = finding.telling[:OFFERED]
        if not offered or finding.judgement.status is AnswerStatus.OUT_OF_SCOPE:
            return finding
        try:
            choice = self.select(finding.question.standalone, [item.sentence.text for item in offered])
        except GeneratorError as error:
            _log.warning("%s", error)
            return replace(finding, chat_failed=True)
        if not choice.answered:
            return replace(finding, judgement=Judgement(AnswerStatus.NOT_IN_MATERIAL))
        chosen = [offered[at] for at in choice.positions]
        chosen = [item for item in chosen if not contradicted(finding.question, item, count)]
        if not chosen:
            return replace(finding, chat_failed=True)
        evidence = tuple(replace(item, probability=1 / len(chosen)) for item in chosen)
        return replace(finding, evidence=evidence, judgement=Judgement(AnswerStatus.ANSWERED, 1.0))

    def _written(self, model: Runnable[Any, Any], messages: Sequence[BaseMessage], deadline: float) -> str:
        written = ""
        for part in self._breaker.within(deadline, lambda: _texts(model.stream(list(messages)))):
            written += part
            if len(written) > _MOST_CHARACTERS:
                break
        return written


def labels_of(sentences: Sequence[str]) -> dict[str, int]:
    """Return label → position. Labels are drawn from the sentences themselves, so that none can be guessed."""
    labelled: dict[str, int] = {}
    for at, sentence in enumerate(sentences):
        number = int.from_bytes(blake2b(f"{at} {sentence}".encode(), digest_size=4).digest(), "big") % 890 + 10
        while str(number) in labelled:
            number += 1
        labelled[str(number)] = at
    return labelled


def read_choice(text: str, labelled: Mapping[str, int]) -> Choice:
    """Return the choice in what a model wrote: a JSON object, or labels in plain text.

    Raises GeneratorError for a text that names no label of ``labelled`` and does not say that there is no answer.
    """
    found = _as_json(text)
    if found is not None:
        if found.get("answered") is False:
            return Choice((), str(found.get("missing", ""))[:200])
        named = [str(label) for label in found.get("sentences") or [] if isinstance(label, int | str)]
    else:
        plain = text.strip().casefold()
        if NO_ANSWER.casefold() in plain or plain.startswith(REFUSAL_OPENINGS):
            return Choice(())
        named = _NUMBER.findall(text)
    positions = tuple(dict.fromkeys(labelled[label.strip("[] ")] for label in named if label.strip("[] ") in labelled))
    if not positions:
        raise GeneratorError("The chat model named no sentence that it was given.")
    return Choice(positions[:MOST])


def _as_json(text: str) -> dict[str, Any] | None:
    match = _OBJECT.search(text)
    try:
        found = json.loads(match[0]) if match else None
    except json.JSONDecodeError:
        return None
    return found if isinstance(found, dict) else None


def _structured(model: BaseChatModel) -> Runnable[Any, Any] | None:
    """The model bound to the schema of a choice; None where LangChain cannot bind it."""
    try:
        return model.with_structured_output(_SCHEMA, include_raw=True)
    except (NotImplementedError, ValueError, TypeError, AttributeError):
        return None


def _texts(parts: Iterator[Any]) -> Iterator[str]:
    """The text of a stream's messages; of structured output its parsed form, or what the model wrote instead."""
    written, parsed = "", None
    for part in parts:
        message = part.get("raw") if isinstance(part, Mapping) else part
        text = getattr(message, "text", "") if message is not None else ""
        text = text if isinstance(text, str) else str(getattr(message, "content", ""))
        if isinstance(part, Mapping):
            parsed, written = part.get("parsed") or parsed, written + text
        else:
            yield text
    yield json.dumps(parsed, default=str) if parsed else written
