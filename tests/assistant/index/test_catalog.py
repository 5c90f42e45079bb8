from __future__ import annotations

import string
import threading
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.checksums import sha256
from assistant.domain import Chunk, Commitment, Document, ParsedDocument, Section, Sentence, SentenceKind, Source
from assistant.errors import IndexDamagedError, IndexMissingError
from assistant.index.catalog import Catalog, file_of
from assistant.index.catalog_writer import CatalogWriter, check_parsed
from tests.factories import parsed_document

OULU = parsed_document(
    "kaupunki-oulu",
    "# Oulun sopimus\nSopimus allekirjoitettiin 9.2.2021. Painopisteet ovat:\n- 6G-teknologia\n- terveys\n"
    "# Yhteystahot\nKysymyksiin vastaa kaupunki.",
    publisher="Oulun kaupunki",
    cities=("Oulu",),
    source_ids=("S1", "S2"),
    page_starts=(0, 60),
)
VAASA = parsed_document("kaupunki-vaasa", "# Vaasa\nVaasan teema on energia.", cities=("Vaasa",))


def catalog_of(path: Path, *documents: ParsedDocument, sources: tuple[Source, ...] = ()) -> Catalog:
    writer = CatalogWriter(path)
    for document in documents:
        writer.add(document, f"/data/{document.document.id}.md", "digest")
    writer.add_sources(sources)
    writer.finish({"format": "1"})
    writer.close()
    return Catalog.open(path)


@pytest.fixture
def catalog(tmp_path: Path) -> Catalog:
    source = Source("S1", "Tiedote", "TEM", "2021-02-09", "tiedote", "fi", "https://tem.fi/1")
    return catalog_of(tmp_path / "catalog.sqlite", OULU, VAASA, sources=(source,))


def test_a_document_comes_back_as_it_went_in(catalog: Catalog) -> None:
    assert catalog.parsed("kaupunki-oulu") == OULU
    assert catalog.parsed("kaupunki-vaasa") == VAASA
    assert catalog.documents["kaupunki-oulu"] == OULU.document
    assert list(catalog.documents) == ["kaupunki-oulu", "kaupunki-vaasa"]


def test_rows_count_through_the_whole_index(catalog: Catalog) -> None:
    assert catalog.chunk_count == 3
    assert catalog.sentence_count == len(OULU.sentences) + len(VAASA.sentences)
    assert catalog.chunk_document_ids() == ["kaupunki-oulu", "kaupunki-oulu", "kaupunki-vaasa"]
    assert catalog.chunk_rows(["kaupunki-vaasa", "no-such"]).tolist() == [2]
    assert catalog.chunks([2, 0, 2]) == [VAASA.chunks[0], OULU.chunks[0], VAASA.chunks[0]]


def test_sentences_come_by_chunk_with_their_rows(catalog: Catalog) -> None:
    found = catalog.sentences([2, 1])
    assert [row for row, _ in found[2]] == [len(OULU.sentences), len(OULU.sentences) + 1]
    assert [sentence for _, sentence in found[2]] == list(VAASA.sentences)
    assert [sentence.text for _, sentence in found[1]] == ["Yhteystahot", "Kysymyksiin vastaa kaupunki."]


def test_a_list_item_keeps_its_lead_in(catalog: Catalog) -> None:
    item = next(s for s in catalog.sentence_range("kaupunki-oulu", 0, 99) if s.text == "terveys")
    assert item.kind is SentenceKind.LIST_ITEM
    assert item.lead_in is not None
    (lead_in,) = catalog.sentence_range("kaupunki-oulu", item.lead_in, item.lead_in)
    assert lead_in.text == "Painopisteet ovat:"


def test_sections_sources_and_slices(catalog: Catalog) -> None:
    section = catalog.section("kaupunki-oulu", 1)
    assert section.title == "Yhteystahot"
    assert catalog.slice("kaupunki-oulu", section.start, section.end) == OULU.chunks[1].text
    assert catalog.sources["S1"].url == "https://tem.fi/1"
    assert catalog.inputs()["kaupunki-vaasa"] == ("/data/kaupunki-vaasa.md", "digest")


@pytest.mark.parametrize("ask", [lambda c: c.text("x"), lambda c: c.parsed("x"), lambda c: c.chunks([77])])
def test_what_is_not_there_is_a_key_error(catalog: Catalog, ask: object) -> None:
    with pytest.raises(KeyError):
        ask(catalog)  # type: ignore[operator]


def test_commitments_are_found_by_city_and_party(tmp_path: Path) -> None:
    text = "Oulu perustaa johtoryhmän."
    base = parsed_document("sopimus", text)
    commitment = Commitment("sopimus", "Oulun kaupunki", "perustaa", text, 0, len(text), "1", None, ("Oulu",), "must")
    document = ParsedDocument(base.document, base.text, base.sections, base.chunks, base.sentences, (commitment,))
    catalog = catalog_of(tmp_path / "catalog.sqlite", document)
    assert catalog.commitments(city="oulu") == [commitment]
    assert catalog.commitments(party="kaupunki") == [commitment]
    assert catalog.commitments(city="Vaasa") == []
    assert catalog.parsed("sopimus") == document


