"""Cutting into chunks sized for the encoder."""

from hypothesis import given
from hypothesis import strategies as st

from ingest.blocks import Block, BlockKind
from ingest.chunk import TARGET_TOKENS, cut
from ingest.structure import structure


def count_words(texts: list[str]) -> list[int]:
    """A stand-in for the encoder's tokenizer: a token for every three characters, and two that it adds itself."""
    return [2 + sum(-(-len(word) // 3) for word in text.split()) for text in texts]


words = st.text(alphabet="aäbkt.:", min_size=1, max_size=12)
paragraphs = st.lists(words, min_size=1, max_size=120).map(" ".join)
kinds = st.sampled_from([BlockKind.PARAGRAPH, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING])


@given(st.lists(st.tuples(kinds, paragraphs), min_size=1, max_size=10), st.integers(40, 512))
def test_chunks_partition_the_text_within_sections_and_within_the_encoders_limit(
    parts: list[tuple[BlockKind, str]], limit: int
) -> None:
    found = structure([Block(kind, text[:80] if kind is BlockKind.HEADING else text) for kind, text in parts], "d")
    chunks, sentences = cut(found, "d", "Ohje", count_words, limit)
    assert "".join(chunk.text for chunk in chunks) == found.text
    for chunk in chunks:
        section = found.sections[chunk.section]
        assert section.start <= chunk.start < chunk.end <= section.end
        assert found.text[chunk.start : chunk.end] == chunk.text
        if limit >= 200:
            assert count_words([f"passage: {chunk.context}\n{chunk.text}"])[0] <= limit
    for sentence in sentences:
        assert chunks[sentence.chunk].start <= sentence.start < chunks[sentence.chunk].end


def test_a_list_stays_whole_with_the_sentence_that_introduces_it() -> None:
    filler = "Tämä virke täyttää tilaa sivulla melko paljon. " * 9
    items = [Block(BlockKind.LIST_ITEM, f"kohta {n} on tässä luettelossa", 1, "- ") for n in range(8)]
    blocks = [Block(BlockKind.PARAGRAPH, filler), Block(BlockKind.PARAGRAPH, "Tuki kattaa:"), *items]
    chunks, _ = cut(structure(blocks, "d"), "d", "Ohje", count_words)
    holding = [chunk for chunk in chunks if "kohta" in chunk.text]
    assert len(holding) == 1
    assert "Tuki kattaa:" in holding[0].text


def test_a_sentence_longer_than_the_limit_is_divided_and_not_cut_off() -> None:
    text = "pitkäsana " * 1000
    chunks, _ = cut(structure([Block(BlockKind.PARAGRAPH, text.strip())], "d"), "d", "Ohje", count_words)
    assert len(chunks) > 5
    assert "".join(chunk.text for chunk in chunks) == text.strip()


def test_prose_is_cut_near_the_target() -> None:
    text = " ".join(f"Virke numero {n} kertoo asiasta." for n in range(200))
    chunks, _ = cut(structure([Block(BlockKind.PARAGRAPH, text)], "d"), "d", "Ohje", count_words)
    assert all(count_words([chunk.text])[0] <= TARGET_TOKENS + 2 for chunk in chunks)
    assert all(chunk.text.rstrip().endswith(".") for chunk in chunks)


def test_the_heading_path_is_given_to_the_encoder_once_and_is_no_part_of_the_quote() -> None:
    blocks = [
        Block(BlockKind.HEADING, "Ohje", 1),
        Block(BlockKind.HEADING, "3.2 Rahoitus", 2),
        Block(BlockKind.PARAGRAPH, "Tuki on 60 prosenttia."),
    ]
    chunks, _ = cut(structure(blocks, "d"), "d", "Ohje", count_words)
    assert chunks[-1].context == "Ohje › 3.2 Rahoitus"
    assert chunks[-1].text == "3.2 Rahoitus\n\nTuki on 60 prosenttia."
