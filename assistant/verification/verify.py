"""Drafts → checked claims with numbered citations; whatever the cited text does not carry is withheld.

``check`` judges one sentence against its evidence, without a model; ``verify`` also proves that every quote stands
in its document character for character and lies in a passage that this question's retrieval returned.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from assistant.domain import Citation, Claim, Document, DraftClaim, Passage, Sentence, Withheld
from assistant.index.catalog import Catalog
from assistant.verification.agreement import objection
from assistant.verification.reasons import Reason
from assistant.verification.verbatim import is_verbatim, plain


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the evidence carries a sentence; ``reason`` is a ``Reason`` value when it does not."""

    ok: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """Claims whose citations are proven, those citations numbered from 1, and what was withheld."""

    claims: tuple[Claim, ...]
    citations: tuple[Citation, ...]
    withheld: tuple[Withheld, ...]


def check(text: str, evidence: Sequence[Sentence], without: Collection[str] = ()) -> Verdict:
    """Whether ``evidence`` says what ``text`` says; ``without`` names tests of agreement to leave out."""
    if not evidence:
        return Verdict(False, Reason.CITATION)
    if is_verbatim(text, evidence):
        return Verdict(True)
    claim = plain(text)
    if not claim:
        return Verdict(False, Reason.EMPTY)
    if _strange_lead_in(evidence):
        return Verdict(False, Reason.WORDING)
    reason = objection(claim, [plain(sentence.text) for sentence in evidence], without)
    return Verdict(not reason, reason)


def _strange_lead_in(evidence: Sequence[Sentence]) -> bool:
    """Whether a list item stands beside the opening of a list that it does not belong to."""
    items = [sentence for sentence in evidence if sentence.lead_in is not None]
    openings = {
        (sentence.document_id, sentence.ordinal) for sentence in evidence if sentence.text.rstrip().endswith(":")
    }
    return bool(openings) and any((item.document_id, item.lead_in) not in openings for item in items)


def verify(drafts: Sequence[DraftClaim], passages: Sequence[Passage], catalog: Catalog) -> Checked:
    """Check every draft; citations are numbered in order of first use, one for each evidence sentence and source."""
    ledger = _Ledger(passages, catalog)
    claims: list[Claim] = []
    withheld: list[Withheld] = []
    for draft in drafts:
        reason = ledger.objection(draft)
        if reason:
            withheld.append(Withheld(draft.text, reason))
        else:
            worded = not is_verbatim(draft.text, draft.evidence)
            claims.append(Claim(plain(draft.text), ledger.cite(draft.evidence), draft.note, worded=worded))
    return Checked(tuple(claims), tuple(ledger.citations), tuple(withheld))


@dataclass(slots=True)
class _Ledger:
    """The citations given out so far for one answer."""

    passages: Sequence[Passage]
    catalog: Catalog
    citations: list[Citation] = field(default_factory=list)
    _numbers: dict[tuple[str, int, int, str], int] = field(default_factory=dict)

    def objection(self, draft: DraftClaim) -> str:
        """Why the draft may not be shown; empty when it may."""
        if not draft.evidence or any(self._passage(sentence) is None for sentence in draft.evidence):
            return Reason.CITATION
        if any(not self._stands(sentence) for sentence in draft.evidence):
            return Reason.QUOTE
        return check(draft.text, draft.evidence).reason

    def cite(self, evidence: Sequence[Sentence]) -> tuple[int, ...]:
        """The citation numbers of the evidence; new citations are added."""
        numbers: list[int] = []
        for sentence in evidence:
            for source_id in _known_sources(sentence, self.catalog):
                key = (sentence.document_id, sentence.start, sentence.end, source_id)
                if key not in self._numbers:
                    self._numbers[key] = len(self.citations) + 1
                    self.citations.append(self._citation(self._numbers[key], sentence, source_id))
                if self._numbers[key] not in numbers:
                    numbers.append(self._numbers[key])
        return tuple(numbers)

    def _stands(self, sentence: Sentence) -> bool:
        return self.catalog.slice(sentence.document_id, sentence.start, sentence.end) == sentence.text

    def _passage(self, sentence: Sentence) -> Passage | None:
        """The returned passage that the sentence lies in."""
        for passage in self.passages:
            chunk = passage.chunk
            inside = chunk.start <= sentence.start and sentence.end <= chunk.end
            if chunk.document_id == sentence.document_id and inside:
                return passage
        return None

    def _citation(self, number: int, sentence: Sentence, source_id: str) -> Citation:
        passage = self._passage(sentence)
        document: Document = self.catalog.documents[sentence.document_id]
        origin = self.catalog.sources[source_id] if source_id else document
        return Citation(
            n=number,
            document_id=sentence.document_id,
            title=origin.title,
            publisher=origin.publisher,
            date=origin.date,
            url=origin.url,
            section=passage.section.label if passage else "",
            page=sentence.page if sentence.page is not None else document.page_at(sentence.start),
            start=sentence.start,
            end=sentence.end,
            quote=sentence.text,
            source_id=source_id,
        )


def _known_sources(sentence: Sentence, catalog: Catalog) -> tuple[str, ...]:
    """The sources of a digest's sentence; one empty id, meaning the document itself, where none is known."""
    return tuple(source for source in sentence.source_ids if source in catalog.sources) or ("",)
