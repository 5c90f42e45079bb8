"""What speaks for a sentence as the answer to a question, as numbers.

Each feature is computed from the question, the sentence and the passage around it; ``NAMES`` lists them in the order
of the columns. Weights for them are learned (``evals/train.py``) and applied in ``evidence.py``.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from assistant.asking import AnswerType
from assistant.cues import Cue, cues
from assistant.domain import Passage, ScoredSentence, SentenceKind
from assistant.finnish import ANSWERING_WORDS, BACK_REFERENCE_OPENINGS, QUESTION_STOP_WORDS
from assistant.morphology import load_analyser, tokens
from assistant.question import Question
from assistant.scope import city_fit, headings, year_fit

Matrix = NDArray[np.float64]

_FITTED = (
    AnswerType.WHEN,
    AnswerType.DURATION,
    AnswerType.AMOUNT,
    AnswerType.NUMBER,
    AnswerType.LIST,
    AnswerType.WHO,
    AnswerType.PLACE,
    AnswerType.DEFINITION,
    AnswerType.WHY,
    AnswerType.HOW_TO,
)
NAMES: tuple[str, ...] = (
    "similarity",
    "similarity_lag",
    "similarity_rank",
    "passage_dense",
    "passage_lexical",
    "passage_rank",
    "passage_first",
    "overlap",
    "overlap_lag",
    "overlap_before",
    "overlap_passage",
    "overlap_context",
    "overlap_names",
    "verb_answered",
    "fit_near",
    *(f"fit_{kind.value}" for kind in _FITTED),
    "first",
    "position",
    "definition_opening",
    "heading",
    "list_item",
    "back_reference",
    "length",
    "short",
    "asks_back",
    "city",
    "other_city",
    "year",
    "other_year",
)
_NEAR = 6.0


@dataclass(frozen=True, slots=True)
class Term:
    """A content word of the question: lemma, parts of a compound, what would answer it, and how telling it is."""

    lemma: str
    parts: frozenset[str]
    answers: frozenset[str]
    is_name: bool


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a sentence: lemma → where its token begins; parts of compounds likewise; forms as written."""

    lemmas: dict[str, int]
    parts: dict[str, int]
    forms: frozenset[str]
    first: str
    count: int


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
    return Words(lemmas, parts, frozenset(forms), forms[0] if forms else "", len(forms))


def terms_of(text: str) -> tuple[Term, ...]:
    """The content words of a question, each once."""
    analyser = load_analyser()
    found: dict[str, Term] = {}
    for token in tokens(text):
        form = token.text.casefold()
        analysis = analyser.analyse(token.text)
        if form in QUESTION_STOP_WORDS or analysis.lemma in QUESTION_STOP_WORDS or len(form) < 2:
            continue
        is_name = token.start > 0 and token.text[:1].isupper()
        answers = frozenset(ANSWERING_WORDS.get(analysis.lemma, ()))
        found.setdefault(analysis.lemma, Term(analysis.lemma, frozenset(analysis.parts), answers, is_name))
    return tuple(found.values())


