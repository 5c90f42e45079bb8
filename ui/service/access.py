"""Who may come in: nobody is asked on loopback; elsewhere by a users file, or by the name that a trusted proxy gives."""

from __future__ import annotations

import argparse
import base64
import getpass
import hmac
import ipaddress
import secrets
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.errors import SettingsError

ROLES = ("reader", "evaluator", "keeper")
"""Each may what those before it may."""

_NEEDS = {"/metrics": "keeper", "/arviointi": "evaluator"}
_OPEN = frozenset({"/health", "/ready"})
_HASHER = PasswordHasher()
Network = ipaddress.IPv4Network | ipaddress.IPv6Network


@dataclass(frozen=True, slots=True)
class Access:
    """Users by name with their role and password hash, or the proxies whose ``header`` names the user."""

    users: Mapping[str, tuple[str, str]] = field(default_factory=dict, repr=False)
    header: str = ""
    proxies: tuple[Network, ...] = ()

    def __bool__(self) -> bool:
        """Whether anybody is asked who they are."""
        return bool(self.users or self.header)

    @classmethod
    def from_environment(cls, env: Mapping[str, str], host: str) -> Access:
        """Read ``APURI_USERS``, ``APURI_PROXY_HEADER`` and ``APURI_PROXIES``.

        Raises SettingsError where one cannot be used, and where none is set but ``host`` is reached from elsewhere.
        """
        header, named = env.get("APURI_PROXY_HEADER", ""), env.get("APURI_PROXIES", "")
        if bool(header) != bool(named):
            raise SettingsError("APURI_PROXY_HEADER and APURI_PROXIES go together: the header, and who may send it.")
        try:
            proxies = tuple(ipaddress.ip_network(one.strip()) for one in named.split(",") if one.strip())
        except ValueError as error:
            raise SettingsError(f"APURI_PROXIES: {error}; give addresses or networks, comma-separated.") from None
        access = cls(_users(Path(env["APURI_USERS"])) if env.get("APURI_USERS") else {}, header, proxies)
        if not access and not _is_loopback(host):
            raise SettingsError(
                f"APURI_HOST is {host!r}, which others can reach: set APURI_USERS, or APURI_PROXY_HEADER and APURI_PROXIES."
            )
        return access


def _users(path: Path) -> dict[str, tuple[str, str]]:
    """Lines of ``name:role:hash``; of a user who comes through the proxy, without a hash."""
    users = {}
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"APURI_USERS: {path} cannot be read ({error}).") from None
    for number, line in enumerate(lines, 1):
        name, _, rest = line.strip().partition(":")
        role, _, hashed = rest.partition(":")
        if name and not name.startswith("#"):
            if role not in ROLES:
                raise SettingsError(f"APURI_USERS: {path}, line {number}: the role must be one of {', '.join(ROLES)}.")
            users[name] = (role, hashed)
    if not users:
        raise SettingsError(f"APURI_USERS: {path} names nobody; add a line with python -m ui.service.access NAME ROLE.")
    return users


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class SignIn:
    """The application for those who are let in; others get 401, and 403 for what their role may not."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self._app, self._access = app, access
        self._key = secrets.token_bytes(32)
        self._known: dict[str, bytes] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or not self._access or scope["path"] in _OPEN:
            await self._app(scope, receive, send)
            return
        role = await run_in_threadpool(self._role, scope)
        if not role:
            asks = (
                {} if self._access.header else {"www-authenticate": 'Basic realm="Ekosysteemiapuri", charset="UTF-8"'}
            )
            await PlainTextResponse("Sign in", 401, asks)(scope, receive, send)
        elif ROLES.index(role) < ROLES.index(_NEEDS.get(scope["path"].rstrip("/"), ROLES[0])):
            await PlainTextResponse("Not for your role", 403)(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _role(self, scope: Scope) -> str:
        headers = Headers(scope=scope)
        if self._access.header:
            return self._named_by_proxy((scope.get("client") or ("",))[0], headers.getlist(self._access.header))
        kind, _, given = headers.get("authorization", "").partition(" ")
        try:
            name, _, password = base64.b64decode(given, validate=True).decode().partition(":")
        except ValueError:
            return ""
        return self._signed_in(name, password) if kind.lower() == "basic" else ""

    def _named_by_proxy(self, sender: str, names: Sequence[str]) -> str:
        try:
            trusted = any(ipaddress.ip_address(sender) in network for network in self._access.proxies)
        except ValueError:
            return ""
        if not trusted or len(names) != 1 or not names[0]:
            return ""
        return self._access.users.get(names[0], (ROLES[0], ""))[0]

    def _signed_in(self, name: str, password: str) -> str:
        role, hashed = self._access.users.get(name, ("", ""))
        # Argon2 is slow on purpose; a password that was right is known again by a keyed digest.
        digest = hmac.digest(self._key, f"{name}:{password}".encode(), sha256)
        if role and hmac.compare_digest(self._known.get(name, b""), digest):
            return role
        try:
            # Who does not exist takes as long as who gave a wrong password.
            _HASHER.verify(hashed or _NOBODY, password)
        except (Argon2Error, InvalidHashError):
            return ""
        self._known[name] = digest
        return role


_NOBODY = _HASHER.hash(secrets.token_hex(16))


def main(arguments: Sequence[str] | None = None) -> int:
    """Ask for a password and print the line of a user for the users file."""
    parser = argparse.ArgumentParser(prog="python -m ui.service.access", description=main.__doc__)
    parser.add_argument("name", help="without a colon")
    parser.add_argument("role", choices=ROLES)
    given = parser.parse_args(arguments)
    if ":" in given.name:
        parser.error("a name has no colon")
    print(f"{given.name}:{given.role}:{_HASHER.hash(getpass.getpass())}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
