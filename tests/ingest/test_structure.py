"""From blocks to text, sections, sentences and pages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain import SentenceKind
from ingest.blocks import Block, BlockKind
from ingest.repair import one_line
from ingest.structure import is_heading_line, split_number, structure

line = st.text(alphabet="aäÖ b.C1,:§-5 ", min_size=1, max_size=50).map(one_line).filter(bool)


@st.composite
def block_lists(draw: st.DrawFn) -> list[Block]:
    blocks, page = [], 1
    for _ in range(draw(st.integers(1, 12))):
        page += draw(st.integers(0, 2))
        kind = draw(st.sampled_from(list(BlockKind)))
        text = draw(line)
        level = draw(st.integers(0, 4)) if kind in (BlockKind.HEADING, BlockKind.LIST_ITEM) else 0
        bullet = draw(st.sampled_from(["- ", "1. ", ""])) if kind is BlockKind.LIST_ITEM else ""
        breaks = ((draw(st.integers(0, len(text) - 1)), page + 1),) if draw(st.booleans()) else ()
        blocks.append(Block(kind, text, level, bullet, page, breaks))
        page += len(breaks)
    return blocks


@given(block_lists())
def test_sections_and_units_partition_the_text_and_sentences_lie_inside(blocks: list[Block]) -> None:
    found = structure(blocks, "d", page_count=40)
    text = found.text
    assert "".join(text[s.start : s.end] for s in found.sections) == text
    assert "".join(text[a:b] for a, b in found.units) == text
    position = 0
    for sentence in found.sentences:
        assert text[sentence.start : sentence.end] == sentence.text
        assert sentence.start >= position
        position = sentence.end
        section = found.sections[sentence.section]
        assert section.start <= sentence.start < sentence.end <= section.end
        assert sentence.lead_in is None or sentence.lead_in < sentence.ordinal


@given(block_lists())
def test_pages_begin_in_order_and_each_block_stands_on_its_page(blocks: list[Block]) -> None:
    found = structure(blocks, "d", page_count=40)
    assert list(found.page_starts) == sorted(found.page_starts)
    assert found.page_starts[0] == 0
    for sentence in found.sentences:
        assert sentence.page is not None
    first_pages = {block.page for block in blocks} | {page for block in blocks for _, page in block.page_breaks}
    assert {sentence.page for sentence in found.sentences} <= first_pages | {1}


@given(block_lists())
def test_the_path_of_a_section_ends_with_its_own_label_and_begins_with_its_parents(blocks: list[Block]) -> None:
    sections = structure(blocks, "d").sections
    for section in sections:
        if section.parent is not None:
            parent = sections[section.parent]
            assert parent.ordinal < section.ordinal
            assert parent.level < section.level
            assert section.path[:-1] == parent.path
        if section.label:
            assert section.path[-1] == section.label


@pytest.mark.parametrize(
    ("heading", "number", "title"),
    [
        ("3.2 Rahoitus", "3.2", "Rahoitus"),
        ("3. Rahoitus", "3", "Rahoitus"),
        ("5 §", "5 §", ""),
        ("5 § Hakeminen", "5 §", "Hakeminen"),
        ("§ 136 Kokouksen avaus", "§ 136", "Kokouksen avaus"),
        ("§136", "§ 136", ""),
        ("Liite 1", "Liite 1", ""),
        ("Liite 1: Kustannukset", "Liite 1", "Kustannukset"),
        ("Artikla 4 Voimaantulo", "Artikla 4", "Voimaantulo"),
        ("2 luku Yleiset säännökset", "2 luku", "Yleiset säännökset"),
        ("Osapuolet", "", "Osapuolet"),
        ("2021", "", "2021"),
    ],
)
def test_the_number_of_a_heading_is_told_from_its_title(heading: str, number: str, title: str) -> None:
    assert split_number(heading) == (number, title)


@pytest.mark.parametrize("text", ["Rahoitus ja kustannukset", "3.2 Rahoitus", "§ 12 Kokous", "1. Tavoitteet"])
def test_these_lines_read_like_headings(text: str) -> None:
    assert is_heading_line(text)


@pytest.mark.parametrize("text", ["Tämä on virke.", "jatkuu pienellä", "- kohta", "", "Osapuolet ovat:"])
def test_these_lines_do_not(text: str) -> None:
    assert not is_heading_line(text)


def test_list_items_know_the_sentence_that_introduces_them() -> None:
    blocks = [
        Block(BlockKind.PARAGRAPH, "Tuki on laaja. Se kattaa:"),
        Block(BlockKind.LIST_ITEM, "palkat", 1, "- "),
        Block(BlockKind.LIST_ITEM, "matkat", 1, "- "),
        Block(BlockKind.PARAGRAPH, "Muuta ei tueta."),
    ]
    found = structure(blocks, "d")
    assert found.text == "Tuki on laaja. Se kattaa:\n\n- palkat\n- matkat\n\nMuuta ei tueta."
    assert [(s.text, s.kind, s.lead_in) for s in found.sentences] == [
        ("Tuki on laaja.", SentenceKind.PROSE, None),
        ("Se kattaa:", SentenceKind.PROSE, None),
        ("palkat", SentenceKind.LIST_ITEM, 1),
        ("matkat", SentenceKind.LIST_ITEM, 1),
        ("Muuta ei tueta.", SentenceKind.PROSE, None),
    ]


def test_a_subsection_of_minutes_is_cited_with_its_paragraph_number_until_the_appeal_instructions() -> None:
    headings = [("§ 137 Kokouksen avaus", 2), ("Päätös", 3), ("1 Taustaa", 2), ("Oikaisuvaatimusohje", 3)]
    sections = structure([Block(BlockKind.HEADING, text, level) for text, level in headings], "d").sections
    assert [section.label for section in sections] == [
        "§ 137 Kokouksen avaus",
        "§ 137 Päätös",
        "1 Taustaa",
        "Oikaisuvaatimusohje",
    ]
    assert sections[2].parent == 0
    assert sections[3].parent is None


def test_a_source_mark_covers_the_sentences_since_the_mark_before_it() -> None:
    text = "Ensimmäinen. Toinen. Kolmas."
    block = Block(BlockKind.PARAGRAPH, text, marks=((20, ("S1",)), (28, ("S2", "S3"))))
    assert [s.source_ids for s in structure([block], "d").sentences] == [("S1",), ("S1",), ("S2", "S3")]
