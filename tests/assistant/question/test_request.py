from __future__ import annotations

import pytest

from assistant.question.request import Courtesy, Request, courtesy_of, request_of


@pytest.mark.parametrize(
    "question",
    [
        "Onko Porin painopiste mielestäsi järkevä?",
        "Suosittelisitko Kuopiota kumppaniksi?",
        "Kannattaisiko meidän hakea yhdessä Tampereen kanssa?",
        "Do you think Turku should apply?",
        "Tycker du att Vasa ska söka?",
    ],
)
def test_a_question_for_an_opinion_is_recognised(question: str) -> None:
    assert request_of(question) is Request.OPINION


@pytest.mark.parametrize(
    "question",
    ["Missä vaiheessa hakemuksemme on?", "Onko meidän maksatushakemus jo käsitelty?", "Has our application passed?"],
)
def test_a_question_on_one_s_own_case_is_recognised(question: str) -> None:
    assert request_of(question) is Request.OWN_CASE


@pytest.mark.parametrize(
    "question",
    [
        "Mihin meidän hakemus pitää jättää?",
        "Pitäisikö hankkeessa olla kolme kaupunkia?",
        "Missä vaiheessa kaupunki nimeää johtoryhmän?",
        "Mitä liitteitä hakemukseen tarvitaan?",
        "Kannattaako haussa noudattaa jakoa 60/40?",
    ],
)
def test_a_question_for_facts_is_none_of_these(question: str) -> None:
    assert request_of(question) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kiitos!", Courtesy.THANKS),
        ("ok kiitti avusta", Courtesy.THANKS),
        ("Moi", Courtesy.GREETING),
        ("Hei hei, mukavaa päivänjatkoa", Courtesy.GREETING),
        ("Kiitos, entä Oulu?", None),
        ("Kuka päättää rahoituksesta?", None),
    ],
)
def test_thanks_and_greetings_ask_nothing(text: str, kind: Courtesy | None) -> None:
    assert courtesy_of(text) is kind
