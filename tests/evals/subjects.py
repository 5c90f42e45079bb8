"""A stand-in for the assistant: a little material, an exact index of words, and faults that can be switched on."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from assistant.domain import (
    Answer,
    AnswerStatus,
    Chunk,
    Citation,
    Claim,
    Document,
    Passage,
    ScoredSentence,
    Section,
    Sentence,
    Turn,
)
from evals.cases.dataset import Case, Gold

MATERIAL = {
    f"asiakirja-{at}": f"Kohteen {word} tuki on {at * 10 + 10} euroa."
    for at, word in enumerate(
        ("kuusi", "mänty", "koivu", "leppä", "haapa", "paju", "pihlaja", "tammi", "saarni", "jalava")
    )
}


def passage(document_id: str, text: str) -> Passage:
    """The whole document as one passage of one sentence."""
    sentence = Sentence(document_id, 0, 0, 0, 0, len(text), text, source_ids=("S1",))
    return Passage(
        Chunk(document_id, 0, 0, 0, len(text), text),
        Document(document_id, document_id),
        Section(document_id, 0, 0, len(text), "Tuki"),
        score=1.0,
        sentences=(ScoredSentence(sentence, 1.0),),
    )


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


@dataclass
class FakeSubject:
    """Ranks documents by shared words and answers with the best one's sentence."""

    name: str = "fake"
    skip_best: bool = False
    refuses: bool = True
    lies: bool = False
    invents: bool = False
    asked: list[str] = field(default_factory=list)

    def answer(self, question: str, history: Sequence[Turn]) -> Answer:
        self.asked.append(question)
        best = self.passages(question, history)[0].chunk
        if self.refuses and not any(word in words(question) for word in words(best.text) - {"kohteen", "tuki", "on"}):
            return Answer(question, AnswerStatus.NOT_IN_MATERIAL, "Aineisto ei kerro.")
        said = best.text.replace("0 euroa", "9 euroa") if self.lies else best.text
        quote = best.text.upper() if self.invents else best.text
        cited = Citation(1, best.document_id, best.document_id, "", "", "", "Tuki", None, 0, len(best.text), quote)
        return Answer(question, AnswerStatus.ANSWERED, f"{said} [1]", (Claim(said, (1,)),), (cited,))

    def passages(self, question: str, history: Sequence[Turn]) -> Sequence[Passage]:
        asked = words(question) | {word for turn in history for word in words(turn.question)}
        order = sorted(MATERIAL, key=lambda name: (-len(asked & words(MATERIAL[name])), name))
        return [passage(name, MATERIAL[name]) for name in order][int(self.skip_best) : 10]

    def text(self, document_id: str) -> str:
        return MATERIAL.get(document_id, "")

    def facts(self) -> Mapping[str, str]:
        return {"encoder": "words"}


def cases() -> list[Case]:
    """One answerable question for every document and five that the material does not answer."""
    answerable = [
        Case(
            id=f"a{at}",
            question=f"Paljonko kohteen {text.split()[1]} tuki on?",
            kind="staff",
            difficulty="easy",
            held_out=at % 3 == 2,
            gold=(Gold(name, "Tuki"),),
            key_facts=((f"{at * 10 + 10} euroa",),),
            answerable=True,
            expected_status="answered",
        )
        for at, (name, text) in enumerate(MATERIAL.items())
    ]
    hopeless = [
        Case(id=f"u{at}", question=f"Mikä on sää {city}?", kind="unanswerable", answerable=False)
        for at, city in enumerate(("Oulussa", "Porissa", "Turussa", "Lahdessa", "Vaasassa"))
    ]
    return answerable + hopeless
