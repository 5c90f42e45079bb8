"""Title, publisher and date where no manifest gives them."""

from pathlib import Path

import pytest

from ingest.blocks import Block, BlockKind, Reading
from ingest.describe import date_of, publisher_of, title_of


def reading(*texts: str, **fields: object) -> Reading:
    blocks = tuple(Block(BlockKind.PARAGRAPH, text) for text in texts)
    return Reading(blocks, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("lines", "name", "date"),
    [
        (["Julkaisuajankohta 20.5.2021 13.33"], "a.txt", "2021-05-20"),
        (["Julkaistu 1. 2. 2022"], "a.txt", "2022-02-01"),
        (["Aika 02.12.2023, klo 17:00"], "a.pdf", "2023-12-02"),
        (["Esimerkkilä 3.4.2020"], "a.pdf", "2020-04-03"),
        (["Teksti."], "tiedote-2020-05-20.txt", "2020-05-20"),
        (["Teksti."], "kokous_-_04.11.2024_klo_17.pdf", "2024-11-04"),
        (["Sopimus päättyy 31.12.2027."], "a.pdf", ""),
        (["Julkaistu 45.13.2021"], "a.pdf", ""),
    ],
)
def test_a_date_is_read_where_it_says_when_the_document_came_out(lines: list[str], name: str, date: str) -> None:
    assert date_of(reading(*lines), Path(name)) == date


def test_metadata_date_a_document_that_says_nothing() -> None:
    assert date_of(reading("Teksti.", date="2019-01-02"), Path("a.pdf")) == "2019-01-02"


def test_the_publisher_is_a_line_of_its_own_before_it_is_the_beginning_of_one() -> None:
    lines = ["Esimerkkilän kaupunki Pöytäkirja 4/2021", "keksintö- ja elinkeinoministeriö", "Tiedote"]
    assert publisher_of(reading(*lines)) == "keksintö- ja elinkeinoministeriö"
    assert publisher_of(reading(lines[0])) == "Esimerkkilän kaupunki"
    assert publisher_of(reading("Tavallinen virke kaupungista.")) == ""
    assert publisher_of(reading(*lines, publisher="Metatieto")) == "Metatieto"


def test_the_title_is_the_main_heading_else_metadata_else_the_files_name() -> None:
    heading = Block(BlockKind.HEADING, "Ohje hakijalle", 1)
    assert title_of(Reading((heading,)), Path("a.md")) == "Ohje hakijalle"
    assert title_of(reading("Teksti.", title="Nimi"), Path("a.docx")) == "Nimi"
    assert title_of(reading("Teksti."), Path("haku_ohje 2.txt")) == "haku ohje 2"
    paragraph = Block(BlockKind.HEADING, "§ 12 Kokouksen avaus", 2)
    assert title_of(Reading((paragraph,)), Path("kokous.pdf")) == "kokous"
