"""How the two halves of the retriever are added.

``score = cosine + words + boosts`` with ``words = weight · BM25 / highest BM25 that the query could get``. Adding scores
keeps how sure each half is; rank fusion forgets it and loses to the better half. Three things decide what the words weigh.
The share of the highest possible score says how much of the query a passage says in its own words: it is low where a
question paraphrases or a word is unknown, and the vector decides. The form says whether the words are meant: a title or
a quotation is the text's own, a question or a statement is not, and one in another language shares names and,
through the glossary, terms. And length: of many words every passage says some, so that the shares lie closer together
though they tell more; what is stated or titled at length weighs more in proportion. A question does not: it paraphrases
however long it is (docs/decisions/0002-fusion.md has the figures and the sets these were chosen on).
"""

from __future__ import annotations

from assistant.index.lexical import Floats, LexicalQuery
from assistant.question.hints import Hints, QueryForm

WEIGHTS = {
    QueryForm.QUESTION: 0.10,
    QueryForm.SENTENCE: 0.10,
    QueryForm.KEYWORDS: 0.15,
    QueryForm.TITLE: 0.15,
    QueryForm.QUOTED: 0.30,
    QueryForm.SECTION: 0.60,
}
FOREIGN = 0.06
SHORT = 6.0  # ``LexicalQuery.size``; three words or so, with their parts and beginnings
LONGEST = {QueryForm.SENTENCE: 0.40, QueryForm.KEYWORDS: 0.25, QueryForm.TITLE: 0.25}


def words(bm25: Floats, query: LexicalQuery, hints: Hints) -> Floats:
    """What the words add to each candidate's score."""
    return (weight(query, hints) / max(query.ceiling, 1e-6)) * bm25


def weight(query: LexicalQuery, hints: Hints) -> float:
    """What a passage gains that says every word of the query as strongly as a passage can."""
    if hints.language != "fi":
        return FOREIGN
    usual = WEIGHTS[hints.form]
    longest = LONGEST.get(hints.form, usual)
    return max(usual, min(longest, usual * query.size / SHORT))
