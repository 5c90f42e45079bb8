"""How directly a sentence opens on what a question asks about.

"Mitkä ovat Turun painopisteet?" is answered best by the sentence whose subject is just that, "Turun sopimuksen
painopisteet ovat …", and less well by one on the "life science -alan älykkään erikoistumisen painopisteet".
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from assistant.language import lists
from assistant.language.morphology import load_analyser
from assistant.language.tokens import tokens
from assistant.language.words import FINITE, Word, words
from assistant.question.scope import cities_in

_QUESTION_STOP_WORDS = lists.marked("stopwords.words", "question")

_OPENING = 120
"""Characters in which the verb must come, else the opening is that long."""


@dataclass(frozen=True, slots=True)
class Opening:
    """The words of a sentence before its verb that tell something, and the verb as written (empty: none near)."""

    words: tuple[Word, ...]
    verb: str


@lru_cache(maxsize=50_000)
def opening_of(text: str) -> Opening:
    """How a sentence opens, up to its first finite verb."""
    found: list[Word] = []
    for word in words(text[:_OPENING]):
        if word.form in FINITE and found:
            return Opening(tuple(found), word.lower)
        if word.lower not in _QUESTION_STOP_WORDS:
            found.append(word)
    return Opening(tuple(found), "")


def directness(question: str, text: str, rarity: Callable[[str], float]) -> tuple[float, float]:
    """Whether the sentence opens on the words of the question, each 0..1; the asked cities count for nothing.

    The first number is the share of the question's words that stand in the opening in the same form, its verb with
    them: what is asked of the present is answered in the present. The second falls
    with the words before the last of them that the question does not have, weighed by ``rarity``; 0 when the opening
    has none of the question's words.
    """
    forms, lemmas, cities = _asked(question)
    opening = opening_of(text)
    subject = [word for word in opening.words if word.lemma not in cities]
    found = [at for at, word in enumerate(subject) if word.lemma in lemmas or not lemmas.isdisjoint(word.parts)]
    if not found:
        return 0.0, 0.0
    other = [word.lemma for at, word in enumerate(subject[: found[-1]]) if at not in found]
    extra = sum(map(rarity, other)) / max(map(rarity, lemmas))
    written = {word.lower for word in subject} | {opening.verb}
    return len(forms & written) / len(forms), math.exp(-extra / 2.0)


@lru_cache(maxsize=1_000)
def _asked(question: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The words of a question besides cities as written and as lemmas, and the lemmas of its cities.

    As written its verbs are among them, "ovat" as well.
    """
    analyser = load_analyser()
    told = [token.text for token in tokens(question) if token.text.casefold() not in _QUESTION_STOP_WORDS]
    cities = frozenset(analyser.lemma(word) for word in told if cities_in(word))
    asked = [word for word in told if analyser.lemma(word) not in cities]
    verbs = [word.lower for word in words(question) if word.form in FINITE]
    return frozenset((*map(str.casefold, asked), *verbs)), frozenset(map(analyser.lemma, asked)), cities
