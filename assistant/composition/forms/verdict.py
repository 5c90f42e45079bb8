"""Yes or no, from the sentence that is cited: its polarity, its mood, its values, its conditions and today's date.

A verdict says no more than that sentence carries: where the sentence does not tell all that is asked, the verdict is not
sure. A yes is sure only where nothing is missing; a denial needs less, because it denies the rest with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from assistant.composition.age import last_day
from assistant.composition.forms.asked import ALREADY, ENDED, ONLY, OPEN_STATES, Asked, asked_of
from assistant.composition.forms.clauses import Clause, Reading, read
from assistant.composition.prompts import Yes
from assistant.language import lists
from assistant.language.dates import find_dates
from assistant.language.parties import Body
from assistant.language.quantities import Quantity
from assistant.language.sentences import sets_apart
from assistant.language.wording import covered, offered
from assistant.language.words import FINITE, Word
from assistant.verification.agreement import objection
from assistant.verification.reasons import Reason

_COVERED = 0.6
"""The share of a question's words that a sentence must have to deny them for sure."""
_UNTOLD = 0.35
"""Below it the sentence is about something else."""
_TOGETHER = lists.words("forms.along") | lists.words("forms.and_words")
_MEASURES = frozenset({"share", "money", "duration", "count", "unit"})
_OF_YEAR = lists.phrases("forms.of_year")
_CARRIED = frozenset({"", Reason.TENSE, Reason.CONDITION, Reason.BOUND})
"""What verification may say of a question's statement that its words are told all the same: conditions are read here."""
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Verdict:
    """An answer of one word, whether the sentence carries it for sure, and where the sentence says it.

    ``ruled`` says that a date, a value or an opposite decided, not only that nothing is denied.
    """

    answer: str
    sure: bool = True
    place: Place | None = None
    ruled: bool = False


def verdict_of(question: str, sentence: str, over: str = "", today: date | None = None) -> Verdict:
    """Yes or no to ``question`` from ``sentence``, with what stands ``over`` it (title and headings)."""
    asked, told = asked_of(question), read(sentence)
    if asked.lasts and (lasting := _lasting(asked, told, today or date.today())) is not None:
        return lasting
    opposed = _opposed(asked, told)
    missing = [word for word in asked.missing(told, over) if word not in opposed]
    share = 1.0 - len(missing) / len(asked.content) if asked.content else 1.0
    if share < _UNTOLD or not told.clauses:
        return Verdict(Yes.UNKNOWN)
    if opposed:
        return Verdict(Yes.NO, share >= _COVERED, _clause_place(told, told.clauses[0]), ruled=True)
    for rule in (_values, _days, _only, _others):
        found = rule(asked, told, missing)
        if found is not None:
            return replace(found, ruled=True)
    return _said(asked, told, missing)


# --- time -------------------------------------------------------------------------------------------


def _lasting(asked: Asked, told: Reading, today: date) -> Verdict | None:
    """Whether what the sentence tells of still lasts, or has been already, by its dates; None where it has none."""
    named = [day for q in asked.reading.quantities if q.date and (day := last_day(q.date))]
    today = named[0] if named and asked.has(OPEN_STATES) else today
    dates = list(find_dates(told.text))
    exact = [(last, start, end) for d, start, end in dates if (last := last_day(d)) and (d.day or d.month)]
    days = exact or [(last, start, end) for d, start, end in dates if (last := last_day(d))]
    if not days:
        over = any(word.lemma in ENDED or word.verb in ENDED for word in told.words)
        return Verdict(Yes.NO) if over and not asked.has(ALREADY | ENDED) else None
    last, start, end = max(days)
    place = (start, end)
    if asked.has(ENDED):
        return Verdict(Yes.YES if last < today else Yes.NO, place=place, ruled=True)
    if asked.has(ALREADY) and not asked.has(OPEN_STATES):
        return Verdict(Yes.YES if last <= today else Yes.NO, place=place, ruled=True)
    if asked.has(OPEN_STATES):
        return Verdict(Yes.NO if last < today else Yes.YES, place=place, ruled=True)
    if last >= today:
        return None
    if any(word.lower in lists.words("forms.still") for word in told.words):
        return Verdict(Yes.PARTLY, place=_clause_place(told, told.clauses[0]))
    return Verdict(Yes.UNKNOWN, place=place)


