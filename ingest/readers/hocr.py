"""What Tesseract found on one page (hOCR) as printed lines; § is told from 8 by its tail below the line.

The Finnish data of Tesseract hardly knows the sign: it reads "§ 136" as "8 136" and "5 §:n" as "5 8:n". But a digit
stands on the line and § reaches below it, so the boxes of the two tell them apart.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from ingest.readers.printed import Line

_BOX = re.compile(r"bbox (\d+) (\d+) (\d+) (\d+)")
_SIZE = re.compile(r"x_size ([\d.]+)")
_BASELINE = re.compile(r"baseline (-?[\d.]+) (-?[\d.]+)")
_LIKE_SECTION_SIGN = re.compile(r"[8SsB$&](?=$|:[a-zåäö]{1,5}[.,;]?$)")
_NUMBER = re.compile(r"\d{1,4}[a-z]?[.,]?")
_TAIL = (0.06, 0.2)  # of its height; § has 0.1, a box that took in a speck or the line below more
_ONE_SIZE = 1.15  # sizes that differ less are one: Tesseract measures each line anew
_POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True)
class Word:
    """A word, its lower edge on the page, its height, and how far it reaches below the baseline, in pixels."""

    text: str
    bottom: float
    height: float
    below: float = 0.0


def hocr_lines(hocr: str, page: int, dots_per_inch: int) -> list[Line]:
    """The lines of one page in reading order, places and sizes in points. Raises ValueError when it is no hOCR."""
    try:
        root = ET.fromstring(hocr)
    except ET.ParseError as error:
        raise ValueError(f"not hOCR: {error}") from error
    scale = _POINTS_PER_INCH / dots_per_inch
    height = max((_box(node)[3] for node in _of_class(root, ("ocr_page",))), default=0)
    found = []
    for node in _of_class(root, ("ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat")):
        text = " ".join(with_section_signs(list(_words(node))))
        if not any(character.isalnum() for character in text):
            continue
        left, _, _, bottom = _box(node)
        size = _SIZE.search(node.get("title", ""))
        points = float(size.group(1)) * scale if size else 0.0
        found.append(Line(text, page, left * scale, (height - bottom) * scale, points, False))
    return found


def _words(line: ET.Element) -> Iterator[Word]:
    left, _, _, bottom = _box(line)
    match = _BASELINE.search(line.get("title", ""))
    slope, offset = (float(match.group(1)), float(match.group(2))) if match else (0.0, 0.0)
    for node in _of_class(line, ("ocrx_word",)):
        text = "".join(node.itertext()).strip()
        box = _box(node)
        if text:
            baseline = bottom + offset + slope * ((box[0] + box[2]) / 2 - left)
            yield Word(text, box[3], box[3] - box[1], box[3] - baseline)


def with_section_signs(words: Sequence[Word]) -> Iterator[str]:
    """The words' texts; what looks like 8, stands beside a number and reaches below the line is §."""
    for i, word in enumerate(words):
        beside = [
            other for other in (*words[max(0, i - 1) : i], *words[i + 1 : i + 2]) if _NUMBER.fullmatch(other.text)
        ]
        like = _LIKE_SECTION_SIGN.match(word.text)
        if like and any(_has_tail(word, number) for number in beside):
            yield "§" + word.text[like.end() :]
        else:
            yield word.text


def _has_tail(word: Word, number: Word) -> bool:
    """Whether a word reaches below its line or below a number; Tesseract places either wrongly on a short line."""
    tails = [word.below]
    if number.text[-1] not in ".,":  # a comma reaches as low
        tails.append(word.bottom - number.bottom)
    return any(_TAIL[0] * word.height < tail < _TAIL[1] * word.height for tail in tails)


def in_few_sizes(lines: Sequence[Line]) -> list[Line]:
    """The lines with one size for the body, the commonest, and one for each group of sizes that differ little."""
    if not lines:
        return []
    body = median(line.size for line in lines for _ in line.text)
    one = {line.size: body for line in lines if body / _ONE_SIZE < line.size < body * _ONE_SIZE}
    largest = 0.0
    for size in sorted({line.size for line in lines} - set(one), reverse=True):
        largest = largest if size < largest < size * _ONE_SIZE else size
        one[size] = largest
    return [replace(line, size=one[line.size]) for line in lines]


def _of_class(root: ET.Element, names: Sequence[str]) -> Iterator[ET.Element]:
    return (node for node in root.iter() if node.get("class") in names)


def _box(node: ET.Element) -> tuple[int, int, int, int]:
    match = _BOX.search(node.get("title", ""))
    if match is None:
        return 0, 0, 0, 0
    left, top, right, bottom = (int(number) for number in match.groups())
    return left, top, right, bottom
