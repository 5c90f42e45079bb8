"""The colours of the style sheet: text meets WCAG AA (4.5:1) on what it stands on, light and dark."""

import re
from pathlib import Path

import pytest

CSS = (Path(__file__).parents[2] / "ui/static/apuri.css").read_text("utf-8")
PAIRS = [
    ("text", "page"),
    ("text", "card"),
    ("text", "asked"),
    ("soft", "page"),
    ("soft", "card"),
    ("accent", "page"),
    ("accent", "card"),
    ("accent", "accent-soft"),
    ("on-accent", "accent"),
    ("mark-text", "mark"),
    ("good", "good-soft"),
    ("part", "part-soft"),
    ("part", "card"),
    ("none", "none-soft"),
    ("bad", "bad-soft"),
]


@pytest.mark.parametrize("scheme", [":root", ".dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_can_be_read_on_its_ground(scheme: str, text: str, ground: str) -> None:
    colours = _colours(scheme)
    assert _contrast(colours[text], colours[ground]) >= 4.5


def _colours(scheme: str) -> dict[str, str]:
    (block,) = re.findall(rf"^{re.escape(scheme)} \{{(.*?)^\}}", CSS, re.MULTILINE | re.DOTALL)
    return dict(re.findall(r"--apuri-([a-z-]+): (#[0-9a-f]{6});", block))


def _contrast(one: str, other: str) -> float:
    """WCAG 2.1, contrast ratio."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """WCAG 2.1, relative luminance of ``#rrggbb``."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
