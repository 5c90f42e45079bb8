"""How tests and screenshots start a browser and ask."""

from __future__ import annotations

import shutil

from playwright.sync_api import Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
ANSWER_TIMEOUT_MS = 60_000


def ask(page: Page, question: str) -> None:
    """Ask by keyboard and wait for the whole answer."""
    before = page.locator(".exchange").count()
    page.fill("#question", question)
    page.press("#question", "Enter")
    page.wait_for_selector(f".exchange:not(.waiting) >> nth={before}", timeout=ANSWER_TIMEOUT_MS)
    page.wait_for_selector("#conversation[aria-busy=false]", timeout=ANSWER_TIMEOUT_MS)
