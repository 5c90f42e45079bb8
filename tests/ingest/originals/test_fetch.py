"""From the list of sources to a folder of originals that is indexed and ranks above our digest of the same source."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import ingest.originals.fetch as command
from assistant.errors import FetchError, ManifestError
from ingest.load import load
from ingest.originals.addresses import AddressRule
from ingest.originals.download import Downloader, Limits
from ingest.originals.fetch import Report, fetch, main
from ingest.originals.folder import Originals
from ingest.originals.pages import format_of, read_page
from ingest.originals.robots import Manners
from ingest.originals.wanted import read_plan
from ingest.parse import read_file
from tests.ingest.web import Web, body, conditional, drip, endless, html, redirect, serving, status, tiny_pdf

CORPUS = Path(__file__).parents[3] / "corpus"
LIMITS = Limits(size=200_000, total_s=5.0, silence_s=0.5, grace_s=0.3, slowest=1000.0)


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as running:
        yield running


class Corpus:
    """A corpus whose sources are pages of the test's server."""

    def __init__(self, folder: Path, web: Web) -> None:
        self.folder, self.web = folder, web
        self.into = folder.parent / "originals"
        folder.mkdir()
        self.lines("manifest.jsonl")
        self.lines("sources.jsonl")

    def lines(self, name: str, *records: dict[str, Any]) -> None:
        self.folder.joinpath(name).write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")

    def sources(self, **paths: str) -> None:
        """Sources by id: the path of each on the server, or a whole URL."""
        records = [
            {"id": id, "title": f"Title {id}", "publisher": "TEM", "date": "2021-02-09", "kind": "tiedote"}
            | {"language": "fi", "url": path if ":" in path else self.web.url + path}
            for id, path in paths.items()
        ]
        self.lines("sources.jsonl", *records)

    def fetch(self, kinds: tuple[str, ...] = (), ids: tuple[str, ...] = ()) -> Report:
        downloader = Downloader(AddressRule(allow_local=True), LIMITS)
        plan = read_plan(self.folder, kinds, ids)
        return fetch(plan, Originals(self.into), downloader, Manners(downloader, 0.0))

    @property
    def stored(self) -> dict[str, dict[str, Any]]:
        lines = (self.into / "manifest.jsonl").read_text("utf-8").splitlines()
        return {record["id"]: record for record in map(json.loads, lines)}


@pytest.fixture
def corpus(tmp_path: Path, web: Web) -> Corpus:
    return Corpus(tmp_path / "corpus", web)


def test_an_original_is_stored_with_where_and_when_it_came_from(corpus: Corpus, web: Web) -> None:
    licence = '<a rel="license" href="https://creativecommons.org/licenses/by/4.0/deed.fi">CC BY 4.0</a>'
    page = f"<!doctype html><html><h1>Sopimukset</h1><p>Sopimuksia on 16.</p>{licence}</html>".encode()
    web.pages |= {"/old": redirect("/new", 301), "/new": body(page, ETag='"1"', Last_Modified="Tue, 09 Feb 2021")}
    corpus.sources(S2="/old")
    assert corpus.fetch().summary == "1 new, 0 changed, 0 unchanged, 0 failed"
    record = corpus.stored["original-s2"]
    assert (corpus.into / record["path"]).read_bytes() == page
    assert record["sha256"] == hashlib.sha256(page).hexdigest()
    assert record["retrieved"] == record["checked"] != ""
    assert {name: record[name] for name in ("url", "final_url", "etag", "last_modified", "content_type")} == {
        "url": f"{web.url}/old",
        "final_url": f"{web.url}/new",
        "etag": '"1"',
        "last_modified": "Tue, 09 Feb 2021",
        "content_type": "text/html; charset=utf-8",
    }
    assert record["licence"] == "https://creativecommons.org/licenses/by/4.0/deed.fi"
    assert (record["authority"], record["sources"], record["kind"]) == ("primary", ["S2"], "tiedote")


