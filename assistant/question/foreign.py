"""Questions in Swedish and English made readable: the words of the field in Finnish, word by word.

The material is Finnish and so is the judgement whether it answers. A gloss is no translation, but it names what is
asked, and the reader is shown it. A word that has no gloss stays, so that a question about something else stays one.
"""

from __future__ import annotations

from assistant.language import lists
from assistant.language.places import named_cities
from assistant.language.tokens import WORD

_FOREIGN_SMALL_WORDS = lists.marked("stopwords.words", "gloss")
_GLOSSED_COMPOUNDS = lists.mapping("glossary.compounds")

_FINNISH = lists.classes("glossary.words")
_FEWEST = 0.6
"""Share of its words that are known as foreign, at which a question is."""


def in_finnish(text: str) -> str:
    """``text`` glossed when it is Swedish or English and names something of the field; otherwise as it is."""
    words = WORD.findall(text)
    known = [word for word in map(str.casefold, words) if word in _FINNISH or word in _FOREIGN_SMALL_WORDS]
    if not words or len(known) < _FEWEST * len(words) or not any(word in _FINNISH for word in known):
        return text
    gloss = " ".join(_gloss(word) for word in words if word.casefold() not in _FOREIGN_SMALL_WORDS)
    for apart, together in _GLOSSED_COMPOUNDS.items():
        gloss = gloss.replace(apart, together)
    return gloss[:1].upper() + gloss[1:] + ("?" if text.rstrip().endswith("?") else "")


def _gloss(word: str) -> str:
    """The Finnish word, the Finnish name of a city ("Vasas", "Åbo"), or the word as it is."""
    cities = named_cities(word)
    return _FINNISH.get(word.casefold()) or (cities[0] if len(cities) == 1 else word)
