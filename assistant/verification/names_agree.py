"""Whether the places and bodies of a claim are those of its evidence, in the parts they play there."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.language.clauses import Clause, Reading
from assistant.language.parties import Body, is_place, same_body
from assistant.language.quantities import Quantity
from assistant.language.wording import covered, is_empty, offered
from assistant.language.words import Word
from assistant.verification.alignment import best_clause
from assistant.verification.association import Span, Surroundings, chain, closeness, name_fits, surroundings
from assistant.verification.compared import Case
from assistant.verification.labels import holder_there
from assistant.verification.numbers_agree import UNPLACED, same_number
from assistant.verification.reasons import Reason


def names_objection(case: Case) -> str:
    """Return why a place or proper name of the claim is not the evidence's; empty when all are."""
    for name in case.claim.names:
        if not covered(name, case.concepts):
            return Reason.PLACE if is_place(name) else Reason.BODY
        if is_place(name) and (not _name_fits(case, name) or _from_another_sentence(case, name)):
            return Reason.PLACE
    return ""


def _from_another_sentence(case: Case, name: Word) -> bool:
    """Whether a number beside the place comes from a sentence that speaks of other places only."""
    for clause in case.claim.clauses:
        if not clause.start <= name.start < clause.end:
            continue
        beside = [word for word in case.claim.names if is_place(word) and clause.start <= word.start < clause.end]
        for quantity in case.claim.quantities:
            if not clause.start <= quantity.start < clause.end or quantity.kind in UNPLACED | {"ordinal"}:
                continue
            homes = [r for r in case.evidence if any(same_number(quantity, other, r) for other in r.quantities)]
            if homes and all(_elsewhere(reading, beside) for reading in homes):
                return True
            own = [
                home
                for reading in homes
                for home in reading.clauses
                for other in reading.quantities
                if same_number(quantity, other, reading) and home.start <= other.start < home.end
            ]
            if own and all(_in_another_clause(case, home, beside, quantity) for home in own):
                return True
    return False


def _in_another_clause(case: Case, home: Clause, beside: Sequence[Word], quantity: Quantity) -> bool:
    """Whether the places beside a number stand in another clause, with a number of its own, and others in this."""
    here = [word for word in home.words if is_place(word)]
    if not here or any(covered(place, offered(here)) for place in beside):
        return False
    return any(
        rival.kind == quantity.kind and rival.unit == quantity.unit and clause.start <= rival.start < clause.end
        for reading in case.evidence
        for clause in reading.clauses
        if clause is not home and all(covered(place, offered(clause.words)) for place in beside)
        for rival in reading.quantities
    )


def _elsewhere(reading: Reading, places: Sequence[Word]) -> bool:
    """Whether a sentence names places and none of these."""
    named = [word for word in reading.names if is_place(word)]
    return bool(named) and not any(covered(place, offered(named)) for place in places)


def _name_fits(case: Case, name: Word) -> bool:
    """Whether the name stands in the evidence where the claim's words are, and not another name of its kind."""

    def spans(reading: Reading) -> list[Span]:
        return [(n.start, n.end) for n in reading.names if is_place(n) == is_place(name)]

    def holds(reading: Reading, span: Span) -> bool:
        return any(covered(name, offered([n])) for n in reading.names if (n.start, n.end) == span)

    return _placed(case, (name.start, name.end), spans, holds)


def _placed(
    case: Case, span: Span, spans: Callable[[Reading], list[Span]], holds: Callable[[Reading, Span], bool]
) -> bool:
    """Compare the surroundings of one claimed item with those of its equals and of its rivals in the evidence."""
    if _qualifies_the_same(case, span, spans, holds):
        return True
    own = _around_chain(case.claim, span, spans(case.claim))
    mine, others = 0.0, 0.0
    for reading in case.evidence:
        items = spans(reading)
        mates = {mate for item in items if holds(reading, item) for mate in chain(reading, item, items, between=1)}
        for item in items:
            near = closeness(own, _around_chain(reading, item, items))
            if holds(reading, item):
                mine = max(mine, near)
            elif item not in mates:
                others = max(others, near)
    return mine == 0.0 or name_fits(mine, others)


