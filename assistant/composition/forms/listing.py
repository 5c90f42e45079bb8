"""Lists gathered from all documents: one line for each city, or the one sentence that names all.

Whether a list is whole is known only where one sentence closes it. Otherwise the answer says that the material
mentions these.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from assistant.composition.age import age_note
from assistant.composition.compose import annotated
from assistant.composition.forms.clauses import read
from assistant.composition.forms.composed import Composed
from assistant.composition.outcome import Finding
from assistant.composition.prompts import NOT_WHOLE, Yes
from assistant.domain import AnswerStatus, DraftClaim, Sentence, SentenceKind
from assistant.language import lists
from assistant.language.words import words
from assistant.question.asking import MEASURED, AnswerType
from assistant.question.forms.member import Member
from assistant.question.matching import Term, Words, match, meant, terms_of, words_of
from assistant.question.question import Question
from assistant.question.scope import cities_in
from assistant.reading.evidence import Evidence

_TOLD = 0.6
_FEWEST = 2
_MENTIONS = 3
_CANDIDATES = 8
_STEM, _LONG = 6, 8
_HALF, _MOST, _LIKELY = 0.5, 0.99, 0.2


def asks_cities(question: Question) -> bool:
    """Whether cities are to be listed, and the question names none itself."""
    lower = {word.lower for word in words(question.standalone)}
    plural = not lists.words("forms.city_plurals").isdisjoint(lower)
    return plural and not question.hints.cities and question.asks not in (*MEASURED, AnswerType.YES_NO)


def answer_cities(finding: Finding, today: date | None = None) -> Composed | None:
    """The cities of which the question holds, each with its sentence; None where fewer than two are found."""
    terms = [term for term in _terms(finding.question) if not term.cities]
    either = _either(finding.question)
    if not terms:
        return None
    holding = [item for item in finding.telling if _holds(item, terms, _meant, either)]
    exactly = _by_city([item for item in holding if _holds(item, terms, _found, either)], finding.question)
    loosely = len(exactly) < _FEWEST or bool(_asked_bodies(finding.question))
    found = _by_city(holding, finding.question) if loosely else exactly
    everybody = frozenset().union(*found) if found else frozenset()
    closing = next((item for item in holding if _closes(item, everybody)), None)
    if closing is not None:
        draft = DraftClaim(closing.sentence.text, (closing.sentence,))
        return Composed((draft,), complete=True, status=AnswerStatus.ANSWERED)
    if len(found) < _FEWEST:
        return None
    ordered = sorted(found.items(), key=lambda one: sorted(one[0]))
    drafts = {item.sentence.text: _dated(item, today) for _, item in ordered}
    return Composed(tuple(drafts.values()), complete=False, note=NOT_WHOLE, status=AnswerStatus.ANSWERED)


def answer_member(member: Member, finding: Finding) -> Composed | None:
    """Whether the sentence that names all of whom the question holds names this one too; None where none names all."""
    terms = [term for term in _terms(member.everybody) if not term.cities]
    holding = [item for item in finding.telling if _names_all(item) and _holds(item, terms, _meant, either=False)]
    if not holding:
        return None
    best = holding[0] if terms else max(holding, key=lambda item: len(cities_in(item.sentence.text)))
    text = best.sentence.text
    named = bool(member.cities & cities_in(text)) or member.name.casefold() in words_of(text).forms
    verdict = Yes.YES if named else Yes.NO
    return Composed((DraftClaim(text, (best.sentence,)),), verdict, status=AnswerStatus.ANSWERED)


def _names_all(item: Evidence) -> bool:
    """Whether a sentence names at least three cities and does not say that these are some of them."""
    text = item.sentence.text
    return len(cities_in(text)) >= _MENTIONS and not gives_examples(text)


def _by_city(items: Sequence[Evidence], question: Question) -> dict[frozenset[str], Evidence]:
    """For each city, or cities of one agreement, the sentence that names most; those that only give examples are none."""
    found: dict[frozenset[str], Evidence] = {}
    heads = _asked_bodies(question)
    for item in sorted(items, key=lambda one: (not _named(one), bool(heads) and not _names_body(one, heads))):
        cities = _cities_of(item)
        if not cities or len(cities) > _MENTIONS or gives_examples(item.sentence.text):
            continue
        if not any(cities <= other for other in found):
            found[cities] = item
    return found


def _asked_bodies(question: Question) -> frozenset[str]:
    """The kinds of bodies that a question asks for, besides cities: "mitkä liitot"."""
    return frozenset(body.head for body in read(question.standalone).bodies) - {lists.text("questions.city")}


def _names_body(item: Evidence, heads: frozenset[str]) -> bool:
    return any(body.of and body.head in heads for body in read(item.sentence.text).bodies)


def _found(term: Term, words: Words) -> float:
    """As ``match``; a form that has no lemma ("päättyneitä") is found by its beginning."""
    found = match(term, words)[0]
    return found or float(
        any(lemma.startswith(term.lemma[:_STEM]) for lemma in words.lemmas if len(term.lemma) > _LONG)
    )


def _meant(term: Term, words: Words) -> float:
    return max(meant(term, words), _found(term, words))


def _dated(item: Evidence, today: date | None) -> DraftClaim:
    note = age_note(item.sentence, item.passage.document, today)
    return DraftClaim(item.sentence.text, (item.sentence,), note)


def _terms(question: Question) -> list[Term]:
    """What must hold of a city: the words of the question without those that ask for a list of cities."""
    asking = lists.words("forms.city_plurals") | lists.words("forms.list_words") | lists.words("forms.agreement")
    asking |= lists.words("forms.already") | lists.words("forms.still")
    kept = [word for word in words(question.standalone) if not {word.lower, word.lemma} & asking]
    plain = " ".join(word.verb or word.text for word in kept)
    return [term for term in terms_of(plain) if term.lemma not in asking]


def _either(question: Question) -> bool:
    """Whether one of two things is enough: "hyvinvointi tai terveys"."""
    return "tai" in {word.lower for word in words(question.standalone)}


def _holds(item: Evidence, terms: Sequence[Term], told: Callable[[Term, Words], float], either: bool) -> bool:
    """Whether a sentence with its heading has all the terms and denies nothing."""
    if any(clause.negative for clause in read(item.sentence.text).clauses[:1]):
        return False
    own, over = words_of(item.sentence.text), words_of(item.passage.section.title)
    found = [max(told(term, own), told(term, over)) >= _TOLD for term in terms]
    mine = [told(term, own) >= _TOLD for term in terms]
    return (any(mine) or not terms) and (all(found) or (either and sum(not one for one in found) <= 1))


def _named(item: Evidence) -> bool:
    return bool(cities_in(item.sentence.text))


def _cities_of(item: Evidence) -> frozenset[str]:
    """The cities a sentence names; those of its document where that is about one agreement."""
    named = cities_in(item.sentence.text)
    document = frozenset(item.passage.document.cities)
    return named or (document if len(document) <= _MENTIONS else frozenset())


def _closes(item: Evidence, everybody: frozenset[str]) -> bool:
    """Whether one sentence names all the cities that the others name, and at least three."""
    named = cities_in(item.sentence.text)
    return len(named) >= _MENTIONS and named >= everybody and not gives_examples(item.sentence.text)


def gives_examples(text: str) -> bool:
    """Whether a sentence says that it names only some."""
    lower = f" {text.casefold()} "
    return any(f" {phrase.replace('_', ' ')} " in lower for phrase in lists.phrases("forms.examples"))


def answer_list(finding: Finding, today: date | None = None) -> Composed | None:
    """The sentence that names all that is asked for, alone; None where no sentence of the best does."""
    terms = _terms(finding.question)
    first = finding.telling[0].probability if finding.telling else 0.0
    items = [item for item in finding.telling[:_CANDIDATES] if not item.beside_the_point]
    likely = [item for item in items if item.probability >= _LIKELY * first]
    whole = [item for item in likely if _names_several(item) and _share(terms, item) >= _MOST and _names(terms, item)]
    best = max(whole, key=lambda item: (item.sentence.text.rstrip().endswith(":"), item.score), default=None)
    if not terms or best is None:
        return None
    drafts = [DraftClaim(one.text, (one,)) for one in with_items(best)]
    status = None if finding.answered else AnswerStatus.ANSWERED
    unsure = finding.unsure or not finding.answered
    return Composed(
        tuple(annotated(finding.question, drafts, [best], today)), complete=True, unsure=unsure, status=status
    )


def _names(terms: Sequence[Term], item: Evidence) -> bool:
    """Whether a sentence itself has the first thing asked for: "Mitkä teemat …" is answered by no list of cities."""
    return bool(terms) and match(terms[0], words_of(item.sentence.text))[0] >= _HALF


def _names_several(item: Evidence) -> bool:
    return _enumerates(item) >= _FEWEST and not gives_examples(item.sentence.text)


def is_closed(item: Evidence) -> bool:
    """Whether a sentence names several things and does not say that it names only some."""
    return _enumerates(item) >= _MENTIONS and not gives_examples(item.sentence.text)


def with_items(item: Evidence) -> list[Sentence]:
    """The sentence, and the items of the list that it opens."""
    sentences = [scored.sentence for scored in item.passage.sentences]
    listed = [s for s in sentences if s.kind is SentenceKind.LIST_ITEM and s.lead_in == item.sentence.ordinal]
    return [item.sentence, *(listed if item.sentence.text.rstrip().endswith(":") else ())]


def _share(terms: Sequence[Term], item: Evidence) -> float:
    """The share of the terms that a sentence or its heading has."""
    own, over = words_of(item.sentence.text), words_of(item.passage.section.title)
    return sum(max(_meant(term, own), _meant(term, over)) >= _HALF for term in terms) / len(terms) if terms else 0.0


def _enumerates(item: Evidence) -> int:
    """How many things a sentence names one after the other, or in the list that it opens; 0 where it names but one."""
    text = item.sentence.text
    if text.rstrip().endswith(":"):
        return len(with_items(item)) - 1
    joined = any(f" {word} " in text for word in lists.phrases("forms.and_words"))
    commas = text.count(", ") + text.count("; ")
    return commas + 2 if joined else 0
