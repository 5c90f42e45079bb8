"""JSON Lines: one object a line, in UTF-8; blank lines count for nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from assistant.errors import ApuriError

Row = dict[str, Any]


def read_rows(path: Path, *keys: str, error: type[ApuriError] = ApuriError) -> list[Row]:
    """Return the objects of the file. Raises ``error`` with the file and line that is unusable or lacks a key."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        raise error(f"{path} cannot be read ({problem}).") from None
    return list(parsed(text, path, *keys, error=error))


def parsed(text: str, path: Path, *keys: str, error: type[ApuriError] = ApuriError) -> Iterator[Row]:
    """Yield the objects of ``text``, which came from ``path``."""
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as problem:
            raise error(f"{path}:{number} is not JSON: {problem.msg}.") from None
        if not isinstance(row, dict) or not row.keys() >= set(keys):
            wanted = f" with {' and '.join(keys)}" if keys else ""
            raise error(f"{path}:{number} is not a JSON object{wanted}.")
        yield row


def write_rows(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write one object a line."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
