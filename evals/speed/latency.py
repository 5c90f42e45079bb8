"""``python -m evals latency``: milliseconds of each stage of an answer over ever larger indexes.

The large indexes are synthetic: sentences of the current index, put together anew and numbered, with the vectors of
real ones moved a little, so that texts, vocabulary and vector geometry are like those of a large archive. Questions
are encoded for real. What is measured is time; what such an index answers means nothing.
"""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from typing import Any

import numpy as np

from assistant.answer import Assistant
from assistant.index.generations import writer_lock
from assistant.index.index import Index
from assistant.index.writer import write_generation
from assistant.models.encoder import Encoder, Vector
from assistant.models.loading import load_encoder
from assistant.settings import Settings
from evals.cases.dataset import QUESTIONS, load_cases
from evals.command import index_parser, settings_for
from evals.metrics import percentile
from evals.reporting import record
from evals.reporting.plots import scaling_plot
from evals.results import LATENCY, RESULTS_FOLDER
from evals.speed.synthetic import documents, moved
from evals.tables import table

SIZES = (1_000, 10_000, 100_000)
SEED = 20200520
_QUESTIONS, _WARM_UP = 60, 5
_NOISE = 0.04  # a component's standard deviation; neighbours of one real vector then have a cosine of about 0.6 to 0.9


class _Moved(Encoder):
    """Stands in for the encoder while an index is written: real vectors, each moved by seeded noise."""

    def __init__(self, real: Encoder, vectors: Vector) -> None:
        super().__init__()
        self.name, self.dimension, self.max_tokens = real.name, real.dimension, real.max_tokens
        self._real, self._vectors, self._random = real, vectors, np.random.default_rng(SEED)

    def _encode_passages(self, texts: Sequence[str], progress: Any = None) -> Vector:
        chosen = self._vectors[self._random.integers(0, len(self._vectors), len(texts))]
        return moved(chosen, _NOISE, self._random)

    def _encode_query(self, text: str) -> Vector:
        return self._real.query(text)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """As the real encoder counts."""
        return self._real.count_tokens(texts)


def main(arguments: Sequence[str]) -> int:
    """Measure every size and write ``latency.json`` and ``latency.svg``."""
    parser = index_parser("latency", __doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="CHUNKS")
    parser.add_argument("--out", type=Path, default=RESULTS_FOLDER, help="folder for latency.json and latency.svg")
    given = parser.parse_args(arguments)
    settings = settings_for(given.index)
    measured = {str(size): _alone(settings, size) for size in given.sizes}
    print(to_text(measured))
    given.out.mkdir(parents=True, exist_ok=True)
    result = {"at": record.now(), "machine": record.machine(), "versions": record.versions(), "sizes": measured}
    (given.out / LATENCY).write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    (given.out / "latency.svg").write_text(_standalone(scaling_plot(measured)), encoding="utf-8")
    return 0


def _alone(settings: Settings, size: int) -> dict[str, Any]:
    """Measure in a process of its own: an encoder remembers the questions it has seen, and memory only grows."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(measure, settings, size).result()


def measure(settings: Settings, size: int) -> dict[str, Any]:
    """Build an index of ``size`` chunks, ask it questions, and return percentiles in milliseconds by stage."""
    with tempfile.TemporaryDirectory(prefix="apuri-latency-") as folder:
        started = time.perf_counter()
        synthetic = replace(settings, index=Path(folder), chat_model="")
        _build(settings, synthetic, size)
        built = time.perf_counter() - started
        stages = _asked(Assistant.open(synthetic))
        total = stages.pop("total")
        megabytes = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file()) / 1e6
    return {
        "build_s": round(built, 1),
        "megabytes": round(megabytes, 1),
        "peak_memory_mb": round(getrusage(RUSAGE_SELF).ru_maxrss / 1000),
        "stages": {
            name: {"p50": percentile(values, 0.5), "p95": percentile(values, 0.95), "n": len(values)}
            for name, values in {**stages, "total": total}.items()
        },
    }


def _build(settings: Settings, synthetic: Settings, size: int) -> None:
    index = Index.open(settings.index, settings)
    try:
        catalog = index.catalog
        texts = [one.text for name in catalog.documents for one in catalog.sentence_range(name, 0, 10**9)]
        vectors = index.chunk_vectors.vectors(np.arange(catalog.chunk_count))
        sources = list(catalog.sources.values())
    finally:
        index.close()
    encoder = _Moved(load_encoder(settings), vectors)
    with writer_lock(synthetic.index):
        write_generation(synthetic.index, documents(texts, size), sources, encoder)


def _asked(assistant: Assistant) -> dict[str, list[float]]:
    questions = [case.question for case in load_cases(QUESTIONS).cases if not case.history]
    step = len(questions) // (_QUESTIONS + _WARM_UP)
    stages: dict[str, list[float]] = {}
    for at, question in enumerate(questions[::step][: _QUESTIONS + _WARM_UP]):
        timings = assistant.answer(question).timings_ms
        for name, ms in timings.items() if at >= _WARM_UP else ():
            stages.setdefault(name, []).append(ms)
    return stages


def to_text(measured: Mapping[str, Any]) -> str:
    """Return a table: each stage's p50 / p95 at each size, and the total as a ratio of the smallest size's."""
    sizes = list(measured.values())
    stages = dict.fromkeys(name for one in sizes for name in one["stages"])
    first = sizes[0]["stages"]["total"]["p50"]
    rows: list[list[Any]] = [[name, *(_pair(one["stages"].get(name)) for one in sizes)] for name in stages]
    rows.append(["ratio", *(f"{one['stages']['total']['p50'] / first:.2f}x" for one in sizes)])
    for label, field in (("index, MB", "megabytes"), ("memory, MB", "peak_memory_mb"), ("build, s", "build_s")):
        rows.append([label, *(f"{one[field]:,}" for one in sizes)])
    head = ("chunks", *(f"{int(size):,}" for size in measured))
    return "milliseconds by stage, p50 / p95\n" + table(head, rows)


def _pair(found: Mapping[str, float] | None) -> str:
    return f"{found['p50']:.1f} / {found['p95']:.1f}" if found else "–"


def _standalone(svg: str) -> str:
    return svg.replace("<svg ", "<svg xmlns='http://www.w3.org/2000/svg' ", 1)