def test_the_folder_is_read_by_ingest_as_primary_documents(corpus: Corpus, web: Web) -> None:
    web.pages |= {
        "/a": html("<h1>Otsikko</h1><p>Sopimuksia on 16.</p>"),
        "/b.pdf": body(tiny_pdf("Sopimus"), "application/pdf"),
    }
    corpus.sources(S1="/a", S2="/b.pdf")
    corpus.fetch()
    loaded = load([corpus.into])
    assert not loaded.problems
    documents = [read_file(file.path, file.entry) for file in loaded.files]
    assert [read.document.authority for read in documents] == ["primary", "primary"]
    assert [read.document.source_ids for read in documents] == [("S1",), ("S2",)]
    assert [read.document.title for read in documents] == ["Title S1", "Title S2"]
    assert "Sopimuksia on 16." in documents[0].structured.text
    assert "Sopimus" in documents[1].structured.text


def test_what_has_not_changed_is_not_sent_again_and_keeps_its_date(corpus: Corpus, web: Web) -> None:
    web.pages["/a"] = conditional(b"<!doctype html><p>1</p>", '"1"')
    corpus.sources(S1="/a")
    corpus.fetch()
    before = corpus.stored["original-s1"]
    assert corpus.fetch().summary == "0 new, 0 changed, 1 unchanged, 0 failed"
    assert web.headers[-1]["if-none-match"] == '"1"'
    after = corpus.stored["original-s1"]
    assert {**after, "checked": ""} == {**before, "checked": ""}


def test_a_changed_page_replaces_the_old_one_and_a_changed_format_leaves_one_file(corpus: Corpus, web: Web) -> None:
    web.pages["/a"] = conditional(b"<!doctype html><p>1</p>", '"1"')
    corpus.sources(S1="/a")
    corpus.fetch()
    web.pages["/a"] = body(tiny_pdf("two"), "application/pdf")
    assert corpus.fetch().summary == "0 new, 1 changed, 0 unchanged, 0 failed"
    assert [path.name for path in (corpus.into / "files").iterdir()] == ["original-s1.pdf"]


def test_a_file_that_was_lost_or_altered_is_sent_anew(corpus: Corpus, web: Web) -> None:
    web.pages["/a"] = conditional(b"<!doctype html><p>1</p>", '"1"')
    corpus.sources(S1="/a")
    corpus.fetch()
    path = corpus.into / corpus.stored["original-s1"]["path"]
    for harm in (lambda: path.unlink(), lambda: path.write_text("altered")):
        harm()
        assert not corpus.fetch().failures
        assert path.read_bytes() == b"<!doctype html><p>1</p>"


def test_each_failure_is_one_line_and_the_rest_goes_on(corpus: Corpus, web: Web) -> None:
    web.pages |= {
        "/robots.txt": body(b"User-agent: *\nDisallow: /private", "text/plain"),
        "/circle": redirect("/circle"),
        "/front": redirect("/"),
        "/": html("the front page"),
        "/slow": drip([b"<"] * 20, 0.05),
        "/silent": drip([b"<"], 1.0),
        "/large": endless(),
        "/bomb": body(gzip.compress(b"\0" * 5_000_000), Content_Encoding="gzip"),
        "/word": body(b"PK\x03\x04", "application/msword"),
        "/image": body(b"\x89PNG", "text/html"),
        "/login.pdf": body(b"<!doctype html><p>Log in</p>", "application/pdf"),
        "/empty": body(b""),
        "/unchanged": status(304),
        "/good": html("good"),
    }
    expected = {
        "S1": ("/missing", "the server answered 404"),
        "S2": ("/circle", "in a circle"),
        "S3": ("/front", "the page is no longer there"),
        "S4": ("/slow", "too slow"),
        "S5": ("/silent", "silent"),
        "S6": ("/large", "larger than"),
        "S7": ("/bomb", "larger than"),
        "S8": ("/word", "only HTML and PDF"),
        "S9": ("/image", "something else"),
        "S10": ("/login.pdf", "its bytes are html"),
        "S11": ("/empty", "an empty page"),
        "S12": ("/unchanged", "answered 304"),
        "S13": ("/private/a", "robots.txt"),
        "S14": ("ftp://tem.fi/a", "only http and https"),
        "S15": ("http://nobody.invalid/a", "not found"),
    }
    corpus.sources(**{id: path for id, (path, _) in expected.items()}, S99="/good")
    report = corpus.fetch()
    assert list(corpus.stored) == ["original-s99"]
    assert len(report.failures) == len(expected)
    for line, (id, (path, reason)) in zip(report.failures, expected.items(), strict=True):
        assert line.startswith(f"original-{id.lower()}: ")
        assert path in line
        assert reason in line
        assert "\n" not in line


