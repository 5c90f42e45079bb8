"""The question within what a user typed: by structure alone, whatever the words around it say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.language import lists
from assistant.language.sentences import split_sentences
from assistant.language.tokens import lower_words

_CLITICS = lists.phrases("questions.clitics")
_OPENINGS = lists.words("questions.openings")
_SPEAKS_OF_SELF = lists.words("questions.speaks_of_self")

_STANDS_ALONE = 4
_NAMES_IT = 3
_MARKUP = re.compile(
    r"<!--.*?-->|\[//\]:\s*#\s*\([^)]*\)|<([a-z][\w-]*)>.*?</\1>|\{\{#(\w+)\}\}.*?\{\{/\2\}\}|%%.*?%%.*?%%.*?%%",
    re.IGNORECASE | re.DOTALL,
)


def question_alone(text: str) -> str:
    """Return the questions of ``text`` without the statements around them, where a question stands by itself.

    Statements stay when somebody speaks of themselves ("Olemme Oulusta. Paljonko voimme saada?"), and when the
    question is too short to be asked alone. Comments and tagged passages go: nobody who asks a question types them.
    """
    freed = _MARKUP.sub(" ", text).strip() or text
    pieces = [freed[start:end] for start, end in _pieces(freed)]
    asked = [piece for piece in pieces if _asks(piece)]
    if not asked or len(asked) == len(pieces) or not any(map(_stands_alone, asked)):
        return freed
    return " ".join(piece for piece in pieces if _asks(piece) or not _SPEAKS_OF_SELF.isdisjoint(lower_words(piece)))


def _stands_alone(piece: str) -> bool:
    """Whether a question can be asked alone: it is long enough, or names what it is about ("Mikä oli 6Aika?")."""
    named = any(character.isupper() or character.isdigit() for character in piece.strip()[1:])
    return len(lower_words(piece)) >= (_NAMES_IT if named else _STANDS_ALONE)


def _asks(piece: str) -> bool:
    first = next(iter(lower_words(piece)), "")
    return piece.endswith("?") or first in _OPENINGS or first.endswith(_CLITICS)


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences stand; a question mark ends one whatever follows."""
    for start, end in split_sentences(text):
        at = start
        for match in re.finditer(r"(?<=\?)\s+", text[start:end]):
            yield at, start + match.start()
            at = start + match.end()
        if at < end:
            yield at, end
