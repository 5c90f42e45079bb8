"""Escaping: text stays text, for the browser and for gr.HTML's template reader."""

import html

from hypothesis import given
from hypothesis import strategies as st

from ui.markup import element, escape, safe_url


@given(st.text())
def test_escaped_text_reads_back_as_itself_and_holds_nothing_active(text: str) -> None:
    escaped = escape(text)
    assert html.unescape(escaped) == html.unescape(html.escape(text))
    assert not set(escaped) & set("<>\"'{}$`")


def test_an_attribute_cannot_break_out_of_its_quotes() -> None:
    assert element("a", "x", title='" onclick="alert(1)') == '<a title="&quot; onclick=&quot;alert(1)">x</a>'


def test_attributes_that_are_none_or_false_are_left_out_and_true_stands_alone() -> None:
    assert (
        element("p", hidden=True, title=None, open=False, class_="a", data_n="1")
        == '<p hidden class="a" data-n="1"></p>'
    )


def test_only_web_addresses_become_links() -> None:
    assert safe_url(" https://tem.fi/ekosysteemisopimukset ") == "https://tem.fi/ekosysteemisopimukset"
    for bad in (
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "//tem.fi",
        "/polku",
        "http://",
        "http://[",
        "",
    ):
        assert safe_url(bad) == ""
