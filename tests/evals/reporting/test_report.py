"""The report: one page that asks the network for nothing, shows every question and escapes what it shows."""

from __future__ import annotations

import csv
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from evals.reporting.plots import histogram, interval_bar, lines, stacked_bars
from evals.reporting.report import markdown, page, write_report
from evals.reporting.texts import number, texts
from evals.scoring import MEASURES, Verdict
from tests.evals.subjects import FakeSubject, cases
from tests.evals.test_run import ran


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return ran(tmp_path_factory.mktemp("report"), FakeSubject(invents=True))


class Tags(HTMLParser):
    """Collects what the page would load, and whether its tags are balanced."""

    VOID = frozenset({"meta", "br", "input", "rect", "line", "circle", "polyline"})

    def __init__(self) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.loads += [
            f"{tag} {name}" for name, _ in attrs if name in ("src", "srcset") or (tag == "link" and name == "href")
        ]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            assert self.open.pop() == tag


def test_the_page_is_whole_finnish_and_loads_nothing(results: dict[str, Any]) -> None:
    html = page(results, beside=results)
    tags = Tags()
    tags.feed(html)
    assert "<html lang='fi'>" in html
    assert (tags.loads, tags.open) == ([], [])
    assert not re.search(r"@import|url\(", html)


def test_every_question_is_there_with_verdict_and_evidence(results: dict[str, Any]) -> None:
    html = page(results)
    assert html.count("<details class='q ") == len(cases())
    assert html.count(texts()["not_exact"]) == 10
    assert all(case.id in html for case in cases())


def test_what_the_product_said_cannot_break_the_page(results: dict[str, Any]) -> None:
    rows = [{**results["questions"][0], "question": "<script>alert(1)</script>"}]
    assert "<script>alert" not in page({**results, "questions": rows})


def test_every_measure_and_verdict_has_its_words() -> None:
    assert set(texts()["measures"]) == {measure.name for measure in MEASURES}
    assert set(texts()["verdict_names"]) == {str(verdict) for verdict in Verdict}


def test_markdown_and_csv_hold_the_same_figures(results: dict[str, Any], tmp_path: Path) -> None:
    html, text, table = write_report(results, tmp_path)
    assert f"| Osuma 1 | {number(results['measures']['hit@1']['value'])} |" in text.read_text(encoding="utf-8")
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert [row["id"] for row in rows] == [row["id"] for row in results["questions"]]
    assert html.stat().st_size > 10_000


def test_a_cell_cannot_be_a_formula(results: dict[str, Any], tmp_path: Path) -> None:
    rows = [{**results["questions"][0], "question": "=HYPERLINK()"}]
    _, _, table = write_report({**results, "questions": rows}, tmp_path)
    assert ";'=HYPERLINK()" in table.read_text(encoding="utf-8-sig")


def test_a_result_beside_gets_its_own_table(results: dict[str, Any]) -> None:
    assert texts()["side_by_side"] in markdown(results, beside=results)
    assert texts()["side_by_side"] not in markdown(results)


def test_numbers_are_written_the_finnish_way() -> None:
    assert (number(0.5), number(None)) == ("0,500", "ei arvioitavaa")


def test_plots_draw_what_they_are_given() -> None:
    assert interval_bar(0.5, 0.25, 0.75).count("<rect") == 2
    assert interval_bar(None, None, None) == ""
    assert sum(map(int, re.findall(r": (\d+)</title>", histogram([1.0, 2.0, 2.1, 9.0], "x")))) == 4
    assert stacked_bars({"a": {"right": 3, "wrong": 1}}, {"right": "R", "wrong": "W"}, "x").count("<title>") == 2
    assert lines({"a": [(1000, 2.0), (10_000, 5.0)]}, "x", "n", "ms").count("<circle") == 2
    assert (histogram([], "x"), lines({}, "x", "n", "ms")) == ("", "")
