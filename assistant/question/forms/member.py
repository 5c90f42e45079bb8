"""A question whether somebody belongs to those of whom something holds: "Onko Kotka mukana?", "Vetikö Kuopio hanketta?".

Where no sentence tells it of them, a sentence that names all answers: who is not named there does not belong.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.language import lists
from assistant.language.places import CITY_CASES, OTHER_CITIES
from assistant.language.words import Word, words
from assistant.question.asking import AnswerType, answer_type
from assistant.question.hints import read_hints
from assistant.question.question import Question
from assistant.question.scope import cities_in

_HOLDERS = lists.phrases("forms.holder_endings")
_WHICH = lists.text("forms.which_cities")
_HEAD = lists.text("questions.city")
_OTHERS = frozenset(form.casefold() for forms in OTHER_CITIES for form in forms)
_ASKING = re.compile(r"k[o\u00f6](?:han|h\u00e4n|s)?$")
_ELSEWHERE = re.compile(r"^[^\W\d_]+$")


@dataclass(frozen=True, slots=True)
class Member:
    """Who is asked about, by name and as a city of the programme, and the question for all of whom it holds."""

    name: str
    cities: frozenset[str]
    everybody: Question


def member_of(question: Question) -> Member | None:
    """Whose belonging ``question`` asks for; None where it asks for something else."""
    found = words(question.standalone)
    if question.asks is not AnswerType.YES_NO or lists.words("forms.joining_choices") & {w.lower for w in found}:
        return None
    who = [word for word in found[1:] if _names_holder(word)]
    if len(who) != 1:
        return None
    rest = [_ASKING.sub("", found[0].text), *(_stripped(word) for word in found[1:] if word != who[0])]
    text = f"{_WHICH} {' '.join(filter(None, rest))}?"
    everybody = replace(
        question, text=text, standalone=text, wording=text, hints=read_hints(text), asks=answer_type(text)
    )
    return Member(who[0].text, cities_in(who[0].text), everybody)


def _names_holder(word: Word) -> bool:
    """Whether a word names a city in the nominative, or who has something ("Kotkalla")."""
    if cities := cities_in(word.text):
        forms = [form.casefold() for city in cities for form in CITY_CASES.get(city, ())[:1]]
        return word.lower in forms or len(cities) > 1 or word.lower.endswith(_HOLDERS)
    other = word.lower in _OTHERS or word.text[:1].isupper()
    return other and bool(_ELSEWHERE.match(word.text)) and (word.case == "nom" or word.lower.endswith(_HOLDERS))


def _stripped(word: Word) -> str:
    """A word that calls somebody a city of something, without the city: "vetokaupunki", "6Aika-kaupunki"."""
    front = word.lemma.removesuffix(_HEAD)
    return word.text[: len(front)].rstrip("-") if front and word.lemma.endswith(_HEAD) else word.text
