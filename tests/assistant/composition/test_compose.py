"""Which of the weighed sentences are shown, and in what order."""

from __future__ import annotations

import numpy as np

from assistant.composition.compose import compose
from assistant.domain import Passage, ScoredSentence
from assistant.question.question import understand
from assistant.reading.evidence import Evidence
from assistant.reading.features import NAMES, candidates_of
from tests.factories import parsed_document

TEXT = """# Silta
Kivisilta ylittää kapean joen.
Se rakennettiin vuonna 1888.
Kaiteet uusittiin myöhemmin.
Sillan kunnossapidosta vastaavat seuraavat:
- kunta
- tiehoitokunta
"""


def evidence(*order: tuple[str, float]) -> list[Evidence]:
    """The sentences that begin so, with these probabilities, best first."""
    parsed = parsed_document("silta", TEXT)
    scored = tuple(ScoredSentence(sentence, 0.9) for sentence in parsed.sentences)
    passage = Passage(parsed.chunks[0], parsed.document, parsed.sections[0], 1.0, {}, scored)
    candidates = {c.scored.sentence.text: c for c in candidates_of([passage])}
    found = [(next(c for text, c in candidates.items() if text.startswith(begins)), p) for begins, p in order]
    return [Evidence(candidate, p, p, np.zeros(len(NAMES))) for candidate, p in found]


def shown(*order: tuple[str, float]) -> list[str]:
    drafts = compose(understand("Milloin silta rakennettiin?"), evidence(*order))
    return [draft.text for draft in drafts]


def test_the_answer_leads_with_the_direct_sentence_and_brings_the_one_it_refers_back_to() -> None:
    assert shown(("Se rakennettiin", 0.95)) == ["Se rakennettiin vuonna 1888.", "Kivisilta ylittää kapean joen."]


def test_sentences_are_added_until_the_answer_is_probably_among_them() -> None:
    unsure = shown(("Kivisilta", 0.5), ("Kaiteet", 0.44), ("Se rakennettiin", 0.02))
    assert unsure == ["Kivisilta ylittää kapean joen.", "Kaiteet uusittiin myöhemmin."]


def test_a_list_comes_whole_behind_its_lead_in() -> None:
    assert shown(("kunta", 0.95)) == ["Sillan kunnossapidosta vastaavat seuraavat:", "kunta", "tiehoitokunta"]
