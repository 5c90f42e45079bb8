"""README's commands work as they stand there."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w*)\n(.*?)```", README, re.DOTALL)
COMMANDS = sorted(set(re.findall(r"`\.venv/bin/python (-m [^`]+)`", README)))
TARGETS = set(re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def run(arguments: list[str], index: Path) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("APURI_")}
    environment["APURI_INDEX"] = str(index)
    return subprocess.run([sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True)


def test_the_first_two_commands_are_chat_and_test_each_on_a_line_of_its_own() -> None:
    assert [block for _, block in BLOCKS[:2]] == ["make chat\n", "make test\n"]


def test_every_make_target_that_is_named_exists_and_help_lists_them_all() -> None:
    named = set(re.findall(r"\bmake ([a-z-]+)", README))
    listed = subprocess.run(["make", "-s", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert named <= TARGETS
    assert {line.split()[0] for line in listed.splitlines()} == TARGETS


@pytest.mark.parametrize(
    "command", [c for c in COMMANDS if c.startswith("-m assistant") and "questions.jsonl" not in c]
)
def test_every_question_to_the_shell_is_answered(command: str, corpus_index: Path) -> None:
    result = run(shlex.split(command), corpus_index)
    assert result.returncode == 0, result.stderr
    assert result.stdout.strip()


@pytest.mark.parametrize("command", [c for c in COMMANDS if not c.startswith("-m assistant")])
def test_every_other_command_explains_itself(command: str, corpus_index: Path) -> None:
    words = shlex.split(command)
    module = [word for word in words[:3] if word.islower() or word == "-m"]
    result = run([*module, "--help"], corpus_index)
    assert result.returncode == 0, result.stderr
    assert "usage" in result.stdout.lower()


def test_a_batch_gives_one_answer_a_line(tmp_path: Path, corpus_index: Path) -> None:
    questions = tmp_path / "questions.jsonl"
    questions.write_text('{"id": "a", "question": "Ovatko sopimukset sitovia?"}\n', encoding="utf-8")
    result = run(["-m", "assistant", "--batch", str(questions)], corpus_index)
    assert '"status": "answered"' in result.stdout
    assert "aiesopimus" in result.stdout


def test_the_chain_example_runs(corpus_index: Path) -> None:
    example = next(block for language, block in BLOCKS if language == "python")
    result = run(["-c", example], corpus_index)
    assert result.returncode == 0, result.stderr
    assert "rahoitusosuudet" in result.stdout
