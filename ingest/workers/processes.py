"""Reads files in processes of their own, several at a time, each under a limit of time and memory.

A process that crashes, runs too long or needs too much memory is ended and replaced; its file becomes a DocumentError,
the others are not touched. Processes are kept from file to file: starting one costs a quarter of a second.
"""

from __future__ import annotations

import os
import pickle
import selectors
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from typing import IO, Any

from assistant.errors import DocumentError, DocumentLimitError, UnreadableDocumentError
from ingest.load import InputFile

_LENGTH_BYTES = 8
_GETTING_ON = bytes(_LENGTH_BYTES)  # an empty frame; see ingest.workers.alive
# A worker computes nothing in parallel itself; the threads would only cost memory.
_WORKER_ENVIRONMENT = {"PYTHONIOENCODING": "utf-8", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost; a reader that says it is getting on, as OCR does page by page, has the time anew."""

    seconds: float = 300.0
    memory_bytes: int = 2 << 30


def read_frame(source: IO[bytes]) -> bytes | None:
    """Read the next frame of a pipe: eight bytes of length, then as many bytes; None at the end."""
    header = source.read(_LENGTH_BYTES)
    if len(header) < _LENGTH_BYTES:
        return None
    length = int.from_bytes(header, "big")
    frame = source.read(length)
    return frame if len(frame) == length else None


def write_frame(target: IO[bytes], frame: bytes) -> None:
    """Write one frame and flush it."""
    target.write(len(frame).to_bytes(_LENGTH_BYTES, "big"))
    target.write(frame)
    target.flush()


def map_files(files: Iterable[InputFile], workers: int = 2, limits: Limits | None = None) -> Iterator[Any]:
    """Read each file in a worker process; yield, in the order of ``files``, a ReadDocument or a DocumentError.

    At most ``2 * workers`` results wait to be taken. When the iterator is closed its processes are ended.
    """
    pool: SimpleQueue[Reader] = SimpleQueue()
    readers = [Reader(limits or Limits()) for _ in range(max(1, workers))]
    for reader in readers:
        pool.put(reader)

    def read(file: InputFile) -> Any:
        reader = pool.get()
        try:
            return reader.read(file)
        finally:
            pool.put(reader)

    executor = ThreadPoolExecutor(len(readers), thread_name_prefix="reader")
    try:
        yield from _in_order(executor, read, files, 2 * len(readers))
    finally:
        for reader in readers:
            reader.kill()
        executor.shutdown(wait=True, cancel_futures=True)
        for reader in readers:
            reader.end()


def _in_order(
    executor: ThreadPoolExecutor, read: Callable[[InputFile], Any], files: Iterable[InputFile], ahead: int
) -> Iterator[Any]:
    waiting: deque[Future[Any]] = deque()
    for file in files:
        waiting.append(executor.submit(read, file))
        if len(waiting) >= ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


class Reader:
    """One worker process, started when it is first needed and again after it had to be ended."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._closed = False

    def read(self, file: InputFile) -> Any:
        """Return the ReadDocument of ``file``, or the DocumentError that says why there is none."""
        try:
            process = self._running()
            assert process.stdin is not None
            write_frame(process.stdin, pickle.dumps(file))
            frame = self._wait(process)
        except TimeoutError:
            self._stop()
            return DocumentLimitError(
                f"{file.path.name}: not read within {self._limits.seconds:.0f} s; split it or save it anew."
            )
        except OSError:
            frame = None
        if frame is None:
            self._stop()
            return UnreadableDocumentError(
                f"{file.path.name}: its reader broke off, damaged or larger than "
                f"{self._limits.memory_bytes >> 20} MB of memory allow; split it or save it anew."
            )
        outcome = pickle.loads(frame)
        if isinstance(outcome, DocumentError):
            self._stop_after_limit(outcome)
        return outcome

    def kill(self) -> None:
        """End the process for good, from any thread; one that waits for its answer sees that it has ended."""
        self._closed = True
        process = self._process
        if process is not None:
            process.kill()

    def end(self) -> None:
        """End the process for good and close its pipes; no other thread may still be reading them."""
        self._closed = True
        self._stop()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._closed:
            raise OSError("closed")
        if self._process is None or self._process.poll() is not None:
            root = str(Path(__file__).resolve().parents[2])
            paths = os.pathsep.join(part for part in (root, os.environ.get("PYTHONPATH", "")) if part)
            self._process = subprocess.Popen(
                [sys.executable, "-m", "ingest.workers.worker", str(self._limits.memory_bytes)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, **_WORKER_ENVIRONMENT, "PYTHONPATH": paths},
            )
        return self._process

    def _wait(self, process: subprocess.Popen[bytes]) -> bytes | None:
        """Wait for the answer of the process; None when it ended first. Raises TimeoutError."""
        assert process.stdout is not None
        deadline = time.monotonic() + self._limits.seconds
        pipe = process.stdout.fileno()
        received = bytearray()
        with selectors.DefaultSelector() as selector:
            selector.register(pipe, selectors.EVENT_READ)
            while True:
                if not selector.select(max(0.0, deadline - time.monotonic())):
                    raise TimeoutError
                part = os.read(pipe, 1 << 20)
                if not part:
                    return None
                received += part
                while received[:_LENGTH_BYTES] == _GETTING_ON:
                    del received[:_LENGTH_BYTES]
                    deadline = time.monotonic() + self._limits.seconds
                length = int.from_bytes(received[:_LENGTH_BYTES], "big")
                if len(received) >= _LENGTH_BYTES and len(received) == _LENGTH_BYTES + length:
                    return bytes(received[_LENGTH_BYTES:])

    def _stop_after_limit(self, outcome: DocumentError) -> None:
        """Give the next file a fresh process: one that ran into a limit may keep what it had taken."""
        if isinstance(outcome, DocumentLimitError):
            self._stop()

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        process.wait()
