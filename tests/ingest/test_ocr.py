from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pytest

from assistant.errors import DocumentError, DocumentLimitError
from assistant.index.index import Index
from assistant.retrieval.retrieve import Retriever
from assistant.settings import Settings
from ingest.load import InputFile, ManifestEntry
from ingest.parse import read_file, read_many
from ingest.pipeline import ingest_paths
from ingest.readers import ocr
from ingest.readers.hocr import Word, hocr_lines, in_few_sizes, with_section_signs
from ingest.readers.printed import Line
from ingest.workers.processes import Limits

pytestmark = pytest.mark.slow

FONTS = ("DejaVuSans.ttf", "LiberationSans-Regular.ttf")


PAGES = [
    [
        "# § 136 Ekosysteemisopimuksen hyväksyminen",
        "",
        "Kaupunginhallitus hyväksyi ekosysteemisopimuksen 9. helmikuuta 2021. Sopimuk-",
        "sen omarahoitusosuus on vähintään 40 prosenttia, ja sen päättää maakuntaliitto.",
        "",
        "# Päätös",
        "",
        "Kaupunginjohtaja ehdottaa hallintosäännön 5 §:n nojalla, että hallitus päättää:",
        "",
        "1. hyväksyä sopimuksen liitteineen,",
        "2. nimetä ohjausryhmän 8 jäsentä.",
    ],
    [
        "# § 137 Lämpövoimalan käyttöönotto",
        "",
        "Jyväskylän Energia ottaa käyttöön uuden lämpövoimalan Keljonlahdella",
        "31.12.2027 mennessä. Hankkeen kustannusarvio on 12,5 milj. euroa.",
    ],
]


def font_file() -> str:
    """A font of this machine with ä, ö and §, which the one inside Pillow lacks; empty where there is none."""
    from PIL import ImageFont

    for name in FONTS:
        with suppress(OSError):
            return str(ImageFont.truetype(name, 10).path)
    return ""


needs_tesseract = pytest.mark.skipif(
    not ocr.can_read_finnish() or not font_file(), reason="Tesseract with Finnish, or a font, is not installed"
)


def scan(path: Path, pages: Sequence[Sequence[str]]) -> Path:
    """A PDF that holds pictures of A4 pages, 200 dots an inch, and no text; "# " marks a heading."""
    from PIL import Image, ImageDraw, ImageFont

    pictures = []
    for lines in pages:
        picture = Image.new("L", (1654, 2339), 255)
        draw = ImageDraw.Draw(picture)
        for i, line in enumerate(lines):
            size = 46 if line.startswith("# ") else 34
            font = ImageFont.truetype(font_file(), size) if font_file() else ImageFont.load_default(size)
            draw.text((150, 200 + 56 * i), line.removeprefix("# "), font=font, fill=0)
        pictures.append(picture)
    pictures[0].save(path, save_all=True, append_images=pictures[1:], resolution=200)
    return path


@pytest.fixture(scope="module")
def scanned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return scan(tmp_path_factory.mktemp("scan") / "pöytäkirja.pdf", PAGES)


@needs_tesseract
def test_a_scan_is_read_with_its_letters_numbers_sections_and_pages(scanned: Path) -> None:
    read = read_file(scanned)
    text = read.structured.text
    assert "ekosysteemisopimuksen 9. helmikuuta 2021. Sopimuksen omarahoitusosuus on vähintään 40 prosenttia" in text
    assert "hallintosäännön 5 §:n nojalla" in text
    assert "- " not in text
    assert "1. hyväksyä sopimuksen liitteineen,\n2. nimetä ohjausryhmän 8 jäsentä." in text
    sections = [(section.number, section.title) for section in read.structured.sections]
    assert ("§ 136", "Ekosysteemisopimuksen hyväksyminen") in sections
    assert ("§ 137", "Lämpövoimalan käyttöönotto") in sections
    assert text[read.document.page_starts[1] :].startswith("§ 137 Lämpövoimalan käyttöönotto")


@needs_tesseract
def test_a_scan_is_found_and_cited_with_its_page(scanned: Path, tmp_path: Path) -> None:
    settings = Settings(index=tmp_path / "index")
    ingest_paths([scanned], settings)
    index = Index.open(settings.index, settings)
    best = Retriever(index, settings).retrieve("Milloin lämpövoimala otetaan käyttöön?", 1)[0]
    assert (best.chunk.page_start, best.section.number) == (2, "§ 137")
    assert "31.12.2027 mennessä" in best.chunk.text


