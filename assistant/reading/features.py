"""What speaks for a sentence as the answer to a question, as numbers.

Each feature is computed from the question, the sentence and the passage around it; ``NAMES`` lists them in the order
of the columns. Weights for them are learned (``evals/training/train.py``) and applied in ``evidence.py``.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from assistant.domain import Passage, ScoredSentence, SentenceKind
from assistant.language import lists
from assistant.language.sentences import is_notice
from assistant.question.asking import AnswerType
from assistant.question.matching import Term, Words, answers, match, meant, terms_of, words_of
from assistant.question.question import Question
from assistant.question.scope import city_fit, headings, other_ordinal, year_fit
from assistant.reading.cues import Cue, cues
from assistant.reading.directness import directness
from assistant.reading.likeness import likeness
from assistant.retrieval.duties import is_of

_BACK_REFERENCE_OPENINGS = lists.words("answers.back_references")

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
    "overlap_lead",
    "missing_lead",
    "names_lead",
    "overlap_meaning",
    "overlap_names",
    "overlap_pairs",
    "missing",
    "alike",
    "alike_lag",
    "alike_context",
    "alike_context_lag",
    "alike_least",
    "alike_anywhere",
    "alike_anywhere_least",
    "counted",
    "answered",
    "fit_near",
    "full_name",
    *(f"fit_{kind.value}" for kind in _FITTED),
    "first",
    "position",
    "definition_opening",
    "list_item",
    "back_reference",
    "length",
    "short",
    "asks_back",
    "city",
    "other_city",
    "year",
    "other_year",
    "other_ordinal",
    "duty",
    "other_duty",
    "same_form",
    "directness",
)
_NEAR = 6.0
_PAIR = 30
_COUNTED = 25
"""Characters between a number and the thing it counts: "viisi kolmivuotista hanketta"."""
_LEAD = 90
"""Characters at the beginning of a passage that say what it is about."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may answer, in the passage it came with; ``before`` is the sentence ahead of it, if any."""

    scored: ScoredSentence
    passage: Passage
    passage_rank: int
    position: int
    before: str


@dataclass(frozen=True, slots=True)
class _Around:
    """The terms' matches in a passage: in its text, in titles and headings, in these and in how it opens."""

    passage: Matrix
    over: Matrix
    lead: Matrix


def candidates_of(passages: Sequence[Passage]) -> list[Candidate]:
    """Every sentence of the passages but the headings, in their order."""
    found: list[Candidate] = []
    for rank, passage in enumerate(passages):
        for position, scored in enumerate(passage.sentences):
            if scored.sentence.kind is not SentenceKind.HEADING and not is_notice(scored.sentence.text):
                before = passage.sentences[position - 1].sentence.text if position else ""
                found.append(Candidate(scored, passage, rank, position, before))
    return found


def features(question: Question, candidates: Sequence[Candidate], rarity: Callable[[str], float]) -> Matrix:
    """[len(candidates), len(NAMES)] numbers; ``rarity`` says how telling a lemma is in the material."""
    terms = terms_of(question.standalone)
    bags = [words_of(candidate.scored.sentence.text) for candidate in candidates]
    matches = np.array([[match(term, bag)[0] for term in terms] for bag in bags]).reshape(len(candidates), len(terms))
    weights = term_weights(terms, rarity)
    overlap = matches @ weights
    similarity = np.array([_similarity(candidate.scored, candidate.passage) for candidate in candidates])
    order = np.argsort(np.argsort(-similarity))
    passages = {id(candidate.passage): candidate.passage for candidate in candidates}
    around = {key: _around(passage, terms) for key, passage in passages.items()}
    alike = _alike(candidates, terms, bags, weights)
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
            *_coverage(candidate, terms, weights, bags[i], around[id(candidate.passage)]),
            *alike[i],
            _counted(question, candidate.scored.sentence.text, terms, bags[i]),
            _answered(terms, bags[i]),
            *_fits(question, candidate.scored.sentence.text, terms, bags[i], weights),
            *_form(question, candidate, terms, bags[i]),
            *_scope(question, candidate),
            *_duty(question, candidate),
            *directness(question.standalone, candidate.scored.sentence.text, rarity),
        ]
        for i, candidate in enumerate(candidates)
    ]
    return np.asarray(rows, np.float64).reshape(len(candidates), len(NAMES))


def _alike(candidates: Sequence[Candidate], terms: Sequence[Term], bags: Sequence[Words], weights: Matrix) -> Matrix:
    """``[candidates, 7]``, the columns ``alike`` to ``alike_anywhere_least``.

    How much of the question the sentence says in like words, alone and under its headings, beside the best sentence;
    its least term; how much of the question any of the sentences says, and the least of that.
    """
    if not terms or not candidates:
        return np.zeros((len(candidates), 7), np.float64)
    forms = [(term.lemma, *term.parts) for term in terms]
    meanings = np.array([[meant(term, bag) for term in terms] for bag in bags])
    own = np.maximum(meanings, likeness(forms, [candidate.scored.sentence.text for candidate in candidates]))
    under = np.maximum(own, likeness(forms, [headings(candidate.passage) for candidate in candidates]))
    alone, whole, anywhere = own @ weights, under @ weights, under.max(0)
    constant = np.ones(len(candidates))
    return np.column_stack(
        (
            alone,
            alone - alone.max(),
            whole,
            whole - whole.max(),
            under.min(1),
            constant * float(anywhere @ weights),
            constant * float(anywhere.min()),
        )
    )


