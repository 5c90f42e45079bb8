"""Where Finnish sentences begin and end.

A rule-based splitter: every ``.``, ``!``, ``?`` or ``…`` before white space is a candidate, and what stands on
both sides decides. It knows abbreviations, ordinals, dates, initials and the number
of a heading. A line break always ends a sentence: the canonical text of a document has none inside a paragraph.
"""

from __future__ import annotations

import re

from assistant.language import lists
from assistant.language.tokens import CAPITAL_LETTERS, SMALL_LETTERS

_ABBREVIATIONS_ANYWHERE = lists.words("sentences.abbreviations_anywhere")
_ABBREVIATIONS_INSIDE = lists.words("sentences.abbreviations_inside")
_LETTER_LABEL_WORDS = lists.words("sentences.letter_labels")

_CLOSING = "\"'”’»)]}›"
_OPENING = "\"'”’»“„«([{‹–—-•"
# The second branch is a footnote number that stands on the period: "loppuu.1 Seuraava".
_CANDIDATE = re.compile(
    rf"[.!?…]+[{re.escape(_CLOSING)}]*(?=\s)|(?<=[{SMALL_LETTERS}]{{3}}\.)\d{{1,2}}(?=\s+[{CAPITAL_LETTERS}])"
)
_PART_OF_DATE = re.compile(r"(?:\d{1,2}\.)?\d{1,2}")
_REST_OF_DATE = re.compile(r"\d{1,2}\.|\d{4}\b|[–-]\s?\d")
_HEADING_NUMBER = re.compile(rf"(?:\d{{1,3}}\.)*\d{{1,3}}|[{CAPITAL_LETTERS}]|[IVXLC]+|[{SMALL_LETTERS}]")

_GAP = re.compile(
    r"^(?!.*\b(?:mutta|vaan)\b).*\baineisto(?:ssa|sta)?\b[^.]*\b(?:ei|eivät)\b[^.]*"
    r"\b(?:ole|kerro|nimeä|luettele|mainitse|mainita|sisällä|löydy|näy)\b"
    r"|^lähteet eivät (?:kerro|mainitse)\b",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"^Tämä (?:asiakirja )?on Ekosysteemiapurin oma (?:tiivistelmä|kooste)|^Jokaisen (?:väitteen|tiedon) lähde on "
)
_CONTRAST = re.compile(
    r"\b(?:mutta|kun taas)\b.*\b(?:mukaan|puhuu|mainitsee)\b|\bmukaan\b.*\b(?:mutta|kun taas)\b|\beri tavoin\b",
    re.IGNORECASE,
)


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Find the sentences of ``text`` as (start, end) offsets, in order.

    Spans never overlap, are never empty, begin and end with a character that is not white space, and together hold
    every character that is not white space.
    """
    spans: list[tuple[int, int]] = []
    for line in re.finditer(r"[^\n]+", text):
        spans.extend(_split_line(text, line.start(), line.end()))
    return spans


def _split_line(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    sentence_start = start
    for candidate in _CANDIDATE.finditer(text, start, end):
        if _ends_sentence(text, sentence_start, candidate.start(), candidate.end(), end):
            _append_trimmed(spans, text, sentence_start, candidate.end())
            sentence_start = candidate.end()
    _append_trimmed(spans, text, sentence_start, end)
    return spans


def _append_trimmed(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))


def _ends_sentence(text: str, start: int, mark: int, mark_end: int, line_end: int) -> bool:
    following = _skip_space(text, mark_end, line_end)
    if following >= line_end:
        return True
    first = _first_letter_or_digit(text, following, line_end)
    if first.islower():
        return False
    if text[mark].isdigit() or text[mark] != "." or text.startswith("..", mark):
        return True
    return _period_ends_sentence(text, start, mark, following, first, line_end)


def _period_ends_sentence(text: str, start: int, mark: int, following: int, first: str, line_end: int) -> bool:
    before = text[start:mark].lstrip()
    token = before.rsplit(None, 1)[-1].lstrip(_OPENING) if before else ""
    if not token:
        return False
    if token == before.lstrip(_OPENING) and _HEADING_NUMBER.fullmatch(token):
        return False
    if len(token) == 1 and token.isupper():
        previous = before[: -len(token)].split()
        return bool(previous) and previous[-1].lower() in _LETTER_LABEL_WORDS
    word = token.lower()
    if word in _ABBREVIATIONS_ANYWHERE:
        return not first.isdigit()
    if word in _ABBREVIATIONS_INSIDE:
        return False
    if first.isdigit() and _PART_OF_DATE.fullmatch(token):
        return not _REST_OF_DATE.match(text, following, line_end)
    return True


def _skip_space(text: str, position: int, end: int) -> int:
    while position < end and text[position].isspace():
        position += 1
    return position


def _first_letter_or_digit(text: str, position: int, end: int) -> str:
    """Find the character that shows whether a sentence begins: quotes, brackets and dashes before it do not count."""
    while position < end and (text[position] in _OPENING or text[position].isspace()):
        position += 1
    return text[position] if position < end else ""


def admits_gap(text: str) -> bool:
    """Whether a text says that the material does not tell something."""
    return bool(_GAP.search(text))


def is_notice(text: str) -> bool:
    """Whether a sentence is one by which our digests speak of themselves; it answers nothing."""
    return bool(_NOTICE.match(text))


def sets_apart(text: str) -> bool:
    """Whether a sentence sets what two sources say against each other."""
    return bool(_CONTRAST.search(text))
