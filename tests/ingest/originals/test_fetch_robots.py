"""What a host asks in its robots.txt is done, and requests to one host keep their distance."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import FetchError
from ingest.originals.addresses import AddressRule
from ingest.originals.download import Downloader, Limits
from ingest.originals.robots import Manners, RobotRules, parse_robots
from tests.ingest.web import Web, body, html, redirect, serving, status

LOCAL = Downloader(AddressRule(allow_local=True), Limits(total_s=5.0, silence_s=1.0))


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as running:
        yield running


def robots(text: str) -> RobotRules:
    return parse_robots(text)


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        ("Disallow: /haku", "/haku/1", False),
        ("Disallow: /haku", "/Haku", True),
        ("Disallow:", "/anything", True),
        ("Disallow: /", "/", False),
        ("Disallow: /\nAllow: /documents/", "/documents/a.pdf", True),
        ("Allow: /a\nDisallow: /a", "/a", True),
        ("Allow: /a\nDisallow: /ab", "/abc", False),
        ("Disallow: /*.pdf$", "/x/a.pdf", False),
        ("Disallow: /*.pdf$", "/x/a.pdf?t=1", True),
        ("Disallow: /*?", "/paatos?decisionId=1", False),
        ("Disallow: /a*b*c", "/a-b-x", True),
        ("Disallow: /a*b*c", "/a-b-c-d", False),
        ("Disallow: /ab$", "/ab", False),
        ("Disallow: /a*ba$", "/aba", False),
        ("Disallow: /a*aa$", "/aa", True),
        ("Disallow: /p%c3%a4%c3%a4t%c3%b6s", "/p%C3%A4%C3%A4t%C3%B6s", False),
        ("Disallow: /päätös", "/p%C3%A4%C3%A4t%C3%B6s", False),
        ("Disallow: /%7Emartti", "/~martti", False),
        ("Disallow: /a # everything below", "/a/b", False),
    ],
)
def test_the_longest_pattern_that_fits_decides(rules: str, path: str, allowed: bool) -> None:
    assert robots(f"User-agent: *\n{rules}").allows(path) is allowed


def test_the_group_that_names_us_counts_and_not_the_one_for_all() -> None:
    rules = robots(
        "\ufeffUser-agent: Other\nUser-Agent: Ekosysteemiapuri/0.1\nDisallow: /ours\nCrawl-delay: 7\n\n"
        "User-agent: *\nDisallow: /all\nCrawl-delay: 90"
    )
    assert not rules.allows("/ours")
    assert rules.allows("/all")
    assert rules.delay_s == 7.0


def test_groups_of_one_name_are_read_together() -> None:
    rules = robots("User-agent: *\nDisallow: /a\nUser-agent: x\nDisallow: /x\nUser-agent: *\nDisallow: /b")
    assert [rules.allows(path) for path in ("/a", "/b", "/x")] == [False, False, True]


@given(st.text(max_size=300), st.text(max_size=30))
def test_any_text_is_read_as_rules(text: str, path: str) -> None:
    rules = parse_robots(f"User-agent: *\nDisallow: {text}\n{text}")
    assert rules.allows(f"/{path}") in (True, False)


@given(st.text(alphabet="ab/*$", max_size=40), st.text(alphabet="ab/", max_size=40))
def test_a_pattern_fits_as_the_same_regular_expression_would(pattern: str, path: str) -> None:
    import re

    from ingest.originals.robots import _fits

    expression = ".*".join(re.escape(piece) for piece in pattern.removesuffix("$").split("*"))
    expected = re.match(expression + (r"\Z" if pattern.endswith("$") else ""), path)
    assert _fits(pattern, path) is bool(expected)


@pytest.mark.parametrize(("code", "allowed"), [(404, True), (410, True), (401, False), (403, False), (503, False)])
def test_without_a_robots_txt_all_is_allowed_but_not_when_it_is_out_of_order(
    web: Web, code: int, allowed: bool
) -> None:
    web.pages["/robots.txt"] = status(code)
    manners = Manners(LOCAL, 0.0)
    if allowed:
        manners.admit(f"{web.url}/a")
    else:
        with pytest.raises(FetchError, match=f"robots.txt cannot be read: the server answered {code}"):
            manners.admit(f"{web.url}/a")
        with pytest.raises(FetchError, match="cannot be read"):
            manners.admit(f"{web.url}/b")
    assert web.asked == ["/robots.txt"]


def test_robots_txt_is_asked_once_and_under_the_same_rules(web: Web) -> None:
    web.pages["/robots.txt"] = body(b"User-agent: *\nDisallow: /private", "text/plain")
    manners = Manners(LOCAL, 0.0)
    manners.admit(f"{web.url}/a")
    with pytest.raises(FetchError, match="asks that it is not read"):
        manners.admit(f"{web.url}/private/a")
    assert web.asked == ["/robots.txt"]
    with pytest.raises(FetchError, match="not a public address"):
        Manners(Downloader(), 0.0).admit("http://127.0.0.1/a")


def test_a_redirect_to_what_robots_txt_forbids_is_not_followed(web: Web) -> None:
    web.pages |= {
        "/robots.txt": body(b"User-agent: *\nDisallow: /b", "text/plain"),
        "/a": redirect("/b"),
        "/b": html("b"),
    }
    with pytest.raises(FetchError, match="asks that it is not read"):
        LOCAL.get(f"{web.url}/a", Manners(LOCAL, 0.0).admit)
    assert web.documents == ["/a"]


def test_two_requests_to_one_host_are_kept_apart_and_two_hosts_are_not() -> None:
    pauses: list[float] = []
    with serving() as web, serving() as other:
        web.pages["/robots.txt"] = body(b"User-agent: *\nCrawl-delay: 20", "text/plain")
        manners = Manners(LOCAL, 5.0, pauses.append)
        manners.admit(f"{web.url}/a")
        manners.admit(f"{web.url}/b")
        assert [round(pause) for pause in pauses] == [20, 20]
        pauses.clear()
        manners.admit(f"{other.url.replace('127.0.0.1', 'localhost')}/a")
        assert [round(pause) for pause in pauses] == [5]
