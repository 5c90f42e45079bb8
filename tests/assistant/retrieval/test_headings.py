"""A title finds the section that has it, before passages that only mention it."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.index.generations import writer_lock
from assistant.index.index import Index
from assistant.index.writer import write_generation
from assistant.models.loading import load_encoder
from assistant.retrieval.retrieve import Retriever
from assistant.settings import Settings
from tests.factories import parsed_document

MINUTES = parsed_document(
    "poytakirja",
    """# Käsitellyt asiat
§ 12 Uimahallin pääpiirustusten hyväksyminen, § 13 Maahanmuuttokoordinaattorin viran perustaminen ja täyttölupa
# § 12 Uimahallin pääpiirustusten hyväksyminen
Arkkitehti esitteli suunnitelman, ja lautakunta keskusteli siitä.
# Ehdotus
Esitetään, että uimahallin pääpiirustukset hyväksytään. Uimahallin pääpiirustusten hyväksyminen on kiireellinen asia.
# § 13 Maahanmuuttokoordinaattorin viran perustaminen ja täyttölupa
Virka on tarpeen vuoden alusta.
# Päätös
Maahanmuuttokoordinaattorin viran perustaminen ja täyttölupa: maahanmuuttokoordinaattorin virka perustetaan.""",
)

BOTH = parsed_document(
    "yhteistyo", "# Turun ja Oulun yhteinen raitiovaunu\nKaupungit suunnittelevat sen toistensa avulla."
)
CITIES = [
    parsed_document(name, f"# {city}\n{city} suunnittelee raitiovaunua yhdessä muiden kanssa.", cities=(city,))
    for name, city in (("turku", "Turku"), ("oulu", "Oulu"))
]


@pytest.fixture(scope="module")
def retriever(tmp_path_factory: pytest.TempPathFactory) -> Retriever:
    folder: Path = tmp_path_factory.mktemp("index")
    with writer_lock(folder):
        write_generation(folder, [MINUTES, BOTH, *CITIES], [], load_encoder(Settings()))
    return Retriever(Index.open(folder, Settings()), Settings())


@pytest.mark.parametrize(
    ("query", "heading"),
    [
        ("Uimahallin pääpiirustusten hyväksyminen", "§ 12"),
        ("uimahalli pääpiirustus hyväksyminen", "§ 12"),
        ("Maahanmuuttokoordinaattorin viran perustaminen ja täyttölupa", "§ 13"),
        ("§ 13", "§ 13"),
        ("12 §", "§ 12"),
    ],
)
def test_what_reads_like_a_heading_finds_its_section_first(retriever: Retriever, query: str, heading: str) -> None:
    first = retriever.retrieve(query, 3)[0]
    assert first.chunk.text.startswith(heading)
    assert first.scores["heading"] > 0


def test_a_section_titled_with_several_cities_comes_before_what_each_city_says(retriever: Retriever) -> None:
    found = [passage.document.id for passage in retriever.retrieve("Turun ja Oulun yhteinen raitiovaunu", 3)]
    assert found[0] == "yhteistyo"
    assert set(found[1:]) == {"turku", "oulu"}


def test_the_parts_of_a_score_add_up_to_it(retriever: Retriever) -> None:
    for found in retriever.retrieve("Uimahallin pääpiirustusten hyväksyminen", 5):
        parts = {name: value for name, value in found.scores.items() if name != "lexical"}
        assert sum(parts.values()) == pytest.approx(found.score, abs=1e-5)


FLAT = [
    parsed_document(
        "luettelo", "§ 12 Uimahallin laajennus\n§ 13 Kirjaston muutto\n§ 14 Satamaradan purku\n§ 15 Muut asiat"
    ),
    *(
        parsed_document(
            f"sivu-{page}", f"Pöytäkirja 3/2024 {page} (20)\nLautakunta 4.6.2024\n§ {page}\n{title}\n{text}"
        )
        for page, title, text in (
            (12, "Uimahallin laajennus", "Kustannukset katetaan lainalla."),
            (
                13,
                "Kirjaston muutto",
                "Muutto alkaa, kun uimahallin laajennus on valmis ja uimahallin laajennus maksettu.",
            ),
            (14, "Miksi satamarata puretaan?", "Puiset ratapölkyt ovat lahonneet, eikä liikennettä ole ollut vuosiin."),
            (
                15,
                "Mihin satamarata jatkui?",
                "Satamarata puretaan, sillä satamarata on huonossa kunnossa: rata puretaan.",
            ),
        )
    ),
]


@pytest.fixture(scope="module")
def flat(tmp_path_factory: pytest.TempPathFactory) -> Retriever:
    folder: Path = tmp_path_factory.mktemp("flat")
    with writer_lock(folder):
        write_generation(folder, FLAT, [], load_encoder(Settings()))
    return Retriever(Index.open(folder, Settings()), Settings())


@pytest.mark.parametrize(
    ("query", "document"),
    [
        ("Uimahallin laajennus", "sivu-12"),
        ("Kirjaston muutto", "sivu-13"),
        ("Miksi satamarata puretaan?", "sivu-14"),
    ],
)
def test_pages_with_a_running_header_are_found_by_their_title_before_the_list_of_contents(
    flat: Retriever, query: str, document: str
) -> None:
    found = flat.retrieve(query, 5)
    assert found[0].document.id == document
    assert found[0].scores["heading"] > 0


def test_a_list_of_contents_says_why_it_ranks_lower(flat: Retriever) -> None:
    listed = next(p for p in flat.retrieve("Uimahallin laajennus", 5) if p.document.id == "luettelo")
    assert listed.scores["contents"] < 0
    assert "heading" not in listed.scores


def test_a_question_may_ask_for_what_is_listed(flat: Retriever) -> None:
    found = flat.retrieve("Mitä asioita kokouksessa käsiteltiin?", 5)
    assert all("contents" not in passage.scores for passage in found)
