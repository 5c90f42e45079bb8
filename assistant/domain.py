"""The words of the field as frozen values: Document → Section → Chunk → Sentence; Passage, Claim, Citation, Answer.

Offsets are character positions in the one canonical text of a document: for every value below that
has ``start`` and ``end``, ``document_text[start:end] == text`` (or ``quote``). Pages count from 1.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Source:
    """An original publication that a statement of a digest leads back to."""

    id: str
    title: str
    publisher: str
    date: str
    kind: str
    language: str
    url: str


@dataclass(frozen=True, slots=True)
class Document:
    """What is known of a document besides its text (``Catalog.text`` reads that).

    ``kind`` is one of ``documents.kinds`` of ``assistant.language.lists``. ``authority`` is ``"primary"`` for an official
    original and ``"digest"`` for our own summary of one. ``status`` is ``"current"``,
    ``"superseded"`` or ``"past"``. ``date`` is ISO (``2021-02-09``, ``2021-02``, ``2021``) or empty.
    ``page_starts`` has the offset at which each page begins; it is empty for a text without pages.
    """

    id: str
    title: str
    publisher: str = ""
    kind: str = ""
    language: str = "fi"
    date: str = ""
    url: str = ""
    cities: tuple[str, ...] = ()
    status: str = "current"
    authority: str = "primary"
    source_ids: tuple[str, ...] = ()
    path: str = ""
    content_hash: str = ""
    page_starts: tuple[int, ...] = ()

    def page_at(self, offset: int) -> int | None:
        """Return the page, from 1, that the character at ``offset`` stands on; None without pages."""
        return bisect_right(self.page_starts, offset) or 1 if self.page_starts else None


@dataclass(frozen=True, slots=True)
class Section:
    """One heading with the text up to the next heading of any level. A document's sections partition its text."""

    document_id: str
    ordinal: int
    start: int
    end: int
    title: str
    number: str = ""
    level: int = 1
    path: tuple[str, ...] = ()
    parent: int | None = None

    @property
    def label(self) -> str:
        """What a citation says of the place: number and title, ``§ 137 Kokouksen avaus``."""
        return " ".join(part for part in (self.number, self.title) if part)


class SentenceKind(StrEnum):
    """What form a sentence has on the page."""

    PROSE = "prose"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Sentence:
    """The smallest unit that is quoted.

    ``lead_in`` is the ordinal, in the same document, of the sentence that introduces the list this
    item belongs to. ``source_ids`` name the original publications of a digest's statement.
    """

    document_id: str
    ordinal: int
    section: int
    chunk: int
    start: int
    end: int
    text: str
    kind: SentenceKind = SentenceKind.PROSE
    lead_in: int | None = None
    page: int | None = None
    source_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch of one section, sized for the encoder.

    ``ordinal`` counts within the document; ``context`` (title and heading path) is encoded with the text but
    never quoted.
    """

    document_id: str
    ordinal: int
    section: int
    start: int
    end: int
    text: str
    context: str = ""
    page_start: int | None = None
    page_end: int | None = None

    @property
    def id(self) -> str:
        """The chunk's name in every store of the index."""
        return f"{self.document_id}#{self.ordinal}"


@dataclass(frozen=True, slots=True)
class Commitment:
    """What a party undertakes, word for word, and where it stands.

    ``strength`` is ``velvoite``, ``tavoite``, ``odotus``, ``mahdollisuus`` or ``kielto``. ``deadline``, ``sum``,
    ``condition`` and ``frequency`` are spans of the text as they stand there, empty where it has none; ``due`` is the
    deadline as an ISO date where it tells one. ``standing`` is ``""``, ``"proposal"``, ``"quoted"`` or ``"past"``.
    """

    document_id: str
    party: str
    verb: str
    text: str
    start: int
    end: int
    section: str
    page: int | None
    cities: tuple[str, ...] = ()
    strength: str = ""
    source_ids: tuple[str, ...] = ()
    deadline: str = ""
    due: str = ""
    sum: str = ""
    condition: str = ""
    frequency: str = ""
    standing: str = ""


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """A document read, structured and cut: what ingest hands to the index.

    ``sections`` partition ``text``; ``chunks`` partition it too and never cross a section border.
    """

    document: Document
    text: str
    sections: tuple[Section, ...]
    chunks: tuple[Chunk, ...]
    sentences: tuple[Sentence, ...]
    commitments: tuple[Commitment, ...] = ()


