"""What stands side by side in a statement: the members of a list and sums told in parallel.

"150 000 euroa vuodelle 2022 ja 160 000 euroa vuodelle 2023" has two conjuncts of two phrases each. A claim may leave a
conjunct out as a whole; it may not take the sum of one and the year of the other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from assistant.language.syntax.constituents import Item

_SEPARATOR = re.compile(r",|\b(?:ja|sekä|tai|taikka|että|eikä|mutta)\b", re.IGNORECASE)


def conjuncts(text: str, items: Sequence[Item]) -> dict[int, tuple[int, int]]:
    """Map the starts of coordinated items to (group, number of the conjunct within it)."""
    heads = [item for item in items if _top(items, item) is item and not item.bracket and _is_phrase(items, item)]
    chunks: list[list[Item]] = [[]]
    for index, head in enumerate(heads):
        if index and _separated(text, items, heads[index - 1], head):
            chunks.append([])
        chunks[-1].append(head)
    found: dict[int, tuple[int, int]] = {}
    group, number, template = 0, 0, chunks[0]
    for chunk in chunks[1:]:
        matched = _match(template, chunk)
        if matched is None and _signature(chunk[0]) == _signature(template[-1]):
            matched, chunk = [template[-1]], chunk[:1]
        if matched is None:
            group, number, template = group + 1, 0, chunk
            continue
        if number == 0:
            found.update({head.start: (group, 0) for head in matched})
        number += 1
        found.update({head.start: (group, number) for head in chunk})
        template = matched if number > 1 else template
    return _with_modifiers(items, found)


def _separated(text: str, items: Sequence[Item], before: Item, head: Item) -> bool:
    """Whether a comma or conjunction stands between two phrases, brackets and their own lists aside."""
    opening = min(
        [head.start, *(item.start for item in items if _top(items, item) is head and item.start > before.end)]
    )
    gap = re.sub(r"\([^()]*\)", " ", text[before.end : opening])
    found = _SEPARATOR.findall(gap)
    return bool(found) and found.count(",") < 2  # two commas enclose a clause


def _match(template: Sequence[Item], chunk: Sequence[Item]) -> list[Item] | None:
    """The phrases of the template that those of the chunk stand beside, from the right; None when they do not."""
    found: list[Item] = []
    if _signature(template[-1]) != _signature(chunk[-1]):
        return None
    at = len(template) - 1
    for head in reversed(chunk):
        while at >= 0 and _signature(template[at]) != _signature(head):
            at -= 1
        if at < 0:
            return None
        found.append(template[at])
        at -= 1
    return found


def _is_phrase(items: Sequence[Item], item: Item) -> bool:
    """Whether an item is no mere adverb."""
    return item.case != "adv" or any(item.start in other.governors for other in items)


def _signature(item: Item) -> tuple[str, str]:
    if item.quantity is not None:
        return item.quantity.kind, "" if item.quantity.date is None else item.case
    if item.case == "adv":
        return "adposition", item.text.casefold()
    return "word", "core" if item.case in ("nom", "nompl", "par") else item.case


def _top(items: Sequence[Item], item: Item) -> Item:
    """The phrase's head."""
    seen = {item.start}
    while not item.is_head:
        above = next((one for one in items if one.start in item.governors and one.start not in seen), None)
        if above is None:
            return item
        seen.add(above.start)
        item = above
    return item


def _with_modifiers(items: Sequence[Item], found: Mapping[int, tuple[int, int]]) -> dict[int, tuple[int, int]]:
    tops = {item.start: _top(items, item).start for item in items}
    places = {start: found[top] for start, top in tops.items() if top in found}
    modified = {
        places[item.start]
        for item in items
        if item.case == "gen" and item.start in places and tops[item.start] != item.start
    }
    for item in items:
        place = places.get(item.start)
        alone = place is not None and place[1] == 0 and (place[0], 1) not in modified
        if alone and item.case == "gen" and not item.named and tops[item.start] != item.start:
            del places[item.start]  # "yhteyshenkilöiden nimet ja numerot": said of both
    for before, item in pairwise(items):
        if (item.case == "adv" or item.bracket) and before.start in places:
            places.setdefault(item.start, places[before.start])
    return places


def top(items: Sequence[Item], item: Item) -> Item:
    """The head of the phrase that an item belongs to."""
    return _top(items, item)
