"""Scanned pages, read with Tesseract and its Finnish data where both are installed; nothing here is required."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from assistant.errors import UnreadableDocumentError
from ingest.blocks import Block
from ingest.readers.text import text_blocks

_SECONDS_A_PAGE = 60


def ocr_blocks(path: Path, page_count: int) -> Iterator[Block]:
    """Read the pictures of each page of a PDF as text.

    Raises UnreadableDocumentError, with the command that helps, when Tesseract, its Finnish data or poppler is missing.
    """
    if not _can_read_finnish():
        raise UnreadableDocumentError(
            f"{path.name}: a scan, pictures without text; install tesseract-ocr-fin and poppler-utils and ingest it "
            f"again, or run 'ocrmypdf -l fin IN.pdf OUT.pdf' and ingest OUT.pdf."
        )
    with tempfile.TemporaryDirectory() as folder:
        for page in range(1, page_count + 1):
            for block in text_blocks(_page_text(path, page, Path(folder))):
                yield replace(block, page=page)


def _can_read_finnish() -> bool:
    tesseract = shutil.which("tesseract")
    if tesseract is None or shutil.which("pdftoppm") is None:
        return False
    listed = subprocess.run([tesseract, "--list-langs"], capture_output=True, text=True, check=False, timeout=30)
    return "fin" in (listed.stdout + listed.stderr).split()


def _page_text(path: Path, page: int, folder: Path) -> str:
    picture = folder / f"page-{page}"
    number = str(page)
    draw = [
        "pdftoppm",
        "-r",
        "300",
        "-gray",
        "-png",
        "-singlefile",
        "-f",
        number,
        "-l",
        number,
        str(path),
        str(picture),
    ]
    subprocess.run(draw, capture_output=True, check=True, timeout=_SECONDS_A_PAGE)
    read = ["tesseract", f"{picture}.png", "stdout", "-l", "fin"]
    return subprocess.run(
        read, capture_output=True, text=True, encoding="utf-8", check=True, timeout=_SECONDS_A_PAGE
    ).stdout
