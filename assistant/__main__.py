"""The command line: ``python -m assistant QUESTION | --batch FILE | search QUESTION | commitments | verify --batch FILE``."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from assistant.answer import Assistant
from assistant.composition.register import register_lines, write_csv, write_workbook
from assistant.contract import answer_json, passages_json, read_question, register_json
from assistant.domain import Answer, Citation, Passage
from assistant.errors import ApuriError
from assistant.index.index import Index
from assistant.retrieval.register import Wanted, register
from assistant.settings import Settings
from assistant.verification.batch import verdicts

_COMMANDS = ("ask", "search", "commitments", "verify")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when it worked, 1 with one line on standard error when it did not."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or (given[0] not in _COMMANDS and given[0] not in ("-h", "--help")):
        given.insert(0, "ask")
    options = _parser().parse_args(given)
    try:
        settings = Settings.from_environment()
        if options.index:
            settings = replace(settings, index=Path(options.index))
        for line in options.run(options, settings):
            print(line, flush=True)
    except ApuriError as error:
        print(error, file=sys.stderr)
        return 1
    except BrokenPipeError:
        sys.stderr.close()
    return 0


def _parser() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--index", metavar="DIR", help="the index folder (default: APURI_INDEX, else index)")
    common.add_argument("--json", action="store_true", help="print JSON")
    parser = argparse.ArgumentParser(prog="python -m assistant", description="Ask the indexed material, in Finnish.")
    commands = parser.add_subparsers(required=True)
    ask = commands.add_parser("ask", parents=[common], help="answer a question (the default command)")
    what = ask.add_mutually_exclusive_group(required=True)
    what.add_argument("question", nargs="?", help="the question")
    what.add_argument(
        "--batch", metavar="FILE", help='JSON Lines with "id", "question", "history"; - for standard input'
    )
    ask.set_defaults(run=_ask)
    search = commands.add_parser("search", parents=[common], help="the nearest passages")
    search.add_argument("question")
    search.add_argument("--k", type=_positive, default=10, help="how many (default: 10)")
    search.set_defaults(run=_search)
    commitments = commands.add_parser("commitments", parents=[common], help="what the parties undertake")
    commitments.add_argument("--city", default="", help="of this city, in any form of its name")
    commitments.add_argument("--party", default="", help="of this party, in full, in part or by its acronym")
    commitments.add_argument("--strength", default="", help="velvoite, tavoite, odotus, mahdollisuus or kielto")
    commitments.add_argument("--kind", default="", help="out of documents of this kind, such as sopimus")
    commitments.add_argument("--due-before", default="", metavar="DATE", help="due before a year or date")
    commitments.add_argument("--csv", metavar="FILE", help="write the rows as CSV")
    commitments.add_argument("--xlsx", metavar="FILE", help="write the rows as a workbook")
    commitments.set_defaults(run=_commitments)
    verify = commands.add_parser("verify", parents=[common], help="whether sentences carry a claim")
    verify.add_argument(
        "--batch", metavar="FILE", required=True, help='JSON Lines with "id", "claim", "evidence"; - for standard input'
    )
    verify.set_defaults(run=_verify)
    return parser


def _positive(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return value


def _ask(options: argparse.Namespace, settings: Settings) -> Iterator[str]:
    if options.batch:
        yield from _batch(options.batch, settings)
        return
    answer = Assistant.open(settings).answer(options.question)
    yield _dumps(answer_json(answer)) if options.json else _readable(answer)


def _batch(path: str, settings: Settings) -> Iterator[str]:
    """One JSON answer for each line, in order; every line is read before the first question is asked."""
    try:
        text = sys.stdin.read() if path == "-" else Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ApuriError(f"{path} cannot be read: {error}.") from None
    lines = enumerate(text.splitlines(), start=1)
    questions = [read_question(line, number) for number, line in lines if line.strip()]
    assistant = Assistant.open(settings)
    for id_, question, history in questions:
        yield _dumps(answer_json(assistant.answer(question, history), id_))


def _search(options: argparse.Namespace, settings: Settings) -> Iterator[str]:
    passages = Assistant.open(settings).search(options.question, k=options.k)
    if options.json:
        yield _dumps(passages_json(passages))
    else:
        yield from (_passage_line(number, passage) for number, passage in enumerate(passages, start=1))


def _commitments(options: argparse.Namespace, settings: Settings) -> Iterator[str]:
    wanted = Wanted(options.city, options.party, options.strength, options.kind, options.due_before)
    found = register(Index.open(settings.index, settings).catalog, wanted)
    if options.json:
        yield _dumps(register_json(found))
    written = [write(found, path) for write, path in ((write_csv, options.csv), (write_workbook, options.xlsx)) if path]
    if not options.json:
        yield from written if written and found.rows else (*written, *register_lines(found))


def _verify(options: argparse.Namespace, settings: Settings) -> Iterator[str]:
    yield from map(_dumps, verdicts(options.batch))


def _readable(answer: Answer) -> str:
    parts = [answer.interpretation, answer.text, answer.note]
    parts += [_citation_line(citation) for citation in answer.citations]
    return "\n".join(part for part in parts if part)


def _citation_line(citation: Citation) -> str:
    page = f"s. {citation.page}" if citation.page else ""
    place = ", ".join(
        part for part in (citation.publisher, citation.date, citation.section, page, citation.url) if part
    )
    return f"[{citation.n}] {citation.title}" + (f" ({place})" if place else "")


def _passage_line(number: int, passage: Passage) -> str:
    text = " ".join(passage.chunk.text.split())
    return f"{number}. {passage.document.title} · {passage.section.label} ({passage.score:.3f})\n   {text[:200]}"


def _dumps(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    sys.exit(main())
