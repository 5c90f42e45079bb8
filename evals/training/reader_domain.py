"""The product's own training questions as rows of tokens, on the windows that its own retrieval finds for them.

A window is what the reader gets in the product: title, heading, the sentence before, the sentence. A sentence that
states a key fact of the case is right; whatever else was found for the question is not, however near it is. Questions
of documents whose name falls to :func:`kept_back` are measured, not trained on.
"""

from __future__ import annotations

import json
import random
import re
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from assistant.index.index import Index
from assistant.models.reader_inputs import LONGEST, Inputs, Pieces, room_for
from assistant.reading.answerability import says_nothing
from assistant.reading.calibration import load_calibration
from assistant.reading.evidence import Evidence, ranked
from assistant.reading.features import NAMES
from assistant.reading.reader import window
from assistant.settings import Settings
from evals.cases.dataset import CASES_FOLDER, Case, load_cases
from evals.cases.keyfacts import found_facts
from evals.training.examples import Asked, Workbench
from evals.training.fitting import Matrix
from evals.training.reader_data import DOMAIN
from evals.training.reader_examples import Example, Examples

CASES = (
    "training_cities",
    "training_process",
    "training_elsewhere",
    "training_pairs",
    "training_questions",
    "calibration",
    "officials",
)
_NEAR = 6  # windows of a question that are wrong
_UNSURE = 0.03  # how likely a window is right of which no case says so
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_Span = tuple[int, int]
Cities = Sequence[Sequence[str]]
"""Names of cities, each in four cases."""


def cases() -> list[Case]:
    """The questions to train on."""
    found = [case for name in CASES for case in load_cases(CASES_FOLDER / f"{name}.jsonl").cases]
    return [case for case in found if not case.held_out and not case.history and case.answerable is not None]


def kept_back(case: Case) -> bool:
    """Whether a case is measured only: by the document it is about or, of a case without one, by its id."""
    name = case.gold[0].document_id if case.gold else re.sub(r"\D+$", "", case.id)
    return zlib.crc32(name.encode()) % 8 == 0


class Rows:
    """Gathers a question's windows as examples."""

    def __init__(self, inputs: Inputs) -> None:
        self.examples = Examples()
        self._inputs = inputs

    def add(self, question: str, text: str, spans: Sequence[_Span], label: float, source: int = DOMAIN) -> None:
        """Add one window; of one that is too long the end is kept, which is the sentence read."""
        asked, pieces = self._inputs.pieces([question, text])
        start = max(0, len(pieces.ids) - room_for(asked, LONGEST))
        row = self._inputs.row(asked, Pieces(pieces.ids[start:], pieces.offsets[start:]), LONGEST)
        found = []
        for first, last in spans:
            inside = [i for i, (a, b) in enumerate(row.offsets) if a < last and b > first]
            if inside:
                found.append((row.first + inside[0], row.first + inside[-1]))
        if label < 0.5 or found or not spans:
            self.examples.add(Example(row.ids, row.first, found, label, 1.0, source))


def mine(asked: Asked, weights: Matrix, case: Case, rows: Rows, cities: Cities, randomly: random.Random) -> None:
    """Add the windows that the product found for a case; ``weights`` order its sentences."""
    evidence = ranked(asked.question, asked.candidates, asked.rows, weights)
    wrong = 0
    for item in evidence:
        stated = _stated(case, item)
        if stated is None:
            continue
        text = window(item)
        if stated:
            spans = [(text.rindex(item.sentence.text) + a, text.rindex(item.sentence.text) + b) for a, b in stated]
            rows.add(case.question, text, spans, 1.0)
            for other in _swaps(case.question, text, cities, randomly):
                rows.add(other, text, [], _UNSURE)
        elif wrong < _NEAR and not says_nothing(item):
            wrong += 1
            rows.add(case.question, text, [], _UNSURE)


def _stated(case: Case, item: Evidence) -> list[_Span] | None:
    """Where the sentence states the key facts; empty when it does not, None when that cannot be told."""
    if not case.answerable:
        return []
    sentence, passage = item.sentence, item.passage
    found = found_facts(sentence.text, case.key_facts)
    if not any(found):
        beside = found_facts(item.candidate.before, case.key_facts)
        return None if any(beside) or not case.key_facts else []
    if not any(gold.covers(passage.document.id, passage.section.label, sentence.source_ids) for gold in case.gold):
        return None
    lowered = sentence.text.casefold()
    spans = []
    for variants in case.key_facts:
        places = [(lowered.find(v.casefold()), len(v)) for v in variants]
        spans += [(at, at + length) for at, length in places if at >= 0][:1]
    return spans or None


def _swaps(question: str, text: str, cities: Cities, randomly: random.Random) -> Iterator[str]:
    """The question about another city or another year, which the text does not name."""
    lowered = text.casefold()
    for forms in cities:
        for case, form in enumerate(forms):
            pattern = re.compile(rf"\b{form}\b", re.IGNORECASE)
            if pattern.search(question):
                others = [other for other in cities if other[0][:4].casefold() not in lowered and other is not forms]
                yield pattern.sub(randomly.choice(others)[case], question)
    for match in _YEAR.finditer(question):
        year = match.group()
        years = [str(new) for new in range(2012, 2034) if str(new) not in text and str(new) not in question]
        yield question.replace(year, randomly.choice(years))


def write(index: Path, out: Path, encoder: Path) -> None:
    """Write ``domain.npz`` and ``domain_held_out.npz``."""
    inputs = Inputs(encoder)
    settings = Settings.from_environment()
    opened = Index.open(index, settings)
    bench, weights = Workbench(opened, settings), load_calibration(opened.encoder.name).evidence_weights(NAMES)
    cities = json.loads((Path(__file__).parent / "cities.json").read_text(encoding="utf-8"))
    randomly = random.Random(13)
    kept, held_out = Rows(inputs), Rows(inputs)
    for case in cases():
        rows = held_out if kept_back(case) else kept
        mine(bench.ask(case.question), weights, case, rows, cities, randomly)
    kept.examples.save(out / "domain.npz")
    held_out.examples.save(out / "domain_held_out.npz")
    print("domain", len(kept.examples.rows), "held out", len(held_out.examples.rows))
