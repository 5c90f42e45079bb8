"""Word lists are read by name, none is missing and none is dead."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.language import lists

ROOT = Path(__file__).parents[3]
TOPICS = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in lists.DATA.glob("*.toml")}
WRITTEN = {
    f"{topic}.{name}": entries.split() if isinstance(entries, str) else entries
    for topic, content in TOPICS.items()
    for name, entries in content.items()
    if isinstance(entries, str | list)
}


def test_a_list_is_written_as_a_text_or_as_an_array() -> None:
    assert "ja" in lists.words("followups.fillers")
    assert lists.phrases("followups.openings")[:2] == ("entä jos", "entäs jos")
    assert lists.text("followups.project") == "hanke"


def test_a_table_is_read_by_its_keys_or_turned_round() -> None:
    assert lists.groups("places.cities")["Oulu"][3] == "Oulussa"
    assert lists.mapping("morphology.irregular_pasts") == {"alettiin": "alkaa", "koski": "koskea"}
    assert lists.classes("quantities.bounds")["ei yli"] == "max"
    assert lists.integers("numerals.ordinals")["toinen"] == 2
    assert lists.numbers("numerals.others")["puolitoista"] == 1.5


def test_a_word_of_the_stop_list_stands_once_and_has_its_marks() -> None:
    assert {"on", "vuonna"} <= lists.marked("stopwords.words", "question")
    assert "vuonna" not in lists.marked("stopwords.words", "index")
    entries = [entry for group in lists.groups("stopwords.words").values() for entry in group]
    assert len(entries) == len(set(entries))
    with pytest.raises(LookupError, match="marked nothing"):
        lists.marked("stopwords.words", "nothing")


@pytest.mark.parametrize(
    ("read", "name", "said"),
    [
        (lists.words, "nowhere.words", "no word lists on nowhere"),
        (lists.words, "followups.nothing", "no word list followups.nothing"),
        (lists.words, "places.cities", "places.cities is neither an array of texts nor a text"),
        (lists.groups, "followups.fillers", "followups.fillers is not a table"),
    ],
)
def test_a_missing_or_mistaken_list_is_named(read: Callable[[str], object], name: str, said: str) -> None:
    with pytest.raises(LookupError, match=said):
        read(name)


@pytest.mark.parametrize("name", sorted(WRITTEN))
def test_no_word_stands_twice_in_a_list(name: str) -> None:
    assert len(WRITTEN[name]) == len(set(WRITTEN[name]))


def test_every_list_is_read_by_some_module() -> None:
    sources = [path for folder in ("assistant", "ingest", "evals") for path in (ROOT / folder).rglob("*.py")]
    code = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    read = set(re.findall(r"lists\.\w+\(\s*f?\"(\w+\.\w+)", code))
    assert {f"{topic}.{name}" for topic, content in TOPICS.items() for name in content} == read
