"""``python -m evals.training.train``: learn which sentence answers, and when one does; write the encoder's calibration.

Learns from the cases that are not held out, over an index of the corpus; with ``--collection DIR`` also from every
second question of a test collection with answer spans. Prints how well it does on questions it was not fitted on.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from assistant.errors import SettingsError
from assistant.index.index import Index
from assistant.question.question import Question
from assistant.reading.answerability import telling_of
from assistant.reading.calibration import FOLDER, READ_NAMES, load_calibration, read_signals
from assistant.reading.contradiction import contradicted
from assistant.reading.evidence import Evidence, ranked
from assistant.reading.features import NAMES
from assistant.reading.reader import READ, Reader, load_reader, read_best
from assistant.reading.signals import signals
from assistant.settings import Settings
from evals.cases.dataset import CASES_FOLDER, QUESTIONS, load_cases
from evals.retrieval.benchmark import build, cached_encoder
from evals.retrieval.collection import read_collection
from evals.training.examples import Asked, Workbench, case_group, read_spans, span_group, taught, unanswerable
from evals.training.fitting import FittedLogistic, Group, Matrix, fit_logistic, fit_softmax, out_of_fold, threshold_at

TRAINING = [
    QUESTIONS,
    *(
        CASES_FOLDER / f"{name}.jsonl"
        for name in (
            "calibration",
            "officials",
            "training_process",
            "training_cities",
            "training_elsewhere",
            "training_pairs",
        )
    ),
]
_SOFTMAX_PENALTY = 10.0
_LOGISTIC_PENALTY = 40.0
_READING_PENALTY = 1.0
_CASE_WEIGHT = 1.0
_SPAN_WEIGHT = 0.85
_REFUSE_WEIGHT = 2.0
_MADE_WEIGHT = 0.3
_FOREIGN_QUESTIONS, _MADE_QUESTIONS = 150, 100
# Of the training questions, most of them written to be hard; of the shipped questions it comes to under 5 %.
_FALSE_REFUSALS = 0.10
_FOLDS, _SEED = 5, 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit and write; 0, or an ApuriError when an input cannot be used."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments[:1] == ["reader"]:
        from evals.training.reader_command import main as train_reader

        return train_reader(arguments[1:])
    parser = argparse.ArgumentParser(prog="python -m evals train", description=__doc__)
    parser.add_argument("--index", type=Path, required=True, help="an index of the corpus")
    parser.add_argument("--cases", type=Path, nargs="+", default=TRAINING)
    parser.add_argument("--collection", type=Path, help="a folder with queries, passages, qrels and answers.jsonl")
    parser.add_argument(
        "--reading", action="store_true", help="fit only what weighs the reader, on the shipped weights"
    )
    parser.add_argument("--out", type=Path, help="where to write (default: the encoder's file in assistant/)")
    given = parser.parse_args(list(arguments))
    settings = Settings.from_environment()
    index = Index.open(given.index, settings)
    bench = Workbench(index, settings)
    if given.reading:
        return _fit_reading(given, settings, index, bench)
    cases = [case for path in given.cases for case in load_cases(path).cases if not case.held_out]
    asked = [(case, bench.ask(case.question, case.history)) for case in cases]
    groups = [case_group(case, found, _CASE_WEIGHT) for case, found in asked]
    spans = _span_groups(given.collection, settings) if given.collection else []
    weights = fit_softmax([*filter(None, groups), *spans], _SOFTMAX_PENALTY)
    foreign = list(read_collection(given.collection).queries.values())[::5] if given.collection else []
    judged = _Judged(bench)
    blind = _unseen_weights(groups, spans)
    for (case, found), unseen in zip(asked, blind, strict=True):
        judged.add(found, unseen, bool(case.answerable), 1.0 if case.answerable else _REFUSE_WEIGHT)
    for text in [*islice(unanswerable(cases), _MADE_QUESTIONS), *foreign[:_FOREIGN_QUESTIONS]]:
        judged.add(bench.ask(text), weights, False, _MADE_WEIGHT)
    data = {"encoder": index.encoder.name, "evidence": _rounded(weights), "answerable": judged.fitted()}
    if (reader := load_reader(settings)) is not None:
        data["reading"] = judged.read(reader)
    path = given.out or FOLDER / f"{index.encoder.name.replace('/', '_')}.json"
    path.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    print(
        f"{sum(map(bool, groups))} cases, {len(spans)} spans; first sentence right, unseen: {_right(groups, blind):.3f}"
    )
    print(judged.report())
    return 0


def _fit_reading(given: argparse.Namespace, settings: Settings, index: Index, bench: Workbench) -> int:
    """Fit and write the weights of the reader's judgement beside that of the signals; the rest stays as it is."""
    reader = load_reader(settings)
    if reader is None:
        raise SettingsError("APURI_READER is 'none'; there is no reader to fit.")
    path = given.out or FOLDER / f"{index.encoder.name.replace('/', '_')}.json"
    shipped = load_calibration(index.encoder.name)
    judged = _Judged(bench)
    for case in (case for cases in given.cases for case in load_cases(cases).cases if not case.held_out):
        weights = shipped.evidence_weights(NAMES)
        importance = 1.0 if case.answerable else _REFUSE_WEIGHT
        judged.add(bench.ask(case.question, case.history), weights, bool(case.answerable), importance)
    data = json.loads((FOLDER / path.name).read_text(encoding="utf-8"))
    data["reading"] = judged.read(reader)
    path.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    print(judged.report())
    print(json.dumps(data["reading"]))
    return 0


