"""Whether a claim is the evidence itself: equal up to whitespace, source markers, bullets and the lead-in of a list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.domain import Sentence, SentenceKind

_MARKER = re.compile(r"\[[A-Z]?\d+(?:\s*[,–-]\s*[A-Z]?\d+)*\]")
_BULLET = re.compile(r"^\s*(?:[-–—*•·▪]|\(?\d{1,2}[.)]|\(?[a-zåäö]\))\s+", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_EDGE = " .;:,"
_JOINED = ("-", "–", "%", "€")


def plain(text: str) -> str:
    """The text without source markers, its whitespace collapsed; no space before a full stop."""
    return re.sub(r"\s+([.,;:!?])", r"\1", _SPACE.sub(" ", _MARKER.sub("", text))).strip()


def without_bullet(text: str) -> str:
    """The text without the bullet or number that begins a list item."""
    return _BULLET.sub("", text)


def is_verbatim(text: str, evidence: Sequence[Sentence]) -> bool:
    """Whether the claim is one evidence sentence, or evidence sentences one after the other.

    A list item stands alone, or behind its own lead-in or another item of the same list, never behind a
    sentence that introduces something else.
    """
    rest, before = plain(text), None
    if not rest.strip(_EDGE):
        return False
    unused = sorted(evidence, key=lambda sentence: -len(sentence.text))
    while rest.strip(_EDGE + "-–•"):
        found = _leading(rest, unused)
        if found is None or not _may_follow(found[0], before):
            return False
        before, rest = found
        unused = [sentence for sentence in unused if sentence is not before]
    return True


def _leading(rest: str, sentences: Sequence[Sentence]) -> tuple[Sentence, str] | None:
    """The sentence that ``rest`` begins with, and what comes after it."""
    for candidate in (rest.lstrip(_EDGE), without_bullet(rest).lstrip(_EDGE)):
        for sentence in sentences:
            for quote in (plain(sentence.text), plain(without_bullet(sentence.text))):
                quote = quote.strip(_EDGE)
                after = candidate[len(quote) :]
                if quote and candidate.startswith(quote) and not (after[:1].isalnum() or after.startswith(_JOINED)):
                    return sentence, after
    return None


def _may_follow(sentence: Sentence, before: Sentence | None) -> bool:
    if before is None:
        return True
    if sentence.kind is SentenceKind.LIST_ITEM:
        same_document = sentence.document_id == before.document_id
        return same_document and sentence.lead_in is not None and sentence.lead_in in (before.ordinal, before.lead_in)
    return before.kind is not SentenceKind.LIST_ITEM or before.text.rstrip().endswith((".", "!", "?"))
