"""One real index over the shipped corpus for all tests of this folder; a second test run only checks it."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.settings import Settings
from ingest.pipeline import ingest_paths

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def corpus_settings() -> Settings:
    settings = Settings(index=ROOT / "build" / "test-index")
    settings.index.parent.mkdir(exist_ok=True)
    summary = ingest_paths([ROOT / "corpus"], settings)
    assert not summary.failed
    return settings