@pytest.fixture
def slow_tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stands in for both programs: a page takes two seconds, or for ever where ``hang`` exists."""
    programs = tmp_path / "bin"
    programs.mkdir()
    lines = "".join(
        f"<span class='ocr_line' title='bbox 0 {y} 900 {y + 40}; x_size 40'>"
        f"<span class='ocrx_word' title='bbox 0 {y} 900 {y + 40}'>Sopimus</span></span>"
        for y in range(0, 1200, 100)
    )
    page = f"<html><div class='ocr_page' title='bbox 0 0 900 1200'>{lines}</div></html>"
    (programs / "pdftoppm").write_text("#!/bin/sh\nexit 0\n")
    (programs / "tesseract").write_text(
        f"#!/bin/sh\n[ $1 = --list-langs ] && echo fin && exit\n[ -e {programs}/hang ] && exec sleep 60\n"
        f"sleep 2\ncat <<END\n{page}\nEND\n"
    )
    for program in programs.iterdir():
        program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}:/usr/bin:/bin")
    return programs


def outcome(path: Path, seconds: float) -> object:
    return next(iter(read_many([InputFile(path, ManifestEntry(id=path.stem))], 1, Limits(seconds=seconds))))


def test_a_long_scan_may_take_longer_than_the_limit_as_long_as_pages_come(tmp_path: Path, slow_tesseract: Path) -> None:
    path = scan(tmp_path / "scan.pdf", [["Sopimus"]] * 8)
    assert not isinstance(outcome(path, 12.0), DocumentError)


def test_a_scan_whose_page_never_comes_is_ended(tmp_path: Path, slow_tesseract: Path) -> None:
    (slow_tesseract / "hang").touch()
    assert isinstance(outcome(scan(tmp_path / "scan.pdf", [["Sopimus"]]), 2.0), DocumentLimitError)


def test_a_scan_of_too_many_pages_is_refused_with_what_to_do(
    tmp_path: Path, slow_tesseract: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, "MOST_SCANNED_PAGES", 1)
    with pytest.raises(DocumentLimitError, match="scan of 2 pages"):
        read_file(scan(tmp_path / "scan.pdf", [["a"], ["b"]]))


@pytest.mark.parametrize("program", ["pdftoppm", "tesseract"])
def test_a_page_that_the_programs_cannot_read_is_named(tmp_path: Path, slow_tesseract: Path, program: str) -> None:
    (slow_tesseract / program).write_text("#!/bin/sh\n[ $1 = --list-langs ] && echo fin && exit\nexit 1\n")
    with pytest.raises(DocumentError, match=r"scan\.pdf: page 1 of the scan"):
        read_file(scan(tmp_path / "scan.pdf", [["a"]]))


def test_a_section_sign_is_told_from_an_eight_by_its_tail() -> None:
    sign, digit = Word("8", 105, 43, 5), Word("8", 100, 38)
    number, title = Word("136", 100, 38), Word("Sopimus", 111, 50, 11)
    assert list(with_section_signs([sign, number, title])) == ["§", "136", "Sopimus"]
    assert list(with_section_signs([digit, number, title])) == ["8", "136", "Sopimus"]
    assert list(with_section_signs([number, Word("8:n", 105, 43)])) == ["136", "§:n"]
    assert list(with_section_signs([sign, title])) == ["8", "Sopimus"]  # no number beside it
    assert list(with_section_signs([Word("8", 120, 58, 20), number])) == ["8", "136"]  # the box took in something else


def test_sizes_that_differ_little_are_one() -> None:
    def line(text: str, size: float) -> Line:
        return Line(text, 1, 0, 0, size, False)

    lines = [line("otsikko", 16.0), line("toinen", 15.0), line("leipäteksti " * 3, 11.0), line("ajan", 10.2)]
    assert [found.size for found in in_few_sizes(lines)] == [16.0, 16.0, 11.0, 11.0]
    assert in_few_sizes([]) == []


def test_what_is_no_hocr_is_an_error() -> None:
    with pytest.raises(ValueError, match="hOCR"):
        hocr_lines("<html><div>", 1, 300)
