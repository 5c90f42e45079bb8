"""Which addresses may be downloaded from: public hosts by http or https, nothing that stands inside a network.

``AddressRule.url`` checks what is written, ``AddressRule.addresses`` what the name leads to; ``download.py``
connects to the addresses that the second returned and never asks for the name again.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from urllib.parse import quote, urlsplit, urlunsplit

from assistant.errors import FetchError

PORTS = {"http": 80, "https": 443}
LONGEST_URL = 4000

# IANA's registries of special-purpose addresses, plus multicast and one cloud's own service address. Written out
# because ``is_global`` of the standard library differs between the Python versions that we support.
_SPECIAL_4 = """
    0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 168.63.129.16/32 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24
    192.0.2.0/24 192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15
    198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4
"""
_NOT_PUBLIC_4 = tuple(IPv4Network(network) for network in _SPECIAL_4.split())
# Of IPv6 only global unicast is public, less what stands for something else: 6to4, Teredo, documentation. Thereby
# mapped (::ffff:0:0/96), translated (64:ff9b::/96), local (fc00::/7, fe80::/10) and multicast ones are not.
_GLOBAL_UNICAST = IPv6Network("2000::/3")
_SPECIAL_6 = "2001::/23 2001:db8::/32 2002::/16 2620:4f:8000::/48 3fff::/20"
_NOT_PUBLIC_6 = tuple(IPv6Network(network) for network in _SPECIAL_6.split())
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f\\]")
_KEPT_IN_PATHS = "%/:@!$&'()*+,;=-._~"

Resolve = Callable[[str, int], list[str]]


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether anybody's packets reach the address: it belongs to no host, link, site, group or special purpose."""
    if not address.is_global or address.is_multicast or address.is_reserved:
        return False
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _NOT_PUBLIC_4)
    if address.scope_id or address not in _GLOBAL_UNICAST:
        return False
    return not any(address in network for network in _NOT_PUBLIC_6)


def look_up(host: str, port: int) -> list[str]:
    """Every address of a name, as the system resolves it. Raises FetchError."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"the host {host} is not found ({getattr(error, 'strerror', None) or error})") from error
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


@dataclass(frozen=True, slots=True)
class AddressRule:
    """The rule; ``allow_local`` lifts it for any address and port and is set by tests alone."""

    allow_local: bool = False
    resolve: Resolve = look_up

    def url(self, url: str) -> str:
        """Return the URL in ASCII, without its fragment. Raises FetchError unless it may be asked for."""
        if len(url) > LONGEST_URL or _UNPRINTABLE.search(url):
            raise FetchError("the URL is too long or has characters that no URL has")
        try:
            parts = urlsplit(url.strip())
            host, port = (parts.hostname or "").rstrip("."), parts.port
            name = host if ":" in host else host.encode("idna").decode("ascii")
        except (ValueError, UnicodeError) as error:
            raise FetchError(f"the URL is malformed ({error})") from error
        if parts.scheme not in PORTS:
            raise FetchError(f"{parts.scheme or 'no scheme'}: only http and https are downloaded")
        if not name or re.search(r"[^A-Za-z0-9._:-]", name):
            raise FetchError("the URL names no host")
        if "@" in parts.netloc:
            raise FetchError("the URL carries a user name or password")
        if port is not None and port not in PORTS.values() and not self.allow_local:
            raise FetchError(f"port {port}: only ports 80 and 443 are asked")
        place = f"[{name}]" if ":" in name else name
        place += f":{port}" if port is not None and port != PORTS[parts.scheme] else ""
        path = quote(parts.path or "/", safe=_KEPT_IN_PATHS)
        return urlunsplit((parts.scheme, place, path, quote(parts.query, safe=_KEPT_IN_PATHS + "?"), ""))

    def addresses(self, host: str, port: int) -> list[str]:
        """Where to connect to for ``host``. Raises FetchError when it has no address or one that is not public."""
        found = self.resolve(host, port)
        if not found:
            raise FetchError(f"the host {host} has no address")
        for text in found:
            try:
                address = ip_address(text)
            except ValueError as error:
                raise FetchError(f"the host {host} has the address {text!r}, which is none") from error
            if not self.allow_local and not is_public(address):
                raise FetchError(f"the host {host} is at {address}, which is not a public address")
        return found
