"""What the product did with one case, as plain values that go to JSON and back unchanged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Self

from assistant.domain import Answer, Passage
from evals.cases.dataset import is_answer


@dataclass(frozen=True, slots=True)
class Retrieved:
    """One passage, in the order of the result."""

    document_id: str
    section: str
    start: int
    end: int
    source_ids: tuple[str, ...]
    text: str

    @classmethod
    def of(cls, passage: Passage) -> Self:
        """Keep of a passage what the measures need."""
        sources = {source for scored in passage.sentences for source in scored.sentence.source_ids}
        chunk = passage.chunk
        return cls(chunk.document_id, passage.section.label, chunk.start, chunk.end, tuple(sorted(sources)), chunk.text)


@dataclass(frozen=True, slots=True)
class Cited:
    """One citation as shown; ``exact`` says whether the quote stands in the document at its offsets."""

    n: int
    document_id: str
    title: str
    url: str
    section: str
    page: int | None
    start: int
    end: int
    quote: str
    source_id: str
    exact: bool


@dataclass(frozen=True, slots=True)
class Stated:
    """One claim as shown: its text and the numbers of its citations."""

    text: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Response:
    """Answer and passages for one case, with the wall time of the answer in milliseconds."""

    case_id: str
    status: str
    text: str
    claims: tuple[Stated, ...] = ()
    citations: tuple[Cited, ...] = ()
    withheld: tuple[tuple[str, str], ...] = ()
    interpretation: str = ""
    passages: tuple[Retrieved, ...] = ()
    ms: float = 0.0
    timings_ms: dict[str, float] = field(default_factory=dict)

    @property
    def answered(self) -> bool:
        """Whether an answer was shown."""
        return is_answer(self.status)

    @property
    def shown(self) -> str:
        """The claims' text, where key facts are looked for."""
        return "\n".join(claim.text for claim in self.claims)

    def statements(self) -> list[tuple[str, list[str]]]:
        """Each claim with the distinct quotes it cites (one sentence may have several original publications)."""
        quotes = {citation.n: citation.quote for citation in self.citations}
        return [
            (claim.text, list(dict.fromkeys(quotes[n] for n in claim.citations if n in quotes)))
            for claim in self.claims
        ]

    @classmethod
    def of(cls, case_id: str, answer: Answer, passages: Sequence[Passage], texts: Mapping[str, str], ms: float) -> Self:
        """Record an answer; ``texts`` has the canonical text of each cited document."""
        return cls(
            case_id=case_id,
            status=str(answer.status),
            text=answer.text,
            claims=tuple(Stated(claim.text, claim.citations) for claim in answer.claims),
            citations=tuple(
                Cited(
                    cited.n, cited.document_id, cited.title, cited.url, cited.section, cited.page, cited.start,
                    cited.end, cited.quote, cited.source_id,
                    bool(cited.quote) and texts.get(cited.document_id, "")[cited.start : cited.end] == cited.quote,
                )
                for cited in answer.citations
            ),
            withheld=tuple((withheld.text, withheld.reason) for withheld in answer.withheld),
            interpretation=answer.interpretation,
            passages=tuple(map(Retrieved.of, passages)),
            ms=ms,
            timings_ms=dict(answer.timings_ms),
        )  # fmt: skip

    def to_json(self, with_passage_text: bool = True) -> dict[str, Any]:
        """A JSON object; ``from_json`` takes it back. Without the passages' text it is a tenth of the size."""
        raw = asdict(self)
        if not with_passage_text:
            for passage in raw["passages"]:
                passage["text"] = ""
        return raw

    @classmethod
    def from_json(cls, raw: Mapping[str, Any]) -> Self:
        """Take back what ``to_json`` gave."""
        return cls(
            case_id=raw["case_id"],
            status=raw["status"],
            text=raw["text"],
            claims=tuple(Stated(claim["text"], tuple(claim["citations"])) for claim in raw["claims"]),
            citations=tuple(Cited(**cited) for cited in raw["citations"]),
            withheld=tuple((text, reason) for text, reason in raw["withheld"]),
            interpretation=raw["interpretation"],
            passages=tuple(
                Retrieved(**{**passage, "source_ids": tuple(passage["source_ids"])}) for passage in raw["passages"]
            ),
            ms=raw["ms"],
            timings_ms=dict(raw["timings_ms"]),
        )
