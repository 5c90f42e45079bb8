"""How an answer is laid out: its state, its list items, the asked part of its first sentence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from assistant.composition.prompts import WITHHELD_REASONS
from assistant.domain import Answer, AnswerStatus, Claim
from assistant.verification.reasons import Reason
from ui import texts


class State(StrEnum):
    """What the badge above an answer says."""

    ANSWER = "answer"
    UNCERTAIN = "uncertain"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Block:
    """A sentence with the list items that it introduces; ``number`` is its place among the claims."""

    number: int
    claim: Claim
    items: tuple[Claim, ...] = ()


def state(answer: Answer) -> State:
    """Whether the answer stands, is uncertain (a part of it, or a note says so), or is none."""
    if not shows_claims(answer):
        return State.NONE
    if answer.status is AnswerStatus.PARTLY_ANSWERED or answer.unsure or answer.note:
        return State.UNCERTAIN
    return State.ANSWER


def shows_claims(answer: Answer) -> bool:
    """Whether the answer has sentences to show; a refusal shows its text."""
    return bool(answer.claims) and answer.status in {AnswerStatus.ANSWERED, AnswerStatus.PARTLY_ANSWERED}


def blocks(answer: Answer, more: bool = False) -> tuple[Block, ...]:
    """The sentences of the direct answer, or those that add to it; what follows a colon unended is its list."""
    found: list[Block] = []
    for number, claim in enumerate(answer.claims):
        if claim.more is not more:
            continue
        open_list = found and found[-1].claim.text.rstrip().endswith(":")
        if open_list and not claim.text.rstrip().endswith((".", ":", "?", "!")):
            found[-1] = replace(found[-1], items=(*found[-1].items, claim))
        else:
            found.append(Block(number, claim))
    return tuple(found)


def asked_part(answer: Answer, number: int) -> tuple[str, str, str]:
    """The sentence as before, asked part, after; the asked part is empty where it is not in this sentence."""
    text, span = answer.claims[number].text, answer.answer_span
    if span is None or span.claim != number or text[span.start : span.end] != span.text:
        return text, "", ""
    return text[: span.start], span.text, text[span.end :]


def suggestion(answer: Answer) -> str:
    """The question that may have been meant instead; empty where none is suggested."""
    return str(getattr(answer, "suggestion", "") or "")


def outcome(answer: Answer) -> str:
    """One line for screen readers when an answer has come."""
    status, count = texts.STATUS_LABELS[answer.status], len(answer.citations)
    if count == 1:
        return texts.DONE_ONE_SOURCE.format(status=status)
    return texts.DONE.format(status=status, sources=count)


def reason(code: str) -> str:
    """Why a sentence was withheld, in Finnish."""
    try:
        return WITHHELD_REASONS[Reason(code)]
    except (ValueError, KeyError):
        return code or texts.UNKNOWN_REASON
