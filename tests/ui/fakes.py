"""An assistant that knows two documents: the outermost boundary of the chat, faked where no index is needed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.domain import (
    Answer,
    AnswerStatus,
    Citation,
    Claim,
    Document,
    Source,
    Surroundings,
    Turn,
    Withheld,
)

KUOPIO_TEXT = (
    "Kuopion ekosysteemisopimus\n\nPainopisteet\n\nKuopion painopisteet ovat terveysteknologia ja vesiosaaminen. "
    "Kuopion sopimuksen keskiössä on Savilahti."
)
KUOPIO = Document(
    "kaupunki-kuopio",
    "Kuopion ekosysteemisopimus",
    "Ekosysteemiapuri",
    "sopimus",
    date="2026-11-24",
    url="https://example.org/kuopio",
    cities=("Kuopio",),
    authority="digest",
)
LAW = Document(
    "laki-756", "Laki alueiden kehittämisestä", "Finlex", "laki", date="2021-08-13", url="javascript:alert(1)"
)
SOURCE = Source(
    "S56", "Kuopion sopimussivu", "rakennerahastot.fi", "2022", "verkkosivu", "fi", "https://example.org/s56"
)
FOCUS = "Kuopion painopisteet ovat terveysteknologia ja vesiosaaminen."


def citation(n: int = 1, quote: str = FOCUS, **fields: object) -> Citation:
    """A citation of Kuopio's digest whose quote stands at its offsets."""
    start = KUOPIO_TEXT.index(quote) if quote in KUOPIO_TEXT else 0
    values: dict[str, object] = {
        "document_id": KUOPIO.id,
        "title": SOURCE.title,
        "publisher": SOURCE.publisher,
        "date": SOURCE.date,
        "url": SOURCE.url,
        "section": "Painopisteet",
        "page": None,
        "start": start,
        "end": start + len(quote),
        "quote": quote,
        "source_id": SOURCE.id,
    }
    return Citation(n=n, **{**values, **fields})  # type: ignore[arg-type]


def answered(question: str, *claims: Claim, **fields: object) -> Answer:
    """An answer of one claim with one citation, unless told otherwise."""
    claims = claims or (Claim(FOCUS, (1,)),)
    values: dict[str, object] = {
        "status": AnswerStatus.ANSWERED,
        "text": " ".join(f"{claim.text} {''.join(f'[{n}]' for n in claim.citations)}" for claim in claims),
        "claims": claims,
        "citations": (citation(),),
    }
    return Answer(question=question, **{**values, **fields})  # type: ignore[arg-type]


def refused(question: str) -> Answer:
    """A refusal that names the nearest documents and shows what was withheld."""
    return Answer(
        question,
        AnswerStatus.NOT_IN_MATERIAL,
        "Aineistossa ei ole vastausta tähän kysymykseen.",
        nearest=(KUOPIO, LAW),
        withheld=(Withheld("Kuopio saa 90 prosenttia.", "number"),),
    )


class FakeAssistant:
    """Answers about Kuopio, refuses the rest, raises when told to; remembers what it was asked with."""

    def __init__(self, error: Exception | None = None) -> None:
        self.documents = {KUOPIO.id: KUOPIO, LAW.id: LAW}
        self.sources = {SOURCE.id: SOURCE}
        self.error = error
        self.asked: list[tuple[str, tuple[Turn, ...], tuple[str, ...], tuple[str, ...]]] = []

    def stream(
        self, question: str, history: Sequence[Turn] = (), kinds: Sequence[str] = (), cities: Sequence[str] = ()
    ) -> Iterator[Answer]:
        """Two states of an answer about Kuopio, one refusal otherwise."""
        self.asked.append((question, tuple(history), tuple(kinds), tuple(cities)))
        if self.error:
            raise self.error
        if "Kuopio" in question:
            second = Claim("Kuopion sopimuksen keskiössä on Savilahti.", (2,))
            yield answered(question)
            yield answered(
                question,
                Claim(FOCUS, (1,)),
                second,
                citations=(citation(), citation(2, second.text)),
                interpretation="Mitkä ovat Kuopion ekosysteemisopimuksen painopisteet?",
            )
        else:
            yield refused(question)

    def surroundings(self, citation: Citation, width: int = 600) -> Surroundings:
        """The whole of Kuopio's digest around the quote."""
        if citation.document_id != KUOPIO.id:
            raise KeyError(citation.document_id)
        before, after = KUOPIO_TEXT[: citation.start], KUOPIO_TEXT[citation.end :]
        return Surroundings(before, citation.quote, after, ("Kuopion ekosysteemisopimus", "Painopisteet"))
