"""``python -m evals report``: a result as an HTML page, Markdown and CSV, all in Finnish.

The page holds its style, script and plots, so that no request leaves it. What the product said is escaped by Jinja2.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any

from jinja2 import Environment, FileSystemLoader, select_autoescape
from markupsafe import Markup

from evals.reporting import plots
from evals.reporting.texts import measure_meaning, measure_name, name_of, number, texts
from evals.results import BASELINE, LATENCY, RESULTS, RESULTS_FOLDER, Result, read_results
from evals.scoring import MEASURES

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
_GROUPS = (("by_kind", "kind", "kinds"), ("by_difficulty", "difficulty", "difficulties"), ("by_part", "part", "parts"))
_FILTERS = {"kind": "kinds", "verdict": "verdict_names", "difficulty": "difficulties", "part": "parts"}
_GONE_RIGHT = ("right", "refused_rightly", "unjudged")
_COLUMNS = ("id", "kind", "difficulty", "part", "question", "verdict", "status", "answer", "sources", "facts", "ms")


def main(arguments: Sequence[str]) -> int:
    """Write the report of a finished run."""
    parser = argparse.ArgumentParser(prog="python -m evals report", description=__doc__)
    parser.add_argument("result", type=Path, nargs="?", default=RESULTS_FOLDER)
    parser.add_argument("--out", type=Path, help="folder to write to (default: beside the result)")
    parser.add_argument(
        "--beside", type=Path, help="another system's result (default: the folder 'baseline' in RESULT)"
    )
    given = parser.parse_args(arguments)
    folder = given.result if given.result.is_dir() else given.result.parent
    beside = read_results(given.beside) if given.beside else None
    for path in write_report(read_results(given.result), given.out or folder, beside):
        print(path)
    return 0


def write_report(result: Result, out: Path, beside: Result | None = None) -> tuple[Path, ...]:
    """Write ``report.html``, ``report.md`` and ``questions.csv`` into ``out`` and return their paths.

    A baseline and a latency measurement that lie in ``out`` are shown beside.
    """
    out.mkdir(parents=True, exist_ok=True)
    if beside is None and (out / BASELINE / RESULTS).exists():
        beside = read_results(out / BASELINE)
    written = (out / "report.html", out / "report.md", out / "questions.csv")
    written[0].write_text(page(result, beside, _scaling(out)), encoding="utf-8")
    written[1].write_text(markdown(result, beside), encoding="utf-8")
    _write_csv(result, written[2])
    return written


def page(result: Result, beside: Result | None = None, scaling: Result | None = None) -> str:
    """Return the page; ``beside`` is another system on the same cases, ``scaling`` what ``evals latency`` measured."""
    return _render("report.html.jinja", result, beside, scaling)


def markdown(result: Result, beside: Result | None = None) -> str:
    """Return the figures as Markdown: measures, groups, and the questions that did not go right."""
    return _render("report.md.jinja", result, beside, None)


def _scaling(folder: Path) -> Result | None:
    try:
        found: Result = json.loads((folder / LATENCY).read_text(encoding="utf-8"))
    except (OSError, json.JSONDecodeError):
        return None
    return found


def _render(name: str, result: Result, beside: Result | None, scaling: Result | None) -> str:
    words, questions = texts(), result["questions"]
    stages: dict[str, list[float]] = {}
    verdicts: dict[str, Counter[str]] = {}
    for row in questions:
        verdicts.setdefault(name_of("kinds", row["kind"]) or "–", Counter())[row["verdict"]] += 1
        for stage, ms in row["response"]["timings_ms"].items():
            stages.setdefault(stage, []).append(ms)
    sizes = scaling["sizes"].values() if scaling else ()
    times = {name: number(value, 0) for name, value in result["latency_ms"].items()}
    return _environment().get_template(name).render(
        words=words, result=result, beside=beside, scaling=scaling, questions=questions, measures=MEASURES,
        cards=_CARDS, grouped=_GROUPED, filters=_FILTERS, verdicts=verdicts, stages=stages, record=_record(result),
        groups=[(title, list(_group(result, *keys))) for title, *keys in _GROUPS], failures=_failures(questions),
        times=[row["response"]["ms"] for row in questions], latency_lead=words["latency_lead"].format(**times),
        scaling_stages=list(dict.fromkeys(stage for one in sizes for stage in one["stages"])),
    )  # fmt: skip


@cache
def _environment() -> Environment:
    folder = Path(__file__).parent
    made = Environment(
        loader=FileSystemLoader(folder / "templates"),
        autoescape=select_autoescape(("html.jinja",)),
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters |= {
        "flat": _flat, "interval": _interval, "measure_meaning": measure_meaning, "measure_name": measure_name,
        "measured": _measured, "median": median, "name_of": lambda value, group: name_of(group, value),
        "number": number, "part": _part, "thousands": lambda size: f"{int(size):,}".replace(",", " "),
    }  # fmt: skip
    made.globals["asset"] = lambda name: Markup((folder / "assets" / name).read_text(encoding="utf-8"))
    for plot in (plots.histogram, plots.interval_bar, plots.scaling_plot, plots.stacked_bars):
        made.globals[plot.__name__] = _safe_plot(plot)
    return made


def _safe_plot(plot: Any) -> Any:
    return lambda *given: Markup(plot(*given))


def _interval(found: Mapping[str, Any]) -> str:
    return f"[{number(found['low'])}; {number(found['high'])}]" if found["low"] is not None else "–"


def _measured(name: str, part: Result) -> str:
    found = part["measures"][name]
    return number(found["value"]) if found["n"] else "–"


def _part(row: Mapping[str, Any], name: str = "part") -> str:
    """A field of a question; ``part`` is whether it was used for tuning or held out."""
    return ("held_out" if row["held_out"] else "not_held_out") if name == "part" else str(row[name])


def _group(result: Result, group: str, names: str) -> Iterator[tuple[str, Any]]:
    for key, part in result["groups"].items():
        if key.startswith(f"{group}:"):
            yield name_of(names, key.split(":", 1)[1]), part


def _failures(questions: Sequence[Mapping[str, Any]]) -> list[tuple[str, str, str]]:
    wrong = (row for row in questions if row["verdict"] not in _GONE_RIGHT)
    return sorted((name_of("verdict_names", row["verdict"]), row["id"], row["question"]) for row in wrong)


def _record(result: Result) -> dict[str, Any]:
    record = result["record"]
    names = ("at", "commit", "code", "cases", "machine", "jobs", "index", "settings", "versions")
    return {**{name: record.get(name) for name in names}, "cases": "{file} ({digest})".format(**result["cases"])}


def _flat(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {text}" for name, text in value.items() if text not in ("", None))
    return str(value)


def _write_csv(result: Result, path: Path) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(_COLUMNS)
        writer.writerows(map(_csv_row, result["questions"]))


def _csv_row(row: Mapping[str, Any]) -> tuple[str, ...]:
    response = row["response"]
    sources = dict.fromkeys(cited["source_id"] or cited["document_id"] for cited in response["citations"])
    values = (
        row["id"], row["kind"], row["difficulty"], _part(row), row["question"], row["verdict"], response["status"],
        response["text"].replace("\n", " "), " ".join(sources), f"{sum(row['facts_found'])}/{len(row['key_facts'])}",
        number(response["ms"], 1),
    )  # fmt: skip
    return tuple(_safe(value) for value in values)


def _safe(value: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{value}" if value[:1] in ("=", "+", "@", "-") else value
