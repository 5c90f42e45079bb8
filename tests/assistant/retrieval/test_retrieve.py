"""The retriever over a small real index: the product's writer, encoder and stores."""

from pathlib import Path

import pytest
from langchain_core.documents import Document as LangChainDocument
from langchain_core.runnables import RunnableLambda

from assistant.domain import Turn
from assistant.index.generations import writer_lock
from assistant.index.index import Index
from assistant.index.writer import write_generation
from assistant.models.loading import load_encoder
from assistant.question.question import understand
from assistant.retrieval.passage_retriever import PassageRetriever
from assistant.retrieval.retrieve import Retriever
from assistant.settings import Settings
from tests.factories import parsed_document

DOCUMENTS = [
    parsed_document(
        "rahoitus",
        "# Rahoitusosuudet\nKunnan omarahoitusosuus on vähintään 40 prosenttia.",
        kind="ohje",
        authority="digest",
        source_ids=("S1",),
    ),
    parsed_document(
        "turku",
        "# Turun sopimus\nPainopisteet ovat terveys ja uudistuva teollisuus.",
        kind="sopimus",
        cities=("Turku",),
    ),
    parsed_document(
        "oulu",
        "# Oulun sopimus\nPainopisteet ovat radioteknologia ja älykäs terveys.",
        kind="sopimus",
        cities=("Oulu",),
    ),
    parsed_document(
        "lahti",
        "# Lahden sopimus\nPainopisteet ovat kiertotalous ja liikunta.",
        kind="sopimus",
        cities=("Lahti",),
    ),
    parsed_document(
        "vanha", "# Hakuaika\nHaku päättyy syyskuun lopussa.", kind="tiedote", status="superseded", date="2021"
    ),
    parsed_document("uusi", "# Hakuaika\nHaku päättyy lokakuun lopussa.", kind="tiedote", date="2023"),
    parsed_document(
        "tiedote", "# Sopimusten luonne\nSopimus sitoo osapuolia vain aiesopimuksena.", kind="tiedote"
    ),
    parsed_document(
        "kirja", "# Sopimusten luonne\nSopimus sitoo osapuolia vain aiesopimuksena.", kind="sopimus"
    ),
]  # fmt: skip


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder: Path = tmp_path_factory.mktemp("index")
    with writer_lock(folder):
        write_generation(folder, DOCUMENTS, [], load_encoder(Settings()))
    return Index.open(folder, Settings())


@pytest.fixture(scope="module")
def retriever(index: Index) -> Retriever:
    return Retriever(index, Settings())


def ids(passages: list) -> list[str]:
    return [passage.document.id for passage in passages]


@pytest.mark.parametrize(
    ("question", "document"),
    [
        ("paljonko kunnan pitää pistää omaa rahaa", "rahoitus"),
        ("omarahotusosuus", "rahoitus"),
        ("Mitkä ovat Turun painopisteet?", "turku"),
        ("Vilka är tyngdpunkterna i Uleåborgs avtal?", "oulu"),
        ("What does the city of Lahti focus on?", "lahti"),
    ],
)
def test_a_question_finds_its_document_first(retriever: Retriever, question: str, document: str) -> None:
    assert ids(retriever.retrieve(question, 3))[0] == document


def test_a_question_understood_is_asked_as_the_text_it_stands_for(retriever: Retriever) -> None:
    question = "Mitkä ovat Turun painopisteet?"
    assert ids(retriever.retrieve(understand(question), 5)) == ids(retriever.retrieve(question, 5))


def test_a_question_in_another_language_is_looked_for_in_its_own_words() -> None:
    asked = "What are the priorities of the agreement of Turku?"
    understood = understand(asked)
    assert understood.standalone != asked == understood.wording
    assert understand("Mitkä ovat Turun painopisteet?").wording == "Mitkä ovat Turun painopisteet?"
    followed = understand("Entä Oulun?", [Turn("Mitkä ovat Turun painopisteet?")])
    assert followed.wording == followed.standalone != "Entä Oulun?"


def test_a_question_about_several_cities_has_the_best_of_each_first(retriever: Retriever) -> None:
    found = ids(retriever.retrieve("Miten Oulun, Turun ja Lahden painopisteet eroavat?", 5))
    assert set(found[:3]) == {"oulu", "turku", "lahti"}


def test_only_documents_of_the_chosen_kinds_and_cities_are_found(retriever: Retriever) -> None:
    assert set(ids(retriever.retrieve("painopisteet", 10, kinds=["tiedote"]))) == {"vanha", "uusi", "tiedote"}
    assert set(ids(retriever.retrieve("painopisteet", 10, cities=["Turku", "Oulu"]))) == {"turku", "oulu"}
    assert retriever.retrieve("painopisteet", 10, kinds=["laki"]) == []


def test_what_is_superseded_comes_after_what_is_in_force(retriever: Retriever) -> None:
    assert ids(retriever.retrieve("Milloin haku päättyy?", 2)) == ["uusi", "vanha"]


def test_an_agreement_comes_before_a_release_where_a_question_asks_what_binds(retriever: Retriever) -> None:
    assert ids(retriever.retrieve("Sitooko sopimus osapuolia?", 2)) == ["kirja", "tiedote"]


def test_a_passage_says_why_it_ranks(retriever: Retriever) -> None:
    first = retriever.retrieve("Turun painopisteet", 3)[0]
    assert first.scores["city"] > 0
    assert 0 < first.scores["lexical"] <= 1
    assert -1 <= first.scores["dense"] <= 1
    assert all(scored.similarity is not None for scored in first.sentences)
    old = retriever.retrieve("Milloin haku päättyy?", 2)[1]
    assert old.scores["age"] < 0


def test_passages_come_best_first_and_each_once(retriever: Retriever) -> None:
    passages = retriever.retrieve("sopimus", 20)
    assert len({passage.chunk.id for passage in passages}) == len(passages) == len(DOCUMENTS)
    assert [passage.score for passage in passages] == sorted((passage.score for passage in passages), reverse=True)


@pytest.mark.parametrize(("question", "k"), [("", 5), ("   ", 5), ("painopisteet", 0)])
def test_nothing_asked_finds_nothing(retriever: Retriever, question: str, k: int) -> None:
    assert retriever.retrieve(question, k) == []


def test_it_works_in_a_langchain_chain(retriever: Retriever) -> None:
    chain = PassageRetriever(retriever=retriever, k=2, kinds=("sopimus",)) | RunnableLambda(
        lambda documents: [document.metadata["document_id"] for document in documents]
    )
    assert chain.invoke("Mitkä ovat Turun painopisteet?")[0] == "turku"


def test_a_langchain_document_carries_the_place_and_the_reasons(retriever: Retriever) -> None:
    found: LangChainDocument = PassageRetriever(retriever=retriever, k=1).invoke("Turun painopisteet")[0]
    text = next(parsed.text for parsed in DOCUMENTS if parsed.document.id == "turku")
    assert text[found.metadata["start"] : found.metadata["end"]] == found.page_content
    assert found.metadata["scores"]["city"] > 0
