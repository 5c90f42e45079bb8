from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.composition.prompts import WITHHELD_REASONS
from assistant.domain import (
    Chunk,
    Document,
    DraftClaim,
    Passage,
    ScoredSentence,
    Section,
    Sentence,
    SentenceKind,
    Source,
)
from assistant.index.catalog import Catalog
from assistant.verification.reasons import Reason
from assistant.verification.verify import check, verify
from evals.verification.adversarial_build import statements

SHARE = "EAKR- ja valtion rahoituksen taso on ekosysteemisopimuksissa 60 prosenttia, ja loput 40 % tulee kaupungeilta."
SELECTION = "Kaupunkien johtoryhmä esittää rahoitettavat hankkeet ja Uudenmaan liitto tekee juridiset päätökset."
DECIDES = "Uudenmaan liiton päätökset tekee kaupunki."
RULE = "Hanke ei voi saada rahoitusta, jos yksikin yleinen valintaperuste jää täyttymättä."
DUTY = "Rahoittavan liiton on seurattava, että kuntarahoitusta kertyy riittävästi."
BUDGETS = "Hankkeen kokonaisbudjetti on 542 884 euroa ja tuki 325 730 euroa."
VALIDITY = "Ekosysteemisopimukset ovat voimassa 31.12.2027 saakka."
MONEY = "Joensuun haussa jaettiin EAKR-rahaa enintään 1 000 000 euroa."


def sentence(
    text: str, ordinal: int = 0, kind: SentenceKind = SentenceKind.PROSE, lead_in: int | None = None
) -> Sentence:
    return Sentence("d", ordinal, 0, 0, 0, len(text), text, kind, lead_in)


def reason(claim: str, *evidence: str) -> str:
    return check(claim, [sentence(text, number) for number, text in enumerate(evidence)]).reason


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("EAKR- ja valtion rahoituksen taso on ekosysteemisopimuksissa 60 %.", SHARE),
        ("Loput 40 % tulee kaupungeilta.", SHARE),
        ("Rahoitettavia hankkeita ehdottaa kaupunkien johtoryhmä.", SELECTION),
        ("Juridiset päätökset tekee Uudenmaan liitto.", SELECTION),
        ("Jos yksikin yleinen valintaperuste jää täyttymättä, hanke ei voi saada rahoitusta.", RULE),
        ("Rahoittavan liiton tulee seurata, että kuntarahoitusta kertyy riittävästi.", DUTY),
        ("Hankkeen tuki on 325 730 euroa.", BUDGETS),
        ("Ekosysteemisopimukset ovat voimassa 31. joulukuuta 2027 asti.", VALIDITY),
        ("Joensuun haussa jaettiin EAKR-rahaa korkeintaan miljoona euroa.", MONEY),
    ],
)
def test_a_true_rewording_passes(claim: str, evidence: str) -> None:
    assert check(claim, [sentence(evidence)]).ok


@pytest.mark.parametrize(
    ("claim", "evidence", "why"),
    [
        ("EAKR- ja valtion rahoituksen taso on ekosysteemisopimuksissa 80 %.", SHARE, Reason.NUMBER),
        ("EAKR- ja valtion rahoituksen taso on ekosysteemisopimuksissa 40 %.", SHARE, Reason.CONDITION),
        ("EAKR- ja valtion rahoituksen taso on ekosysteemisopimuksissa enintään 60 %.", SHARE, Reason.BOUND),
        ("EAKR- ja valtion rahoituksen taso ei ole ekosysteemisopimuksissa 60 %.", SHARE, Reason.NEGATION),
        ("Uudenmaan liiton juridiset päätökset tekee kaupunki.", DECIDES, Reason.WORDING),
        ("Kaupungin päätökset tekee Uudenmaan liitto.", DECIDES, Reason.ROLE),
        ("Juridiset päätökset tekee Pirkanmaan liitto.", SELECTION, Reason.PLACE),
        ("Juridiset päätökset tekee TEM.", SELECTION, Reason.BODY),
        ("Hanke ei voi saada rahoitusta.", RULE, Reason.CONDITION),
        ("Rahoittava liitto voi seurata, että kuntarahoitusta kertyy riittävästi.", DUTY, Reason.MODALITY),
        ("Hankkeen kokonaisbudjetti on 325 730 euroa.", BUDGETS, Reason.CONDITION),
        ("Ekosysteemisopimukset olivat voimassa 31.12.2027 saakka.", VALIDITY, Reason.TENSE),
        ("Ekosysteemisopimukset ovat voimassa 31.12.2027 alkaen.", VALIDITY, Reason.WORDING),
        ("Ekosysteemisopimukset ovat voimassa 31.12.2028 saakka.", VALIDITY, Reason.DATE),
        ("Joensuun haussa jaettiin EAKR-rahaa enintään 1 000 000 000 euroa.", MONEY, Reason.NUMBER),
        ("Lahden haussa jaettiin EAKR-rahaa enintään 1 000 000 euroa.", MONEY, Reason.PLACE),
    ],
)
def test_one_false_word_withholds_a_claim_and_says_why(claim: str, evidence: str, why: Reason) -> None:
    assert reason(claim, evidence) == why