def _unseen_weights(groups: Sequence[Group | None], spans: Sequence[Group]) -> list[Matrix]:
    """For each case the weights fitted without it, so that what is learned on top of them is not too sure of itself."""
    fold = np.random.default_rng(_SEED).integers(0, _FOLDS, len(groups))
    fitted = [
        fit_softmax([*(g for g, k in zip(groups, fold, strict=True) if g and k != number), *spans], _SOFTMAX_PENALTY)
        for number in range(_FOLDS)
    ]
    return [fitted[number] for number in fold]


def _span_groups(folder: Path, settings: Settings) -> list[Group]:
    """Every second question of the collection; the others are left to measure on."""
    collection, spans = read_collection(folder), read_spans(folder)
    with tempfile.TemporaryDirectory(prefix="apuri-train-") as place:
        index, _ = build(collection, Path(place), settings, cached_encoder(settings), sentences=True)
        bench = Workbench(index, settings)
        chosen = [item for number, item in enumerate(collection.queries.items()) if taught(number)]
        found = [span_group(*spans[query], bench.ask(text), _SPAN_WEIGHT) for query, text in chosen]
        index.close()
    return [group for group in found if group]


class _Judged:
    """Signals of questions with whether the material answers them."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench
        self._names: tuple[str, ...] = ()
        self._rows: list[list[float]] = []
        self._labels: list[float] = []
        self._importance: list[float] = []
        self._plain: list[tuple[bool, float]] = []
        self._best: list[tuple[Question, list[Evidence]]] = []

    def add(self, asked: Asked, weights: Matrix, answerable: bool, importance: float) -> None:
        """Take in a question whose sentences are ranked by ``weights``; by rule alone when a rule decides."""
        evidence = telling_of(ranked(asked.question, asked.candidates, asked.rows, weights))
        if not evidence or contradicted(asked.question, evidence[0], self._bench.rarity.count):
            self._plain.append((answerable, importance))
            return
        found = signals(asked.question, evidence, self._bench.rarity)
        self._names = tuple(found)
        self._rows.append(list(found.values()))
        self._labels.append(float(answerable))
        self._importance.append(importance)
        self._best.append((asked.question, evidence[:READ]))

    def _arrays(self) -> tuple[Matrix, Matrix, Matrix]:
        return np.array(self._rows), np.array(self._labels), np.array(self._importance)

    def read(self, reader: Reader) -> dict[str, Any]:
        """The logistic model over the judgement of the signals and the reader's, in the calibration's form.

        Both are those of questions that the models under them were not fitted on.
        """
        _, labels, importance = self._arrays()
        found = zip(self._unseen(), self._best, strict=True)
        rows = np.array([read_signals(judged, *read_best(reader, *best)) for judged, best in found])
        unseen = out_of_fold(rows, labels, importance, _READING_PENALTY, _FOLDS, _SEED)
        model = fit_logistic(rows, labels, importance, _READING_PENALTY)
        return _as_json(model, READ_NAMES, threshold_at(unseen, labels, _FALSE_REFUSALS))

    def fitted(self) -> dict[str, Any]:
        """The logistic model in the calibration's form, its threshold from questions it was not fitted on."""
        rows, labels, importance = self._arrays()
        model = fit_logistic(rows, labels, importance, _LOGISTIC_PENALTY)
        return _as_json(model, self._names, threshold_at(self._unseen(), labels, _FALSE_REFUSALS))

    def _unseen(self) -> Matrix:
        return out_of_fold(*self._arrays(), _LOGISTIC_PENALTY, _FOLDS, _SEED)

    def report(self) -> str:
        """The shares refused of answerable, unanswerable and made questions, by models that did not see them."""
        _, labels, importance = self._arrays()
        unseen = self._unseen()
        refused = unseen < threshold_at(unseen, labels, _FALSE_REFUSALS)
        rows = [
            *zip(refused, labels == 1, importance, strict=True),
            *((True, yes, weight) for yes, weight in self._plain),
        ]
        answerable = [float(no) for no, yes, _ in rows if yes]
        own = [float(no) for no, yes, weight in rows if not yes and weight >= 1.0]
        made = [float(no) for no, yes, weight in rows if not yes and weight < 1.0]
        return (
            f"{len(rows)} questions judged, cross-validated: false refusals {np.mean(answerable):.3f} of "
            f"{len(answerable)}, refused {np.mean(own):.3f} of {len(own)} unanswerable cases"
            + (f" and {np.mean(made):.3f} of {len(made)} made ones" if made else "")
        )


def _as_json(model: FittedLogistic, names: Sequence[str], threshold: float) -> dict[str, Any]:
    columns = zip(names, model.mean, model.scale, model.weights, strict=True)
    return {
        "bias": round(model.bias, 5),
        "threshold": round(threshold, 4),
        "signals": {
            name: {"mean": round(float(m), 5), "scale": round(float(s), 5), "weight": round(float(w), 5)}
            for name, m, s, w in columns
        },
    }


def _rounded(weights: Matrix) -> dict[str, float]:
    return {name: round(float(weight), 5) for name, weight in zip(NAMES, weights, strict=True)}


def _right(groups: Sequence[Group | None], weights: Sequence[Matrix]) -> float:
    """The share of the cases whose first sentence is right, each by the weights that go with it."""
    pairs = [(group, own) for group, own in zip(groups, weights, strict=True) if group]
    return float(np.mean([relevance[np.argmax(rows @ own)] >= relevance.max() for (rows, relevance, _), own in pairs]))


if __name__ == "__main__":
    sys.exit(main())