def _days(asked: Asked, told: Reading, missing: list[Word]) -> Verdict | None:
    """The day or year that something is asked to have happened, against those of the sentence; "vuoden 2022 haku" names."""
    text = asked.statement
    mine = [
        q for q in asked.reading.quantities if q.date and not text[: q.start].casefold().rstrip().endswith(_OF_YEAR)
    ]
    theirs = [q for q in told.quantities if q.date]
    if not mine or any(mine[0].same_value(other) for other in theirs):
        return None
    if not theirs:
        return Verdict(Yes.UNKNOWN, sure=False)
    return Verdict(Yes.NO, not missing and len(theirs) == 1, (theirs[0].start, theirs[0].end))


# --- values -----------------------------------------------------------------------------------------


def _values(asked: Asked, told: Reading, missing: list[Word]) -> Verdict | None:
    """The question's number against those of the sentence: another number of the same kind is a no, but for its bounds."""
    mine = [q for q in asked.reading.quantities if q.kind in _MEASURES]
    if not mine:
        return None
    wanted = mine[0]
    same = [q for q in told.quantities if _comparable(wanted, q)]
    alike = [q for q in same if q.value == wanted.value]
    if alike and sets_apart(told.text) and len(same) > 1:
        return Verdict(Yes.PARTLY, _denies_enough(asked, missing), (alike[0].start, alike[0].end))
    if alike and wanted.bound in ("", alike[0].bound, "about"):
        limit = (
            asked.modality == "must" and alike[0].bound == "max"
        )  # what lasts three years at most need not last them
        return Verdict(Yes.NO, sure=False) if limit else None
    if not same:
        return Verdict(Yes.UNKNOWN, sure=False)
    answer = _within(wanted, same[0], asked)
    sure = answer is not None and len(same) == 1 and not [word for word in missing if not word.verb]
    return Verdict(answer or Yes.NO, sure, (same[0].start, same[0].end))


