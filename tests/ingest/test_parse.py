"""Reading files, good and bad, in this process and in processes of their own."""

from __future__ import annotations

import os
import random
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from assistant.domain import ParsedDocument
from assistant.errors import DocumentError, DocumentLimitError
from evals.robustness.mutations import mutate
from ingest.load import InputFile, ManifestEntry, load
from ingest.parse import parse_file, parse_many, read_file, read_many
from ingest.workers.processes import Limits, Reader
from tests.ingest.making import column, docx_file, paragraph, pdf_bytes

LIMITS = Limits(seconds=60, memory_bytes=1 << 30)


def count_tokens(texts: list[str]) -> list[int]:
    return [len(text) // 3 + 3 for text in texts]


def good(folder: Path, name: str = "hyvä.txt") -> Path:
    path = folder / name
    path.write_text("Otsikko tässä\n\nKaupunki sitoutuu raportoimaan. Se alkaa 9. helmikuuta.", encoding="utf-8")
    return path


def pdf(path: Path, text: str = "Tavallista tekstiä sivulla.") -> Path:
    path.write_bytes(pdf_bytes([column([text])]))
    return path


def as_input(path: Path) -> InputFile:
    return InputFile(path, ManifestEntry(id=path.stem))


def test_a_parsed_document_keeps_every_invariant_of_offsets(tmp_path: Path) -> None:
    parsed = parse_file(good(tmp_path), ManifestEntry(id="d", title="Nimi"), count_tokens)
    text = parsed.text
    assert "".join(chunk.text for chunk in parsed.chunks) == text
    for part in (*parsed.chunks, *parsed.sentences, *parsed.commitments):
        assert text[part.start : part.end] == part.text
    assert parsed.document.title == "Nimi"
    assert [(c.party, c.verb, c.strength) for c in parsed.commitments] == [("kaupunki", "sitoutuu", "velvoite")]


def test_the_same_file_read_twice_is_the_same(tmp_path: Path) -> None:
    path = good(tmp_path)
    assert parse_file(path, None, count_tokens) == parse_file(path, None, count_tokens)


def test_files_come_back_in_order_and_a_bad_one_does_not_harm_the_others(tmp_path: Path) -> None:
    files = [good(tmp_path, f"{n}.txt") for n in range(6)]
    files[2].write_bytes(b"")
    files[4].write_bytes(bytes(range(256)) * 9)
    outcomes = list(parse_many(map(as_input, files), count_tokens, limits=LIMITS))
    assert [isinstance(outcome, DocumentError) for outcome in outcomes] == [False, False, True, False, True, False]
    assert [o.document.id for o in outcomes if isinstance(o, ParsedDocument)] == ["0", "1", "3", "5"]


def encrypted(path: Path) -> None:
    writer = PdfWriter(clone_from=PdfReader(pdf(path)))
    writer.encrypt("salasana")
    with path.open("wb") as file:
        writer.write(file)


def nested(path: Path) -> None:
    data = pdf_bytes([column(["x"])]).replace(b"/MediaBox [0 0 595 842]", b"/MediaBox " + b"[" * 50_000)
    path.write_bytes(data)


def scanned(path: Path, size: tuple[int, int] = (827, 1169)) -> None:
    image = (
        b"5 0 obj\n<< /Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent 8 /ColorSpace /DeviceGray"
    )
    image %= size
    data = pdf_bytes([[]]).replace(b"/Font << /F1 3 0 R /F2 4 0 R >>", b"/XObject << /Im0 9 0 R >>")
    path.write_bytes(
        data.replace(b"xref\n", b"9" + image[1:] + b" /Length 1 >>\nstream\n0\nendstream\nendobj\nxref\n", 1)
    )


BAD = {
    "empty.pdf": lambda path: path.write_bytes(b""),
    "zero-pages.pdf": lambda path: path.write_bytes(pdf_bytes([])),
    "truncated.pdf": lambda path: path.write_bytes(pdf_bytes([column(["teksti"])])[:150]),
    "encrypted.pdf": encrypted,
    "nested.pdf": nested,
    "scan.pdf": scanned,
    "no-text.pdf": lambda path: path.write_bytes(pdf_bytes([[]])),
    "binary.txt": lambda path: path.write_bytes(os.urandom(5_000)),
    "blank.txt": lambda path: path.write_bytes(b" \n \n"),
    "not-a-zip.docx": lambda path: path.write_bytes(b"PK\x03\x04 broken"),
    "old-word.docx": lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
    "empty.docx": lambda path: docx_file(path, ""),
    "deep.docx": lambda path: docx_file(path, "<w:sdt><w:sdtContent>" * 4_000 + "</w:sdtContent></w:sdt>" * 4_000),
    "deep.html": lambda path: path.write_text("<div>" * 200_000 + "x"),
    "wrong.rtf": lambda path: path.write_bytes(b"no rich text"),
    "strange.xyz": lambda path: path.write_bytes(b"what is it"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_one_clear_line_with_the_files_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    BAD[name](path)
    with pytest.raises(DocumentError) as error:
        read_file(path)
    message = str(error.value)
    assert message.startswith(name)
    assert "\n" not in message
    assert len(message) < 300


def test_a_scan_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    scanned(tmp_path / "scan.pdf")
    with pytest.raises(DocumentError, match="ocrmypdf -l fin"):
        read_file(tmp_path / "scan.pdf")


def test_a_page_with_a_logo_and_no_text_is_not_taken_for_a_scan(tmp_path: Path) -> None:
    scanned(tmp_path / "logo.pdf", (200, 80))
    with pytest.raises(DocumentError, match="pages but no text"):
        read_file(tmp_path / "logo.pdf")


def test_names_with_spaces_letters_and_255_bytes_are_read(tmp_path: Path) -> None:
    names = ["pöytä kirja ä.txt", "o" * 251 + ".txt", "-rf.txt", "a;b&c'd\".txt"]
    files = [as_input(good(tmp_path, name)) for name in names]
    assert [isinstance(outcome, DocumentError) for outcome in read_many(files, limits=LIMITS)] == [False] * 4


def test_a_file_larger_than_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "iso.txt"
    with path.open("wb") as file:
        file.truncate(200 << 20)
    started = time.monotonic()
    with pytest.raises(DocumentLimitError, match="200 MB"):
        read_file(path)
    assert time.monotonic() - started < 30


@pytest.mark.slow
def test_a_file_that_needs_too_much_memory_is_an_error_and_the_next_is_read(tmp_path: Path) -> None:
    large = tmp_path / "suuri.txt"
    large.write_text("sana " * 8_000_000, encoding="utf-8")
    files = [as_input(large), as_input(good(tmp_path))]
    outcomes = list(read_many(files, workers=1, limits=Limits(seconds=60, memory_bytes=700 << 20)))
    assert isinstance(outcomes[0], DocumentError)
    assert not isinstance(outcomes[1], DocumentError)


def test_a_file_that_takes_too_long_is_an_error_and_the_next_is_read(tmp_path: Path) -> None:
    slow = tmp_path / "hidas.txt"
    slow.write_text("Sana on tässä. " * 1_000_000, encoding="utf-8")
    reader = Reader(Limits(seconds=0.05, memory_bytes=2 << 30))
    try:
        outcome = reader.read(as_input(slow))
        assert isinstance(outcome, DocumentLimitError)
        assert "hidas.txt" in str(outcome)
    finally:
        reader.end()


def test_closing_the_iterator_early_ends_its_processes(tmp_path: Path) -> None:
    outcomes = read_many([as_input(good(tmp_path, f"{n}.txt")) for n in range(20)], limits=LIMITS)
    assert not isinstance(next(outcomes), DocumentError)
    outcomes.close()  # type: ignore[attr-defined]


def test_mutated_files_never_crash_or_stall_the_main_process(tmp_path: Path) -> None:
    seeds = [pdf(tmp_path / "a.pdf"), docx_file(tmp_path / "b.docx", paragraph("Teksti.") * 20), good(tmp_path)]
    (tmp_path / "c.html").write_text("<main><h1>A</h1><p>Teksti.</p></main>" * 20, encoding="utf-8")
    originals = [path.read_bytes() for path in [*seeds, tmp_path / "c.html"]]
    chance = random.Random(4)
    folder = tmp_path / "mutated"
    folder.mkdir()
    for n in range(60):
        original = chance.choice(originals)
        suffix = [".pdf", ".docx", ".txt", ".html"][originals.index(original)]
        (folder / f"{n}{suffix}").write_bytes(mutate(original, originals, chance))
    outcomes = list(parse_many(load([folder]).files, count_tokens, limits=LIMITS))
    assert len(outcomes) == 60
    for outcome in outcomes:
        if isinstance(outcome, ParsedDocument):
            assert "".join(chunk.text for chunk in outcome.chunks) == outcome.text
        else:
            assert "\n" not in str(outcome)


_MARKDOWN = [
    "# ",
    "## 2.1 ",
    "- ",
    "1. ",
    "| a | b |\n|---|---|\n| 1 | 2 |\n",
    "> ",
    "**",
    "[S1]",
    "[^1]",
    "[x](y)",
    "```\n",
]
_HTML = ["<p>", "</p>", "<ul><li>", "<table><tr><td>", "<script>", "</script>", "<h2>", "&auml;", "<!--", "-->"]
_WORDS = ["Kaupunki sitoutuu:", "Se on 9. helmikuuta. ", "§ 5 ", "j\u00a8arki ", "tuki-\nintensiteetti "]
_SPACE = ["\n", "\n\n", "\u200b", "\u00ad", "\x00", "\t", "\u00a0"]
pieces = st.sampled_from([*_MARKDOWN, *_HTML, *_WORDS, *_SPACE])


@given(st.lists(pieces, max_size=30).map("".join), st.sampled_from([".md", ".html", ".txt"]))
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_a_text_holds_offsets_stay_exact_or_it_is_one_clear_error(
    tmp_path: Path, content: str, suffix: str
) -> None:
    path = tmp_path / f"x{suffix}"
    path.write_text(content, encoding="utf-8")
    try:
        parsed = parse_file(path, None, count_tokens)
    except DocumentError as error:
        assert "\n" not in str(error)
        return
    assert "".join(chunk.text for chunk in parsed.chunks) == parsed.text
    for part in (*parsed.chunks, *parsed.sentences, *parsed.commitments):
        assert parsed.text[part.start : part.end] == part.text
    assert not set("\u200b\u00ad\u00a0\x00") & set(parsed.text)
