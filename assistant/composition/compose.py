"""The extractive answer: the sentence that answers, alone, and at most three more that each add something.

All are verbatim. The first keeps what it cannot stand without: its list, or the sentence that it refers back to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from assistant.composition.age import age_note
from assistant.composition.conflict import conflict_notes
from assistant.composition.forms.spans import has_form
from assistant.domain import DraftClaim, Passage, Sentence, SentenceKind
from assistant.language import lists
from assistant.question.matching import words_of
from assistant.question.question import Question
from assistant.reading.evidence import Evidence
from assistant.verification.verify import check

_BACK_REFERENCE_OPENINGS = lists.words("answers.back_references")

MAX_SENTENCES = 4
_MAX_ITEMS = 20
_ENOUGH = 0.93
"""Sentences are added until the answer is among them with this probability."""
_LIKELY, _POSSIBLE = 0.6, 0.07
"""What adds to the best sentence is so much less probable at most; the less probable must fit the question as well."""
_FITS = -0.22
"""How much worse than the best a sentence may match the words of the question."""
_SAME = 0.7
"""Two sentences that share this much of their words and all their numbers say the same."""
_COPY = 0.85
"""A sentence that has this much of another's words, and its numbers, carries it too."""


def compose(
    question: Question, evidence: Sequence[Evidence], limit: int = MAX_SENTENCES, today: date | None = None
) -> list[DraftClaim]:
    """The sentences to show for ``question``, from ``evidence`` ordered best first: ``limit`` of them, lists whole."""
    picked = chosen(question, evidence, limit)
    shown: list[Sentence] = []
    direct = 0
    for item in picked:
        shown += [sentence for sentence in _with_company(item) if not _repeats(sentence, shown)]
        direct = direct or len(shown)
    first = set(shown[:direct])
    drafts = [
        DraftClaim(sentence.text, (sentence, *copies_of(sentence, evidence, shown)), more=sentence not in first)
        for sentence in _grouped(question, shown, evidence)
    ]
    return annotated(question, drafts, evidence, today)


def annotated(
    question: Question, drafts: Sequence[DraftClaim], evidence: Sequence[Evidence], today: date | None = None
) -> list[DraftClaim]:
    """The drafts with what a reader must know of them: that sources disagree, and how old they are."""
    notes = conflict_notes(question, drafts)
    documents = {item.passage.document.id: item.passage.document for item in evidence}
    ages = (age_note(draft.evidence[0], documents[draft.evidence[0].document_id], today) for draft in drafts)
    return [
        replace(draft, note=" ".join(filter(None, (note, age))))
        for draft, note, age in zip(drafts, notes, ages, strict=True)
    ]


def chosen(question: Question, evidence: Sequence[Evidence], limit: int) -> list[Evidence]:
    """The best sentence and those that add to it, until the answer is probably among them."""
    found: list[Evidence] = []
    certain = 0.0
    for item in evidence[: limit + 2]:
        if len(found) == limit or certain >= _ENOUGH:
            break
        certain += item.probability
        if found and not _adds(item, found[0], question):
            continue
        if not _repeats(item.sentence, [other.sentence for other in found]):
            found.append(item)
    return found


def _adds(item: Evidence, best: Evidence, question: Question) -> bool:
    """Whether a sentence may answer too: nearly as probable as the best, or as near to the words of the question."""
    if item.beside_the_point:
        return False
    likely = item.probability / best.probability
    if likely >= _LIKELY:
        return True
    return likely >= _POSSIBLE and item.trait("alike_lag") >= _FITS and has_form(question.asks, item.sentence.text)


def copies_of(sentence: Sentence, evidence: Sequence[Evidence], shown: Sequence[Sentence]) -> Iterator[Sentence]:
    """The near-copy of a sentence in another document, which is cited beside it; none when it is shown itself."""
    for item in evidence:
        other = item.sentence
        if other.document_id == sentence.document_id or other in shown or not _carries(other.text, sentence.text):
            continue
        if check(sentence.text, [other]).ok:  # a second citation carries the sentence alone
            yield other
            return


def _carries(copy: str, text: str) -> bool:
    """Whether ``copy`` has nearly all the words of ``text`` and all its numbers."""
    held, told = words_of(copy).lemmas.keys(), words_of(text).lemmas.keys()
    numbers = {lemma for lemma in told if lemma[:1].isdigit()}
    return bool(told) and numbers <= held and len(held & told) >= _COPY * len(told)


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
