"""How a question is looked up: whole, or as several questions whose answers one form puts together.

A view asks for several sides of one agreement, a grid for several things about several, a choice for two sides, a
list for everything that the material has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from assistant.domain import Document
from assistant.language import lists
from assistant.language.places import CITY_CASES
from assistant.language.words import words
from assistant.question.asking import MEASURED, AnswerType, answer_type
from assistant.question.forms.aspects import all_aspects, aspects_in
from assistant.question.forms.choice import Choice, choice_of
from assistant.question.forms.grid import Grid, grid_of
from assistant.question.forms.member import Member, member_of
from assistant.question.hints import read_hints
from assistant.question.parts import clauses_of, grouped_cities
from assistant.question.question import Question
from assistant.question.scope import cities_in

MEASURES, CALLS = "toimenpiteet", "haut"
_GENITIVE = 1
_FEW = 2


@dataclass(frozen=True, slots=True)
class View:
    """The sides of one agreement that are asked for, and whether the whole agreement is."""

    cities: tuple[str, ...]
    aspects: tuple[str, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """The questions to look up, and the form that their answers take; a plan without a form is looked up as it is."""

    questions: tuple[Question, ...]
    choice: Choice | None = None
    view: View | None = None
    grid: Grid | None = None
    member: Member | None = None
    gathers: bool = False

    @property
    def has_form(self) -> bool:
        """Whether the answers are put together in a form of their own."""
        return self.gathers or any(form is not None for form in (self.choice, self.view, self.grid, self.member))


def plan_of(question: Question, documents: Iterable[Document]) -> Plan:
    """How ``question`` is looked up."""
    choice = choice_of(question)
    if choice is not None:
        return Plan(choice.sides, choice=choice)
    grid = grid_of(question)
    if grid is not None:
        return Plan(tuple(_asking(question, text) for text in grid.questions), grid=grid)
    member = member_of(question)
    if member is not None:
        return Plan((question, member.everybody), member=member)
    view = _view_of(question, documents)
    if view is not None:
        return Plan(tuple(_about(question, view, aspect) for aspect in view.aspects), view=view)
    return Plan((question,), gathers=gathers(question))


def gathers(question: Question) -> bool:
    """Whether all that the material has is asked for, from wherever it stands."""
    lower = {word.lower for word in words(question.standalone)}
    naming = lists.words("forms.list_words") | lists.words("forms.city_plurals")
    naming = lists.words("forms.list_imperatives") if question.asks in MEASURED else naming
    named = not naming.isdisjoint(lower)
    return (named or question.asks is AnswerType.LIST) and len(clauses_of(question)) == 1


def _view_of(question: Question, documents: Iterable[Document]) -> View | None:
    """The sides of the agreement of one city, or of cities that share one."""
    groups = grouped_cities(question.hints.cities, documents)
    if len(groups) != 1 or question.asks is AnswerType.YES_NO:
        return None
    aspects = aspects_in(question.standalone)
    overview = _asks_overview(question)
    if not overview and not _asks_sides(question, aspects):
        return None
    cities = tuple(city for city in question.hints.cities if city in CITY_CASES)
    if not cities:
        return None
    whole = (overview and len(aspects) < _FEW) or len(aspects) > _FEW
    names = lists.phrases("forms.aspects.overview") if whole else ()
    return View(cities, tuple(dict.fromkeys((*names, *aspects))) if whole else aspects, overview)


def _asks_sides(question: Question, aspects: tuple[str, ...]) -> bool:
    """Whether several sides are asked for and little besides them, or all of the measures."""
    if len(aspects) > _FEW:
        return _other_words(question) <= _FEW
    open_kind = question.asks in (AnswerType.LIST, AnswerType.OTHER, AnswerType.DEFINITION)
    return (
        open_kind
        and CALLS not in aspects  # "Vaasan haun teemat" asks of a call, not of two sides of the agreement
        and len(clauses_of(question)) == 1
        and (aspects == (MEASURES,) or len(aspects) == _FEW)
        and _other_words(question) <= 1
    )


def _asks_overview(question: Question) -> bool:
    """Whether the agreement as a whole is asked for, and nothing besides it."""
    found = words(question.standalone)
    wanted = lists.words("forms.overview")
    named = any(word.lower in wanted or word.lemma in wanted for word in found)
    return (named or _turn_of_phrase(question.standalone)) and _other_words(question) <= 1


def _turn_of_phrase(text: str) -> bool:
    return any(phrase.search(text.casefold()) for phrase in _phrases())


@cache
def _phrases() -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, lists.phrases("forms.overview_phrases")))


def _other_words(question: Question) -> int:
    """How many words of the question name neither a city nor the agreement nor a side of it."""
    known = lists.words("forms.agreement") | lists.words("forms.overview")
    sides = frozenset().union(*(aspect.words for aspect in all_aspects().values()))
    return sum(
        not (
            word.lower in lists.marked("stopwords.words", "question")
            or {word.lower, word.lemma, word.verb} & (known | sides)
            or cities_in(word.text)
            or word.lower[0].isdigit()
            or len(word.lower) < 3
        )
        for word in words(question.standalone)
    )


def _about(question: Question, view: View, aspect: str) -> Question:
    """The question for one side of the agreement: "Kuopion ekosysteemisopimuksen painopisteet"."""
    cities = " ja ".join(CITY_CASES[city][_GENITIVE] for city in view.cities)
    return _asking(question, f"{cities} {all_aspects()[aspect].ask}?")


def _asking(question: Question, text: str) -> Question:
    return replace(question, text=text, standalone=text, wording=text, hints=read_hints(text), asks=answer_type(text))
