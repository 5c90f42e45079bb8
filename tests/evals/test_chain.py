"""The tutorial chain over a small real index: it cites exactly, never refuses and ignores the conversation."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.domain import AnswerStatus, Source, Turn
from assistant.index.writer import write_generation
from assistant.models.loading import load_encoder
from assistant.settings import Settings
from evals.chain import CHUNK_SIZE, TOP, TutorialChain
from tests.factories import parsed_document

pytestmark = pytest.mark.slow

TEXTS = {
    "tuki": "# Tuki\n" + "Tuki on enintään 60 prosenttia kustannuksista. Kaupungin osuus on 25 prosenttia.\n" * 90,
    "haku": "# Haku\nHaku päättyi 7.8.2022. Hakemus jätetään sähköisesti.",
}


@pytest.fixture(scope="module")
def chain(tmp_path_factory: pytest.TempPathFactory) -> TutorialChain:
    settings = Settings(index=tmp_path_factory.mktemp("chain") / "index")
    settings.index.mkdir()
    documents = [parsed_document(name, text) for name, text in TEXTS.items()]
    sourced = [
        replace(one, sentences=tuple(replace(sentence, source_ids=("S1",)) for sentence in one.sentences))
        for one in documents
    ]
    sources = [Source("S1", "Ohje", "", "", "ohje", "fi", "")]
    write_generation(settings.index, sourced, sources, load_encoder(settings))
    return TutorialChain(settings)


def test_every_citation_stands_in_the_text_at_its_offsets_and_names_its_source(chain: TutorialChain) -> None:
    answer = chain.answer("Milloin haku päättyi?", ())
    assert answer.citations
    for cited in answer.citations:
        assert chain.text(cited.document_id)[cited.start : cited.end] == cited.quote
        assert cited.source_id in ("", "S1")


def test_it_cuts_at_a_thousand_characters_and_shows_at_most_four_chunks(chain: TutorialChain) -> None:
    found = chain.passages("tuki", ())
    assert all(len(one.chunk.text) <= CHUNK_SIZE for one in found)
    assert len(found) > TOP
    assert len({cited.start for cited in chain.answer("tuki", ()).citations}) <= 2 * TOP


def test_it_answers_whatever_it_is_asked(chain: TutorialChain) -> None:
    assert chain.answer("Millainen sää on huomenna?", ()).status is AnswerStatus.ANSWERED


def test_earlier_turns_change_nothing(chain: TutorialChain) -> None:
    assert chain.answer("Entä Kuopion?", (Turn("Mikä on Oulun tuki?"),)) == chain.answer("Entä Kuopion?", ())
