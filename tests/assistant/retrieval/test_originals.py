from __future__ import annotations

from assistant.domain import Chunk, Document, Passage, ScoredSentence, Section, Sentence
from assistant.retrieval.originals import originals_first


def passage(name: str, score: float, authority: str, source: str) -> Passage:
    document = Document(name, name, authority=authority, source_ids=(source,))
    sentence = Sentence(name, 0, 0, 0, 0, 1, "x", source_ids=(source,) if authority == "digest" else ())
    chunk = Chunk(name, 0, 0, 0, 1, "x")
    return Passage(chunk, document, Section(name, 0, 0, 1, ""), score, {"dense": score}, (ScoredSentence(sentence),))


def order(*passages: Passage) -> list[str]:
    return [found.document.id for found in originals_first(passages)]


def test_an_original_stands_before_the_digest_that_tells_of_it() -> None:
    other = passage("muu", 0.91, "digest", "S9")
    digest, original = passage("kooste", 0.90, "digest", "S2"), passage("alkuperäinen", 0.87, "primary", "S2")
    assert order(other, digest, original) == ["muu", "alkuperäinen", "kooste"]


def test_the_lift_is_said_and_scores_stay_in_order() -> None:
    found = originals_first([passage("kooste", 0.90, "digest", "S2"), passage("alkuperäinen", 0.87, "primary", "S2")])
    assert found[0].scores["original"] > 0
    assert [p.score for p in found] == sorted((p.score for p in found), reverse=True)


def test_an_original_of_something_else_stays_where_it_is() -> None:
    assert order(passage("kooste", 0.90, "digest", "S2"), passage("b", 0.89, "primary", "S3")) == ["kooste", "b"]


def test_an_original_that_answers_much_worse_stays_where_it_is() -> None:
    assert order(passage("kooste", 0.90, "digest", "S2"), passage("b", 0.80, "primary", "S2")) == ["kooste", "b"]
