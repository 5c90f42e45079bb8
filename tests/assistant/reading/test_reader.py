"""The trained reader beside the signals, and the product without it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from assistant.answer import Assistant
from assistant.errors import SettingsError
from assistant.models.reader import Reader, shipped_reader
from assistant.reading.calibration import READ_NAMES, load_calibration, read_signals
from assistant.reading.reader import load_reader
from assistant.settings import Settings

TEXT = "Kuka päättää rahoituksesta. Maakunnan liitto tekee lopullisen rahoituspäätöksen."


@pytest.fixture(scope="module")
def reader() -> Reader:
    return shipped_reader()


def test_a_sentence_that_names_who_decides_answers_who_and_not_how_long(reader: Reader) -> None:
    (who,) = reader.read("Kuka tekee rahoituspäätöksen?", [TEXT])
    (how_long,) = reader.read("Kuinka kauan rahoituspäätös kestää?", [TEXT])
    assert who.probability > how_long.probability
    assert "liitto" in TEXT[who.start : who.end].casefold()


def test_a_text_is_read_alike_alone_and_among_others(reader: Reader) -> None:
    alone = reader.read("Kuka tekee rahoituspäätöksen?", [TEXT])
    assert reader.read("Kuka tekee rahoituspäätöksen?", ["Haku päättyi.", TEXT, ""])[1] == alone[0]


def test_probabilities_have_three_decimals_and_sentences_a_score_each(reader: Reader) -> None:
    (found,) = reader.read("Milloin haku päättyi?", ["Haku alkoi 1.5.2022. Haku päättyi 7.8.2022."])
    assert len(found.sentences) == 2
    assert all(round(value, 3) == value for value in (found.probability, *found.sentences))


def test_an_empty_text_answers_nothing(reader: Reader) -> None:
    (found,) = reader.read("Milloin haku päättyi?", [""])
    assert (found.probability, found.start, found.end) == (0.0, -1, -1)


def test_the_reader_can_be_switched_off(corpus_index: Path) -> None:
    settings = Settings(index=corpus_index, reader="none")
    assert load_reader(settings) is None
    assert Assistant.open(settings).answer("Kuka tekee lopullisen rahoituspäätöksen?").claims
    with pytest.raises(SettingsError, match="shipped, none"):
        Settings.from_environment({"APURI_READER": "other"})


def test_the_calibration_weighs_the_reader_up_and_stays_finite() -> None:
    reading = load_calibration("multilingual-e5-small-q4").reading
    assert reading is not None and reading.names == READ_NAMES
    low, high = (reading.probability(read_signals(0.5, best, 0.1)) for best in (0.0, 1.0))
    assert 0.0 < low < high < 1.0
    assert np.isfinite(read_signals(0.0, 1.0, 0.0)).all()
