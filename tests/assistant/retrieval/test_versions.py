"""A duty that a newer document states anew points there."""

from __future__ import annotations

from assistant.domain import Commitment, Document
from assistant.retrieval.versions import newer_versions


def _stated(name: str, date: str, text: str, party: str = "kaupunki") -> tuple[Commitment, Document]:
    return Commitment(name, party, "maksaa", text, 0, len(text), "1", None), Document(id=name, title=name, date=date)


OLD = _stated("a", "2023-02-01", "Kaupunki maksaa osuutenaan 20 000 euroa vuodessa.")


def test_a_newer_decision_on_the_same_duty_is_named() -> None:
    new = _stated("b", "2025-03-01", "Kaupunki maksaa osuutenaan 35 000 euroa vuodessa.")
    assert newer_versions([OLD, new]) == {0: f"b#0-{new[0].end}"}


def test_another_partys_duty_another_duty_and_the_same_words_are_no_newer_version() -> None:
    others = [
        _stated("b", "2025-03-01", "Liitto maksaa osuutenaan 35 000 euroa vuodessa.", "liitto"),
        _stated("c", "2025-03-01", "Kaupunki maksaa tilan vuokran."),
        _stated("d", "2025-03-01", OLD[0].text),
    ]
    assert newer_versions([OLD, *others]) == {}
