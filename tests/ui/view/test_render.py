"""What an answer, a refusal and an error look like, and that text never becomes markup."""

from dataclasses import fields, replace
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.domain import (
    Answer,
    AnswerStatus,
    Cell,
    Citation,
    Claim,
    Document,
    Surroundings,
    Table,
    TableRow,
    Withheld,
)
from tests.ui.fakes import FOCUS, KUOPIO, answered, citation, refused
from ui import texts
from ui.conversation import Exchange, Filters, OpenedCitation
from ui.settings import Site
from ui.view.render import Renderer, shared_address

HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(2)">${alert(3)}{{constructor}}\'`'
RENDERER = Renderer(Site())


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
        self.addresses += [value or "" for name, value in attrs if name in {"href", "action"}]

    def handle_data(self, data: str) -> None:
        self.text += data


def _hostile_exchange(text: str) -> Exchange:
    cited = Citation(1, text, text, text, text, f"javascript:{text}", text, 3, 0, len(text), text, text)
    answer = Answer(
        text,
        AnswerStatus.ANSWERED,
        text,
        (Claim(text, (1,), text),),
        (cited,),
        (Withheld(text, text),),
        (Document(text, text, text, text, date=text, url=text),),
        text,
        text,
    )
    opened = OpenedCitation(cited, text, text, Surroundings(text, text, text, (text, text)))
    return Exchange(text, answer, (opened,), filters=Filters((text,), (text,)), generation=text, id="1")


def _drawn(question: str, answer: Answer | None = None, **fields: object) -> str:
    return RENDERER.exchange(Exchange(question, answer, id="1", **fields))  # type: ignore[arg-type]


def test_an_answer_shows_its_claims_with_a_mark_that_leads_to_its_quote() -> None:
    html = _drawn("Mitkä?", answered("Mitkä?"), opened=(OpenedCitation(citation()),))
    assert FOCUS in html
    assert 'href="#lahde-1-1"' in html
    assert 'id="lahde-1-1"' in html
    assert "Avaa lähde 1: Kuopion sopimussivu" in html
    assert texts.WORD_FOR_WORD in html


def test_the_badge_stands_above_the_text() -> None:
    html = _drawn("Mitkä?", answered("Mitkä?", note="Osuma on epävarma."))
    assert html.index("badge-uncertain") < html.index("Osuma on epävarma.") < html.index(FOCUS)


def test_a_digest_is_said_to_be_one_and_an_original_to_be_verbatim() -> None:
    digest, original = OpenedCitation(citation(), digest=KUOPIO.title), OpenedCitation(citation())
    for opened, note, level in (
        (digest, texts.DIGEST_NOTE, texts.FROM_DIGEST),
        (original, texts.VERBATIM_NOTE, texts.WORD_FOR_WORD),
    ):
        html = _drawn("?", answered("?"), opened=(opened,))
        assert note in html
        assert level in html


def test_a_title_in_another_language_says_so() -> None:
    html = _drawn("?", answered("?"), opened=(OpenedCitation(citation(), language="sv"),))
    assert '<span class="source-title" lang="sv">' in html
    assert 'lang="' not in _drawn("?", answered("?"), opened=(OpenedCitation(citation()),))


def test_a_refusal_names_the_nearest_documents() -> None:
    html = _drawn("Paljonko?", refused("Paljonko?"))
    assert "badge-none" in html
    assert "Aineistossa ei ole vastausta" in html
    assert f'href="/aineisto/{KUOPIO.id}"' in html
    assert "javascript:" not in html


def test_a_refusal_under_a_filter_names_it_and_offers_the_whole_material() -> None:
    html = _drawn("Paljonko?", refused("Paljonko?"), filters=Filters(("laki",), ("Lahti",)))
    assert texts.REFUSED_UNDER_FILTER.format(filters="Lahti, laki") in html
    assert texts.SEARCH_ALL in html
    assert texts.SEARCH_ALL not in _drawn("Paljonko?", refused("Paljonko?"))


def test_what_was_withheld_is_shown_with_its_reason_in_finnish() -> None:
    html = _drawn("Paljonko?", refused("Paljonko?"))
    assert texts.WITHHELD_ONE in html
    assert "Kuopio saa 90 prosenttia." in html
    assert "luku tai sen yksikkö poikkeaa lähteestä" in html


def test_an_interpretation_is_shown_as_understood() -> None:
    html = _drawn("Entä Oulu?", answered("Entä Oulu?", interpretation="Mitkä ovat Oulun?"))
    assert "Tulkitsin: Mitkä ovat Oulun?" in html


def test_a_verdict_a_table_and_what_may_be_missing_are_shown() -> None:
    table = Table(("Osuus", "Haku"), (TableRow("Kuopio", (Cell("25 %", (1,)), Cell())),))
    html = _drawn(
        "?", answered("?", verdict="kyllä", table=table, complete=False), opened=(OpenedCitation(citation()),)
    )
    for part in (
        "Kyllä",
        texts.VERDICT_HINT,
        '<th scope="col">Osuus</th>',
        '<th scope="row">Kuopio</th>',
        texts.NO_CELL,
    ):
        assert part in html
    assert html.count('href="#lahde-1-1"') == 2
    assert texts.MAYBE_INCOMPLETE in html


def test_while_an_answer_grows_neither_sources_nor_actions_travel() -> None:
    exchange = Exchange("Mitkä?", answered("Mitkä?"), (OpenedCitation(citation()),))
    growing = RENDERER.exchange(exchange, growing=True)
    assert FOCUS in growing
    assert "blockquote" not in growing
    assert "data-copy" not in growing


def test_thumbs_appear_only_where_feedback_is_kept() -> None:
    exchange = Exchange("Mitkä?", answered("Mitkä?"), vote="up")
    assert "data-vote" not in RENDERER.exchange(exchange)
    shown = Renderer(Site(), feedback=True).exchange(exchange)
    assert shown.count("data-vote") == 2
    assert 'value="withdrawn" data-vote="up" aria-pressed="true"' in shown


def test_a_link_names_question_filters_and_generation() -> None:
    exchange = Exchange("Mitkä & mihin?", filters=Filters(("laki",), ("Lahti",)), generation="g1")
    assert shared_address(exchange) == "/?q=Mitk%C3%A4+%26+mihin%3F&kaupunki=Lahti&laji=laki&versio=g1"


def test_hostile_text_is_shown_and_never_run() -> None:
    _assert_harmless(HOSTILE)
    assert HOSTILE in _Markup(RENDERER.exchange(_hostile_exchange(HOSTILE))).text


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40))
def test_no_text_changes_the_tags_or_attributes_of_the_page(text: str) -> None:
    _assert_harmless(text)


def _assert_harmless(text: str) -> None:
    exchange, plain = _hostile_exchange(text), _hostile_exchange("a")
    unanswered = replace(plain, answer=refused("a"))
    got = _Markup(RENDERER.exchange(exchange))
    expected = [_Markup(RENDERER.exchange(one)) for one in (plain, unanswered)]
    assert got.tags <= expected[0].tags | expected[1].tags
    assert got.attributes <= expected[0].attributes | expected[1].attributes
    assert not any(address.lower().startswith(("javascript", "data")) for address in got.addresses)


def test_an_answer_has_no_field_that_the_page_forgets() -> None:
    # A new field of Answer must be shown, or named here as one that readers do not need.
    shown = {"question", "status", "text", "claims", "citations", "withheld", "nearest", "interpretation", "note"}
    form = {"verdict", "unsure", "answer_span", "table", "complete"}
    assert {field.name for field in fields(Answer)} - shown - form == {"timings_ms"}
