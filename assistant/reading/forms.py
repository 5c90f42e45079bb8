"""What only one form answers: a telephone number, an address, a paragraph, somebody's name."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from assistant.language import lists
from assistant.language.morphology import load_analyser, tokens
from assistant.language.patterns import FORMED_ANSWERS, FULL_NAME_PATTERN

_NAME_WORDS = lists.words("answers.name_words")
_PERSON_ENDINGS = lists.phrases("answers.person_endings")


def formless(question: str, text: str) -> bool:
    """Whether the question asks for what has one form ("puhelinnumero", "pykälä") and the text has nothing of it."""
    return any(not re.search(pattern, text) for pattern in forms_of(question))


@lru_cache(maxsize=1_000)
def forms_of(question: str) -> frozenset[str]:
    """Patterns of which an answer to the question must have one each."""
    analyser = load_analyser()
    lemmas = [analyser.lemma(token.text).replace("-", "") for token in tokens(question)]
    wanted = {FORMED_ANSWERS[lemma] for lemma in lemmas if lemma in FORMED_ANSWERS}
    if any(owner.endswith(_PERSON_ENDINGS) and word in _NAME_WORDS for owner, word in pairwise(lemmas)):
        wanted.add(FULL_NAME_PATTERN)
    return frozenset(wanted)
