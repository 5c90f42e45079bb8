"""Tables of figures and presentations: a row is one line that names its columns, and is cited like a sentence."""

import csv
import random
import zipfile
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from pptx import Presentation
from pptx.util import Inches

from assistant.domain import SentenceKind
from assistant.errors import DocumentError
from evals.robustness.mutations import mutate
from tests.ingest.test_readers import labels, read, write


def rows(path: Path) -> list[str]:
    return [s.text for s in read(path).structured.sentences if s.kind is SentenceKind.TABLE_ROW]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", "Kaupunki;Summa\r\nPori;1 200,50\r\nLahti;900\r\n".encode("cp1252")),
        ("a.csv", '"Kaupunki","Summa"\n"Pori","1 200,50"\n"Lahti","900"\n'.encode("utf-8-sig")),
        ("a.tsv", "Kaupunki\tSumma\nPori\t1 200,50\nLahti\t900\n".encode("utf-16")),
    ],
)
def test_a_delimited_row_names_its_columns(tmp_path: Path, name: str, content: bytes) -> None:
    assert rows(write(tmp_path / name, content)) == ["Kaupunki: Pori; Summa: 1 200,50", "Kaupunki: Lahti; Summa: 900"]


def test_a_form_of_two_columns_has_no_column_names(tmp_path: Path) -> None:
    assert rows(write(tmp_path / "a.csv", "Hakija;Pori\nSumma;900\nKesto;vuosi\n")) == [
        "Hakija; Pori",
        "Summa; 900",
        "Kesto; vuosi",
    ]


def test_years_name_columns_and_a_line_above_is_the_caption(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", "Tuki kaupungeittain\n\nKaupunki;2021;2022\nPori;10;20\n\nKoski;1\n")
    document = read(path)
    assert document.structured.text == "Tuki kaupungeittain\n\nKaupunki: Pori; 2021: 10; 2022: 20\nKoski; 1"


def test_a_cell_of_lines_and_quotes_is_one_line(tmp_path: Path) -> None:
    assert rows(write(tmp_path / "a.csv", 'Hanke;Tila;Summa\n"Satama\n""A""";auki;5\n')) == [
        'Hanke: Satama "A"; Tila: auki; Summa: 5'
    ]


def workbook(path: Path) -> Path:
    book = Workbook()
    sheet = book.active
    sheet.title = "Rahoitus"
    sheet.append(["Kaupunki", "Osuus", "Summa", "Päättyy", "Kerroin"])
    sheet.append(["Pori", 0.605, 1234567.5, date(2023, 5, 4), 0.1 + 0.2])
    for cell, form in (("B2", "0.0%"), ("C2", "#,##0.00\\ [$€-40B]")):
        sheet[cell].number_format = form
    book.create_sheet("Tyhjä")
    hidden = book.create_sheet("Piilossa")
    hidden.append(["salainen", "rivi"])
    hidden.sheet_state = "hidden"
    other = book.create_sheet("Hankkeet")
    other.append(["Hanke", "Vuosi", "Tila"])
    other.append(["Satama", 2022, "auki"])
    book.save(path)
    return path


def test_a_workbook_shows_its_figures_as_its_cells_do(tmp_path: Path) -> None:
    document = read(workbook(tmp_path / "tuki.xlsx"))
    assert labels(document) == ["Rahoitus", "Tyhjä", "Hankkeet"]
    assert document.document.title == "tuki"
    assert rows(tmp_path / "tuki.xlsx") == [
        "Kaupunki: Pori; Osuus: 60,5 %; Summa: 1 234 567,50 €; Päättyy: 4.5.2023; Kerroin: 0,3",
        "Hanke: Satama; Vuosi: 2022; Tila: auki",
    ]


def ods_file(path: Path) -> Path:
    def row(*cells: str, repeated: str = "") -> str:
        return (
            "<table:table-row>"
            + "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in cells)
            + f"{repeated}</table:table-row>"
        )

    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"' for short in ("office", "text", "table")
    )
    endless = '<table:table-cell table:number-columns-repeated="16380"/>'
    twice = '<table:table-cell table:number-columns-repeated="2"><text:p>auki</text:p></table:table-cell>'
    sheet = row("Kaupunki", "Kevät", "Syksy", "Summa", repeated=endless) + row("Pori", repeated=f"{twice}{row_cell()}")
    content = f"<office:body><office:spreadsheet><table:table>{sheet}</table:table></office:spreadsheet></office:body>"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", f"<office:document-content {spaces}>{content}</office:document-content>")
    return path