def test_a_failure_loses_nothing_that_is_stored(corpus: Corpus, web: Web) -> None:
    web.pages["/a"] = html("first")
    corpus.sources(S1="/a")
    corpus.fetch()
    before = corpus.stored
    for bad in (status(500), endless(), drip([b"<"], 1.0), body(b"x", "image/png")):
        web.pages["/a"] = bad
        assert corpus.fetch().failures
        assert corpus.stored == before
        assert b"first" in (corpus.into / before["original-s1"]["path"]).read_bytes()
    assert not list(corpus.into.rglob(".part-*"))


def test_a_disk_that_is_full_is_a_failure_and_leaves_the_old_file(
    corpus: Corpus, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    web.pages["/a"] = html("first")
    corpus.sources(S1="/a")
    corpus.fetch()
    web.pages["/a"] = html("second")

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", full)
        assert "No space left" in corpus.fetch().failures[0]
    assert b"first" in (corpus.into / corpus.stored["original-s1"]["path"]).read_bytes()
    assert not list(corpus.into.rglob(".part-*"))


def test_a_manifest_that_cannot_be_read_is_not_overwritten(corpus: Corpus) -> None:
    corpus.into.mkdir()
    (corpus.into / "manifest.jsonl").write_text("not json\n")
    with pytest.raises(ManifestError, match=r"manifest\.jsonl, line 1"):
        Originals(corpus.into)
    assert (corpus.into / "manifest.jsonl").read_text() == "not json\n"


# --- What is wanted ----------------------------------------------------------------------------------

LISTING = """
<ul>
 <li><a href="/documents/1/Tampereen+ekosysteemisopimus.pdf/ab-12?t=1600">Tampereen kaupunki (pdf, 300 kt)</a></li>
 <li><a href="/documents/1/Oulu.pdf"><span>Oulun</span> <b>ekosysteemisopimus</b></a></li>
 <li><a href='/documents/1/Oulu.pdf'>Oulun ekosysteemisopimus uudestaan</a></li>
 <!-- <li><a href="/documents/1/hidden.pdf">Turun ekosysteemisopimus</a></li> -->
 <li><a href="/documents/1/menu.pdf">Ruokalista</a></li>
 <li><a href="/sopimukset">Sopimukset</a></li>
 <li><a href="https://elsewhere.example/Vaasa.pdf">Vaasan sopimus</a></li>
 <li><a href="#sopimus.pdf">Sopimus alla</a></li>
</ul>
"""
RULE = {"source": "S1", "kind": "sopimus", "link": r"\.pdf(?:$|[/?])", "text": "sopimu|tamper", "publisher": "TEM"}


@pytest.fixture
def listing(corpus: Corpus, web: Web) -> Corpus:
    content = f"<!doctype html><html>{LISTING}</html>".encode()
    web.pages |= {
        "/list": conditional(content, '"1"'),
        "/documents/1/Tampereen+ekosysteemisopimus.pdf/ab-12?t=1600": body(tiny_pdf("Tampere"), "application/pdf"),
        "/documents/1/Oulu.pdf": body(tiny_pdf("Oulu"), "application/pdf"),
    }
    corpus.sources(S1="/list", S2="/other")
    corpus.lines("discover.jsonl", {**RULE, "hosts": ["127.0.0.1"]})
    return corpus


def test_the_agreements_that_a_listing_page_links_to_are_found(listing: Corpus, web: Web) -> None:
    report = listing.fetch(ids=("S1",))
    assert not report.failures
    page, tampere, oulu = listing.stored.values()
    assert page["id"] == "original-s1"
    assert (tampere["title"], tampere["cities"], tampere["kind"]) == ("Tampereen kaupunki", ["Tampere"], "sopimus")
    assert (oulu["title"], oulu["cities"], oulu["found_on"]) == ("Oulun ekosysteemisopimus", ["Oulu"], "S1")
    assert tampere["id"].startswith("original-s1-tampereen-ekosysteemisopimus-")
    assert web.documents == ["/list", *(path for path in web.pages if path.startswith("/documents"))]


def test_they_are_found_again_when_the_listing_page_has_not_changed(listing: Corpus) -> None:
    listing.fetch(ids=("S1",))
    assert listing.fetch(ids=("S1",)).summary == "0 new, 0 changed, 3 unchanged, 0 failed"


def test_asking_for_agreements_alone_reads_the_page_that_lists_them(listing: Corpus) -> None:
    listing.fetch(kinds=("sopimus",))
    assert len(listing.stored) == 3
    assert listing.fetch(kinds=("ohje",)).outcomes == []


def test_a_second_source_at_the_same_url_is_not_asked_twice(corpus: Corpus, web: Web) -> None:
    web.pages["/a"] = html("a")
    corpus.sources(S1="/a", S2="/a")
    corpus.fetch()
    assert web.documents == ["/a"]
    assert corpus.stored["original-s1"]["sources"] == ["S1", "S2"]


def test_cities_and_times_come_from_titles_and_from_the_documents_that_use_a_source(corpus: Corpus) -> None:
    (corpus.folder / "a.md").write_text("# a")
    (corpus.folder / "b.md").write_text("# b")
    corpus.sources(S1="/1", S2="/2", S3="/3")
    use = {"path": "a.md", "id": "a", "cities": ["Pori"], "sources": ["S1", "S2"], "status": "past"}
    corpus.lines("manifest.jsonl", use, {"path": "b.md", "id": "b", "cities": [], "sources": ["S2"]})
    found = {wanted.id: (wanted.cities, wanted.status) for wanted in read_plan(corpus.folder).wanted}
    assert found == {
        "original-s1": (("Pori",), "past"),
        "original-s2": ((), "current"),
        "original-s3": ((), "current"),
    }


def test_the_shipped_corpus_wants_every_original_but_third_party_copies_and_our_own_remark() -> None:
    plan = read_plan(CORPUS)
    assert [id for id, _ in plan.left_out] == ["S10", "S120", "S121", "S130"]
    assert len(plan.wanted) == 152 - 4
    assert "original-s0" not in {wanted.id for wanted in plan.wanted}
    for wanted in plan.wanted:
        AddressRule().url(wanted.url)
        assert wanted.title
        assert wanted.kind
    assert {rule.source for rule in plan.rules} <= {id for wanted in plan.wanted for id in wanted.sources}


@pytest.mark.parametrize(
    ("name", "line", "reason"),
    [
        ("discover.jsonl", '{"source": "S1"}', "no kind and no link and no hosts"),
        ("discover.jsonl", "[1]", "not a JSON object"),
        ("discover.jsonl", '{"source": "S1", "kind": "a", "link": "(", "hosts": ["a"]}', "malformed"),
        ("hosts.jsonl", "{", "not a JSON object"),
    ],
)
def test_a_malformed_rule_is_named(corpus: Corpus, name: str, line: str, reason: str) -> None:
    corpus.sources(S1="/a")
    (corpus.folder / name).write_text(line)
    with pytest.raises(ManifestError, match=reason):
        read_plan(corpus.folder)


# --- Pages -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("declared", "content", "format"),
    [
        ("text/html", b"<!DOCTYPE html>", "html"),
        ("text/html; charset=utf-8", b"\xef\xbb\xbf\n<html lang=fi>", "html"),
        ("application/xhtml+xml", b'<?xml version="1.0"?><html xmlns="x">', "html"),
        ("text/html", "<html>".encode("utf-16"), "html"),
        ("application/pdf", b"%PDF-1.7", "pdf"),
        ("application/octet-stream", b"%PDF-1.7", "pdf"),
        ("", b"%PDF-1.7", "pdf"),
        ("", b"<html>", None),
        ("text/html", b"%PDF-1.7", None),
        ("application/pdf", b"<html>", None),
        ("text/plain", b"<html>", None),
        ("application/zip", b"PK", None),
    ],
)
def test_type_and_bytes_must_agree(declared: str, content: bytes, format: str | None) -> None:
    if format:
        assert format_of(declared, content) == format
    else:
        with pytest.raises(FetchError):
            format_of(declared, content)


