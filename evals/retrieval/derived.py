"""``python -m evals derived --index INDEX``: harder sets made out of an index's own headings and bodies.

An item is a section with all that stands under it. ``titles`` asks with its heading, ``cut`` with one or two words of
it missing, ``lemmas`` with every word in its base form, ``keywords`` with its three rarest words, ``numbers`` with its
number: right is where such an item begins. ``bodies`` asks with the first sentence of an item for the rest of it; the
chunk with the sentence itself does not count. Items of one heading are all right.

``headless`` is the same material without headings and contexts, where the words of a heading must be found in the
text: there every chunk of an item is right.

Prints nDCG@10 of every system of ``evals.retrieval.systems`` on every set, hit@1 of the product, and how far the product is
above the best other single system.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assistant.domain import Chunk, ParsedDocument, Section, Sentence, SentenceKind
from assistant.index.index import Index
from assistant.language import lists
from assistant.language.morphology import load_analyser
from evals.command import index_parser, settings_for
from evals.metrics import SEED, hit_at_k, mean, ndcg_at_k
from evals.retrieval.benchmark import build, cached_encoder
from evals.retrieval.collection import Collection, TestPassage
from evals.retrieval.systems import NAMES, Search, systems
from evals.tables import table

_STOP_LEMMAS = lists.marked("stopwords.words", "index")

_DEPTH = 10
_LONG, _KEYWORDS = 3, 3
_CUT_TWO = 6
_COMMON = 3
_SENTENCE_WORDS = 8


@dataclass(frozen=True, slots=True)
class DerivedQuery:
    """A query, the ids of the chunks that are right and of those that do not count."""

    text: str
    right: frozenset[str]
    ignored: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Item:
    """A section, its heading's words, its chunks and its first sentence with the chunk that has it."""

    section: Section
    words: tuple[str, ...]
    chunks: tuple[Chunk, ...]
    opening: tuple[str, str] | None


def main(arguments: Sequence[str]) -> int:
    """Measure and print; 0 unless the index cannot be used."""
    parser = index_parser("derived", __doc__)
    parser.add_argument("--headless", action="store_true", help="the same material without its headings")
    parser.add_argument("--json", action="store_true", help="print JSON")
    given = parser.parse_args(list(arguments))
    settings = settings_for(given.index)
    with tempfile.TemporaryDirectory(prefix="apuri-derived-") as folder:
        index = Index.open(settings.index, settings)
        try:
            sets = derived_sets(index, whole_items=given.headless)
            if given.headless:
                measured_index, _ = build(headless(index), Path(folder), settings, cached_encoder(settings))
                ids = measured_index.catalog.chunk_document_ids()
            else:
                measured_index = index
                ids = [chunk.id for chunk in index.catalog.chunks(np.arange(index.catalog.chunk_count))]
            found = systems(measured_index, settings)
            measured = {
                name: {system: measure(queries, found[system], ids) for system in NAMES}
                for name, queries in sets.items()
                if queries
            }
        finally:
            index.close()
    print(json.dumps(measured) if given.json else _table(measured, sets))
    return 0


def measure(queries: Sequence[DerivedQuery], search: Search, ids: Sequence[str]) -> dict[str, float | None]:
    """nDCG@10 and hit@1 of one system; what a query ignores is taken out of its ranking."""
    values: dict[str, list[float]] = {"ndcg@10": [], "hit@1": []}
    for query in queries:
        ranking = [ids[row] for row in search(query.text, _DEPTH + len(query.ignored))]
        right = [name in query.right for name in ranking if name not in query.ignored]
        values["ndcg@10"].append(ndcg_at_k([float(hit) for hit in right], [1.0] * len(query.right), _DEPTH) or 0.0)
        values["hit@1"].append(hit_at_k(right, 1))
    return {key: mean(found) for key, found in values.items()}


def _table(
    measured: Mapping[str, Mapping[str, Mapping[str, float | None]]], sets: Mapping[str, Sequence[DerivedQuery]]
) -> str:
    rows = []
    for name, of_system in measured.items():
        figures = {system: of_system[system]["ndcg@10"] or 0.0 for system in NAMES}
        lead = figures["apuri"] - max(value for system, value in figures.items() if system != "apuri")
        rows.append((name, len(sets[name]), *figures.values(), f"{lead:+.3f}", of_system["apuri"]["hit@1"]))
    return table(("nDCG@10", "n", *NAMES, "lead", "hit@1"), rows)


