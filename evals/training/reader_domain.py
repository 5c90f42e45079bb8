"""``python -m evals.training.reader_domain CASES CORPUS SHARED OUT E5``: the product's own training questions as rows of tokens.

Only the training files are read, and no question that is held out. Documents whose name falls to :func:`kept_back`
are measured, not trained on. A window carries its document's title and heading before the text, as in the product.
"""

from __future__ import annotations

import json
import random
import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.language.sentences import split_sentences
from assistant.models.reader_inputs import LONGEST, Inputs, Pieces, room_for
from evals.training.reader_data import DOMAIN, HELD_OUT, LABELLED, Builder, Passage, read, similar
from evals.training.reader_examples import Example

CASES = ("training_cities", "training_process", "training_elsewhere", "calibration", "officials")
POSITIVES = 3  # each with a window of its own where the section is longer than one
_CITED = re.compile(r"\s*(?:\[S\d+\])+")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a document; ``lead`` is what stands before its text in a window."""

    document: str
    heading: str
    lead: str
    text: str


def sections(corpus: Path) -> list[Section]:
    """Every section of the corpus, without its source marks."""
    found = []
    for path in sorted((corpus / "documents").glob("*.md")):
        title, heading, lines = "", "", list[str]()
        for line in [*path.read_text(encoding="utf-8").splitlines(), "## "]:
            if line.startswith("# "):
                title = line[2:].strip()
            elif line.startswith("## "):
                if heading and lines:
                    found.append(Section(path.stem, heading, f"{title}. {heading}. ", "\n".join(lines)))
                heading, lines = line[3:].strip(), []
            elif line.strip() and not line.startswith(">"):
                lines.append(_CITED.sub("", line).strip())
    return found


def cases(folder: Path) -> list[dict[str, Any]]:
    """The questions to train on."""
    rows = []
    for name in CASES:
        for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if not row.get("held_out") and not row.get("history"):
                rows.append(row)
    return rows


def kept_back(name: str) -> bool:
    """Whether a document (or, of a question without one, its id) is measured only."""
    return zlib.crc32(name.encode()) % 8 == 0


class DomainBuilder:
    """Windows of sections for questions."""

    def __init__(self, builder: Builder, every: Sequence[Section], cities: Sequence[Sequence[str]]) -> None:
        self.builder, self.sections, self.cities = builder, every, cities
        self._leads = builder.inputs.pieces([section.lead for section in every])
        self._texts = [section.text for section in every]
        self._words = [f"{section.lead} {section.text}" for section in every]

    def near(self, question: str) -> list[int]:
        """Sections that share rare words with a question."""
        return next(similar([question], self._words, 8))

    def add(self, question: str, number: int, spans: Sequence[tuple[int, int]], label: float, weight: float) -> None:
        """Add a window of a section that holds the spans, or the beginning or another part of it when there are none."""
        asked = self.builder.inputs.pieces([question])[0]
        self._add(asked, self._leads[number], self._passage(self._texts[number]), spans, label, weight)

    def without(self, question: str, number: int, spans: Sequence[tuple[int, int]]) -> None:
        """Add the section less the lines that answer."""
        text = self._texts[number]
        kept = [text[a:b] for a, b in split_sentences(text) if not any(a < e and b > s for s, e in spans)]
        if len(kept) > 1 and spans:
            asked = self.builder.inputs.pieces([question])[0]
            self._add(asked, self._leads[number], self._passage(" ".join(kept)), [], 0.05, 0.8)

    def _passage(self, text: str) -> Passage:
        return Passage(text, self.builder.inputs.pieces([text])[0], split_sentences(text))

    def _add(
        self,
        asked: Pieces,
        lead: Pieces,
        passage: Passage,
        spans: Sequence[tuple[int, int]],
        label: float,
        weight: float,
    ) -> None:
        room = room_for(asked, LONGEST) - len(lead.ids)
        randomly = self.builder.randomly
        start = 0
        if len(passage.pieces.ids) > room:
            start = self.builder.around(passage, spans[randomly.randrange(len(spans))], room) if spans else 0
            if not spans and label < 0.5:
                start = randomly.randrange(len(passage.pieces.ids) - room + 1)
        window = Pieces(
            lead.ids + passage.pieces.ids[start : start + room],
            [(-1, -1)] * len(lead.ids) + passage.pieces.offsets[start : start + room],
        )
        row = self.builder.inputs.row(asked, window, LONGEST)
        found = []
        for span in spans if label > 0.5 else ():
            inside = [i for i, (a, b) in enumerate(row.offsets) if a < span[1] and b > span[0] and b > 0]
            if inside:
                found.append((row.first + inside[0], row.first + inside[-1]))
        if spans and label > 0.5 and not found:
            return
        self.builder.examples.add(Example(row.ids, row.first, found, label, weight, DOMAIN))


def _facts(row: dict[str, Any], text: str) -> list[tuple[int, int]]:
    lowered = text.lower()
    found = []
    for alternatives in row.get("key_facts", []):
        for fact in alternatives:
            at = lowered.find(fact.lower())
            if at >= 0:
                found.append((at, at + len(fact)))
                break
    return found


def _swaps(question: str, text: str, cities: Sequence[Sequence[str]], randomly: random.Random) -> Iterator[str]:
    """The question about another city or another year, which the text does not name."""
    lowered = text.lower()
    for forms in cities:
        for case, form in enumerate(forms):
            pattern = re.compile(rf"\b{form}\b", re.IGNORECASE)
            if pattern.search(question):
                others = [other for other in cities if other[0][:4].lower() not in lowered and other is not forms]
                for other in randomly.sample(others, min(2, len(others))):
                    yield pattern.sub(other[case], question)
    for match in _YEAR.finditer(question):
        year = match.group()
        years = [str(new) for new in range(2012, 2034) if str(new) not in text and str(new) not in question]
        yield question.replace(year, randomly.choice(years))


def domain(build: DomainBuilder, held_out: DomainBuilder, rows: Sequence[dict[str, Any]]) -> None:
    """Positive, similar, swapped and robbed windows of every question."""
    for row in rows:
        question, gold = row["question"], row.get("gold", [])
        name = gold[0]["document_id"] if gold else row["id"]
        into = held_out if kept_back(name) else build
        randomly = into.builder.randomly
        near = into.near(question)
        if not gold:
            if not row.get("answerable") and row.get("expected_status", "not_in_material") == "not_in_material":
                for number in near[:4]:
                    into.add(question, number, [], 0.0, 0.8)
            continue
        documents = {place["document_id"] for place in gold}
        places = {(place["document_id"], place.get("section")) for place in gold}
        own = [i for i, s in enumerate(into.sections) if (s.document, s.heading) in places]
        for number in own:
            text = into.sections[number].text
            spans = _facts(row, text)
            if not spans and row.get("key_facts"):
                continue
            for _ in range(1 if into is held_out else POSITIVES):
                into.add(question, number, spans, 1.0, 1.0)
            if len(own) == 1:
                into.without(question, number, spans)
            full = into.sections[number].lead + text
            for swapped in _swaps(question, full, into.cities, randomly):
                into.add(swapped, number, [], 0.0, 1.0)
        facts = [fact.lower() for alternatives in row.get("key_facts", []) for fact in alternatives]
        others = [i for i in near if i not in own and not any(f in into.sections[i].text.lower() for f in facts)]
        for number in others[:3]:
            same = into.sections[number].document in documents
            into.add(question, number, [], 0.05, 0.7 if same else 0.8)
        headings = {into.sections[i].heading for i in own}
        if any(document.startswith("kaupunki-") for document in documents):
            elsewhere = [
                i for i, s in enumerate(into.sections) if s.heading in headings and s.document not in documents
            ]
            for number in randomly.sample(elsewhere, min(2, len(elsewhere))):
                into.add(question, number, [], 0.02, 1.0)


def labelled(builder: Builder, rows: Sequence[dict[str, Any]]) -> None:
    """The labelled questions of the articles that are not held out; a window holds the answer where there is one."""
    kept = [row for row in rows if row["article"] not in HELD_OUT]
    texts = sorted({row["passage"] for row in kept})
    passages = dict(zip(texts, builder.passages(texts), strict=True))
    for row, question in zip(kept, builder.inputs.pieces([row["question"] for row in kept]), strict=True):
        spans = sorted({(at, at + len(a)) for a in row["answers"] if (at := row["passage"].find(a)) >= 0})
        label = float(row["answerable"])
        if spans or not label:
            builder.add(question, passages[row["passage"]], spans, label, 1.0, LABELLED, LONGEST)


def main(arguments: Sequence[str]) -> int:
    """Write ``domain.npz`` and ``domain_held_out.npz``."""
    folder, corpus, shared, out, encoder = (Path(name) for name in arguments)
    inputs = Inputs(encoder)
    every = sections(corpus)
    cities = json.loads((Path(__file__).parent / "cities.json").read_text(encoding="utf-8"))
    build, held_out = (DomainBuilder(Builder(inputs), every, cities) for _ in range(2))
    domain(build, held_out, cases(folder))
    own = len(build.builder.examples.rows)
    labelled(build.builder, read(shared / "squad2_fi_labelled.jsonl.gz"))
    build.builder.examples.save(out / "domain.npz")
    held_out.builder.examples.save(out / "domain_held_out.npz")
    print(
        "domain",
        own,
        "labelled",
        len(build.builder.examples.rows) - own,
        "held out",
        len(held_out.builder.examples.rows),
    )
    return 0
