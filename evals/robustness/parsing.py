"""How exactly documents are read: ``python -m evals parsing DIR`` measures DIR/handbook_fi and DIR/minutes_fi.

handbook_fi: words of each chapter's PDF against the authors' own Markdown (precision, recall and F1 of the multiset of
words; order-aware similarity is difflib's ratio over the two word sequences), headings found as section titles,
characters that no reader should see. minutes_fi: agenda items found as a section with the item's whole title on the
page where the item starts.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from assistant.errors import ApuriError
from evals.jsonl import parsed, read_rows
from evals.tables import table

_WORD = re.compile(r"[^\W_]+")
_HEADING = re.compile(r"^#{1,6}\s*(.+?)\s*#*\s*$", re.MULTILINE)


class ParsingError(ApuriError):
    """The files cannot be measured."""


@dataclass(frozen=True, slots=True)
class ChapterResult:
    """One chapter of the handbook."""

    chapter: str
    f1: float
    similarity: float
    headings: int
    headings_found: int
    invisible_characters: int
    detached_accents: int
    missing: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether every target of the chapter holds."""
        clean = self.invisible_characters == 0 and self.detached_accents == 0
        return self.f1 >= 0.98 and self.similarity >= 0.95 and clean and self.headings == self.headings_found


@dataclass(frozen=True, slots=True)
class MinutesResult:
    """The agenda items of all minutes."""

    items: int
    found: int
    missing: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether at least 95 % of the items are found."""
        return self.items > 0 and self.found >= 0.95 * self.items


def words(text: str) -> list[str]:
    """List the words of ``text`` in lower case; numbers count as words."""
    return _WORD.findall(unicodedata.normalize("NFC", text).lower())


def word_f1(found: list[str], expected: list[str]) -> float:
    """F1 of two multisets of words."""
    common = sum((Counter(found) & Counter(expected)).values())
    return 2 * common / (len(found) + len(expected)) if found or expected else 1.0


def order_similarity(found: list[str], expected: list[str]) -> float:
    """Twice the words matched in order over all words (difflib's ratio), 0..1."""
    return SequenceMatcher(None, found, expected, autojunk=False).ratio()


def squeezed(text: str) -> str:
    """Letters and digits alone: titles are compared without spaces, hyphens and punctuation."""
    return "".join(words(text))


def plain_markdown(text: str) -> str:
    """Keep the words that a reader of the authors' Markdown sees: without tags, link targets and marks.

    Written apart from the product's own reader, which is the thing measured.
    """
    text = re.sub(r"<!--.*?-->", " ", text, flags=re.DOTALL)
    text = re.sub(r"<[^>\n]+>", " ", text)
    text = re.sub(r"!?\[([^\]]*)\]\(([^)]*)\)", r"\1", text)
    return re.sub(r"[#*_`>|\\]", " ", text)


def measure_chapter(name: str, read: dict[str, Any], markdown: str) -> ChapterResult:
    """Compare one chapter's PDF, as read, with its Markdown."""
    found, expected = words(read["text"]), words(plain_markdown(markdown))
    titles = {squeezed(section["label"]) for section in read["sections"]}
    headings = [plain_markdown(heading) for heading in _HEADING.findall(markdown)]
    missing = tuple(heading.strip() for heading in headings if squeezed(heading) not in titles)
    return ChapterResult(
        chapter=name,
        f1=word_f1(found, expected),
        similarity=order_similarity(found, expected),
        headings=len(headings),
        headings_found=len(headings) - len(missing),
        invisible_characters=len(re.findall("[\u200b\u00ad\ufeff]", read["text"])),
        detached_accents=len(re.findall("[\u00a8\u00b4\u02da]", read["text"])),
        missing=missing,
    )


def measure_minutes(reads: dict[str, dict[str, Any]], questions: list[dict[str, Any]]) -> MinutesResult:
    """Look for each agenda item as a section with its whole title on the page where the item starts."""
    missing = []
    for question in questions:
        sections = reads.get(question["file"], {"sections": []})["sections"]
        wanted = (squeezed(question["question"]), question["page"])
        if all((squeezed(section["title"]), section["page"]) != wanted for section in sections):
            missing.append(question["id"])
    return MinutesResult(len(questions), len(questions) - len(missing), tuple(missing))


def read_folder(folder: Path, pattern: str) -> dict[str, dict[str, Any]]:
    """Ask ``python -m ingest.show --json`` about each file, by file name.

    A process of its own, because evals never imports ingest. Raises ParsingError when it says nothing usable.
    """
    reads, _ = show(*map(str, sorted(folder.glob(pattern))))
    return {Path(read["path"]).name: read for read in reads}


def show(*arguments: str) -> tuple[list[dict[str, Any]], list[str]]:
    """Return what ``ingest.show --json`` reads, and its line for each file that it refuses. Raises ParsingError."""
    command = [sys.executable, "-m", "ingest.show", "--json", *arguments]
    result = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if result.returncode not in (0, 1):
        raise ParsingError(f"ingest.show ended with {result.returncode}: {result.stderr.strip()[-500:]}")
    return list(parsed(result.stdout, Path("ingest.show"))), [
        line for line in result.stderr.splitlines() if line.strip()
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure both collections under the given folder and print the figures; 1 when a target is missed."""
    parser = argparse.ArgumentParser(prog="python -m evals parsing", description=__doc__)
    parser.add_argument("folder", type=Path, help="holds handbook_fi/ and minutes_fi/")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    handbook, minutes = options.folder / "handbook_fi", options.folder / "minutes_fi"
    if not handbook.is_dir() or not minutes.is_dir():
        raise ParsingError(f"{options.folder} holds no handbook_fi and minutes_fi; name the folder of benchmarks.")
    chapters = [
        measure_chapter(name, read, (handbook / name).with_suffix(".md").read_text(encoding="utf-8"))
        for name, read in read_folder(handbook, "*.pdf").items()
    ]
    items = measure_minutes(read_folder(minutes, "*.pdf"), read_rows(minutes / "questions.jsonl"))
    passed = bool(chapters) and all(chapter.passed for chapter in chapters) and items.passed
    if options.json:
        print(json.dumps({"handbook_fi": [asdict(c) for c in chapters], "minutes_fi": asdict(items), "passed": passed}))
    else:
        _print(chapters, items)
    return 0 if passed else 1


def _print(chapters: Sequence[ChapterResult], items: MinutesResult) -> None:
    rows = [
        (
            chapter.chapter,
            f"{chapter.f1:.4f}",
            f"{chapter.similarity:.4f}",
            f"{chapter.headings_found}/{chapter.headings}",
            chapter.invisible_characters,
            chapter.detached_accents,
            "ok" if chapter.passed else "MISSED",
        )
        for chapter in chapters
    ]
    print(table(("handbook_fi", "F1", "order", "headings", "U+200B etc.", "detached accents", ""), rows))
    for chapter in chapters:
        for heading in chapter.missing:
            print(f"      {chapter.chapter}: no section is called: {heading}")
    share = items.found / items.items if items.items else 0.0
    verdict = "ok" if items.passed else "MISSED"
    print(f"minutes_fi  items found as sections on their page: {items.found}/{items.items} ({share:.0%})   {verdict}")
    for missing in items.missing:
        print(f"      not found: {missing}")
