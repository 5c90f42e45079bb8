"""The shipped material passes the check, and each thing that the check looks for is found when it is planted."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import ManifestError
from evals.corpus.check import check_corpus, check_facts, check_press, main
from evals.corpus.fact_list import missing_quantities, quantities, read_facts, shared_runs
from evals.corpus.material import MARKER, Statement, read_corpus, read_text

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "corpus"
MATERIAL = Path(os.environ.get("APURI_SHARED") or ROOT.parent / "shared") / "material"
NEEDS_MATERIAL = pytest.mark.skipif(not MATERIAL.exists(), reason="the shared material is not on this machine")

A_DOCUMENT = "documents/rahoitusosuudet.md"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CORPUS, tmp_path / "corpus"))


def findings(folder: Path) -> list[str]:
    return [str(finding) for finding in check_corpus(read_corpus(folder))]


def append(folder: Path, text: str) -> None:
    path = folder / A_DOCUMENT
    path.write_text(path.read_text(encoding="utf-8") + "\n" + text + "\n", encoding="utf-8")


def change_rows(folder: Path, name: str, change: Callable[[list[dict[str, object]]], None]) -> None:
    path = folder / name
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    change(rows)
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


# --- The real corpus -------------------------------------------------------------------------------


def test_the_shipped_corpus_has_no_findings() -> None:
    assert findings(CORPUS) == []


def test_the_corpus_has_the_37_documents_and_152_originals_it_promises() -> None:
    corpus = read_corpus(CORPUS)
    assert len(corpus.texts) == len(corpus.manifest) == 37
    assert {row["id"] for row in corpus.sources} == {f"S{n}" for n in range(153)}


def test_each_city_document_has_its_seven_sections_in_one_order() -> None:
    order = ["Osapuolet", "Painopisteet", "Toimenpiteet", "Rahoittava viranomainen", "Haut", "Päätökset", "Yhteystahot"]
    cities = [text for path, text in read_corpus(CORPUS).texts.items() if "/kaupunki-" in path]
    assert len(cities) == 16
    for text in cities:
        assert [line[3:] for line in text.raw.splitlines() if line.startswith("## ")] == order, text.path


@NEEDS_MATERIAL
def test_every_number_of_the_facts_stands_in_a_statement_with_the_same_source() -> None:
    facts = (MATERIAL / "facts.md").read_text(encoding="utf-8")
    assert len(read_facts(facts)) == 366
    assert check_facts(read_corpus(CORPUS), facts) == []


@NEEDS_MATERIAL
def test_nothing_is_copied_from_the_press_release() -> None:
    press = (MATERIAL / "press-release-2020-05-20.txt").read_text(encoding="utf-8")
    assert check_press(read_corpus(CORPUS), press) == []


# --- Planted defects -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("planted", "expected"),
    [
        ("Tuki on enintään 80 prosenttia.", "no source: 'Tuki on enintään 80 prosenttia.'"),
        ("Tuki on 60 prosenttia. [S97]\nTämän perässä ei ole lähdettä.", "no source: 'Tämän perässä ei ole lähdettä.'"),
        ("- luettelon kohta ilman lähdettä", "no source: 'luettelon kohta ilman lähdettä'"),
        ("Tuki on 60 prosenttia. [S999]", "the source S999 is not in sources.jsonl"),
        ("Se on voimassa 31.12.2027 saakka. [S97]", "opens with 'Se' and cannot be quoted alone"),
        ("Päätöksen esitteli Matti Virtanen. [S97]", "names a person: Matti Virtanen"),
        ("Tutkielman laati Virtanen, Matti. [S97]", "names a person: Matti Virtanen"),
        ("Lisätietoja antaa kaupunki, puh. 029 504 7071. [S97]", "gives a person's contact: 029 504 7071"),
        ("Lisätietoja saa osoitteesta etu.suku@kaupunki.fi. [S97]", "gives a person's contact: etu.suku@kaupunki.fi"),
        ("Ohje on [verkossa](htp:/tem.fi). [S97]", "malformed link: 'htp:/tem.fi'"),
        ("Ohje on osoitteessa https://tem [S97]", "malformed link: 'https://tem'"),
    ],
)
def test_a_planted_sentence_is_found(copy: Path, planted: str, expected: str) -> None:
    append(copy, planted)
    assert [line for line in findings(copy) if line.endswith(expected) and line.startswith(A_DOCUMENT)]


def test_a_minister_may_be_named(copy: Path) -> None:
    append(copy, "Sopimukset allekirjoitti ministeri Mika Lintilän ministeriö. [S97]")
    assert findings(copy) == []


def test_a_source_in_no_document_must_say_that_it_is_unused(copy: Path) -> None:
    def forget(rows: list[dict[str, object]]) -> None:
        next(row for row in rows if row.get("unused")).pop("unused")

    change_rows(copy, "sources.jsonl", forget)
    assert [line for line in findings(copy) if line.endswith("is in no document and not marked as unused")]


@pytest.mark.parametrize("name", ["id", "path", "title", "publisher", "kind", "language", "date", "url", "sources"])
def test_an_empty_manifest_field_is_found(copy: Path, name: str) -> None:
    change_rows(copy, "manifest.jsonl", lambda rows: rows[0].update({name: "" if name != "sources" else []}))
    assert [line for line in findings(copy) if line.endswith(f"the field {name} is empty")]


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("kind", "romaani", "the field kind is 'romaani'"),
        ("date", "20.5.2020", "the date '20.5.2020' is not of the form"),
        ("url", "https://tem.fi/a b", "malformed link: 'https://tem.fi/a b'"),
        ("url", "ftp://tem.fi/a", "malformed link: 'ftp://tem.fi/a'"),
        ("title", "Aivan muuta", "the title differs from the document's"),
        ("sources", ["S1", "S150"], "the field sources differs from the markers"),
    ],
)
def test_a_wrong_manifest_value_is_found(copy: Path, name: str, value: object, expected: str) -> None:
    change_rows(copy, "manifest.jsonl", lambda rows: rows[0].update({name: value}))
    assert [line for line in findings(copy) if expected in line]


def test_a_document_must_be_in_the_manifest_and_the_other_way_round(copy: Path) -> None:
    (copy / A_DOCUMENT).rename(copy / "documents/toinen.md")
    found = findings(copy)
    assert f"manifest.jsonl: {A_DOCUMENT} is listed but not in the folder" in found
    assert "documents/toinen.md: is not in the manifest" in found


def test_a_document_must_say_that_it_is_no_official_text(copy: Path) -> None:
    path = copy / A_DOCUMENT
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(line for line in lines if not line.startswith(">")), encoding="utf-8")
    assert f"{A_DOCUMENT}: does not say in a block quote that it is no official text" in findings(copy)


def test_a_fact_whose_sum_is_missing_is_found() -> None:
    corpus = read_corpus(CORPUS)
    facts = "## Otsikko\n\n- Tuki on enintään 60 prosenttia. [S97]\n- Tuki on enintään 61 prosenttia. [S97]\n"
    assert [str(finding) for finding in check_facts(corpus, facts)] == ["facts:4: 61 percent of S97 is in no document"]


def test_seven_copied_words_and_the_contact_persons_are_found(copy: Path) -> None:
    press = "Aivan toisenlainen teksti, jonka seitsemän peräkkäistä sanaa kopioitiin.\nTuula Tamminen, johtaja, TEM\n"
    append(copy, "Toisenlainen teksti jonka seitsemän PERÄKKÄISTÄ sanaa kopioitiin, kirjoitti Tuula Tamminen. [S97]")
    assert [str(finding) for finding in check_press(read_corpus(copy), press)] == [
        f"{A_DOCUMENT}: seven words run as in the press release: "
        "'toisenlainen teksti jonka seitsemän peräkkäistä sanaa kopioitiin'",
        f"{A_DOCUMENT}: names a person: Tuula Tamminen",
    ]


# --- The command -----------------------------------------------------------------------------------


def test_the_command_prints_one_line_a_finding_and_fails(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--corpus", str(copy)]) == 0
    append(copy, "Tuki on enintään 80 prosenttia.")
    assert main(["--corpus", str(copy)]) == 1
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 1
    assert "not compared with facts or press release" in err


def test_a_fact_list_that_is_not_there_is_one_line(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--corpus", str(copy), "--facts", str(copy / "nowhere")]) == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert "nowhere" in line


def test_the_command_says_in_one_line_that_a_manifest_is_broken(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (copy / "manifest.jsonl").write_text('{"id": ', encoding="utf-8")
    assert main(["--corpus", str(copy)]) == 1
    assert "manifest.jsonl:1 is not JSON" in capsys.readouterr().out


def test_a_folder_without_a_manifest_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ManifestError, match="cannot be read"):
        read_corpus(tmp_path)


# --- Reading statements and numbers ----------------------------------------------------------------


def test_a_marker_covers_what_stands_since_the_marker_before() -> None:
    head = "# Otsikko\n\n> Huomautus.\n\n## Osa\n\n"
    raw = head + "Yksi. Kaksi. [S1]\nKolme. [S2][S3]\n\nLuettelo:\n\n- neljä [S4]\n- viisi\n"
    statements = read_text("x.md", raw).statements
    assert statements == (
        Statement("x.md", 7, "Yksi. Kaksi.", ("S1",)),
        Statement("x.md", 8, "Kolme.", ("S2", "S3")),
        Statement("x.md", 12, "neljä", ("S4",)),
        Statement("x.md", 13, "viisi", ()),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("noin 21,6 miljoonaa euroa", {("21,6", "million")}),
        ("1 333 333 euroa", {("1333333", "euro")}),
        ("kahdeksan prosenttia eli 8 %", {("8", "percent")}),
        ("viiden miljoonan euron", {("5", "million")}),
        ("kolme miljardia", {("3", "thousand million")}),
        ("haku 10.–31.5.2021", {("10", ""), ("31.5.2021", "")}),
        ("laki 756/2021 ja jako 60/40", {("756/2021", ""), ("60/40", "")}),
        ("tammikuussa 2022", {("2022", ""), ("tammi", "month")}),
        ("touko–kesäkuun vaihteessa", {("touko", "month"), ("kesä", "month")}),
        ("S1-rahaa EURA2021:ssä", set()),
    ],
)
def test_quantities_keep_their_unit(text: str, expected: set[tuple[str, str]]) -> None:
    assert quantities(text) == expected


@given(st.integers(1, 99), st.sampled_from(["prosenttia", "euroa", "miljoonaa", "miljardia"]))
def test_a_number_is_carried_by_itself_and_by_no_other_unit_or_source(number: int, unit: str) -> None:
    facts = read_facts(f"- Osuus on {number} {unit}. [S1]")
    same = [Statement("x.md", 1, f"Se on siis {number} {unit}.", ("S1",))]
    assert list(missing_quantities(facts, same)) == []
    other_unit = [Statement("x.md", 1, f"Se on siis {number} kappaletta.", ("S1",))]
    other_source = [Statement("x.md", 1, f"Se on siis {number} {unit}.", ("S2",))]
    assert len(list(missing_quantities(facts, other_unit))) == 1
    assert len(list(missing_quantities(facts, other_source))) == 1


@given(st.lists(st.sampled_from(["aa", "bb", "cc", "dd", "ee"]), min_size=7, max_size=20))
def test_a_text_shares_every_run_with_itself(words: list[str]) -> None:
    text = " ".join(words)
    assert len(shared_runs(text.upper(), text)) == len(words) - 6
    assert shared_runs(text, " ".join(words[:6])) == []


@given(
    st.lists(st.tuples(st.text("abc .,", min_size=1).filter(str.strip), st.integers(0, 152)), min_size=1, max_size=5)
)
def test_no_text_is_lost_between_markers(parts: list[tuple[str, int]]) -> None:
    raw = "\n".join(f"x{text} [S{number}]" for text, number in parts)
    statements = read_text("x.md", raw).statements
    assert [statement.sources for statement in statements] == [(f"S{number}",) for _, number in parts]
    assert " ".join(statement.text for statement in statements).split() == MARKER.sub("", raw).split()
