"""The words of a question found in a sentence: by lemma, by the parts of a compound, by what they mean or answer."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from assistant.language import lists
from assistant.language.morphology import load_analyser
from assistant.language.tokens import tokens
from assistant.language.wording import concepts_of
from assistant.question.scope import cities_in

_ANSWERING_WORDS = lists.groups("synonyms.answers")
_QUESTION_STOP_WORDS = lists.marked("stopwords.words", "question")

_STEM = 5
_SYNONYM = 0.7


@dataclass(frozen=True, slots=True)
class Term:
    """A content word of the question: lemma, parts of a compound, concepts it shares with synonyms, what answers it.

    ``cities`` are those of the programme that the word names; "pääkaupunkiseutu" names three.
    """

    lemma: str
    parts: tuple[str, ...]
    meanings: frozenset[str]
    answers: frozenset[str]
    is_name: bool
    cities: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a sentence, and its text: lemma → where its token begins; parts of compounds likewise; forms as written.

    ``stems`` has the first five letters of a lemma → the lemma and its place, for words that only begin alike.
    """

    lemmas: dict[str, int]
    parts: dict[str, int]
    stems: dict[str, tuple[str, int]]
    meanings: frozenset[str]
    forms: frozenset[str]
    first: str
    text: str


@lru_cache(maxsize=50_000)
def words_of(text: str) -> Words:
    """The analysed words of a text."""
    analyser = load_analyser()
    lemmas: dict[str, int] = {}
    parts: dict[str, int] = {}
    forms: list[str] = []
    for token in tokens(text):
        analysis = analyser.analyse(token.text)
        lemmas.setdefault(analysis.lemma, token.start)
        for part in analysis.parts:
            parts.setdefault(part, token.start)
        forms.append(token.text.casefold())
    stems = {lemma[:_STEM]: (lemma, start) for lemma, start in lemmas.items() if len(lemma) >= _STEM}
    meanings = frozenset(concept for lemma in (*lemmas, *parts) for concept in concepts_of(lemma))
    return Words(lemmas, parts, stems, meanings, frozenset(forms), forms[0] if forms else "", text)


def terms_of(text: str) -> tuple[Term, ...]:
    """The content words of a question, each once."""
    analyser = load_analyser()
    found: dict[str, Term] = {}
    for token in tokens(text):
        form = token.text.casefold()
        analysis = analyser.analyse(token.text)
        if form in _QUESTION_STOP_WORDS or analysis.lemma in _QUESTION_STOP_WORDS or len(form) < 2:
            continue
        is_name = token.start > 0 and token.text[:1].isupper()
        parts = tuple(dict.fromkeys(analysis.parts))
        heads = (analysis.lemma, *parts[-1:])
        answering = frozenset(word for head in heads for word in _ANSWERING_WORDS.get(head, ()))
        meanings = concepts_of(analysis.lemma)
        found.setdefault(
            analysis.lemma, Term(analysis.lemma, parts, meanings, answering, is_name, cities_in(token.text))
        )
    return tuple(found.values())


def match(term: Term, words: Words) -> tuple[float, int]:
    """How well a sentence's words contain a term (0..1) and where (-1: nowhere).

    The lemma itself counts whole; a shared compound part, or a word that begins alike (names outside the dictionary
    and their inflected forms), counts in part.
    """
    if term.lemma in words.lemmas:
        return 1.0, words.lemmas[term.lemma]
    # By another of its names, or as one of several: the "pääkaupunkiseutu" is Helsinki too.
    if term.cities and term.cities & cities_in(words.text):
        return 1.0, 0
    if term.lemma in words.parts:
        return 0.8, words.parts[term.lemma]
    shared = [words.parts.get(part, words.lemmas.get(part, -1)) for part in term.parts]
    if max(shared, default=-1) >= 0:
        # The last part says what the word is: a "kaupunginvaltuusto" is not found in a "kaupunginhallitus".
        # Of a name the first part does: an "Innokaupungit-verkosto" is one of the Innokaupungit.
        most = 0.7 if shared[-1] >= 0 else 0.3
        if term.is_name and shared[0] >= 0:
            return 0.7, shared[0]
        return most * sum(position >= 0 for position in shared) / len(shared), max(shared)
    alike, position = words.stems.get(term.lemma[:_STEM], ("", -1))
    if alike and (term.is_name or alike.startswith(term.lemma[:-2]) or term.lemma.startswith(alike)):
        return 0.6, position
    return 0.0, -1


def meant(term: Term, words: Words) -> float:
    """As ``match``, and a synonym or a word that answers the term counts in part too."""
    found = match(term, words)[0]
    if found < _SYNONYM and (term.meanings & words.meanings or answers(term, words)):
        return _SYNONYM
    return found


def answers(term: Term, words: Words) -> bool:
    """Whether the sentence has a word that answers the term: "s." for *syntyä*."""
    return any(word in words.lemmas or word in words.parts or word in words.forms for word in term.answers)
