"""Each format: what is read of it, and what is not."""

from pathlib import Path

import pytest

from assistant.domain import SentenceKind
from assistant.errors import DocumentError, UnreadableDocumentError
from ingest.load import ManifestEntry
from ingest.parse import ReadDocument, read_file
from tests.ingest.making import Put, column, pdf_bytes


def read(path: Path) -> ReadDocument:
    return read_file(path, ManifestEntry(id="d"))


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def labels(document: ReadDocument) -> list[str]:
    return [section.label for section in document.structured.sections if section.label]


class TestText:
    @pytest.mark.parametrize(
        "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "iso-8859-1", "iso-8859-15"]
    )
    def test_the_encoding_is_found(self, tmp_path: Path, encoding: str) -> None:
        text = "Tämä päätös koskee määrärahaa.\n\nSe on hyväksytty."
        document = read(write(tmp_path / "a.txt", text.encode(encoding)))
        assert document.structured.text == text

    def test_a_euro_sign_tells_the_two_latin_alphabets_apart(self, tmp_path: Path) -> None:
        for encoding in ("cp1252", "iso-8859-15"):
            document = read(write(tmp_path / f"{encoding}.txt", "Tuki on 60 000 € vuodessa.".encode(encoding)))
            assert "60 000 €" in document.structured.text

    def test_wrapped_lines_flow_and_a_hyphenated_word_is_joined(self, tmp_path: Path) -> None:
        lines = ["Ohjelman rahoituksesta päättää maakunnan liitto, joka toimii välittä-"]
        lines += [
            "vänä toimielimenä ja vastaa siitä, että tuki-",
            "intensiteetti pysyy sallituissa rajoissa koko ohjelmakauden ajan.",
        ]
        document = read(write(tmp_path / "a.txt", "\n".join([*lines, *lines])))
        assert "välittävänä toimielimenä" in document.structured.text
        assert "tuki-intensiteetti" in document.structured.text

    def test_title_publisher_and_date_come_from_the_content(self, tmp_path: Path) -> None:
        head = "esimerkkiministeriö\nJulkaisuajankohta 3.4.2021 10.15\nTiedote"
        text = f"Uusi ohjelma käynnistyy kaupungeissa\n\n{head}\n\nOhjelma alkaa heti. Se kestää vuoden."
        document = read(write(tmp_path / "a.txt", text)).document
        assert document.title == "Uusi ohjelma käynnistyy kaupungeissa"
        assert (document.publisher, document.date) == ("esimerkkiministeriö", "2021-04-03")

    def test_binary_under_the_name_of_a_text_is_one_clear_error(self, tmp_path: Path) -> None:
        with pytest.raises(UnreadableDocumentError, match=r"^a\.txt: .*not text"):
            read(write(tmp_path / "a.txt", bytes(range(256)) * 20))


class TestMarkdown:
    def test_headings_lists_tables_and_notes_become_what_they_are(self, tmp_path: Path) -> None:
        source = (
            "---\ntitle: Etuotsikko\ndate: 2022-05-06\n---\n# Ohje\n\n## 3.2 Rahoitus\n\n"
            "Tuki **kattaa**[^1]:\n\n- palkat\n  ja\n"
            "- [matkat](http://x.fi)\n\n| Kaupunki | Osuus |\n|---|---|\n| Kuopio | 60 % |\n| Turku | 40 % |\n\n"
            "[^1]: Huomautus.\n"
        )
        document = read(write(tmp_path / "a.md", source))
        assert labels(document) == ["Ohje", "3.2 Rahoitus"]
        assert [(s.text, s.kind) for s in document.structured.sentences[2:]] == [
            ("Tuki kattaa:", SentenceKind.PROSE),
            ("palkat ja", SentenceKind.LIST_ITEM),
            ("matkat", SentenceKind.LIST_ITEM),
            ("Kaupunki: Kuopio; Osuus: 60 %", SentenceKind.TABLE_ROW),
            ("Kaupunki: Turku; Osuus: 40 %", SentenceKind.TABLE_ROW),
            ("Huomautus.", SentenceKind.NOTE),
        ]
        assert document.document.date == "2022-05-06"

    def test_source_marks_leave_the_text_and_stay_on_the_sentences(self, tmp_path: Path) -> None:
        source = "# O\n\nYksi. Kaksi. [S1]\nKolme on [S2][S3]. Neljä.\n\n- kohta [S4]\n"
        document = read(write(tmp_path / "a.md", source))
        assert "[S" not in document.structured.text
        assert [(s.text, s.source_ids) for s in document.structured.sentences[1:]] == [
            ("Yksi.", ("S1",)),
            ("Kaksi.", ("S1",)),
            ("Kolme on.", ("S2", "S3")),
            ("Neljä.", ()),
            ("kohta", ("S4",)),
        ]

    def test_a_source_mark_ends_a_statement_without_a_full_stop(self, tmp_path: Path) -> None:
        source = "# O\n\nYksi. [S1] vastaa aina kyllä [S1]\nKaksi on tässä. [S2]\nKolme. [S3]\n"
        sentences = read(write(tmp_path / "a.md", source)).structured.sentences[1:]
        assert [(s.text, s.source_ids) for s in sentences] == [
            ("Yksi.", ("S1",)),
            ("vastaa aina kyllä", ("S1",)),
            ("Kaksi on tässä.", ("S2",)),
            ("Kolme.", ("S3",)),
        ]


