"""How the two halves of the retriever are added, by the form of the query.

``score = cosine + weight · BM25 / best BM25``. Adding scores keeps how sure each half is; rank fusion forgets it and
loses to the better half. What a query is decides how much its words weigh: a title or a few keywords are words of the
text, a question paraphrases it, and one in another language shares next to none (docs/decisions/0002-fusion.md).
"""

from __future__ import annotations

from assistant.hints import Hints, QueryForm
from assistant.lexical import Floats

WEIGHTS = {
    QueryForm.QUESTION: 0.05,
    QueryForm.KEYWORDS: 0.10,
    QueryForm.TITLE: 0.15,
    QueryForm.QUOTED: 0.20,
    QueryForm.SECTION: 0.20,
}
FOREIGN = 0.02


def lexical_weight(hints: Hints) -> float:
    """What the best BM25 score of a query is worth, in cosine."""
    return WEIGHTS[hints.form] if hints.language == "fi" else FOREIGN


def fuse(dense: Floats, lexical: Floats, hints: Hints) -> Floats:
    """The fused score of each candidate; ``lexical`` is BM25 over the best of the index, 0..1."""
    return dense + lexical_weight(hints) * lexical
