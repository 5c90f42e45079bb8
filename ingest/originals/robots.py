"""Manners: what a host's robots.txt asks of us (RFC 9309), and a pause between two requests to one host."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from urllib.parse import quote, unquote, urlsplit

from assistant.errors import FetchError
from ingest.originals.download import Download, Downloader

AGENT = "ekosysteemiapuri"
LARGEST = 500 * 1024
LONGEST_DELAY_S = 30.0
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")


@dataclass(frozen=True, slots=True)
class RobotRules:
    """The rules of one host for us: ``(allowed, pattern)``, and the seconds it asks to leave between requests."""

    rules: tuple[tuple[bool, str], ...] = ()
    delay_s: float = 0.0

    def allows(self, target: str) -> bool:
        """Whether the path and query ``target`` may be read: the longest pattern that fits decides, allow at a tie."""
        path = _normal(target)
        fitting = [(len(pattern), allowed) for allowed, pattern in self.rules if _fits(pattern, path)]
        return max(fitting)[1] if fitting else True


def parse_robots(text: str, agent: str = AGENT) -> RobotRules:
    """Read the groups of a robots.txt that name ``agent``; where none does, those for ``*``."""
    groups: dict[str, RobotRules] = {}
    agents: list[str] = []
    opening = False
    for line in text.lstrip("\ufeff").splitlines():
        name, colon, value = line.partition("#")[0].partition(":")
        name, value = name.strip().lower(), value.strip()
        if not colon:
            continue
        if name == "user-agent":
            agents = [*agents, value.lower()] if opening else [value.lower()]
            opening = True
            groups.setdefault(value.lower(), RobotRules())
        elif name in ("allow", "disallow", "crawl-delay"):
            opening = False
            for each in agents:
                groups[each] = _with(groups[each], name, value)
    ours = [group for name, group in groups.items() if name.partition("/")[0].strip() == agent]
    chosen = ours or [group for name, group in groups.items() if name == "*"]
    rules = tuple(rule for group in chosen for rule in group.rules)
    return RobotRules(rules, max((group.delay_s for group in chosen), default=0.0))


def _with(group: RobotRules, name: str, value: str) -> RobotRules:
    if name == "crawl-delay":
        try:
            delay = float(value)
        except ValueError:
            return group
        return replace(group, delay_s=min(delay, LONGEST_DELAY_S)) if delay > 0 else group
    return replace(group, rules=(*group.rules, (name == "allow", _normal(value)))) if value else group


def _normal(path: str) -> str:
    """One spelling of a path: escapes in capitals and only where they are needed."""

    def spelled(escape: re.Match[str]) -> str:
        character = unquote(escape[0])
        return character if character in _UNRESERVED else escape[0].upper()

    return quote(_ESCAPE.sub(spelled, path), safe="%/:?@!$&'()*+,;=-._~")


def _fits(pattern: str, path: str) -> bool:
    """Whether ``path`` begins with ``pattern``, where ``*`` stands for anything and a final ``$`` for the end.

    Found piece by piece, in linear time: a regular expression made of a hostile pattern could run for ever.
    """
    whole = pattern.endswith("$")
    first, *others = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    if not others:
        return not whole or path == first
    at = len(first)
    for piece in others[:-1]:
        at = path.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    last = others[-1]
    return path.endswith(last) and len(path) - len(last) >= at if whole else path.find(last, at) >= 0


class Manners:
    """Asked before each request: waits its turn at the host, refuses what the host's robots.txt does not allow."""

    def __init__(
        self, downloader: Downloader, delay_s: float = 1.0, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._downloader = downloader
        self._delay_s = delay_s
        self._sleep = sleep
        self._rules: dict[str, RobotRules | FetchError] = {}
        self._last: dict[str, float] = {}

    def admit(self, url: str) -> None:
        """Return when ``url`` may be asked for. Raises FetchError when it may not."""
        parts = urlsplit(url)
        rules = self._rules_of(f"{parts.scheme}://{parts.netloc}")
        target = parts.path + (f"?{parts.query}" if parts.query else "")
        if not rules.allows(target):
            raise FetchError(f"the robots.txt of {parts.netloc} asks that it is not read")
        self._wait(url, max(self._delay_s, rules.delay_s))

    def _wait(self, url: str, delay_s: float) -> None:
        host = urlsplit(url).hostname or ""
        pause = self._last.get(host, float("-inf")) + delay_s - time.monotonic()
        if pause > 0:
            self._sleep(pause)
        self._last[host] = time.monotonic()

    def _rules_of(self, origin: str) -> RobotRules:
        if origin not in self._rules:
            try:
                answer = self._downloader.get(f"{origin}/robots.txt", lambda url: self._wait(url, self._delay_s))
                self._rules[origin] = _rules_from(answer)
            except FetchError as error:
                self._rules[origin] = FetchError(f"its robots.txt cannot be read: {error}")
        rules = self._rules[origin]
        if isinstance(rules, FetchError):
            raise FetchError(str(rules))
        return rules


def _rules_from(answer: Download) -> RobotRules:
    """No robots.txt allows all; one that is forbidden or out of order says nothing yet, so nothing is read."""
    if answer.status == 200:
        return parse_robots(answer.body[:LARGEST].decode("utf-8", errors="replace"))
    if 400 <= answer.status < 500 and answer.status not in (401, 403, 429):
        return RobotRules()
    raise FetchError(f"the server answered {answer.status}; try again later")
