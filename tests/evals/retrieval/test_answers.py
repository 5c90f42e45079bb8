"""``evals answers``: a tiny made collection is indexed and asked for real, and each way of losing a span is told apart."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.domain import Sentence
from evals.__main__ import main
from evals.retrieval.answers import stands_in
from evals.training.examples import Span

PASSAGES = {
    "mylly": "Tervakosken mylly on vanha vesimylly. Mylly rakennettiin vuonna 1764. Sen omistaa kunta.",
    "satama": "Hiekkaniemen satama on avoinna toukokuusta syyskuuhun. Satamassa on 40 venepaikkaa.",
    "kirjasto": "Kirjasto lainaa kirjoja ja soittimia. Lainaaja tarvitsee kortin.",
}
QUESTIONS = {
    "q1": ("Milloin Tervakosken mylly rakennettiin?", "mylly", "1764"),
    "q2": ("Montako venepaikkaa Hiekkaniemen satamassa on?", "satama", "40 venepaikkaa"),
}


@pytest.fixture
def collection(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "made"
    folder.mkdir()
    answers = []
    for name, (_, passage, text) in QUESTIONS.items():
        start = PASSAGES[passage].index(text)
        span = {"text": text, "start": start, "end": start + len(text)}
        answers.append({"id": name, "passage": passage, "answers": [span]})
    rows = {
        "passages.jsonl": [{"id": name, "text": text} for name, text in PASSAGES.items()],
        "queries.jsonl": [{"id": name, "text": text} for name, (text, _, _) in QUESTIONS.items()],
        "answers.jsonl": answers,
    }
    for name, lines in rows.items():
        (folder / name).write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    judged = "".join(f"{name}\t{passage}\t1\n" for name, (_, passage, _) in QUESTIONS.items())
    (folder / "qrels.tsv").write_text("query\tpassage\tgain\n" + judged, encoding="utf-8")
    return folder


def test_a_made_collection_is_asked_and_what_was_not_trained_on_is_told_apart(
    collection: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["answers", str(collection), "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["questions"]["all"]["questions"] == 2
    assert report["questions"]["unseen"]["questions"] == 1
    assert report["questions"]["all"]["passage@10"] == 1.0
    assert report["questions"]["all"]["span_in_shown"] == 1.0
    assert report["lost"] == {"passage": 0, "choice": 0, "stop": 0, "crowded": 0}


def test_a_collection_without_answers_is_one_clear_error(collection: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (collection / "answers.jsonl").unlink()
    assert main(["answers", str(collection)]) == 2
    assert "answers.jsonl" in capsys.readouterr().err


def test_a_span_stands_in_sentences_that_hold_all_of_it_and_in_no_other_passage() -> None:
    one, two = (Sentence("mylly", n, 0, 0, start, start + 10, "x" * 10) for n, start in enumerate((0, 11)))
    across = Span("", 8, 14)
    assert stands_in([one, two], "mylly", [across])
    assert not stands_in([one], "mylly", [across])
    assert not stands_in([one, two], "satama", [across])
    assert stands_in([two], "mylly", [across, Span("", 12, 14)])
