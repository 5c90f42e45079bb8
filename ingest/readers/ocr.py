"""Scanned pages, read with Tesseract and its Finnish data where both are installed; nothing here is required."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from assistant.errors import DocumentLimitError, UnreadableDocumentError
from ingest.readers.hocr import hocr_lines, in_few_sizes
from ingest.readers.printed import Line
from ingest.workers.alive import still_working

_SECONDS_A_PAGE = 90
_DOTS_PER_INCH = 300
MOST_SCANNED_PAGES = 200  # a quarter of an hour; an archive of more goes through ocrmypdf beforehand


def ocr_lines(path: Path, page_count: int) -> tuple[Line, ...]:
    """Read the pictures of each page of a PDF as printed lines.

    Raises UnreadableDocumentError, with the command that helps, when Tesseract, its Finnish data or poppler is missing
    or one of them fails; DocumentLimitError when there are too many pages or one takes too long.
    """
    if not can_read_finnish():
        raise UnreadableDocumentError(
            f"{path.name}: a scan, pictures without text; install tesseract-ocr-fin and poppler-utils and ingest it "
            f"again, or run 'ocrmypdf -l fin IN.pdf OUT.pdf' and ingest OUT.pdf."
        )
    if page_count > MOST_SCANNED_PAGES:
        raise DocumentLimitError(
            f"{path.name}: a scan of {page_count} pages, more than {MOST_SCANNED_PAGES}; split it, or run "
            f"'ocrmypdf -l fin IN.pdf OUT.pdf' and ingest OUT.pdf."
        )
    lines: list[Line] = []
    with tempfile.TemporaryDirectory() as folder:
        for page in range(1, page_count + 1):
            lines += _page_lines(path, page, Path(folder) / "page")
            still_working()
    return tuple(in_few_sizes(lines))


def can_read_finnish() -> bool:
    """Whether Tesseract with Finnish and poppler's pdftoppm are installed."""
    tesseract = shutil.which("tesseract")
    if tesseract is None or shutil.which("pdftoppm") is None:
        return False
    listed = subprocess.run([tesseract, "--list-langs"], capture_output=True, text=True, check=False, timeout=30)
    return "fin" in (listed.stdout + listed.stderr).split()


def _page_lines(path: Path, page: int, picture: Path) -> list[Line]:
    number, resolution = str(page), str(_DOTS_PER_INCH)
    draw = ["pdftoppm", "-r", resolution, "-gray", "-png", "-singlefile", "-f", number, "-l", number]
    read = ["tesseract", f"{picture}.png", "stdout", "-l", "fin", "--dpi", resolution, "hocr"]
    try:
        _output([*draw, str(path.resolve()), str(picture)])
        return hocr_lines(_output(read), page, _DOTS_PER_INCH)
    except subprocess.TimeoutExpired:
        raise DocumentLimitError(
            f"{path.name}: page {page} of the scan was not read within {_SECONDS_A_PAGE} s; scan it anew."
        ) from None
    except (subprocess.CalledProcessError, ValueError):
        raise UnreadableDocumentError(f"{path.name}: page {page} of the scan cannot be read; scan it anew.") from None


def _output(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, check=True, timeout=_SECONDS_A_PAGE)
    return done.stdout.decode("utf-8", errors="replace")
