"""``python -m ui`` as a process, for tests, screenshots and measurements."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[3]


class Service:
    """The web service on a free port; it can be stopped and started again there. Its state is kept in ``folder``."""

    def __init__(self, index: Path, folder: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}/"
        self._index = index
        # Settings of whoever runs this must not reach the service.
        self._environment = {name: value for name, value in os.environ.items() if not name.startswith("APURI_")}
        self._environment |= {
            "APURI_CONVERSATIONS": f"sqlite:///{folder / 'conversations.sqlite'}",
            "APURI_FEEDBACK": str(folder / "votes.jsonl"),
        }
        self.start()

    def start(self) -> None:
        """Start and wait until a page comes; raises RuntimeError when the process ends instead."""
        command = [sys.executable, "-m", "ui", "--index", str(self._index), "--port", str(self.port)]
        self._process = subprocess.Popen(command, cwd=ROOT, env=self._environment, stdout=subprocess.DEVNULL)
        while self._process.poll() is None:
            try:
                with urllib.request.urlopen(f"{self.address}tietoja", timeout=5):
                    return
            except (urllib.error.URLError, OSError):
                time.sleep(0.2)
        raise RuntimeError(f"the service ended with {self._process.returncode}")

    def stop(self) -> None:
        """Stop and wait until it has."""
        self._process.terminate()
        self._process.wait(timeout=30)


@contextmanager
def serving(index: Path, folder: Path) -> Iterator[Service]:
    """The service for as long as it is used, whatever happens meanwhile."""
    service = Service(index, folder)
    try:
        yield service
    finally:
        service.stop()
