"""What the given paths name: files, manifests, sources, and what cannot be used."""

import json
from pathlib import Path

from ingest.load import load


def manifest(folder: Path, *records: dict[str, object]) -> None:
    lines = [json.dumps(record, ensure_ascii=False) for record in records]
    (folder / "manifest.jsonl").write_text("\n".join(lines), encoding="utf-8")


def write(path: Path, text: str = "Teksti.") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_manifest_id_comes_from_the_file_name(tmp_path: Path) -> None:
    write(tmp_path / "käyttö ohje 2.txt")
    write(tmp_path / "alla" / "päätös.md")
    loaded = load([tmp_path])
    assert [file.entry.id for file in loaded.files] == ["päätös", "käyttö ohje 2"]
    assert loaded.problems == ()


def test_files_of_one_name_get_ids_of_their_own(tmp_path: Path) -> None:
    for name in ("ohje.txt", "ohje.md", "b/ohje.md"):
        write(tmp_path / name)
    ids = [file.entry.id for file in load([tmp_path]).files]
    assert len(set(ids)) == 3


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    file = write(tmp_path / "ohje.txt")
    assert len(load([tmp_path, file]).files) == 1


def test_a_manifest_describes_its_documents_and_sources(tmp_path: Path) -> None:
    write(tmp_path / "d" / "a.md")
    manifest(tmp_path, {"id": "a", "path": "d/a.md", "title": "Ohje", "cities": ["Kuopio"], "sources": ["S1"]})
    write(tmp_path / "sources.jsonl", json.dumps({"id": "S1", "title": "Tiedote", "url": "https://esimerkki.fi"}))
    loaded = load([tmp_path])
    entry = loaded.files[0].entry
    assert (entry.id, entry.title, entry.cities, entry.sources) == ("a", "Ohje", ("Kuopio",), ("S1",))
    assert loaded.sources[0].title == "Tiedote"
    assert loaded.problems == ()


def test_a_manifest_that_points_outside_its_folder_is_refused_and_the_rest_is_read(tmp_path: Path) -> None:
    write(tmp_path / "secret.txt")
    folder = tmp_path / "corpus"
    write(folder / "a.txt")
    manifest(
        folder,
        {"id": "x", "path": "../secret.txt"},
        {"id": "y", "path": str(tmp_path / "secret.txt")},
        {"id": "a", "path": "a.txt"},
    )
    loaded = load([folder])
    assert [file.entry.id for file in loaded.files] == ["a"]
    assert len(loaded.problems) == 2
    assert all("outside" in str(problem) and "secret.txt" in str(problem) for problem in loaded.problems)


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "secret.txt")
    folder = tmp_path / "corpus"
    write(folder / "a.txt")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "up").symlink_to(tmp_path)
    manifest(folder / "m", *[]) if (folder / "m").is_dir() else None
    loaded = load([folder])
    assert [file.path.name for file in loaded.files] == ["a.txt"]
    assert any("link.txt" in str(problem) for problem in loaded.problems)


def test_two_documents_with_one_id_are_one_document_and_one_problem(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "b.txt")
    manifest(tmp_path, {"id": "sama", "path": "a.txt"}, {"id": "sama", "path": "b.txt"})
    loaded = load([tmp_path])
    assert [file.path.name for file in loaded.files] == ["a.txt"]
    assert "sama" in str(loaded.problems[0])


def test_every_bad_line_of_a_manifest_is_named_by_its_number(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    lines = [
        '{"id": "a", "path": "a.txt"}',
        "not json",
        "[1]",
        '{"path": "a.txt"}',
        '{"id": "b", "path": "missing.txt"}',
    ]
    (tmp_path / "manifest.jsonl").write_text("\n".join(lines), encoding="utf-8")
    loaded = load([tmp_path])
    assert len(loaded.files) == 1
    assert [f"line {n}" in str(p) for n, p in zip((2, 3, 4, 5), loaded.problems, strict=True)] == [True] * 4
    assert all("\n" not in str(problem) for problem in loaded.problems)


def test_a_path_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    loaded = load([tmp_path / "puuttuu"])
    assert "puuttuu" in str(loaded.problems[0])


def test_a_name_of_255_bytes_with_spaces_and_letters_is_read(tmp_path: Path) -> None:
    name = "ä " * 80 + "o" * 11 + ".txt"
    assert len(name.encode()) == 255
    write(tmp_path / name)
    assert len(load([tmp_path]).files) == 1
