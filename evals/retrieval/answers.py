"""``python -m evals answers DIR``: whether the extractive answer shows the gold answer span of a test collection.

DIR is a retrieval collection (queries, passages, qrels) with answers.jsonl: {id, passage, answers: [{text, start, end}]}.
What is measured is the choice of sentences: the judgement whether to answer at all is left out, because it is
calibrated for the corpus. A span counts when it stands whole in the shown sentences of its own passage.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tqdm import tqdm

from assistant.composition.compose import MAX_SENTENCES, chosen, compose
from assistant.domain import Passage, Sentence
from assistant.index.rarity import Rarity
from assistant.question.question import Question, understand
from assistant.reading.calibration import load_calibration
from assistant.reading.evidence import Evidence, weigh
from assistant.retrieval.retrieve import Retriever
from assistant.settings import Settings
from evals.metrics import mean, percentile
from evals.retrieval.benchmark import build, cached_encoder
from evals.retrieval.collection import read_collection
from evals.tables import measures
from evals.training.examples import Span, read_spans, taught

_PASSAGES = 10
_FEWEST = 10
"""A kind of question with fewer questions than this gets no row of its own."""

LOSSES = {
    "passage": "its passage is not among the ten found",
    "choice": "its sentence is not among the four best",
    "stop": "the answer ended before its sentence, or left it out as a repetition or as beside the point",
    "crowded": "lists or sentences that others lean on stand before it",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """What one question showed: hits as 0 or 1, sentences and milliseconds; ``loss`` is why the span is not shown."""

    asks: str
    unseen: bool
    first: float
    shown: float
    passage: float
    sentences: float
    loss: str
    ms: float


def main(arguments: Sequence[str]) -> int:
    """Measure and print; 0 unless the collection cannot be used."""
    parser = argparse.ArgumentParser(prog="python -m evals answers", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--misses", type=Path, metavar="FILE", help="write the questions whose first sentence missed")
    given = parser.parse_args(list(arguments))
    results = list(measure(given.folder, Settings.from_environment(), given.misses))
    table = {name: summary(part) for name, part in parts(results).items()}
    lost = Counter(result.loss for result in results if result.loss)
    report = {"questions": table, "lost": {name: lost[name] for name in LOSSES}}
    print(json.dumps(report, ensure_ascii=False) if given.json else _readable(table, lost))
    return 0


def measure(folder: Path, settings: Settings, misses: Path | None = None) -> Iterator[Shown]:
    """Ask every question of the collection that has a gold span. Raises ApuriError for a collection without."""
    collection, spans = read_collection(folder), read_spans(folder)
    missed: list[str] = []
    with tempfile.TemporaryDirectory(prefix="apuri-answers-") as place:
        encoder = cached_encoder(settings)
        index, _ = build(collection, Path(place), settings, encoder, sentences=True)
        retriever, rarity = Retriever(index, settings), Rarity(index.lexical)
        calibration = load_calibration(encoder.name)
        for number, (query, text) in enumerate(tqdm(collection.queries.items(), disable=None, leave=False)):
            started = time.perf_counter()
            question = understand(text)
            passages = retriever.retrieve(question, k=_PASSAGES)
            evidence = weigh(question, passages, rarity, calibration)
            sentences = [sentence for draft in compose(question, evidence) for sentence in draft.evidence]
            ms = (time.perf_counter() - started) * 1000
            result = judged(question, passages, evidence, sentences, *spans[query], unseen=not taught(number), ms=ms)
            if not result.first:
                missed.append(_miss(result, text, spans[query][1], sentences))
            yield result
        index.close()
    if misses:
        misses.write_text("\n".join(missed) + "\n", encoding="utf-8")


def judged(
    question: Question,
    passages: Sequence[Passage],
    evidence: Sequence[Evidence],
    sentences: Sequence[Sentence],
    passage: str,
    spans: Sequence[Span],
    *,
    unseen: bool,
    ms: float,
) -> Shown:
    """Whether the shown sentences hold one of the spans of the passage, and where it was lost if they do not."""
    found = any(one.document.id == passage for one in passages)
    shown = stands_in(sentences[:MAX_SENTENCES], passage, spans)
    loss = "" if shown else "passage" if not found else _lost(question, evidence, sentences, passage, spans)
    first = stands_in(sentences[:1], passage, spans)
    count = float(len(sentences))
    return Shown(question.asks.value, unseen, float(first), float(shown), float(found), count, loss, ms)


def _lost(
    question: Question,
    evidence: Sequence[Evidence],
    sentences: Sequence[Sentence],
    passage: str,
    spans: Sequence[Span],
) -> str:
    if stands_in([item.sentence for item in chosen(question, evidence, MAX_SENTENCES)], passage, spans):
        return "crowded"
    if stands_in(sentences, passage, spans):
        return "crowded"
    return "stop" if stands_in([item.sentence for item in evidence[:MAX_SENTENCES]], passage, spans) else "choice"


def stands_in(sentences: Sequence[Sentence], passage: str, spans: Iterable[Span]) -> bool:
    """Whether every character, white space apart, of one of the spans is in these sentences of the passage."""
    mine = [sentence for sentence in sentences if sentence.document_id == passage]
    return any(_covered(span, mine) for span in spans)


def _covered(span: Span, sentences: Sequence[Sentence]) -> bool:
    inside = [s for s in sentences if s.start < span.end and span.start < s.end]
    shared = sum(min(s.end, span.end) - max(s.start, span.start) for s in inside)
    gaps = max(0, len(inside) - 1)  # one white space between neighbours belongs to no sentence
    return bool(inside) and shared + gaps >= span.end - span.start


def _miss(result: Shown, question: str, spans: Sequence[Span], sentences: Sequence[Sentence]) -> str:
    shown = " | ".join(sentence.text for sentence in sentences)
    return f"{result.loss or 'first'}\t{question}\t{' / '.join(span.text for span in spans)}\t{shown}"


def parts(results: Sequence[Shown]) -> dict[str, list[Shown]]:
    """All questions, those not trained on, and each kind of question that has enough."""
    by_kind: dict[str, list[Shown]] = defaultdict(list)
    for result in results:
        by_kind[result.asks].append(result)
    kinds = {name: found for name, found in sorted(by_kind.items()) if len(found) >= _FEWEST}
    return {"all": list(results), "unseen": [result for result in results if result.unseen], **kinds}


def summary(results: Sequence[Shown]) -> dict[str, float | None]:
    """Means over the questions, and milliseconds of question, retrieval, evidence and composition."""
    times = [result.ms for result in results]
    return {
        "questions": float(len(results)),
        "span_in_first": mean([result.first for result in results]),
        "span_in_shown": mean([result.shown for result in results]),
        "passage@10": mean([result.passage for result in results]),
        "sentences": mean([result.sentences for result in results]),
        "ms_p50": percentile(times, 0.5),
        "ms_p95": percentile(times, 0.95),
    }


def _readable(table: Mapping[str, Mapping[str, float | None]], lost: Mapping[str, int]) -> str:
    lines = [measures("", list(next(iter(table.values()))), table), "", "spans that no shown sentence holds:"]
    lines += [f"{lost.get(name, 0):6}  {name}: {why}" for name, why in LOSSES.items()]
    return "\n".join(lines)
