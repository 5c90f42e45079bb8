"""Examples to train a reader on, as flat arrays that load in a moment.

An example is a row of tokens with every span that may answer (the loss lets the model choose among them), a label
between 0 and 1 for "the answer is here", a weight, and the source it came from.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

SPANS_KEPT = 16


@dataclass(frozen=True, slots=True)
class Example:
    """One row: ``spans`` are first and last token positions in the row, empty where the answer is unknown or absent."""

    ids: Sequence[int]
    first: int
    spans: Sequence[tuple[int, int]]
    label: float
    weight: float
    source: int


@dataclass(slots=True)
class Examples:
    """Gathers examples; ``save`` writes them and ``load`` reads them back as :class:`Packed`."""

    rows: list[Example] = field(default_factory=list)

    def add(self, example: Example) -> None:
        """Take one more example."""
        self.rows.append(example)

    def save(self, path: Path) -> None:
        """Write every example to one ``.npz`` file."""
        lengths = np.array([len(row.ids) for row in self.rows], np.int64)
        counts = np.array([min(len(row.spans), SPANS_KEPT) for row in self.rows], np.int64)
        spans = [span for row in self.rows for span in row.spans[:SPANS_KEPT]]
        np.savez(
            path,
            ids=np.concatenate([np.array(row.ids, np.int32) for row in self.rows]),
            ends=np.cumsum(lengths),
            spans=np.array(spans, np.int16).reshape(-1, 2),
            span_ends=np.cumsum(counts),
            first=np.array([row.first for row in self.rows], np.int16),
            label=np.array([row.label for row in self.rows], np.float32),
            weight=np.array([row.weight for row in self.rows], np.float32),
            source=np.array([row.source for row in self.rows], np.int16),
        )


class Packed:
    """Examples in flat arrays; ``row`` gives the tokens of one and ``spans`` its spans."""

    def __init__(self, path: Path) -> None:
        arrays = np.load(path)
        self._ids: NDArray[np.int32] = arrays["ids"]
        self._ends: NDArray[np.int64] = arrays["ends"]
        self._spans: NDArray[np.int16] = arrays["spans"]
        self._span_ends: NDArray[np.int64] = arrays["span_ends"]
        self.first: NDArray[np.int16] = arrays["first"]
        self.label: NDArray[np.float32] = arrays["label"]
        self.weight: NDArray[np.float32] = arrays["weight"]
        self.source: NDArray[np.int16] = arrays["source"]
        self.lengths: NDArray[np.int64] = np.diff(self._ends, prepend=0)

    def __len__(self) -> int:
        return len(self._ends)

    def joined(self, other: Packed) -> Packed:
        """These examples and then the other's."""
        both = copy.copy(self)
        both._ids = np.concatenate((self._ids, other._ids))
        both._ends = np.concatenate((self._ends, other._ends + len(self._ids)))
        both._spans = np.concatenate((self._spans, other._spans))
        both._span_ends = np.concatenate((self._span_ends, other._span_ends + len(self._spans)))
        for name in ("first", "label", "weight", "source", "lengths"):
            setattr(both, name, np.concatenate((getattr(self, name), getattr(other, name))))
        return both

    def row(self, index: int) -> NDArray[np.int32]:
        """The tokens of an example."""
        return self._ids[self._ends[index] - self.lengths[index] : self._ends[index]]

    def spans(self, index: int) -> NDArray[np.int16]:
        """The spans of an example, ``[n, 2]``: first and last position in the row."""
        return self._spans[self._span_ends[index - 1] if index else 0 : self._span_ends[index]]
