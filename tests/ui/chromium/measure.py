"""``python -m tests.ui.chromium.measure INDEX``: what the page weighs and how soon it shows something, in a browser."""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from tests.ui.chromium.asking import CHROMIUM, FLAGS, ask
from tests.ui.chromium.service import serving

TURNS = 10
QUESTIONS = ("Mitkä ovat Kuopion painopisteet?", "Kuka tekee lopullisen rahoituspäätöksen?")
# From the key to the first frame in which a sentence of the new answer is drawn, by the page's own clock.
SHOWN_MS = """count => new Promise((resolve) => {
  const start = performance.now();
  const look = () => document.querySelectorAll(".exchange:not(.waiting)").length > count
    ? resolve(performance.now() - start) : requestAnimationFrame(look);
  document.querySelector("#ask").requestSubmit();
  requestAnimationFrame(look);
})"""


class Traffic:
    """What a page requests from now on, as it comes over the wire, headers and streams included."""

    def __init__(self, page: Page) -> None:
        self.requests = 0
        self.bytes = 0
        self._streams: set[str] = set()
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.responseReceived", self._respond)
        session.on("Network.dataReceived", self._receive)
        session.on("Network.loadingFinished", self._finish)

    def clear(self) -> None:
        """Start counting anew."""
        self.requests = self.bytes = 0

    def _respond(self, event: dict[str, Any]) -> None:
        self.requests += 1
        if event["response"]["mimeType"] == "text/event-stream":
            self._streams.add(event["requestId"])

    def _receive(self, event: dict[str, Any]) -> None:
        # A stream is not compressed, and Chromium does not always say when it ends.
        if event["requestId"] in self._streams:
            self.bytes += int(event["dataLength"])

    def _finish(self, event: dict[str, Any]) -> None:
        if event["requestId"] not in self._streams:
            self.bytes += int(event["encodedDataLength"])


def cold(browser: Browser, address: str) -> tuple[int, int, float]:
    """Requests, bytes and milliseconds to the first content of a first visit."""
    context = browser.new_context(viewport={"width": 1280, "height": 860})
    page = context.new_page()
    traffic = Traffic(page)
    page.goto(address, wait_until="networkidle")
    # On a busy machine the network may be idle before anything is painted.
    page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length")
    painted = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    found = traffic.requests, traffic.bytes, float(painted)
    context.close()
    return found


def turns(browser: Browser, address: str) -> list[int]:
    """Bytes of the same answer in each of ten turns of one conversation."""
    context = browser.new_context(viewport={"width": 1280, "height": 860})
    page = context.new_page()
    page.goto(address)
    traffic, weights = Traffic(page), []
    for _ in range(TURNS):
        traffic.clear()
        ask(page, QUESTIONS[0])
        page.wait_for_timeout(200)
        weights.append(traffic.bytes)
    context.close()
    return weights


def waits(browser: Browser, address: str) -> list[float]:
    """Milliseconds from Enter to the text of the answer, for each of ten questions."""
    context = browser.new_context(viewport={"width": 1280, "height": 860})
    page = context.new_page()
    page.goto(address)
    found = []
    for turn in range(TURNS):
        page.fill("#question", QUESTIONS[turn % len(QUESTIONS)])
        found.append(float(page.evaluate(SHOWN_MS, turn)))
        page.wait_for_selector("#conversation[aria-busy=false]")
    context.close()
    return found


def main(index: Path) -> None:
    """Print the table."""
    with (
        tempfile.TemporaryDirectory() as state,
        sync_playwright() as playwright,
        serving(index, Path(state)) as service,
    ):
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        requests, size, painted = cold(browser, service.address)
        weights, answered = turns(browser, service.address), waits(browser, service.address)
        browser.close()
    rows = (
        ("requests of a first visit", f"{requests}"),
        ("bytes of a first visit", f"{size:,}"),
        ("first content, ms", f"{painted:.0f}"),
        ("bytes of answer 1 / 10", f"{weights[0]:,} / {weights[-1]:,}"),
        ("Enter to text, median of 10, ms", f"{statistics.median(answered):.0f}"),
    )
    print("| in the browser | figure |", "|---|---|", *(f"| {name} | {figure} |" for name, figure in rows), sep="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
