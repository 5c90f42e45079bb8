"""Downloaded originals end up in the index beside our digest, linked to it by their source, and rank above it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.index.index import Index
from assistant.retrieval.retrieve import Retriever
from assistant.settings import Settings
from ingest.originals.addresses import AddressRule
from ingest.originals.download import Downloader
from ingest.originals.fetch import fetch
from ingest.originals.folder import Originals
from ingest.originals.robots import Manners
from ingest.originals.wanted import read_plan
from ingest.pipeline import ingest_paths
from tests.ingest.web import body, serving, tiny_pdf

QUESTION = "Kuka vastaa rahoituspäätöksistä?"
DIGEST = """# Hankkeiden rahoitus

## Päätökset

Maakunnan liitto vastaa hankkeiden rahoituspäätöksistä. [S2]
Kaupunki tekee esityksen. [S1]

## Muuta

Hankkeita seurataan vuosittain. [S3]
"""


def lines(*records: dict[str, object]) -> str:
    return "".join(json.dumps(record) + "\n" for record in records)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    folder = tmp_path_factory.mktemp("fetch")
    corpus, originals = folder / "corpus", folder / "originals"
    with serving() as web:
        web.pages |= {
            "/2.pdf": body(
                tiny_pdf("Maakunnan liitto vastaa hankkeiden rahoituspäätöksistä alueellaan ja valvoo hankkeita."),
                "application/pdf",
            ),
            "/3.pdf": body(tiny_pdf("Hankkeiden seuranta on vuosittaista."), "application/pdf"),
        }
        write_corpus(corpus, web.url)
        downloader = Downloader(AddressRule(allow_local=True))
        assert not fetch(read_plan(corpus), Originals(originals), downloader, Manners(downloader, 0.0)).failures
    settings = Settings(index=folder / "index")
    assert not ingest_paths([corpus, originals], settings).failed
    opened = Index.open(folder / "index", settings)
    yield opened


def write_corpus(corpus: Path, url: str) -> None:
    corpus.mkdir()
    (corpus / "digest.md").write_text(DIGEST, "utf-8")
    digest = {"id": "kuka-paattaa", "path": "digest.md", "title": "Hankkeiden rahoitus", "authority": "digest"}
    (corpus / "manifest.jsonl").write_text(lines({**digest, "kind": "ohje", "sources": ["S1", "S2", "S3"]}), "utf-8")
    sources = [
        {
            "id": id,
            "title": f"Ohje hankkeiden rahoituksesta {id}",
            "publisher": "TEM",
            "date": "2022",
            "kind": "ohje",
            "language": "fi",
        }
        | {"url": f"{url}/{id[1:]}.pdf"}
        for id in ("S2", "S3")
    ]
    (corpus / "sources.jsonl").write_text(lines(*sources), "utf-8")


def test_the_index_knows_originals_as_primary_and_by_the_source_of_our_statements(index: Index) -> None:
    documents = index.catalog.documents
    assert documents["kuka-paattaa"].authority == "digest"
    original = documents["original-s2"]
    assert (original.authority, original.source_ids) == ("primary", ("S2",))
    assert original.source_ids[0] in documents["kuka-paattaa"].source_ids
    assert original.title == index.catalog.sources["S2"].title


def test_an_original_ranks_above_our_digest_of_the_same_source(index: Index) -> None:
    found = [p.document.id for p in Retriever(index, Settings(index=Path("unused"))).retrieve(QUESTION, 5)]
    assert found.index("original-s2") < found.index("kuka-paattaa")


def test_an_original_of_something_else_does_not(index: Index) -> None:
    found = [p.document.id for p in Retriever(index, Settings(index=Path("unused"))).retrieve(QUESTION, 5)]
    assert found.index("kuka-paattaa") < found.index("original-s3")
