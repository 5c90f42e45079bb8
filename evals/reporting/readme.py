"""``python -m evals readme``: README's quality figures come from ``evals/figures.json`` and from nowhere else."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from pathlib import Path

from assistant.errors import ApuriError
from evals.results import ROOT, Result, read_figures, write_figures

README = ROOT / "README.md"
START, END = "<!-- figures:start -->", "<!-- figures:end -->"
_SHOWN = (
    ("hit@5", "right passage among the first five (hit@5)"),
    ("mrr", "mean reciprocal rank"),
    ("ndcg@10", "nDCG@10"),
    ("citation_precision", "citation precision (the quote carries the sentence)"),
    ("citation_recall", "citation recall"),
    ("gold_citations", "citations that lead to an expected source"),
    ("key_fact_recall", "key facts told"),
    ("follow_up_accuracy", "follow-up questions answered with every key fact"),
    ("refusal_precision", "refusal precision"),
    ("refusal_recall", "refusal recall"),
    ("false_refusals", "false refusals"),
    ("invented_citations", "invented citations"),
)


class ReadmeError(ApuriError):
    """README has no place for the figures."""


def main(arguments: Sequence[str]) -> int:
    """Check (exit 1 when they differ) or write the figures."""
    parser = argparse.ArgumentParser(prog="python -m evals readme", description=__doc__)
    action = parser.add_mutually_exclusive_group(required=True)
    action.add_argument(
        "--check", action="store_true", help="exit 1 when README's figures are not those of evals/figures.json"
    )
    action.add_argument("--write", action="store_true", help="write the figures into README")
    parser.add_argument("--results", type=Path, metavar="DIR", help="with --write: take the figures of this run first")
    given = parser.parse_args(arguments)
    if given.results and given.write:
        write_figures(given.results)
    text = README.read_text(encoding="utf-8")
    wanted = with_figures(text, block(read_figures()))
    if given.write:
        README.write_text(wanted, encoding="utf-8")
    elif text != wanted:
        print("README's figures differ from evals/figures.json; run: python -m evals readme --write")
        return 1
    print("README's figures are those of evals/figures.json.")
    return 0


def with_figures(text: str, figures: str) -> str:
    """README with the block between its marks. Raises ReadmeError when the marks are not there once each."""
    if text.count(START) != 1 or text.count(END) != 1:
        raise ReadmeError(f"README.md needs the lines {START} and {END} once each, around the figures.")
    return re.sub(
        f"{re.escape(START)}.*?{re.escape(END)}", lambda _: f"{START}\n{figures}\n{END}", text, flags=re.DOTALL
    )


def block(figures: Result) -> str:
    """Return the figures as a Markdown table; a baseline gets a column of its own."""
    result, beside = figures["product"], figures.get("baseline")
    record = result["record"]
    head = ["measure", "Ekosysteemiapuri", "95 % interval", "questions", *(["tutorial chain"] if beside else [])]
    rows = [_row(result, beside, name, label) for name, label in _SHOWN]
    times = result["latency_ms"]
    rows.append(
        ["ms per answer, p50 / p95", f"{times['p50']:.0f} / {times['p95']:.0f}", "", str(result["cases"]["count"]),
         *([f"{beside['latency_ms']['p50']:.0f} / {beside['latency_ms']['p95']:.0f}"] if beside else [])]
    )  # fmt: skip
    lines = [f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows)]
    machine = "{processor}, {cores} cores, {memory_gb} GB".format(**record["machine"])
    lines += [
        "",
        f"{result['cases']['count']} questions ({result['cases']['file']}), run {record['at'][:10]} on {machine}.",
    ]
    return "\n".join(lines)


def _row(result: Result, beside: Result | None, name: str, label: str) -> list[str]:
    found = result["measures"][name]
    interval = f"{found['low']:.3f} – {found['high']:.3f}" if found["low"] is not None else ""
    other = [_figure(beside["measures"][name]["value"])] if beside else []
    return [label, _figure(found["value"]), interval, str(found["n"]), *other]


def _figure(value: float | None) -> str:
    return "no verdict" if value is None else f"{value:.3f}"