def row_cell() -> str:
    return "<table:table-cell><text:p>1 200 €</text:p></table:table-cell>"


def test_an_opendocument_sheet_is_read_as_shown_without_its_endless_columns(tmp_path: Path) -> None:
    assert rows(ods_file(tmp_path / "a.ods")) == ["Kaupunki: Pori; Kevät: auki; Syksy: auki; Summa: 1 200 €"]


def deck(path: Path) -> Path:
    made = Presentation()
    first = made.slides.add_slide(made.slide_layouts[1])
    first.shapes.title.text = "Sopimuksen tilanne"
    first.placeholders[1].text = "Haku avautuu\nHaku päättyy"
    first.notes_slide.notes_text_frame.text = "Kerro aikataulusta."
    second = made.slides.add_slide(made.slide_layouts[5])
    second.shapes.title.text = "Rahoitus"
    table = second.shapes.add_table(2, 2, Inches(1), Inches(2), Inches(4), Inches(1)).table
    for position, text in enumerate(("Kaupunki", "Summa", "Pori", "900 €")):
        table.cell(position // 2, position % 2).text = text
    group = second.shapes.add_group_shape()
    group.shapes.add_textbox(0, 0, 9, 9).text_frame.text = "Luvut ovat alustavia."
    made.save(path)
    return path


def test_a_slide_is_a_page_with_its_title_points_table_and_notes(tmp_path: Path) -> None:
    document = read(deck(tmp_path / "a.pptx"))
    assert document.document.title == "Sopimuksen tilanne"
    assert [(s.text, s.kind, s.page) for s in document.structured.sentences] == [
        ("Sopimuksen tilanne", SentenceKind.HEADING, 1),
        ("Haku avautuu", SentenceKind.LIST_ITEM, 1),
        ("Haku päättyy", SentenceKind.LIST_ITEM, 1),
        ("Kerro aikataulusta.", SentenceKind.NOTE, 1),
        ("Rahoitus", SentenceKind.HEADING, 2),
        ("Kaupunki: Pori; Summa: 900 €", SentenceKind.TABLE_ROW, 2),
        ("Luvut ovat alustavia.", SentenceKind.PROSE, 2),
    ]


@pytest.mark.parametrize("make", [workbook, deck])
def test_what_unpacks_to_too_much_is_one_clear_error(
    make: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ingest.readers.office.archive.LARGEST_PART", 1000)
    path = make(tmp_path / ("a.xlsx" if make is workbook else "a.pptx"))  # type: ignore[operator]
    with pytest.raises(DocumentError, match=r"unpacks"):
        read(path)


@pytest.mark.parametrize(("make", "name"), [(workbook, "a.xlsx"), (deck, "a.pptx"), (ods_file, "a.ods")])
def test_a_damaged_file_is_read_or_refused_in_one_line(make: object, name: str, tmp_path: Path) -> None:
    whole = make(tmp_path / name).read_bytes()  # type: ignore[operator]
    chance = random.Random(7)
    for _ in range(25):
        path = write(tmp_path / name, mutate(whole, [b"a;b\n" * 50], chance))
        try:
            read(path)
        except DocumentError as error:
            assert "\n" not in str(error)


def test_a_small_table_leaves_room_for_the_long_cells_of_others(tmp_path: Path) -> None:
    before = csv.field_size_limit()
    (tmp_path / "small.csv").write_text("Kaupunki;Osuus\nPori;60 %\n", encoding="utf-8")
    read(tmp_path / "small.csv")
    assert csv.field_size_limit() >= before
