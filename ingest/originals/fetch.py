"""Download the official originals: plan → one polite request each → the folder of originals.

``python -m ingest fetch [--kind K] [--id ID] [--into DIR] [--corpus DIR]``, then ``python -m ingest corpus originals``.
"""

from __future__ import annotations

import argparse
import sys
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from assistant.errors import ApuriError, FetchError
from ingest.originals.download import Download, Downloader
from ingest.originals.folder import Originals, Outcome
from ingest.originals.pages import Page, format_of, licence_in_headers, read_page
from ingest.originals.robots import Manners
from ingest.originals.wanted import Plan, Wanted, read_plan


@dataclass(slots=True)
class Report:
    """What one run did: the outcomes and, a line each, the failures."""

    outcomes: list[Outcome] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    @property
    def summary(self) -> str:
        """The run in one line."""
        changes = [outcome.change for outcome in self.outcomes]
        counts = ", ".join(f"{changes.count(change)} {change}" for change in ("new", "changed", "unchanged"))
        return f"{counts}, {len(self.failures)} failed"


def fetch(
    plan: Plan,
    originals: Originals,
    downloader: Downloader,
    manners: Manners,
    tell: Callable[[Outcome | str], None] = lambda event: None,
) -> Report:
    """Download what the plan wants and what its rules find. One that fails is reported; the rest goes on."""
    report = Report()
    queue = deque(plan.wanted)
    met = {wanted.id for wanted in queue}
    while queue:
        wanted = queue.popleft()
        try:
            outcome, page = _fetch_one(wanted, originals, downloader, manners)
        except (FetchError, OSError) as error:
            report.failures.append(f"{wanted.id}: {wanted.url}: {' '.join(str(error).split())}")
            tell(report.failures[-1])
            continue
        report.outcomes.append(outcome)
        tell(outcome)
        for found in plan.found(wanted, page.links):
            if found.id not in met:
                met.add(found.id)
                queue.append(found)
    return report


def _fetch_one(wanted: Wanted, originals: Originals, downloader: Downloader, manners: Manners) -> tuple[Outcome, Page]:
    known = originals.known(wanted.id)
    answer = downloader.get(wanted.url, manners.admit, known)
    if answer.status == 304 and known is not None:
        return originals.confirm(wanted), read_page(originals.body(wanted.id) or b"", answer.url)
    format = _accept(wanted, answer)
    page = read_page(answer.body, answer.url) if format == "html" else Page()
    return originals.keep(wanted, answer, format, page.licence or licence_in_headers(answer.headers)), page


def _accept(wanted: Wanted, answer: Download) -> str:
    """Return the format of an answer that is the original. Raises FetchError when it is something else."""
    if answer.status != 200:
        raise FetchError(f"the server answered {answer.status}")
    if _is_front_page(answer.url) and not _is_front_page(wanted.url):
        raise FetchError(f"redirected to the front page {answer.url}: the page is no longer there")
    return format_of(answer.headers.get("content-type", ""), answer.body)


def _is_front_page(url: str) -> bool:
    """Whether the URL names a site, or one language of it, rather than a page."""
    parts = urlsplit(url)
    return parts.path.strip("/").lower() in ("", "fi", "sv", "en") and not parts.query


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; 0 when everything wanted is there, 1 when something failed."""
    arguments = _arguments(argv)
    try:
        plan = read_plan(arguments.corpus, arguments.kind, arguments.id)
        originals = Originals(arguments.into)
    except ApuriError as error:
        print(error, file=sys.stderr)
        return 1
    for id, reason in plan.left_out:
        print(f"{id}: left out: {reason}")
    if not plan.wanted:
        print("No source has such a kind and id and an original; `sources.jsonl` lists them.", file=sys.stderr)
        return 1
    downloader = Downloader()
    report = fetch(plan, originals, downloader, Manners(downloader), _tell)
    print(report.summary)
    return 1 if report.failures else 0


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m ingest fetch", description="Download the official originals.")
    parser.add_argument("--kind", action="append", default=[], help="only sources of this kind (may be repeated)")
    parser.add_argument("--id", action="append", default=[], help="only this source, such as S1 (may be repeated)")
    parser.add_argument("--into", type=Path, default=Path("originals"), help="the folder to store them in")
    parser.add_argument("--corpus", type=Path, default=Path("corpus"), help="the folder with sources.jsonl")
    return parser.parse_args(argv)


def _tell(event: Outcome | str) -> None:
    if isinstance(event, str):
        print(event, file=sys.stderr)
    else:
        print(f"{event.id}: {event.change}, {event.size / 1024:.0f} kB, {event.path}")
