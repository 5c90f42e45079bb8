"""The words of a clause that lay something on somebody, how firmly, and who may be meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.language import lists
from assistant.language.numerals import numeral
from assistant.language.words import FINITE, Form, Word
from ingest.commitments.indicatives import indicatives
from ingest.commitments.predicate import (
    AIM,
    BAN,
    DUTY,
    EXPECTATION,
    HOLDER,
    INFINITIVES,
    OWNER,
    RECEIVER,
    RIGHT,
    SOURCE,
    SUBJECT,
    Predicate,
    follows_we_not,
    is_adverb,
    is_bare,
    is_negated,
)
from ingest.commitments.segments import Segment, is_past, unlikely_verb

_AIMS = lists.words("commitments.aim_forms")
_TASKS = lists.words("commitments.task_forms")
_OBLIGED = lists.words("commitments.obliged")
_ENTITLED = lists.words("commitments.entitled")
_HELD_DUTIES = lists.words("commitments.held_duties")
_HELD_RIGHTS = lists.words("commitments.held_rights")
_EXPECTING = lists.words("commitments.expecting")
_REQUIRING = lists.words("commitments.requiring")
_ONLY = lists.words("commitments.only")
_FORBIDDING = lists.words("commitments.forbidding")
_ALLOWING = lists.words("commitments.allowing")
_SHARES = lists.words("commitments.shares")
_TIME = lists.words("commitments.time.units")
_MAY = lists.text("commitments.may")
_ROLE = lists.text("commitments.role")


def predicates(statement: Segment, ends_open: bool) -> Iterator[Predicate]:
    """Yield the predicates of one statement; ``ends_open``: a list follows that completes it."""
    for clause in statement.clauses():
        yield from _of_clause(clause, ends_open)


def _of_clause(ws: Sequence[Word], ends_open: bool) -> Iterator[Predicate]:
    past = False
    for i, word in enumerate(ws):
        if word.form is Form.PAST and (word.lemma != word.verb or follows_we_not(ws, i)):
            found = list(indicatives(ws, i, ends_open))
            yield from found
            continue
        if is_past(word) or (word.verb == "olla" and word.form in FINITE and _perfect(ws, i)):
            past = True
            continue
        found = list(_modal(ws, i, ends_open)) or list(_nominal(ws, i)) or list(indicatives(ws, i, ends_open))
        if not found:
            continue
        if past and any(one.open for one in found):
            continue
        yield from found
        if any(not one.open for one in found):
            past = False


def _perfect(ws: Sequence[Word], i: int) -> bool:
    """Whether a form of "olla" makes a perfect or tells a past: "on hyväksytty", "oli sovittu"."""
    if ws[i].form is Form.PAST:
        return True
    for word in ws[i + 1 : i + 12]:
        if word.form in FINITE and not unlikely_verb(word):
            return False
        if (word.form in INFINITIVES and is_bare(word)) or word.lemma in _HELD_RIGHTS | _HELD_DUTIES:
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


def _infinitive(ws: Sequence[Word], i: int) -> Word | None:
    """The infinitive that a modal at ``i`` governs, before the next finite verb; it may stand right before too."""
    for word in ws[i + 1 :]:
        if word.form in INFINITIVES and is_bare(word):
            return word
        if word.form in FINITE and word.form is not Form.EITHER and not unlikely_verb(word):
            return None
    return next((word for word in reversed(ws[:i]) if word.form is Form.INFINITIVE and is_bare(word)), None)


def _modal(ws: Sequence[Word], i: int, ends_open: bool) -> Iterator[Predicate]:
    word = ws[i]
    if word.form not in FINITE and word.form is not Form.CONNEGATIVE:
        return
    negated = is_negated(ws, i)
    if word.verb == "olla":
        necessive = None if negated else _necessive(ws, i)
        if necessive is not None:
            said = f"{word.text} {necessive.text}"
            strength = EXPECTATION if _is_conditional(word) else DUTY
            act = necessive.verb
            yield Predicate(said, word, strength, OWNER, act=act, passive=True, act_start=necessive.start)
    elif word.lower in ("kuuluu", "kuuluvat") and not negated:
        yield from _belonging(ws, i)
    elif word.verb in ("tulla", "pitää", "täytyä", "kuulua") or word.lower in ("täytyy", "kuuluu", "kuuluisi"):
        yield from _necessity(ws, i, ends_open)
    elif word.verb in ("voida", "saada") and word.form is not Form.PAST and word.lower not in ("sai", "saivat"):
        yield from _permission(ws, i, ends_open)
    elif word.verb in _EXPECTING and word.passive and not negated:
        yield Predicate(word.text, word, EXPECTATION, OWNER | SOURCE, needs_party=True)
    elif word.verb in _REQUIRING and word.passive and not negated:
        yield Predicate(word.text, word, DUTY, OWNER | SOURCE, needs_party=True)


def _is_conditional(word: Word) -> bool:
    return word.form is Form.CONDITIONAL or word.lower.endswith("isi")


def _belonging(ws: Sequence[Word], i: int) -> Iterator[Predicate]:
    """Yield "kuuluu": a task of somebody, what one ought to do, or what falls to somebody."""
    word = ws[i]
    task = next((other for other in ws if other.lower in _TASKS), None)
    act = _infinitive(ws, i)
    if task is not None:
        yield Predicate(f"{task.text} {word.text}", task, DUTY, OWNER, needs_party=True)
    elif act is not None:
        yield Predicate(word.text, word, EXPECTATION, OWNER, needs_party=True, act=act.verb)
    else:
        yield Predicate(word.text, word, DUTY, RECEIVER, needs_party=True)


def _necessity(ws: Sequence[Word], i: int, ends_open: bool) -> Iterator[Predicate]:
    """Yield "tulee", "pitää", "täytyy" with what must be done, or with a list that follows."""
    word, conditional, negated = ws[i], _is_conditional(ws[i]), is_negated(ws, i)
    act = _infinitive(ws, i)
    if word.verb == "pitää" and not conditional and act is not None and act.start < word.start:
        act = None
    if word.verb == "tulla" and act is None and not negated:
        yield from _will(ws, i)
    if act is None and not ends_open:
        return
    if word.form in (Form.PRESENT, Form.EITHER) or conditional or (negated and word.form is Form.CONNEGATIVE):
        strength = EXPECTATION if conditional else BAN if negated else DUTY
        verb, start = (act.verb, act.start) if act else ("", ws[-1].end)
        yield Predicate(word.text, word, strength, OWNER, act=verb, passive=True, act_start=start)


def _permission(ws: Sequence[Word], i: int, ends_open: bool) -> Iterator[Predicate]:
    """Yield "voi" and "saa": what is allowed, or, denied or allowed only so, forbidden."""
    word, negated = ws[i], is_negated(ws, i)
    act = _infinitive(ws, i)
    if act is None and not (ends_open and word.verb == "voida"):
        return
    if act is not None and act.verb == "olla" and not negated:
        return
    first_person = word.lower.endswith("mme")
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


def _will(ws: Sequence[Word], i: int) -> Iterator[Predicate]:
    """Yield "tulee poistamaan", by which an agreement says what a party will do."""
    act = next((w for w in ws[i + 1 :] if w.verb and w.lower.endswith(("maan", "mään"))), None)
    if act is not None and ws[i].form is Form.PRESENT:
        yield Predicate(f"{ws[i].text} {act.text}", ws[i], DUTY, SUBJECT, needs_party=True, open=True, act=act.verb)


def _is_impersonal(ws: Sequence[Word], i: int) -> bool:
    """Whether "saa" has no subject, but an object or a place before it: "murskausta saa tehdä", "alueelle saa ajaa"."""
    before = [word for word in ws[:i] if not is_adverb(word)]
    begins = bool(before) and before[-1].case not in ("nom", "nompl", "gen", "")
    return ws[i].lower == _MAY and begins and not any(word.case in ("nom", "nompl") for word in before)


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


def _nominal(ws: Sequence[Word], i: int) -> Iterator[Predicate]:
    """Yield the predicates of "on" with a noun: "X on velvollinen", "X:n tehtävänä on", "X:llä on oikeus"."""
    word = ws[i]
    if word.verb != "olla" or word.form not in (Form.PRESENT, Form.CONDITIONAL, Form.CONNEGATIVE):
        return
    negated = is_negated(ws, i)
    near = [*ws[max(0, i - 4) : i], *ws[i + 1 : i + 8]]
    after = ws[i + 1 : i + 8]
    act = next((other.verb for other in ws[i + 1 :] if other.form in INFINITIVES), "")
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
