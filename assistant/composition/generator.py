"""Passages → draft claims through a chat model, sentence by sentence as it writes.

The model sees passages under opaque labels and ends each sentence with the labels it used. Labels are mapped back
here; unknown ones are dropped. Nothing that comes from here is shown before ``verify`` has passed it, and whatever
goes wrong with the model is a GeneratorError, so that the extractive answer can take its place.
"""

from __future__ import annotations

import re
import time
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b

from langchain_core.language_models.chat_models import BaseChatModel
from langchain_core.messages import HumanMessage, SystemMessage

from assistant.composition.chat import Breaker
from assistant.composition.prompts import ANSWER_RULES, ANSWER_TASK, NO_ANSWER, PROMPT_HEADINGS, REFUSAL_OPENINGS
from assistant.composition.support import best_support
from assistant.domain import DraftClaim, Passage, Sentence
from assistant.errors import GeneratorError
from assistant.language.sentences import split_sentences

_LABEL = re.compile(r"\s*\[(\d{1,3}(?:\s*[,;]\s*\d{1,3})*)\]")
_LABELS_FIRST = re.compile(rf"^(?:{_LABEL.pattern})+[\s.]*")
_BROKEN_LABEL = re.compile(r"\s*\[[^\]]{0,12}$")
_HEADING = re.compile(rf"^\s*(?:{'|'.join(PROMPT_HEADINGS)})\s*")
_ECHO = re.compile(rf"\n\s*(?:{'|'.join(PROMPT_HEADINGS[:2])})")
_SENTENCE_END = re.compile(r"[.!?…:][\s\"”»)*_]*$|^\s*$")
_FINISH = ("finish_reason", "stop_reason", "done_reason")
"""Where LangChain's providers say why a model stopped."""
_TOO_LONG = "length"
_CUT_SHORT = frozenset({_TOO_LONG, "max_tokens", "MAX_TOKENS"})
_CUT = "\0"
"""A piece that says: what has come of the last sentence is not the whole of it."""
_LOOK_ALIKES = str.maketrans("<>[]{}", "‹›()()")
_MAX_SENTENCES = 6
_MAX_PASSAGES = 6
_MAX_ANSWER_CHARACTERS = 4000


class Generator:
    """Drafts answers with one chat model; safe from any thread."""

    def __init__(self, model: BaseChatModel, timeout_s: float = 60.0, max_passages: int = _MAX_PASSAGES) -> None:
        self._model = model
        self._timeout_s = timeout_s
        self._breaker = Breaker()
        self._max_passages = max_passages

    def draft(self, question: str, passages: Sequence[Passage]) -> Iterator[DraftClaim]:
        """Yield the model's sentences, each with the evidence its labels point to (none when it gave no known label).

        Raises GeneratorError when the model cannot be reached, is too slow, stops in the middle, refuses, or
        writes nothing that rests on a passage; sentences yielded before that stay valid.
        """
        labelled = label_passages(passages[: self._max_passages])
        supported = False
        drafted: set[str] = set()
        for text, labels in parse(self._pieces(question, labelled)):
            if text in drafted:
                continue  # a small model repeats itself
            drafted.add(text)
            # A sentence without any label rests on whatever it was given; with unknown labels only, on nothing.
            known = [labelled[label] for label in labels if label in labelled] if labels else labelled.values()
            evidence = best_support(text, _evidence(known))
            supported = supported or bool(evidence)
            yield DraftClaim(text, evidence)
        if not supported:
            raise GeneratorError("The chat model wrote nothing that rests on a passage.")

    def _pieces(self, question: str, labelled: dict[str, Passage]) -> Iterator[str]:
        """The answer as it arrives, within the time-out and a sane length."""
        example = next(iter(labelled), "10")
        rules = ANSWER_RULES.fill(sentences=str(_MAX_SENTENCES), example=example)
        blocks = (f"[{label}] {_readable(passage)}" for label, passage in labelled.items())
        task = ANSWER_TASK.fill(passages="\n".join(blocks), question=neutral(question))
        deadline = time.monotonic() + self._timeout_s
        messages = [SystemMessage(rules), HumanMessage(task)]
        written, finish = "", ""
        for chunk in self._breaker.within(deadline, lambda: self._model.stream(messages)):
            piece = chunk.text if isinstance(chunk.text, str) else str(chunk.content)
            written += piece
            finish = next((str(chunk.response_metadata[k]) for k in _FINISH if k in chunk.response_metadata), finish)
            if len(written) > _MAX_ANSWER_CHARACTERS:
                finish = _TOO_LONG
                break
            yield piece
        if not _SENTENCE_END.search(_LABEL.sub("", written)):
            yield from _unfinished(finish)


