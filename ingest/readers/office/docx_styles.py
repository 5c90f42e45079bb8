"""What the styles and the automatic numbering of a Word document say of a paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MOST_STEPS = 20
_LEVELS = 9


def w(name: str) -> str:
    """``name`` in the namespace of WordprocessingML."""
    return _W + name


def attribute(element: Element | None, name: str) -> str:
    """Read an attribute of that namespace; empty when there is none."""
    return element.get(_W + name, "") if element is not None else ""


@dataclass(frozen=True, slots=True)
class Style:
    """``level`` is the depth of a heading, 0 for text; ``list_id`` and ``list_depth`` name its automatic numbering."""

    level: int = 0
    is_title: bool = False
    is_contents: bool = False
    list_id: str = ""
    list_depth: int = 0


class Styles:
    """The paragraph styles, each with what it inherits."""

    def __init__(self, root: Element | None) -> None:
        self._styles = {attribute(s, "styleId"): s for s in root.iter(w("style"))} if root is not None else {}

    def of(self, paragraph: Element) -> Style:
        """Tell the style of a paragraph, with what the paragraph itself overrides."""
        properties = paragraph.find(w("pPr"))
        own = attribute(properties.find(w("pStyle")), "val") if properties is not None else ""
        style = self._named(own)
        outline = attribute(properties.find(w("outlineLvl")), "val") if properties is not None else ""
        if outline.isdigit() and int(outline) < _LEVELS:
            style = Style(int(outline) + 1, style.is_title, style.is_contents, style.list_id, style.list_depth)
        return style

    def _named(self, style_id: str) -> Style:
        level = list_depth = 0
        list_id = ""
        is_title = is_contents = False
        for _ in range(_MOST_STEPS):
            element = self._styles.get(style_id)
            name = attribute(element.find(w("name")), "val").lower() if element is not None else style_id.lower()
            heading = re.fullmatch(r"(?:heading|otsikko|rubrik)\s?([1-9])", name)
            level = level or (int(heading.group(1)) if heading else 0)
            is_title = is_title or name in ("title", "otsikko", "asiakirjan otsikko")
            is_contents = is_contents or name.startswith(("toc ", "toc1", "sisluet", "table of figures"))
            if element is None:
                break
            properties = element.find(w("pPr"))
            if properties is not None:
                outline = attribute(properties.find(w("outlineLvl")), "val")
                if not level and outline.isdigit() and int(outline) < _LEVELS:
                    level = int(outline) + 1
                if not list_id:
                    list_id = attribute(properties.find(f"{w('numPr')}/{w('numId')}"), "val")
                    list_depth = int(attribute(properties.find(f"{w('numPr')}/{w('ilvl')}"), "val") or 0)
            style_id = attribute(element.find(w("basedOn")), "val")
            if not style_id:
                break
        return Style(
            level, is_title and not level, is_contents, list_id, list_depth or max(0, level - 1) * bool(list_id)
        )


class Numbering:
    """The automatic numbers and bullets, counted in reading order as Word counts them."""

    def __init__(self, root: Element | None) -> None:
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._abstract: dict[str, str] = {}
        self._counters: dict[str, list[int]] = {}
        if root is None:
            return
        for abstract in root.iter(w("abstractNum")):
            levels = {int(attribute(level, "ilvl") or 0): _level(level) for level in abstract.iter(w("lvl"))}
            self._levels[attribute(abstract, "abstractNumId")] = levels
        for num in root.iter(w("num")):
            self._abstract[attribute(num, "numId")] = attribute(num.find(w("abstractNumId")), "val")

    def depth(self, paragraph: Element, style: Style) -> int:
        """Tell how deep in its list a paragraph lies; 0 is the outermost."""
        return self._place(paragraph, style)[1]

    def next_label(self, paragraph: Element, style: Style) -> str | None:
        """Count the paragraph and give its number or bullet; None when it has none."""
        list_id, depth = self._place(paragraph, style)
        if list_id in ("", "0") or list_id not in self._abstract:
            return None if not list_id or list_id == "0" else "-"
        abstract = self._abstract[list_id]
        levels = self._levels.get(abstract, {})
        number_format, label, start = levels.get(depth, ("bullet", "", 1))
        if number_format in ("bullet", "none"):
            return "-" if number_format == "bullet" else None
        counters = self._counters.setdefault(abstract, [0] * _LEVELS)
        counters[depth] = counters[depth] + 1 if counters[depth] else start
        counters[depth + 1 :] = [0] * (_LEVELS - depth - 1)
        return re.sub(r"%([1-9])", lambda m: _counted(counters, levels, int(m.group(1)) - 1), label)

    def _place(self, paragraph: Element, style: Style) -> tuple[str, int]:
        own = paragraph.find(f"{w('pPr')}/{w('numPr')}")
        if own is None:
            return style.list_id, min(style.list_depth, _LEVELS - 1)
        list_id = attribute(own.find(w("numId")), "val") or style.list_id
        depth = attribute(own.find(w("ilvl")), "val")
        return list_id, min(int(depth), _LEVELS - 1) if depth.isdigit() else min(style.list_depth, _LEVELS - 1)


def _level(level: Element) -> tuple[str, str, int]:
    start = attribute(level.find(w("start")), "val")
    return (
        attribute(level.find(w("numFmt")), "val") or "decimal",
        attribute(level.find(w("lvlText")), "val"),
        int(start) if start.isdigit() else 1,
    )


def _counted(counters: list[int], levels: dict[int, tuple[str, str, int]], depth: int) -> str:
    number_format, _, start = levels.get(depth, ("decimal", "", 1))
    number = counters[depth] or start
    if number_format in ("lowerLetter", "upperLetter") and 1 <= number <= 26:
        letter = chr(ord("a") + number - 1)
        return letter if number_format == "lowerLetter" else letter.upper()
    if number_format in ("lowerRoman", "upperRoman"):
        roman = _roman(number)
        return roman if number_format == "lowerRoman" else roman.upper()
    return str(number)


def _roman(number: int) -> str:
    values = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    parts: list[str] = []
    for value, letters in values:
        while number >= value and len(parts) < 30:
            parts.append(letters)
            number -= value
    return "".join(parts)
