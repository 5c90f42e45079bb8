"""Cases: the shipped ones are sound, a stranger's need little, and what is malformed is said with its line."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from assistant.domain import Turn
from evals.cases.dataset import CASES_FOLDER, QUESTIONS, CasesError, Gold, load_cases, parse_case
from evals.training.train import TRAINING

SHIPPED = ("questions", "officials", "heldout", "training_cities", "training_process", "parts")
CORPUS = Path(__file__).parents[3] / "corpus"


def write(folder: Path, *lines: str) -> Path:
    path = folder / "cases.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_a_question_alone_is_a_case_of_which_nothing_is_known() -> None:
    case = parse_case({"question": "Mikä?"}, default_id="7")
    assert (case.id, case.question, case.answerable, case.gold, case.key_facts) == ("7", "Mikä?", None, (), ())


def test_other_spellings_of_the_optional_fields_are_understood() -> None:
    case = parse_case(
        {
            "id": 3,
            "question": "Mikä?",
            "history": ["Kuka?", {"question": "Missä?", "answer": "Siellä."}],
            "sources": ["S12"],
            "documents": ["kuka-paattaa"],
            "facts": ["25 %", ["kaksi", "2"]],
        }
    )
    assert case.id == "3"
    assert case.history == (Turn("Kuka?"), Turn("Missä?", "Siellä."))
    assert case.gold == (Gold(source_ids=("S12",)), Gold(document_id="kuka-paattaa"))
    assert case.key_facts == (("25 %",), ("kaksi", "2"))
    assert case.answerable is True
    assert case.expected_status == "answered"


@pytest.mark.parametrize(
    ("fields", "answerable", "status"),
    [
        ({"answerable": False}, False, "not_in_material"),
        ({"expected_status": "out_of_scope"}, False, "out_of_scope"),
        ({"expected_status": "partly_answered"}, True, "partly_answered"),
        ({}, None, ""),
    ],
)
def test_either_field_says_whether_the_material_answers(
    fields: dict[str, object], answerable: bool | None, status: str
) -> None:
    case = parse_case({"question": "Mikä?", **fields})
    assert (case.answerable, case.expected_status) == (answerable, status)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"question": ""}', "line 1: 'question' is missing or empty"),
        ('{"question": "a", "history": "b"}', "line 1: 'history' must be a list"),
        ('{"question": "a", "gold": [{}]}', "line 1: each gold place"),
        ('{"question": "a", "answerable": "no"}', "line 1: 'answerable' must be true or false"),
        ('{"question": "a", "expected_status": "maybe"}', "line 1: 'expected_status' is 'maybe'"),
        ('{"question": "a"', "line 1 is not JSON"),
        ("[]", "line 1: it must be a JSON object"),
        ("", "holds no cases"),
    ],
)
def test_a_malformed_file_is_refused_with_line_and_field(tmp_path: Path, line: str, said: str) -> None:
    with pytest.raises(CasesError, match=r"cases\.jsonl") as caught:
        load_cases(write(tmp_path, line))
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_id_used_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CasesError, match="id 'a' is taken by line 1"):
        load_cases(write(tmp_path, '{"id": "a", "question": "x"}', '{"id": "a", "question": "y"}'))


def test_a_missing_file_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(CasesError, match="Cannot read the cases"):
        load_cases(tmp_path / "none.jsonl")


def test_gold_matches_by_place_or_by_source() -> None:
    gold = Gold("a", "Haut", ("S1", "S2"))
    assert gold.covers("a", "Haut", ())
    assert gold.covers("b", "Muu", ("S2", "S9"))
    assert not gold.covers("a", "Muu", ("S9",))
    assert not Gold(source_ids=("S1",)).covers("", "", ())


def test_the_shipped_questions_are_many_enough_of_each_kind() -> None:
    kinds = Counter(case.kind for case in load_cases(QUESTIONS).cases)
    wanted = {"staff": 80, "officials": 60, "general": 40, "follow_up": 30, "unanswerable": 40}
    assert all(kinds[kind] >= count for kind, count in wanted.items()), kinds


def test_every_shipped_question_says_where_its_answer_stands_and_what_it_says() -> None:
    for case in load_cases(QUESTIONS).cases:
        assert case.answerable == (case.kind != "unanswerable"), case.id
        assert bool(case.gold) == bool(case.key_facts) == case.answerable, case.id
        assert (case.kind == "follow_up") == bool(case.history), case.id
        assert bool(case.provenance) == case.answerable, case.id


def test_a_third_of_each_kind_is_held_out() -> None:
    cases = load_cases(QUESTIONS).cases
    for kind in {case.kind for case in cases}:
        held = [case.held_out for case in cases if case.kind == kind]
        assert abs(sum(held) - len(held) / 3) < 1, kind


@pytest.mark.parametrize("name", SHIPPED)
def test_the_shipped_gold_documents_sections_and_sources_exist(name: str) -> None:
    lines = [(CORPUS / name).read_text(encoding="utf-8").splitlines() for name in ("manifest.jsonl", "sources.jsonl")]
    documents, sources = ({json.loads(line)["id"]: json.loads(line) for line in part if line.strip()} for part in lines)
    for case in load_cases(CASES_FOLDER / f"{name}.jsonl").cases:
        for gold in case.gold:
            assert gold.document_id in documents, case.id
            assert set(gold.source_ids) <= sources.keys(), case.id
            if gold.section:
                text = (CORPUS / documents[gold.document_id]["path"]).read_text(encoding="utf-8")
                assert f"## {gold.section}\n" in text, case.id


def test_nothing_is_learned_from_the_held_out_questions() -> None:
    asked = {case.question for path in TRAINING for case in load_cases(path).cases if not case.held_out}
    held = load_cases(CASES_FOLDER / "heldout.jsonl").cases
    assert all(case.held_out for case in held)
    assert not asked & {case.question for case in held}