def term_weights(terms: Sequence[Term], rarity: Callable[[str], float]) -> Matrix:
    """The weight of each term by its rarity in the material; the weights sum to one."""
    weight = np.array([rarity(term.lemma) for term in terms], np.float64)
    return np.asarray(weight / weight.sum(), np.float64) if len(terms) else weight


def _similarity(scored: ScoredSentence, passage: Passage) -> float:
    return passage.scores.get("dense", 0.0) if scored.similarity is None else scored.similarity


def _around(passage: Passage, terms: Sequence[Term]) -> _Around:
    over, opening = _matches(headings(passage), terms), passage.sentences[0].sentence.text[:_LEAD]
    return _Around(
        passage=_matches(passage.chunk.text, terms),
        over=over,
        lead=np.maximum(over, _matches(opening, terms)),
    )


def _matches(text: str, terms: Sequence[Term]) -> Matrix:
    words = words_of(text)
    return np.array([match(term, words)[0] for term in terms], np.float64)


def _coverage(
    candidate: Candidate, terms: Sequence[Term], weights: Matrix, words: Words, around: _Around
) -> list[float]:
    """How much of the question the sentence has together with what stands around it, in the order of ``NAMES``."""
    if not terms:
        return [0.0] * 10
    own, before = _matches(candidate.scored.sentence.text, terms), _matches(candidate.before, terms)
    meaning = np.array([meant(term, words) for term in terms])
    over = np.maximum(around.over, before)
    covered, led = np.maximum(over, meaning), np.maximum(around.lead, meaning)
    names = np.array([term.is_name for term in terms], bool)
    contexts = [np.maximum(own, more) @ weights for more in (before, around.passage, over)]
    return [
        *map(float, contexts),
        float(led @ weights),
        float(((1.0 - led) * weights).max()),
        float(around.lead[names].min(initial=1.0)) if names.any() else 0.0,
        float(covered @ weights),
        _share(covered, weights, names),
        _pairs(terms, words),
        float(((1.0 - covered) * weights).max()),
    ]


def _pairs(terms: Sequence[Term], words: Words) -> float:
    """The share of neighbouring words of the question that stand close together in the sentence too."""
    places = [match(term, words)[1] for term in terms]
    close = [min(pair) >= 0 and abs(pair[0] - pair[1]) <= _PAIR for pair in pairwise(places)]
    return sum(close) / len(close) if close else 0.0


def _counted(question: Question, text: str, terms: Sequence[Term], words: Words) -> float:
    """For "montako hakemusta": whether a number counts the thing: 1 right before it, 0.5 near it, 0 nowhere."""
    if question.asks is not AnswerType.NUMBER or not terms:
        return 0.0
    strength, place = match(terms[0], words)
    if strength < 0.5:
        return 0.0
    known = question.standalone.casefold()
    found = [cue for cue in cues(text, AnswerType.NUMBER) if cue.text.casefold() not in known]
    if any(0 <= place - cue.end <= _COUNTED for cue in found):
        return 1.0
    nearest = min((abs(cue.end - place) for cue in found), default=1000)
    return 0.5 if nearest <= 90 else 0.0


def _share(matches: Matrix, weights: Matrix, chosen: NDArray[np.bool_]) -> float:
    """The weighted share of the chosen terms that is matched; 1 when there are none."""
    total = weights[chosen].sum()
    return float(matches[chosen] @ weights[chosen] / total) if total > 0 else 1.0


def _answered(terms: Sequence[Term], words: Words) -> float:
    """Whether the sentence has a word that answers one of the question: "s." for *syntyä*."""
    return float(any(answers(term, words) for term in terms))


def _fits(question: Question, text: str, terms: Sequence[Term], words: Words, weights: Matrix) -> list[float]:
    """How close a fitting form stands to the words asked about, a full name, and the fit for each kind of answer."""
    known = question.standalone.casefold()
    found = [cue for cue in cues(text, question.asks) if cue.text.strip().casefold() not in known]
    fit = max((cue.strength for cue in found), default=0.0)
    near = max((_nearness(cue, terms, words, weights) for cue in found), default=0.0)
    return [near, _full_name(question, found), *(fit if question.asks is kind else 0.0 for kind in _FITTED)]


def _full_name(question: Question, found: Sequence[Cue]) -> float:
    """For "kuka": whether the sentence names somebody or something by several words."""
    return float(question.asks is AnswerType.WHO and any(" " in cue.text for cue in found))


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
        float(sentence.kind is SentenceKind.LIST_ITEM),
        float(words.first in _BACK_REFERENCE_OPENINGS),
        math.log(1.0 + length) / 6.0,
        float(length < 30),
        float(sentence.text.rstrip().endswith("?")),
    ]


def _scope(question: Question, candidate: Candidate) -> list[float]:
    """City and year, each as a match and as a mismatch (0..1); whether another one of several is meant."""
    text, before, passage = candidate.scored.sentence.text, candidate.before, candidate.passage
    city = city_fit(frozenset(question.hints.cities), text, before, passage)
    year = year_fit(frozenset(question.hints.years), text, before, passage)
    ordinal = float(other_ordinal(question.standalone, f"{before} {text} {headings(passage)}"))
    return [max(city, 0.0), max(-city, 0.0), max(year, 0.0), max(-year, 0.0), ordinal]


def _duty(question: Question, candidate: Candidate) -> list[float]:
    """Whether the sentence is a commitment of the party asked about, or of another; both 0 where none is asked for."""
    sentence = candidate.scored.sentence
    here = [c for c in candidate.passage.commitments if sentence.start <= c.start < sentence.end]
    mine = any(is_of(c, question.standalone, question.hints.cities) for c in here)
    return [float(mine), float(bool(here) and not mine)]
