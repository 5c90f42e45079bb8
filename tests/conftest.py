"""What tests of several folders share: one index of corpus/, built as a user builds it and kept between runs."""

from __future__ import annotations

import fcntl
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def corpus_index() -> Path:
    """The folder of an up-to-date index of corpus/. Tests read it and never write it."""
    folder = ROOT / "build" / "test-index"
    folder.parent.mkdir(exist_ok=True)
    # Test processes side by side must not ingest at once: the second waits and then finds nothing to do.
    with (folder.parent / "test-index.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        subprocess.run([sys.executable, "-m", "ingest", "corpus", "--index", str(folder)], cwd=ROOT, check=True)
    return folder
