"""Only public hosts are asked, whatever a URL, a redirect or a name server says."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import cast

import httpcore2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import FetchError
from ingest.originals.addresses import AddressRule, is_public
from ingest.originals.download import Downloader
from tests.ingest.web import html, redirect, serving

INSIDE = [
    *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16"),
    *("198.18.0.0/15", "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
    *("::1/128", "::/128", "::ffff:0:0/96", "64:ff9b::/96", "fc00::/7", "fe80::/10", "ff00::/8", "2001:db8::/32"),
    *("2002::/16", "2001::/32", "fec0::/10", "100::/64", "::/96"),
]


@st.composite
def inside(draw: st.DrawFn) -> IPv4Address | IPv6Address:
    network = ip_network(draw(st.sampled_from(INSIDE)))
    return network[draw(st.integers(0, network.num_addresses - 1))]


@given(inside())
def test_no_address_of_a_special_network_is_public(address: IPv4Address | IPv6Address) -> None:
    assert not is_public(address)


@given(st.ip_addresses())
def test_a_public_address_is_global_and_nothing_else(address: IPv4Address | IPv6Address) -> None:
    if is_public(address):
        assert address.is_global
        assert not (address.is_private or address.is_loopback or address.is_link_local or address.is_multicast)
        assert not (address.is_reserved or address.is_unspecified)


@given(st.ip_addresses(v=4))
def test_an_ipv4_address_in_the_clothes_of_ipv6_is_never_public(address: IPv4Address) -> None:
    packed = int(address)
    for disguise in (0xFFFF << 32, 0x64FF9B << 96, 0x2002 << 112, 0):
        shift = 80 if disguise == 0x2002 << 112 else 0
        assert not is_public(IPv6Address(disguise + (packed << shift)))


@pytest.mark.parametrize("address", ["1.1.1.1", "193.166.3.2", "2a00:1190:c004::1", "2001:708:10:6003::1"])
def test_hosts_of_the_open_net_are_public(address: str) -> None:
    assert is_public(ip_address(address))


@given(st.lists(st.ip_addresses(), min_size=1, max_size=4))
def test_one_address_that_is_not_public_refuses_the_name(found: list[IPv4Address | IPv6Address]) -> None:
    rule = AddressRule(resolve=lambda host, port: [str(address) for address in found])
    if all(is_public(address) for address in found):
        assert rule.addresses("host.example", 443) == [str(address) for address in found]
    else:
        with pytest.raises(FetchError, match="not a public address"):
            rule.addresses("host.example", 443)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://tem.fi/a", "only http and https"),
        ("file:///etc/passwd", "only http and https"),
        ("gopher://tem.fi:80/", "only http and https"),
        ("//tem.fi/a", "no scheme"),
        ("https://user:secret@tem.fi/", "user name or password"),
        ("https://user@tem.fi/", "user name or password"),
        ("https://tem.fi:8443/", "only ports 80 and 443"),
        ("https://tem.fi:99999/", "malformed"),
        ("https:///a", "names no host"),
        ("https://[::1/", "malformed"),
        ("https://[fe80::1%25eth0]/", "names no host"),
        ("https://tem.fi\\@127.0.0.1/", "characters that no URL has"),
        ("https://tem.fi/a\r\nHost: x", "characters that no URL has"),
        ("https://tem.fi/" + "a" * 5000, "too long"),
    ],
)
def test_a_url_that_is_not_plain_http_to_a_host_is_refused(url: str, reason: str) -> None:
    with pytest.raises(FetchError, match=reason):
        AddressRule().url(url)


@given(st.text(max_size=60))
def test_any_text_is_a_usable_url_or_one_refusal(text: str) -> None:
    for url in (text, f"https://{text}", f"https://tem.fi/{text}"):
        try:
            checked = AddressRule().url(url)
        except FetchError as error:
            assert "\n" not in str(error)
        else:
            assert checked.isascii()
            assert AddressRule().url(checked) == checked


def test_finnish_letters_in_a_url_are_written_as_the_net_wants_them() -> None:
    assert AddressRule().url("https://jyväskylä.fi/päätös 1?q=ä#kohta") == (
        "https://xn--jyvskyl-7wae.fi/p%C3%A4%C3%A4t%C3%B6s%201?q=%C3%A4"
    )


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "0177.0.0.1", "127.1", "[::1]", "[::ffff:7f00:1]", "0"]
)
def test_no_spelling_of_this_machine_is_asked(host: str) -> None:
    with pytest.raises(FetchError, match=r"not a public address|not found"):
        Downloader().get(f"http://{host}/")


@dataclass(frozen=True, slots=True)
class OnlyTheServer:
    """The rule, but for one server of the test; no part of it is lifted for another host."""

    port: int
    rule: AddressRule

    def url(self, url: str) -> str:
        return url if url.startswith(f"http://127.0.0.1:{self.port}/") else self.rule.url(url)

    def addresses(self, host: str, port: int) -> list[str]:
        return [host] if (host, port) == ("127.0.0.1", self.port) else self.rule.addresses(host, port)


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.5", "169.254.169.254", "::1", "::ffff:10.0.0.5", "fe80::1"])
def test_a_redirect_into_the_network_is_refused(address: str) -> None:
    with serving() as web:
        rule = OnlyTheServer(web.port, AddressRule(resolve=lambda host, port: [address]))
        literal = f"[{address}]" if ":" in address else address
        for place in ("http://inside.example/secret", f"http://{literal}/secret", f"http://{literal}:{web.port}/a"):
            web.pages["/a"] = redirect(place)
            with pytest.raises(FetchError, match=r"which is not a public address|only ports 80 and 443|in a circle"):
                Downloader(cast(AddressRule, rule)).get(f"{web.url}/a")
        assert set(web.asked) == {"/a"}


def test_the_name_is_asked_for_once_and_the_checked_address_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([["93.184.215.14"], ["127.0.0.1"]])
    connected: list[str] = []

    def connect(self: object, host: str, port: int, *arguments: object, **named: object) -> httpcore2.NetworkStream:
        connected.append(host)
        return httpcore2.MockStream([b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"])

    monkeypatch.setattr(httpcore2.SyncBackend, "connect_tcp", connect)
    rebinding = AddressRule(resolve=lambda host, port: next(answers))
    assert Downloader(rebinding).get("http://switching.example/").body == b"ok"
    assert connected == ["93.184.215.14"]


def test_host_is_the_name_though_the_address_is_connected_to() -> None:
    with serving() as web:
        web.pages["/a"] = html("a")
        rule = AddressRule(allow_local=True, resolve=lambda host, port: ["127.0.0.1"])
        Downloader(rule).get(f"http://asiakirjat.example:{web.port}/a")
        assert web.headers[0]["host"] == f"asiakirjat.example:{web.port}"


def test_the_next_address_is_tried_when_the_first_does_not_answer() -> None:
    with serving() as web:
        web.pages["/a"] = html("a")
        rule = AddressRule(allow_local=True, resolve=lambda host, port: ["127.0.0.2", "127.0.0.1"])
        assert Downloader(rule).get(f"http://two.example:{web.port}/a").status == 200
