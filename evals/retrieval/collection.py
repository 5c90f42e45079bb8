"""A retrieval test collection: queries.jsonl, passages.jsonl, qrels.tsv; one passage is one document of one chunk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.domain import Chunk, Document, ParsedDocument, Section, Sentence
from assistant.errors import ApuriError
from assistant.language.sentences import split_sentences
from evals.jsonl import read_rows


@dataclass(frozen=True, slots=True)
class TestPassage:
    """A passage as the collection has it."""

    id: str
    text: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Collection:
    """Queries by id, passages in file order, and for every judged query the gain of its relevant passages."""

    queries: Mapping[str, str]
    passages: tuple[TestPassage, ...]
    gains: Mapping[str, Mapping[str, float]]


def read_collection(folder: Path) -> Collection:
    """Read the three files; queries without a relevant passage are left out.

    Raises ApuriError naming the file and line that cannot be used.
    """
    passages = tuple(
        TestPassage(str(row["id"]), str(row["text"]), str(row.get("title") or ""))
        for row in read_rows(folder / "passages.jsonl", "id", "text")
    )
    queries = {str(row["id"]): str(row["text"]) for row in read_rows(folder / "queries.jsonl", "id", "text")}
    known = {passage.id for passage in passages}
    if len(known) != len(passages):
        raise ApuriError(f"{folder / 'passages.jsonl'}: two passages have one id.")
    gains = _gains(folder / "qrels.tsv")
    for query, relevant in gains.items():
        if query not in queries:
            raise ApuriError(f"{folder / 'qrels.tsv'}: query {query!r} is not in queries.jsonl.")
        if missing := relevant.keys() - known:
            raise ApuriError(f"{folder / 'qrels.tsv'}: passage {min(missing)!r} is not in passages.jsonl.")
    return Collection({name: text for name, text in queries.items() if name in gains}, passages, gains)


def parsed_passages(collection: Collection, sentences: bool = False) -> Iterator[ParsedDocument]:
    """The passages as documents of one section and one chunk, the title as its context.

    Without ``sentences`` they have none: those are read of what was found and do not rank it, and their vectors take
    as long again.
    """
    for passage in collection.passages:
        name, text = passage.id, passage.text
        yield ParsedDocument(
            document=Document(id=name, title=passage.title or name),
            text=text,
            sections=(Section(name, 0, 0, len(text), passage.title),),
            chunks=(Chunk(name, 0, 0, 0, len(text), text, context=passage.title),),
            sentences=tuple(_sentences(name, text)) if sentences else (),
        )


def _sentences(name: str, text: str) -> Iterator[Sentence]:
    for number, (start, end) in enumerate(split_sentences(text)):
        yield Sentence(name, number, 0, 0, start, end, text[start:end])


def _gains(path: Path) -> dict[str, dict[str, float]]:
    gains: dict[str, dict[str, float]] = {}
    for number, line in enumerate(_lines(path)[1:], start=2):
        if not line.strip():
            continue
        try:
            query, passage, relevance = line.rstrip("\n").split("\t")
            gain = float(relevance)
        except ValueError:
            raise ApuriError(f"{path}, line {number}: not query, passage and relevance between tabs.") from None
        if gain > 0:
            gains.setdefault(query, {})[passage] = gain
    return gains


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ApuriError(f"{path} cannot be read ({error}).") from None
