"""The text for the clipboard."""

import pytest

from tests.ui.fakes import answered, citation
from ui.conversation import Exchange
from ui.plain import answer_with_sources, readable_date, source_line


def test_the_copied_answer_keeps_marks_and_lists_sources_with_addresses() -> None:
    text = answer_with_sources(Exchange("Mitkä ovat Kuopion painopisteet?", answered("Mitkä?")))
    assert text.splitlines() == [
        "Mitkä ovat Kuopion painopisteet?",
        "",
        "Kuopion painopisteet ovat terveysteknologia ja vesiosaaminen. [1]",
        "",
        "Lähteet",
        "[1] Kuopion sopimussivu. rakennerahastot.fi. 2022. Painopisteet. https://example.org/s56",
    ]


def test_a_source_without_date_or_address_leaves_no_gap() -> None:
    line = source_line(citation(date="", url="", page=4))
    assert line == "[1] Kuopion sopimussivu. rakennerahastot.fi. Painopisteet, sivu 4"


@pytest.mark.parametrize(
    ("iso", "shown"),
    [("2021-02-09", "9.2.2021"), ("2021-02", "2/2021"), ("2021", "2021"), ("", ""), ("kevät 2021", "kevät 2021")],
)
def test_dates_are_written_the_finnish_way(iso: str, shown: str) -> None:
    assert readable_date(iso) == shown
