"""What only one form answers: a telephone number, an address, a paragraph, somebody's name."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from assistant.language import lists
from assistant.language.morphology import load_analyser
from assistant.language.tokens import CAPITAL_LETTERS, SMALL_LETTERS, tokens

_FORMS = lists.mapping("answers.forms")
_NAME_WORDS = lists.words("answers.name_words")
_PERSON_ENDINGS = lists.phrases("answers.person_endings")
_FULL_NAME = rf"\b[{CAPITAL_LETTERS}][{SMALL_LETTERS}]+ [{CAPITAL_LETTERS}][{SMALL_LETTERS}]+"


def formless(question: str, text: str) -> bool:
    """Whether the question asks for what has one form ("puhelinnumero", "pykälä") and the text has nothing of it."""
    return any(not re.search(pattern, text) for pattern in forms_of(question))


@lru_cache(maxsize=1_000)
def forms_of(question: str) -> frozenset[str]:
    """Patterns of which an answer to the question must have one each."""
    analyser = load_analyser()
    lemmas = [analyser.lemma(token.text).replace("-", "") for token in tokens(question)]
    wanted = {_FORMS[lemma] for lemma in lemmas if lemma in _FORMS}
    if any(owner.endswith(_PERSON_ENDINGS) and word in _NAME_WORDS for owner, word in pairwise(lemmas)):
        wanted.add(_FULL_NAME)
    return frozenset(wanted)