@pytest.mark.parametrize(
    ("head", "licence"),
    [
        ('<link rel="license" href="/ehdot">', "https://tem.fi/ehdot"),
        ('<meta name="dcterms.license" content="CC BY 4.0">', "CC BY 4.0"),
        ('<base href="https://a.fi/b/"><a href="c" rel="nofollow license">c</a>', "https://a.fi/b/c"),
        ('<!-- <link rel="license" href="/no"> --><p>rel="license"</p>', ""),
    ],
)
def test_the_licence_is_read_where_pages_declare_it(head: str, licence: str) -> None:
    assert read_page(f"<html>{head}".encode(), "https://tem.fi/a").licence == licence


def test_hostile_pages_are_read_in_linear_time() -> None:
    for piece in (b"<a href=", b"<a href='", b"<!--", b"<![", b"<a href=x>", b"&#", b"<a " + b"x" * 50 + b"="):
        read_page(b"<html>" + piece * (500_000 // len(piece)), "https://tem.fi/")


# --- The command -------------------------------------------------------------------------------------


@pytest.fixture
def local_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "Downloader", lambda: Downloader(AddressRule(allow_local=True), LIMITS))
    monkeypatch.setattr(command, "Manners", lambda downloader: Manners(downloader, 0.0))


@pytest.mark.usefixtures("local_command")
def test_the_command_says_what_it_stored_and_what_failed(
    corpus: Corpus, web: Web, capsys: pytest.CaptureFixture[str]
) -> None:
    web.pages["/a"] = html("a")
    corpus.sources(S1="/a", S2="/missing", S3="https://copies.example/a")
    corpus.lines("hosts.jsonl", {"host": "copies.example", "left_out": "only copies"})
    where = ["--corpus", str(corpus.folder), "--into", str(corpus.into)]
    assert main([*where, "--id", "S1"]) == 0
    assert main(where) == 1
    printed = capsys.readouterr()
    assert "original-s1: new, 0 kB" in printed.out
    assert "S3: left out: only copies" in printed.out
    assert printed.out.endswith("0 new, 0 changed, 1 unchanged, 1 failed\n")
    assert printed.err == f"original-s2: {web.url}/missing: the server answered 404\n"


@pytest.mark.parametrize("options", [["--id", "S404"], ["--corpus", "nowhere"]])
def test_the_command_says_when_there_is_nothing_to_do(
    options: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--corpus", str(CORPUS), "--into", str(tmp_path), *options]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_the_command_itself_asks_no_address_of_this_machine(
    corpus: Corpus, web: Web, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus.sources(S1="/a", S2="http://localhost/a")
    assert main(["--corpus", str(corpus.folder), "--into", str(corpus.into)]) == 1
    assert web.asked == []
    first, second = capsys.readouterr().err.splitlines()
    assert "only ports 80 and 443" in first
    assert "not a public address" in second
