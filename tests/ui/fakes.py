"""An assistant that knows two documents: the outermost boundary of the chat, faked where no index is needed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from starlette.testclient import TestClient

from assistant.domain import (
    Answer,
    AnswerStatus,
    Chunk,
    Citation,
    Claim,
    Commitment,
    Document,
    Passage,
    Section,
    Source,
    Surroundings,
    Turn,
    Withheld,
)
from assistant.index.history import Generation
from assistant.retrieval.register import Nearest, Register, Row, Wanted
from assistant.verification.examine import Bearing, Examined, Witness
from ui.chat import Chat
from ui.feedback import FeedbackLog
from ui.places import Places
from ui.server import application
from ui.settings import Site
from ui.store import Store

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
SECTION = Section(KUOPIO.id, 0, 0, len(KUOPIO_TEXT), "Kuopion ekosysteemisopimus", path=("Kuopion ekosysteemisopimus",))
FOCUS = "Kuopion painopisteet ovat terveysteknologia ja vesiosaaminen."

COMMITMENTS = (
    Commitment(
        KUOPIO.id, "kaupunki", "ovat", FOCUS, 47, 47 + len(FOCUS), "Painopisteet", None, ("Kuopio",), "velvoite"
    ),
    Commitment(KUOPIO.id, "valtio", "on", "=1+1 Savilahti.", 0, 9, "Painopisteet", 3, (), "tavoite"),
)


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
        self.generation = "generation-000001-abc"
        self.error = error
        self.texts = {KUOPIO.id: KUOPIO_TEXT, LAW.id: KUOPIO_TEXT}
        self.files: dict[str, Path] = {}
        self.generations = [Generation(self.generation, True, "2026-11-25T01:02:03+00:00", 2, 2)]
        self.sinces: list[str] = []
        self.asked: list[tuple[str, tuple[Turn, ...], tuple[str, ...], tuple[str, ...]]] = []

    def stream(
        self,
        question: str,
        history: Sequence[Turn] = (),
        kinds: Sequence[str] = (),
        cities: Sequence[str] = (),
        since: str = "",
    ) -> Iterator[Answer]:
        """Two states of an answer about Kuopio, one refusal otherwise."""
        self.asked.append((question, tuple(history), tuple(kinds), tuple(cities)))
        self.sinces.append(since)
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

    def search(
        self,
        question: str,
        k: int = 10,
        kinds: Sequence[str] = (),
        cities: Sequence[str] = (),
        since: str = "",
    ) -> list[Passage]:
        """One passage: Kuopio's digest."""
        chunk = Chunk(KUOPIO.id, 0, 0, 0, len(KUOPIO_TEXT), KUOPIO_TEXT)
        return [Passage(chunk, KUOPIO, SECTION, 1.0)][:k]

    def examine(self, text: str) -> tuple[Examined, ...]:
        """The statement is carried when it is Kuopio's focus; another differs from it."""
        bearing = Bearing.CARRIES if text == FOCUS else Bearing.DIFFERS
        reason = "" if text == FOCUS else "number"
        return (Examined(text, bearing, (Witness(bearing, reason, (), (citation(),)),)),)

    def file(self, document_id: str) -> Path | None:
        """The file that a test gave for the document."""
        return self.files.get(document_id)

    def commitments(self, city: str = "", party: str = "") -> list[Commitment]:
        """Two commitments of Kuopio's digest."""
        return [one for one in COMMITMENTS if not city or city in one.cities]

    def register(self, wanted: Wanted) -> Register:
        """The rows whose fields are just as wanted; without one, that there is one of Kuopio."""
        rows = tuple(
            Row(one, KUOPIO)
            for one in COMMITMENTS
            if wanted.city in ("", *one.cities)
            and wanted.party in ("", one.party)
            and wanted.strength in ("", one.strength)
        )
        nearest = () if rows else (Nearest("party", wanted.party, 1, ("kaupunki",)),)
        return Register(rows, wanted, replace(wanted, city=wanted.city and "Kuopio"), (), nearest)

    def text(self, document_id: str) -> str:
        """Kuopio's text, or another that a test gave."""
        return self.texts[document_id]

    def sections(self, document_id: str) -> list[Section]:
        """The whole text as one section."""
        return [replace(SECTION, document_id=document_id, end=len(self.texts[document_id]))]


def served(
    assistant: FakeAssistant | None = None,
    site: Site | None = None,
    feedback: Path | None = None,
    places: Places | None = None,
) -> TestClient:
    """A client of the whole service over a fake assistant."""
    site = site or Site()
    store = Store(site.conversations, site.retention_days)
    chat = Chat(assistant or FakeAssistant(), store, FeedbackLog(feedback), places)
    return TestClient(application(chat, site), base_url="http://127.0.0.1:7860")
