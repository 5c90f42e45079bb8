"""A yes-or-no question as its evidence is held against it: what must be told, in which mood, and what it limits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.composition.forms.clauses import Clause, Reading, read
from assistant.language import lists
from assistant.language.quantities import Quantity
from assistant.language.wording import covered, is_empty, offered
from assistant.language.words import Word
from assistant.question.scope import cities_in

_ASKING = re.compile(r"^(\W*[^\W_]+?)k[o\u00f6](?:han|h\u00e4n|s)?(?!\w)")
_NO_CONTENT = lists.words("sentences.light_verbs") | lists.words("sentences.state_verbs")
_BOUNDS = frozenset(lists.classes("quantities.bounds"))
_MOODS = lists.words("forms.moods")
_STRONG = lists.words("forms.strong")
_VERB = 4.0
"""How much more than another word the verb of a question tells which clause speaks of it."""
STILL = lists.words("forms.still")
ALREADY = lists.words("forms.already")
OPEN_STATES = lists.words("forms.open_states")
ENDED = lists.words("forms.ended")
ONLY = lists.words("forms.only")
AFTER = lists.text("forms.after")
WITHOUT = lists.text("forms.without")


def statement_of(question: str) -> str:
    """The question as a statement: "Saako mallia vaihtaa?" states "Saa mallia vaihtaa."."""
    return _ASKING.sub(r"\1", question.strip().rstrip("?!. ")) + "."


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question wants to know.

    ``content`` are the words that a sentence must tell, ``left_out`` those of them that it asks to be done without;
    ``modality`` is ``must``, ``may`` or empty.
    """

    statement: str
    reading: Reading
    content: tuple[Word, ...]
    left_out: frozenset[str]
    lemmas: frozenset[str]
    modality: str

    def has(self, words: frozenset[str]) -> bool:
        """Whether the question has one of these words."""
        return not words.isdisjoint(self.lemmas)

    @property
    def lasts(self) -> bool:
        """Whether it wants to know if something still lasts or has been already; "vielä sen jälkeen" does not."""
        measured = any(quantity.kind == "duration" for quantity in self.reading.quantities)
        ended = self.has(ENDED) and not any(quantity.date for quantity in self.reading.quantities)
        return (ended or self.has(STILL | OPEN_STATES | ALREADY)) and AFTER not in self.lemmas and not measured

    def missing(self, told: Reading, over: str = "") -> list[Word]:
        """The words that neither the sentence nor what stands over it tells."""
        concepts = offered(told.words) | offered(read(over).words)
        cities = cities_in(told.text) | cities_in(over)
        return [w for w in self.content if not _is_told(w, concepts) and not cities_in(w.text) & cities]

    def share(self, told: Reading, over: str = "") -> float:
        """The share of its words that the sentence or its headings tell."""
        return 1.0 - len(self.missing(told, over)) / len(self.content) if self.content else 1.0

    def fit(self, clause: Clause) -> float:
        """How many of its words a clause has; its verb tells most, what is to be left out nothing."""
        concepts = offered(clause.words)
        kept = [word for word in self.content if word.lemma not in self.left_out]
        return sum((_VERB if word.verb else 1.0) for word in kept if covered(word, concepts))


@lru_cache(maxsize=1_000)
def asked_of(question: str) -> Asked:
    """Read a question."""
    statement = statement_of(question)
    reading = read(statement)
    lemmas = frozenset(word.lower for word in reading.words) | {word.lemma for word in reading.words}
    without = [at for at, word in enumerate(reading.words) if word.lower == WITHOUT]
    left_out = frozenset(word.lemma for at in without for word in reading.words[at + 1 : at + 2])
    content = tuple(word for word in reading.words if _tells(word, reading.quantities))
    modality = reading.clauses[0].modality if reading.clauses else ""
    return Asked(statement, reading, content, left_out, lemmas, modality)


def _is_told(word: Word, concepts: frozenset[str]) -> bool:
    """Whether the concepts have a word, or the verb of one who does it: "rahoittaja" is who "rahoittaa"."""
    agent = word.lemma[:-2] + word.lemma[-1] if word.lemma.endswith(("ja", "jä")) else ""
    return covered(word, concepts) or agent in concepts


def _tells(word: Word, numbers: tuple[Quantity, ...]) -> bool:
    """Whether a word must be found in the sentence: no light verb, no word of time that asks, no number."""
    if word.lower in _STRONG or word.lemma in _STRONG:
        return True
    named = STILL | ALREADY | OPEN_STATES | ONLY | _MOODS | {WITHOUT}
    if is_empty(word) or {word.lower, word.lemma} & (named | _BOUNDS) or (word.verb or word.lemma) in _NO_CONTENT:
        return False
    return not any(q.start <= word.start < q.end for q in numbers)


def share_told(question: str, sentence: str, over: str = "") -> float:
    """The share of the words of a question that a sentence or its headings have."""
    return asked_of(question).share(read(sentence), over)


def tells_verb(question: str, sentence: str) -> bool:
    """Whether a sentence has the verb of a question; False where that has none with a meaning."""
    verbs = [word for word in asked_of(question).content if word.verb]
    concepts = offered(read(sentence).words)
    return bool(verbs) and any(covered(verb, concepts) for verb in verbs)
