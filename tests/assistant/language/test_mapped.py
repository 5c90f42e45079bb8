from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.language.mapped import MappedStrings


@given(st.sets(st.text(max_size=8), max_size=40), st.text(max_size=8))
@settings(max_examples=40, deadline=None)
def test_every_string_is_found_at_its_place_and_no_other_is(strings: set[str], other: str) -> None:
    ordered = sorted(strings)
    with TemporaryDirectory() as folder:
        MappedStrings.write(Path(folder), "table", ordered)
        table = MappedStrings(Path(folder), "table")
        assert len(table) == len(ordered)
        assert [table[number] for number in range(len(table))] == ordered
        assert [table.find(string) for string in ordered] == list(range(len(ordered)))
        assert (table.find(other) >= 0) == (other in strings)
