"""Who undertakes what, by which words, how firmly, and on what terms."""

from __future__ import annotations

import pytest

from assistant.domain import Commitment, Document
from ingest.blocks import Block, BlockKind
from ingest.commitments import find_commitments, undertakings
from ingest.structure import structure

DUTY, BAN, AIM, EXPECTATION, RIGHT = "velvoite", "kielto", "tavoite", "odotus", "mahdollisuus"


@pytest.mark.parametrize(
    ("sentence", "party", "verb", "strength"),
    [
        ("Kaupunki sitoutuu nimeämään johtoryhmän.", "kaupunki", "sitoutuu", DUTY),
        ("Kuopio sitoutuu raportoimaan vuosittain.", "Kuopio", "sitoutuu", DUTY),
        ("Valtio ja EU vastaavat 60 prosentin osuudesta.", "valtio ja EU", "vastaavat", DUTY),
        ("Neuvonnasta vastaa Etelä-Savon ELY-keskus.", "Etelä-Savon ELY-keskus", "vastaa", DUTY),
        ("Kaupungin tulee antaa valtiolle selvitys.", "kaupunki", "tulee", DUTY),
        ("Kaupungin pitää vuosittain maksaa osuutensa.", "kaupunki", "pitää", DUTY),
        ("Rahoittavan liiton on vuosittain laadittava yhteenveto.", "liitto", "on laadittava", DUTY),
        ("Kaupunki on velvollinen raportoimaan.", "kaupunki", "on velvollinen", DUTY),
        ("Hakijalta edellytetään omarahoitusta.", "hakija", "edellytetään", DUTY),
        ("Siivous kuuluu vuokralaiselle.", "vuokralainen", "kuuluu", DUTY),
        ("Valtion tehtävä on luoda edellytykset.", "valtio", "tehtävä on", DUTY),
        ("Kehitysyhtiön vastuulla on neuvonta.", "kehitysyhtiö", "vastuulla on", DUTY),
        ("Sopimus edellyttää, että kunta seuraa kulutusta.", "kunta", "edellyttää", DUTY),
        ("Saaja palauttaa käyttämättä jääneen osan.", "saaja", "palauttaa", DUTY),
        ("Kaupunki päättää myöntää yhdistykselle 5 000 euroa.", "kaupunki", "päättää", DUTY),
        ("Kaupunki tai rahoittava liitto ei saa vaatia yksityistä rahaa.", "kaupunki tai liitto", "ei saa", BAN),
        ("Saaja sitoutuu olemaan siirtämättä laitteita.", "saaja", "sitoutuu", BAN),
        ("Kaupungilta odotetaan omia toimia.", "kaupunki", "odotetaan", EXPECTATION),
        ("Kaupungin odotetaan vetävän investointeja.", "kaupunki", "odotetaan", EXPECTATION),
        ("Liiton tulisi tiedottaa hausta.", "liitto", "tulisi", EXPECTATION),
        ("Kaupunki pyrkii hiilineutraaliuteen.", "kaupunki", "pyrkii", AIM),
        ("Kaupungin tavoitteena on kasvattaa vientiä.", "kaupunki", "tavoitteena on", AIM),
        ("Tilaajalla on oikeus pidättää maksu.", "tilaaja", "on oikeus", RIGHT),
        ("Toimittaja voi käyttää alihankkijoita.", "toimittaja", "voi", RIGHT),
        ("Osapuolet sitoutuvat edistämään yhteistyötä.", "osapuolet", "sitoutuvat", DUTY),
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
        "Mukana on 18 kaupunkia.",
        "Rahoitus tulee kaupungeilta.",
        "Kaupunki sitoutui edellisellä kaudella samaan osuuteen.",
        "Yritysten määrän odotetaan kasvavan.",
        "Hakijan mukaan kaupunki vastaa kuluista.",
        "Saajalla tarkoitetaan tuen saajaa.",
        "Rahoituksen saaminen edellyttää, että eduskunta hyväksyy määrärahan.",
        "Riidat ratkaisee käräjäoikeus.",
        "Lautakunta päättää hyväksyä pöytäkirjan.",
        "",
    ],
)
def test_these_undertake_nothing(sentence: str) -> None:
    assert undertakings(sentence) == ()


def _register(*blocks: Block, title: str = "Sopimus", cities: tuple[str, ...] = ()) -> tuple[Commitment, ...]:
    found = structure(list(blocks), "d")
    commitments = find_commitments(Document(id="d", title=title, cities=cities), found.sections, found.sentences)
    assert all(found.text[c.start : c.end] == c.text for c in commitments)
    return commitments


