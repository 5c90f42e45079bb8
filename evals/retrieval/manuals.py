"""``python -m evals manuals FOLDER OUT``: test collections out of an installed manual in Mallard, GNOME's help format.

FOLDER is such as /usr/share/help/fi/gnome-help (Debian's gnome-user-docs), translated by people; the texts stay theirs and
are only measured on. A page's paragraphs, cut to some 700 characters, are passages. Under OUT ``titles`` asks with a
page's title, ``descriptions`` with the sentence that describes it, ``first`` with its first sentence for the rest of it;
``titled`` asks with the title for passages that begin with theirs. Each folder is for ``python -m evals retrieval``.
"""

from __future__ import annotations

import argparse
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import ApuriError
from evals.jsonl import write_rows

_NAMESPACE = "{http://projectmallard.org/1.0/}"
_PASSAGE = 700
_FINNISH = re.compile(r"[äö]|\b(?:ja|on|tai|ei|voi)\b")
_FIRST_SENTENCE = re.compile(r".*?[.!?](?=\s|$)")
_SENTENCE_WORDS = 8


@dataclass(frozen=True, slots=True)
class ManualPage:
    """A page of a manual."""

    title: str
    description: str
    passages: tuple[str, ...]


def main(arguments: Sequence[str]) -> int:
    """Write the collections; 0 unless the folder has no such pages."""
    parser = argparse.ArgumentParser(prog="python -m evals manuals", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="a folder of .page files")
    parser.add_argument("out", type=Path, metavar="OUT", help="where the collections are written")
    given = parser.parse_args(list(arguments))
    pages = [page for path in sorted(given.folder.glob("*.page")) if (page := read_page(path)) is not None]
    if not pages:
        raise ApuriError(f"{given.folder} has no .page files with Finnish text.")
    for name, queries in _queries(pages).items():
        write(given.out / name, pages, queries, titled=name == "titled")
        print(f"{given.out / name}: {len(queries)} queries over {sum(len(page.passages) for page in pages)} passages")
    return 0


def read_page(path: Path) -> ManualPage | None:
    """A page with a title, a description and Finnish text; None when it lacks one. Raises ApuriError on broken XML."""
    try:
        root = ET.parse(path).getroot()
    except (OSError, ET.ParseError) as error:
        raise ApuriError(f"{path} cannot be read as a Mallard page ({error}).") from None
    title, description = root.find(f"{_NAMESPACE}title"), root.find(f"{_NAMESPACE}info/{_NAMESPACE}desc")
    info = set(root.iterfind(f"{_NAMESPACE}info//*"))
    paragraphs = [_text(p) for p in root.iter(f"{_NAMESPACE}p") if p not in info and _text(p)]
    if title is None or description is None or not _FINNISH.search(" ".join(paragraphs)):
        return None
    return ManualPage(_text(title), _text(description), tuple(_joined(paragraphs)))


def write(folder: Path, pages: Sequence[ManualPage], queries: dict[str, list[str]], titled: bool) -> None:
    """A collection: queries by their text → ids of right passages; ``titled`` puts a page's title before its text."""
    folder.mkdir(parents=True, exist_ok=True)
    passages = [
        {"id": f"{page}-{n}", "text": f"{one.title}\n{text}" if titled and n == 0 else text}
        for page, one in enumerate(pages)
        for n, text in enumerate(one.passages)
    ]
    asked = [{"id": str(number), "text": query} for number, query in enumerate(queries)]
    judged = [f"{number}\t{name}\t1" for number, right in enumerate(queries.values()) for name in right]
    for name, rows in (("passages", passages), ("queries", asked)):
        write_rows(folder / f"{name}.jsonl", rows)
    (folder / "qrels.tsv").write_text("\n".join(("query\tpassage\tgain", *judged)) + "\n", encoding="utf-8")


def _queries(pages: Sequence[ManualPage]) -> dict[str, dict[str, list[str]]]:
    """The queries of every set; what two pages share is left out."""
    sets: dict[str, dict[str, list[str]]] = {name: {} for name in ("titles", "titled", "descriptions", "first")}
    titles, descriptions = [page.title for page in pages], [page.description for page in pages]
    for number, page in enumerate(pages):
        ids = [f"{number}-{n}" for n in range(len(page.passages))]
        if titles.count(page.title) == 1 and _FINNISH.search(page.title):
            sets["titles"][page.title], sets["titled"][page.title] = ids, ids[:1]
        if descriptions.count(page.description) == 1 and _FINNISH.search(page.description):
            sets["descriptions"][page.description] = ids
        opening = _FIRST_SENTENCE.match(page.passages[0])
        if opening and len(opening[0].split()) >= _SENTENCE_WORDS and ids[1:] and _FINNISH.search(opening[0]):
            sets["first"][opening[0]] = ids[1:]
    return sets


def _joined(paragraphs: Sequence[str]) -> Iterator[str]:
    """Paragraphs put together while they are short."""
    text = ""
    for paragraph in paragraphs:
        if text and len(text) + len(paragraph) > _PASSAGE:
            yield text
            text = ""
        text = f"{text}\n{paragraph}" if text else paragraph
    if text:
        yield text


def _text(element: ET.Element) -> str:
    return " ".join("".join(element.itertext()).split())
