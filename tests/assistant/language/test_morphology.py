import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.language.morphology import Analyser, fold, load_analyser
from assistant.language.tokens import tokens


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return load_analyser()


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("ekosysteemisopimusten", "ekosysteemisopimus"),
        ("Tampereella", "tampere"),
        ("Turun", "turku"),
        ("omarahoitusosuudesta", "omarahoitusosuus"),
        ("rahoituspäätöksen", "rahoituspäätös"),
        ("sopimuksiinsakin", "sopimus"),
        ("innovaatioekosysteemien", "innovaatioekosysteemi"),
        ("EAKR:n", "eakr"),
        ("6Aika:n", "6aika"),
        ("TKI-toiminnan", "tkitoiminta"),
        ("TKI-TOIMINTA", "tkitoiminta"),
        ("Itävalta", "itävalta"),
        ("väliaikais­rahoitus", "väliaikaisrahoitus"),
    ],
)
def test_an_inflected_word_has_its_lemma(analyser: Analyser, form: str, lemma: str) -> None:
    assert analyser.lemma(form) == lemma


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("omarahoitusosuudesta", {"oma", "rahoitus", "osuus"}),
        ("aiesopimuksia", {"aie", "sopimus"}),
        ("yleissopimus", {"yleinen", "sopimus"}),
        ("kaupunginhallitukselle", {"kaupunki", "hallitus"}),
        ("maakuntaliitto", {"maakunta", "liitto"}),
        ("ennakkoäänestyspaikat", {"ennakko", "äänestys", "paikka"}),
        ("TKI-toiminnan", {"tki", "toiminta"}),
        ("30.9.2020", {"2020"}),
        ("85/2021", {"85", "2021"}),
    ],
)
def test_a_compound_has_the_lemmas_of_its_parts(analyser: Analyser, word: str, parts: set[str]) -> None:
    assert parts <= set(analyser.analyse(word).parts)


@pytest.mark.parametrize("word", ["kaupunki", "hallitus", "ministeriö", "perusteella", "opiskelija", "valtuusto"])
def test_a_simple_word_is_not_cut(analyser: Analyser, word: str) -> None:
    assert analyser.analyse(word).parts == ()


@pytest.mark.parametrize(("one", "other"), [("Ferdowsi", "Ferdowsin"), ("Foreman", "Foremania"), ("Jääli", "Jäälissä")])
def test_the_cases_of_an_unknown_name_share_a_stem(analyser: Analyser, one: str, other: str) -> None:
    def terms(word: str) -> set[str]:
        analysis = analyser.analyse(word)
        return {analysis.lemma, *analysis.stems}

    assert terms(one) & terms(other)


def test_numbers_and_sections_have_one_form_however_they_are_written() -> None:
    text = "§ 137 ja 137 §, 1 000 000 euroa, 30.9.2020, 85/2021, 12 a §, 2014–2020, 60 %:n osuus"
    assert [token.text for token in tokens(text)] == [
        "§137", "ja", "§137", "1000000", "euroa", "30.9.2020", "85/2021", "§12a", "2014", "2020", "60", "n", "osuus",
    ]  # fmt: skip


def test_accents_fold_and_finnish_letters_stay() -> None:
    assert fold("Shōtoku") == "shotoku"
    assert fold("ÄÄNESTYS") == "äänestys"
    assert fold("Åbo") == "åbo"


@given(st.text(max_size=80))
@settings(max_examples=80, deadline=None)
def test_tokens_stand_in_order_inside_the_text_and_analysis_never_fails(text: str) -> None:
    end = 0
    for token in tokens(text):
        assert end <= token.start < token.end <= len(text)
        end = token.end
        analysis = load_analyser().analyse(token.text)
        assert analysis.lemma
        assert load_analyser().analyse(token.text) is analysis


@given(st.text(alphabet="aeiouyäökstnlmrpvhj-", min_size=1, max_size=30))
@settings(max_examples=60, deadline=None)
def test_any_string_of_letters_is_analysed_without_endless_recursion(word: str) -> None:
    assert load_analyser().analyse(word) is not None