def _paragraph(text: str) -> Block:
    return Block(BlockKind.PARAGRAPH, text)


def test_list_items_take_party_and_verb_from_the_sentence_that_introduces_them() -> None:
    commitments = _register(
        Block(BlockKind.HEADING, "Kaupungin sitoumukset", 2),
        _paragraph("Kaupunki sitoutuu:"),
        Block(BlockKind.LIST_ITEM, "nimeämään johtoryhmän", 1, "- ", marks=((21, ("S1",)),)),
        Block(BlockKind.LIST_ITEM, "raportoimaan tuloksista", 1, "- "),
        cities=("Pori",),
    )
    assert [(c.party, c.verb, c.text, c.cities, c.section) for c in commitments] == [
        ("kaupunki", "sitoutuu", "nimeämään johtoryhmän", ("Pori",), "Kaupungin sitoumukset"),
        ("kaupunki", "sitoutuu", "raportoimaan tuloksista", ("Pori",), "Kaupungin sitoumukset"),
    ]
    assert commitments[0].source_ids == ("S1",)


def test_a_duty_without_an_agent_is_of_the_party_that_its_heading_names() -> None:
    commitments = _register(
        Block(BlockKind.HEADING, "Toimittajan tehtävät", 2),
        _paragraph("Työ on tehtävä huolellisesti. Raportti lähetetään tilaajalle."),
    )
    assert [c.party for c in commitments] == ["toimittaja", "toimittaja"]


def test_a_duty_without_an_agent_is_of_the_party_spoken_of_before() -> None:
    commitments = _register(_paragraph("Saajan tulee pitää kirjaa. Selvitys on toimitettava kaupungille."))
    assert [c.party for c in commitments] == ["saaja", "saaja"]


def test_the_first_person_is_the_party_of_the_heading_or_all_parties() -> None:
    commitments = _register(
        _paragraph("Sitoudumme tiedottamaan muutoksista. Emme neuvottele muiden kanssa."),
        Block(BlockKind.HEADING, "Yliopiston lupaukset", 2),
        _paragraph("Palkkaamme tutkijan."),
    )
    assert [(c.party, c.strength) for c in commitments] == [
        ("osapuolet", DUTY),
        ("osapuolet", BAN),
        ("yliopisto", DUTY),
    ]


def test_terms_are_spans_of_the_sentence() -> None:
    text = "Kaupunki maksaa liitolle 20 000 euroa vuodessa viimeistään 31.3.2027, jos hanke toteutuu."
    (commitment,) = _register(_paragraph(text))
    assert (commitment.deadline, commitment.due) == ("viimeistään 31.3.2027", "2027-03-31")
    assert (commitment.sum, commitment.frequency) == ("20 000 euroa", "vuodessa")
    assert commitment.condition == "jos hanke toteutuu"


def test_a_row_of_a_table_of_responsibilities_is_its_partys() -> None:
    commitments = _register(
        _paragraph("Kaupunki sitoutuu liitteen toimiin."),
        Block(BlockKind.TABLE_ROW, "Toimenpide: Hallin kunnostus; Vastuutaho: Kaupunki; Määräaika: 30.6.2026"),
        Block(BlockKind.TABLE_ROW, "Toimenpide: Kuuleminen; Vastuutaho: Liitto; Määräaika: 1.2.2025; Tila: toteutunut"),
    )
    assert [(c.party, c.deadline) for c in commitments[1:]] == [("kaupunki", "30.6.2026")]


def test_a_plain_present_binds_in_an_agreement_only() -> None:
    sentence = "Yliopisto kehittää simulaattoria."
    assert [c.party for c in _register(_paragraph(sentence), title="Aiesopimus")] == ["yliopisto"]
    assert _register(_paragraph(sentence), title="Uutinen merestä") == ()


def test_what_is_proposed_and_what_is_quoted_is_marked() -> None:
    commitments = _register(
        _paragraph("Esisopimuksen mukaan yhtiö myy lämpöä kaupungille."),
        Block(BlockKind.HEADING, "Ehdotus", 2),
        _paragraph("Kaupunki sitoutuu maksamaan osuutensa."),
        title="Pöytäkirja",
    )
    assert [c.standing for c in commitments] == ["quoted", "proposal"]


def test_cities_named_in_the_sentence_come_before_those_of_the_document() -> None:
    commitments = _register(_paragraph("Kaupunki nimeää johtoryhmän Kuopion ja Kokkolan malleissa."), cities=("Pori",))
    assert commitments[0].cities == ("Kuopio", "Kokkola")
