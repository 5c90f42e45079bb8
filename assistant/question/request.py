"""What a question wants that no document can give: an opinion, or how somebody's own case stands."""

from __future__ import annotations

from enum import StrEnum

from assistant.language import lists
from assistant.language.tokens import tokens

_OPINION_WORDS = lists.words("requests.opinion.words")
_ADVISING_VERBS = lists.words("requests.opinion.verbs")
_ADVISED = lists.words("requests.opinion.persons")
_OPINION_PHRASES = lists.phrases("requests.opinion.phrases")
_CASES = lists.words("requests.own_case.things")
_OWNERS = lists.words("requests.own_case.owners")
_STATES = lists.words("requests.own_case.states")
_CASE_PHRASES = lists.phrases("requests.own_case.phrases")
_POSSESSED = ("ni", "mme")
_COURTESIES = {
    word: kind for kind in ("thanks", "greeting", "farewell") for word in lists.words(f"requests.courtesy.{kind}")
}
_BESIDE = lists.words("requests.courtesy.beside")


class Request(StrEnum):
    """What is asked of the one who answers and not of the material."""

    OPINION = "opinion"
    OWN_CASE = "own_case"


class Courtesy(StrEnum):
    """What a text says that asks nothing."""

    THANKS = "thanks"
    GREETING = "greeting"
    FAREWELL = "farewell"


def courtesy_of(text: str) -> Courtesy | None:
    """Return which courtesy ``text`` is, and nothing besides; None for everything else."""
    words = [token.text.casefold() for token in tokens(text)]
    kinds = [_COURTESIES[word] for word in words if word in _COURTESIES]
    if not kinds or any(word not in _COURTESIES and word not in _BESIDE for word in words):
        return None
    return Courtesy(kinds[0])


def request_of(question: str) -> Request | None:
    """Return what ``question`` asks besides facts; None when it asks for facts."""
    words = [token.text.casefold() for token in tokens(question)]
    text = question.casefold()
    found = set(words)
    advised = found & _ADVISING_VERBS and found & _ADVISED
    if found & _OPINION_WORDS or advised or any(phrase in text for phrase in _OPINION_PHRASES):
        return Request.OPINION
    things = found & _CASES
    owned = any(thing.endswith(_POSSESSED) for thing in things) or (things and found & _OWNERS)
    if (owned and found & _STATES) or any(phrase in text for phrase in _CASE_PHRASES):
        return Request.OWN_CASE
    return None
