"""Questions on what a party is bound to: "Mihin Kuopio sitoutuu?", "Onko kaupungilla velvollisuus raportoida?"."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.language import lists
from assistant.language.words import Word, words
from assistant.question.asking import AnswerType
from assistant.question.matching import Term, terms_of
from assistant.question.parts import clauses_of
from assistant.question.question import Question

_UNDERTAKING = lists.words("questions.undertakings")
_ALL_BUT_RIGHTS = tuple(s for s in lists.phrases("commitments.strengths") if s != lists.text("commitments.right"))
_BY_STRENGTH = {name: frozenset(named) for name, named in lists.groups("duties.named").items()}
_OPENINGS = lists.words("duties.openings")
_MUST = lists.words("duties.must")
_DOING = lists.text("duties.doing")
_OBLIGED = lists.words("duties.obliged")
_PARTIES = tuple(lists.phrases("duties.parties"))
_POSTPOSITIONS = lists.words("commitments.postpositions")
_BOUND = frozenset({"nom", "nompl", "gen", "ade", "abl", ""})
_FRAME = lists.words("duties.frame") | lists.words("questions.parties")
_CITY = lists.text("questions.city")


@dataclass(frozen=True, slots=True)
class DutyQuestion:
    """Whose duties are asked about, of which strengths, and on what: ``about`` is what the duty has to speak of.

    ``party`` is empty where those of all parties are asked for. ``verdict`` is set where a yes or no is wanted.
    """

    party: str
    cities: tuple[str, ...]
    strengths: tuple[str, ...]
    about: tuple[Term, ...] = ()
    verdict: bool = False


def duty_of(question: Question) -> DutyQuestion | None:
    """What a question on duties asks; None where it asks something else or several things."""
    if len(clauses_of(question)) > 1 or question.hints.language != "fi":
        return None
    found = words(question.standalone)
    lemmas = {word.lemma for word in found} | {word.verb for word in found if word.verb}
    verdict = question.asks is AnswerType.YES_NO
    if verdict and _OBLIGED.isdisjoint(lemmas):
        return None
    must = not verdict and _DOING in lemmas and not _MUST.isdisjoint(lemmas)
    strengths = _ALL_BUT_RIGHTS if must else _strengths(lemmas)
    if not strengths or not (verdict or (found and found[0].lower in _OPENINGS)):
        return None
    party, of_party = _party(found, bool(question.hints.cities))
    about = tuple(term for term in terms_of(question.standalone) if _narrows(term, of_party))
    if (verdict and not (party and about)) or (must and not party):
        return None
    return DutyQuestion(party, question.hints.cities, strengths, about, verdict)


def _strengths(lemmas: set[str]) -> tuple[str, ...]:
    """The strengths asked for: those that the question names, all that bind or aim where it asks for undertakings."""
    named = tuple(name for name, asking in _BY_STRENGTH.items() if asking & lemmas)
    if named:
        return named
    return _ALL_BUT_RIGHTS if lemmas & _UNDERTAKING else ()


def _party(found: list[Word], names_city: bool) -> tuple[str, frozenset[str]]:
    """The party asked about with the place before it ("Uudenmaan liitto"), and the lemmas of that; of a city, the city."""
    for i, word in enumerate(found):
        if not word.lemma.endswith(_PARTIES) or not _may_owe(found, i):
            continue
        before = found[i - 1] if i else None
        if before is not None and before.case == "gen" and before.capital and word.lemma != _CITY:
            return f"{before.text} {word.lemma}", frozenset({before.lemma, word.lemma})
        return word.lemma, frozenset({word.lemma})
    return (_CITY if names_city else ""), frozenset()


def _may_owe(found: list[Word], i: int) -> bool:
    """Whether a party stands where the one who is bound does: "X sitoutuu", "X:n velvoitteet", "X:llä on", "X:ltä"."""
    following = found[i + 1].lower if i + 1 < len(found) else ""
    return found[i].case in _BOUND and following not in _POSTPOSITIONS


def _narrows(term: Term, of_party: frozenset[str]) -> bool:
    framed = _FRAME | _UNDERTAKING | _OBLIGED | frozenset().union(*_BY_STRENGTH.values())
    return not term.cities and term.lemma not in framed | of_party
