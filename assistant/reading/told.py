"""Whether a sentence tells of what a question asks: its verb, its nouns, each by concept as verification compares them.

A sentence on the right subject still says nothing of "Milloin tuki maksetaan?" when nothing in it is paid.
"""

from __future__ import annotations

from assistant.language import lists
from assistant.language.wording import covered, is_empty, offered
from assistant.language.words import FINITE, Word, words
from assistant.reading.likeness import likeness

_LIGHT_VERBS = lists.words("sentences.light_verbs")
_STATE_VERBS = lists.words("sentences.state_verbs")

_NOUN_CASES = frozenset({"nom", "nompl", "par", "gen"})


def told(question: str, sentence: str, over: str, granted: frozenset[str] = frozenset()) -> dict[str, float]:
    """Numbers 0..1 by name; ``over`` is what stands over the sentence, which may answer for any word but the verb.

    Words of the question in ``granted`` (lemmas) are not looked for.
    """
    asked = [word for word in words(question) if not {word.lemma, word.verb} & granted]
    own = offered(words(sentence))
    whole = own | offered(words(over))
    content = [word for word in asked if not is_empty(word)]
    verbs = [
        word for word in content if word.form in FINITE and word.verb and word.verb not in _LIGHT_VERBS | _STATE_VERBS
    ]
    deeds = [word for word in words(sentence) if word.verb and {word.verb} & {verb.verb for verb in verbs}]
    nouns = [float(covered(word, own)) for word in content if word.case in _NOUN_CASES and not word.verb]
    return {
        "verb": min((float(covered(verb, own)) for verb in verbs), default=1.0),
        "verb_alike": min((_alike(verb, sentence, own) for verb in verbs), default=1.0),
        "has_verb": float(bool(verbs)),
        "undone": float(bool(deeds) and all(word.passive for word in deeds)),
        "told": sum(float(covered(word, whole)) for word in content) / len(content) if content else 1.0,
        "least_noun": min(nouns, default=1.0),
        "last_noun": nouns[-1] if nouns else 1.0,
    }


def _alike(verb: Word, sentence: str, concepts: frozenset[str]) -> float:
    return 1.0 if covered(verb, concepts) else float(likeness([(verb.verb,)], [sentence])[0, 0])
