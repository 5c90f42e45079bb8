"""What a party undertakes: sentences in which somebody commits, must, is expected to or aims, found by rule.

Grammar decides who: the subject of "sitoutuu" or "vastaa", the genitive before "tulee", the ablative
before "vaaditaan". A list item takes party and verb from the sentence that introduces its list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.domain import Commitment, Document, Section, Sentence, SentenceKind
from assistant.language.finnish import (
    AGREEMENT_PARTIES,
    AIM_NOUNS,
    AIMING_VERBS,
    ANSWERED_THINGS,
    CITY_CASES,
    CLAUSE_OPENERS,
    CONJUNCTIONS_OF_PARTIES,
    DEMANDING_FORMS,
    DUTY_FORMS,
    EXPECTED_DUTY_FORMS,
    EXPECTING_PASSIVES,
    NEGATION_FORMS,
    OBLIGED_WORDS,
    PROMISING_VERBS,
    REQUIRING_PASSIVES,
    TASK_NOUNS,
    THAT,
    UNDERTAKING_VERBS,
)
from assistant.language.parties import Body, bodies
from assistant.language.words import FINITE, Form, Word, words
from assistant.question.hints import read_hints

BINDING, EXPECTED, AIM = "binding", "expected", "aim"

# A cheap look before the words are analysed: the beginning of a verb, or a whole form.
_SIGNS = re.compile(
    r"\b(?:"
    + "|".join(sorted({verb[:4] for verb in UNDERTAKING_VERBS | AIMING_VERBS} | {"lupa", "lupas", "pyri"}))
    + r")|t[a\u00e4]v[a\u00e4]\b|\bsaa\b|\b(?:"
    + "|".join(sorted(REQUIRING_PASSIVES | EXPECTING_PASSIVES | DUTY_FORMS | EXPECTED_DUTY_FORMS | DEMANDING_FORMS))
    + "|"
    + "|".join(sorted(TASK_NOUNS | AIM_NOUNS | OBLIGED_WORDS))
    + r")\b",
    re.IGNORECASE,
)
_SUBJECT = frozenset({"nom", "nompl", ""})
_OWNER = frozenset({"gen"})
_BORDER = re.compile(rf"[;:]|,\s*(?:{'|'.join(CLAUSE_OPENERS)})\b", re.IGNORECASE)
_JOINED = re.compile(rf"(?:,\s*|\s+(?:{'|'.join(CONJUNCTIONS_OF_PARTIES)})\s+)(?:[\w-]+\s+){{0,2}}", re.IGNORECASE)
_LONGEST_SENTENCE = 600
_FARTHEST_SUBJECT = 60


@dataclass(frozen=True, slots=True)
class Undertaking:
    """Who undertakes something in a sentence, by which words, and how firmly."""

    party: str
    verb: str
    strength: str


def find_commitments(
    document: Document, sections: Sequence[Section], sentences: Sequence[Sentence]
) -> tuple[Commitment, ...]:
    """Find the commitments of a document in the order of its text."""
    found: dict[int, tuple[Undertaking, ...]] = {}
    commitments: list[Commitment] = []
    introduced = {sentence.lead_in for sentence in sentences if sentence.lead_in is not None}
    for sentence in sentences:
        if sentence.kind in (SentenceKind.HEADING, SentenceKind.TABLE_ROW):
            continue
        own = undertakings(sentence.text)
        found[sentence.ordinal] = own
        if sentence.ordinal in introduced:
            continue
        for undertaking in own or found.get(sentence.lead_in if sentence.lead_in is not None else -1, ()):
            commitments.append(_commitment(document, sections[sentence.section], sentence, undertaking))
    return tuple(commitments)


def _commitment(document: Document, section: Section, sentence: Sentence, undertaking: Undertaking) -> Commitment:
    return Commitment(
        document_id=document.id,
        party=undertaking.party,
        verb=undertaking.verb,
        text=sentence.text,
        start=sentence.start,
        end=sentence.end,
        section=section.label,
        page=sentence.page,
        cities=read_hints(sentence.text).cities or document.cities,
        strength=undertaking.strength,
        source_ids=sentence.source_ids,
    )


def undertakings(text: str) -> tuple[Undertaking, ...]:
    """Find what is undertaken in one sentence, once a party."""
    if len(text) > _LONGEST_SENTENCE or not _SIGNS.search(text):
        return ()
    found = words(text)
    if not any(_may_undertake(word) for word in found):
        return ()
    parties = _parties(text, found)
    by_party: dict[str, Undertaking] = {}
    for i, word in enumerate(found):
        for verb, strength, cases, looks_ahead in _readings(text, found, i):
            party = _party(text, found, parties, word, cases, looks_ahead)
            if party:
                by_party.setdefault(party, Undertaking(party, verb, strength))
    return tuple(by_party.values())


def _parties(text: str, found: Sequence[Word]) -> list[Body]:
    """List who may undertake something: acting bodies, and the parties of the agreement as such."""
    owners = {a.start for a, b in pairwise(found) if b.lower in TASK_NOUNS | AIM_NOUNS}
    acting = [body for body in bodies(text, found) if not body.attribute or body.start in owners]
    as_such = [
        Body(word.lemma, word.lemma, frozenset(), word.case, word.start, word.end)
        for word in found
        if word.lemma in AGREEMENT_PARTIES
    ]
    return sorted({body.start: body for body in acting + as_such}.values(), key=lambda body: body.start)


def _may_undertake(word: Word) -> bool:
    verbs = UNDERTAKING_VERBS | AIMING_VERBS
    forms = REQUIRING_PASSIVES | EXPECTING_PASSIVES | DUTY_FORMS | EXPECTED_DUTY_FORMS | DEMANDING_FORMS
    nouns = TASK_NOUNS | AIM_NOUNS | OBLIGED_WORDS
    return (
        word.verb in verbs
        or word.lower in forms
        or word.lower in nouns
        or word.form is Form.NECESSIVE
        or (word.lower == "saa")
    )


_Reading = tuple[str, str, frozenset[str], bool]


def _readings(text: str, found: Sequence[Word], i: int) -> Iterator[_Reading]:
    """How word ``i`` may carry an undertaking: its words, strength, the case of the party, may the party follow."""
    word = found[i]
    before = found[i - 1] if i else None
    denied = any(other.lower in NEGATION_FORMS for other in found[max(0, i - 3) : i])
    if word.lower == "saa" and before is not None and before.lower in NEGATION_FORMS:
        yield f"{before.text} {word.text}", BINDING, _SUBJECT, False
    if denied:
        return
    yield from _by_verb(text, found, i)
    if word.form is Form.NECESSIVE and before is not None and before.lower in ("on", "olisi", "ovat"):
        yield f"{before.text} {word.text}", EXPECTED if before.lower == "olisi" else BINDING, _OWNER, False
    if word.lower in DUTY_FORMS | EXPECTED_DUTY_FORMS and _infinitive_follows(text, found, i):
        yield word.text, BINDING if word.lower in DUTY_FORMS else EXPECTED, _OWNER, False
    if word.lower in REQUIRING_PASSIVES:
        yield word.text, BINDING, frozenset({"abl"}), True
    if word.lower in EXPECTING_PASSIVES:
        yield word.text, EXPECTED, frozenset({"abl", "gen"}), False
    if word.lower in OBLIGED_WORDS and before is not None and before.lower in ("on", "ovat"):
        yield f"{before.text} {word.text}", BINDING, _SUBJECT, False
    if word.lower in TASK_NOUNS | AIM_NOUNS and i + 1 < len(found):
        copula = next((other for other in found[i + 1 : i + 3] if other.lower in ("on", "ovat", "oli")), None)
        if copula is not None:
            yield f"{word.text} {copula.text}", EXPECTED if word.lower in TASK_NOUNS else AIM, _OWNER, False


def _by_verb(text: str, found: Sequence[Word], i: int) -> Iterator[_Reading]:
    word = found[i]
    if word.lower in DEMANDING_FORMS:
        if re.match(rf",\s*{THAT}\b", text[word.end :]):
            yield word.text, BINDING, _SUBJECT, True
        return
    if word.passive or word.form not in FINITE:
        return
    if word.verb in AIMING_VERBS:
        yield word.text, AIM, _SUBJECT, True
    elif word.verb in UNDERTAKING_VERBS and (word.form in (Form.PRESENT, Form.EITHER) or word.verb in PROMISING_VERBS):
        answers = word.verb == "vastata" and any(thing in text.lower() for thing in ANSWERED_THINGS)
        if not answers:
            yield word.text, BINDING, _SUBJECT, True


def _infinitive_follows(text: str, found: Sequence[Word], i: int) -> bool:
    return text.rstrip().endswith(":") or any(word.form is Form.INFINITIVE for word in found[i + 1 : i + 12])


def _party(
    text: str, found: Sequence[Word], parties: Sequence[Body], verb: Word, cases: frozenset[str], looks_ahead: bool
) -> str:
    """Find the party in the right case nearest before the verb in its clause, else, where it may, just after it."""
    demands = verb.lower in DEMANDING_FORMS
    for index in range(len(parties) - 1, -1, -1):
        body = parties[index]
        between = text[body.end : verb.start]
        if body.end <= verb.start and body.case in cases and not _BORDER.search(between) and not demands:
            if len(between) <= _FARTHEST_SUBJECT:
                return _named(text, found, parties, index, cases)
            break
    for index, body in enumerate(parties):
        between = text[verb.end : body.start]
        is_near = verb.end <= body.start and len(between) <= _FARTHEST_SUBJECT
        if looks_ahead and is_near and body.case in cases and (demands or not re.search(r"[;,]", between)):
            return _named(text, found, parties, index, cases)
    return ""


def _named(text: str, found: Sequence[Word], parties: Sequence[Body], index: int, cases: frozenset[str]) -> str:
    """Name the party and those joined to it: "valtio ja EU"."""
    first = last = index
    while first and _are_joined(text, parties[first - 1], parties[first], cases):
        first -= 1
    while last + 1 < len(parties) and _are_joined(text, parties[last], parties[last + 1], cases):
        last += 1
    names = list(dict.fromkeys(_name(text, found, body) for body in parties[first : last + 1]))
    alternative = any(re.search(r"\btai\b", text[a.end : b.start]) for a, b in pairwise(parties[first : last + 1]))
    conjunction = " tai " if alternative else " ja "
    return conjunction.join(part for part in (", ".join(names[:-1]), names[-1]) if part)


def _are_joined(text: str, one: Body, other: Body, cases: frozenset[str]) -> bool:
    between = text[one.end : other.start]
    joined = _JOINED.fullmatch(between) is not None and _BORDER.search(between) is None
    return one.case in cases and other.case in cases and joined


def _name(text: str, found: Sequence[Word], body: Body) -> str:
    """Give the party in the nominative with the names before it; a city by itself is its city administration."""
    at = next(i for i, word in enumerate(found) if word.start == body.start)
    first = at
    while first and _belongs_to_name(text, found, first - 1, body):
        first -= 1
    before = " ".join(word.text for word in found[first:at])
    city = next((name for name in CITY_CASES if name.casefold() == body.lemma), "")
    if city and not before:
        return f"{city} ({body.head})"
    word = found[at]
    stem = word.text.partition(":")[0]
    is_nominative = body.case == "nom" or word.lemma == word.lower.replace("-", "")
    noun = stem if stem.isupper() or is_nominative else word.lemma
    if not before and noun[1:].islower():
        noun = noun[0].lower() + noun[1:]
    return f"{before} {noun}".strip()


def _belongs_to_name(text: str, found: Sequence[Word], index: int, body: Body) -> bool:
    """Whether a word before the party is part of its name: a name itself, or a body that this one belongs to."""
    word, following = found[index], found[index + 1]
    if not text[word.end : following.start].isspace() or word.case not in ("gen", "nom", ""):
        return False
    if index == 0 and word.lemma not in body.of:
        return word.capital and word.case != "gen" and following.capital
    return word.capital or (word.case == "gen" and word.lemma in body.of)
