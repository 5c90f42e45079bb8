"""Damaged files: ``python -m evals mutations DIR [--count 1000] [--seed 1]`` reads mutated copies of the files in DIR.

Bits are flipped, ends cut off and pieces of other files spliced in. Counted: how many copies were read, refused with a
clear line, or lost; the run fails when the main process itself fails, a copy is lost or one is over the limit.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from assistant.errors import ApuriError
from evals.robustness.parsing import show

_BATCH = 50


class MutationError(ApuriError):
    """There is nothing to mutate."""


def mutate(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """Make one damaged copy: flipped bits, a cut end, a removed or repeated middle, or a splice of another file."""
    kind = chance.choice(("flip", "flip", "truncate", "remove", "repeat", "splice", "zero"))
    if not data:
        return data
    start = chance.randrange(len(data))
    end = min(len(data), start + chance.randrange(1, max(2, len(data) // 3)))
    if kind == "flip":
        damaged = bytearray(data)
        for _ in range(chance.choice((1, 8, 64, 512))):
            damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
        return bytes(damaged)
    if kind == "truncate":
        return data[:start]
    if kind == "remove":
        return data[:start] + data[end:]
    if kind == "repeat":
        return data[:end] + data[start:]
    if kind == "zero":
        return data[:start] + b"\0" * (end - start) + data[end:]
    other = chance.choice(list(others)) or b"\0"
    cut = chance.randrange(len(other))
    return data[:start] + other[cut : cut + (end - start)] + data[end:]


def main(arguments: Sequence[str] | None = None) -> int:
    """Mutate, read, count; 1 when anything crashed, stalled or was lost."""
    parser = argparse.ArgumentParser(prog="python -m evals mutations", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=60.0, help="limit for one file")
    options = parser.parse_args(arguments)
    files = sorted(p for p in options.folder.rglob("*") if p.is_file() and p.suffix not in ("", ".jsonl"))
    if not files:
        raise MutationError(f"{options.folder} holds no document to mutate; name a folder that does.")
    originals = [path.read_bytes() for path in files]
    chance = random.Random(options.seed)
    read = refused = lost = 0
    slowest = 0.0
    for first in range(0, options.count, _BATCH):
        size = min(_BATCH, options.count - first)
        with tempfile.TemporaryDirectory() as folder:
            for n in range(size):
                index = chance.randrange(len(files))
                copy = Path(folder) / f"{first + n:05}{files[index].suffix}"
                copy.write_bytes(mutate(originals[index], originals, chance))
            started = time.monotonic()
            one_read, one_refused = (len(rows) for rows in show("--seconds", str(options.seconds), folder))
            slowest = max(slowest, time.monotonic() - started)
        read, refused, lost = read + one_read, refused + one_refused, lost + size - one_read - one_refused
        print(f"\r{first + size}/{options.count}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    outcome = f"{read} read, {refused} refused with a clear line, {lost} lost"
    print(f"{options.count} mutated files (seed {options.seed}): {outcome}")
    print(f"slowest batch of {_BATCH}: {slowest:.1f} s; no crash of the main process")
    return 1 if lost else 0
