"""What is known of the documents besides their text, as small additions to the scores, in units of the cosine.

Each has a name, so that a passage can say why it ranks where it does. City, kind, year and title answer hints of the
question. Age and authority break near ties: what is in force before what is past or superseded, an agreement before a
guideline before a release where a question asks what binds, an original before our digest of it. A question on what
a party undertakes wants the passages in which it does (``duties``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from assistant.domain import Document
from assistant.index.catalog import Catalog
from assistant.index.lexical import Floats, Rows
from assistant.language import lists
from assistant.language.morphology import load_analyser
from assistant.question.hints import Hints

_BINDING_KINDS = lists.numbers("questions.binding_kinds")
_BINDING_LEMMAS = lists.words("questions.binding")
_STOP_LEMMAS = lists.marked("stopwords.words", "index")

CITY, OTHER_CITY = 0.03, -0.01
KIND = 0.015
YEAR = 0.01
TITLE = 0.02
PAST, SUPERSEDED = -0.008, -0.03
ORIGINAL = 0.015
QUOTE = 0.10
DUTY, DUTY_ALONE = 0.03, 0.10

DocumentValue = Callable[[Document], float]


class Boosts:
    """The boosts of one catalog's chunks; nothing here depends on how the texts were scored."""

    def __init__(self, catalog: Catalog) -> None:
        self._documents = list(catalog.documents.values())
        ordinals = {document.id: ordinal for ordinal, document in enumerate(self._documents)}
        self._document_of: npt.NDArray[np.int64] = np.asarray(
            [ordinals[document_id] for document_id in catalog.chunk_document_ids()], np.int64
        )
        self._with_cities = self._flags([bool(document.cities) for document in self._documents])
        self._past = self._flags([document.status == "past" for document in self._documents])
        self._superseded = self._flags([document.status == "superseded" for document in self._documents])
        self._originals = self._flags(_originals_of_digests(self._documents))
        self.cities = frozenset(city for document in self._documents for city in document.cities)

    def of(self, rows: Rows, text: str, hints: Hints) -> dict[str, Floats]:
        """The boosts of these chunks by name, float32 [len(rows)] each; a name is missing where all are zero."""
        ordinals = self._document_of[rows]
        lemmas = frozenset(load_analyser().lemmas(text))
        boosts = {
            "city": self._city(ordinals, hints),
            "kind": self._by_document(ordinals, lambda d: KIND if d.kind in hints.kinds else 0.0, bool(hints.kinds)),
            "year": self._by_document(ordinals, lambda d: YEAR if _year(d) in hints.years else 0.0, bool(hints.years)),
            "title": self._by_document(ordinals, lambda d: TITLE if _names(lemmas, d.title) else 0.0),
            "age": self._age(ordinals, hints),
            "authority": self._authority(ordinals, lemmas),
        }
        return {name: values for name, values in boosts.items() if values.any()}

    def cities_of(self, rows: Rows) -> list[tuple[str, ...]]:
        """The cities of each chunk's document."""
        return [self._documents[ordinal].cities for ordinal in self._document_of[rows].tolist()]

    def _city(self, ordinals: Rows, hints: Hints) -> Floats:
        if not hints.cities:
            return np.where(self._with_cities[ordinals], OTHER_CITY, 0.0).astype(np.float32)
        wanted = frozenset(hints.cities)
        return self._by_document(ordinals, lambda document: CITY if wanted & frozenset(document.cities) else 0.0)

    def _age(self, ordinals: Rows, hints: Hints) -> Floats:
        past = 0.0 if hints.years else PAST
        return (self._superseded[ordinals] * SUPERSEDED + self._past[ordinals] * past).astype(np.float32)

    def _authority(self, ordinals: Rows, lemmas: frozenset[str]) -> Floats:
        boosts = (self._originals[ordinals] * ORIGINAL).astype(np.float32)
        if lemmas & _BINDING_LEMMAS:
            boosts += self._by_document(ordinals, lambda document: _BINDING_KINDS.get(document.kind, 0.0))
        return boosts

    def _by_document(self, ordinals: Rows, value: DocumentValue, wanted: bool = True) -> Floats:
        if not wanted:
            return np.zeros(len(ordinals), np.float32)
        distinct, position = np.unique(ordinals, return_inverse=True)
        values = np.asarray([value(self._documents[ordinal]) for ordinal in distinct.tolist()], np.float32)
        return values[position] if len(values) else np.zeros(0, np.float32)

    @staticmethod
    def _flags(values: Sequence[bool]) -> npt.NDArray[np.bool_]:
        return np.asarray(values, dtype=bool)


def quote_boost(quotes: Sequence[str], passage: str) -> float:
    """What it is worth that a passage has a quotation of the question word for word."""
    words = " ".join(passage.casefold().split())
    return QUOTE if any(" ".join(quote.casefold().split()) in words for quote in quotes) else 0.0


def _originals_of_digests(documents: Sequence[Document]) -> list[bool]:
    """Whether each document is the original of something that a digest of the same index tells."""
    told = {source for document in documents if document.authority == "digest" for source in document.source_ids}
    return [document.authority == "primary" and bool(told & set(document.source_ids)) for document in documents]


def _year(document: Document) -> int:
    return int(document.date[:4]) if document.date[:4].isdigit() else 0


def _names(lemmas: frozenset[str], title: str) -> bool:
    """Whether a question says every word, and at least two, of a title."""
    words = _title_lemmas(title)
    return len(words) > 1 and words <= lemmas


@lru_cache(maxsize=65536)
def _title_lemmas(title: str) -> frozenset[str]:
    return frozenset(load_analyser().lemmas(title)) - _STOP_LEMMAS
