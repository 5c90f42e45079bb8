"""Page-level test collections out of PDF files and questions that name a file and a page.

What the product's readers find (sections, headings, running headers) is left out on purpose: pages are read as pypdf gives
them, and are passages as they are or cut by LangChain's RecursiveCharacterTextSplitter, so that every system ranks what a
user would otherwise index. Every passage of the page that is named is right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from langchain_text_splitters import RecursiveCharacterTextSplitter
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from assistant.errors import ApuriError
from evals.retrieval.collection import Collection, TestPassage
from evals.retrieval.pages import read_questions

QUESTIONS = "questions.jsonl"
_ZERO_WIDTH = "\u200b"


def read_paged(folder: Path, characters: int = 0) -> Collection:
    """Every page of every PDF in ``folder`` as a passage, or cut to ``characters`` when that is above 0.

    Raises ApuriError when a file cannot be read or a question names a page that has no text.
    """
    passages = [piece for path in sorted(folder.glob("*.pdf")) for piece in _pieces(path, characters)]
    gains: dict[str, dict[str, float]] = {}
    questions = read_questions(folder / QUESTIONS)
    for number, question in enumerate(questions):
        starts = tuple(f"{file}:{page}:" for file, page in question.places)
        gains[str(number)] = {passage.id: 1.0 for passage in passages if passage.id.startswith(starts)}
        if not gains[str(number)]:
            raise ApuriError(f"{folder / QUESTIONS}, question {number + 1}: its page is not there or has no text.")
    return Collection({str(n): question.text for n, question in enumerate(questions)}, tuple(passages), gains)


def _pieces(path: Path, characters: int) -> Iterator[TestPassage]:
    for page, text in enumerate(_texts(path), start=1):
        pieces: Sequence[str] = [text.strip()]
        if characters:
            pieces = RecursiveCharacterTextSplitter(chunk_size=characters, chunk_overlap=0).split_text(text)
        yield from (TestPassage(f"{path.name}:{page}:{n}", piece) for n, piece in enumerate(pieces) if piece)


def _texts(path: Path) -> list[str]:
    try:
        return [(page.extract_text() or "").replace(_ZERO_WIDTH, "") for page in PdfReader(path).pages]
    except (OSError, PyPdfError) as error:
        raise ApuriError(f"{path} cannot be read as a PDF ({error}).") from None
