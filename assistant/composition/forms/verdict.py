"""Yes or no, from the sentence that is cited: its polarity, its values, its conditions and today's date.

A verdict says no more than that sentence carries. Where the sentence does not speak of all that is asked the verdict
is not sure, and it says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from assistant.composition.age import last_day
from assistant.composition.forms.clauses import Clause, Reading, read
from assistant.composition.prompts import Yes
from assistant.language import lists
from assistant.language.dates import find_dates
from assistant.language.quantities import Quantity
from assistant.language.sentences import sets_apart
from assistant.language.wording import covered, is_empty, offered
from assistant.language.words import FINITE, Form, Word
from assistant.question.scope import cities_in

_COVERED = 0.6
"""The share of a question's words that the sentence must have for a verdict that is sure."""
_UNTOLD = 0.35
"""Below it the sentence is about something else."""
_VERB = 4.0
"""How much more than another word the verb of a question tells which clause speaks of it."""
AFTER = lists.text("forms.after")
_ASKING = re.compile(r"k[o\u00f6](?:han|h\u00e4n|s)?$")
_NO_CONTENT = lists.words("sentences.light_verbs") | lists.words("sentences.state_verbs")
_MEASURES = frozenset({"share", "money", "duration", "count", "unit"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """An answer of one word, whether the sentence carries it for sure, and where the sentence says it.

    ``ruled`` says that a date, a value or an opposite decided, not only that nothing is denied.
    """

    answer: str
    sure: bool = True
    place: tuple[int, int] | None = None
    ruled: bool = False


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a question wants to know: its words with a meaning, its values, and what it limits."""

    reading: Reading
    content: tuple[Word, ...]
    lower: frozenset[str]
    lemmas: frozenset[str]

    @classmethod
    def of(cls, question: str) -> _Asked:
        reading = read(question)
        lower = frozenset(word.lower for word in reading.words)
        content = tuple(word for word in reading.words if _tells(word))
        return cls(reading, content, lower, lower | {word.lemma for word in reading.words})

    def has(self, name: str) -> bool:
        """Whether the question has a word of that list."""
        return not lists.words(f"forms.{name}").isdisjoint(self.lemmas)

    @property
    def lasts(self) -> bool:
        """Whether it wants to know if something still lasts or has been already; "vielä sen jälkeen" does not."""
        return any(map(self.has, ("still", "open_states", "already"))) and AFTER not in self.lower


def _tells(word: Word) -> bool:
    """Whether a word of a question must be found in the sentence: no light verb, no word of time that asks."""
    asked = lists.words("forms.still") | lists.words("forms.already") | lists.words("forms.only")
    asked |= lists.words("forms.open_states")
    if is_empty(word) or word.lower in asked or word.lemma in asked:
        return False
    bare = _ASKING.sub("", word.lower)
    return (word.verb or word.lemma) not in _NO_CONTENT and bare not in (
        "on",
        "oli",
        "saa",
        "voi",
        "pitää",
    )


def verdict_of(question: str, sentence: str, over: str = "", today: date | None = None) -> Verdict:
    """Yes or no to ``question`` from ``sentence``, with what stands ``over`` it (title and headings)."""
    asked = _Asked.of(question)
    told = read(sentence)
    share = _share(asked, told, over)
    if asked.lasts:
        lasting = _lasting(asked, told, today or date.today())
        if lasting is not None:
            return lasting
    if share < _UNTOLD:
        return Verdict(Yes.UNKNOWN, sure=True)
    for rule in (_values, _only, _opposites, _others, _contrast):
        found = rule(asked, told)
        if found is not None:
            return Verdict(found.answer, found.sure and share >= _COVERED, found.place, ruled=True)
    return _polarity(asked, told, share)


def share_told(question: str, sentence: str, over: str = "") -> float:
    """The share of the words of a question that a sentence or its headings have."""
    return _share(_Asked.of(question), read(sentence), over)


def tells_verb(question: str, sentence: str) -> bool:
    """Whether a sentence has the verb of a question; False where that has none with a meaning."""
    verbs = [word for word in _Asked.of(question).content if word.verb]
    concepts = offered(read(sentence).words)
    return bool(verbs) and any(covered(verb, concepts) for verb in verbs)


def lasts(question: str) -> bool:
    """Whether a question wants to know if something still lasts or has been already."""
    asked = _Asked.of(question)
    return asked.lasts


def _share(asked: _Asked, told: Reading, over: str) -> float:
    """The share of the question's words that the sentence or its headings have."""
    concepts = offered(told.words) | offered(read(over).words)
    cities = cities_in(told.text) | cities_in(over)
    found = [covered(word, concepts) or bool(cities_in(word.text) & cities) for word in asked.content]
    return sum(found) / len(found) if found else 1.0


# --- time -------------------------------------------------------------------------------------------


def _lasting(asked: _Asked, told: Reading, today: date) -> Verdict | None:
    """Whether what the sentence tells of still lasts, or has been already, by its dates; None where it has none."""
    dates = list(find_dates(told.text))
    days = [
        (last, start, end) for found, start, end in dates if (last := last_day(found)) and (found.day or found.month)
    ]
    days = days or [(last, start, end) for found, start, end in dates if (last := last_day(found))]
    if not days:
        over = any(
            word.lemma in lists.words("forms.ended") or word.verb in lists.words("forms.ended") for word in told.words
        )
        return Verdict(Yes.NO) if over and not asked.has("already") else None
    last, start, end = max(days)
    place = (start, end)
    if asked.has("already") and not asked.has("open_states"):
        return Verdict(Yes.YES if last <= today else Yes.NO, place=place)
    if asked.has("open_states"):
        return Verdict(Yes.NO if last < today else Yes.YES, place=place)
    if last >= today:
        return None
    if any(word.lower in lists.words("forms.still") for word in told.words):
        return Verdict(Yes.PARTLY, place=_clause_place(told, told.clauses[0]))
    return Verdict(Yes.UNKNOWN, place=place)


# --- values -----------------------------------------------------------------------------------------


def _values(asked: _Asked, told: Reading) -> Verdict | None:
    """The question's numbers against those of the sentence: another number of the same kind is a no."""
    mine = [q for q in asked.reading.quantities if q.kind in _MEASURES and not (q.kind == "count" and _is_year(q))]
    if not mine:
        return None
    wanted = mine[0]
    same = [q for q in told.quantities if (q.kind, q.unit) == (wanted.kind, wanted.unit)]
    alike = [q for q in same if q.same_value(wanted)]
    if alike and sets_apart(told.text) and len(same) > 1:
        return Verdict(Yes.PARTLY, place=(alike[0].start, alike[0].end))
    if alike:
        return None
    if same:
        return Verdict(Yes.NO, sure=len(same) == 1, place=(same[0].start, same[0].end))
    return None


def _is_year(quantity: Quantity) -> bool:
    return isinstance(quantity.value, float) and 1900 <= quantity.value < 2100


# --- what is left out -------------------------------------------------------------------------------


def _only(asked: _Asked, told: Reading) -> Verdict | None:
    """What asks "vain" is denied by "eikä vain", by "myös" and by a wider word."""
    if not asked.has("only"):
        return None
    for clause in told.clauses:
        lower = {word.lower for word in clause.words}
        if not lower.isdisjoint(lists.words("forms.only")):
            return Verdict(Yes.NO if clause.negative else Yes.YES, place=_clause_place(told, clause))
    lemmas = {word.lemma for word in told.words}
    wider = not lemmas.isdisjoint(lists.words("forms.wider"))
    return Verdict(Yes.NO, sure=wider)


def _opposites(asked: _Asked, told: Reading) -> Verdict | None:
    """A word of the question whose opposite the sentence has: "oma", "yhteinen"."""
    pairs = [pair.split() for pair in lists.phrases("forms.opposites")]
    lemmas = {word.lemma for word in told.words}
    if any(one in asked.lemmas and other in lemmas and one not in lemmas for one, other in pairs):
        return Verdict(Yes.NO, place=_clause_place(told, told.clauses[0]))
    return None


def _others(asked: _Asked, told: Reading) -> Verdict | None:
    """A body that the question names and the sentence does not, where the sentence names another in its place."""
    mine = [body for body in asked.reading.bodies if body.of]
    theirs = [body for body in told.bodies if body.of]
    if not mine or not theirs or any(body.of & other.of for body in mine for other in theirs):
        return None
    if any(body.head == other.head or body.lemma == other.lemma for body in mine for other in theirs):
        return Verdict(Yes.NO, place=(theirs[0].start, theirs[0].end))
    return None


def _contrast(asked: _Asked, told: Reading) -> Verdict | None:
    """Two clauses set against each other that both speak of what is asked, one denied or done without: partly."""
    without = lists.text("forms.without")
    endings = tuple(lists.phrases("forms.without_endings"))
    left_out = next((at for at, word in enumerate(told.words) if word.lower == without), None)
    if left_out is not None and without not in asked.lower:
        concepts = offered(told.words[left_out + 1 : left_out + 3])
        if any(covered(word, concepts) for word in asked.content):
            return Verdict(
                Yes.PARTLY if len(asked.content) > 1 else Yes.NO, place=_clause_place(told, told.clauses[-1])
            )
    if without in asked.lower and any(
        word.lower.endswith(endings) and word.form is Form.INFINITIVE for word in told.words
    ):
        sides = [word.lower in lists.words("forms.against") for word in told.words]
        return Verdict(Yes.PARTLY if any(sides) else Yes.YES, place=(0, len(told.text)))
    return None


def _polarity(asked: _Asked, told: Reading, share: float) -> Verdict:
    """The polarity of the clause that speaks of what is asked."""
    clause = max(told.clauses, key=lambda one: _fit(asked, one), default=None)
    if clause is None:
        return Verdict(Yes.YES, sure=False)
    denied = clause.negative != _denies(asked)
    start, end = _clause_place(told, clause)
    after = next((one for one in told.clauses if one.start >= clause.end), None)
    if after is not None and after.condition:  # "…, jos": what holds on a condition is not told without it
        end = _clause_place(told, after)[1]
    return Verdict(Yes.NO if denied else Yes.YES, share >= _COVERED, (start, end))


def _denies(asked: _Asked) -> bool:
    """Whether the question itself denies something: "ilman", not the "eikö" that expects a yes."""
    return lists.text("forms.without") in asked.lower


def _fit(asked: _Asked, clause: Clause) -> float:
    """How many of the question's words a clause has; its verb tells most."""
    concepts = offered(clause.words)
    return sum((_VERB if word.verb else 1.0) for word in asked.content if covered(word, concepts))


def _clause_place(told: Reading, clause: Clause) -> tuple[int, int]:
    """A clause from its verb or its denial on."""
    verbs = [word.start for word in clause.words if word.form in FINITE or word.lower in ("ei", "eivät", "eikä")]
    start = min(verbs, default=clause.start)
    end = clause.end
    while end > start and told.text[end - 1] in " .,;":
        end -= 1
    return start, end
