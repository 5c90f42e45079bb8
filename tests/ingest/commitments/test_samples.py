"""Three sample agreements of ours: their registers, checked whole."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from assistant.domain import Commitment
from ingest.parse import read_file

SAMPLES = Path(__file__).parent / "samples"
LEAST = 0.9


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _register(name: str) -> list[dict[str, Any]]:
    lines = (SAMPLES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _is_line(one: Commitment, expected: dict[str, Any]) -> bool:
    """Whether a commitment is that line: the same words, but for a clause number; of a row, all its cells."""
    if expected["kind"] == "row":
        return set(_words(" ".join(expected["cells"]))) <= set(_words(one.text))
    return _words(one.text)[-len(_words(expected["quote"])) :] == _words(expected["quote"])


@pytest.mark.parametrize("name", ["1", "2", "3"])
def test_the_register_of_a_sample_agreement(name: str) -> None:
    found = read_file(SAMPLES / f"{name}.md").commitments
    expected = _register(name)
    firm = [line for line in expected if not line.get("optional")]
    strays = [one for one in found if not any(_is_line(one, line) for line in expected)]
    hits = [(line, [one for one in found if _is_line(one, line)]) for line in firm]
    right = [(line, ones) for line, ones in hits if ones]
    strengths = [line for line, ones in right if any(one.strength in _accepted(line, "strength") for one in ones)]
    assert len(right) / (len(right) + len(strays)) >= LEAST
    assert len(right) / len(firm) >= LEAST
    assert len(strengths) / len(right) >= LEAST
    for term in ("deadline", "sum", "condition", "frequency"):
        agree = [line for line, ones in right if _agrees(line, ones, term)]
        assert len(agree) / len(right) >= LEAST, term


def _accepted(line: dict[str, Any], name: str) -> list[str]:
    return [value for value in (line.get(name), *line.get(f"{name}_also", [])) if value]


def _agrees(line: dict[str, Any], ones: list[Commitment], term: str) -> bool:
    spans = [getattr(one, term) for one in ones if getattr(one, term)]
    if not spans:
        return not line.get(term)
    accepted = [value.casefold() for value in _accepted(line, term)]
    return any(span.casefold() in value or value in span.casefold() for span in spans for value in accepted)


@pytest.mark.parametrize("name", ["1", "2", "3"])
def test_the_rows_of_its_tables_stay_rows_in_the_laid_out_agreement(name: str) -> None:
    """Responsibilities and shares of funding: each row with its party, its deadline or sum. Prices oblige nobody alone."""
    found = read_file(SAMPLES / f"{name}.pdf").commitments
    rows = [line for line in _register(name) if line["kind"] == "row" and not line.get("optional")]
    rows = [line for line in rows if line["deadline"] or len(line["cells"]) > 2]
    for line in rows:
        ones = [one for one in found if _is_line(one, line)]
        assert ones, line["quote"]
        if line["deadline"]:
            assert ones[0].deadline == line["deadline"]
            assert ones[0].party in line["cells"] or ones[0].party in _accepted(line, "party")


@pytest.mark.parametrize("name", ["1", "2", "3"])
def test_every_line_of_the_laid_out_agreement_opens_at_its_page(name: str) -> None:
    read = read_file(SAMPLES / f"{name}.pdf")
    text, sentences = read.structured.text, [line for line in _register(name) if line["kind"] != "row"]
    assert all(text[one.start : one.end] == one.text and one.page for one in read.commitments)
    firm = [line for line in sentences if not line.get("optional")]
    found = [line for line in firm if any(_is_line(one, line) for one in read.commitments)]
    assert len(found) / len(firm) >= LEAST
