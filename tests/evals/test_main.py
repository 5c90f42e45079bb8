"""The command line: every command is a module with a main, and what cannot be used is one line."""

from __future__ import annotations

import inspect

import pytest

from evals.__main__ import COMMANDS, command, main


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_a_function_that_takes_arguments(name: str) -> None:
    handler = command(name)
    assert len(inspect.signature(handler).parameters) == 1


def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    shown = capsys.readouterr().out
    assert all(f"  {name} " in shown for name in COMMANDS)


def test_no_command_is_an_error_that_shows_the_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "usage: python -m evals COMMAND" in capsys.readouterr().out


def test_an_unknown_command_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["guess"]) == 2
    assert capsys.readouterr().err == "evals: there is no command 'guess'; 'python -m evals --help' lists them.\n"


def test_a_file_of_cases_that_is_malformed_is_one_line(
    tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path_factory.mktemp("cases") / "cases.jsonl"
    path.write_text("{", encoding="utf-8")
    assert main(["run", "--cases", str(path)]) == 2
    assert capsys.readouterr().err.startswith(f"evals: {path} is malformed: line 1 is not JSON")
