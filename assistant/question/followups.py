"""Follow-up questions made to stand alone, by rule: "Entä Oulu?" after a question about Tampere.

A question leans on the conversation when it opens with "entä", points back ("se", "siitä", "siellä") or has no topic
of its own ("Kuka päättää?"). Anything else is a new topic and is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from assistant.domain import Turn
from assistant.language import lists
from assistant.language.numerals import ordinal
from assistant.language.parties import body_head
from assistant.language.places import CITY_CASES
from assistant.language.tokens import WORD, lower_words
from assistant.language.words import FINITE
from assistant.language.words import words as words_in
from assistant.question.asking import has_question_word
from assistant.question.forms.aspects import aspects_in

_BACK_REFERENCES = lists.words("followups.back_references")
_FOLLOWUP_FILLERS = lists.words("followups.fillers")
_FOLLOWUP_OPENINGS = lists.phrases("followups.openings")
_FORWARD_REFERENCES = lists.words("followups.forward_references")
_HANKE = lists.text("followups.project")
_HANKE_CONTEXT = lists.words("followups.project_context")
_PARTIES = lists.words("followups.parties")
_SPOKEN_OF = lists.words("followups.spoken_of")
_TOPICLESS_WORDS = lists.marked("stopwords.words", "topic")
_YEAR_STEPS = lists.integers("followups.year_steps")

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_QUESTION_SUFFIX = re.compile(r"k[o\u00f6](?:han|h\u00e4n|s)?$")
_CITY_FORMS = {form.lower(): (city, case) for city, forms in CITY_CASES.items() for case, form in enumerate(forms)}
_OPENINGS = sorted(_FOLLOWUP_OPENINGS, key=len, reverse=True)
_OPENING_WORDS = frozenset(opening.split()[0] for opening in _FOLLOWUP_OPENINGS)
AGREEMENT = lists.text("forms.agreement_word")
_WHOLE = lists.text("forms.whole_agreement")
_NOMINATIVES = ("nom", "nompl")
_GENITIVE = 1
_CALLS = frozenset({"haut"})
_MAX_TURNS = 6
_OWN_TOPIC = 2
_FRAGMENT = 2
_LONG, _ALIKE = 6, 0.88
_LONG_CITY_FORMS = [form for form in _CITY_FORMS if len(form) >= _LONG]
ADDED = " – "
"""Between a question and what is added to it from the conversation."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """A question that stands alone, and what the reader is shown of the change (empty when there was none)."""

    standalone: str
    interpretation: str = ""


def resolve(text: str, history: Sequence[Turn] = ()) -> Resolution:
    """Make ``text`` stand alone with what the last turns of ``history`` were about."""
    context = ""
    for turn in list(history)[-_MAX_TURNS:]:
        context = _standalone(turn.question, context)
    standalone = _standalone(text, context)
    changed = standalone != text.strip()
    return Resolution(standalone, standalone if changed else "")


def continued(clause: str, first: str) -> str:
    """A later clause of one question ("... ja milloin?") made to stand alone with what ``first`` is about."""
    if _split_opening(clause)[0]:
        return _standalone(clause, first)
    if _has_verb(first) and not _has_verb(clause):
        return _asked_anew(clause, first)
    if _points_back(clause) or sum(map(has_topic, lower_words(clause))) < _OWN_TOPIC:
        return _with_topic(clause, _things(first))
    return _with_place(clause, first)


def _names_a_side(text: str) -> bool:
    """Whether ``text`` names in the nominative what is asked next: "teemat", "kesto"; not whom it concerns ("yrityksille")."""
    found = words_in(text.rstrip("?!. "))
    return (
        0 < len(found) <= _FRAGMENT
        and all(word.case in _NOMINATIVES and not word.capital for word in found)
        and (bool(aspects_in(text)) or not body_head(found[-1]))
        and ordinal(found[-1].lower, found[-1].lemma) is None
    )


def _about_the_same(context: str, side: str) -> str:
    """Another side of what ``context`` speaks of: from its city on, or all it is about."""
    last = context.rpartition(ADDED)[2].rstrip("?!. ")
    place = next((match.start() for match in WORD.finditer(last) if match[0].lower() in _CITY_FORMS), 0)
    topic = _whole(_without(_topic(last[place:]), lambda word: bool(set(aspects_in(word)) - _CALLS)) or _topic(last))
    side = side.rstrip("?!. ")
    return f"{side[:1].upper()}{side[1:]}{ADDED}{topic}?"


def _has_verb(text: str) -> bool:
    return any(word.form in FINITE or _QUESTION_SUFFIX.search(word.lower) for word in words_in(text))


def _asked_anew(clause: str, first: str) -> str:
    """``first`` with another question word: "ja milloin?" after "Kuka päättää tuesta?" is "milloin päättää tuesta?"."""
    asked = words_in(clause)
    rest = list(words_in(first))
    while rest and (_QUESTION_SUFFIX.search(rest[0].lower) or not (has_topic(rest[0].text) or rest[0].form in FINITE)):
        rest.pop(0)
    return " ".join(word.text for word in (*asked, *rest)) + "?"


def _things(text: str) -> str:
    """``text`` without its verbs: what it speaks of, not what is done with it."""
    return " ".join(word.text for word in words_in(text) if word.form not in FINITE)


def _standalone(text: str, context: str) -> str:
    text = text.strip()
    if not context or not text:
        return text
    opening, rest = _split_opening(_with_cities_spelt(text))
    if _is_place(rest) or (opening and not has_question_word(rest)):
        return _about_the_same(context, rest) if _names_a_side(rest) else _refined(context, rest)
    if _is_fragment(rest) or _points_back(rest) or not has_topic(rest) or _speaks_of_one(rest, context):
        return _with_topic(rest, context)
    return _with_place(rest, context) if opening else text if rest == text else rest[:1].upper() + rest[1:]


def _split_opening(text: str) -> tuple[str, str]:
    """The words that show that the question leans on another, and the rest of it."""
    words = text.split(maxsplit=1)
    while len(words) == 2 and words[0].lower().strip(",.!") in _FOLLOWUP_FILLERS:
        if words[0].lower().strip(",.!") in _FOLLOWUP_OPENINGS and words[1].lower().split()[0] not in _OPENING_WORDS:
            break
        text = words[1]
        words = text.split(maxsplit=1)
    lowered = text.lower()
    for opening in _OPENINGS:
        if lowered.startswith(opening) and lowered[len(opening) : len(opening) + 1] in {" ", ",", ":"}:
            return opening, text[len(opening) :].strip(" ,:")
    return "", text


def _with_cities_spelt(text: str) -> str:
    """``text`` with the misspelt cities of the programme put right: "tamperella" is "tampereella"."""

    def spelt(match: re.Match[str]) -> str:
        word = match[0].lower()
        near = get_close_matches(word, _LONG_CITY_FORMS, n=1, cutoff=_ALIKE) if len(word) >= _LONG else []
        return near[0] if near and word not in _CITY_FORMS else match[0]

    return WORD.sub(spelt, text)


def _is_place(text: str) -> bool:
    """Whether ``text`` names a city or a year and nothing else: "Oulun?"."""
    words = lower_words(text)
    return len(words) == 1 and (words[0] in _CITY_FORMS or bool(_YEAR.fullmatch(words[0])))


def _is_fragment(text: str) -> bool:
    """Whether ``text`` is a question word with a noun at most, without a verb: "Mitkä kaupungit?"."""
    return len(lower_words(text)) <= _FRAGMENT and has_question_word(text) and not _has_verb(text)


def _speaks_of_one(text: str, context: str) -> bool:
    """Whether the question means the call, project or city spoken of: it names none, and the conversation does."""
    words = lower_words(text)
    names_own = _YEAR.search(text) or any(word in _CITY_FORMS for word in words)
    if names_own or not _place(context):
        return False
    # A project is spoken of where a call or a project was: "Kuka allekirjoitti Oulun sopimuksen?" speaks of none.
    told = {part for lemma in _lemmas(context) for part in lemma}
    return any(word in _SPOKEN_OF for word in words) and (
        not any(_HANKE in lemma for lemma in _lemmas(text)) or not told.isdisjoint(_HANKE_CONTEXT)
    )


def _lemmas(text: str) -> list[tuple[str, ...]]:
    """The words of a text: each its lemma and the parts of it."""
    return [(word.lemma, *word.parts) for word in words_in(text)]


def _points_back(text: str) -> bool:
    words = lower_words(text)
    return any(
        word in _BACK_REFERENCES and not (i + 1 < len(words) and words[i + 1] in _FORWARD_REFERENCES)
        for i, word in enumerate(words)
    )


def has_topic(text: str) -> bool:
    """Whether ``text`` says by itself what it is about."""
    return any(
        not word.isdigit()
        and word not in _TOPICLESS_WORDS
        and word not in _BACK_REFERENCES
        and not _QUESTION_SUFFIX.search(word)
        for word in lower_words(text)
    )


def _refined(context: str, detail: str) -> str:
    """The earlier question with its city or year replaced by that of ``detail``, or ``detail`` added at its end."""
    detail = detail.rstrip("?!. ")
    replaced = (
        _with_cities_of(detail, context)
        or _with_party_of(detail, context)
        or _with_body_of(detail, context)
        or _with_year_moved(detail, context)
        or _with_ordinal_of(detail, context)
    )
    if replaced is None and _YEAR.search(detail) and len(_YEAR.findall(context)) == 1:
        replaced = _YEAR.sub(_YEAR.search(detail)[0], context)  # type: ignore[index]
    return replaced if replaced is not None else f"{context.rstrip('?!. ')} {detail}?"


def _with_cities_of(detail: str, context: str) -> str | None:
    """``context`` with its cities replaced by the one city of ``detail``; None when either names none."""
    new = [_CITY_FORMS[word] for word in lower_words(detail) if word in _CITY_FORMS]
    old = [match for match in WORD.finditer(context) if match[0].lower() in _CITY_FORMS]
    if len(new) != 1 or not old or len(lower_words(detail)) > 1:
        return None
    first, last = old[0], old[-1]
    form = CITY_CASES[new[0][0]][_CITY_FORMS[last[0].lower()][1]]
    return context[: first.start()] + form + context[last.end() :]


def _with_body_of(detail: str, context: str) -> str | None:
    """``context`` with who acts replaced by somebody else: "entä yritys?" after "Voiko järjestö hakea?"."""
    new, old = ([w for w in words_in(text) if w.case in _NOMINATIVES and body_head(w)] for text in (detail, context))
    if len(new) != 1 or not old or len(words_in(detail)) > 1:
        return None
    return context[: old[0].start] + detail + context[old[0].end :]


def _with_ordinal_of(detail: str, context: str) -> str | None:
    """``context`` with another one of several: "entä toisessa" after "ensimmäinen haku"."""
    new = [word for word in words_in(detail) if ordinal(word.lower, word.lemma)]
    old = [word for word in words_in(context) if ordinal(word.lower, word.lemma)]
    if len(new) != 1 or not old or len(words_in(detail)) > 1:
        return None
    form = new[0].lemma if old[0].case == "nom" else new[0].text
    return context[: old[0].start] + form + context[old[0].end :]


def _with_party_of(detail: str, context: str) -> str | None:
    """``context`` with its city, the one who acts, replaced by another party; the city stays as the place."""
    city = next((match for match in WORD.finditer(context) if match[0] in CITY_CASES), None)
    if city is None or detail.lower() not in _PARTIES:
        return None
    return f"{context[: city.start()]}{detail}{context[city.end() :].rstrip('?!. ')}{ADDED}{city[0]}?"


def _with_topic(question: str, context: str) -> str:
    """``question`` followed by what ``context`` was about: its words after the question words.

    A city or year that the question names itself takes the place of the one in the context.
    """
    asked, _, thing = context.rpartition(ADDED)
    if asked and _topic(asked) and not _topic(_without_aspects(asked)):
        context = thing  # "Mitkä olivat sen teemat – INKA?" asked for a side of what is spoken of
    topic = _topic(_without_aspects(context) if aspects_in(question) and _speaks_of_agreement(context) else context)
    topic = _whole(topic) if aspects_in(question) else topic
    named = {_CITY_FORMS[word][0] for word in lower_words(question) if word in _CITY_FORMS}
    if named:
        topic = _without(topic, lambda word: word.lower() in _CITY_FORMS)
    if _YEAR.search(question):
        topic = _YEAR.sub("", topic).strip()
    question = question.rstrip("?!. ")
    question = question[:1].upper() + question[1:]
    return f"{question}{ADDED}{topic}?" if topic else f"{question}?"


def _whole(topic: str) -> str:
    """A city alone is its agreement."""
    city = _CITY_FORMS.get(topic.lower())
    return f"{CITY_CASES[city[0]][_GENITIVE]} {_WHOLE}" if city else topic


def _speaks_of_agreement(context: str) -> bool:
    """Whether the conversation is about an agreement, which has several sides, or a side of a city's."""
    agreement = any(AGREEMENT in (word.lemma, *word.parts) for word in words_in(context))
    return agreement or bool(_place(context) and aspects_in(context) and _CALLS.isdisjoint(aspects_in(context)))


