"""How the two halves of the retriever are added.

``score = cosine + words + boosts`` with ``words = weight · BM25 / highest BM25 that the query could get``. Adding scores
keeps how sure each half is; rank fusion forgets it and loses to the better half. Two things decide what the words weigh.
The share of the highest possible score says how much of the query a passage says in its own words: it is low where a
question paraphrases or a word is unknown, and the vector decides. The form says whether the words are meant: a title or
a quotation is the text's own, a question or a statement is not, and one in another language shares names and,
through the glossary, terms (docs/decisions/0002-fusion.md has the figures).
"""

from __future__ import annotations

from assistant.hints import Hints, QueryForm
from assistant.lexical import Floats

WEIGHTS = {
    QueryForm.QUESTION: 0.10,
    QueryForm.SENTENCE: 0.10,
    QueryForm.KEYWORDS: 0.25,
    QueryForm.TITLE: 0.25,
    QueryForm.QUOTED: 0.30,
    QueryForm.SECTION: 0.30,
}
FOREIGN = 0.08


def words(bm25: Floats, ceiling: float, hints: Hints) -> Floats:
    """What the words add to each candidate's score; ``ceiling`` is the highest BM25 score that the query could get."""
    weight = WEIGHTS[hints.form] if hints.language == "fi" else FOREIGN
    return (weight / max(ceiling, 1e-6)) * bm25
