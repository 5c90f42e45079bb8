"""Nothing is lost on a bad day: folders that vanish, damaged files of the index, links, names, full disks."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from assistant.answer import Assistant
from assistant.checksums import CHECKSUMS_FILE
from assistant.errors import DocumentError, DocumentLimitError, IndexDamagedError, IndexFolderError
from assistant.index.generations import current_name
from assistant.index.history import generations, listed, roll_back
from assistant.index.index import Index
from assistant.settings import Settings
from ingest.__main__ import main
from ingest.load import load
from ingest.parse import parse_many, read_file
from ingest.pipeline import ingest_paths, rebuild, remove_document, restore_document

ROOT = Path(__file__).parents[2]
NAMES = ("espoo", "jyvaskyla", "kuopio", "lahti", "oulu", "pori", "turku", "vaasa")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(index=tmp_path / "index")


@pytest.fixture
def material(tmp_path: Path) -> Path:
    folder = tmp_path / "aineisto"
    folder.mkdir()
    for name in NAMES:
        (folder / f"{name}.md").write_text(f"# {name}\n\nTavoite on {name} ja terveys.\n", encoding="utf-8")
    return folder


@pytest.fixture
def built(material: Path, settings: Settings) -> Path:
    """The folder of the current generation, of an index of ``material``."""
    return settings.index / ingest_paths([material], settings).generation


def documents(settings: Settings) -> set[str]:
    return set(Index.open(settings.index, settings).catalog.documents)


def in_one_line(capsys: pytest.CaptureFixture[str], *arguments: str | Path, settings: Settings) -> str:
    """What the command says when it fails."""
    capsys.readouterr()
    assert main([*map(str, arguments), "--index", str(settings.index)]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    return line


# --- Documents that are not there any more ------------------------------------------------------------


@pytest.mark.usefixtures("built")
def test_a_folder_that_is_empty_or_not_mounted_empties_no_index(
    material: Path, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    material.rename(material.with_name("elsewhere"))
    assert "no such file or folder" in in_one_line(capsys, material, settings=settings)
    material.mkdir()
    assert "8 of its 8 documents are not there" in in_one_line(capsys, material, settings=settings)
    assert documents(settings) == set(NAMES)
    assert main([str(material), "--index", str(settings.index), "--allow-removals"]) == 0
    assert documents(settings) == set()


@pytest.mark.usefixtures("built")
def test_more_than_half_of_a_folder_is_removed_only_when_told(material: Path, settings: Settings) -> None:
    for name in NAMES[:5]:
        (material / f"{name}.md").unlink()
    summary = ingest_paths([material], settings)
    assert (summary.removed, summary.documents) == (0, 8)
    assert "--allow-removals" in str(summary.failed[0])
    assert ingest_paths([material], settings, allow_removals=True).documents == 3


@pytest.mark.usefixtures("built")
def test_new_ids_for_all_files_are_no_removal(material: Path, settings: Settings) -> None:
    lines = [json.dumps({"id": f"kaupunki-{name}", "path": f"{name}.md"}) for name in NAMES]
    (material / "manifest.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert not ingest_paths([material], settings).failed
    assert documents(settings) == {f"kaupunki-{name}" for name in NAMES}


def test_what_an_unreadable_folder_holds_is_not_taken_for_deleted(
    material: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    below = material / "alla"
    below.mkdir()
    (below / "rauma.md").write_text("# Rauma\n\nTavoite on Rauma.\n", encoding="utf-8")
    ingest_paths([material], settings)
    real = os.scandir

    def scandir(path: str) -> Iterator[os.DirEntry[str]]:
        if Path(path) == below:
            raise PermissionError(13, "Permission denied", path)
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    (material / "lahti.md").unlink()
    summary = ingest_paths([material], settings)
    assert [("alla" in line and "Permission denied" in line) for line in map(str, summary.failed)] == [True]
    assert documents(settings) == {*NAMES, "rauma"} - {"lahti"}


@pytest.mark.usefixtures("built")
def test_a_file_that_the_manifest_names_but_is_missing_stays_in_the_index(material: Path, settings: Settings) -> None:
    lines = [json.dumps({"id": name, "path": f"{name}.md"}) for name in NAMES]
    (material / "manifest.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (material / "oulu.md").unlink()
    assert "oulu.md" in str(ingest_paths([material], settings).failed[0])
    assert documents(settings) == set(NAMES)


# --- Links and names -------------------------------------------------------------------------------


def test_links_to_themselves_and_names_that_are_not_utf8_are_a_line_each_and_the_rest_is_read(
    material: Path, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    (material / "silmukka.md").symlink_to("silmukka.md")
    Path(os.fsdecode(os.fsencode(material) + b"/p\xe4\xe4t\xf6s.md")).write_text("# P", encoding="utf-8")
    folder = Path(os.fsdecode(os.fsencode(material) + b"/kansio-\xe4"))
    folder.mkdir()
    (folder / "alla.md").write_text("# Alla", encoding="utf-8")
    assert main([str(material), "--index", str(settings.index), "--json"]) == 1
    out, err = capsys.readouterr()
    assert json.loads(out)["added"] == 8
    lines = err.splitlines()
    assert len(lines) == 3
    assert sum("leads to itself" in line for line in lines) == 1
    assert sum("not UTF-8" in line and "\\xe4" in line for line in lines) == 2


def test_a_manifest_may_name_a_link_to_itself(material: Path, settings: Settings) -> None:
    (material / "silmukka.md").symlink_to("silmukka.md")
    lines = [json.dumps({"id": name, "path": f"{name}.md"}) for name in (*NAMES, "silmukka")]
    (material / "manifest.jsonl").write_text("\n".join(lines), encoding="utf-8")
    summary = ingest_paths([material], settings)
    assert (summary.documents, len(summary.failed)) == (8, 1)


# --- A damaged index -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["catalog.sqlite", "chunks.npy", "sentences.npy", "CURRENT"])
def test_one_file_after_damage_does_not_replace_all_documents(
    name: str, built: Path, material: Path, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    damaged = settings.index / name if name == "CURRENT" else built / name
    damaged.write_bytes(b"\0" * damaged.stat().st_size)
    one = material / "oulu.md"
    line = in_one_line(capsys, one, settings=settings)
    assert "Nothing was changed" in line
    assert "ingest rebuild" in line
    assert built.exists()
    assert main(["rebuild", "--index", str(settings.index)]) == 0
    assert documents(settings) == set(NAMES)


def test_the_folder_that_all_came_from_is_built_anew_after_damage(
    built: Path, material: Path, settings: Settings
) -> None:
    (built / "catalog.sqlite").write_bytes(os.urandom(5000))
    summary = ingest_paths([material], settings)
    assert (summary.documents, summary.failed) == (8, ())


def test_rebuild_needs_all_that_is_recorded(built: Path, material: Path, settings: Settings) -> None:
    (built / "catalog.sqlite").write_bytes(b"")
    material.rename(material.with_name("elsewhere"))
    with pytest.raises(IndexFolderError, match="is not there, so nothing was changed"):
        rebuild(settings)
    with pytest.raises(IndexFolderError, match="no record"):
        rebuild(Settings(index=settings.index.with_name("other")))


@pytest.mark.usefixtures("built")
def test_rebuild_reads_unchanged_files_too(settings: Settings) -> None:
    summary = rebuild(settings)
    assert (summary.changed, summary.unchanged, summary.documents) == (8, 0, 8)


# --- Generations -----------------------------------------------------------------------------------


def test_earlier_generations_stay_can_be_listed_and_gone_back_to(
    built: Path, material: Path, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    for n in range(4):
        (material / f"uusi-{n}.md").write_text(f"# Uusi {n}\n\nUusi asia {n}.\n", encoding="utf-8")
        ingest_paths([material], settings)
    found = generations(settings.index)
    assert [(one.documents, one.current, one.problem) for one in found] == [
        (12, True, ""),
        (11, False, ""),
        (10, False, ""),
    ]
    assert [(one.name, one.documents, one.current) for one in listed(settings.index)] == [
        (one.name, one.documents, one.current) for one in found
    ]
    assert not built.exists()
    assert main(["rollback", "--index", str(settings.index)]) == 0
    assert current_name(settings.index) == found[1].name
    assert len(documents(settings)) == 11
    assert main(["rollback", found[0].name, "--index", str(settings.index)]) == 0
    assert len(documents(settings)) == 12
    capsys.readouterr()
    assert main(["generations", "--index", str(settings.index)]) == 0
    assert "(current): 12 documents" in capsys.readouterr().out.splitlines()[0]


@pytest.mark.parametrize("name", ["chunks.npy", "sentences.npy", "lexical/impacts", "chroma/chroma.sqlite3", "HNSW"])
def test_a_damaged_file_is_named_and_its_generation_is_not_gone_back_to(
    name: str, built: Path, material: Path, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", "--index", str(settings.index)]) == 0
    damaged = next(built.glob("chroma/*/data_level0.bin")) if name == "HNSW" else built / name
    damaged.write_bytes(b"\0" * damaged.stat().st_size)
    capsys.readouterr()
    assert main(["verify", "--index", str(settings.index)]) == 1
    assert damaged.name in capsys.readouterr().out
    with pytest.raises(IndexDamagedError):
        Index.open(settings.index, settings)
    rebuild(settings, [material])
    with pytest.raises(IndexDamagedError, match="not whole"):
        roll_back(settings.index, built.name)
    with pytest.raises(IndexFolderError, match="no earlier generation that is whole"):
        roll_back(settings.index)


# --- Removed for good ------------------------------------------------------------------------------


@pytest.mark.usefixtures("built")
def test_what_was_removed_leaves_every_generation_and_stays_removed(material: Path, settings: Settings) -> None:
    (material / "uusi.md").write_text("# Uusi\n\nUusi asia.\n", encoding="utf-8")
    ingest_paths([material], settings)
    (note,) = remove_document("oulu", settings).notes
    assert "oulu.md is still there" in note
    assert [one.current for one in generations(settings.index)] == [True]
    (material / "kopio.md").write_bytes((material / "oulu.md").read_bytes())
    summary = ingest_paths([material], settings)
    assert sorted("kopio.md" in note for note in summary.notes) == [False, True]
    assert not summary.failed
    assert documents(settings) == {*NAMES, "uusi"} - {"oulu"}
    restore_document("oulu", settings)
    (material / "kopio.md").unlink()
    ingest_paths([material], settings)
    assert documents(settings) == {*NAMES, "uusi"}
    with pytest.raises(IndexFolderError, match="No document 'oulu' was removed"):
        restore_document("oulu", settings)


# --- Disks -----------------------------------------------------------------------------------------


@pytest.fixture
def nobody() -> Iterator[None]:
    """Root may write anywhere: such a test runs as another user."""
    if os.geteuid():
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_an_index_that_may_not_be_written_is_read(
    built: Path, settings: Settings, request: pytest.FixtureRequest
) -> None:
    reader = Index.open(settings.index, settings)
    question = reader.encoder.query("Mikä on Oulun tavoite?")
    expected = reader.chunk_vectors.search(question, 3)
    for path in (built, *built.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    for path in settings.index.parents:
        if path.stat().st_mode & 0o5 != 0o5:
            path.chmod(0o755)
    request.getfixturevalue("nobody")
    found = Index.open(settings.index, settings, reader.encoder).chunk_vectors.search(question, 3)
    assert [row for row, _ in found] == [row for row, _ in expected]


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize("room", [1_000, 20_000, 200_000])
def test_a_full_disk_is_one_line_and_the_index_is_as_before(room: int, material: Path, settings: Settings) -> None:
    text = "\n\n".join(f"Tavoite {n} on {n * 7919} euroa." for n in range(400))
    (material / "pitka.md").write_text(f"# Pitkä\n\n{text}\n", encoding="utf-8")
    code = (
        "import resource, sys; from ingest.__main__ import main;"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room}));"
        "sys.exit(main(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", code, str(material), "--index", str(settings.index)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1), done.stderr
    assert documents(settings) == set(NAMES)


def test_a_running_server_does_not_take_up_a_damaged_generation(material: Path, settings: Settings) -> None:
    first = ingest_paths([material], settings)
    server = Assistant.open(settings)
    (material / "uusi.md").write_text("# Uusi\n\nUusi asia.\n", encoding="utf-8")
    second = settings.index / ingest_paths([material], settings).generation
    (second / "chunks.npy").write_bytes(b"")
    assert set(server.documents) == set(NAMES)
    assert first.generation != second.name
    rebuild(settings)
    assert set(server.documents) == {*NAMES, "uusi"}


# --- Budgets ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("mark", ["#*[|", "[", "a *b", " _a", "<!--", "a-\n", "a [S1] ", "[S1"])
def test_a_large_file_of_marks_is_read_in_seconds(mark: str, tmp_path: Path) -> None:
    path = tmp_path / "merkit.md"
    path.write_text(mark * (300_000 // len(mark)), encoding="utf-8")
    started = time.process_time()
    with suppress(DocumentError):
        read_file(path)
    assert time.process_time() - started < 20


def test_a_word_without_end_is_cut_for_the_encoder_and_one_too_long_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "sana.txt"
    path.write_text("a" * 100_000, encoding="utf-8")
    assert max(len(sentence.text) for sentence in read_file(path).structured.sentences) <= 2_000
    monkeypatch.setattr("ingest.chunk.MOST_TOKENS", 1_000)
    files = load([path]).files
    (outcome,) = parse_many(files, lambda texts: [len(text) for text in texts])
    assert isinstance(outcome, DocumentLimitError)
    assert "sana.txt" in str(outcome)
    assert "split it" in str(outcome)


def test_an_index_of_an_earlier_format_is_read_again_when_all_that_it_was_built_from_is_given(tmp_path: Path) -> None:
    folder = tmp_path / "aineisto"
    folder.mkdir()
    (folder / "a.md").write_text("# Haku\n\nHaku päättyi 7.8.2022.\n", encoding="utf-8")
    (folder / "b.md").write_text("# Tuki\n\nTuki on 60 prosenttia.\n", encoding="utf-8")
    settings = Settings(index=tmp_path / "index")
    ingest_paths([folder], settings)
    name = (settings.index / "CURRENT").read_text(encoding="utf-8").strip()
    with closing(sqlite3.connect(settings.index / name / "catalog.sqlite")) as catalog, catalog:
        catalog.execute("UPDATE meta SET value = '1' WHERE key = 'format'")
    (settings.index / "inputs.json").unlink()
    (settings.index / name / CHECKSUMS_FILE).unlink(missing_ok=True)
    with pytest.raises(IndexDamagedError, match="rebuild"):
        ingest_paths([folder / "a.md"], settings)
    assert ingest_paths([folder], settings).documents == 2
