"""The command line of ingest.

    python -m ingest PATH... [--index DIR] [--json]      bring the index up to date with files and folders
    python -m ingest remove ID | restore ID              delete a document for good | let it in again
    python -m ingest rebuild [PATH...]                   read everything again that the index was built from
    python -m ingest generations | verify                list the generations | 1 when one is not whole
    python -m ingest rollback [NAME]                     go back to a generation
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
from assistant.index.history import Generation, generations, roll_back
from assistant.settings import Settings
from ingest.pipeline import Summary, ingest_paths, rebuild, remove_document, restore_document
from ingest.progress import ProgressBar, Watcher


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    command = _COMMANDS.get(given[0]) if given else None
    try:
        return command(given[1:]) if command else _ingest(given)
    except (ApuriError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped; the index is as before, and the next run continues.", file=sys.stderr)
        return 130


def _ingest(given: Sequence[str]) -> int:
    others = ", ".join(f"'python -m ingest {name}'" for name in _COMMANDS)
    parser = _parser("python -m ingest", f"Bring the index up to date. See also: {others}.")
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a file, or a folder (with manifest.jsonl)")
    parser.add_argument("--allow-removals", action="store_true", help=_REMOVALS)
    options = parser.parse_args(given)
    return _report(ingest_paths(options.paths, _settings(options), _watcher(), options.allow_removals), options.json)


def _rebuild(given: Sequence[str]) -> int:
    parser = _parser("python -m ingest rebuild", "Read everything again that the index was built from.")
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="in place of what is recorded")
    parser.add_argument("--allow-removals", action="store_true", help=_REMOVALS)
    options = parser.parse_args(given)
    return _report(rebuild(_settings(options), options.paths, _watcher(), options.allow_removals), options.json)


def _remove(given: Sequence[str]) -> int:
    parser = _parser("python -m ingest remove", "Delete a document and every trace of its text from the index.")
    parser.add_argument("id", metavar="ID", help="the document's id")
    options = parser.parse_args(given)
    return _report(remove_document(options.id, _settings(options)), options.json)


def _restore(given: Sequence[str]) -> int:
    parser = _parser("python -m ingest restore", "Let a removed document in again with the next ingest.")
    parser.add_argument("id", metavar="ID", help="the document's id")
    options = parser.parse_args(given)
    restore_document(options.id, _settings(options))
    return 0


def _generations(given: Sequence[str]) -> int:
    parser = _parser("python -m ingest generations", "List the generations of the index, newest first, each checked.")
    options = parser.parse_args(given)
    _show(generations(_settings(options).index), options.json)
    return 0


def _verify(given: Sequence[str]) -> int:
    parser = _parser("python -m ingest verify", "Compare every file with its checksum; 1 when one is not as written.")
    options = parser.parse_args(given)
    found = generations(_settings(options).index)
    _show(found, options.json)
    return 1 if any(one.problem for one in found) else 0


def _rollback(given: Sequence[str]) -> int:
    parser = _parser("python -m ingest rollback", "Go back to a generation of the index.")
    parser.add_argument("name", nargs="?", default="", metavar="NAME", help="default: the whole one before the current")
    options = parser.parse_args(given)
    _show([roll_back(_settings(options).index, options.name)], options.json)
    return 0


def _fetch(given: Sequence[str]) -> int:
    from ingest.originals.fetch import main as fetch  # What asks the network is loaded by the command that does.

    return fetch(given)


def _show(found: Sequence[Generation], as_json: bool) -> None:
    if as_json:
        print(json.dumps([asdict(one) for one in found], ensure_ascii=False))
        return
    for one in found:
        counts = f"{one.documents} documents, {one.chunks} chunks, {one.bytes / 1e6:.1f} MB, {one.created}"
        print(f"{one.name}{' (current)' if one.current else ''}: {counts}; {one.problem or 'whole'}")


def _watcher() -> Watcher:
    return ProgressBar() if sys.stderr.isatty() else Watcher()


def _parser(name: str, description: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=name, description=description)
    parser.add_argument("--index", type=Path, metavar="DIR", help="the index folder (default: APURI_INDEX or index)")
    parser.add_argument("--json", action="store_true", help="print the summary as JSON")
    return parser


def _settings(options: argparse.Namespace) -> Settings:
    settings = Settings.from_environment()
    return replace(settings, index=options.index) if options.index else settings


def _report(summary: Summary, as_json: bool) -> int:
    for line in (*summary.notes, *summary.failed):
        print(line, file=sys.stderr)
    if as_json:
        print(json.dumps(asdict(summary), ensure_ascii=False))
    else:
        changes = f"{summary.added} added, {summary.changed} changed, {summary.removed} removed"
        print(
            f"{summary.documents} documents in the index ({changes}, {summary.unchanged} unchanged, "
            f"{len(summary.failed)} failed), {summary.chunks} chunks, {summary.seconds:.1f} s"
        )
    return 1 if summary.failed else 0


_REMOVALS = "take documents that are not there any more for deleted, however many"
_COMMANDS = {
    "remove": _remove,
    "restore": _restore,
    "rebuild": _rebuild,
    "generations": _generations,
    "verify": _verify,
    "rollback": _rollback,
    "fetch": _fetch,
}


if __name__ == "__main__":
    sys.exit(main())
