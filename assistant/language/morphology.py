"""Finnish words for the index and for comparison: tokens, lemmas and the parts of compounds.

A token is analysed into its lemma, looked up in the lexicon (form → lemma), and the lemmas of its compound parts:
``omarahoitusosuudesta`` is *omarahoitusosuus* with *oma*, *rahoitus*, *osuus*. A word that the lexicon lacks is tried
without clitic and possessive suffix, then as a compound whose last part is known, then as a stem without its
case ending. Acronyms lose the ending after the colon (``EAKR:n``), numbers their grouping (``1 000 000``), and a
section number is one token however it is written (``137 §`` and ``§ 137``).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from assistant.language import lists
from assistant.language.lexicon import Lexicon, load_lexicon
from assistant.language.tokens import ALPHABET, VOWELS, tokens

_CASE_ENDINGS = lists.phrases("morphology.case_endings")
_CLITICS = lists.phrases("morphology.clitics")
_POSSESSIVES = lists.phrases("morphology.possessives")
_SHORT_PARTS = lists.words("morphology.short_parts")

_FORMAT = 2
_LETTERS = frozenset(ALPHABET + "0123456789-:'")
_MIN_PART = 4
_MIN_TAIL = 3
_MIN_COMPOUND = 7
_MIN_STEM = 4
_MIN_LOOSE = 6


@dataclass(frozen=True, slots=True)
class Analysis:
    """The lemma of a word, the lemmas of its compound parts, and whether the lexicon knows the word.

    A word that it does not know (a name, a misspelling) is its own lemma and has ``stems``: itself without what may
    be its case ending, so that ``Ferdowsi`` and ``Ferdowsin`` share one.
    """

    lemma: str
    parts: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()
    known: bool = True


class Analyser:
    """Analyses Finnish words; the same word always gets the same analysis, remembered for the life of the process."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._known: dict[str, Analysis] = {}
        self.name = f"{lexicon.name}+{_FORMAT}"

    def analyse(self, word: str) -> Analysis:
        """Lemma and parts of one token (``Token.text``)."""
        found = self._known.get(word)
        if found is None:
            found = self._known[word] = self._analyse(fold(word))
        return found

    def lemma(self, word: str) -> str:
        """The lemma of one token."""
        return self.analyse(word).lemma

    def respelt(self, word: str) -> list[str]:
        """The lemmas of the words of the lexicon that are one edit away from ``word``: what a misspelt form may mean."""
        forms = _one_edit(fold(word))
        return list(dict.fromkeys(lemma for form in forms if (lemma := self._lexicon.lemma(form)) is not None))

    def lemmas(self, text: str) -> list[str]:
        """The lemma of every token of a text, in order."""
        return [self.analyse(token.text).lemma for token in tokens(text)]

    def _analyse(self, word: str) -> Analysis:
        if any(character.isdigit() for character in word):
            return _analyse_number(word)
        if "-" in word.strip("-"):
            return self._analyse_hyphenated(word)
        word = re.sub(r"[:'’].*$", "", word) or word
        lemma = self._look_up(word)
        if lemma is not None:
            return Analysis(lemma, self._parts(lemma))
        compound = self._split_unknown(word)
        if compound is not None:
            return compound
        return Analysis(self._lexicon.lemma_by_rule(word) or word, stems=_stems(word), known=False)

    def _analyse_hyphenated(self, word: str) -> Analysis:
        """``TKI-toiminnan`` → *tkitoiminta* with *tki*, *toiminta*: the same lemma as when it is written together."""
        *heads, tail = (self.analyse(piece) for piece in word.split("-") if piece)
        stems = [piece for piece in word.split("-") if piece][:-1]
        parts = [part for head in heads for part in (head.lemma, *head.parts)]
        return Analysis("".join((*stems, tail.lemma)), (*parts, tail.lemma, *tail.parts), known=tail.known)

    def _look_up(self, word: str) -> str | None:
        """The lemma by the lexicon, also without clitic and possessive suffix."""
        for form in _bare_forms(word):
            lemma = self._lexicon.lemma(form)
            if lemma is not None:
                return lemma
        return None

    def _parts(self, lemma: str) -> tuple[str, ...]:
        """The parts of a known lemma, and theirs: a head in a linking form and a last part that is itself a lemma."""
        cuts = range(2, len(lemma) - _MIN_TAIL + 1) if len(lemma) >= _MIN_COMPOUND else ()
        for cut in _balanced(cuts, len(lemma)):
            tail, heads = lemma[cut:], self._head(lemma[:cut])
            if heads and _may_be_part(tail) and self._lexicon.common_lemma(tail) == tail:
                return (*heads, tail, *self._parts(tail))
        return ()

    def _split_unknown(self, word: str) -> Analysis | None:
        """A compound that the lexicon lacks: a known inflected end behind a head that links, or behind any head."""
        loose: Analysis | None = None
        for cut in range(2, len(word) - _MIN_TAIL + 1):
            tail, head = word[cut:], word[:cut]
            lemma = self._look_up(tail) if _may_be_part(tail) else None
            if lemma is None:
                continue
            heads = self._head(head)
            if heads:
                return Analysis(head + lemma, (*heads, lemma, *self._parts(lemma)))
            if loose is None and len(tail) >= _MIN_LOOSE and len(head) >= _MIN_PART:
                loose = Analysis(head + lemma, (head, lemma, *self._parts(lemma)), known=False)
        return loose

    def _head(self, head: str) -> tuple[str, ...]:
        """The lemmas of a compound's beginning, empty when it is no word, or words, in a linking form."""
        word = self._head_word(head)
        if word is not None:
            return (word, *(self._parts(word) if len(word) <= len(head) else ()))
        for cut in range(len(head) - _MIN_TAIL, 1, -1):
            end = self._head_word(head[cut:])
            rest = self._head(head[:cut]) if end is not None else ()
            if rest and end is not None:
                return (*rest, end)
        return ()

    def _head_word(self, word: str) -> str | None:
        """The lemma of one word in a linking form: nominative, genitive, or an adjective's stem in -s."""
        if not _may_be_part(word):
            return None
        lemma = self._lexicon.lemma(word)
        if lemma is not None and (lemma == word or word.endswith("n")):
            return lemma
        return self._lexicon.common_lemma(word[:-1] + "nen") if word.endswith("s") else None


