"""``python -m evals report``: a result as an HTML page, Markdown and CSV, all in Finnish."""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from evals.reporting.report_html import page
from evals.reporting.report_questions import part_of
from evals.reporting.texts import measure_meaning, measure_name, name_of, number, texts
from evals.results import BASELINE, LATENCY, RESULTS, RESULTS_FOLDER, Result, read_results
from evals.scoring import MEASURES

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
    """Write ``report.html``, ``report.md`` and ``questions.csv`` into ``out``, with another system beside if known."""
    out.mkdir(parents=True, exist_ok=True)
    if beside is None and (out / BASELINE / RESULTS).exists():
        beside = read_results(out / BASELINE)
    written = (out / "report.html", out / "report.md", out / "questions.csv")
    written[0].write_text(page(result, beside, _scaling(out)), encoding="utf-8")
    written[1].write_text(markdown(result, beside), encoding="utf-8")
    _write_csv(result, written[2])
    return written


def _scaling(folder: Path) -> Result | None:
    """What ``evals latency`` wrote into the folder, if it did."""
    try:
        found: Result = json.loads((folder / LATENCY).read_text(encoding="utf-8"))
    except (OSError, json.JSONDecodeError):
        return None
    return found


def markdown(result: Result, beside: Result | None = None) -> str:
    """The figures as Markdown: measures, groups, and the questions that did not go right."""
    words = texts()
    lines = [f"# {words['title']}", "", words["lead"], ""]
    lines += _run_line(result)
    lines += _table((words["measure"], words["value"], words["interval"], words["cases_count"], words["meaning"]), [
        (measure_name(measure.name), *_figures(result["measures"][measure.name]), measure_meaning(measure.name))
        for measure in MEASURES
    ])  # fmt: skip
    times = result["latency_ms"]
    lines += [words["latency_lead"].split(". ")[0].format(p50=number(times["p50"], 0), p95=number(times["p95"], 0)), ""]
    if beside:
        lines += [f"## {words['side_by_side']}", "", words["side_by_side_lead"], ""]
        lines += _table((words["measure"], result["system"], beside["system"]), [
            (measure_name(measure.name), *(number(one["measures"][measure.name]["value"]) for one in (result, beside)))
            for measure in MEASURES
        ])  # fmt: skip
    for title, group, names in (
        ("by_kind", "kind", "kinds"), ("by_difficulty", "difficulty", "difficulties"), ("by_part", "part", "parts")
    ):  # fmt: skip
        lines += [f"## {words[title]}", "", *_group_table(result, group, names)]
    return "\n".join(lines + _failures(result)) + "\n"


def _run_line(result: Result) -> list[str]:
    record = result["record"]
    machine = "{processor}, {cores} CPU, {memory_gb} GB".format(**record["machine"])
    parts = (
        f"{texts()['record_names']['at']}: {record['at']}",
        f"{texts()['record_names']['commit']}: {record['commit']}",
        f"{texts()['record_names']['cases']}: {result['cases']['file']} ({result['cases']['digest']})",
        f"{texts()['record_names']['machine']}: {machine}",
    )
    return [*(f"- {part}" for part in parts), ""]


def _figures(found: Mapping[str, Any]) -> tuple[str, str, str]:
    interval = f"[{number(found['low'])}; {number(found['high'])}]" if found["low"] is not None else "–"
    return number(found["value"]), interval, str(found["n"])


def _group_table(result: Result, group: str, names: str) -> list[str]:
    shown = [measure for measure in MEASURES if measure.name in ("hit@5", "citation_precision", "key_fact_recall",
             "complete_answers", "refusal_recall", "false_refusals")]  # fmt: skip
    rows = [
        (name_of(names, key.split(":", 1)[1]), str(part["count"]),
         *(number(part["measures"][one.name]["value"]) if part["measures"][one.name]["n"] else "–" for one in shown))
        for key, part in result["groups"].items()
        if key.startswith(f"{group}:")
    ]  # fmt: skip
    return _table(("", texts()["cases_count"], *(measure_name(one.name) for one in shown)), rows)


def _failures(result: Result) -> list[str]:
    wrong = [row for row in result["questions"] if row["verdict"] not in ("right", "refused_rightly", "unjudged")]
    if not wrong:
        return []
    head = (texts()["filter_verdict"], "id", texts()["questions"])
    rows = [(name_of("verdict_names", row["verdict"]), row["id"], row["question"]) for row in wrong]
    return [f"## {texts()['verdicts']}", "", *_table(head, sorted(rows))]


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    marks = [f"| {' | '.join(_plain(cell) for cell in row)} |" for row in (head, ["---"] * len(head), *rows)]
    return [*marks, ""]


def _plain(cell: str) -> str:
    return cell.replace("|", "\\|").replace("\n", " ")


def _write_csv(result: Result, path: Path) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(_COLUMNS)
        writer.writerows(map(_csv_row, result["questions"]))


def _csv_row(row: Mapping[str, Any]) -> tuple[str, ...]:
    outcome = row["outcome"]
    sources = dict.fromkeys(cited["source_id"] or cited["document_id"] for cited in outcome["citations"])
    values = (
        row["id"], row["kind"], row["difficulty"], part_of(row), row["question"], row["verdict"], outcome["status"],
        outcome["text"].replace("\n", " "), " ".join(sources), f"{sum(row['facts_found'])}/{len(row['key_facts'])}",
        number(outcome["ms"], 1),
    )  # fmt: skip
    return tuple(_safe(value) for value in values)


def _safe(value: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{value}" if value[:1] in ("=", "+", "@", "-") else value