def test_the_file_of_a_document_is_given_only_while_it_is_the_one_that_was_read(tmp_path: Path) -> None:
    file = tmp_path / "vaasa.md"
    file.write_text("Vaasan teema on energia.", encoding="utf-8")
    document = parsed_document("kaupunki-vaasa", "# Vaasa\nVaasan teema on energia.", content_hash=sha256(file))
    writer = CatalogWriter(tmp_path / "catalog.sqlite")
    writer.add(document, str(file), "digest")
    writer.finish({"format": "1"})
    writer.close()
    catalog = Catalog.open(tmp_path / "catalog.sqlite")
    assert file_of(catalog, "kaupunki-vaasa") == file
    assert file_of(catalog, "none") is None
    file.write_text("Jotain muuta.", encoding="utf-8")
    assert file_of(catalog, "kaupunki-vaasa") is None
    file.unlink()
    assert file_of(catalog, "kaupunki-vaasa") is None


def test_many_threads_read_one_catalog_even_after_its_file_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "catalog.sqlite"
    catalog = catalog_of(path, OULU, VAASA)
    path.unlink()
    failures: list[BaseException] = []

    def read() -> None:
        try:
            for _ in range(20):
                assert catalog.parsed("kaupunki-oulu") == OULU
                assert catalog.chunks([2]) == [VAASA.chunks[0]]
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=read) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures


def test_no_file_and_no_catalog_say_so(tmp_path: Path) -> None:
    with pytest.raises(IndexMissingError):
        Catalog.open(tmp_path / "none.sqlite")
    (tmp_path / "bad.sqlite").write_bytes(b"not a database, but long enough to look like a file of some kind" * 40)
    with pytest.raises(IndexDamagedError):
        Catalog.open(tmp_path / "bad.sqlite")


def broken(**change: object) -> ParsedDocument:
    parts = {"document": VAASA.document, "text": VAASA.text, "sections": VAASA.sections}
    parts |= {"chunks": VAASA.chunks, "sentences": VAASA.sentences} | change
    return ParsedDocument(**parts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "document",
    [
        broken(text=VAASA.text.replace("energia", "enerkia")),
        broken(chunks=()),
        broken(sentences=VAASA.sentences[1:]),
        broken(document=Document("other", "Other")),
    ],
)
def test_a_document_whose_offsets_do_not_hold_is_refused(document: ParsedDocument) -> None:
    check_parsed(VAASA)
    with pytest.raises(IndexDamagedError):
        check_parsed(document)


def test_one_id_cannot_be_added_twice(tmp_path: Path) -> None:
    writer = CatalogWriter(tmp_path / "catalog.sqlite")
    writer.add(VAASA)
    with pytest.raises(IndexDamagedError, match="kaupunki-vaasa"):
        writer.add(VAASA)
    writer.close()


texts = st.text(st.sampled_from(string.ascii_letters + "äöå \n§–€😀.\u00a0\0"), min_size=1, max_size=60)


@st.composite
def any_document(draw: st.DrawFn) -> ParsedDocument:
    """A document of any characters, cut at any places, with any sentences inside its chunks."""
    name = draw(st.text(string.ascii_lowercase, min_size=1, max_size=8))
    pieces = draw(st.lists(texts, min_size=1, max_size=4))
    text, sections, chunks, sentences = "".join(pieces), [], [], []
    start = 0
    for i, piece in enumerate(pieces):
        end = start + len(piece)
        sections.append(Section(name, i, start, end, draw(texts), draw(texts), 1 + i, (piece,), i - 1 if i else None))
        chunks.append(Chunk(name, i, i, start, end, piece, draw(texts), 1, i or None))
        a = draw(st.integers(start, end))
        b = draw(st.integers(a, end))
        kind = draw(st.sampled_from(SentenceKind))
        sentences.append(Sentence(name, i, i, i, a, b, text[a:b], kind, None, i or None, tuple(draw(st.lists(texts)))))
        start = end
    document = Document(name, draw(texts), cities=tuple(draw(st.lists(texts))), page_starts=(0, len(text)))
    return ParsedDocument(document, text, tuple(sections), tuple(chunks), tuple(sentences))


@settings(max_examples=40, deadline=None)
@given(documents=st.lists(any_document(), max_size=3, unique_by=lambda d: d.document.id))
def test_every_document_survives_the_catalog_and_every_offset_holds(
    documents: list[ParsedDocument], tmp_path_factory: pytest.TempPathFactory
) -> None:
    catalog = catalog_of(tmp_path_factory.mktemp("catalog") / "catalog.sqlite", *documents)
    assert [catalog.parsed(d.document.id) for d in documents] == documents
    rows = np.arange(catalog.chunk_count)
    for chunk, inside in zip(catalog.chunks(rows), catalog.sentences(rows).values(), strict=True):
        assert catalog.slice(chunk.document_id, chunk.start, chunk.end) == chunk.text
        for _, sentence in inside:
            assert catalog.slice(sentence.document_id, sentence.start, sentence.end) == sentence.text
    catalog.close()
