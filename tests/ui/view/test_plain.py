"""The text for the clipboard: nothing that the page warns of is lost on the way."""

from html.parser import HTMLParser

import pytest

from assistant.domain import Cell, Table, TableRow, Withheld
from tests.ui.fakes import KUOPIO, answered, citation
from ui import texts
from ui.conversation import Exchange, Filters, OpenedCitation
from ui.view.plain import as_html, as_text, readable_date, source_line

ANSWER = answered(
    "Mitkä?",
    note="Osuma on epävarma.",
    interpretation="Mitkä ovat Kuopion painopisteet?",
    withheld=(Withheld("Kuopio saa 90 prosenttia.", "number"),),
)
EXCHANGE = Exchange(
    "Mitkä?",
    ANSWER,
    (OpenedCitation(citation(), "verkkosivu", KUOPIO.title),),
    filters=Filters(cities=("Kuopio",)),
    generation="generation-000001-abc",
    asked="2026-11-24T20:00:00+00:00",
)


class _Text(HTMLParser):
    def __init__(self, markup: str) -> None:
        super().__init__()
        self.text = ""
        self.links: list[str] = []
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += [value or "" for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_copied_answer_keeps_marks_caveats_and_sources_with_addresses() -> None:
    assert as_text(EXCHANGE).splitlines() == [
        "Mitkä?",
        "Vastauksen laatu: Epävarma (Vastaus aineistosta)",
        "Tulkitsin: Mitkä ovat Kuopion painopisteet?",
        "Haettu: Kuopio",
        "",
        "Kuopion painopisteet ovat terveysteknologia ja vesiosaaminen. [1]",
        "",
        "Osuma on epävarma.",
        "Näyttämättä jätetty, koska lähde ei tue: Kuopio saa 90 prosenttia. (luku tai sen yksikkö poikkeaa lähteestä)",
        "",
        "Lähteet",
        "[1] Kuopion sopimussivu. rakennerahastot.fi. 2022. Painopisteet. https://example.org/s56 "
        "(apurin kooste julkaisusta, ei suora lainaus)",
        "",
        "Ekosysteemiapuri, haettu 24.11.2026, aineistoversio generation-000001-abc. Ei viranomaisen kannanotto: "
        "tarkista alkuperäisestä.",
    ]


def test_the_html_for_a_word_processor_says_the_same_with_links() -> None:
    shown = _Text(as_html(EXCHANGE))
    for line in as_text(EXCHANGE).splitlines():
        assert line in shown.text
    assert shown.links == ["https://example.org/s56"]


def test_hostile_text_is_text_in_the_html() -> None:
    hostile = Exchange("<img src=x onerror=alert(1)>", answered("?", note="<script>alert(2)</script>"))
    assert "<img" not in as_html(hostile)
    assert "<script" not in as_html(hostile)


def test_a_verdict_and_a_table_travel_along() -> None:
    table = Table(("Osuus", "Haku"), (TableRow("Kuopio", (Cell("25 %", (1,)), Cell())),))
    lines = as_text(Exchange("?", answered("?", verdict="ei", table=table, complete=False))).splitlines()
    assert lines[3:5] == ["Ei", texts.VERDICT_HINT]
    assert lines[5:7] == ["\tOsuus\tHaku", f"Kuopio\t25 % [1]\t{texts.NO_CELL}"]
    assert texts.MAYBE_INCOMPLETE in lines


def test_an_original_is_said_to_be_quoted_word_for_word() -> None:
    original = Exchange("Mitkä?", answered("Mitkä?"), (OpenedCitation(citation()),))
    assert texts.COPY_VERBATIM in as_text(original)


def test_a_source_without_date_or_address_leaves_no_gap() -> None:
    line = source_line(citation(date="", url="", page=4))
    assert line == "[1] Kuopion sopimussivu. rakennerahastot.fi. Painopisteet, sivu 4"


@pytest.mark.parametrize(
    ("iso", "shown"),
    [("2021-02-09", "9.2.2021"), ("2021-02", "2/2021"), ("2021", "2021"), ("", ""), ("kevät 2021", "kevät 2021")],
)
def test_dates_are_written_the_finnish_way(iso: str, shown: str) -> None:
    assert readable_date(iso) == shown
