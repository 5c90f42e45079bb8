"""Office formats: Word, OpenDocument and rich text."""

import zipfile
from pathlib import Path

import pytest

from assistant.errors import DocumentError
from tests.ingest.making import docx_file, odt_file, paragraph
from tests.ingest.test_readers import labels, read, write


class TestDocx:
    STYLES = (
        '<w:style w:styleId="Otsikko1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:styleId="Oma"><w:name w:val="Oma"/><w:basedOn w:val="Otsikko1"/></w:style>'
        '<w:style w:styleId="Otsikko"><w:name w:val="Title"/></w:style>'
        '<w:style w:styleId="T"><w:name w:val="toc 1"/></w:style>'
    )
    NUMBERING = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/>'
        '<w:lvlText w:val="%1.%2)"/></w:lvl>'
        '</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0">'
        '<w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    )

    def test_headings_numbers_lists_notes_and_accepted_revisions(self, tmp_path: Path) -> None:
        deleted = "<w:p><w:r><w:t>Jää.</w:t></w:r><w:del><w:r><w:delText>Poistuu.</w:delText></w:r></w:del></w:p>"
        note = '<w:p><w:r><w:t>Viite</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
        body = (
            paragraph("Sopimus", "Otsikko")
            + paragraph("Sisällys 3", "T")
            + paragraph("Rahoitus", "Oma", "1")
            + paragraph("palkat", list_id="2")
            + paragraph("Kustannukset", "Otsikko1", "1")
            + paragraph("alakohta", "", "1", 1)
            + deleted
            + note
        )
        notes = '<w:footnote w:id="2"><w:p><w:r><w:t>Alaviite.</w:t></w:r></w:p></w:footnote>'
        path = docx_file(tmp_path / "a.docx", body, styles=self.STYLES, numbering=self.NUMBERING, footnotes=notes)
        document = read(path)
        assert labels(document) == ["Sopimus", "1 Rahoitus", "2 Kustannukset"]
        text = document.structured.text
        assert "- palkat" in text
        assert "2.a) alakohta" in text
        assert "Alaviite." in text
        assert "Poistuu" not in text
        assert "Sisällys" not in text

    def test_a_table_keeps_its_columns_and_a_form_gets_none(self, tmp_path: Path) -> None:
        def table(*rows: tuple[str, ...]) -> str:
            return (
                "<w:tbl>"
                + "".join(
                    "<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>" for row in rows
                )
                + "</w:tbl>"
            )

        body = table(("Kaupunki", "Osuus", "Summa"), ("Pori", "60 %", "10")) + table(
            ("Hakija", "Pori"), ("Summa", "10")
        )
        text = read(docx_file(tmp_path / "a.docx", body)).structured.text
        assert "Kaupunki: Pori; Osuus: 60 %; Summa: 10" in text
        assert "Hakija; Pori\nSumma; 10" in text

    def test_a_bomb_is_one_clear_error(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("ingest.readers.office.archive.LARGEST_PART", 1 << 20)
        path = docx_file(tmp_path / "a.docx", "<w:p><w:r><w:t>" + "a" * (2 << 20) + "</w:t></w:r></w:p>")
        assert path.stat().st_size < 20_000
        with pytest.raises(DocumentError, match=r"^a\.docx: .*unpacks"):
            read(path)

    def test_entities_that_multiply_are_one_clear_error(self, tmp_path: Path) -> None:
        entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
        xml = f'<!DOCTYPE d [<!ENTITY e0 "aaaaaaaaaa">{entities}]><d>&e11;</d>'
        with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
            archive.writestr("word/document.xml", xml)
        with pytest.raises(DocumentError, match=r"^a\.docx: "):
            read(tmp_path / "a.docx")


def test_odt_headings_lists_tables_and_notes(tmp_path: Path) -> None:
    cells = ["Vuosi", "Summa", "Osuus"], ["2021", "10", "60 %"]
    rows = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{c}</text:p></table:table-cell>" for c in row)
        + "</table:table-row>"
        for row in cells
    )
    content = (
        '<text:h text:outline-level="1">Ohje</text:h><text:p>Tuki<text:s/>kattaa:'
        "<text:note><text:note-body><text:p>Huom.</text:p>"
        "</text:note-body></text:note></text:p><text:list><text:list-item><text:p>palkat</text:p></text:list-item></text:list>"
        f"<table:table>{rows}</table:table>"
    )
    document = read(odt_file(tmp_path / "a.odt", content))
    assert labels(document) == ["Ohje"]
    assert "Tuki kattaa:" in document.structured.text
    assert "- palkat" in document.structured.text
    assert "Vuosi: 2021; Summa: 10; Osuus: 60 %" in document.structured.text
    assert "Huom." in document.structured.text


def test_rtf_words_and_letters(tmp_path: Path) -> None:
    source = r"{\rtf1\ansi\ansicpg1252 Tuki k\'e4sitt\'e4\'e4 palkat.\par Toinen kappale.}"
    assert read(write(tmp_path / "a.rtf", source)).structured.text == "Tuki käsittää palkat.\n\nToinen kappale."
