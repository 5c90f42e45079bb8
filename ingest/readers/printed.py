"""What is printed on a page: fragments of text and the lines they make."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fragment:
    """Text shown by one run of operators: ``x`` and ``y`` of its start in points from the lower left corner."""

    text: str
    x: float
    y: float
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One line as printed; ``row`` says that its text is a table row that names its columns already."""

    text: str
    page: int
    x: float
    y: float
    size: float
    bold: bool
    row: bool = False
