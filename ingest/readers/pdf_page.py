"""What the pages of a document have in common: running headers and footers, and the type of the body."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.readers.pdf_columns import CHARACTER_EMS
from ingest.readers.printed import Line

_EDGE_LINES = 4
_PAGE_NUMBER = re.compile(r"[-–(]?\s*(?:sivu|s\.|page)?\s*\d{1,4}\s*(?:[/(]\s*\d{1,4}\s*\)?)?\s*[-–)]?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageType:
    """What the body is set in: size and leading in points, left edge, characters on a full line from that edge."""

    size: float
    bold: bool
    leading: float
    left: float
    width: int

    def capacity(self, line: Line) -> float:
        """How many characters a full line has that begins where ``line`` does."""
        return max(10.0, self.width - (line.x - self.left) / (CHARACTER_EMS * self.size))


def running_lines(lines: Sequence[Line], page_count: int) -> set[int]:
    """Find page headers, footers and page numbers, by ``id``: they repeat at one height on most pages."""
    pages: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        pages[line.page].append(line)
    edges: dict[int, list[Line]] = {}
    counts: Counter[tuple[str, int]] = Counter()
    for page, page_lines in pages.items():
        ordered = sorted(page_lines, key=lambda line: -line.y)
        edges[page] = list({id(line): line for line in ordered[:_EDGE_LINES] + ordered[-_EDGE_LINES:]}.values())
        counts.update({_running_key(line) for line in edges[page]})
    needed = max(2.0, page_count * 0.5)
    running = set()
    for page, page_lines in edges.items():
        outermost = {id(line) for line in _outermost(page_lines)}
        for line in page_lines:
            is_number = id(line) in outermost and _is_page_number(line.text, page, page_count)
            if counts[_running_key(line)] >= needed or is_number:
                running.add(id(line))
    return running


def _running_key(line: Line) -> tuple[str, int]:
    return re.sub(r"\d+", "#", line.text).lower(), round(line.y / 4)


def _outermost(lines: Sequence[Line]) -> list[Line]:
    return [max(lines, key=lambda line: line.y), min(lines, key=lambda line: line.y)] if lines else []


def _is_page_number(text: str, page: int, page_count: int) -> bool:
    match = _PAGE_NUMBER.fullmatch(text)
    numbers = [int(number) for number in re.findall(r"\d+", text)] if match else []
    return bool(numbers) and page_count > 1 and abs(numbers[0] - page) <= 20


def page_type(lines: Sequence[Line]) -> PageType:
    """Measure the body: the commonest type by characters. ``lines`` must not be empty."""
    styles: Counter[tuple[float, bool]] = Counter()
    for line in lines:
        styles[(line.size, line.bold)] += len(line.text)
    (size, bold), _ = styles.most_common(1)[0]
    body = [line for line in lines if line.size == size]
    gaps = Counter(
        round(a.y - b.y) for a, b in pairwise(body) if a.page == b.page and 0.8 * size < a.y - b.y < 2.2 * size
    )
    left = Counter(round(line.x) for line in body).most_common(1)[0][0]
    lengths = sorted(len(line.text) for line in body if abs(line.x - left) < 2)
    width = lengths[int(len(lengths) * 0.9)] if len(lengths) >= 5 else 80
    return PageType(size, bold, gaps.most_common(1)[0][0] if gaps else size * 1.2, left, max(width, 20))
