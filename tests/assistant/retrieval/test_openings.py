"""Which of a passage's first lines may be its heading."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.retrieval.openings import heading_lines, lists_contents, running_headers

PAGES = [
    f"Kunnan pöytäkirja 4/2024 {page} (30)\nLautakunta 3.5.2024\n\n§ {page + 20}\n{title}\nLautakunta käsitteli asian."
    for page, title in enumerate(("Uimahallin peruskorjaus", "Kirjaston aukioloajat", "Pyörätien valaistus"), start=5)
]
CONTENTS = "§ 25 Uimahallin peruskorjaus\n§ 26 Kirjaston aukioloajat\n§ 27 Pyörätien valaistus"


def test_the_heading_stands_below_a_running_header_and_its_number() -> None:
    lines, number = heading_lines(PAGES[0], running_headers(PAGES))
    assert lines[0] == "Uimahallin peruskorjaus"
    assert number == "§ 25"


def test_a_header_is_what_several_pages_begin_with_but_for_its_figures() -> None:
    assert running_headers(PAGES) == {"kunnan pöytäkirja #/# # (#)", "lautakunta #.#.#", "§ #"}
    assert not running_headers(PAGES[:2])


def test_a_heading_over_two_lines_is_also_read_as_one() -> None:
    lines, _ = heading_lines("Selvitys uimahallin ja sen\nympäristön tilasta\nSelvitys valmistui keväällä.")
    assert lines[1] == "Selvitys uimahallin ja sen ympäristön tilasta"


def test_a_sentence_is_no_heading() -> None:
    assert heading_lines("Lautakunta käsitteli asian.")[0] == ()


def test_the_first_item_of_a_list_is_no_heading() -> None:
    assert heading_lines(CONTENTS) == ((), "")
    assert heading_lines("1. Hakemus\n2. Päätös\n3. Maksatus") == ((), "")
    assert heading_lines("1 Johdanto\n1.1 Tausta\nHanke alkoi.")[0] != ()


def test_section_numbers_that_count_up_list_contents_and_other_numbers_do_not() -> None:
    assert lists_contents(CONTENTS)
    assert lists_contents("Johdanto ........ 3\nTavoitteet ....... 5\nRahoitus ......... 9")
    assert not lists_contents("Painopisteet ovat:\n1. Vähähiilisyys\n2. Terveys\n3. Liikkuminen\n4. Osaaminen")
    assert not lists_contents("§ 25 Uimahallin peruskorjaus\nAsiaa käsiteltiin myös kokouksessa (§ 12).")


def test_a_number_of_thousands_of_digits_and_a_line_of_dots_are_read_through() -> None:
    assert not lists_contents("\n".join([f"§ {'9' * 5000} Liite"] * 4))
    assert not lists_contents("." * 100_000)


@given(st.text(max_size=300), st.lists(st.text(max_size=80), max_size=8))
def test_any_text_has_headings_no_longer_than_itself(text: str, others: list[str]) -> None:
    lines, number = heading_lines(text, running_headers([text, *others]))
    assert all(len(line) <= len(text) and not line.endswith((".", "!", ",")) for line in lines)
    assert len(number) <= len(text)
