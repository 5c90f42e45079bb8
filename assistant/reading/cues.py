"""What a sentence offers as an answer: dates, sums, numbers, durations, lists, bodies, places, definitions, reasons."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.language import lists
from assistant.language.dates import MONTHS
from assistant.language.numerals import NUMERAL_FORMS
from assistant.question.asking import AnswerType

_AMOUNT_UNITS = lists.phrases("answers.amount_units")
_BODY_STEMS = lists.phrases("answers.body_stems")
_COUNTING_ADJECTIVES = lists.phrases("answers.counting_adjectives")
_DEFINING_WORDS = lists.words("answers.defining")
_DURATION_UNITS = lists.phrases("answers.duration_units")
_INSTRUMENT_ENDINGS = lists.phrases("answers.instrument_endings")
_LOCATIVE_ENDINGS = lists.phrases("answers.locative_endings")
_NUMERAL_STEMS = lists.integers("numerals.stems")
_NUMERAL_WORDS = lists.words("answers.numerals")
_REASON_WORDS = lists.words("answers.reasons")
_SIZE_UNITS = lists.phrases("answers.size_units")
_TIME_STEMS = lists.phrases("answers.time_stems")


def _any_of(stems: tuple[str, ...]) -> str:
    return "|".join(re.escape(stem) for stem in sorted(stems, key=len, reverse=True))


_NUMBER = r"\d[\d\u00a0 ]*(?:,\d+)?"
_DATE = re.compile(rf"\b\d{{1,2}}\.\s?\d{{1,2}}\.(?:\s?\d{{4}})?|\b\d{{1,2}}\.\s?(?:{_any_of(MONTHS)})", re.IGNORECASE)
_YEAR = re.compile(r"\b1[0-9]\d\d\b|\b20\d\d\b|\b\d{3,4}\s?(?:eaa|jaa|eKr|jKr)\b|\b\d{1,2}00-luvu")
_TIME_WORD = re.compile(rf"\b(?:{_any_of(_TIME_STEMS)})", re.IGNORECASE)
_AMOUNT = re.compile(rf"(?:{_NUMBER}|\b\w+kymmentä|\bpuoli)\s?(?:{_any_of(_AMOUNT_UNITS)})", re.IGNORECASE)
_SIZE = re.compile(rf"(?<![\d.]){_NUMBER}\s?(?:{_any_of(_SIZE_UNITS)})", re.IGNORECASE)
_NUMERAL = "|".join(
    sorted({*_NUMERAL_WORDS, *(f for forms in NUMERAL_FORMS.values() for f in forms)}, key=len, reverse=True)
)
_DURATION = re.compile(rf"(?:{_NUMBER}|\b(?:{_NUMERAL}))(?:\s|-)?(?:{_any_of(_DURATION_UNITS)})", re.IGNORECASE)
_RANGE = re.compile(r"\b\d{4}\s?[–-]\s?\d{4}\b|\b\d{1,2}\.\d{1,2}\.(?:\d{4})?\s?[–-]\s?\d{1,2}\.\d{1,2}\.")
_PLAIN_NUMBER = re.compile(
    rf"(?<![\d.,/–-])(?!1[5-9]\d\d\b|20\d\d\b)\d{{1,3}}(?:[\u00a0 ]?\d{{3}})*(?:,\d+)?"
    rf"(?![\d/]|[\u00a0 ]\d{{3}}\b|\.\d|[.]\s?[–-])"
    rf"(?!\s?(?:%|€|euro|prosent|milj))|\b(?:{_NUMERAL})\b"
    rf"|\b(?:{_any_of(tuple(_NUMERAL_STEMS))})(?:{_any_of(_COUNTING_ADJECTIVES)})(?:nen|s|se)\w*",
    re.IGNORECASE,
)
_LIST = re.compile(r"[^,;]+(?:[,;][^,;]+){2,}|[^,]+,[^,]+ (?:ja|sekä|och|and) |:\s")
_PAIR = re.compile(r" (?:ja|sekä|och|and) ")
_NAME = re.compile(r"(?<=[\w,;)] )[A-ZÅÄÖ][\w’'-]+(?: (?:[A-ZÅÄÖ][\w’'-]+|de|von|af|van|la))*")
_BODY = re.compile(rf"\b\w*(?:{_any_of(_BODY_STEMS)})", re.IGNORECASE)
_PLACE = re.compile(rf"\b[A-ZÅÄÖ][\w-]*(?:{_any_of(_LOCATIVE_ENDINGS)})\b")
_LOCATIVE = re.compile(r"\b\w{3,}(?:ssa|ssä|lla|llä)\b")
_DEFINING = re.compile(rf"\b(?:{_any_of(tuple(_DEFINING_WORDS))})\b|\((?:[^)]{{2,40}})\)", re.IGNORECASE)
_REASON = re.compile(rf"\b(?:{_any_of(tuple(_REASON_WORDS))})\b|\b\w+kse(?:en|nsa)\b", re.IGNORECASE)
_INSTRUMENT = re.compile(rf"\b\w+(?:{_any_of(_INSTRUMENT_ENDINGS)})\b")

_PATTERNS: dict[AnswerType, tuple[re.Pattern[str], ...]] = {
    AnswerType.WHEN: (_DATE, _YEAR, _TIME_WORD),
    AnswerType.DURATION: (_DURATION, _RANGE, _DATE),
    AnswerType.AMOUNT: (_AMOUNT, _SIZE),
    AnswerType.NUMBER: (_PLAIN_NUMBER,),
    AnswerType.LIST: (_LIST, _PAIR),
    AnswerType.WHO: (_NAME, _BODY),
    AnswerType.PLACE: (_PLACE, _LOCATIVE),
    AnswerType.DEFINITION: (_DEFINING,),
    AnswerType.WHY: (_REASON,),
    AnswerType.HOW_TO: (_INSTRUMENT,),
}


@dataclass(frozen=True, slots=True)
class Cue:
    """A stretch of a sentence that could be the answer; ``strength`` counts down from 1 for the surest pattern."""

    start: int
    end: int
    text: str
    strength: float


@lru_cache(maxsize=50_000)
def cues(text: str, asks: AnswerType) -> tuple[Cue, ...]:
    """What ``text`` offers to a question that asks for ``asks``, the surest pattern first."""
    found = [
        Cue(match.start(), match.end(), match[0], 1.0 - 0.4 * rank)
        for rank, pattern in enumerate(_PATTERNS.get(asks, ()))
        for match in pattern.finditer(text)
    ]
    return tuple(found)


def fit(text: str, asks: AnswerType, question: str) -> float:
    """How well ``text`` has the form asked for, 0..1; what already stands in the question is no answer."""
    known = question.casefold()
    return max((cue.strength for cue in cues(text, asks) if cue.text.strip().casefold() not in known), default=0.0)
