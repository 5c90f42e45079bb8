from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]


def test_an_index_is_whole_after_every_kill_and_the_next_run_continues() -> None:
    command = [sys.executable, "-m", "evals", "crashes", "--kills", "5", "--seed", "4", "--json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    report = json.loads(done.stdout)
    assert report["problems"] == []
    assert report["killed"] == 5
    assert report["whole"] == report["rounds"] >= 5
    assert report["continued"]
    assert done.returncode == 0
