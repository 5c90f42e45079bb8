"""Numbers in Finnish words: "kuusikymmentä", "kahdelle", "viisisataatuhatta", "puolitoista", "kolmanneksi"."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from assistant.language import lists

_HUNDRED_FORMS = lists.phrases("numerals.hundreds")
NUMERAL_FORMS = {int(value): forms for value, forms in lists.groups("numerals.forms").items()}
_NUMERAL_STEMS = lists.integers("numerals.stems")
_ORDINAL_LEMMAS = lists.integers("numerals.ordinals")
_ORDINAL_STEMS = lists.integers("numerals.ordinal_stems")
_TENS_FORMS = lists.phrases("numerals.tens")
_TENS_WORD = lists.numbers("numerals.others")
_THOUSAND_FORMS = lists.phrases("numerals.thousands")

_DIGITS = {form: value for value, forms in NUMERAL_FORMS.items() for form in forms}
_STEMS = sorted(_NUMERAL_STEMS.items(), key=lambda item: -len(item[0]))
_BY_LENGTH = sorted(_DIGITS, key=len, reverse=True)


@lru_cache(maxsize=5_000)
def numeral(word: str) -> float | None:
    """The value of a cardinal in lower case, in any case form; None when the word is no cardinal."""
    if word in _TENS_WORD:
        return _TENS_WORD[word]
    parsed = _thousands(word)
    return float(parsed) if parsed else None


@lru_cache(maxsize=5_000)
def ordinal(word: str, lemma: str) -> int | None:
    """The value of an ordinal (-1 for the last); None when the word is none."""
    if lemma in _ORDINAL_LEMMAS:
        return _ORDINAL_LEMMAS[lemma]
    for stem, value in _ORDINAL_STEMS.items():
        rest = word[len(stem) :]
        if word.startswith(stem) and rest in _ORDINAL_TAILS:
            return value
    return None


@lru_cache(maxsize=20_000)
def leading_numeral(word: str) -> tuple[int, str] | None:
    """The numeral that a compound adjective begins with and the rest: ``kaksivuotinen`` → (2, ``vuotinen``)."""
    for stem, value in _STEMS:
        if word.startswith(stem) and len(word) > len(stem) + 3:
            return value, word[len(stem) :]
    return None


_ORDINAL_TAILS = frozenset(
    ("s", "n", "nen", "sen", "sta", "stä", "en", "ena", "enä", "essa", "essä", "esta", "estä", "elle")
)


def _thousands(word: str) -> int | None:
    for form in sorted(_THOUSAND_FORMS, key=len, reverse=True):
        head, found, tail = word.partition(form)
        if found and (value := _product(_hundreds, head, tail, 1000)) is not None:
            return value
    return _hundreds(word)


def _hundreds(word: str) -> int | None:
    for form in sorted(_HUNDRED_FORMS, key=len, reverse=True):
        head, found, tail = word.partition(form)
        if found and (value := _product(_tens, head, tail, 100)) is not None:
            return value
    return _tens(word)


def _product(smaller: Callable[[str], int | None], head: str, tail: str, unit: int) -> int | None:
    """Head × unit + tail, where an empty head is one and an empty tail nothing; None when either is no numeral."""
    factor = smaller(head) if head else 1
    rest = _hundreds(tail) if tail else 0
    return None if factor is None or rest is None else factor * unit + rest


def _tens(word: str) -> int | None:
    """Up to 99: ``kuusi``, ``kuusitoista``, ``kuusikymmentäviisi``."""
    if word in _DIGITS:
        return _DIGITS[word]
    for form in _BY_LENGTH:
        if not word.startswith(form):
            continue
        rest = word[len(form) :]
        if rest == "toista":
            return 10 + _DIGITS[form]
        for ten in _TENS_FORMS:
            if rest == ten:
                return 10 * _DIGITS[form]
            if rest.startswith(ten) and rest[len(ten) :] in _DIGITS:
                return 10 * _DIGITS[form] + _DIGITS[rest[len(ten) :]]
    return None
