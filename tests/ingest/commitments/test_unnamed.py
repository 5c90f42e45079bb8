"""Whose a duty is that names nobody: by its words, by the roles of the document, by its headings."""

from __future__ import annotations

from assistant.domain import Commitment, Document
from ingest.blocks import Block, BlockKind
from ingest.commitments import find_commitments
from ingest.structure import structure

DUTY, RIGHT = "velvoite", "mahdollisuus"


def _register(*blocks: Block, title: str) -> tuple[Commitment, ...]:
    found = structure(list(blocks), "d")
    return find_commitments(Document(id="d", title=title), found.sections, found.sentences)


def _paragraph(text: str) -> Block:
    return Block(BlockKind.PARAGRAPH, text)


def _heading(text: str, level: int = 2) -> Block:
    return Block(BlockKind.HEADING, text, level)


def _parties(*texts: str, title: str = "Vuokrasopimus") -> dict[str, str]:
    return {one.text: one.party for one in _register(*map(_paragraph, texts), title=title)}


def test_rent_is_paid_by_the_tenant_and_the_deposit_returned_by_the_landlord() -> None:
    found = _parties(
        "Vuokralainen pitää alueen siistinä. Vuokranantaja hoitaa tien. Vuokra maksetaan etukäteen. Vakuus palautetaan.",
    )
    assert found["Vuokra maksetaan etukäteen."] == "vuokralainen"
    assert found["Vakuus palautetaan."] == "vuokranantaja"


def test_whoever_is_addressed_does_not_act() -> None:
    found = _parties(
        "Vuokralaisen tulee hoitaa aluetta. Vuokranantaja hoitaa tien.",
        "Muutoksista ilmoitetaan vuokralaiselle. Vioista on ilmoitettava vuokranantajalle.",
    )
    assert found["Muutoksista ilmoitetaan vuokralaiselle."] == "vuokranantaja"
    assert found["Vioista on ilmoitettava vuokranantajalle."] == "vuokralainen"


def test_conditions_of_a_grant_oblige_whom_it_is_granted_to() -> None:
    found = _parties(
        "Kunta myöntää Ruoholan kyläyhdistykselle avustusta. Työt on aloitettava kesäkuussa. Avustus maksetaan erissä.",
        title="Avustuspäätös",
    )
    assert found["Työt on aloitettava kesäkuussa."] == "kyläyhdistys"
    assert found["Avustus maksetaan erissä."] == "kunta"


def test_somebody_mentioned_in_passing_is_not_who_the_text_goes_on_about() -> None:
    found = _parties(
        "Vuokralaisen tulee hoitaa aluetta. Johdon omistajalla on oikeus päästä alueelle. Kaivuusta on sovittava.",
    )
    assert found["Kaivuusta on sovittava."] == "vuokralainen"


def test_a_short_line_above_clauses_is_their_heading() -> None:
    found = _register(
        _paragraph("Tilaaja (jäljempänä tilaaja) ja tuottaja (jäljempänä tuottaja) sopivat palvelusta."),
        Block(BlockKind.LIST_ITEM, "TUOTTAJAN VELVOLLISUUDET", 1, "2. "),
        Block(BlockKind.LIST_ITEM, "Noudattaa tilaajan ohjeita.", 1, "- "),
        Block(BlockKind.LIST_ITEM, "Aikojen noudattaminen.", 1, "- "),
        title="Palvelusopimus",
    )
    assert [(one.party, one.strength) for one in found] == [("tuottaja", DUTY), ("tuottaja", DUTY)]


def test_a_reserved_right_is_a_right() -> None:
    (found,) = _register(_paragraph("Kaupunki pidättää oikeuden muuttaa ehtoja."), title="Käyttöehdot")
    assert (found.party, found.strength) == ("kaupunki", RIGHT)


def test_each_matter_of_minutes_has_parties_of_its_own() -> None:
    found = _register(
        _heading("§ 1 Avustus"),
        _paragraph("Yhdistys hakee avustusta."),
        _heading("Ehdotus", 3),
        _paragraph("Saajan tulee pitää kirjaa. Saajan tulee raportoida."),
        _heading("Päätös", 3),
        _paragraph("Lautakunta hyväksyy ehdotuksen."),
        _heading("§ 2 Tie"),
        _paragraph("Kaupunki omistaa tien."),
        _heading("Ehdotus", 3),
        _paragraph("Tie on kunnostettava keväällä."),
        title="Pöytäkirja",
    )
    assert [(one.party, one.text) for one in found] == [
        ("saaja", "Saajan tulee pitää kirjaa."),
        ("saaja", "Saajan tulee raportoida."),
        ("kaupunki", "Tie on kunnostettava keväällä."),
    ]


def test_directions_for_appeal_are_no_duties() -> None:
    text = "Valitusasiakirjat on toimitettava ennen määräajan päättymistä. Erimielisyydet ratkaistaan neuvotellen."
    assert _register(_paragraph(text), title="Päätös") == ()