class TestHtml:
    def test_the_content_is_read_without_scripts_navigation_and_cookies(self, tmp_path: Path) -> None:
        source = """<html lang="fi"><head><title>Haku avautuu | Kaupunki</title>
        <meta property="og:site_name" content="Kaupunki">
        <meta property="article:published_time" content="2023-02-01T10:00"><script>alert("x")</script></head><body>
        <nav><ul><li>Etusivu</li></ul></nav><div class="cookie-banner">Hyväksy evästeet</div>
        <main><h1>Haku avautuu</h1>
        <p>Haku alkaa <b>1.3.</b> ja päättyy 30.4.<script>document.write("roska")</script></p>
        <h2>Kuka voi hakea?</h2><ul><li>kaupungit<ul><li>ja niiden yhtiöt</li></ul></li><li>yliopistot</li></ul>
        <table><tr><th>Haku</th><th>Päättyy</th></tr><tr><td>A</td><td>30.4.</td></tr></table>
        <p onclick="x()">Lopuksi <style>p{}</style>muuta tekstiä, jota on riittävästi sisällöksi.</p></main>
        <footer>Yhteystiedot</footer></body></html>"""
        document = read(write(tmp_path / "a.html", source))
        text = document.structured.text
        assert labels(document) == ["Haku avautuu", "Kuka voi hakea?"]
        assert "- kaupungit\n  - ja niiden yhtiöt\n- yliopistot" in text
        assert "Haku: A; Päättyy: 30.4." in text
        for waste in ("alert", "roska", "p{}", "Etusivu", "evästeet", "Yhteystiedot"):
            assert waste not in text
        described = document.document
        assert (described.title, described.publisher, described.date) == ("Haku avautuu", "Kaupunki", "2023-02-01")

    def test_html_nested_without_end_is_one_clear_error(self, tmp_path: Path) -> None:
        with pytest.raises(DocumentError, match=r"^a\.html: "):
            read(write(tmp_path / "a.html", "<div>" * 100_000 + "x"))


