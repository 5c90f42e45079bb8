"""The words of a clause that lay something on somebody, how firmly, and who may be meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.language import lists
from assistant.language.numerals import numeral
from assistant.language.words import FINITE, Form, Word, words
from ingest.commitments.segments import COORDINATORS, Segment, is_finite, is_past, unlikely_verb

DUTY, BAN, AIM, EXPECTATION, RIGHT = "velvoite", "kielto", "tavoite", "odotus", "mahdollisuus"

_NEGATIONS = lists.words("commitments.negations")
_COMMITTING = lists.words("commitments.committing")
_AIMING = lists.words("commitments.aiming")
_AIMS = lists.words("commitments.aim_forms")
_TASKS = lists.words("commitments.task_forms")
_OBLIGED = lists.words("commitments.obliged")
_ENTITLED = lists.words("commitments.entitled")
_HELD_DUTIES = lists.words("commitments.held_duties")
_HELD_RIGHTS = lists.words("commitments.held_rights")
_EXPECTING = lists.words("commitments.expecting")
_REQUIRING = lists.words("commitments.requiring")
_ONLY = lists.words("commitments.only")
_ORDERING = lists.words("commitments.ordering")
_STATING = lists.words("commitments.stating")
_DESCRIBING = lists.words("commitments.describing_passives")
PROCEDURAL = lists.words("commitments.procedural")
_INFINITIVES = frozenset({Form.INFINITIVE, Form.EITHER})
_ADVERBS = lists.words("commitments.adverbs")
_POSTPOSITIONS = lists.words("commitments.postpositions")
_FORBIDDING = lists.words("commitments.forbidding")
_ALLOWING = lists.words("commitments.allowing")
_SHARES = lists.words("commitments.shares")
_I_COMMIT = lists.text("commitments.i_commit")
_MAY = lists.text("commitments.may")
_WE_NOT = lists.text("commitments.we_not")
_ROLE = lists.text("commitments.role")
_AT_LATEST = lists.text("commitments.at_latest")
_TIME = lists.words("commitments.time.units")

SUBJECT = frozenset({"nom", "nompl", ""})
OWNER = frozenset({"gen"})
HOLDER = frozenset({"ade"})
RECEIVER = frozenset({"all"})
SOURCE = frozenset({"abl"})
OBJECT = frozenset({"gen", "par"})


@dataclass(frozen=True, slots=True)
class Predicate:
    """What lays something on somebody: ``word`` by which it does, ``cases`` of the party, where the party stands.

    ``needs_party`` is set where the words mean nothing without one; ``open`` marks a plain present that counts only in
    a text that binds; ``act`` is the verb of what is to be done.
    """

    text: str
    word: Word
    strength: str
    cases: frozenset[str]
    needs_party: bool = False
    open: bool = False
    act: str = ""
    passive: bool = False
    first_person: bool = False


def predicates(statement: Segment, ends_open: bool) -> Iterator[Predicate]:
    """Yield the predicates of one statement; ``ends_open``: a list follows that completes it."""
    for clause in statement.clauses():
        yield from _of_clause(clause, ends_open)


def _of_clause(ws: Sequence[Word], ends_open: bool) -> Iterator[Predicate]:
    past = False
    for i, word in enumerate(ws):
        if word.form is Form.PAST and (word.lemma != word.verb or _after_emme(ws, i)):
            found = list(_plain(ws, i, ends_open))
            yield from found
            continue
        if is_past(word) or (word.verb == "olla" and word.form in FINITE and _perfect(ws, i)):
            past = True
            continue
        found = list(_modal(ws, i, ends_open)) or list(_nominal(ws, i)) or list(_plain(ws, i, ends_open))
        if not found:
            continue
        if past and any(one.open for one in found):
            continue
        yield from found
        if any(not one.open for one in found):
            past = False


def _after_emme(ws: Sequence[Word], i: int) -> bool:
    return any(word.lower == _WE_NOT for word in ws[max(0, i - 2) : i])


def _perfect(ws: Sequence[Word], i: int) -> bool:
    """Whether a form of "olla" makes a perfect or tells a past: "on hyväksytty", "oli sovittu"."""
    if ws[i].form is Form.PAST:
        return True
    for word in ws[i + 1 : i + 12]:
        if word.form in FINITE and not unlikely_verb(word):
            return False
        if (word.form in _INFINITIVES and _bare(word)) or word.lemma in _HELD_RIGHTS | _HELD_DUTIES:
            return False
        if word.lower in _OBLIGED | _ENTITLED | _FORBIDDING | _ALLOWING or word.form is Form.NECESSIVE:
            return False
        if word.form is Form.PARTICIPLE and word.case in ("nom", "nompl", "") and not _attributive(ws, word):
            return True
    return False


def _attributive(ws: Sequence[Word], word: Word) -> bool:
    at = next(j for j, other in enumerate(ws) if other is word)
    following = ws[at + 1] if at + 1 < len(ws) else None
    return bool(
        following
        and following.case in ("nom", "nompl")
        and not following.verb
        and following.start - word.end == 1
        and word.lower.endswith(("ttu", "tty", "tu", "ty", "nut", "nyt"))
        and following.lemma == following.lower
        and following.lower[-2:] not in ("in", "sti")
    )


def _negated(ws: Sequence[Word], i: int) -> bool:
    return any(word.lower in _NEGATIONS for word in ws[max(0, i - 3) : i])


def _infinitive(ws: Sequence[Word], i: int) -> Word | None:
    """The infinitive that a modal at ``i`` governs, before the next finite verb; it may stand right before too."""
    for word in ws[i + 1 :]:
        if word.form in _INFINITIVES and _bare(word):
            return word
        if word.form in FINITE and word.form is not Form.EITHER and not unlikely_verb(word):
            return None
    return next((word for word in reversed(ws[:i]) if word.form is Form.INFINITIVE and _bare(word)), None)


def _bare(word: Word) -> bool:
    """Whether an infinitive is the first one: "antaa", not "antamaan" or "antaessa"."""
    return word.lower == word.verb


def _modal(ws: Sequence[Word], i: int, ends_open: bool) -> Iterator[Predicate]:
    word = ws[i]
    if word.form not in FINITE and word.form is not Form.CONNEGATIVE:
        return
    negated = _negated(ws, i)
    conditional = word.form is Form.CONDITIONAL or word.lower.endswith("isi")
    first_person = word.lower.endswith("mme")
    if word.verb == "olla" and not negated:
        necessive = _necessive(ws, i)
        if necessive is not None:
            yield Predicate(
                f"{word.text} {necessive.text}",
                word,
                EXPECTATION if conditional else DUTY,
                OWNER,
                act=necessive.verb,
                passive=True,
            )
        return
    if word.verb in ("tulla", "pitää", "täytyä", "kuulua") or word.lower in ("täytyy", "kuuluu", "kuuluisi"):
        act = _infinitive(ws, i)
        if word.verb == "pitää" and not conditional and act is not None and act.start < word.start:
            act = None
        if word.lower in ("kuuluu", "kuuluvat") and not negated:
            task = next((other for other in ws if other.lower in _TASKS), None)
            if task is not None:
                yield Predicate(f"{task.text} {word.text}", task, DUTY, OWNER, needs_party=True)
            elif act is not None:
                yield Predicate(word.text, word, EXPECTATION, OWNER, needs_party=True, act=act.verb)
            else:
                yield Predicate(word.text, word, DUTY, RECEIVER, needs_party=True)
            return
        if act is None and not ends_open:
            return
        if word.form in (Form.PRESENT, Form.EITHER) or conditional or (negated and word.form is Form.CONNEGATIVE):
            strength = EXPECTATION if conditional else BAN if negated else DUTY
            yield Predicate(word.text, word, strength, OWNER, act=act.verb if act else "", passive=True)
        return
    if word.verb in ("voida", "saada") and word.form is not Form.PAST and word.lower not in ("sai", "saivat"):
        act = _infinitive(ws, i)
        if (act is None and not (ends_open and word.verb == "voida")) or (
            act is not None and act.verb == "olla" and not negated
        ):
            return
        only = any(other.lower in _ONLY for other in ws)
        strength = BAN if negated or (word.verb == "saada" and only) else RIGHT
        before = ws[i - 1].text + " " if negated and i else ""
        yield Predicate(
            before + word.text,
            word,
            strength,
            SUBJECT,
            act=act.verb if act else "",
            needs_party=strength == RIGHT and not (word.passive or first_person or _is_impersonal(ws, i)),
            passive=word.passive or (negated and word.verb == "saada") or word.lower == "saadaan",
            first_person=first_person,
        )
        return
    if word.verb in _EXPECTING and word.passive and not negated:
        yield Predicate(word.text, word, EXPECTATION, OWNER | SOURCE, needs_party=True)
    elif word.verb in _REQUIRING and word.passive and not negated:
        yield Predicate(word.text, word, DUTY, OWNER | SOURCE, needs_party=True)


def _is_impersonal(ws: Sequence[Word], i: int) -> bool:
    """Whether "saa" has no subject but an object: "murskausta saa tehdä"."""
    before = [word for word in ws[:i] if not is_adverb(word)]
    object_first = bool(before) and before[0].case in ("par", "abe")
    return ws[i].lower == _MAY and object_first and not any(word.case in ("nom", "nompl") for word in before)


def _necessive(ws: Sequence[Word], i: int) -> Word | None:
    """The participle of necessity that "on" governs; none where it only qualifies the noun after it."""
    subject_before = bool(i) and ws[i - 1].case == "nom" and not ws[i - 1].verb and not is_adverb(ws[i - 1])
    for j in range(i + 1, len(ws)):
        word = ws[j]
        if word.form in FINITE and word.form is not Form.EITHER and not unlikely_verb(word):
            return None
        if word.form is Form.NECESSIVE and word.lower.endswith(("ava", "ävä")):
            predicated = any(_is_noun(other) for other in ws[j + 1 : j + 6])
            return None if subject_before and predicated else word
    return None


def _is_noun(word: Word) -> bool:
    bare = word.case == "nom" and not word.lower.endswith(("n", "ssa", "ssä", "lla", "llä", "t"))
    return bare and numeral(word.lower) is None and not word.verb and not is_adverb(word) and word.lemma not in _TIME


def is_adverb(word: Word) -> bool:
    """Whether a word that has no case ending is an adverb, a particle or a numeral."""
    ending = word.lower.endswith(("sti", "ään", "aan", "ttain", "ttäin", "isin", "mmin", "kin", "lti"))
    return (
        ending
        or word.text.endswith("-")
        or word.lower in _ADVERBS | _POSTPOSITIONS | COORDINATORS
        or word.lower[0].isdigit()
    )


def _nominal(ws: Sequence[Word], i: int) -> Iterator[Predicate]:
    """Yield the predicates of "on" with a noun: "X on velvollinen", "X:n tehtävänä on", "X:llä on oikeus"."""
    word = ws[i]
    if word.verb != "olla" or word.form not in (Form.PRESENT, Form.CONDITIONAL, Form.CONNEGATIVE):
        return
    negated = _negated(ws, i)
    near = [*ws[max(0, i - 4) : i], *ws[i + 1 : i + 8]]
    after = ws[i + 1 : i + 8]
    act = next((other.verb for other in ws[i + 1 :] if other.form in _INFINITIVES), "")
    obliged = next((other for other in after if other.lower in _OBLIGED), None)
    if obliged is not None and not negated:
        yield Predicate(f"{word.text} {obliged.text}", word, DUTY, SUBJECT, needs_party=True, act=act)
        return
    entitled = next((other for other in after if other.lower in _ENTITLED), None)
    if entitled is not None:
        yield Predicate(
            f"{word.text} {entitled.text}", word, BAN if negated else RIGHT, SUBJECT, needs_party=True, act=act
        )
        return
    share = ws[i - 1] if i and ws[i - 1].lemma in _SHARES and ws[i - 1].case == "nom" else None
    if share is not None and not negated and any(other.lower[0].isdigit() for other in after):
        yield Predicate(f"{share.text} {word.text}", share, DUTY, OWNER, needs_party=True, open=True)
        return
    aim = next((other for other in near if other.lower in _AIMS), None)
    if aim is not None and not negated:
        yield Predicate(f"{aim.text} {word.text}", word, AIM, OWNER, act=act, first_person="mme" in aim.lower[-3:])
        return
    task = next((other for other in near if other.lower in _TASKS), None)
    if task is not None and not negated:
        strength = EXPECTATION if task.lower == _ROLE else DUTY
        yield Predicate(f"{task.text} {word.text}", task, strength, OWNER, needs_party=True, act=act)
    held = next((other for other in near if other.lemma in _HELD_RIGHTS or other.lemma.endswith("oikeus")), None)
    if held is not None and held.case in ("nom", "nompl", "par", "abe"):
        yield Predicate(f"{word.text} {held.text}", word, BAN if negated else RIGHT, HOLDER, needs_party=True, act=act)
        return
    forbidden = next((other for other in ws[i + 1 :] if other.lower in _FORBIDDING | _ALLOWING), None)
    if forbidden is not None and not act:
        ban = (forbidden.lower in _FORBIDDING) != negated
        yield Predicate(f"{word.text} {forbidden.text}", word, BAN if ban else RIGHT, frozenset(), passive=True)
        return
    burden = next((other for other in ws if other.lemma in _HELD_DUTIES and other.case in ("nom", "nompl")), None)
    if burden is not None and not negated:
        yield Predicate(f"{burden.text} {word.text}", word, DUTY, HOLDER, needs_party=True, act=act)


def _plain(ws: Sequence[Word], i: int, ends_open: bool) -> Iterator[Predicate]:
    """A present indicative: of committing, of aiming, of any act in a text that binds."""
    word = ws[i]
    if word.lower.endswith("mme") and not word.verb:
        word = _first_person_verb(word)
    if not word.verb or word.verb == "olla":
        return
    if word.lower.endswith("mme") and word.form is Form.CONNEGATIVE and not word.lower.endswith(("simme", "timme")):
        yield from _first_person(word)
        return
    if word.lower == _I_COMMIT:
        yield Predicate(word.text, word, DUTY, SUBJECT, act=word.verb)
        return
    if _after_emme(ws, i):
        yield Predicate(f"emme {word.text}", word, BAN, SUBJECT, act=word.verb, first_person=True)
        return
    if word.form not in (Form.PRESENT, Form.EITHER) or not is_finite(ws, i) or _negated(ws, i):
        return
    if (word.form is Form.EITHER and _is_governed(ws, i)) or _qualifies(ws, i):
        return
    if _POSSESSED.search(word.lower):
        return
    if word.verb == "pitää" and _is_opinion(ws, i):
        return
    if word.verb in _COMMITTING:
        ban = any(other.lower.endswith(("matta", "mättä")) for other in ws[i + 1 : i + 6])
        yield Predicate(
            word.text,
            word,
            BAN if ban else DUTY,
            SUBJECT,
            needs_party=not word.passive,
            act=word.verb,
            passive=word.passive,
        )
    elif word.verb in _AIMING:
        yield Predicate(
            word.text, word, AIM, SUBJECT, needs_party=not word.passive, act=word.verb, passive=word.passive
        )
    elif word.verb == "päättää" and not word.passive:
        act = next((other.verb for other in ws[i + 1 :] if other.form in _INFINITIVES and _bare(other)), "")
        if act not in PROCEDURAL and (ends_open or word is not ws[-1]):
            yield Predicate(word.text, word, DUTY, SUBJECT, needs_party=True, open=True, act=act or word.verb)
    elif word.passive:
        if word.verb not in _DESCRIBING:
            yield Predicate(word.text, word, DUTY, frozenset(), open=True, act=word.verb, passive=True)
    elif word.verb in _ORDERING:
        yield Predicate(word.text, word, DUTY, OBJECT, needs_party=True, act=word.verb)
    elif word.verb == "oikeuttaa":
        yield Predicate(word.text, word, RIGHT, OWNER, needs_party=True, act=word.verb)
    elif any(other.lower == _AT_LATEST for other in ws[i + 1 :]) and not any(is_past(other) for other in ws[:i]):
        yield Predicate(word.text, word, DUTY, SUBJECT, open=True, act=word.verb)
    elif word.verb not in _STATING:
        yield Predicate(word.text, word, DUTY, SUBJECT, needs_party=True, open=True, act=word.verb)


_POSSESSED = re.compile(r"m[aä](?:ll|ss|st)(?:aan|ään)$")  # "tekemällään" is no passive


def _is_opinion(ws: Sequence[Word], i: int) -> bool:
    """Whether "pitää" tells a view: "pitää hanketta tärkeänä"."""
    cases = [word.case for word in ws[i + 1 :]]
    return "ess" in cases and "par" in cases[: cases.index("ess")]


def _qualifies(ws: Sequence[Word], i: int) -> bool:
    """Whether a plural that may be a verb is the attribute of the noun after it: "kestävät kunnat"."""
    if ws[i].case != "nompl" or i + 1 >= len(ws) or ws[i + 1].case != "nompl":
        return False
    return ws[i + 1].start - ws[i].end == 1 and any(is_finite(ws, j) for j in range(len(ws)) if j != i)


def _first_person_verb(word: Word) -> Word:
    """A form in -mme that the lexicon lacks, read by the third person: "vastaamme" by "vastaa"."""
    third = words(word.lower.removesuffix("mme"))
    return replace(word, verb=third[0].verb, form=Form.CONNEGATIVE) if third and third[0].verb else word


def _is_governed(ws: Sequence[Word], i: int) -> bool:
    """Whether a form that may be an infinitive depends on a finite verb before it."""
    for other in reversed(ws[:i]):
        if other.form in FINITE and other.form is not Form.EITHER and not unlikely_verb(other):
            coordinated = ws[i - 1].lower in ("ja", "sekä")
            return not coordinated or other.verb in ("voida", "saada", "tulla", "pitää", "olla", "täytyä")
        if other.lower in _NEGATIONS:
            return True
    return False


def _first_person(word: Word) -> Iterator[Predicate]:
    if word.verb in ("voida", "saada"):
        yield Predicate(word.text, word, RIGHT, SUBJECT, act=word.verb, first_person=True)
    elif word.verb in _AIMING:
        yield Predicate(word.text, word, AIM, SUBJECT, act=word.verb, first_person=True)
    elif word.verb not in _STATING:
        yield Predicate(word.text, word, DUTY, SUBJECT, act=word.verb, first_person=True)
