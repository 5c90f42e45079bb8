"""Words of an index that a misspelt word may mean, by edit distance.

Every word has a mask of the letters in it (bit = letter modulo 64). An edit changes at most two bits, so one pass over
the masks leaves few words to compare letter by letter (optimal string alignment: insert, delete, replace, swap).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from assistant.language.mapped import MappedStrings
from assistant.language.tokens import ALPHABET

Masks = npt.NDArray[np.uint64]
Lengths = npt.NDArray[np.uint8]

_SHORTEST = 5
_TWO_EDITS = 7
_MOST = 3


def letter_masks(words: Sequence[str]) -> tuple[Masks, Lengths]:
    """The mask and the length (at most 255) of every word."""
    masks = np.fromiter((_mask(word) for word in words), dtype=np.uint64, count=len(words))
    lengths = np.fromiter((min(len(word), 255) for word in words), dtype=np.uint8, count=len(words))
    return masks, lengths


def similar_words(word: str, words: MappedStrings, masks: Masks, lengths: Lengths) -> list[tuple[int, int]]:
    """``(number, edits)`` of the words nearest to ``word``: at most three, all with the fewest edits that any has."""
    if len(word) < _SHORTEST:
        return []
    limit = 2 if len(word) >= _TWO_EDITS else 1
    near = np.abs(lengths.astype(np.int16) - len(word)) <= limit
    near &= np.bitwise_count(masks ^ np.uint64(_mask(word))) <= 2 * limit
    best: list[tuple[int, int]] = []
    for number in np.flatnonzero(near).tolist():
        edits = _edits(word, words[number], limit)
        if edits <= limit:
            if edits < limit:
                limit, best = edits, [one for one in best if one[1] <= edits]
            best.append((number, edits))
    return [one for one in best if one[1] == limit][:_MOST]


def one_edit(word: str) -> Iterator[str]:
    """Every string one edit from ``word``: a letter left out, swapped with the next, replaced or put in."""
    for cut in range(len(word) + 1):
        head, tail = word[:cut], word[cut:]
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in ALPHABET)
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        yield from (head + letter + tail for letter in ALPHABET)


def _mask(word: str) -> int:
    mask = 0
    for letter in word:
        mask |= 1 << (ord(letter) % 64)
    return mask


def _edits(one: str, other: str, limit: int) -> int:
    """The optimal string alignment distance, ``limit + 1`` when it is above ``limit``."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        last, before, row = before, row, [i]
        for j, against in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)
