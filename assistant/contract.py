"""Answers, passages and commitments as the JSON that other tools rely on (README, "Command line")."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from assistant.domain import Answer, Cell, Passage, Table, Turn
from assistant.errors import ApuriError
from assistant.retrieval.register import Register

Json = dict[str, Any]


def answer_json(answer: Answer, id_: str = "") -> Json:
    """One answer. A citation has no ``source_id``: its title, publisher, date and URL are the source's already."""
    return {
        "id": id_,
        "status": answer.status.value,
        "answer": answer.text,
        "verdict": answer.verdict or None,
        "answer_span": asdict(answer.answer_span) if answer.answer_span else None,
        "claims": [asdict(claim) | {"citations": list(claim.citations)} for claim in answer.claims],
        "table": table_json(answer.table) if answer.table else None,
        "complete": answer.complete,
        "unsure": answer.unsure,
        "interpretation": answer.interpretation,
        "note": answer.note,
        "citations": [
            {name: value for name, value in asdict(citation).items() if name != "source_id"}
            for citation in answer.citations
        ],
        "withheld": [{"text": one.text, "reason": str(one.reason)} for one in answer.withheld],
        "timings_ms": dict(answer.timings_ms),
    }


def table_json(table: Table) -> Json:
    """A table: its columns, and its rows with the text and the citations of each cell."""
    rows = [{"name": row.name, "cells": [_cell_json(cell) for cell in row.cells]} for row in table.rows]
    return {"columns": list(table.columns), "rows": rows}


def _cell_json(cell: Cell) -> Json:
    return {"text": cell.text, "citations": list(cell.citations)}


def table_csv(table: Table) -> str:
    """A table as CSV with a head line; the citation marks stand behind the text of a cell."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(["", *table.columns])
    for row in table.rows:
        cells = (" ".join((cell.text, *(f"[{n}]" for n in cell.citations))).strip() for cell in row.cells)
        writer.writerow([row.name, *cells])
    return file.getvalue()


def passages_json(passages: Sequence[Passage]) -> Json:
    """The result of a search."""
    return {"passages": [_passage_json(passage) for passage in passages]}


def register_json(found: Register) -> Json:
    """The register: its rows, what was understood, and where there is no row, what is nearest."""
    return {
        "commitments": [row.values() for row in found.rows],
        "understood": asdict(found.understood),
        "unknown": list(found.unknown),
        "nearest": [asdict(near) for near in found.nearest],
    }


def read_question(line: str, number: int) -> tuple[str, str, list[Turn]]:
    """One line of a batch file as id, question and history.

    A history entry is a string (an earlier question), ``{"question", "answer"}``, or a ``{"role", "content"}``
    message. Raises ApuriError naming the line.
    """
    try:
        data = json.loads(line)
    except json.JSONDecodeError as error:
        raise ApuriError(f"Line {number} is not JSON: {error.msg} at column {error.colno}.") from None
    if not isinstance(data, dict) or not isinstance(data.get("question"), str):
        raise ApuriError(f'Line {number} needs a text "question".')
    history = data.get("history") or []
    if not isinstance(history, list):
        raise ApuriError(f'Line {number}: "history" must be a list.')
    return str(data.get("id", number)), data["question"], read_history(history, number)


def read_history(entries: Sequence[object], line: int = 0) -> list[Turn]:
    """The turns of a conversation in any of the accepted forms; raises ApuriError for another one."""
    turns: list[Turn] = []
    for entry in entries:
        if isinstance(entry, str):
            turns.append(Turn(entry))
        elif isinstance(entry, Mapping) and "question" in entry:
            turns.append(Turn(str(entry["question"]), str(entry.get("answer") or "")))
        elif isinstance(entry, Mapping) and entry.get("role") == "user":
            turns.append(Turn(str(entry.get("content") or "")))
        elif isinstance(entry, Mapping) and entry.get("role") == "assistant":
            if turns:
                turns[-1] = Turn(turns[-1].question, str(entry.get("content") or ""))
        elif not (isinstance(entry, Mapping) and "role" in entry):
            raise ApuriError(f"Line {line}: a history entry is a text, a question with its answer, or a message.")
    return turns


def _passage_json(passage: Passage) -> Json:
    chunk = passage.chunk
    return {
        "document_id": chunk.document_id,
        "title": passage.document.title,
        "section": passage.section.label,
        "page_start": chunk.page_start,
        "page_end": chunk.page_end,
        "start": chunk.start,
        "end": chunk.end,
        "text": chunk.text,
        "score": passage.score,
        "scores": dict(passage.scores),
    }
