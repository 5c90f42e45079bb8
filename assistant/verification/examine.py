"""A statement that somebody brings along: what of the material carries it, what differs from it, what comes nearest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.domain import Citation, DraftClaim, Passage, Sentence, SentenceKind
from assistant.index.catalog import Catalog
from assistant.language.sentences import split_sentences
from assistant.language.wording import covered, is_empty, offered
from assistant.language.words import words
from assistant.retrieval.retrieve import Retriever
from assistant.verification.reasons import Reason
from assistant.verification.verbatim import plain
from assistant.verification.verify import Verdict, check, verify

MOST_SENTENCES = 8
_PASSAGES = 10
_SHOWN = 3
# So much of a statement's wording must a sentence share before the two can be said to differ.
_SAME_MATTER = 0.7
# A difference in one of these contradicts; in the others the sentence only says less or something else.
_CONTRADICTING = {Reason.NUMBER, Reason.DATE, Reason.BOUND, Reason.NEGATION, Reason.MODALITY, Reason.ROLE}


class Bearing(StrEnum):
    """What a sentence of the material means for a statement."""

    CARRIES = "carries"
    DIFFERS = "differs"
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class Witness:
    """A sentence of the material beside a statement.

    ``reason`` says in what it differs, by its ``Reason`` value; ``missing`` are words of the statement that it lacks.
    """

    bearing: Bearing
    reason: str
    missing: tuple[str, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Examined:
    """One statement with what the material has on it, all witnesses of one ``bearing``."""

    statement: str
    bearing: Bearing
    witnesses: tuple[Witness, ...]


def examine(text: str, retriever: Retriever, catalog: Catalog) -> tuple[Examined, ...]:
    """Each sentence of ``text``, at most ``MOST_SENTENCES``, with the sentences that carry it, differ or come nearest."""
    statements = [plain(text[start:end]) for start, end in split_sentences(text)]
    wanted = [statement for statement in statements if any(map(str.isalpha, statement))]
    return tuple(_examined(statement, retriever, catalog) for statement in wanted[:MOST_SENTENCES])


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A sentence of the material with the share of the statement's words that it has."""

    sentence: Sentence
    share: float
    missing: tuple[str, ...]
    bearing: Bearing
    reason: str = ""


def _examined(statement: str, retriever: Retriever, catalog: Catalog) -> Examined:
    passages = retriever.retrieve(statement, k=_PASSAGES)
    weighed = sorted(_weighed(statement, passages), key=lambda one: -one.share)
    for bearing in Bearing:
        found = [one for one in weighed if one.bearing is bearing][:_SHOWN]
        if found:
            return Examined(statement, bearing, tuple(_witness(one, passages, catalog) for one in found))
    return Examined(statement, Bearing.NEAR, ())


def _weighed(statement: str, passages: Sequence[Passage]) -> Iterator[_Weighed]:
    # Numbers are compared by verification; here they would keep what differs in one from being the same matter.
    content = [word for word in words(statement) if not is_empty(word) and not word.text[:1].isdigit()]
    for passage in passages:
        inside = {one.sentence.ordinal: one.sentence for one in passage.sentences}
        # A heading names a matter; it states nothing that could carry or contradict.
        for sentence in (one for one in inside.values() if one.kind is not SentenceKind.HEADING):
            opening = inside.get(sentence.lead_in) if sentence.lead_in is not None else None
            verdict = check(statement, [opening, sentence] if opening else [sentence])
            theirs = offered(words(f"{opening.text if opening else ''} {sentence.text}"))
            missing = tuple(word.text for word in content if not covered(word, theirs))
            share = 1 - len(missing) / max(1, len(content))
            bearing = _bearing(verdict, share)
            yield _Weighed(sentence, share, () if verdict.ok else missing, bearing, verdict.reason)


def _bearing(verdict: Verdict, share: float) -> Bearing:
    if verdict.ok:
        return Bearing.CARRIES
    return Bearing.DIFFERS if share >= _SAME_MATTER and verdict.reason in _CONTRADICTING else Bearing.NEAR


def _witness(one: _Weighed, passages: Sequence[Passage], catalog: Catalog) -> Witness:
    cited = verify([DraftClaim(one.sentence.text, (one.sentence,))], passages, catalog).citations
    return Witness(one.bearing, one.reason, one.missing, cited)
