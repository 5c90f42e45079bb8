"""What the pages for developers name is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from evals.__main__ import COMMANDS

ROOT = Path(__file__).parents[1]
PAGES = ("architecture.md", "contributing.md", "operations.md", "threat-model.md")
NAMED = re.compile(r"`((?:assistant|docs|evals|ingest|tests|ui)/[\w./-]*)`")


@pytest.mark.parametrize("page", PAGES)
def test_every_path_that_is_named_exists(page: str) -> None:
    named = set(NAMED.findall((ROOT / "docs" / page).read_text(encoding="utf-8")))
    assert named
    assert [path for path in named if "NAME" not in path and not (ROOT / path).exists()] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_command_of_evals_that_is_named_exists(page: str) -> None:
    named = set(re.findall(r"python -m evals ([a-z]+)", (ROOT / "docs" / page).read_text(encoding="utf-8")))
    assert named <= COMMANDS.keys()


def test_a_decision_is_one_page() -> None:
    long = {
        path.name: n
        for path in (ROOT / "docs" / "decisions").glob("*.md")
        if (n := len(path.read_text().split("\n"))) > 60
    }
    assert long == {}
