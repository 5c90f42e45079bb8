"""What the two small models learn from: own cases, test-collection answers, and questions made unanswerable."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from assistant.domain import Passage, Turn
from assistant.errors import ApuriError
from assistant.index.index import Index
from assistant.index.rarity import Rarity
from assistant.language.places import CITY_CASES, OTHER_CITIES
from assistant.question.question import Question, understand
from assistant.reading.features import Candidate, candidates_of, features
from assistant.retrieval.retrieve import Retriever
from assistant.settings import Settings
from evals.cases.dataset import Case
from evals.cases.keyfacts import found_facts
from evals.training.fitting import Group, Matrix

_YEAR = re.compile(r"\b20\d\d\b")
_FAR_YEARS = ("2012", "2031")
_CASES = {form.lower(): case for forms in CITY_CASES.values() for case, form in enumerate(forms)}
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Span:
    """One accepted answer: characters ``start`` to ``end`` of its passage."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what the retriever found and the features of every sentence of it."""

    question: Question
    passages: tuple[Passage, ...]
    candidates: tuple[Candidate, ...]
    rows: Matrix


class Workbench:
    """Asks one index what the assistant would ask it, up to the features."""

    def __init__(self, index: Index, settings: Settings, passages: int = 10) -> None:
        self._retriever = Retriever(index, settings)
        self._passages = passages
        self.rarity = Rarity(index.lexical)

    def ask(self, text: str, history: Sequence[Turn] = ()) -> Asked:
        """The passages and the features of their sentences."""
        question = understand(text, history)
        passages = self._retriever.retrieve(question, k=self._passages)
        candidates = candidates_of(passages)
        return Asked(question, tuple(passages), tuple(candidates), features(question, candidates, self.rarity))


def read_spans(folder: Path) -> Mapping[str, tuple[str, tuple[Span, ...]]]:
    """answers.jsonl: query id → passage id and accepted spans. Raises ApuriError."""
    path = folder / "answers.jsonl"
    try:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        return {row["id"]: (row["passage"], tuple(Span(**span) for span in row["answers"])) for row in rows}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ApuriError(f"{path} cannot be used ({error}).") from None


def taught(number: int) -> bool:
    """Whether the weights are learned from the question of this number in a collection; the others are measured on."""
    return number % 2 == 0


def case_group(case: Case, asked: Asked, weight: float) -> Group | None:
    """An own case: a sentence is as relevant as the share of key facts it states, if it is from a gold place."""
    if not case.key_facts or not len(asked.rows):
        return None
    relevance = np.array([_facts(case, candidate) for candidate in asked.candidates])
    return (asked.rows, relevance, weight) if relevance.max() > 0 else None


def _facts(case: Case, candidate: Candidate) -> float:
    sentence, passage = candidate.scored.sentence, candidate.passage
    if not any(g.covers(passage.document.id, passage.section.label, sentence.source_ids) for g in case.gold):
        return 0.0
    return float(np.mean(found_facts(sentence.text, case.key_facts)))


def span_group(passage: str, spans: Sequence[Span], asked: Asked, weight: float) -> Group | None:
    """A test-collection question as a group: the sentences that hold an accepted span whole are relevant."""
    relevance = np.array([float(holds(c, passage, spans)) for c in asked.candidates])
    return (asked.rows, relevance, weight) if len(relevance) and relevance.max() > 0 else None


def holds(candidate: Candidate, passage: str, spans: Sequence[Span]) -> bool:
    """Whether the sentence is of that passage and holds one of the spans whole."""
    sentence = candidate.scored.sentence
    return sentence.document_id == passage and any(
        sentence.start <= span.start and span.end <= sentence.end for span in spans
    )


def unanswerable(cases: Sequence[Case]) -> Iterator[str]:
    """Questions of the answerable cases moved to a city outside the programme, or to a year without agreements."""
    for number, case in enumerate(case for case in cases if case.answerable and not case.history):
        city = OTHER_CITIES[number % len(OTHER_CITIES)]
        moved = _replaced(case.question, partial(_same_case, city=city))
        if moved != case.question:
            yield moved
        dated = _YEAR.sub(_FAR_YEARS[number % 2], case.question)
        if dated != case.question:
            yield dated


def _replaced(text: str, replace: Callable[[str], str]) -> str:
    return _WORD.sub(lambda match: replace(match[0]), text)


def _same_case(word: str, city: Sequence[str]) -> str:
    case = _CASES.get(word.lower())
    return word if case is None else city[case]
