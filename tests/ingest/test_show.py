"""The command that shows how files are read."""

import json
from pathlib import Path

import pytest

from ingest.show import main


def test_it_prints_the_sections_and_one_line_for_a_bad_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "ohje.md").write_text("# Ohje\n\n## 2.1 Haku\n\nHaku alkaa.", encoding="utf-8")
    (tmp_path / "tyhjä.txt").write_text("")
    assert main([str(tmp_path)]) == 1
    captured = capsys.readouterr()
    assert "2.1 Haku" in captured.out
    assert captured.err.startswith("tyhjä.txt: ")
    assert captured.err.count("\n") == 1


def test_as_json_it_gives_the_text_and_offsets(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "ohje.md"
    path.write_text("# Ohje\n\nHaku alkaa.\n", encoding="utf-8")
    assert main([str(path), "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    section = shown["sections"][0]
    assert shown["text"][section["start"] : section["end"]] == "Ohje\n\nHaku alkaa."
