import pytest

from assistant.language.places import CITY_CASES
from assistant.question.hints import QueryForm, read_hints, read_query


@pytest.mark.parametrize(
    ("text", "cities"),
    [
        ("Mitkä ovat Turun painopisteet?", ("Turku",)),
        ("treen sopimus", ("Tampere",)),
        ("Tre:n johtoryhmä", ("Tampere",)),
        ("hki", ("Helsinki",)),
        ("hki:ssa", ("Helsinki",)),
        ("Stadin ekosysteemit", ("Helsinki",)),
        ("pk-seudun hankkeet", ("Helsinki", "Espoo", "Vantaa")),
        ("pääkaupunkiseudulla", ("Helsinki", "Espoo", "Vantaa")),
        ("Lappeenranta-Imatran haku", ("Lappeenranta", "Imatra")),
        ("Oulussa ja vaasassa", ("Oulu", "Vaasa")),
        ("Åbos avtal", ("Turku",)),
        ("Uleåborg", ("Oulu",)),
        ("Kuka päättää rahoituksesta?", ()),
    ],
)
def test_cities_are_read_in_any_inflection_and_by_any_name(text: str, cities: tuple[str, ...]) -> None:
    assert read_hints(text).cities == cities


def test_every_form_of_every_programme_city_is_read() -> None:
    for city, forms in CITY_CASES.items():
        for form in forms:
            for written in (form, form.lower(), form.upper()):
                found = read_hints(f"mitä {written} tekee").cities
                assert city in found or (city == "pääkaupunkiseutu" and "Helsinki" in found), written


def test_a_city_outside_the_programme_is_read_when_the_material_names_it() -> None:
    assert read_hints("Lapuan nuorisovaltuusto").cities == ()
    assert read_hints("Lapuan nuorisovaltuusto", ["Lapua"]).cities == ("Lapua",)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Mitä tiedotteessa sanotaan rahoituksesta?", ("tiedote",)),
        ("Mitä lain mukaan tehdään?", ("laki",)),
        ("Mitkä kaupungit ovat mukana ekosysteemisopimuksissa?", ("sopimus",)),
        ("Mikä on ekosysteemisopimus?", ()),
    ],
)
def test_a_kind_is_meant_where_the_document_itself_is_pointed_at(text: str, kinds: tuple[str, ...]) -> None:
    assert read_hints(text).kinds == kinds


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Kuka tekee päätöksen?", QueryForm.QUESTION),
        ("onko sopimus sitova", QueryForm.QUESTION),
        ("paljonko pitää pistää omaa rahaa", QueryForm.QUESTION),
        ("rahoitusosuus", QueryForm.KEYWORDS),
        ("Lapuan nuorisovaltuuston toimintasääntöjen muutos 1.1.2025 alkaen", QueryForm.TITLE),
        ("”aiesopimus ei ole sitova”", QueryForm.QUOTED),
        ("§ 137", QueryForm.SECTION),
        ("", QueryForm.KEYWORDS),
    ],
)
def test_the_form_of_a_query_is_told(text: str, form: QueryForm) -> None:
    assert read_hints(text).form is form


def test_what_states_something_is_no_title() -> None:
    assert read_query("Kaupunginhallitus hyväksyi uimahallin pääpiirustukset kokouksessaan").form is QueryForm.SENTENCE
    assert read_query("Uimahallin pääpiirustusten hyväksyminen ja rahoitus").form is QueryForm.TITLE
    assert read_query("Kuka hyväksyi uimahallin pääpiirustukset?").form is QueryForm.QUESTION


@pytest.mark.parametrize(
    ("text", "language"), [("Who invented radar?", "en"), ("Är avtalen juridiskt bindande?", "sv")]
)
def test_a_short_question_shows_its_language_by_its_first_word(text: str, language: str) -> None:
    assert read_hints(text).language == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Vilka städer är med i avtalen?", "sv"),
        ("Vem fattar beslut om finansieringen?", "sv"),
        ("Varifrån kommer pengarna?", "sv"),
        ("I vilket dokument finns villkoren?", "sv"),
        ("Which cities are part of the agreements?", "en"),
        ("Who makes the final funding decision?", "en"),
        ("Mitkä kaupungit ovat mukana?", "fi"),
        ("The Switch -ohjelma", "fi"),
        ("rahoitus", "fi"),
    ],
)
def test_the_language_of_a_question_is_told(text: str, language: str) -> None:
    assert read_hints(text).language == language


def test_years_sections_and_quotes_are_read() -> None:
    hints = read_hints("Mitä ”valtion vastinrahoitus” 14 §:ssä oli vuosina 2021–2023?")
    assert hints.years == (2021, 2023)
    assert hints.sections == ("§14",)
    assert hints.quotes == ("valtion vastinrahoitus",)
