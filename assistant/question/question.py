"""A question understood: what it asks, the hints in its words, and the conversation that a follow-up leans on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.domain import Turn
from assistant.question.asking import AnswerType, answer_type
from assistant.question.followups import resolve
from assistant.question.foreign import in_finnish
from assistant.question.hints import Hints, read_hints
from assistant.question.isolation import question_alone
from assistant.question.spoken import in_writing


@dataclass(frozen=True, slots=True)
class Question:
    """A question understood.

    ``standalone`` is the question with what it leans on in the conversation filled in (equal to ``text`` when it
    leans on nothing), in Finnish; ``interpretation`` is what the reader is shown of that, empty when nothing was filled
    in. ``wording`` is what the retriever looks for: a Swedish or English question as it was asked, because the vectors
    understand it better than its gloss and the words have terms of their own; otherwise ``standalone``.
    """

    text: str
    standalone: str
    wording: str
    hints: Hints
    asks: AnswerType
    interpretation: str = ""


def understand(text: str, history: Sequence[Turn] = ()) -> Question:
    """Say what ``text`` asks, given the earlier turns."""
    asked = in_writing(question_alone(text))
    plain = in_finnish(asked)
    resolution = resolve(plain, [replace(turn, question=in_finnish(in_writing(turn.question))) for turn in history])
    glossed = resolution.standalone if plain != asked else ""
    alone = resolution.standalone == plain
    return Question(
        text=text,
        standalone=resolution.standalone,
        wording=asked if glossed and alone else resolution.standalone,
        hints=read_hints(resolution.standalone),
        asks=answer_type(resolution.standalone),
        interpretation=resolution.interpretation or glossed,
    )
