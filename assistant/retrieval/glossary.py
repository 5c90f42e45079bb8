"""A question as Finnish search words: cities by their names, terms of the field from English and Swedish."""

from __future__ import annotations

from functools import cache

from assistant.language import lists
from assistant.language.morphology import load_analyser
from assistant.language.tokens import tokens
from assistant.question.hints import Hints

_FOREIGN_SMALL_WORDS = lists.marked("stopwords.words", "gloss")
_LANGUAGE_WORDS = {"sv": lists.marked("stopwords.words", "swedish"), "en": lists.marked("stopwords.words", "english")}
_SEARCH_TERM_ENDINGS = lists.groups("glossary.endings")
_SEARCH_TERMS = {language: lists.mapping(f"glossary.search.{language}") for language in ("en", "sv")}

_LONGEST_TERM = 6  # words


def search_words(text: str, hints: Hints) -> str:
    """What to look for among Finnish words; of Finnish the text itself, and the names of cities it calls otherwise."""
    if hints.language not in _SEARCH_TERMS:
        said = set(load_analyser().lemmas(text))
        return " ".join((text, *(city for city in hints.cities if city.casefold() not in said)))
    words = [token.text for token in tokens(text)]
    small = _LANGUAGE_WORDS[hints.language] | _FOREIGN_SMALL_WORDS
    kept: list[str] = list(hints.cities)
    at = 0
    while at < len(words):
        length, finnish = _term(words[at:], hints.language)
        if finnish:
            kept.append(finnish)
        elif words[at].casefold() not in small:
            kept.append(words[at])
        at += length
    return " ".join(kept)


def _term(words: list[str], language: str) -> tuple[int, str]:
    """The longest term that ``words`` begin with: its length and its Finnish; one word and nothing without any."""
    terms = _forms(language)
    for length in range(min(_LONGEST_TERM, len(words)), 0, -1):
        found = terms.get(" ".join(words[:length]).casefold())
        if found:
            return length, found
    return 1, ""


@cache
def _forms(language: str) -> dict[str, str]:
    """Every form of every term → its Finnish; a term as it is listed comes before another's inflected form."""
    terms = _SEARCH_TERMS[language]
    return {
        term + ending: finnish for term, finnish in terms.items() for ending in _SEARCH_TERM_ENDINGS[language]
    } | terms
