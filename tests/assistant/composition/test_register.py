"""The command of the register: rows in words, as JSON, as CSV and as a workbook."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from assistant.__main__ import main
from assistant.composition.prompts import REGISTER_COLUMNS


def test_inflected_names_are_understood_and_said(corpus_index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["commitments", "--index", str(corpus_index), "--city", "Kuopion", "--strength", "velvoitteet"]) == 0
    first, *rows = capsys.readouterr().out.splitlines()
    assert first == "Ymmärretty: kaupunki Kuopio, velvoittavuus velvoite."
    assert rows
    assert all("· velvoite:" in row for row in rows)


def test_an_empty_result_is_told_in_words(corpus_index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["commitments", "--index", str(corpus_index), "--city", "Tampere", "--party", "kaupunki"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Rekisterissä ei ole riviä ehdoilla: kaupunki Tampere, osapuoli kaupunki.")
    assert "Lähin: ilman ehtoa ”osapuoli kaupunki”" in said


def test_json_has_the_fields_of_the_contract(corpus_index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["commitments", "--index", str(corpus_index), "--json"])
    rows = json.loads(capsys.readouterr().out)["commitments"]
    fields = "party text quote strength deadline sum condition document_id title section page start end"
    assert set(fields.split()) <= rows[0].keys()


def test_the_same_rows_go_to_csv_and_to_a_workbook(
    corpus_index: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table, book = tmp_path / "rows.csv", tmp_path / "rows.xlsx"
    main(["commitments", "--index", str(corpus_index), "--csv", str(table), "--xlsx", str(book)])
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    sheet = load_workbook(book).active
    assert sheet is not None
    headings, *cells = sheet.iter_rows(values_only=True)
    assert list(headings) == list(REGISTER_COLUMNS.values())
    assert [row["quote"] for row in rows] == [cell[2] for cell in cells]
    assert capsys.readouterr().out.count(f"{len(rows)} riviä") == 2
