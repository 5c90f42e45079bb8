"""``python -m evals retrieval DIR``: the product's retriever and its peers on a test collection.

DIR holds queries.jsonl {id, text}, passages.jsonl {id, text, title} and qrels.tsv (header; query, passage, gain). Or it
holds PDF files and questions.jsonl {id, question, file, page}: then the pages are the passages (``evals.retrieval.paged``).
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from tqdm import tqdm

from assistant.index.generations import writer_lock
from assistant.index.index import Index
from assistant.index.writer import write_generation
from assistant.models.loading import load_encoder
from assistant.settings import Settings
from evals.metrics import mean, ndcg_at_k, percentile, recall_at_k, reciprocal_rank
from evals.retrieval.collection import Collection, parsed_passages, read_collection
from evals.retrieval.embedding_cache import CachedEncoder
from evals.retrieval.paged import QUESTIONS, read_paged
from evals.retrieval.systems import NAMES, Search, more_systems, systems
from evals.tables import measures

_DEPTH = 100
_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Built:
    """How the index was written; ``tokens_per_s`` is None when every vector came from the cache."""

    tokens_per_s: float | None
    passages: int
    seconds: float


def main(arguments: Sequence[str]) -> int:
    """Measure and print; 0 unless the collection cannot be used."""
    parser = argparse.ArgumentParser(prog="python -m evals retrieval", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="DIR", help="the test collection")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--characters", type=int, default=0, help="cut pages of PDF files to pieces of this length")
    parser.add_argument("--more", action="store_true", help="also BM25 with simplemma and with Voikko")
    parser.add_argument("--system", action="append", choices=NAMES, help="measure this one only (may be repeated)")
    given = parser.parse_args(list(arguments))
    paged = (given.folder / QUESTIONS).exists()
    collection = read_paged(given.folder, given.characters) if paged else read_collection(given.folder)
    with tempfile.TemporaryDirectory(prefix="apuri-retrieval-") as folder:
        settings = Settings.from_environment()
        encoder = cached_encoder(settings)
        index, built = build(collection, Path(folder), settings, encoder)
        try:
            found = {**systems(index, settings), **(more_systems(index) if given.more else {})}
            measured = {}
            for name in given.system or found:
                encoder.forget_queries()
                measured[name] = measure(collection, found[name], index.catalog.chunk_document_ids(), name)
        finally:
            index.close()
    result = {"systems": measured, "index": asdict(built)}
    print(json.dumps(result, ensure_ascii=False) if given.json else _table(result))
    return 0


def cached_encoder(settings: Settings) -> CachedEncoder:
    """The product's encoder, with vectors of texts it has encoded before kept on disk."""
    return CachedEncoder(load_encoder(settings), lambda: load_encoder(settings, bulk=True))


def build(
    collection: Collection, folder: Path, settings: Settings, encoder: CachedEncoder, sentences: bool = False
) -> tuple[Index, Built]:
    """Write the collection as an index through the product's own writer; encoded vectors are kept for a next run."""
    started = time.perf_counter()
    with writer_lock(folder), _bar("index", len(collection.passages)) as bar:
        write_generation(folder, parsed_passages(collection, sentences), [], encoder, progress=_shown(bar))
    seconds = time.perf_counter() - started
    speed = encoder.encoded_tokens / encoder.encoding_seconds if encoder.encoding_seconds else None
    return Index.open(folder, settings, encoder), Built(speed, len(collection.passages), round(seconds, 2))


def measure(collection: Collection, search: Search, ids: Sequence[str], name: str = "") -> dict[str, float | None]:
    """nDCG@10, recall, MRR and milliseconds of one system over every judged query.

    Rankings go to depth 100; the clock runs for the first ten, which is what an answer asks for. The query is encoded
    inside it.
    """
    search("a", _SHOWN)
    values: dict[str, list[float]] = {key: [] for key in ("ndcg@10", "recall@5", "recall@10", "recall@100", "mrr")}
    times: list[float] = []
    for query, text in tqdm(collection.queries.items(), desc=name, disable=None, leave=False):
        started = time.perf_counter()
        search(text, _SHOWN)
        times.append((time.perf_counter() - started) * 1000)
        for key, value in score([ids[row] for row in search(text, _DEPTH)], collection.gains[query]).items():
            values[key].append(value)
    means: dict[str, float | None] = {key: mean(found) for key, found in values.items()}
    return means | {"ms_p50": percentile(times, 0.5), "ms_p95": percentile(times, 0.95)}


def score(ranking: Sequence[str], gains: Mapping[str, float]) -> dict[str, float]:
    """The measures of one query's ranking; ``gains`` names at least one relevant passage."""
    relevant = [passage in gains for passage in ranking]
    found = {"ndcg@10": ndcg_at_k([gains.get(p, 0.0) for p in ranking], list(gains.values()), 10)}
    found |= {f"recall@{k}": recall_at_k(relevant, len(gains), k) for k in (5, 10, 100)}
    return {key: value or 0.0 for key, value in found.items()} | {"mrr": reciprocal_rank(relevant)}


def _bar(label: str, total: int) -> tqdm:
    return tqdm(total=total, desc=label, unit="char", unit_scale=True, disable=None, leave=False, file=sys.stderr)


def _shown(bar: tqdm) -> Callable[[int, int], None]:
    def show(done: int, total: int) -> None:
        bar.total = total
        bar.update(done - bar.n)

    return show


def _table(result: Mapping[str, Mapping[str, Mapping[str, float | None]]]) -> str:
    columns = ("ndcg@10", "recall@5", "recall@10", "recall@100", "mrr", "ms_p50", "ms_p95")
    lines = [measures("", columns, result["systems"])]
    built = result["index"]
    speed = f"{built['tokens_per_s']:,.0f} tokens/s" if built["tokens_per_s"] else "vectors from the cache"
    lines.append(f"\nindex: {built['passages']:,} passages in {built['seconds']} s, {speed}")
    return "\n".join(lines)