def test_every_reason_has_words_for_the_page() -> None:
    assert set(WITHHELD_REASONS) == set(Reason)


def test_a_claim_without_evidence_is_withheld() -> None:
    assert check("Tuki on 60 prosenttia.", []).reason == Reason.CITATION


def test_every_sentence_of_the_corpus_passes_word_for_word() -> None:
    failed = [s.text for s in statements() if not check(s.text, [sentence(s.text)]).ok]
    assert failed == []


def test_a_list_item_passes_with_its_lead_in_and_not_with_another() -> None:
    lead, item = sentence("Tehtäviä ovat:", 1), sentence("viestintä", 2, SentenceKind.LIST_ITEM, lead_in=1)
    other = sentence("Aineistosta puuttuvat:", 5)
    assert check("Tehtäviä ovat: viestintä", [lead, item]).ok
    assert not check("Aineistosta puuttuvat: viestintä", [other, item]).ok


@settings(max_examples=60, deadline=None)
@given(st.integers(min_value=1, max_value=999), st.integers(min_value=1, max_value=999))
def test_a_changed_percentage_never_passes(said: int, claimed: int) -> None:
    verdict = check(
        f"Tuki kattaa hankkeen kuluista {claimed} prosenttia.",
        [sentence(f"Tuki kattaa {said} prosenttia hankkeen kuluista.")],
    )
    assert verdict.ok == (said == claimed)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_gets_a_verdict(claim: str, evidence: str) -> None:
    verdict = check(claim, [sentence(evidence)])
    assert verdict.ok == (verdict.reason == "")


class FakeCatalog:
    """The catalog's boundary: one document and two sources, without a file."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.documents = {"d": Document("d", "Kooste", publisher="Me", date="2026")}
        self.sources = {
            "S1": Source("S1", "Tiedote", "TEM", "20.5.2020", "tiedote", "fi", "https://a.test"),
            "S2": Source("S2", "Ohje", "Liitto", "2022", "ohje", "fi", "https://b.test"),
        }

    def slice(self, document_id: str, start: int, end: int) -> str:
        return self._text[start:end]


TEXT = "Tuki on 60 prosenttia. Haku päättyi 7.8.2022."


def passage(*found: Sentence) -> Passage:
    chunk = Chunk("d", 0, 0, 0, len(TEXT), TEXT)
    scored = tuple(ScoredSentence(item) for item in found)
    return Passage(chunk, Document("d", "Kooste"), Section("d", 0, 0, len(TEXT), "Tuki"), 1.0, {}, scored)


def checked(drafts: Sequence[DraftClaim], text: str = TEXT) -> Any:
    return verify(drafts, [passage(FIRST, SECOND)], cast(Catalog, FakeCatalog(text)))


FIRST = Sentence("d", 0, 0, 0, 0, 22, TEXT[:22], source_ids=("S1", "S2"))
SECOND = Sentence("d", 1, 0, 0, 23, 45, TEXT[23:45])


def test_citations_are_numbered_by_first_use_and_one_for_each_source() -> None:
    result = checked(
        [DraftClaim(SECOND.text, (SECOND,)), DraftClaim("Tuki on 60 %.", (FIRST,)), DraftClaim(SECOND.text, (SECOND,))]
    )
    assert [claim.citations for claim in result.claims] == [(1,), (2, 3), (1,)]
    assert [(c.title, c.publisher, c.source_id) for c in result.citations] == [
        ("Kooste", "Me", ""),
        ("Tiedote", "TEM", "S1"),
        ("Ohje", "Liitto", "S2"),
    ]
    assert all(TEXT[c.start : c.end] == c.quote for c in result.citations)


def test_a_quote_that_is_not_in_the_document_is_withheld() -> None:
    result = checked([DraftClaim(FIRST.text, (FIRST,))], text=TEXT.replace("60", "70"))
    assert [item.reason for item in result.withheld] == [Reason.QUOTE]


def test_evidence_outside_the_returned_passages_is_withheld() -> None:
    elsewhere = Sentence("d", 9, 3, 4, 100, 122, FIRST.text)
    assert [item.reason for item in checked([DraftClaim(FIRST.text, (elsewhere,))]).withheld] == [Reason.CITATION]
