"""A question that asks several things, or of several cities, taken apart: each part is looked up and judged alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from assistant.domain import Document
from assistant.language import lists
from assistant.language.morphology import load_analyser
from assistant.language.tokens import WORD
from assistant.question.asking import answer_type
from assistant.question.followups import ADDED, continued, has_topic
from assistant.question.hints import read_hints
from assistant.question.question import Question, understand
from assistant.question.scope import cities_in

_CLAUSE_QUESTION_WORDS = lists.words("questions.clause_openings")
_COMPARING_WORDS = lists.words("questions.comparing")
_FOLLOWUP_OPENINGS = lists.phrases("followups.openings")
_JOINERS = lists.phrases("questions.joiners")
_NAME_JOINERS = lists.phrases("questions.name_joiners")

_CLAUSE_END = re.compile(rf"(\?)\s+(?=\w)|,?\s+(?:{'|'.join(_JOINERS)})\s+(?=\w)", re.IGNORECASE)
_BESIDE = re.compile(rf"([^\W_][\w-]*)(?:,| (?:{'|'.join(_NAME_JOINERS)})) ([^\W_][\w-]*)")
_ASKING = re.compile(r"[^\W_]{3,}k[o\u00f6]", re.IGNORECASE)
_FEWEST_WORDS = 2
_MOST_CLAUSES = 4
_MOST_NAMES = 6
_MOST_SHARE = 3

Names = frozenset[str]


def clauses_of(question: Question) -> tuple[Question, ...]:
    """The clauses that ask by a word of their own, each made to stand alone with what another one is about.

    The ``text`` of a clause is what was typed of it. A question of one clause is itself.
    """
    # What a follow-up took from the conversation stands at the end and belongs to every clause.
    typed, _, added = question.standalone.rstrip(" ?").partition(ADDED if question.interpretation else "\0")
    pieces = list(_pieces(typed))
    if not 2 <= len(pieces) <= _MOST_CLAUSES:
        return (question,)
    donor = next((piece for piece in pieces if has_topic(piece)), pieces[0])
    return tuple(replace(understand(_standalone(piece, donor, added)), text=f"{piece}?") for piece in pieces)


def _standalone(clause: str, donor: str, added: str) -> str:
    if added:
        return f"{clause}{ADDED}{added}?"
    return f"{clause}?" if clause == donor else continued(f"{clause}?", f"{donor}?")


def _pieces(text: str) -> Iterable[str]:
    """``text`` cut where a clause with a question word begins. One word alone ("missä ja miten") is no clause."""
    start = 0
    for end in _CLAUSE_END.finditer(text):
        before, after = text[start : end.start()], text[end.end() :]
        whole = bool(end[1]) or len(WORD.findall(before)) >= _FEWEST_WORDS
        if whole and _asks(after, after_mark=bool(end[1])):
            yield before.strip(" ?,")
            start = end.end()
    yield text[start:].strip(" ?,")


def _asks(text: str, *, after_mark: bool) -> bool:
    """Whether a clause begins here; after a question mark an "entä" begins one too."""
    first = WORD.match(text)
    word = first[0].casefold() if first else ""
    if word in _CLAUSE_QUESTION_WORDS or (after_mark and word in _FOLLOWUP_OPENINGS):
        return True
    # "haetaanko" asks, "verkko" is a noun.
    return bool(_ASKING.fullmatch(word)) and not _ASKING.fullmatch(load_analyser().lemma(word))


def names_of(question: Question, documents: Iterable[Document], unknown: Callable[[str], bool]) -> tuple[Question, ...]:
    """The question about each city alone; itself when it names no two.

    Cities that share a document (Lappeenranta and Imatra) are asked about together. A name beside a city that the
    material does not have (``unknown``) is asked about too, so that the city is answered all the same.
    """
    strangers = _strangers_beside(question, unknown)
    if len(question.hints.cities) + len(strangers) < 2:
        return (question,)
    shared = [frozenset(document.cities) for document in documents if 1 < len(document.cities) <= _MOST_SHARE]
    names = [*_groups(question.hints.cities, shared), *(frozenset({name}) for name in strangers)]
    if not 2 <= len(names) <= _MOST_NAMES:
        return (question,)
    return tuple(_about(question, part, frozenset(strangers)) for part in names)


def grouped_cities(cities: Sequence[str], documents: Iterable[Document]) -> list[Names]:
    """The cities in groups: together those whose agreement is one."""
    shared = [frozenset(document.cities) for document in documents if 1 < len(document.cities) <= _MOST_SHARE]
    return _groups(cities, shared)


def asked_alone(question: Question) -> tuple[Question, ...]:
    """The question about each of its cities alone."""
    return tuple(_about(question, frozenset({city}), frozenset()) for city in question.hints.cities)


def _strangers_beside(question: Question, unknown: Callable[[str], bool]) -> list[str]:
    """The names that stand beside a known city, joined to it by "ja", and that the material does not have."""
    found: dict[str, None] = {}
    for pair in _BESIDE.findall(question.standalone):
        if any(map(cities_in, pair)):
            others = (name for name in pair if not cities_in(name) and _may_be_name(name, pair) and unknown(name))
            found.update(dict.fromkeys(others))
    return list(found)


def _may_be_name(word: str, pair: Sequence[str]) -> bool:
    """Whether a word is written as a name, or as the city beside it is: in small letters and with the same ending."""
    return word[0].isupper() or (pair[0].islower() and pair[0][-1] == pair[1][-1])


def _groups(cities: Sequence[str], shared: Sequence[Names]) -> list[Names]:
    """The cities in groups: together those that one document is about."""
    groups: list[set[str]] = []
    for city in cities:
        home = next((group for group in groups if any(group | {city} <= together for together in shared)), None)
        if home is None:
            groups.append({city})
        else:
            home.add(city)
    return [frozenset(group) for group in groups]


def _about(question: Question, names: Names, strangers: Names) -> Question:
    """The question about these names alone: other names, the joiners between them and what compares are left out."""
    words = WORD.findall(question.standalone)
    mine = [not (n := _named(word, strangers)) or bool(n & names) for word in words]
    named = [bool(_named(word, strangers)) for word in words]
    kept = [
        word
        for i, word in enumerate(words)
        if mine[i] and not (word.casefold() in _NAME_JOINERS and _between_names(named, i))
    ]
    if any(map(_compares, words)):
        kept = _compared(kept, [word for i, word in enumerate(words) if named[i] and mine[i]])
    # A stranger is known as a name by its capital.
    kept = [word[:1].upper() + word[1:] if word in strangers else word for word in kept]
    standalone = " ".join(kept) + ("?" if question.standalone.rstrip().endswith("?") else "")
    cities = tuple(city for city in question.hints.cities if city in names)
    hints = replace(read_hints(standalone), cities=cities)
    asks = answer_type(standalone)
    return replace(question, text=standalone, standalone=standalone, wording=standalone, hints=hints, asks=asks)


def _named(word: str, strangers: Names) -> Names:
    return cities_in(word) or (frozenset({word}) & strangers)


def _between_names(named: Sequence[bool], at: int) -> bool:
    """Whether the word joins two names: one stands right after it and one somewhere before."""
    return any(named[at + 1 : at + 2]) and any(named[:at])


def _compares(word: str) -> bool:
    return word.casefold() in _COMPARING_WORDS or load_analyser().lemma(word) in _COMPARING_WORDS


def _compared(words: Sequence[str], names: Sequence[str]) -> list[str]:
    """What is compared, asked of one city: from its name on, without the words that compare or ask, each word once."""
    start = words.index(names[0]) if names and names[0] in words else 0
    kept: dict[str, str] = {}
    for word in (*words[start:], *words[:start]):
        if not _compares(word) and word.casefold() not in _CLAUSE_QUESTION_WORDS | set(_NAME_JOINERS):
            kept.setdefault(load_analyser().lemma(word), word)
    return list(kept.values())
