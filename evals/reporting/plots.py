"""Inline SVG plots: no script, no font, no request. Coordinates are in pixels of the view box."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

PALETTE = ("#1f6f54", "#d9a441", "#c4512d", "#4f8a8b", "#8c6bb1", "#7a7a7a", "#b5b5b5")
_WIDTH = 640


def interval_bar(
    value: float | None, low: float | None, high: float | None, rises: bool = True, width: int = 160
) -> str:
    """A value in 0..1 as a bar with its interval as a whisker; red where less is better."""
    if value is None or low is None or high is None:
        return ""
    marks = (
        f'<rect x="0" y="4" width="{width}" height="8" fill="#e8e8e2"/>'
        f'<rect x="0" y="4" width="{value * width:.1f}" height="8" fill="{PALETTE[0 if rises else 2]}"/>'
        f'<line x1="{low * width:.1f}" x2="{high * width:.1f}" y1="8" y2="8" stroke="#222" stroke-width="2"/>'
    )
    return (
        f'<svg viewBox="0 0 {width} 16" width="{width}" height="16" role="img" aria-label="{value:.3f}">{marks}</svg>'
    )


def histogram(values: Sequence[float], label: str, bins: int = 24) -> str:
    """How many values fall in each of equally wide bins from zero to the largest."""
    if not values:
        return ""
    step = _round_up(max(values) / bins)
    counts = [0] * (int(max(values) // step) + 1)
    for value in values:
        counts[int(value // step)] += 1
    slot, height = (_WIDTH - 40) / len(counts), 150
    bars = "".join(
        f'<rect x="{30 + at * slot:.1f}" y="{10 + height * (1 - count / max(counts)):.1f}" width="{slot * 0.9:.1f}" '
        f'height="{height * count / max(counts):.1f}" fill="{PALETTE[0]}"><title>{at * step:g}–{(at + 1) * step:g}: '
        f"{count}</title></rect>"
        for at, count in enumerate(counts)
    )
    every = max(1, len(counts) // 8)
    ticks = "".join(
        _text(30 + at * slot, height + 26, f"{at * step:g}") for at in range(0, len(counts), every)
    ) + _text(24, 18, str(max(counts)), "end")
    return _svg(bars + ticks, height + 34, label)


def stacked_bars(rows: Mapping[str, Mapping[str, int]], names: Mapping[str, str], label: str) -> str:
    """One bar a row, cut into the shares of its parts, with a legend of the parts that occur."""
    parts = [part for part in names if any(row.get(part) for row in rows.values())]
    colours = dict(zip(names, PALETTE, strict=False))
    marks, left, full = [], 190, _WIDTH - 200
    for at, (title, row) in enumerate(rows.items()):
        x, total = float(left), sum(row.values()) or 1
        marks.append(_text(left - 8, 24 + at * 26, f"{title} ({sum(row.values())})", "end"))
        for part in parts:
            width = full * row.get(part, 0) / total
            title_text = f"<title>{escape(names[part])}: {row.get(part, 0)}</title>"
            marks.append(
                f'<rect x="{x:.1f}" y="{10 + at * 26}" width="{width:.1f}" height="20" fill="{colours[part]}">'
                f"{title_text}</rect>"
            )
            x += width
    bottom = 20 + 26 * len(rows)
    for at, part in enumerate(parts):
        x, y = 10 + (at % 2) * 318, bottom + 18 * (at // 2)
        marks.append(f'<rect x="{x}" y="{y}" width="12" height="12" fill="{colours[part]}"/>')
        marks.append(_text(x + 18, y + 11, names[part], "start"))
    return _svg("".join(marks), bottom + 18 * math.ceil(len(parts) / 2) + 6, label)


def lines(series: Mapping[str, Sequence[tuple[float, float]]], label: str, x_label: str, y_label: str) -> str:
    """Series of (x, y), both axes logarithmic, with a legend; every x and y is above zero."""
    points = [point for row in series.values() for point in row]
    if not points:
        return ""
    xs, ys = ([math.log10(point[axis]) for point in points] for axis in (0, 1))
    left, top, width, height = 60, 12, _WIDTH - 220, 220
    (x0, x1), (y0, y1) = (_span(xs), _span(ys))

    def place(x: float, y: float) -> tuple[float, float]:
        across = (math.log10(x) - x0) / (x1 - x0)
        return left + width * across, top + height * (1 - (math.log10(y) - y0) / (y1 - y0))

    marks = [f'<rect x="{left}" y="{top}" width="{width}" height="{height}" fill="none" stroke="#bbb"/>']
    for power in range(math.ceil(y0), math.floor(y1) + 1):
        _, y = place(points[0][0], 10.0**power)
        marks.append(f'<line x1="{left}" x2="{left + width}" y1="{y:.1f}" y2="{y:.1f}" stroke="#e4e4de"/>')
        marks.append(_text(left - 6, y + 4, f"{10.0**power:g}", "end"))
    marks += [_text(place(x, points[0][1])[0], top + height + 16, f"{x:g}") for x in sorted({x for x, _ in points})]
    marks += [_text(left + width / 2, top + height + 34, x_label), _text(left, top - 2, y_label, "start")]
    for at, (name, row) in enumerate(series.items()):
        colour = PALETTE[at % len(PALETTE)]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in (place(*point) for point in row))
        marks.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        marks += [
            f'<circle cx="{place(*point)[0]:.1f}" cy="{place(*point)[1]:.1f}" r="3" fill="{colour}"/>' for point in row
        ]
        marks.append(_text(left + width + 26, top + 14 + at * 18, name, "start"))
        marks.append(f'<rect x="{left + width + 10}" y="{top + 4 + at * 18}" width="10" height="10" fill="{colour}"/>')
    return _svg("".join(marks), top + height + 44, label)


def scaling_plot(sizes: Mapping[str, Any]) -> str:
    """The median of each stage over the numbers of chunks that ``evals latency`` measured."""
    stages = dict.fromkeys(name for one in sizes.values() for name in one["stages"])
    series = {
        name: [
            (float(size), max(one["stages"][name]["p50"], 0.01)) for size, one in sizes.items() if name in one["stages"]
        ]
        for name in stages
    }
    return lines(series, "latency", "chunks", "ms (p50)")


def _span(values: Sequence[float]) -> tuple[float, float]:
    low, high = min(values), max(values)
    return (low - 0.1, high + 0.1) if high > low else (low - 0.5, high + 0.5)


def _round_up(step: float) -> float:
    """The next of 1, 2, 5 times a power of ten, so that bin edges are plain numbers."""
    power = 10.0 ** math.floor(math.log10(max(step, 1e-6)))
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= step * 0.999)


def _text(x: float, y: float, text: str, anchor: str = "middle") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="12" fill="#333">{escape(text)}</text>'


def _svg(marks: str, height: float, label: str) -> str:
    return (
        f'<svg class="plot" viewBox="0 0 {_WIDTH} {height:.0f}" role="img" aria-label="{escape(label)}" '
        f'font-family="system-ui, sans-serif">{marks}</svg>'
    )
