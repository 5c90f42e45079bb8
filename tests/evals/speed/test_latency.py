"""Latency over synthetic indexes: sound documents, every stage timed, sizes side by side."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from assistant.settings import Settings
from evals.reporting.plots import scaling_plot
from evals.reporting.report import write_report
from evals.reporting.texts import texts
from evals.speed.latency import main, to_text
from evals.speed.synthetic import documents
from tests.evals.subjects import FakeSubject
from tests.evals.test_run import ran

pytestmark = pytest.mark.slow


def test_synthetic_documents_keep_the_promises_of_real_ones() -> None:
    made = list(documents(["Tuki on 60 prosenttia.", "Haku päättyi."], 120))
    assert sum(len(one.chunks) for one in made) == 120
    for one in made:
        assert "".join(chunk.text for chunk in one.chunks) == one.text
        for part in (*one.chunks, *one.sentences):
            assert one.text[part.start : part.end] == part.text
        assert np.all(np.diff([section.start for section in one.sections]) > 0)


def test_every_size_is_measured_written_and_drawn(corpus_settings: Settings, tmp_path: Path) -> None:
    assert main(["--index", str(corpus_settings.index), "--sizes", "50", "100", "--out", str(tmp_path)]) == 0
    written = json.loads((tmp_path / "latency.json").read_text(encoding="utf-8"))
    assert set(written["sizes"]) == {"50", "100"}
    for one in written["sizes"].values():
        assert {"question", "retrieve", "evidence", "total"} <= set(one["stages"])
        assert all(0 <= stage["p50"] <= stage["p95"] for stage in one["stages"].values())
        assert one["megabytes"] > 0
    assert (tmp_path / "latency.svg").read_text(encoding="utf-8").startswith("<svg xmlns=")
    page, *_ = write_report(ran(tmp_path, FakeSubject()), tmp_path)
    assert texts()["scaling"] in page.read_text(encoding="utf-8")


def test_the_table_gives_the_largest_as_a_ratio_of_the_smallest() -> None:
    def one(ms: float) -> dict[str, object]:
        return {
            "build_s": 1.0,
            "megabytes": 2.0,
            "peak_memory_mb": 3,
            "stages": {"total": {"p50": ms, "p95": ms, "n": 9}},
        }

    measured = {"1000": one(10.0), "10000": one(15.0)}
    assert "1.50x" in to_text(measured)
    assert scaling_plot(measured).count("<circle") == 2
