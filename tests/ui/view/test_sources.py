"""Citations become sources: identical ones once, quotes marked in whole sentences, links that jump."""

from assistant.domain import Surroundings
from tests.ui.fakes import FOCUS, KUOPIO, KUOPIO_TEXT, citation
from ui.conversation import OpenedCitation
from ui.view.sources import Stretch, shown_sources

SECOND = "Kuopion sopimuksen keskiössä on Savilahti."


def _opened(n: int = 1, quote: str = FOCUS, digest: str = KUOPIO.title, **fields: object) -> OpenedCitation:
    cited = citation(n, quote, **fields)
    around = Surroundings(KUOPIO_TEXT[: cited.start], quote, KUOPIO_TEXT[cited.end :], ("Sopimus", "Painopisteet"))
    return OpenedCitation(cited, "verkkosivu", digest, around)


def test_quotes_of_one_place_are_one_source_with_a_mark_for_each() -> None:
    (source,) = shown_sources([_opened(), _opened(2, SECOND)])
    assert source.numbers == (1, 2)
    assert source.place == ("Sopimus", "Painopisteet")
    (excerpt,) = source.excerpts
    assert [stretch for stretch in excerpt if stretch.n] == [
        Stretch(FOCUS, 1, KUOPIO_TEXT.index(FOCUS)),
        Stretch(SECOND, 2, KUOPIO_TEXT.index(SECOND)),
    ]
    assert "".join(stretch.text for stretch in excerpt) in KUOPIO_TEXT


def test_the_numbers_of_a_source_are_a_range_only_where_none_is_missing() -> None:
    assert shown_sources([_opened(), _opened(2, SECOND)])[0].label == "1, 2"
    assert shown_sources([_opened(), _opened(2), _opened(3, SECOND)])[0].label == "1–3"
    assert shown_sources([_opened(), _opened(2), _opened(4, SECOND)])[0].label == "1, 2, 4"


def test_different_publications_stay_apart() -> None:
    assert len(shown_sources([_opened(), _opened(2, SECOND, title="Toinen julkaisu")])) == 2


def test_the_text_around_a_quote_begins_and_ends_with_whole_sentences() -> None:
    around = Surroundings("katkennut alku. Kokonainen virke. ", FOCUS, " Toinen virke. Katkennut lop")
    (source,) = shown_sources([OpenedCitation(citation(), surroundings=around)])
    (excerpt,) = source.excerpts
    assert "".join(stretch.text for stretch in excerpt) == f"Kokonainen virke. {FOCUS} Toinen virke."


def test_overlapping_quotes_are_marked_without_repeating_text() -> None:
    part = "Kuopion painopisteet ovat terveysteknologia"
    (source,) = shown_sources([_opened(), _opened(2, part), _opened(3, "ja vesiosaaminen. Kuopion")])
    assert "".join(stretch.text for stretch in source.excerpts[0]) in KUOPIO_TEXT


def test_a_quote_whose_document_is_gone_is_shown_without_its_surroundings() -> None:
    (source,) = shown_sources([OpenedCitation(citation())])
    assert not source.complete
    assert [stretch.text for stretch in source.excerpts[0] if stretch.text] == [FOCUS]


def test_a_link_jumps_to_the_quote_only_where_the_quote_is_the_publications_own() -> None:
    (own,) = shown_sources([_opened(digest="", url="https://example.org/ohje")])
    assert own.verbatim
    assert (
        own.link
        == "https://example.org/ohje#:~:text=Kuopion%20painopisteet%20ovat%20terveysteknologia%20ja%20vesiosaaminen."
    )
    (digest,) = shown_sources([_opened(url="https://example.org/ohje")])
    assert digest.link == "https://example.org/ohje"


def test_a_link_to_a_pdf_opens_its_page_and_a_strange_address_is_no_link() -> None:
    (pdf,) = shown_sources([_opened(digest="", url="https://example.org/sopimus.pdf", page=12)])
    assert pdf.link == "https://example.org/sopimus.pdf#page=12"
    (strange,) = shown_sources([_opened(url="javascript:alert(1)")])
    assert strange.link == ""
