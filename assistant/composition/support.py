"""Which sentences of the cited passages a drafted sentence rests on."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.domain import Sentence
from assistant.language.morphology import load_analyser
from assistant.verification.verbatim import plain

_MAX_SENTENCES = 3
_MIN_GAIN = 1


def best_support(text: str, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The fewest sentences, three at most, that together hold the most of the words of ``text``, in document order.

    Empty when no sentence shares a word with it.
    """
    analyser = load_analyser()
    wanted = set(analyser.lemmas(plain(text)))
    words = [wanted & set(analyser.lemmas(plain(sentence.text))) for sentence in sentences]
    chosen: list[int] = []
    covered: set[str] = set()
    while len(chosen) < _MAX_SENTENCES and sentences:
        best = max(range(len(sentences)), key=lambda i: (len(words[i] - covered), -i))
        if len(words[best] - covered) < (_MIN_GAIN if not chosen else 2):
            break
        chosen.append(best)
        covered |= words[best]
    return tuple(sentences[i] for i in sorted(chosen))