def _comparable(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers count the same: by kind and unit, "kolmesta Innokaupungista" as "kaksi kaupunkia"."""
    if not isinstance(one.value, float) or not isinstance(other.value, float):
        return False
    if {one.kind, other.kind} == {"money", "count"}:
        return one.same_value(other) or other.kind == "money"
    return one.kind == other.kind and (one.unit == other.unit or other.unit.endswith(one.unit or "\0"))


def _within(wanted: Quantity, told: Quantity, asked: Asked) -> str | None:
    """Whether the number asked for agrees with the one told, by the bounds of both; None where that is open."""
    mine, theirs = float(wanted.value), float(told.value)
    sides = {"over": theirs > mine, "under": theirs < mine, "min": theirs >= mine, "max": theirs <= mine}
    if wanted.bound and wanted.bound == told.bound:
        return Yes.NO
    if wanted.bound in sides:
        holds = sides[wanted.bound]
        upward = wanted.bound in ("over", "min")
        open_end = told.bound in ("max", "under") if upward == holds else told.bound in ("min", "over")
        return None if open_end else Yes.YES if holds else Yes.NO
    if told.bound in ("max", "min") and (asked.modality == "may" or asked.has(lists.words("forms.suffices"))):
        allowed = mine <= theirs if told.bound == "max" else mine >= theirs
        return Yes.YES if allowed else Yes.NO
    return Yes.NO if not told.bound or asked.modality == "must" or _beyond(mine, told) else None


def _beyond(mine: float, told: Quantity) -> bool:
    """Whether a number lies outside what the one told allows."""
    return {"max": mine > float(told.value), "min": mine < float(told.value)}.get(told.bound, told.bound == "about")


# --- who, and what is left out ----------------------------------------------------------------------


def _opposed(asked: Asked, told: Reading) -> list[Word]:
    """The words of the question whose opposite the sentence has: "oma", "yhteinen"."""
    lemmas = {word.lemma for word in told.words}
    for pair in lists.phrases("forms.opposites"):
        one, other = pair.split()
        if one in asked.lemmas and other in lemmas and one not in lemmas:
            return [word for word in asked.content if word.lemma == one] or list(asked.content[:1])
    return []


def _only(asked: Asked, told: Reading, missing: list[Word]) -> Verdict | None:
    """What asks "vain" is denied by "eikä vain", by "myös", by a wider word and by whoever is named beside."""
    if not asked.has(ONLY):
        return None
    for clause in told.clauses:
        lower = {word.lower for word in clause.words}
        if not lower.isdisjoint(ONLY):
            answer = Yes.NO if clause.negative else Yes.YES
            return Verdict(answer, _denies_enough(asked, missing), _clause_place(told, clause))
    mine = [body for body in asked.reading.bodies if body.case == "nom"]
    beside = [body for body in told.bodies if body.case == "nom" and body.lemma not in {one.lemma for one in mine}]
    wider = not {word.lemma for word in told.words}.isdisjoint(lists.words("forms.wider"))
    return Verdict(Yes.NO, sure=not missing and (wider or bool(mine and beside)))


def _others(asked: Asked, told: Reading, missing: list[Word]) -> Verdict | None:
    """Somebody whom the question names and the sentence does not, where the sentence names one other in that place."""
    lost = {word.start for word in missing}
    strange = [body for body in asked.reading.bodies if not body.attribute and _is_strange(body, lost, told.bodies)]
    if not strange:
        return None
    own = strange[0]
    named = bool(own.of) or own.lemma == own.head
    place = [(body.start, body.end) for body in told.bodies if not body.attribute and (body.of or not named)]
    alike = [(body.start, body.end) for body in told.bodies if body.head == own.head and not body.attribute]
    place = [at for at in alike or place if told.text[slice(*at)].casefold() not in asked.lemmas] or list(
        _names(asked, told)
    )
    others = [word for word in missing if not own.start <= word.start < own.end and word.lemma not in own.of]
    if not place:
        return Verdict(Yes.UNKNOWN, sure=False)
    return Verdict(Yes.NO, not others and len(place) == 1, place[0])


def _is_strange(body: Body, lost: set[int], others: tuple[Body, ...]) -> bool:
    """Whether the sentence lacks a body: by its word, or by the name before it."""
    alike = [other for other in others if other.head == body.head]
    return body.start in lost or (
        bool(body.of) and bool(alike) and not any(body.of & one.of for one in alike if one.of)
    )


def _names(asked: Asked, told: Reading) -> Iterator[Place]:
    """Names of the sentence that the question does not have."""
    for word in told.words:
        if word.capital and word.start and word.case in ("nom", "") and word.lemma not in asked.lemmas:
            yield word.start, word.end


# --- what is said -----------------------------------------------------------------------------------


def _said(asked: Asked, told: Reading, missing: list[Word]) -> Verdict:
    """What the clause that speaks of the question says: its polarity, its mood, what it does without, its conditions."""
    clauses = [clause for clause in told.clauses if not clause.condition] or list(told.clauses)
    clause = max(clauses, key=asked.fit)
    answer, sure = _by_clause(asked, clause)
    rest = [other for other in clauses if other is not clause and _by_clause(asked, other)[0] != answer]
    verbs = [word for word in asked.content if word.verb and word.lemma not in asked.left_out]
    if asked.left_out and rest and not (verbs and all(covered(verb, offered(clause.words)) for verb in verbs)):
        return Verdict(Yes.PARTLY, sure=not [word for word in missing if word not in verbs], place=(0, len(told.text)))
    place = _clause_place(told, clause)
    conditions = [one for one in told.clauses if one.condition and not _names_condition(asked, one)]
    if conditions:
        place = (place[0], max(place[1], _clause_place(told, conditions[0])[1]))
    # "voi, jos" is a yes to "voiko"; what holds in part is one to nothing.
    limited = (answer == Yes.YES and _is_limited(asked, told)) or (
        bool(conditions) and (clause.negative or (answer == Yes.YES and asked.modality != "may"))
    )
    if limited:
        answer = Yes.PARTLY
    if answer == Yes.NO and (clause.negative or clause.lacking):
        return Verdict(answer, sure and _denies_enough(asked, missing), place)
    return Verdict(answer, sure and _tells_enough(asked, told, missing), place)


def _by_clause(asked: Asked, clause: Clause) -> tuple[str, bool]:
    """What one clause answers, and whether its mood lets it: what need not be may be all the same."""
    lacking = offered(clause.lacking)
    has = offered([word for word in clause.words if word not in clause.lacking])
    mine = [word for word in asked.content if word.lemma in asked.left_out]
    if any(covered(word, lacking) for word in mine):
        return (Yes.NO if clause.negative else Yes.YES), True
    denied = clause.negative
    if any(covered(word, has) for word in mine):
        return (Yes.YES if denied else Yes.NO), True
    kept = [word for word in asked.content if word not in mine]
    if any(covered(word, lacking) for word in kept):
        return (Yes.PARTLY if asked.has(_TOGETHER) else Yes.NO), True
    if denied:
        return Yes.NO, not (asked.modality == "may" and clause.modality == "must")
    if asked.modality == "must" and clause.modality in ("may", "advice"):
        return Yes.NO, True
    if asked.modality == "" and clause.modality == "may":
        return Yes.PARTLY, True
    return Yes.YES, True


def _is_limited(asked: Asked, told: Reading) -> bool:
    """Whether the sentence limits what the question asks for: "soveltuvin osin" before one of its words."""
    lower = told.text.casefold()
    starts = [lower.index(phrase) for phrase in lists.phrases("forms.limits") if phrase in lower]
    behind = offered([word for word in told.words if starts and word.start >= min(starts)])
    return any(covered(word, behind) or not behind.isdisjoint(word.parts) for word in asked.content)


def _names_condition(asked: Asked, condition: Clause) -> bool:
    """Whether the question has the condition itself: "jos mukana on myös kehittämistä"."""
    concepts = offered(condition.words)
    return any(clause.condition for clause in asked.reading.clauses) and any(
        covered(word, concepts) for word in asked.content
    )


def _denies_enough(asked: Asked, missing: list[Word]) -> bool:
    """Whether a denial reaches what is asked: no name is missing, and most words are there."""
    named = any(word.capital for word in missing)
    return not named and len(missing) <= (1.0 - _COVERED) * len(asked.content)


def _tells_enough(asked: Asked, told: Reading, missing: list[Word]) -> bool:
    """Whether a sentence tells all that is asked: nothing is missing, or verification carries it."""
    parties = {body.lemma for body in asked.reading.bodies if not body.attribute}
    reason = objection(asked.statement, [told.text])
    if reason in _CARRIED:
        return True
    if reason == Reason.ROLE and len(parties) > 1:
        return False
    return not missing


def _clause_place(told: Reading, clause: Clause) -> Place:
    """A clause from its verb or its denial on."""
    negations = lists.words("syntax.negations")
    verbs = [word.start for word in clause.words if word.form in FINITE or word.lower in negations]
    start = min(verbs, default=clause.start)
    end = clause.end
    while end > start and told.text[end - 1] in " .,;":
        end -= 1
    return start, end
