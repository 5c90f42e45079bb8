"""``python -m ui`` when it cannot start."""

import socket
from pathlib import Path

import pytest

from ui.__main__ import main


def test_without_an_index_it_says_in_one_finnish_line_how_to_build_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--index", str(tmp_path / "none"), "--port", str(_free_port())]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("Hakemistoa ei löydy")
    assert "python -m ingest corpus" in line


def test_a_port_in_use_is_named_with_another_to_try(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert main(["--index", str(tmp_path), "--port", str(port)]) == 1
    assert f"--port {port + 1}" in capsys.readouterr().err


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