@dataclass(frozen=True, slots=True)
class ScoredSentence:
    """A sentence with the cosine of its own vector to the question's (None when it has no vector)."""

    sentence: Sentence
    similarity: float | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A scored chunk, with everything a reader needs to cite from it.

    ``score`` orders the result and is comparable within one result only. ``scores`` says where it comes
    from: ``dense`` (cosine, -1..1), ``words`` (what BM25 adds) and named boosts, which add up to it; besides,
    ``lexical`` (BM25 over the best of the result, 0..1) and ``cross_encoder`` (its verdict).
    ``commitments`` are those in the chunk, where the question asks for some.
    """

    chunk: Chunk
    document: Document
    section: Section
    score: float
    scores: dict[str, float] = field(default_factory=dict)
    sentences: tuple[ScoredSentence, ...] = ()
    commitments: tuple[Commitment, ...] = ()


class AnswerStatus(StrEnum):
    """Every outcome of a question."""

    ANSWERED = "answered"
    PARTLY_ANSWERED = "partly_answered"
    NOT_IN_MATERIAL = "not_in_material"
    UNCLEAR = "unclear"
    OUT_OF_SCOPE = "out_of_scope"


@dataclass(frozen=True, slots=True)
class DraftClaim:
    """A sentence somebody (the composer or a chat model) wants to show, and the sentences it rests on.

    ``evidence`` are sentences of passages that this question's retrieval returned. ``more`` marks what adds to the
    answer and is not the answer itself.
    """

    text: str
    evidence: tuple[Sentence, ...]
    note: str = ""
    more: bool = False


@dataclass(frozen=True, slots=True)
class Citation:
    """A checked reference: ``quote`` stands in the document's text at ``start:end``, character for character.

    ``title``, ``publisher``, ``date`` and ``url`` are those of the original publication: the source of the
    statement where the document is a digest, otherwise the document itself. ``source_id`` is empty then.
    """

    n: int
    document_id: str
    title: str
    publisher: str
    date: str
    url: str
    section: str
    page: int | None
    start: int
    end: int
    quote: str
    source_id: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence of an answer and the numbers of the citations that carry it (at least one).

    ``more`` is False for the direct answer (a sentence, or the lines of a list) and True for what adds to it.
    ``worded`` tells that a chat model worded it; otherwise it stands so in the source.
    """

    text: str
    citations: tuple[int, ...]
    note: str = ""
    more: bool = False
    worded: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """The part of a claim that was asked for: ``claims[claim].text[start:end] == text``."""

    claim: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What the sources say where a row and a column of a table meet; both empty where they say nothing."""

    text: str = ""
    citations: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class TableRow:
    """One thing that is compared: its name and a cell for each column of the table."""

    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A comparison. Rows and columns come from the question, and every filled cell is cited."""

    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]


@dataclass(frozen=True, slots=True)
class Withheld:
    """A drafted sentence that was not shown, and why."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A quote with the text around it, for a reader who opens a citation: ``before + quote + after`` is verbatim."""

    before: str
    quote: str
    after: str
    section_path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """One earlier exchange of a conversation."""

    question: str
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcome of one question.

    ``text`` is what the reader sees: the claims with their ``[n]`` marks, or the refusal. ``interpretation``
    is the question as it was understood when that differs from what was typed. ``nearest`` are the
    documents closest to a question that is not answered.

    ``verdict`` answers a yes-or-no question (``kyllä``, ``ei``, ``osin``, ``ei selviä aineistosta``) or names what a
    choice comes to ("Kumpi …?"); it is empty for any other question. ``unsure`` says that the answer may not be one.
    ``complete`` says whether a list is known to be whole; None where the answer is no list.
    """

    question: str
    status: AnswerStatus
    text: str
    claims: tuple[Claim, ...] = ()
    citations: tuple[Citation, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    nearest: tuple[Document, ...] = ()
    interpretation: str = ""
    note: str = ""
    verdict: str = ""
    unsure: bool = False
    answer_span: Span | None = None
    table: Table | None = None
    complete: bool | None = None
    timings_ms: dict[str, float] = field(default_factory=dict)
