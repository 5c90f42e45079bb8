"""The conversation column: what an answer, a refusal and an error look like, and that text never becomes markup."""

from dataclasses import fields
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.domain import Answer, AnswerStatus, Citation, Claim, Document, Surroundings, Withheld
from tests.ui.fakes import FOCUS, KUOPIO, answered, citation, refused
from ui import panel, render, texts
from ui.conversation import Exchange, OpenedCitation

HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(2)">${alert(3)}{{constructor}}\'`'


class _Markup(HTMLParser):
    """Collects tags, attribute names and text of parsed markup."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.addresses: list[str] = []
        self.text = ""
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.addresses += [value or "" for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.text += data


def _hostile_exchange(text: str) -> Exchange:
    cited = Citation(1, text, text, text, text, f"javascript:{text}", text, 3, 0, len(text), text, text)
    document = Document(text, text, text, text, date=text, url=text)
    answer = Answer(
        text,
        AnswerStatus.ANSWERED,
        text,
        (Claim(text, (1,), text),),
        (cited,),
        (Withheld(text, text),),
        (document,),
        text,
        text,
    )
    return Exchange(
        text, answer, (OpenedCitation(cited, text, document, Surroundings(text, text, text, (text, text))),)
    )


def test_an_answer_shows_its_claims_with_a_mark_for_each_source() -> None:
    opened = (OpenedCitation(citation()),)
    html = render.conversation((Exchange("Mitkä?", answered("Mitkä?"), opened),))
    assert FOCUS in html
    assert 'href="#lahde-1-1" data-source="lahde-1-1"' in html
    assert "Avaa lähde 1: Kuopion sopimussivu" in html
    assert texts.STATUS_LABELS[AnswerStatus.ANSWERED] in html


def test_every_status_has_a_label() -> None:
    assert set(texts.STATUS_LABELS) == set(AnswerStatus)


def test_a_refusal_names_the_nearest_documents_and_links_only_web_addresses() -> None:
    html = render.conversation((Exchange("Paljonko?", refused("Paljonko?")),))
    assert "Aineistossa ei ole vastausta" in html
    assert KUOPIO.title in html
    assert 'rel="noopener noreferrer"' in html
    assert "javascript:" not in html


def test_what_was_withheld_is_shown_with_its_reason_in_finnish() -> None:
    html = render.conversation((Exchange("Paljonko?", refused("Paljonko?")),))
    assert texts.WITHHELD_ONE in html
    assert "Kuopio saa 90 prosenttia." in html
    assert "luku tai sen yksikkö poikkeaa lähteestä" in html


def test_an_interpretation_is_shown_as_understood() -> None:
    html = render.conversation((Exchange("Entä Oulu?", answered("Entä Oulu?", interpretation="Mitkä ovat Oulun?")),))
    assert "Tulkitsin: Mitkä ovat Oulun?" in html


def test_before_the_first_question_there_are_examples_to_click() -> None:
    html = render.conversation(())
    assert html.count("data-ask=") == len(texts.EXAMPLES)


def test_thumbs_appear_only_where_feedback_is_kept() -> None:
    exchange = Exchange("Mitkä?", answered("Mitkä?"), vote="up")
    assert "data-vote" not in render.conversation((exchange,), rate=False)
    shown = render.conversation((exchange,), rate=True)
    assert shown.count("data-vote") == 2
    assert 'aria-pressed="true"' in shown


def test_the_header_says_where_a_question_goes() -> None:
    assert texts.PRIVATE in render.header(37)
    assert "openai:malli" in render.header(37, "openai:malli")
    assert texts.PRIVATE not in render.header(37, "openai:malli")


def test_hostile_text_is_shown_and_never_run() -> None:
    _assert_harmless(HOSTILE)
    shown = _Markup(render.conversation((_hostile_exchange(HOSTILE),))).text
    assert HOSTILE in shown


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40))
def test_no_text_changes_the_tags_or_attributes_of_the_page(text: str) -> None:
    _assert_harmless(text)


def _assert_harmless(text: str) -> None:
    exchange = _hostile_exchange(text)
    plain = _hostile_exchange("a")
    for draw in (render.conversation, panel.sources):
        markup = draw((exchange,))
        got, expected = _Markup(markup), _Markup(draw((plain,)))
        assert got.tags <= expected.tags
        assert got.attributes <= expected.attributes
        assert not any(address.lower().startswith(("javascript", "data")) for address in got.addresses)
        assert "${" not in markup
        assert "{{" not in markup


def test_an_answer_has_no_field_that_the_page_forgets() -> None:
    # A new field of Answer must be shown, or named here as one that readers do not need.
    shown = {"question", "status", "text", "claims", "citations", "withheld", "nearest", "interpretation", "note"}
    carried = {"verdict", "unsure", "answer_span", "table", "complete"}  # the text has all of these but the mark
    assert {field.name for field in fields(Answer)} - shown == {"timings_ms", *carried}
