"""The retriever as a LangChain component: usable in any chain that takes a ``BaseRetriever``."""

from __future__ import annotations

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document as LangChainDocument
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from assistant.domain import Passage
from assistant.index.index import Index
from assistant.retrieval.retrieve import Retriever
from assistant.settings import Settings


class PassageRetriever(BaseRetriever):
    """Passages as LangChain documents: the text, and in ``metadata`` what a citation needs and why it ranks there."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    retriever: Retriever
    k: int = 10
    kinds: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()

    @classmethod
    def open(
        cls, settings: Settings | None = None, k: int = 10, kinds: tuple[str, ...] = (), cities: tuple[str, ...] = ()
    ) -> PassageRetriever:
        """Open the index that ``settings`` (default: the environment's) name.

        Raises IndexMissingError, IndexMismatchError or IndexDamagedError.
        """
        settings = settings or Settings.from_environment()
        retriever = Retriever(Index.open(settings.index, settings), settings)
        return cls(retriever=retriever, k=k, kinds=kinds, cities=cities)

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[LangChainDocument]:
        return [_document(passage) for passage in self.retriever.retrieve(query, self.k, self.kinds, self.cities)]


def _document(passage: Passage) -> LangChainDocument:
    document, chunk = passage.document, passage.chunk
    metadata = {
        "document_id": document.id,
        "title": document.title,
        "publisher": document.publisher,
        "date": document.date,
        "url": document.url,
        "kind": document.kind,
        "cities": list(document.cities),
        "section": passage.section.label,
        "page_start": chunk.page_start,
        "page_end": chunk.page_end,
        "start": chunk.start,
        "end": chunk.end,
        "score": passage.score,
        "scores": dict(passage.scores),
    }
    return LangChainDocument(page_content=chunk.text, metadata=metadata, id=chunk.id)
