"""What the words of a query weigh beside its vector."""

import numpy as np

from assistant.index.lexical import LexicalQuery
from assistant.question.hints import Hints, QueryForm, read_query
from assistant.retrieval.fusion import FOREIGN, LONGEST, WEIGHTS, weight, words


def _query(size: int) -> LexicalQuery:
    return LexicalQuery(dict.fromkeys(range(size), 1.0), ceiling=float(size))


def test_a_long_statement_is_looked_for_by_its_words_more_than_a_short_one() -> None:
    short, long = (
        "Uusi valtuusto kokoontuu kaupungintalolla.",
        "Valtuusto kokoontuu kaupungintalolla maanantaisin silloin, kun asioita on.",
    )
    hints = read_query(short), read_query(long)
    assert hints[0].form is hints[1].form is QueryForm.SENTENCE
    assert weight(_query(4), hints[0]) < weight(_query(16), hints[1])


def test_a_question_paraphrases_however_long_it_is() -> None:
    hints = Hints(form=QueryForm.QUESTION)
    assert weight(_query(2), hints) == weight(_query(40), hints)


def test_no_length_makes_the_words_decide_alone() -> None:
    for form in (QueryForm.SENTENCE, QueryForm.KEYWORDS, QueryForm.TITLE):
        assert (
            WEIGHTS[form]
            <= weight(_query(1), Hints(form=form))
            <= weight(_query(500), Hints(form=form))
            == LONGEST[form]
        )


def test_another_language_shares_names_and_terms_whatever_the_form() -> None:
    assert {weight(_query(20), Hints(form=form, language="sv")) for form in QueryForm} == {FOREIGN}


def test_a_passage_with_every_word_gains_the_whole_weight_and_one_with_none_nothing() -> None:
    query, hints = _query(4), Hints(form=QueryForm.QUESTION)
    gained = words(np.asarray([0.0, 2.0, 4.0], np.float32), query, hints)
    assert gained.tolist() == np.asarray([0.0, 0.05, 0.1], np.float32).tolist()
