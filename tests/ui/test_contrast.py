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


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_can_be_read_on_its_ground(scheme: str, text: str, ground: str) -> None:
    colours = _colours(scheme)
    assert _contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["page", "card"])
def test_the_border_of_a_control_stands_out_from_its_ground(scheme: str, ground: str) -> None:
    colours = _colours(scheme)
    assert _contrast(colours["control"], colours[ground]) >= 3


def _colours(scheme: str) -> dict[str, str]:
    light, dark = re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", light if scheme == "light" else dark))


def _contrast(one: str, other: str) -> float:
    """WCAG 2.1, contrast ratio."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """WCAG 2.1, relative luminance of ``#rrggbb``."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