def _without_aspects(context: str) -> str:
    """``context`` without the aspects it asked for, where a new question asks for another."""
    return " ".join(word for word in context.split() if not aspects_in(word.strip("?!.,")))


def _with_year_moved(detail: str, context: str) -> str | None:
    """``context`` a year later or earlier, when that is what ``detail`` says; None otherwise."""
    step = _YEAR_STEPS.get(" ".join(lower_words(detail)))
    years = _YEAR.findall(context)
    return _YEAR.sub(str(int(years[0]) + step), context) if step and len(years) == 1 else None


def _with_place(question: str, context: str) -> str:
    """A new question after "entä" keeps the city spoken of, unless it names one."""
    place = _place(context)
    question = question[:1].upper() + question[1:]
    if not place or any(word in _CITY_FORMS for word in lower_words(question)):
        return question
    return f"{question.rstrip('?!. ')}{ADDED}{place}?"


def _place(context: str) -> str:
    """The cities of ``context``, in the nominative."""
    return ", ".join(dict.fromkeys(_CITY_FORMS[word][0] for word in lower_words(context) if word in _CITY_FORMS))


def _topic(context: str) -> str:
    """The words of ``context`` from the first to the last that has a topic: "rahoitusta haetaan Oulussa"."""
    body = context.rstrip("?!. ")
    telling = [match for match in WORD.finditer(body) if has_topic(match[0])]
    return body[telling[0].start() : telling[-1].end()] if telling else ""


def _without(text: str, drop: Callable[[str], bool]) -> str:
    return " ".join(word for word in text.split() if not drop(word.strip(",.;:")))
