"""Who undertakes what, by which words and how firmly."""

import pytest

from assistant.domain import Document
from ingest.blocks import Block, BlockKind
from ingest.commitments import AIM, BINDING, EXPECTED, find_commitments, undertakings
from ingest.structure import structure


@pytest.mark.parametrize(
    ("sentence", "party", "verb", "strength"),
    [
        ("Kaupunki sitoutuu nimeämään johtoryhmän.", "kaupunki", "sitoutuu", BINDING),
        ("Kuopio sitoutuu raportoimaan vuosittain.", "Kuopio (kaupunki)", "sitoutuu", BINDING),
        ("Kaupungit sitoutuivat ohjelmassa samaan osuuteen.", "kaupunki", "sitoutuivat", BINDING),
        ("Valtio ja EU vastaavat 60 prosentin osuudesta.", "valtio ja EU", "vastaavat", BINDING),
        ("Neuvonnasta vastaa Etelä-Savon ELY-keskus.", "Etelä-Savon ELY-keskus", "vastaa", BINDING),
        ("Kaupungin tulee raportoida valtiolle.", "kaupunki", "tulee", BINDING),
        ("Rahoittavan liiton on seurattava kertymää.", "liitto", "on seurattava", BINDING),
        ("Kaupunki on velvollinen raportoimaan.", "kaupunki", "on velvollinen", BINDING),
        ("Hakijalta edellytetään omarahoitusta.", "hakija", "edellytetään", BINDING),
        ("Kaupunki tai liitto ei saa vaatia yksityistä rahaa.", "kaupunki tai liitto", "ei saa", BINDING),
        ("Kaupungilta odotetaan omia toimia.", "kaupunki", "odotetaan", EXPECTED),
        ("Kaupungin odotetaan vetävän investointeja.", "kaupunki", "odotetaan", EXPECTED),
        ("Valtion tehtävä on luoda edellytykset.", "valtio", "tehtävä on", EXPECTED),
        ("Kaupunki pyrkii hiilineutraaliuteen.", "kaupunki", "pyrkii", AIM),
        ("Kaupungin tavoitteena on kasvattaa vientiä.", "kaupunki", "tavoitteena on", AIM),
        ("Osapuolet sitoutuvat edistämään yhteistyötä.", "osapuoli", "sitoutuvat", BINDING),
    ],
)
def test_an_undertaking_has_its_party_words_and_strength(sentence: str, party: str, verb: str, strength: str) -> None:
    found = undertakings(sentence)
    assert [(one.party, one.verb, one.strength) for one in found] == [(party, verb, strength)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Hankkeilta ei edellytetä yksityistä rahoitusta.",
        "Aineisto ei nimeä rahoittavaa viranomaista.",
        "Kysymyksiin vastaa kehittämispäällikkö.",
        "Mukana on 18 kaupunkia.",
        "Rahoitus tulee kaupungeilta.",
        "",
    ],
)
def test_these_undertake_nothing(sentence: str) -> None:
    assert undertakings(sentence) == ()


def test_list_items_take_party_and_verb_from_the_sentence_that_introduces_them() -> None:
    blocks = [
        Block(BlockKind.HEADING, "Kaupungin sitoumukset", 2),
        Block(BlockKind.PARAGRAPH, "Kaupunki sitoutuu:"),
        Block(BlockKind.LIST_ITEM, "nimeämään johtoryhmän", 1, "- ", marks=((21, ("S1",)),)),
        Block(BlockKind.LIST_ITEM, "raportoimaan tuloksista", 1, "- "),
    ]
    found = structure(blocks, "d")
    commitments = find_commitments(Document(id="d", title="t", cities=("Pori",)), found.sections, found.sentences)
    assert [(c.party, c.verb, c.text, c.cities, c.section) for c in commitments] == [
        ("kaupunki", "sitoutuu", "nimeämään johtoryhmän", ("Pori",), "Kaupungin sitoumukset"),
        ("kaupunki", "sitoutuu", "raportoimaan tuloksista", ("Pori",), "Kaupungin sitoumukset"),
    ]
    assert commitments[0].source_ids == ("S1",)
    assert all(found.text[c.start : c.end] == c.text for c in commitments)


def test_cities_named_in_the_sentence_come_before_those_of_the_document() -> None:
    found = structure([Block(BlockKind.PARAGRAPH, "Kaupunki nimeää johtoryhmän Kuopion ja Kokkolan malleissa.")], "d")
    commitments = find_commitments(Document(id="d", title="t", cities=("Pori",)), found.sections, found.sentences)
    assert commitments[0].cities == ("Kuopio", "Kokkola")
