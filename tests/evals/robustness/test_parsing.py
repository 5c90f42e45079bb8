"""The measures of reading: exact scores on small examples, and the real figures where the benchmarks lie beside us."""

import os
from pathlib import Path

import pytest

from evals.robustness.mutations import MutationError, mutate
from evals.robustness.mutations import main as mutations_main
from evals.robustness.parsing import (
    ParsingError,
    main,
    measure_chapter,
    measure_minutes,
    order_similarity,
    plain_markdown,
    squeezed,
    word_f1,
    words,
)

BENCHMARKS = Path(os.environ.get("APURI_SHARED", Path(__file__).parents[3].parent / "shared")) / "benchmarks"


def test_words_and_their_f1() -> None:
    assert words("Tuki on 60 %, ks. EU-ohje!") == ["tuki", "on", "60", "ks", "eu", "ohje"]
    assert word_f1(["a", "b", "b"], ["a", "b", "c"]) == pytest.approx(4 / 6)
    assert word_f1([], []) == 1.0


def test_similarity_minds_the_order() -> None:
    assert order_similarity(["a", "b", "c", "d"], ["a", "b", "c", "d"]) == 1.0
    assert order_similarity(["c", "d", "a", "b"], ["a", "b", "c", "d"]) == 0.5


def test_markup_is_no_word() -> None:
    assert words(plain_markdown("#Otsikko# [linkki](http://x.fi) <td>solu</td> **vahva**")) == [
        "otsikko",
        "linkki",
        "solu",
        "vahva",
    ]


def test_a_chapter_passes_only_with_all_its_headings_and_clean_letters() -> None:
    read = {"text": "Johdanto\n\nTämä on.", "sections": [{"label": "Johdanto"}]}
    assert measure_chapter("a", read, "#Johdanto#\n\nTämä on.").passed
    missing = measure_chapter("a", read, "#Johdanto#\n\n##Muu#\n\nTämä on.")
    assert (missing.headings_found, missing.missing, missing.passed) == (1, ("Muu",), False)
    assert not measure_chapter(
        "a", read | {"text": "Johdanto\n\nT\u00a8am\u00a8a on."}, "#Johdanto#\n\nTämä on."
    ).passed


def test_an_item_counts_with_its_whole_title_on_its_page() -> None:
    reads = {"a.pdf": {"sections": [{"title": "Haku- ja muut asiat", "page": 4}, {"title": "Toinen", "page": 5}]}}
    questions = [
        {"id": "1", "question": "Haku-\u200b ja muut asiat", "file": "a.pdf", "page": 4},
        {"id": "2", "question": "Toinen", "file": "a.pdf", "page": 6},
        {"id": "3", "question": "Toinen asia", "file": "b.pdf", "page": 5},
    ]
    result = measure_minutes(reads, questions)
    assert (result.found, result.missing, result.passed) == (1, ("2", "3"), False)
    assert squeezed("Haku-\u200b ja") == "hakuja"


def test_a_folder_without_the_collections_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(ParsingError, match="handbook_fi"):
        main([str(tmp_path)])
    with pytest.raises(MutationError):
        mutations_main([str(tmp_path)])


def test_mutations_are_the_same_for_the_same_seed() -> None:
    import random

    data, other = bytes(range(200)), b"muu tiedosto"
    first = [mutate(data, [other], random.Random(seed)) for seed in range(40)]
    assert first == [mutate(data, [other], random.Random(seed)) for seed in range(40)]
    assert sum(mutated != data for mutated in first) > 30


def test_mutated_files_are_counted_and_none_is_lost(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.md").write_text("# Ohje\n\nTeksti on tässä.", encoding="utf-8")
    assert mutations_main([str(tmp_path), "--count", "12", "--seed", "3"]) == 0
    assert "12 mutated files (seed 3): " in capsys.readouterr().out


@pytest.mark.slow
@pytest.mark.skipif(not (BENCHMARKS / "handbook_fi").is_dir(), reason="the benchmarks are not beside the project")
def test_the_targets_of_reading_hold(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(BENCHMARKS)]) == 0, capsys.readouterr().out
