"""Collections out of PDF pages and out of a manual: what is right for a question."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.errors import ApuriError
from evals.__main__ import main
from evals.retrieval.bm25 import SimplemmaBM25
from evals.retrieval.collection import read_collection
from evals.retrieval.paged import read_paged
from tests.ingest.making import column, pdf_bytes

PAGES = (
    ["Uimahallin peruskorjaus", "Altaat uusitaan ensi vuonna.", "Lipun hinta nousee."],
    ["Kirjaston aukioloajat", "Kirjasto on auki myös sunnuntaisin."],
)


def _folder(folder: Path, page: int = 2) -> Path:
    (folder / "kokous.pdf").write_bytes(pdf_bytes([column(lines) for lines in PAGES]))
    question = {"question": "Kirjaston aukioloajat", "file": "kokous.pdf", "page": page}
    (folder / "questions.jsonl").write_text(json.dumps(question) + "\n", encoding="utf-8")
    return folder


def test_a_page_is_a_passage_and_the_page_that_is_named_is_right(tmp_path: Path) -> None:
    collection = read_paged(_folder(tmp_path))
    assert len(collection.passages) == 2
    (right,) = collection.gains["0"]
    assert next(p.text for p in collection.passages if p.id == right).startswith("Kirjaston aukioloajat")


def test_cut_to_pieces_every_piece_of_that_page_is_right(tmp_path: Path) -> None:
    collection = read_paged(_folder(tmp_path), characters=40)
    right = [p for p in collection.passages if p.id in collection.gains["0"]]
    assert len(right) > 1
    assert all(len(passage.text) <= 40 and passage.id.startswith("kokous.pdf:2:") for passage in right)


def test_a_page_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ApuriError, match="question 1"):
        read_paged(_folder(tmp_path, page=7))


def test_retrieval_reads_such_a_folder_and_finds_the_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["retrieval", str(_folder(tmp_path)), "--json", "--system", "apuri"]) == 0
    assert json.loads(capsys.readouterr().out)["systems"]["apuri"]["ndcg@10"] == 1.0


MALLARD = """<page xmlns="http://projectmallard.org/1.0/"><info><desc>Näin tallennat työsi.</desc><p>ei tätä</p></info>
<title>Tallentaminen on {what}</title><p>{first}</p><section><title>Lisää</title><p>{second}</p></section></page>"""


def test_a_manual_is_asked_by_titles_descriptions_and_first_sentences(tmp_path: Path) -> None:
    source, out = tmp_path / "ohje", tmp_path / "joukot"
    source.mkdir()
    first = "Tiedoston voi tallentaa valikosta tai näppäimillä milloin vain työn aikana. " + "Se on helppoa. " * 50
    page = MALLARD.format(what="helppoa", first=first, second="Kopio on hyvä säilyttää toisella levyllä. " * 10)
    (source / "tallenna.page").write_text(page, encoding="utf-8")
    (source / "save.page").write_text(MALLARD.format(what="easy", first="Save.", second="Copy."), encoding="utf-8")
    assert main(["manuals", str(source), str(out)]) == 0
    asked = {name: read_collection(out / name) for name in ("titles", "titled", "descriptions", "first")}
    assert list(asked["titles"].queries.values()) == ["Tallentaminen on helppoa"]
    assert list(asked["descriptions"].queries.values()) == ["Näin tallennat työsi."]
    assert len(asked["titles"].gains["0"]) == 2
    assert asked["titled"].passages[0].text.startswith("Tallentaminen on helppoa\n")
    assert next(iter(asked["first"].queries.values())).endswith("työn aikana.")
    assert "ei tätä" not in "".join(p.text for p in asked["titles"].passages)


def test_a_folder_without_such_pages_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["manuals", str(tmp_path), str(tmp_path / "ulos")]) == 2
    assert "no .page files" in capsys.readouterr().err


@pytest.mark.slow
def test_base_forms_find_what_is_inflected() -> None:
    texts = ["Kirjastoissa luetaan.", "Uimahalleissa uidaan."]
    assert [row for row, _ in SimplemmaBM25(texts).search("uimahalli", 2)] == [1]
