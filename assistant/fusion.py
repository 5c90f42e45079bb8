"""How the two halves of the retriever are added.

``score = cosine + weight · coverage · BM25 / best BM25``. Adding scores keeps how sure each half is; rank fusion
forgets it and loses to the better half. Two things decide what the words weigh. ``coverage``, the best BM25 score over
the highest that the query could get, says how much of the query any passage says in its own words: it is low where a
question paraphrases or a word is unknown, and the vector decides. The form says whether the words are meant: a title
or a quotation is the text's own, a question is not, and one in another language shares next to none
(docs/decisions/0002-fusion.md has the figures).
"""

from __future__ import annotations

from assistant.hints import Hints, QueryForm
from assistant.lexical import Floats

WEIGHTS = {
    QueryForm.QUESTION: 0.10,
    QueryForm.KEYWORDS: 0.14,
    QueryForm.TITLE: 0.16,
    QueryForm.QUOTED: 0.25,
    QueryForm.SECTION: 0.25,
}
FOREIGN = 0.04


def lexical_weight(hints: Hints) -> float:
    """What the words weigh, in units of the cosine, where a passage has every word of the query."""
    return WEIGHTS[hints.form] if hints.language == "fi" else FOREIGN


def fuse(dense: Floats, bm25: Floats, ceiling: float, hints: Hints) -> Floats:
    """The fused score of each candidate; ``ceiling`` is the highest BM25 score that the query could get."""
    return dense + (lexical_weight(hints) / max(ceiling, 1e-6)) * bm25
