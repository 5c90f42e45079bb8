"""Find the commitments of a document: its sentences in order, each with the party, strength and terms that it has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from assistant.domain import Commitment, Document, Section, Sentence, SentenceKind
from assistant.language import lists
from assistant.language.words import Form, words
from ingest.commitments import background
from ingest.commitments.actors import cities_in, joined
from ingest.commitments.captions import Captions, is_caption
from ingest.commitments.minutes import Minutes, is_proposal
from ingest.commitments.predicate import (
    AIM,
    DUTY,
    EXPECTATION,
    INFINITIVES,
    PROCEDURAL,
    RIGHT,
    SUBJECT,
    Predicate,
)
from ingest.commitments.roles import Roles, defined_names, read_roles
from ingest.commitments.rows import row_undertakings
from ingest.commitments.segments import Kind, is_past
from ingest.commitments.subjects import Analysed, analyse, parties_of
from ingest.commitments.terms import due, terms
from ingest.commitments.undertaking import Undertaking
from ingest.commitments.unnamed import whose

_TELLING = lists.words("commitments.telling")
_MEETING = lists.words("commitments.meeting_acts")
_ANSWERING = lists.text("commitments.answering")
_TELLING_KINDS = lists.words("commitments.telling_kinds")
_CONDITIONAL_LEADS = tuple(lists.phrases("commitments.condition_leads"))
_THAT = tuple(f", {word}" for word in lists.phrases("commitments.that_words"))
_LONGEST_SENTENCE = 1_200
_OPENING = 400
_FEWEST = 3
_OBLIGING_SHARE = 0.2
DIGEST = "digest"


def find_commitments(
    document: Document, sections: Sequence[Section], sentences: Sequence[Sentence]
) -> tuple[Commitment, ...]:
    """Find the commitments of a document in the order of its text."""
    reader = _Reader(document, sections, sentences)
    return tuple(reader.commitments())


def undertakings(text: str, names: frozenset[str] = frozenset()) -> tuple[Undertaking, ...]:
    """Find what is undertaken by a named party in one sentence that stands by itself in a text that binds."""
    if len(text) > _LONGEST_SENTENCE:
        return ()
    sentence = analyse(text, names)
    if background.excluded(sentence.words) or background.from_others(sentence.words):
        return ()
    found = [
        Undertaking(party, predicate.text, predicate.strength, plain=predicate.open)
        for predicate, party in parties_of(sentence)
        if party
    ]
    return tuple({one.party: one for one in reversed(found)}.values())[::-1]


class _Reader:
    """Reads one document from its first sentence to its last."""

    def __init__(self, document: Document, sections: Sequence[Section], sentences: Sequence[Sentence]) -> None:
        self._document, self._sections, self._sentences = document, sections, sentences
        opening = " ".join(sentence.text for sentence in sentences)[:_OPENING]
        self._digest = document.authority == DIGEST
        self._binding = not self._digest and background.binds(document.title, document.kind, opening)
        self._introduced = {sentence.lead_in for sentence in sentences if sentence.lead_in is not None}
        texts = [sentence.text for sentence in sentences if len(sentence.text) <= _LONGEST_SENTENCE]
        self._minutes = Minutes(sections)
        self._by_matter = self._read_matters(sentences)
        self._roles = self._by_matter[0]
        self._binding = self._binding or (not self._digest and self._obliges(texts))
        self._captions = Captions()
        self._leads: dict[int, tuple[Undertaking, ...]] = {}
        self._blocked: set[int] = set()

    def _obliges(self, texts: Sequence[str]) -> bool:
        """Whether a text that does not call itself binding lays duties on parties in many of its sentences."""
        said = sum(any(not one.plain for one in undertakings(text, self._roles.names)) for text in texts)
        told = self._document.kind in _TELLING_KINDS
        return not told and said >= _FEWEST and said >= _OBLIGING_SHARE * len(texts)

    def _read_matters(self, sentences: Sequence[Sentence]) -> dict[int, Roles]:
        """Who is who in each matter: the parties of one are not those of the next."""
        texts: dict[int, list[str]] = {0: []}
        for sentence in sentences:
            if len(sentence.text) <= _LONGEST_SENTENCE:
                texts.setdefault(self._minutes.of(sentence.section), []).append(sentence.text)
        return {matter: self._read_roles(said) for matter, said in texts.items()}

    def _read_roles(self, texts: Sequence[str]) -> Roles:
        said = [one for text in texts for one in undertakings(text)]
        return read_roles(texts, [one.party for one in said if one.strength == DUTY], [one.party for one in said])

    def commitments(self) -> Iterator[Commitment]:
        """Yield the commitments."""
        for sentence, following in zip_longest(self._sentences, self._sentences[1:]):
            section = self._sections[sentence.section]
            self._roles = self._by_matter.get(self._minutes.of(sentence.section), self._roles)
            if sentence.kind is SentenceKind.HEADING:
                self._captions.clear()
                if sentence.text.endswith(":"):
                    self._of(sentence, section)
                continue
            if self._begins(sentence) and is_caption(sentence, following):
                self._captions.add(sentence.text)
                continue
            self._roles.enter(sentence.section, self._headings(section))
            if self._begins(sentence) and sentence.kind is SentenceKind.PROSE:
                self._roles.begin_paragraph()
            for one in self._of(sentence, section):
                yield self._commitment(sentence, section, one)

    def _headings(self, section: Section) -> tuple[str, ...]:
        """The headings above a sentence, also those that the page shows only as short lines."""
        return (*(section.path or (section.label,)), *self._captions.path)

    def _of(self, sentence: Sentence, section: Section) -> tuple[Undertaking, ...]:
        if sentence.kind is SentenceKind.TABLE_ROW:
            return row_undertakings(sentence.text, self._roles.names) if self._binding else ()
        if len(sentence.text) > _LONGEST_SENTENCE:
            return ()
        analysed = analyse(sentence.text, self._roles.names)
        if sentence.ordinal in self._introduced or self._opens_list(sentence):
            self._leads[sentence.ordinal] = self._lead(analysed, section)
            return ()
        introducing = self._introducing(sentence)
        lead = self._leads.get(introducing, ()) if introducing is not None else ()
        if introducing in self._blocked:
            return ()
        if lead and background.is_deciding(lead[0].party) and analysed.words[0].verb in PROCEDURAL | _MEETING:
            return ()
        found = self._undertaken(analysed, section, lead[0].party if lead else "")
        if not found and lead and self._begins(sentence) and not _is_past(analysed):
            found = tuple(_with_terms(one, analysed) for one in lead)
        if not found and not lead and sentence.kind is SentenceKind.LIST_ITEM and self._begins(sentence):
            found = self._listed(analysed)
        return found

    def _listed(self, analysed: Analysed) -> tuple[Undertaking, ...]:
        """An act listed under the heading of its party: "Tuottajan velvollisuudet", "Noudattaa ohjeita"."""
        acts = analysed.words[0].form in INFINITIVES or any(
            w.form is Form.NOUN and w.case == "nom" for w in analysed.words
        )
        if not self._roles.heading or not self._binding or not acts or _is_past(analysed):
            return ()
        strength = RIGHT if self._roles.heads_rights else DUTY
        return (_with_terms(Undertaking(self._roles.heading, "", strength), analysed),)

    def _opens_list(self, sentence: Sentence) -> bool:
        """Whether a list follows: after a colon, or after a sentence without an end, "Lautakunta päättää"."""
        if sentence.kind is SentenceKind.TABLE_ROW or sentence.ordinal + 1 >= len(self._sentences):
            return False
        following = self._sentences[sentence.ordinal + 1]
        item = following.kind is SentenceKind.LIST_ITEM
        if item and sentence.text.casefold().endswith(_THAT):
            return True
        if sentence.text.endswith(":"):
            return item or (following.kind is SentenceKind.PROSE and following.text[0].islower())
        return item and sentence.kind is SentenceKind.PROSE and sentence.text[-1].isalpha()

    def _introducing(self, sentence: Sentence) -> int | None:
        """The sentence that introduces the list of an item, also where the page lost its bullets."""
        if sentence.lead_in is not None:
            return sentence.lead_in
        at = sentence.ordinal
        while at and self._goes_on(self._sentences[at]):
            at -= 1
            if self._opens_list(self._sentences[at]):
                return at
        return None

    def _goes_on(self, sentence: Sentence) -> bool:
        """Whether a sentence may be an item: it has a bullet, or begins in lower case after a colon or semicolon."""
        if sentence.kind is SentenceKind.LIST_ITEM:
            return True
        before = self._sentences[sentence.ordinal - 1].text
        return sentence.kind is SentenceKind.PROSE and sentence.text[0].islower() and before[-1] in ":;,"

    def _begins(self, sentence: Sentence) -> bool:
        """Whether a sentence is the first of its paragraph or list item."""
        if not sentence.ordinal:
            return True
        return sentence.start - self._sentences[sentence.ordinal - 1].end > 1

    def _lead(self, analysed: Analysed, section: Section) -> tuple[Undertaking, ...]:
        found = self._undertaken(analysed, section, "")
        if found:
            return found
        if any(word.lower in _CONDITIONAL_LEADS for word in analysed.words):
            self._blocked.add(next(s.ordinal for s in self._sentences if s.text == analysed.text))
            return ()
        last = analysed.everybody[-1] if analysed.everybody else None
        verbless = not any(part.has_verb for part in analysed.parts)
        if last is not None and verbless and last.case in SUBJECT and len(analysed.words) <= 8:
            return (Undertaking(joined(analysed.text, analysed.everybody, last, SUBJECT), "", DUTY, context=True),)
        return ()

    def _undertaken(self, analysed: Analysed, section: Section, lead: str) -> tuple[Undertaking, ...]:
        if background.excluded(analysed.words) or background.from_others(analysed.words):
            return ()
        weak = self._is_weak(section) and not background.quotes(analysed.words)
        if len(defined_names(analysed.text)) > 1:
            return ()
        found: dict[str, Undertaking] = {}
        for predicate, named in parties_of(analysed, lead != ""):
            if predicate.open and background.advises(analysed.words):
                continue
            if predicate.open and (weak or not (self._binding or _tells(predicate, analysed))):
                continue
            if weak and predicate.strength == RIGHT and predicate.word.verb in ("voida", "saada"):
                continue
            if self._minutes.are and predicate.open and background.is_procedure(predicate, named or lead):
                continue
            party = named
            if not party and self._binding and not predicate.needs_party:
                party = whose(self._roles, predicate, analysed.words, analysed.everybody, lead)
            elif not party and lead:
                party = lead
            if party:
                span = terms(analysed.text, analysed.parts, predicate.strength in (AIM, EXPECTATION))
                found.setdefault(party, Undertaking(party, predicate.text, predicate.strength, span, not named))
        named_ones = {party: one for party, one in found.items() if not one.context}
        chosen = tuple((named_ones or found).values())
        if named_ones:
            self._roles.tell(chosen[-1].party)
        return chosen

    def _is_weak(self, section: Section) -> bool:
        """Whether what a section tells is background: by its heading, or as the preparation of a decision below it."""
        return background.is_background(self._headings(section)) or section.ordinal in self._minutes.prepared

    def _commitment(self, sentence: Sentence, section: Section, one: Undertaking) -> Commitment:
        return Commitment(
            document_id=self._document.id,
            party=one.party,
            verb=one.verb,
            text=sentence.text,
            start=sentence.start,
            end=sentence.end,
            section=section.label,
            page=sentence.page,
            cities=cities_in(words(sentence.text)) or self._document.cities,
            strength=one.strength,
            source_ids=sentence.source_ids,
            deadline=one.terms.deadline,
            sum=one.terms.sum,
            condition=one.terms.condition,
            frequency=one.terms.frequency,
            due=due(one.terms.deadline),
            standing=self._standing(sentence, section),
        )

    def _standing(self, sentence: Sentence, section: Section) -> str:
        """How the text stands to what it says: of a time past, a proposal, another agreement quoted, or its own."""
        if self._document.status != "current":
            return "past"
        if is_proposal(section):
            return "proposal"
        return "quoted" if background.quotes(words(sentence.text)) else ""


def _with_terms(one: Undertaking, analysed: Analysed) -> Undertaking:
    span = terms(analysed.text, analysed.parts, one.strength in (AIM, EXPECTATION))
    return Undertaking(one.party, one.verb, one.strength, span, True)


def _tells(predicate: Predicate, analysed: Analysed) -> bool:
    """Whether a plain present tells an undertaking in a text that does not bind; answering questions is none."""
    answers = predicate.act == _ANSWERING and not any(word.case == "ela" for word in analysed.words)
    return predicate.act in _TELLING and not answers


def _is_past(analysed: Analysed) -> bool:
    return any(is_past(word) for part in analysed.parts if part.kind is Kind.MAIN for word in part.words)
