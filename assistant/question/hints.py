"""What the words of a question say of where its answer stands: cities, kinds of document, years, sections, quotes.

Also the form of the question (a sentence, a title, a few keywords) and its language, by which the two halves of the
retriever are weighed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from assistant.language import lists
from assistant.language.places import named_cities
from assistant.language.tokens import tokens
from assistant.language.words import FINITE
from assistant.language.words import words as grammar

_KIND_FORMS = lists.groups("documents.kind_forms")
_LANGUAGE_WORDS = {"sv": lists.marked("stopwords.words", "swedish"), "en": lists.marked("stopwords.words", "english")}
_QUESTION_OPENINGS = lists.words("questions.openings")

_QUOTE = re.compile(r"[\"”“»„]([^\"”“»„]{3,})[\"”“»«]")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ASKING_ENDING = re.compile(r"[^\W\d_]{2,}k[o\u00f6](?:s|h[a\u00e4]n)?", re.IGNORECASE)
_MAX_KEYWORDS = 3


class QueryForm(StrEnum):
    """How a question is put."""

    QUESTION = "question"
    SENTENCE = "sentence"
    KEYWORDS = "keywords"
    TITLE = "title"
    QUOTED = "quoted"
    SECTION = "section"


@dataclass(frozen=True, slots=True)
class Hints:
    """What a question says of the documents that may answer it; empty where it says nothing.

    ``cities`` are canonical names, in the order of the question. ``sections`` are section numbers as
    ``tokens`` writes them (``§137``). ``language`` is ``fi``, ``sv`` or ``en``.
    """

    cities: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    sections: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    form: QueryForm = QueryForm.QUESTION
    language: str = "fi"


def read_hints(text: str, more_cities: Iterable[str] = ()) -> Hints:
    """The hints in ``text``; ``more_cities`` are names of cities, besides those of the programme, to look for."""
    words = [token.text for token in tokens(text)]
    sections = tuple(word for word in words if word.startswith("§"))
    quotes = tuple(quote for quote in _QUOTE.findall(text) if len(quote.split()) > 1)
    return Hints(
        cities=named_cities(text, more_cities),
        kinds=_kinds(words),
        years=tuple(dict.fromkeys(int(year) for year in _YEAR.findall(text))),
        sections=sections,
        quotes=quotes,
        form=_form(text, words, sections, quotes),
        language=_language(words),
    )


def read_query(text: str, more_cities: Iterable[str] = ()) -> Hints:
    """The hints in a query that is to be ranked for: with ``SENTENCE`` for what would be a title but has a finite verb.

    A heading has none; whoever states something does not quote, so that the words are meant as a question's are.
    """
    hints = read_hints(text, more_cities)
    states = hints.form is QueryForm.TITLE and any(word.verb and word.form in FINITE for word in grammar(text))
    return replace(hints, form=QueryForm.SENTENCE) if states else hints


def _form(text: str, words: list[str], sections: tuple[str, ...], quotes: tuple[str, ...]) -> QueryForm:
    if quotes:
        return QueryForm.QUOTED
    if sections:
        return QueryForm.SECTION
    if text.rstrip().endswith("?") or (words and _asks(words[0].casefold())):
        return QueryForm.QUESTION
    return QueryForm.KEYWORDS if len(words) <= _MAX_KEYWORDS else QueryForm.TITLE


def _asks(word: str) -> bool:
    return word in _QUESTION_OPENINGS or bool(_ASKING_ENDING.fullmatch(word))


def _kinds(words: list[str]) -> tuple[str, ...]:
    line = f" {' '.join(words).casefold()} "
    return tuple(kind for kind, forms in _KIND_FORMS.items() if any(f" {form} " in line for form in forms))


def _language(words: list[str]) -> str:
    """The language whose small words the question has most of; Finnish unless it has two or opens as a question."""
    folded = [word.casefold() for word in words]
    counts = {language: sum(word in small for word in folded) for language, small in _LANGUAGE_WORDS.items()}
    best = max(counts, key=lambda language: counts[language])
    opens = len(folded) > 1 and folded[0] in _QUESTION_OPENINGS and folded[0] in _LANGUAGE_WORDS[best]
    return best if opens or counts[best] >= max(2, len(folded) / 4) else "fi"
