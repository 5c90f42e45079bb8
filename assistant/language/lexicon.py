"""Word form → lemma for Finnish: simplemma's dictionary, rewritten once into a mapped file. The only simplemma import.

Reading the dictionary as simplemma keeps it takes six seconds and 800 MB in every process; mapped from the user's
cache it takes a millisecond and the pages that are touched. The first use on a machine writes it (about 15 s).
A lemma is stored as its form less ``trim`` bytes at the end, plus one of some 1,900 suffixes.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
from functools import cache
from importlib.metadata import version
from pathlib import Path

import numpy as np
from simplemma.strategies.rules import RulesStrategy

from assistant.language.mapped import MappedStrings, map_file

_FORMAT = 3
_NAME = 0x80  # bit of a trim: the form is a proper name
_RULES = RulesStrategy()
_ENTRY = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class Lexicon:
    """Case-folded word forms and the lemma of each."""

    def __init__(self, folder: Path) -> None:
        """Map the lexicon in ``folder``; raises OSError when it is not there."""
        self.name = folder.name
        self._forms = MappedStrings(folder, "forms")
        self._trims = map_file(folder / "trims")
        self._endings = memoryview(map_file(folder / "endings")).cast("H")
        self._suffixes: list[str] = json.loads((folder / "suffixes.json").read_text(encoding="utf-8"))

    def lemma(self, form: str) -> str | None:
        """The case-folded lemma of a case-folded form, None when the dictionary does not have the form."""
        found = self._find(form)
        return found[0] if found else None

    def common_lemma(self, form: str) -> str | None:
        """The same, None also when the form is known as a proper name only."""
        found = self._find(form)
        return found[0] if found and not found[1] else None

    def lemma_by_rule(self, form: str) -> str | None:
        """The lemma of a form outside the dictionary by simplemma's suffix rules, None when no rule applies."""
        lemma: str | None = _RULES.get_lemma(form, "fi")
        return lemma

    def _find(self, form: str) -> tuple[str, bool] | None:
        number = self._forms.find(form)
        if number < 0:
            return None
        stem, trim = form.encode(), self._trims[number]
        lemma = stem[: len(stem) - (trim & ~_NAME)].decode() + self._suffixes[self._endings[number]]
        return lemma, bool(trim & _NAME)

    def __len__(self) -> int:
        return len(self._forms)


@cache
def load_lexicon() -> Lexicon:
    """The lexicon of the installed simplemma, from the user's cache; written there first when it is missing."""
    name = f"lexicon-fi-simplemma-{version('simplemma')}-{_FORMAT}"
    folder = _cache_folder() / name
    if not folder.exists():
        _publish(folder)
    return Lexicon(folder)


def _cache_folder() -> Path:
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "ekosysteemiapuri"
    try:
        base.mkdir(parents=True, exist_ok=True)
    except OSError:
        base = Path(tempfile.gettempdir()) / f"ekosysteemiapuri-{os.getuid() if hasattr(os, 'getuid') else 0}"
        base.mkdir(parents=True, exist_ok=True)
    return base


def _publish(folder: Path) -> None:
    """Write the lexicon beside its place and move it there; a process that was faster wins."""
    building = Path(tempfile.mkdtemp(dir=folder.parent, prefix="building-"))
    try:
        _write(building, _entries())
        building.replace(folder)
    except OSError:
        if not folder.exists():
            raise
    finally:
        shutil.rmtree(building, ignore_errors=True)


def _entries() -> dict[str, str]:
    """Case-folded form → lemma as written.

    Where two forms differ in case only, a nominative wins over an inflected form, then a common noun over a name.
    """
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    entries: dict[str, str] = {}
    ranks: dict[str, tuple[bool, bool]] = {}
    for form, lemma in DefaultDictionaryFactory().get_dictionary("fi").items():
        folded = form.casefold()
        if not _ENTRY.fullmatch(folded):
            continue
        rank = (lemma.casefold() == folded, form == folded)
        if folded not in entries or rank > ranks[folded]:
            entries[folded], ranks[folded] = lemma, rank
    return entries


def _write(folder: Path, entries: dict[str, str]) -> None:
    forms = sorted(entries)
    trims = np.zeros(len(forms), dtype=np.uint8)
    endings = np.zeros(len(forms), dtype=np.uint16)
    suffixes: dict[str, int] = {}
    for number, form in enumerate(forms):
        lemma = entries[form].casefold()
        shared = _shared_prefix(form, lemma)
        trims[number] = len(form[shared:].encode()) | (_NAME if lemma != entries[form] else 0)
        endings[number] = suffixes.setdefault(lemma[shared:], len(suffixes))
    MappedStrings.write(folder, "forms", forms)
    (folder / "trims").write_bytes(trims.tobytes())
    (folder / "endings").write_bytes(endings.tobytes())
    (folder / "suffixes.json").write_text(json.dumps(list(suffixes)), encoding="utf-8")


def _shared_prefix(one: str, other: str) -> int:
    length = min(len(one), len(other))
    return next((position for position in range(length) if one[position] != other[position]), length)
