"""Whether the form of an answer is judged as its case says: exact values on small answers."""

from __future__ import annotations

from assistant.domain import Answer, AnswerStatus, Cell, Claim, Span, Table, TableRow
from evals.cases.dataset import Case
from evals.cases.forms import ExpectedTable, FormCase
from evals.forms import right_cells, score_form
from evals.metrics import overlap, repetition
from evals.response import Response

ANSWER = Answer(
    question="Onko haku auki?",
    status=AnswerStatus.ANSWERED,
    text="",
    claims=(
        Claim("Haku päättyi 12.6.2022.", (1,)),
        Claim("Haku oli EURA 2021 -järjestelmässä.", (1,), more=True),
        Claim("Haku päättyi 12.6.2022.", (1,), more=True),
    ),
    verdict="ei",
    answer_span=Span(0, 13, 22, "12.6.2022"),
)
CASE = Case("one", "Onko haku auki?", "time", key_facts=(("12.6.2022",),), answerable=True, expected_status="answered")


def _shares(form: FormCase, answer: Answer = ANSWER) -> dict[str, tuple[float, float]]:
    return score_form(form, answer, Response.of("one", answer, (), {}, 0.0)).shares


def test_an_answer_is_direct_concise_and_without_repetition_by_its_sentences():
    shares = _shares(FormCase(CASE, answer_span="12.6.2022", verdict="ei"))
    assert shares["directness"] == (1.0, 1.0)
    assert shares["concision"] == (2, 3)
    assert shares["repetition"] == (1 / 3, 1.0)
    assert shares["span_accuracy"] == (1.0, 1.0)
    assert shares["verdict_accuracy"] == (1.0, 1.0)


def test_what_is_useful_is_no_padding():
    assert _shares(FormCase(CASE, useful=(("eura",),)))["concision"] == (3, 3)


def test_a_wrong_verdict_counts_unless_it_is_flagged():
    form = FormCase(CASE, verdict="kyllä")
    assert _shares(form)["wrong_verdicts_unflagged"] == (1.0, 1.0)
    flagged = Answer("q", AnswerStatus.ANSWERED, "", verdict="ei", unsure=True)
    assert _shares(form, flagged)["wrong_verdicts_unflagged"] == (0.0, 1.0)
    assert _shares(form, flagged)["verdict_accuracy"] == (0.0, 1.0)


def test_a_list_is_honest_when_it_says_whether_it_is_whole():
    form = FormCase(CASE, items=(("eura",), ("pori",)), complete=False)
    assert _shares(form)["list_recall"] == (0.5, 1.0)
    assert _shares(form)["list_honesty"] == (0.0, 1.0)


def test_a_cell_is_right_when_it_holds_a_variant_or_is_empty_where_nothing_is_told():
    expected = ExpectedTable(("Oulu", "Turku"), ("tuki", "haku"), ((("60 %",), ()), ((), ("2024",))))
    table = Table(
        ("tuki", "haku"),
        (TableRow("Turku", (Cell(), Cell("2023", (1,)))), TableRow("Oulu", (Cell("60 %", (2,)), Cell()))),
    )
    assert right_cells(expected, table) == (3.0, 4.0)
    assert right_cells(expected, None) == (0.0, 4.0)


def test_a_statement_repeats_when_an_earlier_one_tells_all_of_it():
    words = [
        frozenset({"haku", "päättyi", "2022"}),
        frozenset({"haku", "päättyi"}),
        frozenset({"haku", "päättyi", "2023"}),
    ]
    assert repetition(words) == 1 / 3
    assert repetition([]) is None


def test_overlap_is_the_f1_of_words():
    assert overlap(["a", "b"], ["a", "b"]) == 1.0
    assert overlap(["a"], ["a", "b", "c"]) == 0.5
    assert overlap([], ["a"]) == 0.0
