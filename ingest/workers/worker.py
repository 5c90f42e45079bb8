"""The process that reads files: jobs come in on standard input, results go out on standard output, both pickled.

An empty frame says that the reader is getting on (``ingest.workers.alive``).
Started by ``ingest.workers.processes``; it imports the readers only, so that it starts quickly and can be ended at any time.
"""

from __future__ import annotations

import io
import pickle
import sys
from typing import BinaryIO

from assistant.errors import DocumentError
from ingest.load import InputFile
from ingest.parse import ReadDocument, read_file
from ingest.workers.alive import listener
from ingest.workers.processes import read_frame, write_frame


def main(memory_bytes: int) -> None:
    """Read the file that each frame names and answer with its ReadDocument or DocumentError, until the input ends."""
    _limit_memory(memory_bytes)
    sys.setrecursionlimit(3_000)
    source, target = sys.stdin.buffer, sys.stdout.buffer
    # What a library prints must not reach the pipe.
    sys.stdout = io.StringIO()
    listener.set(lambda: write_frame(target, b""))
    while (frame := read_frame(source)) is not None:
        _answer(pickle.loads(frame), target)


def _answer(file: InputFile, target: BinaryIO) -> None:
    outcome: ReadDocument | DocumentError
    try:
        outcome = read_file(file.path, file.entry)
    except DocumentError as error:
        outcome = error
    write_frame(target, pickle.dumps(outcome, protocol=pickle.HIGHEST_PROTOCOL))


def _limit_memory(memory_bytes: int) -> None:
    try:
        import resource
    except ImportError:  # not on Windows, where only the time limit holds
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main(int(sys.argv[1]))
