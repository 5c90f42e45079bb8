"""The words that may stand for each other are checked: none of them tells another deed, degree or party."""

from __future__ import annotations

from itertools import combinations

import pytest

from assistant.language import lists
from assistant.language.words import is_verb, words
from assistant.verification.equivalents import GROUPS, names

APART = lists.groups("equivalents.apart")
GROUPED = lists.phrases("equivalents.groups")


@pytest.mark.parametrize("line", APART)
def test_words_that_must_stay_apart_share_no_name(line: str) -> None:
    together = [pair for pair in combinations(APART[line], 2) if names(pair[0]) & names(pair[1])]
    assert not together


@pytest.mark.parametrize("line", APART)
def test_nothing_is_told_as_what_must_stay_apart_from_it(line: str) -> None:
    for word in APART[line]:
        told = lists.groups("equivalents.told_as").get(word, ())
        assert not set(told) & set(APART[line])


def test_every_word_of_a_group_is_as_a_sentence_is_read() -> None:
    """A word that is no lemma, no infinitive and no fixed form would never be found in a sentence."""
    unread = {word for word in GROUPS if not is_verb(word) and words(word)[0].lower != word}
    assert not unread


def test_no_group_has_one_word_only_or_one_twice() -> None:
    assert all(len(line.split()) == len(set(line.split())) > 1 for line in GROUPED)


def test_verbs_of_several_words_stand_for_verbs() -> None:
    phrases = lists.mapping("equivalents.phrasal")
    assert not [phrase for phrase, verb in phrases.items() if not is_verb(verb.split()[0])]
    assert not [phrase for phrase in phrases if not is_verb(phrase.split()[0])]