@cache
def load_analyser() -> Analyser:
    """The process's analyser."""
    return Analyser(load_lexicon())


def fold(word: str) -> str:
    """A word in lower case and without accents; Finnish letters stay (``Shōtoku`` → ``shotoku``)."""
    word = word.casefold()
    if word.isascii():
        return word
    word = unicodedata.normalize("NFC", word)
    return "".join(letter if letter in _LETTERS else _without_mark(letter) for letter in word)


def _one_edit(word: str) -> Iterator[str]:
    """Every string one edit from ``word``: a letter left out, swapped with the next, replaced or put in."""
    for cut in range(len(word) + 1):
        head, tail = word[:cut], word[cut:]
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in ALPHABET)
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        yield from (head + letter + tail for letter in ALPHABET)


def _without_mark(letter: str) -> str:
    plain = unicodedata.normalize("NFKD", letter)
    return "".join(piece for piece in plain if not unicodedata.combining(piece) and unicodedata.category(piece) != "Cf")


def _stems(word: str) -> tuple[str, ...]:
    """What an inflected form and its nominative have in common: the word less end vowels, and less a case ending."""
    bare = next((word[: -len(e)] for e in _CASE_ENDINGS if word.endswith(e) and len(word) - len(e) >= _MIN_STEM), word)
    stems = (stem.rstrip(VOWELS) for stem in (word, bare))
    return tuple(dict.fromkeys(stem for stem in stems if len(stem) >= _MIN_STEM and stem != word))


def _analyse_number(word: str) -> Analysis:
    """Numbers stay as written; a date, a section or a name with digits (``6Aika:n``) also gives its pieces."""
    word = re.sub(r":[^\W\d_].*$", "", word)
    pieces = tuple(piece for piece in re.split(r"[./:§-]", word) if len(piece) > 1 and piece != word)
    return Analysis(word, pieces)


def _bare_forms(word: str) -> Iterator[str]:
    """The word, then without clitic, then without possessive suffix (``sopimuksiinsakin``)."""
    yield word
    for clitic in _CLITICS:
        if word.endswith(clitic) and len(word) - len(clitic) >= _MIN_STEM:
            word = word[: -len(clitic)]
            yield word
            break
    for possessive in _POSSESSIVES:
        if word.endswith(possessive) and len(word) - len(possessive) >= _MIN_STEM:
            bare = word[: -len(possessive)]
            yield bare
            yield bare + "n"


def _may_be_part(word: str) -> bool:
    return len(word) >= _MIN_PART or word in _SHORT_PARTS


def _balanced(cuts: range | tuple[()], length: int) -> list[int]:
    """The cuts of a word, those nearest its middle first: maakunta|liitto before maa|kuntaliitto."""
    return sorted(cuts, key=lambda cut: abs(2 * cut - length))
