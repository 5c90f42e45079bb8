"""The sources beside the conversation."""

from dataclasses import replace

from assistant.domain import Surroundings
from tests.ui.fakes import FOCUS, KUOPIO, LAW, FakeAssistant, answered, citation
from ui import panel, texts
from ui.conversation import Exchange, OpenedCitation


def _opened(**fields: object) -> OpenedCitation:
    cited = citation(**fields)  # type: ignore[arg-type]
    return OpenedCitation(cited, "verkkosivu", KUOPIO, FakeAssistant().surroundings(citation()))


def test_a_source_shows_where_it_comes_from_and_highlights_the_quote_in_its_surroundings() -> None:
    html = panel.sources((Exchange("Mitkä?", answered("Mitkä?"), (_opened(),)),))
    assert f"<mark>{FOCUS}</mark> Kuopion sopimuksen keskiössä on Savilahti.</blockquote>" in html
    for fact in (
        "Kuopion sopimussivu",
        "rakennerahastot.fi",
        "2022",
        "verkkosivu",
        "Kuopion ekosysteemisopimus › Painopisteet",
    ):
        assert fact in html
    assert 'href="https://example.org/s56" target="_blank" rel="noopener noreferrer"' in html


def test_a_digest_is_said_to_be_one_and_an_original_to_be_verbatim() -> None:
    original = replace(_opened(source_id=""), document=LAW)
    assert texts.DIGEST_NOTE in panel.sources((Exchange("?", answered("?"), (_opened(),)),))
    assert texts.VERBATIM_NOTE in panel.sources((Exchange("?", answered("?"), (original,)),))


def test_a_page_is_named_beside_the_section() -> None:
    opened = replace(_opened(page=12), surroundings=Surroundings("", FOCUS, ""))
    assert "Painopisteet, sivu 12" in panel.sources((Exchange("?", answered("?"), (opened,)),))


def test_only_the_sources_of_the_last_answer_are_in_sight() -> None:
    one = Exchange("Yksi?", answered("Yksi?"), (_opened(),))
    two = Exchange("Kaksi?", answered("Kaksi?"), (_opened(),))
    html = panel.sources((one, two))
    assert 'data-turn="1" hidden' in html
    assert 'data-turn="2" hidden' not in html
    assert 'id="lahde-1-1"' in html
    assert 'id="lahde-2-1"' in html


def test_a_quote_whose_document_is_gone_is_shown_without_surroundings() -> None:
    opened = replace(_opened(), surroundings=None)
    html = panel.sources((Exchange("?", answered("?"), (opened,)),))
    assert f"<mark>{FOCUS}</mark>" in html
    assert texts.QUOTE_MISSING in html


def test_an_address_that_is_not_of_the_web_is_no_link() -> None:
    html = panel.sources((Exchange("?", answered("?"), (_opened(url="javascript:alert(1)"),)),))
    assert "javascript:" not in html
    assert texts.TO_ORIGINAL not in html
