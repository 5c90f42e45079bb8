"""What speaks for a sentence as the answer to a question, as numbers.

Each feature is computed from the question, the sentence and the passage around it; ``NAMES`` lists them in the order
of the columns. Weights for them are learned (``evals/train.py``) and applied in ``evidence.py``.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from assistant.asking import AnswerType
from assistant.cues import Cue, cues
from assistant.domain import Passage, ScoredSentence, SentenceKind
from assistant.finnish import ANSWERING_WORDS, BACK_REFERENCE_OPENINGS, QUESTION_STOP_WORDS
from assistant.instructions import addresses_model
from assistant.morphology import load_analyser, tokens
from assistant.question import Question
from assistant.scope import city_fit, headings, other_ordinal, year_fit
from assistant.wording import concepts_of

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
    "overlap_meaning",
    "overlap_names",
    "overlap_pairs",
    "missing",
    "counted",
    "answered",
    "fit_near",
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
)
_NEAR = 6.0
_STEM = 5
_SYNONYM = 0.7
_PAIR = 30


@dataclass(frozen=True, slots=True)
class Term:
    """A content word of the question: lemma, parts of a compound, concepts it shares with synonyms, what answers it."""

    lemma: str
    parts: tuple[str, ...]
    meanings: frozenset[str]
    answers: frozenset[str]
    is_name: bool


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a sentence: lemma → where its token begins; parts of compounds likewise; forms as written.

    ``stems`` has the first five letters of a lemma → the lemma and its place, for words that only begin alike.
    """

    lemmas: dict[str, int]
    parts: dict[str, int]
    stems: dict[str, tuple[str, int]]
    meanings: frozenset[str]
    forms: frozenset[str]
    first: str


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
    return Words(lemmas, parts, stems, meanings, frozenset(forms), forms[0] if forms else "")


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
        parts = tuple(dict.fromkeys(analysis.parts))
        heads = (analysis.lemma, *parts[-1:])
        answers = frozenset(answer for head in heads for answer in ANSWERING_WORDS.get(head, ()))
        meanings = concepts_of(analysis.lemma)
        found.setdefault(analysis.lemma, Term(analysis.lemma, parts, meanings, answers, is_name))
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
    if found < _SYNONYM and (term.meanings & words.meanings or _answers(term, words)):
        return _SYNONYM
    return found


def _answers(term: Term, words: Words) -> bool:
    return any(word in words.lemmas or word in words.parts or word in words.forms for word in term.answers)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may answer, in the passage it came with; ``before`` is the sentence ahead of it, if any."""

    scored: ScoredSentence
    passage: Passage
    passage_rank: int
    position: int
    before: str


def candidates_of(passages: Sequence[Passage]) -> list[Candidate]:
    """Every sentence of the passages but the headings, in their order, as if nobody had planted instructions there."""
    found: list[Candidate] = []
    for rank, passage in enumerate(passages):
        sentences = [scored for scored in passage.sentences if not addresses_model(scored.sentence.text)]
        for position, scored in enumerate(sentences):
            if scored.sentence.kind is not SentenceKind.HEADING:
                before = sentences[position - 1].sentence.text if position else ""
                found.append(Candidate(scored, passage, rank, position, before))
    return found


def features(question: Question, candidates: Sequence[Candidate], rarity: Callable[[str], float]) -> Matrix:
    """[len(candidates), len(NAMES)] numbers; ``rarity`` says how telling a lemma is in the material."""
    terms = terms_of(question.standalone)
    bags = [words_of(candidate.scored.sentence.text) for candidate in candidates]
    matches = np.array([[match(term, bag)[0] for term in terms] for bag in bags]).reshape(len(candidates), len(terms))
    weights = term_weights(terms, rarity)
    overlap = matches @ weights
    similarity = np.array([_similarity(candidate) for candidate in candidates])
    order = np.argsort(np.argsort(-similarity))
    around = {id(p): _passage_matches(p, terms) for p in {id(c.passage): c.passage for c in candidates}.values()}
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
            *(float(np.maximum(matches[i], more) @ weights) for more in _contexts(candidate, terms, around)),
            *_coverage(candidate, terms, weights, bags[i], around),
            _counted(question, candidate.scored.sentence.text, terms, bags[i]),
            _answered(terms, bags[i]),
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


def _passage_matches(passage: Passage, terms: Sequence[Term]) -> tuple[Matrix, Matrix]:
    """The terms' matches in the text of a passage, and in the titles and headings over it."""
    return _matches(passage.chunk.text, terms), _matches(headings(passage), terms)


def _matches(text: str, terms: Sequence[Term]) -> Matrix:
    words = words_of(text)
    return np.array([match(term, words)[0] for term in terms], np.float64)


def _contexts(
    candidate: Candidate, terms: Sequence[Term], around: dict[int, tuple[Matrix, Matrix]]
) -> tuple[Matrix, Matrix, Matrix]:
    """The terms' matches in the sentence before, in the passage, and in titles, headings and the sentence before."""
    before = _matches(candidate.before, terms)
    passage, over = around[id(candidate.passage)]
    return before, passage, np.maximum(over, before)


def _coverage(
    candidate: Candidate,
    terms: Sequence[Term],
    weights: Matrix,
    words: Words,
    around: dict[int, tuple[Matrix, Matrix]],
) -> list[float]:
    """How much of the question the sentence and what stands over it mean: all, names, pairs, the greatest gap."""
    if not terms:
        return [0.0, 0.0, 0.0, 0.0]
    over = np.maximum(around[id(candidate.passage)][1], _matches(candidate.before, terms))
    covered = np.maximum(over, [meant(term, words) for term in terms])
    names = np.array([term.is_name for term in terms], bool)
    return [
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
    """For "montako hakemusta": how close a number stands to the thing counted, 1 within a few words, 0 nowhere."""
    if question.asks is not AnswerType.NUMBER or not terms:
        return 0.0
    strength, place = match(terms[0], words)
    if strength < 0.5:
        return 0.0
    known = question.standalone.casefold()
    found = [cue for cue in cues(text, AnswerType.NUMBER) if cue.text.casefold() not in known]
    nearest = min((abs(cue.end - place) for cue in found), default=1000)
    return 1.0 if nearest <= 15 else 0.5 if nearest <= 90 else 0.0


def _share(matches: Matrix, weights: Matrix, chosen: NDArray[np.bool_]) -> float:
    """The weighted share of the chosen terms that is matched; 1 when there are none."""
    total = weights[chosen].sum()
    return float(matches[chosen] @ weights[chosen] / total) if total > 0 else 1.0


def _answered(terms: Sequence[Term], words: Words) -> float:
    """Whether the sentence has a word that answers one of the question: "s." for *syntyä*."""
    return float(any(_answers(term, words) for term in terms))


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
        float(sentence.kind is SentenceKind.LIST_ITEM),
        float(words.first in BACK_REFERENCE_OPENINGS),
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
