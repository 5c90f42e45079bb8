"""``python -m evals.training.reader_train --until 23:28``: train the reader on this machine's cores; stop at a time of day.

Each core trains on micro-batches of its own, over the same numbers, so that neither waits for the other inside a
product; their gradients are added once a step. The learning rate falls to nothing at the given time, however much was
read until then. A run that was stopped goes on from its newest checkpoint.
"""

from __future__ import annotations

import argparse
import queue
import random
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from assistant.models.reader_weights import read_reader
from evals.training import reader_check as check
from evals.training.reader_data import DOMAIN, LABELLED, NQ, SQUAD, WRITTEN
from evals.training.reader_examples import Packed
from evals.training.reader_loss import batch, loss
from evals.training.reader_model import Reader, load_encoder, load_packed

CHECKPOINT_S, REPORT_S, CHECK_S = 300.0, 30.0, 1300.0
_POOL = 384
_MICRO = 1400
# Shares of the sources at the beginning and at the end.
_MIX = {NQ: (0.20, 0.05), SQUAD: (0.25, 0.15), LABELLED: (0.10, 0.15), DOMAIN: (0.25, 0.35), WRITTEN: (0.20, 0.30)}
# More than enough examples are short, and two short ones teach more than a long one.
_LONGEST = {NQ: 120, SQUAD: 152}


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a run is made of."""

    rate: float = 2e-4
    head_rate: float = 5e-4
    decay: float = 0.01
    warm_up: float = 0.06
    frozen_layers: int = 4
    micro_tokens: int = _MICRO
    micro_batches: int = 2
    clip: float = 1.0
    seed: int = 13


class Sampler:
    """Draws examples by source, each source in an order of its own without repeats until it is used up."""

    def __init__(self, packed: Packed, randomly: random.Random) -> None:
        self._randomly, self._packed = randomly, packed
        short = np.array([packed.lengths[i] <= _LONGEST.get(int(s), 512) for i, s in enumerate(packed.source)])
        sources = [int(source) for source in np.unique(packed.source)]
        self._rows = {s: [int(i) for i in np.flatnonzero(short & (packed.source == s))] for s in sources}
        self._left: dict[int, list[int]] = {source: [] for source in self._rows}

    def draw(self, progress: float, count: int) -> list[int]:
        """Draw examples for this moment of the run."""
        sources = sorted(self._rows)
        shares = [_MIX[s][0] + progress * (_MIX[s][1] - _MIX[s][0]) for s in sources]
        return [self._next(source) for source in self._randomly.choices(sources, shares, k=count)]

    def _next(self, source: int) -> int:
        if not self._left[source]:
            self._left[source] = self._rows[source][:]
            self._randomly.shuffle(self._left[source])
        return self._left[source].pop()

    def micro_batches(self, progress: float, tokens: int) -> list[list[int]]:
        """Micro-batches of examples of one length or nearly so, in random order."""
        pool = sorted(self.draw(progress, _POOL), key=lambda row: int(self._packed.lengths[row]))
        cut = list(by_length(pool, self._packed.lengths, tokens))
        self._randomly.shuffle(cut)
        return cut


def by_length(rows: Sequence[int], lengths: NDArray[np.int64], tokens: int) -> Iterator[list[int]]:
    """Cut rows, sorted by length, into batches of at most ``tokens`` tokens with their padding."""
    current: list[int] = []
    for row in rows:
        if current and (len(current) + 1) * int(lengths[row]) > tokens:
            yield current
            current = []
        current.append(row)
    if current:
        yield current


@dataclass(frozen=True, slots=True)
class Done:
    """What a micro-batch came to: its examples and its two losses, summed."""

    rows: list[int]
    span: float
    there: float


class Workers:
    """Threads that compute gradients, each with a replica and one core, and none ever waits for another.

    Each adds its gradient to the model's; whoever brings the last of a step's micro-batches moves the weights, while the
    others go on with numbers that are a step old. On cores that are shared with other work, that reads a third more.
    """

    def __init__(self, model: Reader, packed: Packed, words: NDArray[np.float16], threads: int, half: bool) -> None:
        self._model, self._packed, self._words, self._half = model, packed, words, half
        self._trained = [parameter for parameter in model.parameters() if parameter.requires_grad]
        self._todo: queue.Queue[list[int] | None] = queue.Queue(2 * threads)
        self._done: queue.Queue[Done | BaseException] = queue.Queue()
        self._threads = [
            threading.Thread(target=self._work, args=(model.replica(),), daemon=True) for _ in range(threads)
        ]
        self.lock = threading.Lock()
        for thread in self._threads:
            thread.start()

    def give(self, rows: list[int]) -> None:
        """Hand over a micro-batch; waits while enough are in line."""
        self._todo.put(rows)

    def finish(self) -> None:
        """Let the threads end after what is in line."""
        for _ in self._threads:
            self._todo.put(None)
        for thread in self._threads:
            thread.join()

    def done(self) -> Iterator[Done]:
        """The micro-batches that were finished since the last call."""
        while True:
            try:
                result = self._done.get_nowait()
            except queue.Empty:
                return
            if isinstance(result, BaseException):
                raise result
            yield result

    def _work(self, replica: Reader) -> None:
        torch.set_num_threads(1)
        own = [parameter for parameter in replica.parameters() if parameter.requires_grad]
        while (rows := self._todo.get()) is not None:
            try:
                given = batch(self._packed, rows, self._words)
                with torch.autocast("cpu", torch.bfloat16, enabled=self._half):
                    output = replica(given.words, given.lengths, given.first)
                span, there = loss(output, given)
                torch.autograd.backward((span + there) / len(rows))
                with self.lock:
                    self._add(own)
                    self.moved()
                self._done.put(Done(rows, float(span.detach()), float(there.detach())))
            except BaseException as error:
                self._done.put(error)
                raise

    moved: Callable[[], None] = staticmethod(lambda: None)  # called with the lock held after each micro-batch

    def _add(self, found: Sequence[torch.nn.Parameter]) -> None:
        for mine, other in zip(self._trained, found, strict=True):
            if other.grad is not None:
                mine.grad = other.grad if mine.grad is None else mine.grad.add_(other.grad)
            other.grad = None


def scorer(model: Reader, words: NDArray[np.float16], half: bool, threads: int = 2) -> check.Score:
    """What the model gives for some examples, in their order."""

    def run(packed: Packed, rows: list[int]) -> dict[int, tuple[NDArray[np.float32], NDArray[np.float32], float]]:
        torch.set_num_threads(1)
        given = batch(packed, rows, words)
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16, enabled=half):
            output = model(given.words, given.lengths, given.first)
        lengths = [int(packed.lengths[row]) for row in rows]
        return {
            row: (
                output.start[place, :length].numpy(),
                output.end[place, :length].numpy(),
                float(output.there[place]),
            )
            for place, (row, length) in enumerate(zip(rows, lengths, strict=True))
        }

    def score(packed: Packed, rows: Sequence[int]) -> check.Logits:
        ordered = sorted(rows, key=lambda row: int(packed.lengths[row]))
        found: dict[int, tuple[NDArray[np.float32], NDArray[np.float32], float]] = {}
        with ThreadPoolExecutor(threads) as pool:
            for part in pool.map(lambda part: run(packed, part), by_length(ordered, packed.lengths, _MICRO)):
                found |= part
        return [found[row] for row in rows]

    return score


class Window:
    """Sums over the time between two lines of the log."""

    def __init__(self, tokens: int) -> None:
        self._began, self._processor, self._tokens = time.time(), time.process_time(), tokens
        self._span = self._there = 0.0
        self._rows = 0

    @property
    def seconds(self) -> float:
        """How long it has lasted."""
        return time.time() - self._began

    def add(self, done: Done) -> None:
        """Count a micro-batch in."""
        self._span, self._there, self._rows = (
            self._span + done.span,
            self._there + done.there,
            self._rows + len(done.rows),
        )

    def text(self, tokens: int) -> str:
        """Mean losses and speed as the log shows them."""
        read, rows = tokens - self._tokens, max(1, self._rows)
        spent = time.process_time() - self._processor
        return (
            f"span {self._span / rows:.3f} there {self._there / rows:.3f} tokens {tokens} "
            f"tokens/s {read / self.seconds:.0f} tokens/cpu-s {read / spent:.0f}"
        )


class Run:
    """One training run over a folder that keeps its log and checkpoints."""

    def __init__(
        self,
        root: Path,
        shared: Path,
        recipe: Recipe,
        until: float,
        half: bool,
        threads: int,
        start: Path | None = None,
    ) -> None:
        torch.manual_seed(recipe.seed)
        self.root, self.recipe, self.until, self.half = root, recipe, until, half
        self.model, self.words = load_encoder(root / "e5")
        self.model.positions.requires_grad_(False)
        self.model.norm.requires_grad_(False)
        self.model.layers[: recipe.frozen_layers].requires_grad_(False)
        self.packed = merged(root / "data")
        self.randomly = random.Random(recipe.seed)
        self.sampler = Sampler(self.packed, self.randomly)
        heads = [*self.model.spans.parameters(), *self.model.there.parameters(), *self.model.pooled.parameters()]
        known = {id(parameter) for parameter in heads}
        body = [p for p in self.model.parameters() if p.requires_grad and id(p) not in known]
        groups = [
            {"params": [p for p in body if p.dim() > 1], "base": recipe.rate, "weight_decay": recipe.decay},
            {"params": [p for p in body if p.dim() < 2], "base": recipe.rate, "weight_decay": 0.0},
            {"params": heads, "base": recipe.head_rate, "weight_decay": recipe.decay},
        ]
        self.optimizer = torch.optim.AdamW(groups, lr=recipe.rate, betas=(0.9, 0.98), fused=True)
        self._trained = [parameter for parameter in self.model.parameters() if parameter.requires_grad]
        self.started, self.step, self.tokens, self.windows = time.time(), 0, 0, 0
        self.gathered, self.norm = 0, 0.0
        self._resume(start)
        self.workers = Workers(self.model, self.packed, self.words, threads, half)
        self.labelled = check.labelled(shared, root / "e5", root / "data" / "labelled_held_out.npz")
        self.nq = Packed(root / "data" / "nq_held_out.npz")
        self.domain = Packed(root / "data" / "domain_held_out.npz")

    def go(self) -> None:
        """Train until the time is up; ``reader_export`` measures the result on everything held out."""
        self.log(f"start {asdict(self.recipe)} examples {len(self.packed)} step {self.step}")
        saved = measured = time.time()
        window = Window(self.tokens)
        self.workers.moved = self._moved
        pending: list[list[int]] = []
        while time.time() < self.until:
            pending = pending or self.sampler.micro_batches(self.progress, self.recipe.micro_tokens)
            self.workers.give(pending.pop())
            for done in self.workers.done():
                self.windows += len(done.rows)
                self.tokens += int(self.packed.lengths[done.rows].sum())
                window.add(done)
            if window.seconds > REPORT_S:
                self.log(f"step {self.step} {self.progress:.1%} norm {self.norm:.2f} {window.text(self.tokens)}")
                window = Window(self.tokens)
            if time.time() - saved > CHECKPOINT_S:
                with self.workers.lock:
                    self.save()
                saved = time.time()
            if time.time() - measured > CHECK_S and self.until - time.time() > CHECK_S / 2:
                with self.workers.lock:
                    self.measure(6)
                measured = time.time()
                window = Window(self.tokens)
        self.workers.finish()
        self.save()
        self.log("end")

    @property
    def progress(self) -> float:
        """How much of the time is over, 0 to 1."""
        return min(1.0, (time.time() - self.started) / (self.until - self.started))

    def _moved(self) -> None:
        self.gathered += 1
        if self.gathered < self.recipe.micro_batches:
            return
        warm, progress = self.recipe.warm_up, self.progress
        factor = min(progress / warm, max(0.0, (1 - progress) / (1 - warm)))
        for group in self.optimizer.param_groups:
            group["lr"] = group["base"] * factor
        # Gradients are sums over micro-batches; the clip is for their mean, and Adam does not mind the scale.
        limit = self.recipe.clip * self.gathered
        self.norm = float(torch.nn.utils.clip_grad_norm_(self._trained, limit, foreach=True)) / self.gathered
        self.optimizer.step()
        self.optimizer.zero_grad()
        self.step, self.gathered = self.step + 1, 0

    def measure(self, every: int) -> None:
        """Log the figures on every ``every``-th held-out question."""
        began = time.time()
        score = scorer(self.model, self.words, self.half)
        figures = check.answerability(score, self.labelled, every)
        exact, overlap = check.spans(score, self.nq, every)
        domain = check.window_auc(score, self.domain, (every + 1) // 2)
        self.log(
            f"check step {self.step} auc there {figures.there:.3f} span {figures.span:.3f} both {figures.both:.3f} "
            f"accuracy {figures.accuracy:.3f} nq exact {exact:.3f} f1 {overlap:.3f} "
            f"domain auc {domain:.3f} ({time.time() - began:.0f} s)"
        )

    def save(self) -> None:
        """Write a checkpoint whole or not at all; the three newest are kept."""
        folder = self.root / "checkpoints"
        state: dict[str, Any] = {
            "model": self.model.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "random": self.randomly.getstate(),
            "counts": (self.step, self.tokens, self.windows),
            "started": self.started,
        }
        temporary = folder / "writing.tmp"
        torch.save(state, temporary)
        temporary.replace(folder / f"step-{self.step:07d}.pt")
        for old in sorted(folder.glob("step-*.pt"))[:-3]:
            old.unlink()
        self.log(f"checkpoint {self.step}")

    def _resume(self, start: Path | None) -> None:
        folder = self.root / "checkpoints"
        folder.mkdir(parents=True, exist_ok=True)
        found = sorted(folder.glob("step-*.pt"))
        if not found:
            if start is not None:
                earlier = read_reader(start)
                load_packed(self.model, earlier.tensors())
                self.step, self.tokens, self.windows = (earlier.facts[name] for name in ("step", "tokens", "windows"))
            return
        state = torch.load(found[-1], weights_only=False)
        self.model.load_state_dict(state["model"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.randomly.setstate(state["random"])
        self.step, self.tokens, self.windows = state["counts"]
        self.started = state["started"]

    def log(self, line: str) -> None:
        """Add a line to the log."""
        text = f"{datetime.now():%H:%M:%S} {line}"
        print(text, flush=True)
        with (self.root / "log.txt").open("a", encoding="utf-8") as file:
            file.write(text + "\n")


def merged(folder: Path) -> Packed:
    """Every example that was prepared."""
    packed = Packed(folder / "public.npz")
    for name in ("domain.npz", "written.npz"):
        packed = packed.joined(Packed(folder / name))
    return packed


def main(arguments: Sequence[str]) -> int:
    """Train with the given settings."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, required=True)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument(
        "--minutes", type=float, default=60.0, help="how long to train; the learning rate falls to zero by then"
    )
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--start", type=Path, help="a reader's weights to go on from (default: the encoder's)")
    parser.add_argument("--float32", action="store_true", help="for a processor without bfloat16")
    given = parser.parse_args(arguments)
    until = time.time() + 60 * given.minutes
    Run(given.root, given.shared, Recipe(), until, not given.float32, given.threads, given.start).go()
    return 0
