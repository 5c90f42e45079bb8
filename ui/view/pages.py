"""A page of a PDF as a picture, with what is quoted from it marked."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing
from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageDraw

_WIDTH = 1200
_MARK = (255, 233, 166)
_EDGE = 40  # letters by which a quote is found whose middle reads otherwise on the page
# PDFium may be used by one thread at a time.
_LOCK = threading.Lock()


def has_pages(file: Path) -> bool:
    """Whether pages of ``file`` can be drawn."""
    return file.suffix.lower() == ".pdf"


def picture(file: Path, number: int, quote: str = "") -> bytes:
    """Page ``number`` (from 1) as a PNG; ``quote`` is marked where it is found, whatever its line breaks and hyphens."""
    with _LOCK, closing(pypdfium2.PdfDocument(file)) as pdf, closing(pdf[number - 1]) as page:
        bitmap = page.render(scale=_WIDTH / page.get_width())
        image = bitmap.to_pil().convert("RGB")
        place = bitmap.get_posconv(page)
        marks = Image.new("RGB", image.size, "white")
        pen = ImageDraw.Draw(marks)
        for left, bottom, right, top in _boxes(page, quote):
            (x0, y0), (x1, y1) = place.to_bitmap(left, top), place.to_bitmap(right, bottom)
            pen.rectangle((min(x0, x1) - 2, min(y0, y1) - 2, max(x0, x1) + 2, max(y0, y1) + 2), fill=_MARK)
    written = BytesIO()
    # Multiplied, the letters stay black on the mark.
    ImageChops.multiply(image, marks).quantize(64).save(written, "PNG", optimize=True)
    return written.getvalue()


def _boxes(page: pypdfium2.PdfPage, quote: str) -> Iterator[tuple[float, float, float, float]]:
    """The rectangles of the lines on which the quote stands."""
    wanted = _letters(quote)
    if not wanted:
        return
    with closing(page.get_textpage()) as text:
        characters = [text.get_text_range(at, 1, errors="ignore") for at in range(text.count_chars())]
        letters = [(at, letter) for at, character in enumerate(characters) for letter in _letters(character)]
        start, end = _found(wanted, "".join(letter for _, letter in letters))
        if start < 0:
            return
        first, last = letters[start][0], letters[end - 1][0]
        for number in range(text.count_rects(first, last - first + 1)):
            yield text.get_rect(number)


def _found(wanted: str, page: str) -> tuple[int, int]:
    """Where the quote stands on the page; (-1, -1) where it does not."""
    start = page.find(wanted)
    if start >= 0:
        return start, start + len(wanted)
    start, end = page.find(wanted[:_EDGE]), page.find(wanted[-_EDGE:])
    inside = 0 <= start < end <= start + 2 * len(wanted)
    return (start, end + len(wanted[-_EDGE:])) if inside else (-1, -1)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()