def match(term: Term, words: Words) -> tuple[float, int]:
    """How well a sentence's words contain a term (0..1) and where (-1: nowhere).

    The lemma itself counts whole; a shared compound part, or a word that begins alike (names outside the dictionary
    and their inflected forms), counts in part.
    """
    if term.lemma in words.lemmas:
        return 1.0, words.lemmas[term.lemma]
    if term.lemma in words.parts:
        return 0.8, words.parts[term.lemma]
    shared = [words.parts.get(part, words.lemmas.get(part, -1)) for part in term.parts]
    shared = [position for position in shared if position >= 0]
    if shared:
        return 0.7 * len(shared) / len(term.parts), shared[0]
    stem = term.lemma[: max(5, len(term.lemma) - 2)]
    if len(stem) >= 5:
        for lemma, position in words.lemmas.items():
            if lemma.startswith(stem) or (len(lemma) >= 5 and term.lemma.startswith(lemma)):
                return 0.6, position
    return 0.0, -1


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may answer, in the passage it came with; ``before`` is the sentence ahead of it, if any."""

    scored: ScoredSentence
    passage: Passage
    passage_rank: int
    position: int
    before: str


def candidates_of(passages: Sequence[Passage]) -> list[Candidate]:
    """Every sentence of the passages, in their order."""
    return [
        Candidate(scored, passage, rank, position, passage.sentences[position - 1].sentence.text if position else "")
        for rank, passage in enumerate(passages)
        for position, scored in enumerate(passage.sentences)
    ]


def features(question: Question, candidates: Sequence[Candidate], rarity: Callable[[str], float]) -> Matrix:
    """[len(candidates), len(NAMES)] numbers; ``rarity`` says how telling a lemma is in the material."""
    terms = terms_of(question.standalone)
    bags = [words_of(candidate.scored.sentence.text) for candidate in candidates]
    matches = np.array([[match(term, bag)[0] for term in terms] for bag in bags]).reshape(len(candidates), len(terms))
    weights = term_weights(terms, rarity)
    overlap = matches @ weights
    similarity = np.array([_similarity(candidate) for candidate in candidates])
    order = np.argsort(np.argsort(-similarity))
    rows = [
        [
            similarity[i],
            similarity[i] - similarity.max(),
            1.0 / (1.0 + order[i]),
            candidate.passage.scores.get("dense", 0.0),
            candidate.passage.scores.get("lexical", 0.0),
            1.0 / (1.0 + candidate.passage_rank),
            float(candidate.passage_rank == 0),
            overlap[i],
            overlap[i] - overlap.max(),
            *_contexts(candidate, terms, weights, matches[i]),
            _share(matches[i], weights, np.array([term.is_name for term in terms], bool)),
            _verb_answered(terms, bags[i], candidate.scored.sentence.text),
            *_fits(question, candidate.scored.sentence.text, terms, bags[i], weights),
            *_form(question, candidate, terms, bags[i]),
            *_scope(question, candidate),
        ]
        for i, candidate in enumerate(candidates)
    ]
    return np.asarray(rows, np.float64).reshape(len(candidates), len(NAMES))


def term_weights(terms: Sequence[Term], rarity: Callable[[str], float]) -> Matrix:
    """The weight of each term by its rarity in the material; the weights sum to one."""
    weight = np.array([rarity(term.lemma) for term in terms], np.float64)
    return np.asarray(weight / weight.sum(), np.float64) if len(terms) else weight


def _similarity(candidate: Candidate) -> float:
    similarity = candidate.scored.similarity
    return candidate.passage.scores.get("dense", 0.0) if similarity is None else similarity


def _contexts(candidate: Candidate, terms: Sequence[Term], weights: Matrix, own: Matrix) -> list[float]:
    """The overlap when the words before, of the passage, and of titles and headings count too."""
    found = []
    for text in (candidate.before, candidate.passage.chunk.text, headings(candidate.passage)):
        bag = words_of(text)
        found.append(float(np.maximum(own, [match(term, bag)[0] for term in terms]) @ weights) if terms else 0.0)
    return found


def _share(matches: Matrix, weights: Matrix, chosen: NDArray[np.bool_]) -> float:
    total = weights[chosen].sum()
    return float(matches[chosen] @ weights[chosen] / total) if total > 0 else 0.0


def _verb_answered(terms: Sequence[Term], words: Words, text: str) -> float:
    """Whether the sentence has a word that answers a verb of the question: "s." for *syntyä*."""
    lowered = text.casefold()
    return float(
        any(
            answer in words.forms or (not answer.isalpha() and answer in lowered) for t in terms for answer in t.answers
        )
    )


def _fits(question: Question, text: str, terms: Sequence[Term], words: Words, weights: Matrix) -> list[float]:
    """How close a fitting form stands to the words asked about, and the fit for each kind of answer."""
    known = question.standalone.casefold()
    found = [cue for cue in cues(text, question.asks) if cue.text.strip().casefold() not in known]
    fit = max((cue.strength for cue in found), default=0.0)
    near = max((_nearness(cue, terms, words, weights) for cue in found), default=0.0)
    return [near, *(fit if question.asks is kind else 0.0 for kind in _FITTED)]


def _nearness(cue: Cue, terms: Sequence[Term], words: Words, weights: Matrix) -> float:
    """Sum over the terms found of their weight, falling with the distance (in words of seven letters) to the cue."""
    total = 0.0
    for term, weight in zip(terms, weights, strict=True):
        strength, position = match(term, words)
        if position >= 0:
            total += weight * strength * math.exp(-abs(cue.start - position) / 7.0 / _NEAR)
    return total * cue.strength


def _form(question: Question, candidate: Candidate, terms: Sequence[Term], words: Words) -> list[float]:
    sentence = candidate.scored.sentence
    length = len(sentence.text)
    opening = any(match(term, words)[1] in range(12) for term in terms)
    return [
        float(candidate.position == 0),
        1.0 / (1.0 + candidate.position),
        float(question.asks is AnswerType.DEFINITION and opening),
        float(sentence.kind is SentenceKind.HEADING),
        float(sentence.kind is SentenceKind.LIST_ITEM),
        float(words.first in BACK_REFERENCE_OPENINGS),
        math.log(1.0 + length) / 6.0,
        float(length < 30),
        float(sentence.text.rstrip().endswith("?")),
    ]


def _scope(question: Question, candidate: Candidate) -> list[float]:
    """City and year: each as a match (0..1) and as a mismatch (0 or 1)."""
    text, before, passage = candidate.scored.sentence.text, candidate.before, candidate.passage
    city = city_fit(frozenset(question.hints.cities), text, before, passage)
    year = year_fit(frozenset(question.hints.years), text, before, passage)
    return [max(city, 0.0), max(-city, 0.0), max(year, 0.0), max(-year, 0.0)]
