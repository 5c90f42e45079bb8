"""Pages of a PDF as pictures: a quote is marked where it stands, however the page breaks it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
import typst
from PIL import Image

from ui.view.pages import has_pages, picture

QUOTE = "Kunnan rahoitusosuudesta päätetään vuosittain talousarviossa."


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two pages; the quote stands on the second, in a column so narrow that its words are hyphenated."""
    path = tmp_path_factory.mktemp("pdf") / "sopimus.pdf"
    column = f"#block(width: 3.2cm)[Alku ennen. {QUOTE} Loppu.]"
    typst.compile(f'#set text(lang: "fi", hyphenate: true)\nEnsimmäinen.\n#pagebreak()\n{column}'.encode(), path)
    return path


def _marked(png: bytes) -> int:
    """How many pixels have the colour of the mark."""
    red, green, blue = np.asarray(Image.open(BytesIO(png)).convert("RGB")).transpose(2, 0, 1)
    return int(((red > 240) & (green > 215) & (green < 245) & (blue < 190)).sum())


@pytest.mark.parametrize(
    ("number", "quote"), [(2, ""), (1, QUOTE), (2, "Tätä sivulla ei ole lainkaan missään kohdassa.")]
)
def test_nothing_else_is_marked(file: Path, number: int, quote: str) -> None:
    assert _marked(picture(file, number, quote)) == 0


def test_a_picture_is_small_enough_for_a_phone(file: Path) -> None:
    assert len(picture(file, 2, QUOTE)) < 400_000


def test_only_a_pdf_has_pages() -> None:
    assert has_pages(Path("a.PDF"))
    assert not has_pages(Path("a.docx"))
