"""Words of an index that a misspelt word may mean, by edit distance.

Every word has a mask of the letters in it (bit = letter modulo 64). An edit changes at most two bits, so one pass over
the masks leaves few words to compare letter by letter (optimal string alignment: insert, delete, replace, swap).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import OSA

from assistant.language.mapped import MappedStrings

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
        edits = OSA.distance(word, words[number], score_cutoff=limit)  # limit + 1 when it is above
        if edits <= limit:
            if edits < limit:
                limit, best = edits, [one for one in best if one[1] <= edits]
            best.append((number, edits))
    return [one for one in best if one[1] == limit][:_MOST]


def _mask(word: str) -> int:
    mask = 0
    for letter in word:
        mask |= 1 << (ord(letter) % 64)
    return mask
