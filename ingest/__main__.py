"""The command line of ingest.

    python -m ingest PATH... [--index DIR] [--json]      bring the index up to date with files and folders
    python -m ingest remove ID [--index DIR] [--json]    delete a document from the index
    python -m ingest fetch [--kind K] [--id ID]          download the official originals into originals/

Exit status 0, or 1 when a file failed (one line each on standard error; the rest is indexed).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

from assistant.errors import ApuriError
from assistant.settings import Settings
from ingest.pipeline import Summary, Watcher, ingest_paths, remove_document


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        if given[:1] == ["remove"]:
            return _remove(given[1:])
        if given[:1] == ["fetch"]:
            return _fetch(given[1:])
        return _ingest(given)
    except ApuriError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped; the index is as before, and the next run continues.", file=sys.stderr)
        return 130


def _ingest(given: Sequence[str]) -> int:
    parser = _parser("python -m ingest", "Bring the index up to date. See also: python -m ingest remove ID, fetch.")
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a file, or a folder (with manifest.jsonl)")
    options = parser.parse_args(given)
    summary = ingest_paths(options.paths, _settings(options), _progress_bar() if sys.stderr.isatty() else None)
    return _report(summary, options.json)


def _remove(given: Sequence[str]) -> int:
    parser = _parser("python -m ingest remove", "Delete a document and every trace of its text from the index.")
    parser.add_argument("id", metavar="ID", help="the document's id")
    options = parser.parse_args(given)
    return _report(remove_document(options.id, _settings(options)), options.json)


def _fetch(given: Sequence[str]) -> int:
    from ingest.originals.fetch import main as fetch  # What asks the network is loaded by the command that does.

    return fetch(given)


def _progress_bar() -> Watcher:
    from ingest.progress import ProgressBar

    return ProgressBar()


def _parser(name: str, description: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=name, description=description)
    parser.add_argument("--index", type=Path, metavar="DIR", help="the index folder (default: APURI_INDEX or index)")
    parser.add_argument("--json", action="store_true", help="print the summary as JSON")
    return parser


def _settings(options: argparse.Namespace) -> Settings:
    settings = Settings.from_environment()
    return replace(settings, index=options.index) if options.index else settings


def _report(summary: Summary, as_json: bool) -> int:
    for failure in summary.failed:
        print(failure.error, file=sys.stderr)
    if as_json:
        print(json.dumps(asdict(summary), ensure_ascii=False))
    else:
        changes = f"{summary.added} added, {summary.changed} changed, {summary.removed} removed"
        print(
            f"{summary.documents} documents in the index ({changes}, {summary.unchanged} unchanged, "
            f"{len(summary.failed)} failed), {summary.chunks} chunks, {summary.seconds:.1f} s"
        )
    return 1 if summary.failed else 0


if __name__ == "__main__":
    sys.exit(main())
