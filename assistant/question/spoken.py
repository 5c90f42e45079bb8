"""A question as it is typed in haste made readable: spoken words, clipped endings, names of cities misspelt."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache

from assistant.language import lists
from assistant.language.lexicon import load_lexicon
from assistant.language.places import CITY_CASES
from assistant.question.hints import read_hints

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ACRONYM = re.compile(r"\b([A-ZÅÄÖ]{2,})in\b")
_CLIPPED = re.compile(r"([aeiouyäölnr])ks$")
_PLAIN = str.maketrans("äöå", "aoa")
_LONG, _ALIKE = 6, 0.85


def in_writing(text: str) -> str:
    """``text`` with its spoken words in writing and its cities as they are spelt; what is not known stays."""
    text = _ACRONYM.sub(r"\1:n", text)
    return _WORD.sub(lambda match: _written(match[0], first=match.start() == 0), text)


def _written(word: str, *, first: bool) -> str:
    lower = word.casefold()
    known = _spoken().get(lower)
    if known is None and first and _CLIPPED.search(lower):
        known = lower[:-1] + _vowel(lower)
    if known is None:
        known = _city(lower)
    if known is None:
        return word
    return known[:1].upper() + known[1:] if word[0].isupper() else known


def _vowel(word: str) -> str:
    """ö where the word has a front vowel and no back one: "pitääks" asks "pitääkö"."""
    return "o" if re.search(r"[aou]", word) or not re.search(r"[äöy]", word) else "ö"


def _city(word: str) -> str | None:
    """The form of a city that a word of no meaning is most like; None for a word that is known."""
    if len(word) < _LONG or read_hints(word).cities or load_lexicon().lemma(word) is not None:
        return None
    near = get_close_matches(word.translate(_PLAIN), _forms(), n=1, cutoff=_ALIKE)
    return _forms()[near[0]] if near else None


@cache
def _spoken() -> dict[str, str]:
    return lists.classes("forms.spoken")


@cache
def _forms() -> dict[str, str]:
    """Form of a city without its dots → the form."""
    forms = [form.casefold() for forms in CITY_CASES.values() for form in forms if len(form) >= _LONG]
    return {form.translate(_PLAIN): form for form in forms}
