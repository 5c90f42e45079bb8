"""Limits: a sentence of a digest counts as the publications it comes from, in their kind and their date."""

import pytest

from assistant.domain import Passage, ScoredSentence, Source
from assistant.retrieval.limits import Limits
from tests.factories import parsed_document

SOURCES = {
    "S1": Source("S1", "Päätös", "kunta", "2021-03-01", "päätös", "fi", ""),
    "S2": Source("S2", "Tiedote", "ministeriö", "2024", "tiedote", "fi", ""),
    "S3": Source("S3", "Sivu", "kunta", "", "verkkosivu", "fi", ""),
}
DIGEST = parsed_document(
    "kooste",
    "# Kooste\nYksi virke. Toinen virke. Kolmas virke. Neljäs virke.",
    kind="sopimus",
    authority="digest",
    date="2026-11-24",
    source_ids=("S1", "S2", "S3"),
    cities=("Lahti",),
)
LAW = parsed_document("laki", "# Laki\nLain virke.", kind="laki", date="2020")


def _passage(origins: tuple[str, ...] = ("", "S1", "S2", "S3", "")) -> Passage:
    sentences = tuple(
        ScoredSentence(type(one)(*(getattr(one, name) for name in one.__slots__[:-1]), ids))
        for one, origin in zip(DIGEST.sentences, origins, strict=True)
        for ids in [(origin,) if origin else ()]
    )
    return Passage(DIGEST.chunks[0], DIGEST.document, DIGEST.sections[0], 1.0, sentences=sentences)


@pytest.mark.parametrize(
    ("limits", "kept"),
    [
        (Limits(), ["Kooste", "Yksi virke.", "Toinen virke.", "Kolmas virke.", "Neljäs virke."]),
        (Limits(kinds=("päätös",)), ["Yksi virke."]),
        (Limits(kinds=("sopimus",)), ["Kooste", "Neljäs virke."]),
        (Limits(since="2024"), ["Toinen virke."]),
        (Limits(since="2021"), ["Yksi virke.", "Toinen virke."]),
        (Limits(kinds=("päätös", "tiedote"), since="2022"), ["Toinen virke."]),
        (Limits(since="2025"), []),
    ],
)
def test_only_sentences_of_publications_within_the_limits_are_kept(limits: Limits, kept: list[str]) -> None:
    texts = [one.sentence.text for passage in limits.within([_passage()], SOURCES) for one in passage.sentences]
    assert texts == kept


@pytest.mark.parametrize(
    ("limits", "kept"),
    [
        (Limits(cities=("Lahti",)), ["kooste"]),
        (Limits(kinds=("laki",)), ["laki"]),
        (Limits(kinds=("päätös",)), ["kooste"]),
        (Limits(since="2023"), ["kooste"]),
        (Limits(since="2020"), ["kooste", "laki"]),
        (Limits(cities=("Oulu",), kinds=("päätös",)), []),
    ],
)
def test_a_document_may_hold_what_one_of_its_publications_is(limits: Limits, kept: list[str]) -> None:
    assert limits.documents([DIGEST.document, LAW.document], SOURCES) == kept
