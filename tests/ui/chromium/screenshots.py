"""``python -m tests.ui.chromium.screenshots INDEX DIR``: every page and state, on desktop, phone and in the dark."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.ui.chromium.asking import CHROMIUM, FLAGS, ask
from tests.ui.chromium.service import ROOT, serving

VIEWS = {
    "desktop": {"viewport": {"width": 1280, "height": 860}},
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True},
    "small": {"viewport": {"width": 320, "height": 640}, "has_touch": True},
    "dark": {"viewport": {"width": 1280, "height": 860}, "color_scheme": "dark"},
}
QUESTIONS = (
    "Mitkä ovat Kuopion painopisteet?",
    "Mitkä kaupungit ovat mukana ekosysteemisopimuksissa?",
    "Kuinka suuri on kaupungin omarahoitusosuus?",
    "Paljonko Espoo sai vuonna 2035?",
    "Vertaa Porin ja Lahden painopisteitä",
    "Ovatko sopimukset sitovia?",
)
PAGES = (
    "sitoumukset",
    "kaupungit",
    "kaupungit/Kuopio",
    "vertailu",
    "aineisto",
    "aineisto/kaupunki-kuopio?alku=300&loppu=420#kohta",
    "arviointi",
    "tietoja",
)
CLAIMS = "Kaupungin omarahoitusosuus on vähintään 30 prosenttia. Lopullisen rahoituspäätöksen tekee eduskunta."
SHOWN = {
    "desktop-answer-1.png": "screenshot.png",
    "phone-source.png": "screenshot-phone.png",
    "desktop-sitoumukset.png": "screenshot-commitments.png",
}
COMPARED = "vertailu?q=Mitkä+ovat+painopisteet%3F&kaupunki=Kuopio&kaupunki=Lahti"


def shoot(page: Page, address: str, name: str, folder: Path) -> None:
    """Write the pictures of one view."""

    def keep(state: str, full: bool = False) -> None:
        page.screenshot(path=folder / f"{name}-{state}.png", full_page=full)

    page.goto(address)
    keep("welcome")
    for number, question in enumerate(QUESTIONS, start=1):
        ask(page, question)
        page.wait_for_timeout(300)
        keep(f"answer-{number}")
    page.locator("article:nth-child(2) .mark").first.click()
    page.wait_for_timeout(300)
    keep("source")
    page.keyboard.press("Escape")
    page.click(".filters summary")
    keep("filters")
    for path in (*PAGES, COMPARED):
        page.goto(f"{address}{path}")
        keep(path.replace("/", "-").split("?")[0] + ("-asked" if path == COMPARED else ""))
    page.goto(f"{address}tarkista")
    page.fill("#vaite", CLAIMS)
    page.click("form[action='/tarkista'] button")
    keep("tarkista", full=True)
    page.goto(f"{address}ei-ole")
    keep("missing")


def main(index: Path, folder: Path) -> None:
    """Write the pictures of every view, and those that README shows."""
    folder.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as state,
        sync_playwright() as playwright,
        serving(index, Path(state)) as service,
    ):
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for name, view in VIEWS.items():
            context = browser.new_context(locale="fi-FI", **view)  # type: ignore[arg-type]
            shoot(context.new_page(), service.address, name, folder)
            context.close()
        browser.close()
    for source, shown in SHOWN.items():
        shutil.copyfile(folder / source, ROOT / "docs" / shown)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