def derived_sets(index: Index, whole_items: bool = False) -> Mapping[str, list[DerivedQuery]]:
    """Every set by name; with ``whole_items`` every chunk of an item is right, not only the one it begins with."""
    items = [item for name in index.catalog.documents for item in _items(index.catalog.parsed(name))]
    alike: dict[tuple[str, ...], list[_Item]] = {}
    for item in items:
        alike.setdefault(_lemmas(item), []).append(item)
    kept = [item for item in items if len(item.words) >= _LONG and len(alike[_lemmas(item)]) <= _COMMON]
    right = {
        id(item): frozenset(
            chunk.id for one in alike[_lemmas(item)] for chunk in (one.chunks if whole_items else one.chunks[:1])
        )
        for item in kept
    }
    random, rarity = np.random.default_rng(SEED), index.lexical.rarity
    queries: dict[str, list[DerivedQuery]] = {name: [] for name in ("titles", "cut", "lemmas", "keywords")}
    for item in kept:
        found = right[id(item)]
        queries["titles"].append(DerivedQuery(" ".join(item.words), found))
        queries["cut"].append(DerivedQuery(" ".join(_cut(item.words, random)), found))
        queries["lemmas"].append(DerivedQuery(" ".join(_lemmas(item)), found))
        rare = sorted(sorted(set(_lemmas(item)) - _STOP_LEMMAS), key=lambda lemma: -rarity(lemma))[:_KEYWORDS]
        queries["keywords"].append(DerivedQuery(" ".join(rare), found))
    if not whole_items:
        queries["numbers"] = _numbers(items)
    queries["bodies"] = list(_bodies(kept))
    return queries


def headless(index: Index) -> Collection:
    """The chunks of an index without headings and contexts, as a collection whose passages have the chunks' ids."""
    passages = []
    for name in index.catalog.documents:
        parsed = index.catalog.parsed(name)
        headings = {s.start: s.end for s in parsed.sentences if s.kind is SentenceKind.HEADING}
        passages += [TestPassage(chunk.id, _without_heading(chunk, headings)) for chunk in parsed.chunks]
    return Collection({}, tuple(passage for passage in passages if passage.text), {})


def _without_heading(chunk: Chunk, headings: Mapping[int, int]) -> str:
    start = chunk.start
    while start in headings and start < chunk.end:
        start = headings[start]
        rest = chunk.text[start - chunk.start :]
        start += len(rest) - len(rest.lstrip())
    return chunk.text[start - chunk.start :].strip()


def _items(parsed: ParsedDocument) -> Iterator[_Item]:
    for section in parsed.sections:
        if not section.title:
            continue
        later = (one for one in parsed.sections[section.ordinal + 1 :] if one.level <= section.level)
        end = next((one.start for one in later), len(parsed.text))
        chunks = tuple(chunk for chunk in parsed.chunks if section.start <= chunk.start < end)
        if chunks:
            yield _Item(section, tuple(section.title.split()), chunks, _opening(parsed, section.start, end))


def _opening(parsed: ParsedDocument, start: int, end: int) -> tuple[str, str] | None:
    """The first sentence of running text and the id of its chunk."""
    sentences: Sequence[Sentence] = [s for s in parsed.sentences if start <= s.start < end]
    for sentence in sentences:
        if sentence.kind is SentenceKind.PROSE and len(sentence.text.split()) >= _SENTENCE_WORDS:
            return " ".join(sentence.text.split()), f"{parsed.document.id}#{sentence.chunk}"
    return None


def _lemmas(item: _Item) -> tuple[str, ...]:
    return tuple(load_analyser().lemmas(item.section.title))


def _cut(words: Sequence[str], random: np.random.Generator) -> list[str]:
    count = min(2 if len(words) >= _CUT_TWO else 1, len(words) - 1)
    gone = set(random.choice(len(words), count, replace=False).tolist())
    return [word for at, word in enumerate(words) if at not in gone]


def _numbers(items: Sequence[_Item]) -> list[DerivedQuery]:
    """A section's number stands for every item that has it as its own, not for the sections under it."""
    first: dict[tuple[str, str], _Item] = {}
    for item in items:
        if "§" in item.section.number:
            first.setdefault((item.section.number, item.section.document_id), item)
    numbers = dict.fromkeys(number for number, _ in first)
    return [
        DerivedQuery(number, frozenset(item.chunks[0].id for (own, _), item in first.items() if own == number))
        for number in numbers
    ]


def _bodies(items: Sequence[_Item]) -> Iterator[DerivedQuery]:
    for item in items:
        if item.opening is not None:
            rest = frozenset(chunk.id for chunk in item.chunks) - {item.opening[1]}
            if rest:
                yield DerivedQuery(item.opening[0], rest, frozenset({item.opening[1]}))
