"""The extractive answer: one to four verbatim sentences, most direct first, with what they need to be understood."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.composition.age import age_note
from assistant.composition.conflict import conflict_notes
from assistant.domain import DraftClaim, Passage, Sentence, SentenceKind
from assistant.language import lists
from assistant.question.matching import words_of
from assistant.question.question import Question
from assistant.reading.evidence import Evidence

_BACK_REFERENCE_OPENINGS = lists.words("answers.back_references")

MAX_SENTENCES = 4
_MAX_ITEMS = 20
_ENOUGH = 0.93
"""Sentences are added until the answer is among them with this probability."""
_SAME = 0.7
"""Two sentences that share this much of their words and all their numbers say the same."""


def compose(question: Question, evidence: Sequence[Evidence], limit: int = MAX_SENTENCES) -> list[DraftClaim]:
    """The sentences to show for ``question``, from ``evidence`` ordered best first: ``limit`` of them, lists whole."""
    shown: list[Sentence] = []
    for item in chosen(evidence, limit):
        shown += [sentence for sentence in _with_company(item) if not _repeats(sentence, shown)]
    drafts = [DraftClaim(sentence.text, (sentence,)) for sentence in _grouped(question, shown, evidence)]
    notes = conflict_notes(question, drafts)
    documents = {item.passage.document.id: item.passage.document for item in evidence}
    ages = (age_note(draft.evidence[0], documents[draft.evidence[0].document_id]) for draft in drafts)
    return [
        replace(draft, note=" ".join(filter(None, (note, age))))
        for draft, note, age in zip(drafts, notes, ages, strict=True)
    ]


def chosen(evidence: Sequence[Evidence], limit: int) -> list[Evidence]:
    """The best sentences without repetition, until the answer is probably among them."""
    found: list[Evidence] = []
    certain = 0.0
    for item in evidence:
        if len(found) == limit or certain >= _ENOUGH:
            break
        certain += item.probability
        if found and item.beside_the_point:
            continue
        if not _repeats(item.sentence, [other.sentence for other in found]):
            found.append(item)
    return found


def _repeats(sentence: Sentence, others: Sequence[Sentence]) -> bool:
    return any(sentence == other or same_statement(sentence.text, other.text) for other in others)


def same_statement(one: str, other: str) -> bool:
    """Whether two sentences say the same: nearly the same words, exactly the same numbers."""
    first, second = words_of(one), words_of(other)
    numbers = [{lemma for lemma in words.lemmas if lemma[:1].isdigit()} for words in (first, second)]
    shared = len(first.lemmas.keys() & second.lemmas.keys())
    least = min(len(first.lemmas), len(second.lemmas))
    return numbers[0] == numbers[1] and least > 0 and shared / least >= _SAME


def _with_company(item: Evidence) -> Iterator[Sentence]:
    """The sentence with what it cannot stand without: the sentence it refers back to after it, or its list around it."""
    sentences = [scored.sentence for scored in item.passage.sentences]
    if item.sentence.kind is SentenceKind.LIST_ITEM and item.sentence.lead_in is not None:
        yield from _list_around(item.sentence, item.passage)
        return
    at = sentences.index(item.sentence)
    before = sentences[at - 1] if at else None
    yield item.sentence  # first: the answer leads with what says it, even where its subject is a pronoun
    if item.sentence.text.rstrip().endswith(":"):
        yield from (s for s in sentences[at + 1 :][:_MAX_ITEMS] if s.lead_in == item.sentence.ordinal)
    if before is not None and before.kind is SentenceKind.PROSE and refers_back(item.sentence):
        yield before


def refers_back(sentence: Sentence) -> bool:
    """Whether the sentence opens with a word that points to the sentence before it."""
    return words_of(sentence.text).first in _BACK_REFERENCE_OPENINGS


def _list_around(item: Sentence, passage: Passage) -> Iterator[Sentence]:
    """The lead-in and the items of a list, as far as they stand in the passage."""
    members = [
        scored.sentence
        for scored in passage.sentences
        if scored.sentence.ordinal == item.lead_in or scored.sentence.lead_in == item.lead_in
    ]
    yield from members[: _MAX_ITEMS + 1]


def _grouped(question: Question, shown: Sequence[Sentence], evidence: Sequence[Evidence]) -> list[Sentence]:
    """The sentences in the order of the cities asked about, when there are several; otherwise as they are."""
    cities = question.hints.cities
    if len(cities) < 2:
        return list(shown)
    owner = {item.sentence: item.cities for item in evidence}

    def place(sentence: Sentence) -> int:
        named = owner.get(sentence, frozenset())
        return next((at for at, city in enumerate(cities) if city in named), len(cities))

    return sorted(shown, key=place)
