"""Arviointi shows the last report, what became of it since the earlier ones, and says so when there is none."""

import copy
import json
from pathlib import Path
from typing import Any

from tests.ui.fakes import served
from ui import texts
from ui.settings import SHIPPED_REPORT, Site


def _figures() -> dict[str, Any]:
    return json.loads(SHIPPED_REPORT.read_text("utf-8"))


def test_the_shipped_report_is_shown_with_its_plots() -> None:
    page = served(site=Site(report=SHIPPED_REPORT)).get("/arviointi").text
    product = _figures()["product"]
    assert str(product["cases"]["count"]) in page
    for label, _, _ in texts.MEASURES.values():
        assert label in page
    assert page.count("<svg") >= len(texts.MEASURES)
    assert texts.NO_DRIFT in page
    assert texts.EVALUATION_KNOWN in page


def test_a_report_of_another_material_is_called_so() -> None:
    page = served(site=Site(report=SHIPPED_REPORT)).get("/arviointi").text
    assert "Mittaus tehtiin toisesta aineistosta" in page


def test_earlier_reports_of_a_folder_are_the_drift(tmp_path: Path) -> None:
    newest, older = _figures(), copy.deepcopy(_figures())
    older["product"]["record"]["at"] = "2026-01-02T00:00:00+00:00"
    older["product"]["measures"]["refusal_recall"]["value"] = 0.123
    for name, figures in (("a", newest), ("b", older), ("c", {"something": "else"})):
        (tmp_path / f"{name}.json").write_text(json.dumps(figures), "utf-8")
    page = served(site=Site(report=tmp_path)).get("/arviointi").text
    assert texts.DRIFT_SINCE.format(date="2.1.2026", value="12,3 %") in page
    assert "<polyline" in page
    assert texts.NO_DRIFT not in page


def test_the_results_of_one_run_are_a_report(tmp_path: Path) -> None:
    (tmp_path / "results.json").write_text(json.dumps(_figures()["product"]), "utf-8")
    assert texts.MEASURES["hit@1"][0] in served(site=Site(report=tmp_path)).get("/arviointi").text


def test_without_a_readable_report_the_page_says_so(tmp_path: Path) -> None:
    (tmp_path / "broken.json").write_text("{", "utf-8")
    odd = {"product": {"record": {"at": "2026"}, "measures": {}, "questions": []}}
    (tmp_path / "odd.json").write_text(json.dumps(odd), "utf-8")
    for report in (None, tmp_path / "none", tmp_path, tmp_path / "broken.json"):
        response = served(site=Site(report=report)).get("/arviointi")
        assert response.status_code == 200
        assert texts.NO_REPORT in response.text
