"""Shows how files are read, without an index: ``python -m ingest.show PATH... [--json]``.

For whoever wonders why a passage is not found: the sections with their pages, and with ``--json`` one object a file
that holds the whole canonical text.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from assistant.errors import ApuriError
from ingest.load import load
from ingest.parse import ReadDocument, read_many
from ingest.workers.processes import Limits


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what is read of each file; 1 when any could not be."""
    parser = argparse.ArgumentParser(prog="python -m ingest.show", description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--json", action="store_true", help="one JSON object a file, with the whole text")
    parser.add_argument("--seconds", type=float, default=Limits().seconds, help="limit for one file")
    options = parser.parse_args(arguments)
    loaded = load(options.paths)
    failed = len(loaded.problems)
    for problem in loaded.problems:
        print(problem, file=sys.stderr)
    for outcome in read_many(loaded.files, limits=Limits(seconds=options.seconds)):
        if isinstance(outcome, ApuriError):
            failed += 1
            print(outcome, file=sys.stderr)
        elif options.json:
            print(json.dumps(as_dict(outcome), ensure_ascii=False))
        else:
            print(_overview(outcome))
    return 1 if failed else 0


def as_dict(read: ReadDocument) -> dict[str, Any]:
    """Give the document as JSON can hold it: description, text and sections with their pages."""
    document, structured = read.document, read.structured
    return {
        "id": document.id,
        "path": document.path,
        "title": document.title,
        "publisher": document.publisher,
        "date": document.date,
        "pages": len(document.page_starts),
        "text": structured.text,
        "sections": [
            {
                "number": section.number,
                "title": section.title,
                "label": section.label,
                "level": section.level,
                "path": list(section.path),
                "start": section.start,
                "end": section.end,
                "page": document.page_at(section.start),
            }
            for section in structured.sections
        ],
        "sentences": len(structured.sentences),
    }


def _overview(read: ReadDocument) -> str:
    document, structured = read.document, read.structured
    pages = f", {len(document.page_starts)} pages" if document.page_starts else ""
    lines = [f"{document.id}: {document.title} ({len(structured.text)} characters{pages})"]
    for section in structured.sections:
        page = document.page_at(section.start)
        where = f"p. {page}" if page else f"{section.start}"
        lines.append(f"  {where:>7}  {'  ' * max(0, section.level - 1)}{section.label or '(no heading)'}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
