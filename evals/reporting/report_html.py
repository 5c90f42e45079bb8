"""A result as one self-contained HTML page in Finnish: no request leaves it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from pathlib import Path
from statistics import median
from typing import Any

from evals.reporting.plots import histogram, interval_bar, scaling_plot, stacked_bars
from evals.reporting.report_questions import question_blocks
from evals.reporting.texts import measure_meaning, measure_name, name_of, number, texts
from evals.scoring import MEASURES, Measure

ASSETS = Path(__file__).parent / "assets"
_CARDS = ("hit@5", "citation_precision", "key_fact_recall", "refusal_recall", "false_refusals", "follow_up_accuracy")
_GROUPED = (
    "hit@5",
    "ndcg@10",
    "citation_precision",
    "gold_citations",
    "key_fact_recall",
    "complete_answers",
    "refusal_recall",
    "false_refusals",
)
Result = Mapping[str, Any]


def page(result: Result, beside: Result | None = None, scaling: Result | None = None) -> str:
    """The page; ``beside`` is another system on the same cases, ``scaling`` what ``evals latency`` measured."""
    words = texts()
    css, script = ((ASSETS / name).read_text(encoding="utf-8") for name in ("report.css", "report.js"))
    parts = [
        f"<h1>{words['title']}</h1><p class='lead'>{words['lead']}</p>",
        _cards(result),
        _section("summary", _measures(result)),
        _side_by_side(result, beside) if beside else "",
        _section("verdicts", _verdict_plot(result)),
        *(_section(name, _groups(result, group)) for name, group in
          (("by_kind", "kind"), ("by_difficulty", "difficulty"), ("by_part", "part"))),
        _section("latency", _latency(result)),
        _section("scaling", _scaling(scaling["sizes"])) if scaling else "",
        _section("run", _record(result)),
        _section("questions", question_blocks(result)),
    ]  # fmt: skip
    return (
        f"<!doctype html>\n<html lang='{words['language']}'><head><meta charset='utf-8'>"
        f"<meta name='viewport' content='width=device-width'><title>{words['title']}</title>"
        f"<style>{css}</style></head><body>{''.join(parts)}<script>{script}</script></body></html>\n"
    )


def _section(name: str, body: str) -> str:
    return f"<h2>{texts()[name]}</h2>{body}" if body else ""


def table(head: Iterable[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; the cells are HTML already, and every cell but a row's first is set as a number when it is one."""
    cells = "".join(f"<th>{name}</th>" for name in head)
    body = "".join("<tr>" + "".join(_cell(cell) for cell in row) + "</tr>" for row in rows)
    return f"<div class='scroll'><table><thead><tr>{cells}</tr></thead><tbody>{body}</tbody></table></div>"


def _cell(cell: str) -> str:
    return f"<td class='n'>{cell}</td>" if cell[:1].isdigit() or cell[:1] in "[–" else f"<td>{cell}</td>"


def _cards(result: Result) -> str:
    cards = [(number(result["measures"][name]["value"]), measure_name(name)) for name in _CARDS]
    cards += [(str(result["cases"]["count"]), texts()["cases_count"])]
    cards += [(number(result["latency_ms"]["p95"], 0) + " ms", texts()["latency"] + " p95")]
    inner = "".join(f"<div class='card'><b>{value}</b><span>{escape(name)}</span></div>" for value, name in cards)
    return f"<div class='cards'>{inner}</div>"


def _measures(result: Result) -> str:
    words = texts()
    head = (words["measure"], words["value"], "", words["interval"], words["cases_count"], words["meaning"])
    return table(head, (_measure_row(measure, result["measures"][measure.name]) for measure in MEASURES))


def _measure_row(measure: Measure, found: Mapping[str, Any]) -> tuple[str, ...]:
    interval = f"[{number(found['low'])}; {number(found['high'])}]" if found["low"] is not None else "–"
    return (
        escape(measure_name(measure.name)),
        number(found["value"]),
        interval_bar(found["value"], found["low"], found["high"], measure.rises),
        interval,
        str(found["n"]),
        escape(measure_meaning(measure.name)),
    )


def _groups(result: Result, group: str) -> str:
    names = {"kind": "kinds", "difficulty": "difficulties", "part": "parts"}[group]
    rows = [
        (
            escape(name_of(names, key.split(":", 1)[1])),
            str(part["count"]),
            *(number(part["measures"][name]["value"]) if part["measures"][name]["n"] else "–" for name in _GROUPED),
        )
        for key, part in result["groups"].items()
        if key.startswith(f"{group}:")
    ]
    return table(("", texts()["cases_count"], *map(measure_name, _GROUPED)), rows) if rows else ""


def _verdict_plot(result: Result) -> str:
    rows: dict[str, Counter[str]] = {}
    for row in result["questions"]:
        rows.setdefault(name_of("kinds", row["kind"]) or "–", Counter())[row["verdict"]] += 1
    return stacked_bars(rows, texts()["verdict_names"], texts()["verdicts"])


def _latency(result: Result) -> str:
    words = texts()
    times = [row["outcome"]["ms"] for row in result["questions"]]
    lead = words["latency_lead"].format(
        p50=number(result["latency_ms"]["p50"], 0), p95=number(result["latency_ms"]["p95"], 0)
    )
    stages: dict[str, list[float]] = {}
    for row in result["questions"]:
        for stage, value in row["outcome"]["timings_ms"].items():
            stages.setdefault(stage, []).append(value)
    rows = [(escape(stage), number(median(values), 1), str(len(values))) for stage, values in stages.items()]
    listed = table((words["stages"], words["ms"], words["cases_count"]), rows) if rows else ""
    return f"<p class='lead'>{lead}</p>{histogram(times, words['latency'])}{listed}"


def _scaling(sizes: Result) -> str:
    words = texts()
    stages = dict.fromkeys(stage for one in sizes.values() for stage in one["stages"])
    rows = [
        (escape(stage), *(number(one["stages"].get(stage, {}).get("p50"), 1) for one in sizes.values()))
        for stage in stages
    ]
    listed = table((words["stages"], *(f"{int(size):,}".replace(",", " ") for size in sizes)), rows)
    return f"<p class='lead'>{words['scaling_lead']}</p>{scaling_plot(sizes)}{listed}"


def _side_by_side(result: Result, beside: Result) -> str:
    words = texts()
    rows = [
        (
            escape(measure_name(measure.name)),
            number(result["measures"][measure.name]["value"]),
            number(beside["measures"][measure.name]["value"]),
        )
        for measure in MEASURES
        if result["measures"][measure.name]["n"]
    ]
    rows.append((words["latency"] + " p95, ms", *(number(one["latency_ms"]["p95"], 0) for one in (result, beside))))
    head = (words["measure"], escape(result["system"]), escape(beside["system"]))
    return _section("side_by_side", f"<p class='lead'>{words['side_by_side_lead']}</p>" + table(head, rows))


def _record(result: Result) -> str:
    record, names = result["record"], texts()["record_names"]
    shown = {
        "at": record["at"],
        "commit": record["commit"],
        "code": record["code"],
        "cases": f"{result['cases']['file']} ({result['cases']['digest']})",
        "machine": record["machine"],
        "jobs": record["jobs"],
        "index": record["index"],
        "settings": record["settings"],
        "versions": record["versions"],
    }
    return "<dl class='record'>" + "".join(
        f"<dt>{escape(names[name])}</dt><dd>{escape(_flat(value))}</dd>" for name, value in shown.items() if value
    ) + "</dl>"  # fmt: skip


def _flat(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {text}" for name, text in value.items() if text not in ("", None))
    return str(value)