def _qualifies_the_same(
    case: Case, span: Span, spans: Callable[[Reading], list[Span]], holds: Callable[[Reading, Span], bool]
) -> bool:
    """Whether the word behind the item is behind it in the evidence as well, and behind none of its rivals."""
    behind = _behind(case.claim, span)
    if behind is None or is_empty(behind) or behind.verb:
        return False
    found = {holds(r, item): True for r in case.evidence for item in spans(r) if _is_behind(r, item, behind)}
    return found == {True: True}


def _behind(reading: Reading, span: Span) -> Word | None:
    word = next((word for word in reading.words if word.start >= span[1]), None)
    return word if word is not None and reading.text[span[1] : word.start].isspace() else None


def _is_behind(reading: Reading, span: Span, wanted: Word) -> bool:
    word = _behind(reading, span)
    return word is not None and covered(wanted, offered([word]))


def _around_chain(reading: Reading, span: Span, items: Sequence[Span]) -> Surroundings:
    """The surroundings of an item together with those it is listed with."""
    mates = chain(reading, span, items, between=1)
    rivals = [item for item in items if item not in mates]
    return surroundings(reading, mates[0][0], mates[-1][1], rivals)


def bodies_objection(case: Case) -> str:
    """Return why a body of the claim is not the evidence's, or does what another does there; empty otherwise."""
    known = [body for reading in case.evidence for body in reading.bodies]
    for body in case.claim.bodies:
        if not any(same_body(body, other) for other in known) and not _described(case, body):
            return Reason.BODY
        if (not _is_where(body) and not _body_fits(case, body)) or holder_there(case.claim, body, case.evidence):
            return Reason.ROLE
    return ""


def _is_where(body: Body) -> bool:
    """Whether a city only tells where: "Seinäjoella" acts on nobody, and ``names_objection`` compares places."""
    return body.case in ("ine", "ade", "ela") and body.of == {body.lemma}


def _described(case: Case, body: Body) -> bool:
    """Whether another word of the evidence holds the body ("kaupunkien" in "kaupunkikohtaiset")."""
    return not body.of and body.lemma in case.concepts


def _body_fits(case: Case, body: Body) -> bool:
    def spans(reading: Reading) -> list[Span]:
        # A genitive only qualifies; it is no rival to who acts or is acted upon.
        return [(b.start, b.end) for b in reading.bodies if b == body or b.case != "gen" or body.case == "gen"]

    def holds(reading: Reading, span: Span) -> bool:
        found = [b for b in reading.bodies if (b.start, b.end) == span]
        alike = [b for b in found if b.head == body.head and not (body.of and b.of and not body.of & b.of)]
        return bool(alike) or any(same_body(body, b) for b in found)

    return _is_subject_there(case, body) or _placed(case, (body.start, body.end), spans, holds)


def _is_subject_there(case: Case, body: Body) -> bool:
    """Whether the claim's subject is also the subject, perhaps left out, of the statement that the claim repeats."""
    for index, clause in enumerate(case.claim.clauses):
        if body in clause.subjects:
            best = best_clause(case.claim, index, case.evidence)
            if best is not None and any(same_body(body, other) for other in best.subjects):
                return True
            return any(_said_of(clause, body, other) for reading in case.evidence for other in reading.clauses)
    return False


def _said_of(clause: Clause, body: Body, other: Clause) -> bool:
    """Whether a clause with the same subject has all that the claim's has, but for where and when it holds."""
    if not any(same_body(body, theirs) for theirs in other.subjects):
        return False
    concepts = offered(other.words)
    content = [w for w in clause.words if not is_empty(w) and not body.start <= w.start < body.end]
    shared = [w for w in content if covered(w, concepts)]
    return bool(shared) and all(w in shared or (w.case in ("ine", "ade") and not w.verb) for w in content)
