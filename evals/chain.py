"""What the usual tutorial gives: split every 1,000 characters, embed, fetch the four nearest, show their beginnings.

The same encoder and texts as the product's, no lexical search, no look at the conversation, no check and no refusal.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from assistant.domain import (
    Answer,
    AnswerStatus,
    Chunk,
    Citation,
    Claim,
    Document,
    Passage,
    ScoredSentence,
    Sentence,
    Turn,
)
from assistant.errors import MissingExtraError
from assistant.index.index import Index
from assistant.language.sentences import split_sentences
from assistant.models.loading import load_encoder
from assistant.settings import Settings

CHUNK_SIZE, OVERLAP, TOP = 1000, 200, 4
_FIRST_SENTENCES = 2
_SHOWN_PASSAGES = 10


class TutorialChain:
    """The chain as a subject: RecursiveCharacterTextSplitter, Chroma similarity search, first sentences."""

    name = "tutorial chain"

    def __init__(self, settings: Settings) -> None:
        index = Index.open(settings.index, settings)
        catalog = index.catalog
        self._documents: Mapping[str, Document] = dict(catalog.documents)
        self._texts = {name: catalog.text(name) for name in self._documents}
        self._sections = {name: list(catalog.sections(name)) for name in self._documents}
        self._sentences = {name: list(catalog.sentence_range(name, 0, 10**9)) for name in self._documents}
        self._meta = dict(catalog.meta)
        self._store = _store(settings, self._texts)
        index.close()

    def answer(self, question: str, history: Sequence[Turn]) -> Answer:
        """The first sentences of the four nearest chunks, each cited."""
        passages = self._nearest(question, TOP)
        claims: list[Claim] = []
        citations: list[Citation] = []
        for passage in passages:
            for start, end in _beginning(passage.chunk.text):
                citations.append(_citation(len(citations) + 1, passage, start, end))
                claims.append(Claim(citations[-1].quote, (len(citations),)))
        text = " ".join(f"{claim.text} [{n}]" for n, claim in enumerate(claims, start=1))
        return Answer(question, AnswerStatus.ANSWERED, text, tuple(claims), tuple(citations))

    def passages(self, question: str, history: Sequence[Turn]) -> Sequence[Passage]:
        """The nearest chunks, best first."""
        return self._nearest(question, _SHOWN_PASSAGES)

    def text(self, document_id: str) -> str:
        """The canonical text of a document."""
        return self._texts.get(document_id, "")

    def facts(self) -> Mapping[str, str]:
        """The index whose texts it reads, and how it cuts them."""
        return {**self._meta, "chunk_size": str(CHUNK_SIZE), "overlap": str(OVERLAP), "top": str(TOP)}

    def _nearest(self, question: str, k: int) -> list[Passage]:
        found = self._store.similarity_search_with_score(question, k=k)
        return [self._passage(chunk.metadata, chunk.page_content, -score) for chunk, score in found]

    def _passage(self, where: Mapping[str, object], text: str, score: float) -> Passage:
        name, start = str(where["document_id"]), int(str(where["start_index"]))
        end = start + len(text)
        section = next(section for section in reversed(self._sections[name]) if section.start <= start)
        inside = [one for one in self._sentences[name] if start <= one.start and one.end <= end]
        return Passage(
            Chunk(name, 0, section.ordinal, start, end, text),
            self._documents[name],
            section,
            score,
            sentences=tuple(map(ScoredSentence, inside)),
        )


def _store(settings: Settings, texts: Mapping[str, str]) -> Any:
    try:
        from chromadb.config import Settings as ChromaSettings
        from langchain_chroma import Chroma
        from langchain_text_splitters import RecursiveCharacterTextSplitter
    except ImportError as error:
        raise MissingExtraError(
            f"The tutorial chain needs {error.name}; install it with: pip install '.[dev]'."
        ) from None
    splitter = RecursiveCharacterTextSplitter(chunk_size=CHUNK_SIZE, chunk_overlap=OVERLAP, add_start_index=True)
    chunks = splitter.create_documents(list(texts.values()), [{"document_id": name} for name in texts])
    return Chroma.from_documents(
        chunks, load_encoder(settings), client_settings=ChromaSettings(anonymized_telemetry=False)
    )


def _beginning(text: str) -> list[tuple[int, int]]:
    return split_sentences(text)[:_FIRST_SENTENCES]


def _citation(n: int, passage: Passage, start: int, end: int) -> Citation:
    chunk, document = passage.chunk, passage.document
    at = chunk.start + start
    source = next((one.sentence.source_ids[0] for one in passage.sentences if _holds(one.sentence, at)), "")
    return Citation(
        n, document.id, document.title, document.publisher, document.date, document.url, passage.section.label, None,
        at, chunk.start + end, chunk.text[start:end], source,
    )  # fmt: skip


def _holds(sentence: Sentence, at: int) -> bool:
    return bool(sentence.source_ids) and sentence.start <= at < sentence.end