def _unfinished(finish: str) -> Iterator[str]:
    """What becomes of an answer whose last sentence has no end.

    A model that says it is done may leave out the full stop, and one that ran into its limit leaves half a sentence.
    Without a word of either the connection was closed: a dead server can look like the end of the answer.
    """
    if not finish:
        raise GeneratorError("The chat model stopped in the middle of a sentence.")
    if finish in _CUT_SHORT:
        yield _CUT


def label_passages(passages: Sequence[Passage]) -> dict[str, Passage]:
    """Label → passage. Labels are two- or three-digit numbers drawn from the passage's id, so none can be guessed."""
    labelled: dict[str, Passage] = {}
    for passage in passages:
        if not _evidence([passage]):
            continue
        number = int.from_bytes(blake2b(passage.chunk.id.encode(), digest_size=4).digest(), "big") % 890 + 10
        while str(number) in labelled:
            number += 1
        labelled[str(number)] = passage
    return labelled


def parse(pieces: Iterator[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Split a growing answer into (sentence without labels, labels), each as soon as the next one has begun.

    Raises GeneratorError for an empty answer and for one that begins with a refusal.
    """
    buffer, count = "", 0
    for piece in pieces:
        if piece == _CUT:
            buffer = ""
            break
        buffer += piece
        if (echo := _ECHO.search(buffer)) is not None:
            buffer = buffer[: echo.start()]
            break  # the model goes on with a question of its own
        while (end := _first_end(buffer)) is not None:
            sentence, buffer = buffer[:end], buffer[end:]
            if (drafted := _unlabel(sentence))[0]:
                _refuse_refusal(drafted[0], count)
                count += 1
                yield drafted
    if (drafted := _unlabel(buffer))[0]:
        _refuse_refusal(drafted[0], count)
        count += 1
        yield drafted
    if not count:
        raise GeneratorError("The chat model wrote nothing.")


def _first_end(buffer: str) -> int | None:
    """Where the first sentence and its labels end; None until something of the next sentence has come."""
    spans = split_sentences(buffer)
    for number, (_, end) in enumerate(spans[:-1], start=1):
        following = spans[number][0]
        # Labels on a line of their own text belong to that text, not to the sentence before.
        same_line = "\n" not in buffer[end:following]
        labels = _LABELS_FIRST.match(buffer[following:]) if same_line else None
        stop = following + labels.end() if labels else end
        rest = buffer[stop:].lstrip()
        # A label that has only half arrived still belongs to this sentence.
        if rest and not (rest.startswith("[") and "]" not in rest):
            return stop
    return None


def _unlabel(sentence: str) -> tuple[str, tuple[str, ...]]:
    """The sentence without labels and list bullets, and its labels in order."""
    labels = [label for group in _LABEL.findall(sentence) for label in re.split(r"\s*[,;]\s*", group)]
    text = _BROKEN_LABEL.sub("", _LABEL.sub("", sentence)).strip()
    text = re.sub(r"^(?:[-*•–]|\d{1,2}[.)])\s+", "", _HEADING.sub("", text)).strip("*_ ")
    return (text if any(character.isalpha() for character in text) else ""), tuple(dict.fromkeys(labels))


def _refuse_refusal(text: str, count: int) -> None:
    if count == 0 and (NO_ANSWER.casefold() in text.casefold() or text.casefold().startswith(REFUSAL_OPENINGS)):
        raise GeneratorError("The chat model found no answer in the passages.")


def _evidence(passages: Iterable[Passage]) -> list[Sentence]:
    """The sentences of the passages."""
    return [scored.sentence for passage in passages for scored in passage.sentences]


def _readable(passage: Passage) -> str:
    text = " ".join(sentence.text for sentence in _evidence([passage]))
    return f"{neutral(passage.document.title)}: {neutral(text)}"


def neutral(text: str) -> str:
    """Return ``text`` as one line of plain characters that no chat format, label or heading can be made of.

    Angle and square brackets become look-alikes, so that ``<|im_start|>`` or a forged ``[12]`` is text like any other;
    characters that nobody sees are left out. Only the prompt is changed: quotes stay as they stand in the source.
    """
    seen = "".join(character for character in text if unicodedata.category(character) not in ("Cf", "Co", "Cn"))
    return " ".join(seen.split()).translate(_LOOK_ALIKES)