class TestPdf:
    def test_headings_paragraphs_and_pages_are_found_and_page_furniture_is_not(self, tmp_path: Path) -> None:
        body = ["Kaupunki nimeää ohjausryhmän, joka seuraa sopimuksen toteutumista ja ra-"]
        body += ["portoi siitä vuosittain. Ryhmä kokoontuu vähintään kaksi kertaa vuodessa ja"]
        header = Put("Esimerkkilä 2021", y=800, size=9)
        second = column(["päättää itse työtavoistaan."], top=760)
        second += [Put("2. Rahoitus", y=700, bold=True), *column(["Tuki on enintään 60 prosenttia."], top=670)]
        pages = [
            [header, Put("Sopimus yhteistyöstä", y=740, size=18), *column(body), Put("1", x=300, y=40, size=9)],
            [header, *second, Put("2", x=300, y=40, size=9)],
            [header, *column(["Viimeinen sivu kertoo loput asiasta."]), Put("3", x=300, y=40, size=9)],
        ]
        document = read(write(tmp_path / "a.pdf", pdf_bytes(pages)))
        assert labels(document) == ["Sopimus yhteistyöstä", "2 Rahoitus"]
        text = document.structured.text
        assert "raportoi siitä vuosittain. Ryhmä kokoontuu vähintään kaksi kertaa vuodessa ja päättää itse" in text
        assert "Esimerkkilä" not in text
        assert document.document.title == "Sopimus yhteistyöstä"
        pages_of = {s.text: document.document.page_at(s.start) for s in document.structured.sentences}
        assert pages_of["Tuki on enintään 60 prosenttia."] == 2
        assert pages_of["Viimeinen sivu kertoo loput asiasta."] == 3

    def test_a_wrapped_title_belongs_to_its_paragraph_number(self, tmp_path: Path) -> None:
        page = [Put("§ 137", y=740, bold=True), Put("Innovaatioympäristön kehittäminen ja", y=725, bold=True)]
        page += [Put("rahoitus", y=710, bold=True), *column(["Päätettiin hyväksyä hanke."], top=680)]
        document = read(write(tmp_path / "a.pdf", pdf_bytes([page])))
        section = document.structured.sections[0]
        assert (section.number, section.title) == ("§ 137", "Innovaatioympäristön kehittäminen ja rahoitus")

    def test_two_columns_are_read_one_after_the_other_even_when_written_row_by_row(self, tmp_path: Path) -> None:
        left = [
            "Vasen palsta alkaa tästä ja",
            "jatkuu rivi riviltä alas",
            "kunnes se lopulta päättyy",
            "tähän neljänteen riviinsä",
            "ja vielä tähän viidenteen.",
        ]
        right = [
            "Oikea palsta alkaa vasta",
            "vasemman jälkeen ja kulkee",
            "samalla tavalla alaspäin",
            "omia rivejään pitkin niin",
            "kauan kuin niitä riittää.",
        ]
        row_by_row = [p for a, b in zip(column(left, 60), column(right, 230), strict=True) for p in (a, b)]
        for name, page in (("rows", row_by_row), ("columns", column(left, 60) + column(right, 230))):
            text = read(write(tmp_path / f"{name}.pdf", pdf_bytes([page]))).structured.text
            assert "kunnes se lopulta päättyy tähän neljänteen" in text, name
            assert text.index("viidenteen.") < text.index("Oikea palsta"), name

    def test_rows_of_figures_keep_the_names_of_their_columns(self, tmp_path: Path) -> None:
        rows = [
            ("Kaupunki", "TP A", "TA B"),
            ("Kuopio", "1 200", "1 300"),
            ("Turku", "2 100", "2 250"),
            ("Oulu", "9", "8"),
        ]
        page = [
            Put(cell, x, 700 - 20 * i)
            for i, row in enumerate(rows)
            for cell, x in zip(row, (70, 220, 330), strict=True)
        ]
        text = read(write(tmp_path / "a.pdf", pdf_bytes([page]))).structured.text
        assert "Kaupunki: Turku; TP A: 2 100; TA B: 2 250" in text

    def test_list_numbers_written_apart_stand_before_their_items(self, tmp_path: Path) -> None:
        page = [*column(["Hallitus päättää seuraavaa:"], top=740)]
        page += [Put("1.", 75, 700), Put("2.", 75, 680)]
        page += [Put("hyväksyy sopimuksen", 95, 700), Put("nimeää edustajansa", 95, 680)]
        document = read(write(tmp_path / "a.pdf", pdf_bytes([page])))
        assert "1. hyväksyy sopimuksen\n2. nimeää edustajansa" in document.structured.text

    def test_a_footnote_does_not_stand_in_the_middle_of_a_sentence(self, tmp_path: Path) -> None:
        first = column(["Kaupunki nimeää ohjausryhmän, joka seuraa sopimuksen toteutumista ja"], top=700)
        first += [Put("1 Ryhmään kuuluu", 70, 100, 8), Put("myös sihteeri.", 70, 90, 8)]
        second = column(["raportoi siitä vuosittain kaupunginhallitukselle sekä ministeriölle."], top=760)
        document = read(write(tmp_path / "a.pdf", pdf_bytes([first, second])))
        sentences = {s.text: (s.kind, s.page) for s in document.structured.sentences}
        assert sentences["1 Ryhmään kuuluu myös sihteeri."] == (SentenceKind.NOTE, 1)
        assert any("toteutumista ja raportoi siitä" in text for text in sentences)

    def test_an_agenda_is_a_list_and_makes_no_sections(self, tmp_path: Path) -> None:
        titles = [
            f"§ {n} Asian numero {word} käsittely" for n, word in enumerate(("yksi", "kaksi", "kolme", "neljä"), 5)
        ]
        agenda = [Put(title, y=700 - 30 * i, bold=True) for i, title in enumerate(titles)]
        item = [Put("§ 5", y=740, bold=True), Put("Asian numero yksi käsittely", y=725, bold=True)]
        item += column(["Asia käsiteltiin kokouksessa ja siitä päätettiin yksimielisesti."], top=690)
        document = read(write(tmp_path / "a.pdf", pdf_bytes([agenda, item])))
        assert labels(document) == ["§ 5 Asian numero yksi käsittely"]
        assert document.document.page_at(document.structured.sections[-1].start) == 2
