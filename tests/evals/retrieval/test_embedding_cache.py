"""The cache of passage vectors asks the product's bulk engine, told how much there is to do."""

from __future__ import annotations

from pathlib import Path

from assistant.models.encoder import Encoder
from assistant.models.loading import load_encoder
from assistant.settings import Settings
from evals.retrieval.embedding_cache import CachedEncoder


def test_one_bulk_engine_does_the_whole_job_and_hears_its_size(tmp_path: Path) -> None:
    real = load_encoder(Settings())
    made: list[int] = []
    heard: list[int] = []

    def bulk() -> Encoder:
        made.append(1)
        engine = load_encoder(Settings(), bulk=True)
        engine.expect = heard.append  # type: ignore[method-assign]
        return engine

    cached = CachedEncoder(real, bulk, tmp_path)
    cached.expect(40_000)
    for text in ("Oulun sopimus", "Vaasan sopimus"):
        assert float(cached.passages([text])[0] @ real.passages([text])[0]) > 0.999
    assert (made, heard) == ([1], [40_000, 40_000])
    again = CachedEncoder(real, bulk, tmp_path)
    again.passages(["Oulun sopimus"])
    assert made == [1]
