"""What a search is limited to: kinds and dates of the publications that a sentence comes from, cities of its document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.domain import Document, Passage, Sentence, Source


@dataclass(frozen=True, slots=True)
class Limits:
    """Empty fields limit nothing. ``since`` is an ISO date, as short as a year: what has no date is left out then."""

    kinds: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    since: str = ""

    def __bool__(self) -> bool:
        """Whether anything is limited."""
        return bool(self.kinds or self.cities or self.since)

    @property
    def by_sentence(self) -> bool:
        """Whether one sentence of a document may be within the limits and another outside."""
        return bool(self.kinds or self.since)

    def documents(self, documents: Iterable[Document], sources: Mapping[str, Source]) -> list[str]:
        """The ids of the documents that may hold a sentence within the limits."""
        return [one.id for one in documents if self._of_a_city(one) and self._may_hold(one, sources)]

    def within(self, passages: Sequence[Passage], sources: Mapping[str, Source]) -> list[Passage]:
        """The passages with only their sentences within the limits; those with none left are dropped."""
        if not self.by_sentence:
            return list(passages)
        kept = []
        for passage in passages:
            document = passage.document
            inside = tuple(one for one in passage.sentences if self._holds(one.sentence, document, sources))
            if inside:
                kept.append(replace(passage, sentences=inside))
        return kept

    def _of_a_city(self, document: Document) -> bool:
        return not self.cities or bool(set(document.cities) & set(self.cities))

    def _may_hold(self, document: Document, sources: Mapping[str, Source]) -> bool:
        origins = [sources[id_] for id_ in document.source_ids if id_ in sources]
        return self._fits(document) or any(map(self._fits, origins))

    def _holds(self, sentence: Sentence, document: Document, sources: Mapping[str, Source]) -> bool:
        """Whether the sentence comes from a publication within the limits; one without any is its document's own."""
        origins = [sources[id_] for id_ in sentence.source_ids if id_ in sources]
        return any(map(self._fits, origins)) if origins else self._fits(document)

    def _fits(self, origin: Source | Document) -> bool:
        if self.kinds and origin.kind not in self.kinds:
            return False
        if not self.since:
            return True
        # The date of a digest is when we wrote it: it says nothing about what it tells.
        ours = isinstance(origin, Document) and origin.authority == "digest"
        return not ours and bool(origin.date) and origin.date >= self.since
